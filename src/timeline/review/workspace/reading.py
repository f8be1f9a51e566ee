"""Figures and dates as they are shown: where they stand, how they were read, which way they go."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.model import DateSpan, Figure, Source
from timeline.project.settings import Settings
from timeline.review.workspace.shown import Reading


def shown_readings(read: Iterable[Figure | DateSpan], shift: int = 0) -> tuple[Reading, ...]:
    """What was read in a text, in order of place; offsets so much further on."""
    return tuple(shown_reading(one, shift) for one in sorted(read, key=lambda one: (one.start, one.end)))


def shown_reading(read: Figure | DateSpan, shift: int = 0) -> Reading:
    if isinstance(read, DateSpan):
        return Reading(read.start + shift, read.end + shift, read.text, "date", read.edtf)
    from timeline.figures.show import show_direction, show_figure

    place = (read.start + shift, read.end + shift, read.text)
    return Reading(*place, "figure", show_figure(read), read.unit, show_direction(read))


def readings_in(source: Source, settings: Settings, start: int, end: int) -> tuple[Reading, ...]:
    """The figures and dates of a stretch of a source; what no reader sees as its words is left out."""
    from timeline.dates import find_dates
    from timeline.figures import read_figures

    words = source.visible[start:end]
    figures = read_figures(words, language=source.language)
    taken = {place for figure in figures for place in (figure.start, figure.end - 1)}
    order = settings.date_order
    dates = find_dates(words, published=source.published, language=source.language, order=order)
    return shown_readings([*figures, *(one for one in dates if not {one.start, one.end - 1} & taken)], start)

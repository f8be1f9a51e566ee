"""What is read in a row: the figures and dates of quote and claim, and which figure is compared."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from timeline.figures.show import list_as_written
from timeline.lang import has_file
from timeline.model import (
    Anchor,
    Backing,
    Claim,
    DateSpan,
    Figure,
    LockEntry,
    Match,
    Source,
)
from timeline.project.settings import Settings
from timeline.text.editorial import Mark, MarkKind, without_marks
from timeline.text.mojibake import undamaged
from timeline.text.readable import placed

Read = TypeVar("Read", Figure, DateSpan)

_NOT_BORNE = (Backing.CONTRADICTED, Backing.UNRELATED)


def unread_of(
    matches: Sequence[Match], quote: str, figures: Sequence[Figure], dates: Sequence[DateSpan], language: str
) -> tuple[str, ...]:
    """The numbers of a quote that were not read, where a figure of its claim is not borne by those that were."""
    missed = [match.claim for match in matches if match.backing in _NOT_BORNE]
    if not missed:
        return ()
    from timeline.evidence.unread import digits_of, unread_numbers

    wanted = {digits_of(figure.text) for figure in missed} - {""}
    return unread_numbers(quote, figures, dates, language, wanted)


def unread_in_claim(
    statement: str, figures: Sequence[Figure], dates: Sequence[DateSpan], language: str
) -> tuple[str, ...]:
    """The numbers of a claim that were not read; there are none in ASCII in a language that has a file."""
    if statement.isascii() and has_file(language):
        return ()
    from timeline.evidence.unread import unread_numbers

    return unread_numbers(statement, figures, dates, language)


def not_counts(dates: Sequence[DateSpan], figures: Sequence[Figure]) -> tuple[DateSpan, ...]:
    """The dates but for bare years that are figures: "a total of 1850"."""
    if not any(date.text.isdecimal() for date in dates):
        return tuple(dates)
    spans = {(figure.start, figure.end) for figure in figures}
    return tuple(date for date in dates if not (date.text.isdecimal() and (date.start, date.end) in spans))


def over_marks(
    quote: str, marks: Sequence[Mark], read: Callable[[str], Sequence[Read]]
) -> tuple[tuple[Read, ...], str]:
    """What is read in a quote without its editor's marks, and the words that were read.

    Where words are left out, what stands on both sides is no one figure or date: "5 […] million" is not five million.
    """
    words = without_marks(quote, marks)
    left_out = [mark for mark in marks if mark.kind is MarkKind.LEFT_OUT]
    found = tuple(read(words))
    if any(one.start < mark.start and mark.end < one.end for mark in left_out for one in found):
        words = without_marks(quote, (mark for mark in marks if mark not in left_out))
        found = tuple(read(words))
    return found, words


def through_damage(read: Callable[[str], Sequence[Read]], source: str, words: str) -> Sequence[Read]:
    """What is read in words of a source whose encoding is damaged, as they were before."""
    view = undamaged(words, among=source)
    return read(words) if view is None else [placed(one, view, words) for one in read(view.text)]


def read_row_date(claim: Claim, source: Source, settings: Settings) -> tuple[DateSpan | None, str]:
    """The date of a row, or why it cannot be read; neither where the cell is empty."""
    text = claim.date.strip()
    return _read_date(text, source.published, settings.language, settings.date_order) if text else (None, "")


@lru_cache(maxsize=1024)  # a table has many rows and few days
def _read_date(text: str, published: datetime.date | None, language: str, order: str) -> tuple[DateSpan | None, str]:
    from timeline.dates.parse import read_date

    date = read_date(text, published=published, language=language, order=order)
    if date is not None:
        return date, ""
    from timeline.dates.explain import explain_refusal

    hint = explain_refusal(text, published=published, language=language, order=order)
    return None, hint or "Write it as 2024-06-11, 2024-06 or 2024."


@lru_cache(maxsize=4096)  # a claim has a row for each of its sources, and a value is held against several figures
def figures_written(text: str, language: str) -> tuple[Figure, ...]:
    """The figures of a cell that stands in several rows or is asked for several times."""
    from timeline.figures.reading.read import read_figures

    return tuple(read_figures(text, language=language))


def meant_figure(
    claim: Claim, words: str, figures: Sequence[Figure], pairs: Sequence[tuple[Figure, Figure]], language: str
) -> tuple[tuple[Figure, ...], str]:
    """The figure of the quote that is compared with other rows, with its conversions, or why none is.

    A part that is told of its whole is one figure, with what it is in per cent.
    """
    twice = {id(figure): pair for pair in pairs for figure in pair}
    plain: list[tuple[Figure, ...]] = list(dict.fromkeys(twice.get(id(figure), (figure,)) for figure in figures))
    groups = with_shares(plain, words, figures, language)
    value = claim.value.strip()
    if value:
        each = [*groups, *((figure,) for figure in figures)]
        found = next((group for group in each if any(means(value, figure, language) for figure in group)), None)
        if found is None:
            listed = list_as_written(figures) or "no figure"
            return (), f"the value “{value[:60]}” is no figure of the quote, which has {listed}"
        return found, ""
    compared = claim.subject.strip() and claim.measure.strip() and claim.measure.strip().casefold() != "date"
    if len(groups) > 1 and compared:
        listed = list_as_written(figures)
        return (), f"the quote has several figures ({listed}), and `value` does not say which is meant"
    return (groups[0], "") if groups else ((), "")


def with_shares(
    groups: list[tuple[Figure, ...]], words: str, figures: Sequence[Figure], language: str
) -> list[tuple[Figure, ...]]:
    """The same, with each part of a whole as one, "12 of the 16", and where there is no figure "none of the pupils"."""
    from timeline.figures.comparing.parts import counted_shares

    for share in counted_shares(words, figures, language):
        if not share.part and figures:
            continue
        own: tuple[Figure, ...] = (share.percent, *([share.part] if share.part else []))
        groups = [
            group for group in groups if not any(share.percent.start <= one.start < share.percent.end for one in group)
        ]
        groups.append(own)
    return groups


def means(value: str, figure: Figure, language: str) -> bool:
    """Does the `value` cell mean this figure: its own words, some of them, or words that read to the same figure?"""
    if value == figure.text:
        return True
    read = figures_written(value[:200], language)
    if len(read) != 1 or read[0].text != value:
        return False
    same = (read[0].value, read[0].low, read[0].high) == (figure.value, figure.low, figure.high)
    hedged = value in figure.text and read[0].value == figure.value  # "$415 million" of "about $415 million"
    same = same or hedged
    return same and read[0].kind is figure.kind and read[0].unit in (figure.unit, "")


def is_stale(anchor: Anchor, entry: LockEntry | None, source: Source, settings: Settings, as_of: datetime.date) -> bool:
    """Does what the lock recorded no longer hold? A slight change is none of the words, unless the source changed."""
    if entry is None:
        return False
    too_old = settings.max_age and (as_of - entry.verified).days > settings.max_age
    holds = anchor.status.stands or (anchor.is_slight and source.sha256 == entry.sha256)
    return not holds or bool(too_old)

"""Figures as drawings: a conflict's intervals on one axis, and a measure over time as steps.

An interval is drawn from what its words allow at least to what they allow at most; a hedge without an end fades. The
figure as told is a dot within it. Values over time hold from one telling to the next, drawn as steps, with the interval
of each as an upright bar and the days that its date can mean as a flat one. Per cent across, pixels down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from markupsafe import Markup

from timeline.dates.calendar.days import number, plus
from timeline.evidence.model import Citation
from timeline.figures.show import as_printed, show_amount
from timeline.frozen import frozen
from timeline.model import Figure, FigureKind
from timeline.report.scale import (
    Extent,
    Scale,
    date_ticks,
    extent_of,
    nice_ticks,
    per_cent,
    year_scale,
    year_ticks,
    years_shown,
)
from timeline.report.sides import Side, common_currency, converted
from timeline.report.svg import NARROW, draw_extent
from timeline.report.tags import joined, tag
from timeline.report.words import NAME, year_name
from timeline.text.escape import clip

if TYPE_CHECKING:
    from timeline.figures.comparing.rates import Rates

LARGEST = 100
"""Powers of ten: floating point numbers hold more, but nothing that anybody counts does."""

EDGE = 12
"""Per cent of the width that is near an edge."""

BAND, MIDDLE, THICK = 22, 11, 8
PLOT, HEAD, FOOT = 170, 14, 22
"""Heights in pixels: of one row of an axis, of a plot over time and its margins."""


# ---- one axis for the sides of a conflict ----------------------------------------------------------------------------


@frozen
class Axis:
    """The drawing of each side, and of the ticks and the lines that they share."""

    bands: tuple[Markup, ...]
    ticks: Markup
    grid: Markup


def draw_axis(sides: Sequence[Side]) -> Axis | None:
    """The figures of a conflict on one axis; None where no two of them have a unit in common."""
    known = [side.common for side in sides if side.common]
    if len(known) < 2 or len({(figure.kind, figure.unit) for figure in known}) > 1:
        return None
    ends = ends_of(known)
    if not ends:
        return None
    low, high = min(ends), max(ends)
    pad = (high - low) / 8 or abs(high) / 10 or Decimal(1)
    scale = Scale(float(low - pad), float(high + pad))
    ticks = nice_ticks(low - pad, high + pad)
    lines = draw_grid([float(tick) for tick in ticks], scale)
    bands = tuple(draw_figure(side.common, scale, side.group) for side in sides)
    return Axis(bands, draw_ticks([(float(tick), label(tick, known[0])) for tick in ticks], scale), lines)


def ends_of(figures: Iterable[Figure]) -> list[Decimal]:
    """The finite ends and values of some figures; none where one is beyond what can be drawn."""
    ends = [end for each in figures for end in (each.low, each.value, each.high) if end is not None and end.is_finite()]
    return ends if all(abs(end.adjusted()) <= LARGEST for end in ends if end) else []


def draw_figure(figure: Figure | None, scale: Scale, group: int) -> Markup:
    """What a figure allows as a bar, and the figure as told as a dot."""
    if figure is None:
        return Markup("")
    start = scale.place(float(figure.low)) if figure.low.is_finite() else 0.0
    end = scale.place(float(figure.high)) if figure.high.is_finite() else 100.0
    extent = Extent(start, end, not figure.low.is_finite(), not figure.high.is_finite())
    parts = [draw_extent(extent, MIDDLE, THICK)] if extent.width >= NARROW else []
    if figure.value is not None:
        parts.append(tag("circle", cx=per_cent(scale.place(float(figure.value))), cy=MIDDLE, r=4))
    return tag("g", *parts, class_=f"g{min(group, 4)}")


def draw_grid(places: Sequence[float], scale: Scale) -> Markup:
    marks = [per_cent(scale.place(place)) for place in places]
    return joined([tag("line", class_="grid", x1=x, x2=x, y1=0, y2=BAND) for x in marks])


def draw_ticks(ticks: Sequence[tuple[float, str]], scale: Scale) -> Markup:
    """The names of the ticks, those near an edge turned inwards so that nothing is cut off."""
    drawn = []
    for at, words in ticks:
        place = scale.place(at)
        side = " start" if place < EDGE else " end" if place > 100 - EDGE else ""
        drawn.append(tag("text", words, class_=f"tick{side}", x=per_cent(place), y=12))
    return joined(drawn)


def label(value: Decimal, like: Figure) -> str:
    """A tick's value with the unit of the figures on its axis."""
    unit = like.unit if like.kind is not FigureKind.NUMBER else ""
    return show_amount(value, unit, like.kind)


def draw_dates(sides: Sequence[Side]) -> Axis | None:
    """The dates of a conflict on one axis of days."""
    dates = [side.citation.date for side in sides]
    known = [date for date in dates if date is not None]
    if not known:
        return None
    days = [day for date in known for day in (date.earliest, date.latest) if day is not None]
    if not days:
        return None
    room = max((number(max(days)) - number(min(days))) // 8, 3)
    first, last = plus(min(days), -room), plus(max(days), room + 1)
    scale = Scale(number(first), number(last))
    bands = tuple(
        tag("g", draw_extent(extent_of(date, scale), MIDDLE, THICK), class_=f"g{min(side.group, 4)}")
        if date
        else Markup()
        for side, date in zip(sides, dates, strict=True)
    )
    ticks = date_ticks(first, last)
    near = [(float(number(day)), str(day)) for day in sorted(set(days))[:3]]
    chosen = ticks if len(ticks) > 1 else near
    return Axis(bands, draw_ticks(chosen, scale), draw_grid([place for place, _ in chosen], scale))


# ---- a measure over time ---------------------------------------------------------------------------------------------


@frozen
class Step:
    """One telling of a measure: when, and what in the common unit."""

    citation: Citation
    extent: Extent
    figure: Figure


@frozen
class Plot:
    """A measure over time, and how many tellings have no place in it because nothing converts them."""

    drawing: Markup
    left_out: int


def draw_steps(citations: Sequence[Citation], rates: Rates | None) -> Plot | None:
    """A measure over time in one unit; None where fewer than two tellings have one in common."""
    pairs = [(row, common_figure(row, common_currency(citations), rates)) for row in citations if row.date]
    known = [(row, figure) for row, figure in pairs if figure is not None]
    if len(known) < 2 or len({(figure.kind, figure.unit) for _, figure in known}) > 1:
        return None
    first, last = years_shown([row.date for row, _ in known if row.date])
    across = year_scale(first, last)
    ends = ends_of(figure for _, figure in known)
    if not ends:
        return None
    low, high = min(Decimal(0), *ends), max(Decimal(0), *ends)
    down = Scale(float(low), float(high) * 1.05 if high > 0 else 1.0)
    steps = [Step(row, extent_of(row.date, across), figure) for row, figure in known if row.date]
    body = [*plot_grid(low, high, down, known[0][1]), *year_marks(first, last, across), *risers(steps, down)]
    drawing = joined([*body, *(draw_step(step, down) for step in steps)])
    return Plot(drawing, len(citations) - len(steps))


def common_figure(row: Citation, currency: str, rates: Rates | None) -> Figure | None:
    """A row's figure in the common currency, as told in it or at the rate of its date."""
    figure = next((figure for figure in row.meant if figure.unit == currency), row.meant[0] if row.meant else None)
    if figure is None or figure.kind is not FigureKind.MONEY or figure.unit == currency:
        return figure
    return converted(figure, currency, row.date or row.published, rates)[0]


def height_of(value: float, down: Scale) -> float:
    """Where a value lies in the plot, in pixels from the top."""
    share = (value - down.low) / (down.high - down.low) if down.high > down.low else 0.0
    return HEAD + (1 - min(max(share, 0.0), 1.0)) * (PLOT - HEAD - FOOT)


def plot_grid(low: Decimal, high: Decimal, down: Scale, like: Figure) -> list[Markup]:
    drawn = []
    for tick in nice_ticks(low, high, 4):
        y = height_of(float(tick), down)
        drawn.append(tag("line", class_="grid", x1=0, x2="100%", y1=y, y2=y))
        drawn.append(tag("text", label(tick, like), class_="value", x=0, y=y - 3))
    return drawn


def year_marks(first: int, last: int, across: Scale) -> list[Markup]:
    places = [(year, per_cent(across.place(year_scale(year, year).low))) for year in year_ticks(first, last, 10)]
    return [tag("text", year_name(year), class_="tick", x=x, y=PLOT - 6) for year, x in places]


def level(step: Step) -> float:
    """The height at which a telling is drawn: its value, or the end that it has, or the middle of its range."""
    figure = step.figure
    if figure.value is not None:
        return float(figure.value)
    finite = [float(end) for end in (figure.low, figure.high) if end.is_finite()]
    return sum(finite) / len(finite) if finite else 0.0


def risers(steps: Sequence[Step], down: Scale) -> list[Markup]:
    """The line that holds each value until the next telling, and the rise or fall there."""
    drawn = []
    for step, after in pairwise(steps):
        y, next_y = height_of(level(step), down), height_of(level(after), down)
        start, end = per_cent(middle(step.extent)), per_cent(middle(after.extent))
        drawn.append(tag("line", class_="step", x1=start, x2=end, y1=y, y2=y))
        drawn.append(tag("line", class_="step", x1=end, x2=end, y1=y, y2=next_y))
    return drawn


def middle(extent: Extent) -> float:
    return extent.end if extent.open_start else extent.start if extent.open_end else (extent.start + extent.end) / 2


def draw_step(step: Step, down: Scale) -> Markup:
    """One telling: its days flat, its interval upright (an open one with a dashed end), its value a dot."""
    figure, x = step.figure, per_cent(middle(step.extent))
    y = height_of(level(step), down)
    top = height_of(float(figure.high), down) if figure.high.is_finite() else max(y - 24, 2)
    bottom = height_of(float(figure.low), down) if figure.low.is_finite() else min(y + 24, PLOT - FOOT)
    kind = "spread" if figure.high.is_finite() and figure.low.is_finite() else "spread open"
    words = f"{step.citation.claim.date.strip()}: {as_printed(step.citation.meant)}"
    start, end = per_cent(step.extent.start), per_cent(step.extent.end)
    return tag(
        "g",
        tag("title", clip(words, NAME)),
        tag("line", class_="days", x1=start, x2=end, y1=y, y2=y),
        tag("line", class_=kind, x1=x, x2=x, y1=top, y2=bottom),
        tag("circle", cx=x, cy=y, r=4.5),
        class_="pt",
    )

"""The chronology as a drawing: lanes by subject, each entry as the stretch of time that its date can mean.

A day is a dot, a month or a year a bar, an open end fades, a forecast is hatched, a disputed entry is struck through
by a line: shape tells it, not colour alone. Horizontal places are per cent, so that the drawing zooms by its width.
Hand-drawn SVG: small, byte-stable, styled by the page. Cost: linear in the entries; a lane packs its marks greedily.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence

from markupsafe import Markup

from timeline.dates.calendar.days import number
from timeline.evidence.model import Evidence
from timeline.figures.show import MONTHS
from timeline.frozen import frozen
from timeline.model import Day
from timeline.report.scale import Extent, Scale, extent_of, per_cent, year_scale, year_ticks, years_shown
from timeline.report.story import Entry, Story
from timeline.report.tags import joined, tag
from timeline.report.words import NAME, year_name
from timeline.text.escape import clip

MOST_LANES, MOST_ROWS, MONTHS_UP_TO = 16, 10, 12
ROW, TOP, GAP, SIZE = 14, 26, 10, 9
"""Heights in pixels: of a row of marks, of the axis, between lanes, of a mark."""

APART = 1.1
"""Marks nearer than this, in per cent of the width, are put below each other."""

NARROW, ROUND, FADE = 0.4, 6.0, 12.0
"""Per cent of the width: below which a stretch is a dot, and on a phone; how far an open end is drawn as it fades."""

LABEL, MOST_LINES, LINE = 23, 3, 12
"""How many characters of a subject a lane shows on a line, on how many lines, and how far these are apart."""

FADES = tag(
    "defs",
    tag("linearGradient", tag("stop", offset=0, class_="full"), tag("stop", offset=1, class_="none"), id="fade-end"),
    tag("linearGradient", tag("stop", offset=0, class_="none"), tag("stop", offset=1, class_="full"), id="fade-start"),
    tag(
        "pattern",
        tag("rect", width=5, height=5, class_="paper"), tag("rect", width=2, height=5, class_="ink"),
        id="hatch", width=5, height=5, patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
    ),
)  # fmt: skip


@frozen
class Mark:
    """One entry as drawn: where, in which row of its lane, and what it is."""

    entry: Entry
    extent: Extent
    row: int


@frozen
class Lane:
    """The marks of one subject, and how many rows they take."""

    label: str
    marks: tuple[Mark, ...]
    rows: int
    top: int

    @property
    def height(self) -> int:
        return self.rows * ROW + GAP


@frozen
class Chart:
    """The drawing, the drawing of the lanes' names beside it, and the years that it spans."""

    drawing: Markup
    labels: Markup
    height: int
    first: int
    last: int
    left_out: int


def draw_timeline(story: Story, most: int) -> Chart | None:
    """The chronology of all dated entries, as many as are to be shown; None where there is none."""
    entries = [entry for _, entries in story.years for entry in entries if drawable(entry)]
    if not entries:
        return None
    shown = entries if len(entries) <= most else spread(entries, most)
    left_out = len(entries) - len(shown)
    first, last = years_shown([entry.date for entry in shown if entry.date])
    scale = year_scale(first, last)
    lanes = lanes_of(shown, scale)
    height = lanes[-1].top + lanes[-1].height
    body = [FADES, *grid(first, last, scale, height), *as_of_line(story.evidence, first, last, scale, height)]
    body += [draw_lane(lane, story) for lane in lanes]
    return Chart(joined(body), draw_labels(lanes), height, first, last, left_out)


def spread(entries: Sequence[Entry], most: int) -> list[Entry]:
    """So many of the entries, from the first to the last: what is drawn of many is the whole time, not its beginning.

    >>> spread([1, 2, 3, 4, 5, 6], 3)
    [1, 3, 5]
    """
    return [entries[n * len(entries) // most] for n in range(most)]


def drawable(entry: Entry) -> bool:
    return entry.date is not None and (entry.date.earliest is not None or entry.date.latest is not None)


# ---- lanes -----------------------------------------------------------------------------------------------------------


def lanes_of(entries: Sequence[Entry], scale: Scale) -> list[Lane]:
    """The lanes in the order in which their subjects first appear; those with the fewest entries share one."""
    subjects = [entry.lead.claim.subject.strip() for entry in entries]
    count = Counter(filter(None, subjects))
    kept = {name for name, _ in sorted(count.items(), key=lambda item: (-item[1], item[0]))[:MOST_LANES]}
    others = f"{len(count) - len(kept)} other subjects" if len(count) > len(kept) else ""
    by_lane: dict[str, list[Entry]] = {}
    for entry, subject in zip(entries, subjects, strict=True):
        by_lane.setdefault(subject if subject in kept else others if subject else "", []).append(entry)
    ordered = sorted(by_lane, key=lambda name: name in ("", others))
    lanes, top = [], TOP
    for name in ordered:
        marks, rows = pack([(entry, extent_of(entry.date, scale)) for entry in by_lane[name] if entry.date])
        label = name or "no subject"
        lanes.append(Lane(label, marks, max(rows, len(label_lines(label))), top))
        top += lanes[-1].height
    return lanes


def pack(placed: Sequence[tuple[Entry, Extent]]) -> tuple[tuple[Mark, ...], int]:
    """Each mark in the first row that is free where it begins; where none is, in the row that is free soonest."""
    ends: list[float] = []
    marks = []
    for entry, extent in sorted(placed, key=lambda each: (each[1].start, each[1].end)):
        free = next((row for row, end in enumerate(ends) if end + APART <= extent.start), None)
        if free is None and len(ends) < MOST_ROWS:
            free = len(ends)
            ends.append(0.0)
        row = min(range(len(ends)), key=ends.__getitem__) if free is None else free
        ends[row] = max(ends[row], extent.end)
        marks.append(Mark(entry, extent, row))
    return tuple(marks), len(ends)


# ---- drawing ---------------------------------------------------------------------------------------------------------


def grid(first: int, last: int, scale: Scale, height: int) -> list[Markup]:
    """A line and a number where each year, or each round one, begins."""
    drawn = []
    for year in year_ticks(first, last):
        x = per_cent(scale.place(year_scale(year, year).low))
        drawn.append(tag("line", class_="grid", x1=x, x2=x, y1=18, y2=height))
        drawn.append(tag("text", year_name(year), class_="tick", x=x, y=12))
    if last - first < MONTHS_UP_TO:
        drawn += [month_tick(year, month, scale) for year in range(first, last + 1) for month in range(2, 13)]
    return drawn


def month_tick(year: int, month: int, scale: Scale) -> Markup:
    """Where a month begins: shown where the drawing is zoomed."""
    x = per_cent(scale.place(number(Day(year, month, 1))))
    return tag("text", MONTHS[month - 1][:3], class_="mon", x=x, y=12)


def as_of_line(evidence: Evidence, first: int, last: int, scale: Scale, height: int) -> list[Markup]:
    """The day as of which everything was checked, where the drawing reaches it."""
    day = Day.from_date(evidence.as_of)
    if not first <= day.year <= last:
        return []
    x = per_cent(scale.place(number(day)))
    title = tag("title", f"checked as of {evidence.as_of}")
    return [tag("g", title, tag("line", class_="now", x1=x, x2=x, y1=18, y2=height))]


def draw_lane(lane: Lane, story: Story) -> Markup:
    return joined([lane_line(lane), *(draw_mark(mark, lane.top + mark.row * ROW, story) for mark in lane.marks)])


def lane_line(lane: Lane) -> Markup:
    y = lane.top - GAP // 2
    return tag("line", class_="lane", x1=0, x2="100%", y1=y, y2=y)


def draw_mark(mark: Mark, top: int, story: Story) -> Markup:
    """One entry: its stretch of time by shape, and what is said of it by class and title."""
    rows, lead = mark.entry.citations, mark.entry.lead
    forecast, disputed = any(row.forecast for row in rows), any(row.id in story.disputed for row in rows)
    bad = not all(row.status.stands for row in rows)
    kinds = ["m", *["fc"] * forecast, *["dis"] * disputed, *["bad"] * bad]
    title = tag("title", clip(f"{lead.claim.date.strip()}: {lead.claim.statement}", NAME))
    parts = [title, draw_extent(mark.extent, top + SIZE / 2, SIZE, forecast=forecast)]
    if disputed:
        parts.append(strike_through(mark.extent, top))
    return tag("g", *parts, class_=" ".join(kinds), data_c=lead.id)


def draw_extent(extent: Extent, middle: float, size: int, *, forecast: bool = False) -> Markup:
    """A stretch as a dot where it is narrow and closed, else as a bar; open ends fade into the margin."""
    paint = "url(#hatch)" if forecast else None
    if extent.width < NARROW and not (extent.open_start or extent.open_end):
        return tag("circle", cx=per_cent((extent.start + extent.end) / 2), cy=middle, r=size / 2, fill=paint)
    round_ = extent.width < ROUND and not (extent.open_start or extent.open_end)
    dot = tag("circle", class_="dot", cx=per_cent((extent.start + extent.end) / 2), cy=middle, r=size / 2, fill=paint)
    start, width, kind = extent.start, extent.width, "bar"
    if extent.open_start or extent.open_end:
        kind = "bar open"
        paint = paint or ("url(#fade-start)" if extent.open_start else "url(#fade-end)")
        start = max(0.0, extent.end - FADE) if extent.open_start else start
        width = min(FADE, extent.end if extent.open_start else 100 - start)
    bar = tag(
        "rect", class_=kind, x=per_cent(start), width=per_cent(width), y=middle - size / 2, height=size, rx=size / 2,
        fill=paint,
    )  # fmt: skip
    return joined([bar, dot]) if round_ else bar


def strike_through(extent: Extent, top: int) -> Markup:
    middle = extent.end - min(FADE, extent.end) / 2 if extent.open_start else (extent.start + extent.end) / 2
    x = per_cent(extent.start + min(FADE, extent.width) / 2 if extent.open_end else middle)
    return tag("line", class_="strike", x1=x, x2=x, y1=top - 2, y2=top + SIZE + 2)


def draw_labels(lanes: Sequence[Lane]) -> Markup:
    """The names of the lanes, to stand beside the drawing while it scrolls."""
    drawn = []
    for lane in lanes:
        lines = label_lines(lane.label)
        spans = [tag("tspan", line, x=0, y=lane.top + SIZE + number * LINE) for number, line in enumerate(lines)]
        name = tag("text", tag("title", clip(lane.label, NAME)), *spans, class_="name")
        drawn += [lane_line(lane), name]
    return joined(drawn)


def label_lines(label: str) -> list[str]:
    """A lane's name on lines of its column, between words; what is longer than the lines that there are is cut.

    >>> label_lines("founding of the harbour company"), label_lines("x" * 200)[-1][-2:]
    (['founding of the harbour', 'company'], 'x…')
    """
    whole = textwrap.wrap(label, LABEL) or [label]
    shown = whole[:MOST_LINES]
    return shown if len(whole) == len(shown) else [*shown[:-1], f"{shown[-1][: LABEL - 1].rstrip()}…"]

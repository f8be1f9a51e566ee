"""The HTML report's page: what its template lays out, section by section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, islice

from markupsafe import Markup

from timeline.evidence.model import Citation, Comparison, Evidence
from timeline.frozen import frozen
from timeline.model import Finding, Status
from timeline.report.html_rows import EntryView, Numbers
from timeline.report.html_sources import SourceView
from timeline.report.pages import encoded, year_heading
from timeline.report.plots import Axis, Plot, draw_axis, draw_dates, draw_steps
from timeline.report.scale import Extent, per_cent, year_scale, year_ticks
from timeline.report.sides import Side, is_date, sides_of
from timeline.report.sizes import Sizes
from timeline.report.story import Forecast, History, Story
from timeline.report.svg import Chart, draw_extent, draw_timeline
from timeline.report.tags import tag
from timeline.report.words import NAME, accepted_in, year_name
from timeline.text.escape import clip

MOST_SIDES = 60
"""How many rows of one conflict are shown side by side."""


@frozen
class Drawn:
    """An entry of a year as it is written on a page."""

    year: int | None
    view: EntryView
    written: Markup

    @property
    def size(self) -> int:
        return len(encoded(self.written))


@frozen
class Conflict:
    """A conflict with its figures side by side, and their drawing."""

    comparison: Comparison
    sides: tuple[Side, ...]
    axis: Axis | None
    dated: bool
    common: str


@frozen
class Page:
    """Everything that the template lays out on one page; a page of a larger report has a `name`, and parts of this.

    `years` are the entries that stand on it, already written, each year with its anchor and name; `chosen` the names of
    the sources that the filter offers. `changes` is how many measures changed, `changed` those that are shown.
    `pages` and `source_pages` are the pages of an overview, `beside` those that lie next to a page: the name of the
    file, how it is called, and how many claims it has.
    """

    claims: int = 0
    years: tuple[tuple[str, str, tuple[Markup, ...]], ...] = ()
    chart: Chart | None = None
    zooms: tuple[tuple[str, str, str], ...] = ()
    legend: tuple[tuple[Markup, str], ...] = ()
    statuses: tuple[tuple[str, int], ...] = ()
    subjects: tuple[tuple[int, str], ...] = ()
    chosen: tuple[tuple[int, str], ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    forecasts: tuple[Forecast, ...] = ()
    shaky: tuple[Citation, ...] = ()
    plots: tuple[tuple[History, Plot], ...] = ()
    changed: tuple[History, ...] = ()
    changes: int = 0
    findings: tuple[Finding, ...] = ()
    sources: tuple[SourceView, ...] = ()
    counts: tuple[tuple[str, str, str], ...] = ()
    sections: tuple[tuple[str, str, int], ...] = ()
    name: str = ""
    about: str = ""
    start: str = "timeline"
    pages: tuple[tuple[str, str, int], ...] = ()
    source_pages: tuple[tuple[str, str], ...] = ()
    beside: tuple[tuple[str, str], ...] = ()


def overview_of(story: Story, sizes: Sizes) -> Page:
    """What the page of a story shows of the whole: all but its entries and its sources."""
    chart = draw_timeline(story, sizes.marks)
    findings = sorted(story.report.findings, key=lambda found: (found.ignored is not None, found.level.rank))
    changed = [history for history in story.histories if history.changes]
    return Page(
        chart=chart,
        zooms=tuple(zooms_of(chart)) if chart else (),
        legend=legend(),
        conflicts=tuple(conflicts_of(story, sizes)),
        forecasts=story.forecasts[: sizes.listed],
        shaky=story.shaky[: sizes.listed],
        plots=tuple(plots_of(changed[: sizes.plots], story)),
        changed=tuple(changed[: sizes.chosen]),
        changes=len(changed),
        findings=tuple(findings[: sizes.listed]),
        counts=tuple(counts_of(story)),
        sections=tuple(sections_of(story)),
    )


def with_entries(page: Page, entries: Sequence[Drawn], numbers: Numbers, sizes: Sizes) -> Page:
    """The page with entries, and what its filter offers."""
    rows = [row for entry in entries for statement in entry.view.statements for row in statement.rows]
    subjects, sources = {int(row.subject) for row in rows if row.subject}, {row.source for row in rows}
    return replace(
        page,
        claims=len(rows),
        years=tuple(
            (year_anchor(year), year_heading(year), tuple(entry.written for entry in same))
            for year, same in groupby(entries, key=lambda entry: entry.year)
        ),
        statuses=statuses_of(row.tokens for row in rows),
        subjects=tuple(chosen_of(numbers.subjects, subjects, sizes)),
        chosen=tuple(chosen_of(numbers.sources, sources, sizes)),
    )


def chosen_of(names: Mapping[str, int], there: Collection[int], sizes: Sizes) -> Iterator[tuple[int, str]]:
    """The names that a filter offers, of those that are on the page."""
    found = ((number, clip(name, NAME)) for name, number in names.items() if number in there)
    return islice(found, sizes.chosen)


def year_anchor(year: int | None) -> str:
    return "undated" if year is None else f"y{year}"


# ---- the head --------------------------------------------------------------------------------------------------------


def counts_of(story: Story) -> Iterator[tuple[str, str, str]]:
    """The figures below the verdict: a name, a number, and what more there is to say."""
    citations = story.evidence.citations
    stand = sum(citation.status.stands for citation in citations)
    reformatted = story.report.statuses()[Status.REFORMATTED]
    yield "claims", f"{len(citations):,}", f"{len(story.undated):,} undated" if story.undated else ""
    yield "sources", f"{len(story.evidence.sources):,}", ""
    yield (
        "quotes that stand",
        f"{stand:,}",
        f"of {len(citations):,}" + (f", {reformatted:,} reformatted" * bool(reformatted)),
    )
    yield "conflicts", f"{len(story.conflicts):,}", ""
    if story.forecasts:
        due = sum(each.due and not each.settled for each in story.forecasts)
        yield "forecasts", f"{len(story.forecasts):,}", f"{due:,} due" if due else ""
    for number, how in accepted_in(story.report):
        yield "findings accepted", f"{number:,}", how.removeprefix("accepted ")


def sections_of(story: Story) -> Iterator[tuple[str, str, int]]:
    """The links of the navigation: anchor, name, how many."""
    yield "timeline", "Timeline", len(story.evidence.citations)
    for anchor, name, found in (
        ("undated", "Undated", len(story.undated)),
        ("conflicts", "Conflicts", len(story.conflicts)),
        ("forecasts", "Forecasts", len(story.forecasts)),
        ("stale", "Stale citations", len(story.shaky)),
        ("series", "Over time", sum(bool(each.changes) for each in story.histories)),
        ("findings", "Findings", len(story.report.findings)),
    ):
        if found:
            yield anchor, name, found
    yield "sources", "Sources", len(story.evidence.sources)


def zooms_of(chart: Chart) -> Iterator[tuple[str, str, str]]:
    """The years, or the round stretches of years, that the drawing zooms to, with their places in per cent."""
    scale = year_scale(chart.first, chart.last)
    ticks = year_ticks(chart.first, chart.last)
    if len(ticks) < 2:
        return
    step = ticks[1] - ticks[0]
    for year in ticks:
        start = scale.place(year_scale(year, year).low)
        end = scale.place(year_scale(year, year + step - 1).high)
        yield year_name(year) + ("–" if step > 1 else ""), f"{start:.2f}", f"{end:.2f}"


def legend() -> tuple[tuple[Markup, str], ...]:
    """What the shapes of the drawing mean."""
    bar, dot = Extent(10, 90), Extent(50, 50)
    strike = tag("line", class_="strike", x1="50%", x2="50%", y1=1, y2=14)
    open_bar = tag("rect", class_="bar open", x=0, width=per_cent(100.0), y=3, height=9, rx=4.5, fill="url(#fade-end)")
    return (
        (tag("g", draw_extent(dot, 7.5, 9), class_="m"), "a day"),
        (tag("g", draw_extent(bar, 7.5, 9), class_="m"), "some time within a month, a year …"),
        (tag("g", open_bar, class_="m"), "an open end"),
        (tag("g", draw_extent(bar, 7.5, 9, forecast=True), class_="m fc"), "forecast"),
        (tag("g", draw_extent(bar, 7.5, 9), strike, class_="m dis"), "disputed"),
        (tag("g", draw_extent(bar, 7.5, 9), class_="m bad"), "quote does not stand"),
    )


def statuses_of(rows: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """What the filter offers, with how many rows each finds: the statuses in their order, then the other words."""
    found = Counter(token for tokens in rows for token in tokens.split())
    others = ("disputed", "forecast", "stale", "inferred", "undated", "error", "warning")
    return tuple((word, found[word]) for word in (*(status.value for status in Status), *others) if found[word])


# ---- conflicts and series --------------------------------------------------------------------------------------------


def conflicts_of(story: Story, sizes: Sizes) -> Iterator[Conflict]:
    """The conflicts as far as there is room for their rows."""
    left = sizes.sides
    for comparison in story.conflicts[: sizes.conflicts]:
        if left <= 0:
            return
        conflict = conflict_of(comparison, story.evidence)
        left -= len(conflict.sides)
        yield conflict


def conflict_of(comparison: Comparison, evidence: Evidence) -> Conflict:
    sides = sides_of(comparison, evidence.rates)[:MOST_SIDES]
    dated = is_date(comparison)
    units = sorted({side.common.unit for side in sides if side.common})
    common = f"In {clip(units[0], NAME)}" if any(side.rate for side in sides) and units else "Read as"
    return Conflict(comparison, sides, draw_dates(sides) if dated else draw_axis(sides), dated, common)


def plots_of(changed: Iterable[History], story: Story) -> Iterator[tuple[History, Plot]]:
    """The measures that changed over time, as far as they can be drawn in one unit."""
    for history in changed:
        drawn = draw_steps(history.citations, story.evidence.rates)
        if drawn is not None:
            yield history, drawn

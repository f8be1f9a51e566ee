"""The HTML report's page: what its template lays out, section by section."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from timeline.evidence.coverage import Coverage
from timeline.evidence.model import Comparison, Evidence
from timeline.figures.show import show_day
from timeline.model import Finding, Source, Status
from timeline.report.cited import coverage_of, describe_share, describe_uncited
from timeline.report.html_rows import EntryView, Numbers, again, number_all, view_entry
from timeline.report.passage import Line, Span, by_source, fits, lines_shown
from timeline.report.plots import Axis, Plot, draw_axis, draw_dates, draw_steps
from timeline.report.scale import Extent, per_cent, year_scale, year_ticks
from timeline.report.sides import Side, is_date, sides_of
from timeline.report.story import History, Story
from timeline.report.svg import Chart, draw_extent, draw_timeline
from timeline.report.tags import tag
from timeline.report.words import LINE, NAME, accepted_in, plural, year_name
from timeline.text.escape import clip, html_text

MOST_FINDINGS, MOST_SUBJECTS, MOST_SIDES, MOST_CONFLICTS, MOST_PLOTS = 500, 3000, 60, 400, 100
WHOLE_BUDGET = 2_500_000
"""How many characters of sources are shown whole, as HTML; beyond, sources are shown around their quotes only."""

_ADDRESS = re.compile(r"https?://[^\s<>\"'\\]{1,2000}")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict with its figures side by side, and their drawing."""

    comparison: Comparison
    sides: tuple[Side, ...]
    axis: Axis | None
    dated: bool
    common: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as shown: its number on the page, how often it is cited, what is known of it, and its lines."""

    number: int
    source: Source
    cited: int
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Everything that the template lays out."""

    story: Story
    years: tuple[tuple[int, str, tuple[EntryView, ...]], ...]
    undated: tuple[EntryView, ...]
    chart: Chart | None
    zooms: tuple[tuple[str, str, str], ...]
    legend: tuple[tuple[Markup, str], ...]
    statuses: tuple[tuple[str, int], ...]
    subjects: tuple[tuple[int, str], ...]
    conflicts: tuple[Conflict, ...]
    plots: tuple[tuple[History, Plot], ...]
    changed: tuple[History, ...]
    findings: tuple[Finding, ...]
    sources: tuple[SourceView, ...]
    counts: tuple[tuple[str, str, str], ...]
    sections: tuple[tuple[str, str, int], ...]


def page_of(story: Story) -> Page:
    """The page of a story."""
    numbers = number_all(story)
    years = tuple(
        (year, year_name(year), again([view_entry(entry, story, numbers) for entry in entries]))
        for year, entries in story.years
    )
    undated = tuple(view_entry(entry, story, numbers) for entry in story.undated)
    chart = draw_timeline(story)
    findings = sorted(story.report.findings, key=lambda found: (found.ignored is not None, found.level.rank))
    return Page(
        story=story,
        years=years,
        undated=undated,
        chart=chart,
        zooms=tuple(zooms_of(chart)) if chart else (),
        legend=legend(),
        statuses=statuses_of([*(entry for _, _, entries in years for entry in entries), *undated]),
        subjects=tuple((number, clip(name, NAME)) for name, number in numbers.subjects.items())[:MOST_SUBJECTS],
        conflicts=tuple(conflict_of(each, story.evidence) for each in story.conflicts[:MOST_CONFLICTS]),
        plots=tuple(plots_of(story)),
        changed=tuple(history for history in story.histories if history.changes),
        findings=tuple(findings[:MOST_FINDINGS]),
        sources=tuple(sources_of(story.evidence, numbers)),
        counts=tuple(counts_of(story)),
        sections=tuple(sections_of(story)),
    )


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


def statuses_of(entries: Iterable[EntryView]) -> tuple[tuple[str, int], ...]:
    """What the filter offers, with how many rows each finds: the statuses in their order, then the other words."""
    found = Counter(
        token
        for entry in entries
        for statement in entry.statements
        for row in statement.rows
        for token in row.tokens.split()
    )
    others = ("disputed", "forecast", "stale", "inferred", "undated", "error", "warning")
    return tuple((word, found[word]) for word in (*(status.value for status in Status), *others) if found[word])


# ---- conflicts and series --------------------------------------------------------------------------------------------


def conflict_of(comparison: Comparison, evidence: Evidence) -> Conflict:
    sides = sides_of(comparison, evidence.rates)[:MOST_SIDES]
    dated = is_date(comparison)
    units = sorted({side.common.unit for side in sides if side.common})
    common = f"In {clip(units[0], NAME)}" if any(side.rate for side in sides) and units else "Read as"
    return Conflict(comparison, sides, draw_dates(sides) if dated else draw_axis(sides), dated, common)


def plots_of(story: Story) -> Iterator[tuple[History, Plot]]:
    """The measures that changed over time, as far as they can be drawn in one unit."""
    for history in [each for each in story.histories if each.changes][:MOST_PLOTS]:
        drawn = draw_steps(history.citations, story.evidence.rates)
        if drawn is not None:
            yield history, drawn


# ---- sources ---------------------------------------------------------------------------------------------------------


def sources_of(evidence: Evidence, numbers: Numbers) -> Iterator[SourceView]:
    """Every source that is cited, or that has the words of a misattributed quote, with its text as far as it fits."""
    spans = by_source(evidence.citations)
    cited = Counter(citation.source for citation in evidence.citations)
    known = {**evidence.others, **evidence.sources}
    budget, covered = WHOLE_BUDGET, coverage_of(evidence)
    for name, number in numbers.sources.items():
        source = known[name]
        found: list[Span] = spans.get(name, [])
        lines = evidence.positions.lines(source)
        whole = fits(source, lines)
        if whole:
            cost = len(html_text(source.text))
            whole = cost <= budget
            budget -= cost if whole else 0
        shown = tuple(lines_shown(source, found, lines, whole=whole)) if source.problem is None else ()
        yield SourceView(number, source, cited[name], tuple(facts_of(source, covered.get(name))), shown)


def facts_cited(coverage: Coverage | None) -> Iterator[tuple[str, str]]:
    """What of a source's figures and dates is cited, and what is not."""
    if coverage is not None and coverage.total:
        yield "figures and dates cited", describe_share(coverage)
    if coverage is not None and coverage.uncited:
        yield "cited by no claim", clip(describe_uncited(coverage), 2 * LINE)


def facts_of(source: Source, coverage: Coverage | None) -> Iterator[tuple[str, str]]:
    """What is known of a source, by name. An address is one only where it is plain."""
    info = source.info
    if info is not None:
        for name in ("title", "publisher", "author", "via"):
            if getattr(info, name):
                yield name, clip(getattr(info, name), LINE)
    if source.published:
        yield "published", show_day(source.published)
    if info is not None and info.url:
        yield "address" if _ADDRESS.fullmatch(info.url) else "url", clip(info.url, 2 * LINE)
    if source.sha256:
        yield "sha-256", source.sha256
    if source.size:
        yield "size", plural(source.size, "byte")
    yield from facts_cited(coverage)
    if info is not None and info.note:
        yield "note", clip(info.note, 2 * LINE)

"""The evidence as a chronology: entries in order of time, forecasts with what became of them, what changed over time.

Both reports tell this story and differ only in how they write it. Cost: sorting the rows; everything else is linear.

Order (docs/report.md): entries go by their first row; rows by earliest day, latest day, the finer precision, id; a date
with an open start goes by its end; rows without a date come last. Rows are one entry where they have the same days and
either the same statement, or the same subject and measure and figures (or dates) that can be true together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from timeline.dates import sort_key
from timeline.evidence.compare import best_verdict
from timeline.evidence.coverage import Coverage
from timeline.evidence.model import Citation, Comparison, Evidence, Report
from timeline.frozen import frozen
from timeline.model import Agreement, DateSpan, Day, Finding
from timeline.report.cited import coverage_of
from timeline.rules.date import settles
from timeline.text.caseless import caseless

TOGETHER = (Agreement.AGREE, Agreement.COMPATIBLE, Agreement.CONFLICT)


@frozen
class Statement:
    """One statement and the rows that make it in the same words."""

    text: str
    citations: tuple[Citation, ...]


@frozen
class Entry:
    """One thing that is claimed of one time: its statements, each with the rows that back it."""

    statements: tuple[Statement, ...]

    @property
    def citations(self) -> tuple[Citation, ...]:
        return tuple(citation for statement in self.statements for citation in statement.citations)

    @property
    def lead(self) -> Citation:
        return self.statements[0].citations[0]

    @property
    def date(self) -> DateSpan | None:
        return self.lead.date


@frozen
class Forecast:
    """A row that spoke of what was to come, the rows that tell what became of it, and whether its day is past."""

    citation: Citation
    settled: tuple[Citation, ...]
    due: bool


@frozen
class History:
    """One subject and measure over time: its rows in order, the first one, and the one that last changed it."""

    subject: str
    measure: str
    citations: tuple[Citation, ...]
    changes: tuple[Citation, ...]

    @property
    def first(self) -> Citation:
        return self.citations[0]

    @property
    def last_change(self) -> Citation | None:
        return self.changes[-1] if self.changes else None


@frozen
class Story:
    """What both reports tell.

    `years` are the dated entries by the year they go under, `undated` the others; `shaky` the rows that are stale or
    do not stand. `disputed` gives the number of the conflict that a row is part of, counted from 1; `covered` how much
    of a source is cited, of those that were looked at.
    """

    report: Report
    years: tuple[tuple[int, tuple[Entry, ...]], ...]
    undated: tuple[Entry, ...]
    conflicts: tuple[Comparison, ...]
    forecasts: tuple[Forecast, ...]
    histories: tuple[History, ...]
    shaky: tuple[Citation, ...]
    disputed: dict[str, int]
    findings: dict[str, tuple[Finding, ...]]
    covered: dict[str, Coverage]

    @property
    def evidence(self) -> Evidence:
        return self.report.evidence

    def entries(self) -> Iterable[Entry]:
        for _, entries in self.years:
            yield from entries
        yield from self.undated


def build_story(report: Report) -> Story:
    """The story of a report."""
    evidence = report.evidence
    ordered = in_order(evidence.citations)
    entries = entries_of(ordered, evidence.comparisons)
    conflicts = tuple(each for each in evidence.comparisons if each.verdict is Agreement.CONFLICT)
    by_claim: dict[str, list[Finding]] = defaultdict(list)
    for finding in report.findings:
        by_claim[finding.claim or ""].append(finding)
    return Story(
        report=report,
        years=by_year([entry for entry in entries if entry.date is not None]),
        undated=tuple(entry for entry in entries if entry.date is None),
        conflicts=conflicts,
        forecasts=forecasts_of(ordered, evidence),
        histories=histories_of(ordered, evidence),
        shaky=tuple(each for each in evidence.citations if each.stale or not each.status.stands),
        disputed={row.id: number for number, each in enumerate(conflicts, start=1) for row in each.citations},
        findings={claim: tuple(found) for claim, found in by_claim.items()},
        covered=coverage_of(evidence),
    )


def in_order(citations: Iterable[Citation]) -> list[Citation]:
    return sorted(citations, key=lambda citation: sort_key(citation.date, citation.id))


# ---- entries ---------------------------------------------------------------------------------------------------------


def entries_of(ordered: Sequence[Citation], comparisons: Sequence[Comparison]) -> list[Entry]:
    """Rows in order of time as entries."""
    groups: dict[tuple[object, ...], list[Citation]] = {}
    homes = group_of_rows(comparisons)
    by_statement: dict[tuple[object, ...], tuple[object, ...]] = {}
    for citation in ordered:
        days = (citation.date.earliest, citation.date.latest) if citation.date else ()
        same_words = (days, "statement", caseless(citation.claim.statement))
        home = homes.get(citation.id)
        key = (days, "figure", home) if home is not None and citation.date else by_statement.get(same_words, same_words)
        by_statement.setdefault(same_words, key)
        groups.setdefault(key, []).append(citation)
    return [Entry(statements_of(rows)) for rows in groups.values()]


def group_of_rows(comparisons: Sequence[Comparison]) -> dict[str, tuple[int, int]]:
    """For each row that was compared, the comparison and the group of rows that can be true together with it."""
    return {
        citation.id: (number, place)
        for number, comparison in enumerate(comparisons)
        if comparison.verdict in TOGETHER
        for place, group in enumerate(comparison.groups)
        for citation in group
    }


def statements_of(rows: Sequence[Citation]) -> tuple[Statement, ...]:
    """The rows of one entry by what they state."""
    by_statement: dict[str, list[Citation]] = {}
    for row in rows:
        by_statement.setdefault(caseless(row.claim.statement), []).append(row)
    return tuple(Statement(same[0].claim.statement, tuple(same)) for same in by_statement.values())


def by_year(entries: Sequence[Entry]) -> tuple[tuple[int, tuple[Entry, ...]], ...]:
    """Dated entries under the year in which they begin, or end where only the end is known."""
    years: dict[int, list[Entry]] = {}
    for entry in entries:
        years.setdefault(year_of(entry.date), []).append(entry)
    return tuple((year, tuple(years[year])) for year in sorted(years))


def year_of(date: DateSpan | None) -> int:
    day = (date.earliest or date.latest) if date else None
    return day.year if day else 0


# ---- forecasts and changes -------------------------------------------------------------------------------------------


def forecasts_of(ordered: Sequence[Citation], evidence: Evidence) -> tuple[Forecast, ...]:
    """The forecasts in order of the day they speak of, each with the rows that settle it."""
    same: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in ordered:
        if citation.claim.subject and not citation.forecast:
            same[citation.claim.subject, citation.claim.measure].append(citation)
    today = Day.from_date(evidence.as_of)
    found = []
    for citation in [each for each in ordered if each.forecast]:
        later = same.get((citation.claim.subject, citation.claim.measure), [])
        settled = tuple(other for other in later if settles(other, citation))
        latest = citation.date.latest if citation.date else None
        found.append(Forecast(citation, settled, latest is not None and latest < today))
    return tuple(found)


def histories_of(ordered: Sequence[Citation], evidence: Evidence) -> tuple[History, ...]:
    """Every subject and measure that a figure is told of, in order of name."""
    rows: dict[tuple[str, str], list[Citation]] = defaultdict(list)
    for citation in ordered:
        key = citation.claim.topic
        if all(key) and key[1] != "date" and citation.date and citation.meant and citation.status.stands:
            rows[key].append(citation)
    return tuple(
        History(
            citations[0].claim.subject.strip(),
            citations[0].claim.measure.strip(),
            tuple(citations),
            changes_in(citations, evidence),
        )
        for _, citations in sorted(rows.items())
    )


def changes_in(rows: Sequence[Citation], evidence: Evidence) -> tuple[Citation, ...]:
    """The rows whose figure cannot be that of the last row before them in time.

    Rows whose dates overlap do not change each other: they agree or conflict.
    """
    changes, before = [], rows[0]
    for row in rows[1:]:
        if not (row.meant and before.meant) or not begins_after(row.date, before.date):
            continue
        if best_verdict(before.meant, row.meant, row.date, evidence.rates).verdict is Agreement.CONFLICT:
            changes.append(row)
        before = row
    return tuple(changes)


def begins_after(date: DateSpan | None, before: DateSpan | None) -> bool:
    first = date.earliest if date else None
    last = before.latest if before else None
    return first is not None and last is not None and first > last

"""What several formats put in the same words: the findings that count, the gravest first, and the summary line.

Cost: linear in the findings, apart from one sort.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from timeline.evidence.model import Report
from timeline.formats.view import View
from timeline.model import Draft, Finding, Level


def open_findings(report: Report) -> list[Finding]:
    """The findings that nobody has accepted, in the order of the files and lines they point at."""
    return [finding for finding in report.findings if finding.ignored is None]


def shown_findings(report: Report, view: View) -> list[Finding]:
    """The open findings that people are shown, row by row: notes where they are asked for or make the check fail."""
    notes = (view.notes or report.evidence.settings.fail_on == Level.NOTE) and not view.errors_only
    levels = {Level.ERROR} | ({Level.NOTE} if notes else set()) | (set() if view.errors_only else {Level.WARNING})
    found = [finding for finding in open_findings(report) if finding.level in levels]
    return [finding for row in by_row(found) for finding in row]


def by_row(findings: Iterable[Finding]) -> list[list[Finding]]:
    """The findings of each row together, the gravest first, the rows with the gravest first; else in the order given.

    What concerns no row is by itself.
    """
    rows: dict[object, list[Finding]] = {}
    for finding in findings:
        rows.setdefault(finding.claim or id(finding), []).append(finding)
    return sorted(map(gravest_first, rows.values()), key=lambda row: row[0].level.rank)


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then notes, each in the order given."""
    return sorted(findings, key=lambda finding: finding.level.rank)


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "error"), counted(1200, "note")
    ('1 error', '1,200 notes')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def describe_levels(findings: Iterable[Finding]) -> str:
    """How many findings of each level there are: "2 errors, 1 note"; nothing where there are none."""
    levels = [finding.level for finding in findings]
    return ", ".join(counted(levels.count(level), level.value) for level in Level if level in levels)


def summary_line(report: Report, view: View | None = None) -> str:
    """The whole check in one line: "62 claims, 20 sources: 60 exact, 2 reformatted · 6 errors, 1 warning".

    With a view, also how to see what it leaves out.
    """
    statuses = ", ".join(f"{number:,} {status}" for status, number in report.statuses().items() if number)
    read = f"{counted(len(report.evidence.citations), 'claim')}, {counted(len(report.evidence.sources), 'source')}"
    if report.evidence.drafts:
        statuses, read = "", "; ".join(map(draft_line, report.evidence.drafts))
    open_ones = open_findings(report)
    accepted = len(report.findings) - len(open_ones)
    hint = left_out(open_ones, shown_findings(report, view), view) if view else ""
    parts = [
        f"{read}: {statuses}" if statuses else read,
        (describe_levels(open_ones) or "no findings") + hint,
        *([f"{accepted:,} accepted"] if accepted else []),
    ]
    return " · ".join(parts)


def left_out(found: list[Finding], shown: list[Finding], view: View) -> str:
    """How what is not shown can be seen."""
    if len(found) == len(shown):
        return ""
    return " (errors shown)" if view.errors_only else " (--notes shows them)"


def draft_line(draft: Draft) -> str:
    """What was read of an article: "a.md: 3 quotations (2 exact, 1 missing), 5 figures and dates (5 borne)"."""
    quotes, count = Counter(one.status.value for one in draft.quotes), len(draft.readings)
    readings = Counter(one.support.value.replace("_", " ") for one in draft.readings)
    parts = [
        f"{counted(len(draft.quotes), 'quotation')}{in_brackets(quotes)}",
        f"{'1 figure or date' if count == 1 else f'{count:,} figures and dates'}{in_brackets(readings)}",
        counted(len(draft.links), "link"),
    ]
    return f"{draft.path}: {', '.join(parts)}"


def in_brackets(counts: Counter[str]) -> str:
    named = ", ".join(
        f"{number:,} {name}" for name, number in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    )
    return f" ({named})" if named else ""


def place(finding: Finding) -> str:
    """Where a finding is, as editors and terminals open it: path, line and column."""
    return finding.region.describe()

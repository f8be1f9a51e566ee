"""The check as a page of GitHub Markdown for the summary of a workflow run.

GitHub refuses a step's summary of more than 1 MiB as a whole, so rows are written while there is room and the rest is
counted.
Text from files is escaped for a table's cell: no markup, link, mention or table of its own can come of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Report
from timeline.formats.phrases import by_row, describe_levels, open_findings, place, summary_line
from timeline.formats.view import PLAIN, View
from timeline.model import Finding, Level, Related
from timeline.text.escape import clip, markdown_code, markdown_text

MOST_BYTES = 1_000_000
LONGEST = 500
MOST_RELATED = 8
_SIGNS = {Level.ERROR: "❌ error", Level.WARNING: "⚠️ warning", Level.NOTE: "💬 note"}


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """A heading with the verdict, the summary line, and a table of the findings, row by row, the gravest first."""
    yield page_within(report, MOST_BYTES)


def page_within(report: Report, room: int) -> str:
    """The page with as many findings as `room` has, in bytes; heading and summary line stand there in any case."""
    found = [finding for row in by_row(open_findings(report)) for finding in row]
    checked = "article" if report.evidence.drafts else "claim"
    page = f"### {verdict(found, checked)}\n\n{markdown_text(summary_line(report))}\n"
    if not found:
        return page
    head = "\n| claim | level | rule | where | finding |\n| --- | --- | --- | --- | --- |\n"
    rows = list(fitting(found, room - len(page.encode()) - len(head)))
    page += head + "".join(rows) if rows else ""
    if len(rows) < len(found):
        page += f"\n{markdown_text(describe_levels(found[len(rows) :]))} more; `timeline check` shows all.\n"
    return page


def verdict(found: list[Finding], checked: str = "claim") -> str:
    """What a reader wants to know first."""
    if not found:
        return f"timeline: every {checked} holds"
    return f"timeline: {describe_levels(found)}"


def fitting(found: list[Finding], room: int) -> Iterator[str]:
    """The rows of the table, as many as there is room for; `room` is in bytes."""
    for finding in found:
        row = table_row(finding)
        room -= len(row.encode())
        if room < 0:
            return
        yield row


def table_row(finding: Finding) -> str:
    message = markdown_text(clip(finding.message, LONGEST))
    related = "".join(f"<br>{format_place(item)}" for item in finding.related[:MOST_RELATED])
    more = f"<br>and {len(finding.related) - MOST_RELATED} more" if len(finding.related) > MOST_RELATED else ""
    help_ = f"<br>*{markdown_text(clip(finding.help, LONGEST))}*" if finding.help else ""
    where = markdown_code(clip(place(finding), LONGEST))
    claim = markdown_code(clip(finding.claim, LONGEST)) if finding.claim else ""
    sign, rule = _SIGNS[finding.level], markdown_code(finding.rule)
    return f"| {claim} | {sign} | {rule} | {where} | {message}{related}{more}{help_} |\n"


def format_place(related: Related) -> str:
    """A further place with why it is shown, to be read below the message."""
    where = markdown_code(clip(related.region.describe(column=False), LONGEST))
    return f"{where}: {markdown_text(clip(related.message, LONGEST))}"

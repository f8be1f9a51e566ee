"""Reviewdog's diagnostic format, one object a line: comments on a review with suggestions to take over.

Columns count the bytes of the line in UTF-8, as that format has it; they are left out where the report does not hold
the file's text (sources.csv, the lock). Accepted findings are left out: the format cannot say that they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Citation, Report
from timeline.formats.bytecolumns import ByteColumns
from timeline.formats.jsontext import json_text
from timeline.formats.phrases import open_findings
from timeline.formats.quoting import csv_quoted
from timeline.formats.view import PLAIN, View
from timeline.model import Finding, Level, Region
from timeline.text.escape import clip, visible

LONGEST = 2000
MOST_RELATED = 20
_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.NOTE: "INFO"}


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """One diagnostic for each finding; nothing at all where there are none."""
    columns = ByteColumns(report.evidence)
    rows = {citation.id: citation for citation in report.evidence.citations}
    found = open_findings(report)
    return (json_text(diagnostic(one, columns, rows.get(one.claim or ""))) + "\n" for one in found)


def diagnostic(finding: Finding, columns: ByteColumns, row: Citation | None) -> dict[str, object]:
    message = visible(clip(finding.message, LONGEST))
    record: dict[str, object] = {
        "message": f"{message}\n{visible(clip(finding.help, LONGEST))}" if finding.help else message,
        "location": location(finding.region, columns),
        "severity": _SEVERITIES[finding.level],
        "source": {"name": "timeline"},
        "code": {"value": finding.rule},
    }
    if finding.related:
        record["relatedLocations"] = [
            {"message": visible(clip(item.message, LONGEST)), "location": location(item.region, columns)}
            for item in finding.related[:MOST_RELATED]
        ]
    if finding.fix is not None and row is not None and finding.fix.column in row.claim.cells:
        cell = row.claim.place(finding.fix.column)
        record["suggestions"] = [{"range": range_of(cell, columns), "text": csv_quoted(finding.fix.text)}]
    return record


def location(region: Region, columns: ByteColumns) -> dict[str, object]:
    return {"path": region.path, "range": range_of(region, columns)}


def range_of(region: Region, columns: ByteColumns) -> dict[str, object]:
    """A region as positions; the end is the position after the last character."""
    return {
        "start": position(region.path, region.line, region.column, columns),
        "end": position(region.path, region.end_line, region.end_column, columns),
    }


def position(path: str, line: int, column: int, columns: ByteColumns) -> dict[str, int]:
    at = columns.column(path, line, column)
    return {"line": line} if at is None else {"line": line, "column": at}

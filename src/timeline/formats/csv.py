"""The timeline as a table for spreadsheets: one row a claim, in order of time, with what was found for it.

A cell that a spreadsheet would calculate is defused with an apostrophe; a line break inside a cell becomes a space, so
that one record is one line. Dates and figures are also given in columns that sort and add up.
"""

from __future__ import annotations

from timeline.evidence.model import Citation, Report
from timeline.formats.objects import figure_object
from timeline.formats.phrases import open_findings
from timeline.formats.view import PLAIN, View
from timeline.text.escape import csv_cell, inert, one_line

COLUMNS = (
    "earliest", "latest", "edtf", "date", "id", "claim", "subject", "measure", "figure", "unit", "low", "high",
    "quote", "source", "publisher", "published", "status", "stale", "findings", "line",
)  # fmt: skip


def render(report: Report, *, view: View = PLAIN) -> str:  # noqa: ARG001
    """The table as CSV (RFC 4180) with LF; undated claims come last."""
    import pandas

    rules_by_claim: dict[str, list[str]] = {}
    for finding in open_findings(report):
        rules = rules_by_claim.setdefault(finding.claim or "", [])
        if finding.rule not in rules:
            rules.append(finding.rule)
    rows = [row(citation, rules_by_claim.get(citation.id, [])) for citation in in_order(report.evidence.citations)]
    frame = pandas.DataFrame(rows, columns=list(COLUMNS), dtype="object")
    text: str = frame.map(lambda cell: csv_cell(one_line(cell))).to_csv(index=False, lineterminator="\n")
    return inert(text)


def in_order(citations: tuple[Citation, ...]) -> list[Citation]:
    """The claims in order of time, then the undated ones in the order of the table."""
    from timeline.dates import sort_key

    dated = [citation for citation in citations if citation.date is not None]
    undated = [citation for citation in citations if citation.date is None]
    return [*sorted(dated, key=lambda citation: sort_key(citation.date, citation.id)), *undated]


def row(citation: Citation, rules: list[str]) -> dict[str, str]:
    """One claim as texts by column; what is not known is empty."""
    claim, date = citation.claim, citation.date
    figure = figure_object(citation.meant[0]) if citation.meant else {}
    return {
        "earliest": str(date.earliest) if date and date.earliest else "",
        "latest": str(date.latest) if date and date.latest else "",
        "edtf": date.edtf if date else "",
        "date": claim.date,
        "id": claim.id,
        "claim": claim.statement,
        "subject": claim.subject,
        "measure": claim.measure,
        "figure": str(figure.get("text") or ""),
        "unit": str(figure.get("unit") or ""),
        "low": str(figure.get("low") or ""),
        "high": str(figure.get("high") or ""),
        "quote": claim.quote,
        "source": claim.source,
        "publisher": citation.publisher,
        "published": str(citation.published or ""),
        "status": citation.status.value,
        "stale": "yes" if citation.stale else "no",
        "findings": " ".join(rules),
        "line": str(claim.line),
    }

"""The timeline as a table for spreadsheets: one row a claim, in order of time, with what was found for it.

A cell that a spreadsheet would calculate is defused with an apostrophe; a line break inside a cell becomes a space, so
that one record is one line. Dates and figures are also given in columns that sort and add up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from timeline.evidence.model import Citation, Report
from timeline.formats.objects import figure_object
from timeline.formats.phrases import open_findings
from timeline.formats.view import PLAIN, View
from timeline.model import DraftQuote, DraftReading
from timeline.text.escape import csv_cell, inert, one_line

if TYPE_CHECKING:
    from pandas import DataFrame

COLUMNS = (
    "earliest", "latest", "edtf", "date", "id", "claim", "subject", "measure", "figure", "unit", "low", "high",
    "quote", "source", "publisher", "published", "status", "stale", "findings", "line",
)  # fmt: skip
DRAFT_COLUMNS = ("article", "line", "column", "kind", "role", "text", "outcome", "source", "claims")


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """The table as CSV (RFC 4180) with LF; undated claims come last."""
    import pandas

    rows, columns = (draft_rows(report), DRAFT_COLUMNS) if report.evidence.drafts else (claim_rows(report), COLUMNS)
    yield table(pandas.DataFrame(rows, columns=list(columns), dtype="object"))


def claim_rows(report: Report) -> list[dict[str, str]]:
    """A row for each claim, in order of time."""
    rules_by_claim: dict[str, list[str]] = {}
    for finding in open_findings(report):
        rules = rules_by_claim.setdefault(finding.claim or "", [])
        if finding.rule not in rules:
            rules.append(finding.rule)
    return [row(citation, rules_by_claim.get(citation.id, [])) for citation in in_order(report.evidence.citations)]


def table(frame: DataFrame) -> str:
    """The rows as CSV, every cell defused."""
    text: str = frame.map(lambda cell: csv_cell(one_line(cell))).to_csv(index=False, lineterminator="\n")
    return inert(text)


def draft_rows(report: Report) -> list[dict[str, str]]:
    """A row for each quotation, figure and date of the articles, in order of place."""
    rows: list[dict[str, str]] = []
    for draft in report.evidence.drafts:
        found: list[DraftQuote | DraftReading] = [*draft.quotes, *draft.readings]
        for one in sorted(found, key=lambda one: (one.start, one.end)):
            line, column = draft.lines.position(one.start)
            place = (draft.path, str(line), str(column))
            shown = of_quote(one) if isinstance(one, DraftQuote) else of_reading(one)
            rows.append(dict(zip(DRAFT_COLUMNS, (*place, *shown, one.source, " ".join(one.claims)), strict=True)))
    return rows


def of_quote(one: DraftQuote) -> tuple[str, str, str, str]:
    return "quote", one.role.value, one.text, one.status.value


def of_reading(one: DraftReading) -> tuple[str, str, str, str]:
    return one.kind.value, "", one.text, one.support.value


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

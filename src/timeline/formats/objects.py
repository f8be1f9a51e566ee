"""The objects that `json` and `jsonl` share, key by key as docs/formats.md documents them."""

from __future__ import annotations

from decimal import Decimal

from timeline.evidence.model import Citation, Comparison, Evidence
from timeline.formats.jsontext import decimal_text
from timeline.model import Figure, Finding, Region


def region_fields(region: Region) -> dict[str, object]:
    """A place: lines and columns are 1-based, columns count code points, the end column is the one after the last."""
    return {
        "path": region.path,
        "line": region.line,
        "column": region.column,
        "end_line": region.end_line,
        "end_column": region.end_column,
        **({"place": region.place} if region.place else {}),
    }


def finding_object(finding: Finding) -> dict[str, object]:
    """One finding. `ignored` is the reason where the row accepts it, `stale` what was locked, else null."""
    return {
        "rule": finding.rule,
        "level": finding.level.value,
        "message": finding.message,
        "claim": finding.claim,
        **region_fields(finding.region),
        "ignored": finding.ignored,
        "related": [{"message": item.message, **region_fields(item.region)} for item in finding.related],
        "help": finding.help,
        "stale": finding.stale or None,
    }


def figure_fields(figure: Figure) -> dict[str, object]:
    """One figure with its numbers exact: infinite where an end is open, None where there is no single value."""
    return {
        "text": figure.text,
        "start": figure.start,
        "end": figure.end,
        "kind": figure.kind.value,
        "unit": figure.unit,
        "relation": figure.relation,
        "value": figure.value,
        "low": figure.low,
        "high": figure.high,
        "low_closed": figure.low_closed,
        "high_closed": figure.high_closed,
        "dimension": figure.dimension,
        "per": figure.per,
        "direction": figure.direction,
        "spread": figure.spread,
    }


def figure_object(figure: Figure) -> dict[str, object]:
    """One figure. Numbers are strings of decimals, exact; null is an open end, or no single value."""
    fields = figure_fields(figure)
    return {name: decimal_text(value) if isinstance(value, Decimal) else value for name, value in fields.items()}


def claim_object(citation: Citation, evidence: Evidence) -> dict[str, object]:
    """One row: what can be said of its quote, where it stands, its date in EDTF and the figures of the quote."""
    return {
        "id": citation.id,
        "line": citation.claim.line,
        "source": citation.claim.source,
        "status": citation.status.value,
        "start": citation.anchor.start,
        "end": citation.anchor.end,
        "place": evidence.place(citation) or None,
        "edtf": citation.date.edtf if citation.date else None,
        "stale": citation.stale,
        "figures": [figure_object(figure) for figure in citation.figures],
    }


def conflict_object(comparison: Comparison) -> dict[str, object]:
    """Rows that cannot all be true: their ids, those that most sources back first, and the figure that each tells."""
    return {
        "subject": comparison.subject,
        "measure": comparison.measure,
        "verdict": comparison.verdict.value,
        "claims": [citation.id for citation in comparison.citations],
        "figures": [
            {"claim": citation.id, **figure_object(figure)}
            for citation in comparison.citations
            for figure in citation.meant[:1]
        ],
    }

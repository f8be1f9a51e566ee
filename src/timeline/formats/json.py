"""The whole check as one JSON document: the contract for programs, documented in docs/formats.md.

Keys stay what they are within a version; new ones may be added. Cost: linear in the findings and claims.
"""

from __future__ import annotations

from timeline.evidence.model import Report
from timeline.formats.drafts import draft_object, drafts_summary
from timeline.formats.jsontext import json_list, json_text
from timeline.formats.objects import claim_object, conflict_object, finding_object
from timeline.formats.view import PLAIN, View
from timeline.model import Agreement

VERSION = 1


def render(report: Report, *, view: View = PLAIN) -> str:  # noqa: ARG001
    """The document, with accepted findings and the reasons they were accepted for; a line for each item of a list."""
    evidence = report.evidence
    if evidence.drafts:
        return laid_out(draft_parts(report))
    conflicts = [one for one in evidence.comparisons if one.verdict is Agreement.CONFLICT]
    summary = {
        "claims": len(evidence.citations),
        "sources": len(evidence.sources),
        "status": {status.value: number for status, number in report.statuses().items()},
        "level": {level.value: number for level, number in report.counts().items()},
    }
    parts = {
        "version": json_text(VERSION),
        "as_of": json_text(evidence.as_of.isoformat()),
        "summary": json_text(summary),
        "claims": json_list((claim_object(row, evidence) for row in evidence.citations), "  "),
        "conflicts": json_list(map(conflict_object, conflicts), "  "),
        "findings": json_list(map(finding_object, report.findings), "  "),
    }
    return laid_out(parts)


def draft_parts(report: Report) -> dict[str, str]:
    """The document of `timeline draft`: a line for each article."""
    evidence = report.evidence
    return {
        "version": json_text(VERSION),
        "as_of": json_text(evidence.as_of.isoformat()),
        "summary": json_text(drafts_summary(report)),
        "drafts": json_list(map(draft_object, evidence.drafts), "  "),
        "unused": json_text(evidence.unused),
        "findings": json_list(map(finding_object, report.findings), "  "),
    }


def laid_out(parts: dict[str, str]) -> str:
    lines = ",\n".join(f'  "{key}": {text}' for key, text in parts.items())
    return f"{{\n{lines}\n}}\n"

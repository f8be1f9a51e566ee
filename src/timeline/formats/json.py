"""The whole check as one JSON document: the contract for programs, documented in docs/formats.md.

Keys stay what they are within a version; new ones may be added. Cost: linear in the findings and claims.
"""

from __future__ import annotations

from timeline.evidence import Report
from timeline.formats.jsontext import json_text
from timeline.formats.objects import claim_object, conflict_object, finding_object
from timeline.model import Agreement

VERSION = 1


def render(report: Report, *, colour: bool = False) -> str:  # noqa: ARG001
    """The document, indented, with accepted findings and the reasons they were accepted for."""
    evidence = report.evidence
    document = {
        "version": VERSION,
        "as_of": evidence.as_of.isoformat(),
        "summary": {
            "claims": len(evidence.citations),
            "sources": len(evidence.sources),
            "status": {status.value: number for status, number in report.statuses().items()},
            "level": {level.value: number for level, number in report.counts().items()},
        },
        "claims": [claim_object(citation) for citation in evidence.citations],
        "conflicts": [
            conflict_object(comparison)
            for comparison in evidence.comparisons
            if comparison.verdict is Agreement.CONFLICT
        ],
        "findings": [finding_object(finding) for finding in report.findings],
    }
    return json_text(document, indent=2) + "\n"

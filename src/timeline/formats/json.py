"""The whole check as one JSON document: the contract for programs, documented in docs/formats.md.

Keys stay what they are within a version; new ones may be added. Cost: linear in the findings and claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from timeline.evidence.model import Report
from timeline.formats.drafts import draft_object, drafts_summary
from timeline.formats.jsontext import json_text, list_pieces, object_pieces
from timeline.formats.objects import claim_object, conflict_object, finding_object
from timeline.formats.view import PLAIN, View
from timeline.model import Agreement

VERSION = 1


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """The document, with accepted findings and the reasons they were accepted for; a line for each item of a list."""
    yield from object_pieces(draft_parts(report) if report.evidence.drafts else parts_of(report))


def parts_of(report: Report) -> Mapping[str, Iterable[str]]:
    """The document of a check: each of its keys with its value in pieces."""
    evidence = report.evidence
    conflicts = [one for one in evidence.comparisons if one.verdict is Agreement.CONFLICT]
    summary = {
        "claims": len(evidence.citations),
        "sources": len(evidence.sources),
        "status": {status.value: number for status, number in report.statuses().items()},
        "level": {level.value: number for level, number in report.counts().items()},
    }
    return {
        "version": [json_text(VERSION)],
        "as_of": [json_text(evidence.as_of.isoformat())],
        "summary": [json_text(summary)],
        "claims": list_pieces((claim_object(row, evidence) for row in evidence.citations), "  "),
        "conflicts": list_pieces(map(conflict_object, conflicts), "  "),
        "findings": list_pieces(map(finding_object, report.findings), "  "),
    }


def draft_parts(report: Report) -> Mapping[str, Iterable[str]]:
    """The document of `timeline draft`: a line for each article."""
    evidence = report.evidence
    return {
        "version": [json_text(VERSION)],
        "as_of": [json_text(evidence.as_of.isoformat())],
        "summary": [json_text(drafts_summary(report))],
        "drafts": list_pieces(map(draft_object, evidence.drafts), "  "),
        "unused": [json_text(evidence.unused)],
        "findings": list_pieces(map(finding_object, report.findings), "  "),
    }

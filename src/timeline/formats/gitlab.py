"""GitLab's code quality report: findings beside the lines of a merge request.

A list of objects with exactly the fields that GitLab reads. Two findings with one fingerprint would be shown as one, so
each is unique; the rule's name stands in the description because the list on the page shows nothing else. Accepted
findings are left out: the format cannot say that they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Report
from timeline.formats.fingerprint import fingerprints
from timeline.formats.jsontext import list_pieces
from timeline.formats.view import PLAIN, View
from timeline.model import Level
from timeline.text.escape import clip, visible

LONGEST = 2000
_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.NOTE: "info"}


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """The report; an empty list where there are no findings."""
    issues = (
        {
            "description": f"{finding.rule}: {visible(clip(finding.message, LONGEST))}",
            "check_name": finding.rule,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.level],
            "location": {
                "path": finding.region.path.lstrip("/"),
                "lines": {"begin": finding.region.line, "end": finding.region.end_line},
            },
        }
        for finding, fingerprint in zip(report.findings, fingerprints(report), strict=True)
        if finding.ignored is None
    )
    yield from list_pieces(issues)
    yield "\n"

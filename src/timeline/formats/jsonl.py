"""One finding a line, each the object that stands under `findings` in the JSON document: for streams and `jq`."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Report
from timeline.formats.jsontext import json_text
from timeline.formats.objects import finding_object
from timeline.formats.view import PLAIN, View


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """All findings, accepted ones with their reason; nothing at all where there are none."""
    return (json_text(finding_object(finding)) + "\n" for finding in report.findings)

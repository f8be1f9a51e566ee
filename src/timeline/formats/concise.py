"""One line for each finding, as compilers print them and editors jump to, and the summary line."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Report
from timeline.formats.paint import Paint
from timeline.formats.phrases import place, shown_findings, summary_line
from timeline.formats.view import PLAIN, View
from timeline.text.escape import clip, visible

LONGEST = 400


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:
    """`claims/claims.csv:12:34: error[quote-altered] a3: message`, one for each finding that is to be looked at."""
    paint = Paint(view.colour)
    for finding in shown_findings(report, view):
        head = paint.level(finding.level, f"{finding.level}[{finding.rule}]")
        claim = f" {visible(clip(finding.claim, 80))}:" if finding.claim else ""
        yield f"{visible(place(finding))}: {head}{claim} {visible(clip(finding.message, LONGEST))}\n"
    yield f"{summary_line(report, view)}\n"

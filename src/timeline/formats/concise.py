"""One line for each finding, as compilers print them and editors jump to, and the summary line."""

from __future__ import annotations

from timeline.evidence.model import Report
from timeline.formats.paint import Paint
from timeline.formats.telling import open_findings, place, summary_line
from timeline.text.escape import clip, visible

LONGEST = 400


def render(report: Report, *, colour: bool = False) -> str:
    """`claims/claims.csv:12:34: error[quote-altered] message`, one for each finding that is not accepted."""
    paint = Paint(colour)
    lines = []
    for finding in open_findings(report):
        head = paint.level(finding.level, f"{finding.level}[{finding.rule}]")
        lines.append(f"{visible(place(finding))}: {head} {visible(clip(finding.message, LONGEST))}\n")
    return "".join([*lines, summary_line(report), "\n"])

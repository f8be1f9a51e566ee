"""Logging commands that Azure Pipelines shows as errors and warnings of a run.

Azure knows errors and warnings; notes are printed as plain lines. In a property `;` and `]` would end it, so they are
escaped with the line ends; the percent sign is escaped first (Azure's documentation: formatting commands).
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Report
from timeline.formats.phrases import gravest_first, open_findings, place, summary_line
from timeline.formats.view import PLAIN, View
from timeline.model import Finding, Level
from timeline.text.escape import clip, visible

LONGEST = 2000


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:  # noqa: ARG001
    """One line for each finding, the gravest first, and the summary line."""
    for finding in gravest_first(open_findings(report)):
        yield f"{line(finding)}\n"
    yield f"{summary_line(report)}\n"


def line(finding: Finding) -> str:
    """The command for an error or a warning, a plain line for a note."""
    message = visible(clip(finding.message, LONGEST))
    if finding.level is Level.NOTE:
        return f"{visible(place(finding))}: note[{finding.rule}] {message}"
    region = finding.region
    properties = {
        "type": finding.level.value,
        "sourcepath": visible(region.path),
        "linenumber": str(region.line),
        "columnnumber": str(region.column),
        "code": finding.rule,
    }
    written = ";".join(f"{key}={escape_property(value)}" for key, value in properties.items())
    help_ = f" ({visible(clip(finding.help, LONGEST))})" if finding.help else ""
    return f"##vso[task.logissue {written}]{escape_data(message + help_)}"


def escape_data(text: str) -> str:
    """Text after a command, on one line.

    >>> escape_data("50% of it")
    '50%AZP25 of it'
    """
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    """The value of a property.

    >>> escape_property("a;b]c")
    'a%3Bb%5Dc'
    """
    return escape_data(text).replace(";", "%3B").replace("]", "%5D")

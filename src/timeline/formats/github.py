"""Workflow commands that GitHub shows as annotations beside the lines of a pull request.

GitHub keeps ten annotations of each level from one step and drops the rest in silence, so the gravest come first, at
most ten of each level, and one notice (one of the ten) says how many more there are. In a command's data `%`, CR and LF
are escaped, the percent sign first; in its properties `:` and `,` too. Columns are given only where a region lies on
one line: GitHub refuses them elsewhere. Nothing else is written, in particular no file that GitHub names: the page for
the summary of the step is a format of its own.

Source: GitHub's documentation of workflow commands, and the escaping of its own toolkit.
"""

from __future__ import annotations

from timeline.evidence.model import Report
from timeline.formats.phrases import describe_levels, open_findings
from timeline.formats.view import PLAIN, View
from timeline.model import Finding, Level, Region
from timeline.text.escape import clip, visible

MOST = 10
LONGEST = 2000
MOST_RELATED = 5
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: Report, *, view: View = PLAIN) -> str:  # noqa: ARG001
    """One command for each finding shown; nothing where there are none."""
    found = open_findings(report)
    by_level = {level: [finding for finding in found if finding.level is level] for level in Level}
    too_many = any(len(findings) > MOST for findings in by_level.values())
    room = {level: MOST - (level is Level.NOTE and too_many) for level in Level}
    shown = [finding for level in Level for finding in by_level[level][: room[level]]]
    rest = [finding for level in Level for finding in by_level[level][room[level] :]]
    lines = [annotation(finding) for finding in shown]
    if rest:
        message = f"{describe_levels(rest)} more in {describe_files(rest)}; `timeline check` lists them all."
        lines.append(command("notice", {"title": "timeline: more findings"}, message))
    return "".join(f"{line}\n" for line in lines)


def annotation(finding: Finding) -> str:
    """The command for one finding; its further places and the next step stand below its message."""
    region = finding.region
    properties = {"file": region.path, "line": str(region.line), "endLine": str(region.end_line)}
    if region.line == region.end_line:
        properties |= {"col": str(region.column), "endColumn": str(max(region.column, region.end_column))}
    properties["title"] = f"{finding.rule} ({finding.claim})" if finding.claim else finding.rule
    lines = [clip(finding.message, LONGEST)]
    lines += [f"{format_place(item.region)}: {clip(item.message, LONGEST)}" for item in finding.related[:MOST_RELATED]]
    if finding.help:
        lines.append(f"help: {clip(finding.help, LONGEST)}")
    return command(_COMMANDS[finding.level], properties, "\n".join(map(visible, lines)))


def describe_files(findings: list[Finding]) -> str:
    """The files that findings point at, each with its first and last line."""
    lines: dict[str, list[int]] = {}
    for finding in findings:
        lines.setdefault(finding.region.path, []).append(finding.region.line)
    files = [f"{visible(path)} (lines {min(at)} to {max(at)})" for path, at in list(lines.items())[:5]]
    return ", ".join(files) + (" …" if len(lines) > 5 else "")


def format_place(region: Region) -> str:
    return f"{region.path}:{region.line}"


def command(name: str, properties: dict[str, str], data: str) -> str:
    r"""A workflow command.

    >>> command("error", {"file": "a,b", "line": "1"}, "50% of it\nis gone")
    '::error file=a%2Cb,line=1::50%25 of it%0Ais gone'
    """
    written = ",".join(f"{key}={escape_property(visible(value))}" for key, value in properties.items())
    return f"::{name} {written}::{escape_data(data)}"


def escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escape_property(text: str) -> str:
    return escape_data(text).replace(":", "%3A").replace(",", "%2C")

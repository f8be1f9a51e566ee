"""Workflow commands that GitHub shows as annotations beside the lines of a pull request.

GitHub keeps ten annotations of each level from one step and drops the rest in silence, so each row has one, with all
that is found of it, the gravest come first, at most ten of each level, and one notice (one of the ten) says how many
more there are. An annotation stands at the line that the pull request changed, of the table or of the source, where
that is known: elsewhere GitHub shows it on no page that somebody reviews. In a command's data `%`, CR and LF
are escaped, the percent sign first; in its properties `:` and `,` too. Columns are given only where a region lies on
one line: GitHub refuses them elsewhere. Nothing else is written, in particular no file that GitHub names: the page for
the summary of the step is a format of its own.

Source: GitHub's documentation of workflow commands, and the escaping of its own toolkit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from timeline.evidence.model import Report
from timeline.formats.phrases import by_row, describe_levels, open_findings
from timeline.formats.view import PLAIN, View
from timeline.model import Finding, Level, Region
from timeline.text.escape import clip, visible

MOST = 10
LONGEST = 2000
MOST_RELATED = 5
MOST_OF_ROW = 10
Changed = Mapping[str, Sequence[tuple[int, int]]]
_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:
    """One command for each row shown; nothing where there is nothing to look at."""
    rows = by_row(open_findings(report))
    by_level = {level: [row for row in rows if row[0].level is level] for level in Level}
    too_many = any(len(rows) > MOST for rows in by_level.values())
    room = {level: MOST - (level is Level.NOTE and too_many) for level in Level}
    shown = [row for level in Level for row in by_level[level][: room[level]]]
    rest = [finding for level in Level for row in by_level[level][room[level] :] for finding in row]
    lines = [annotation(row, view.changed) for row in shown]
    if rest:
        message = f"{describe_levels(rest)} more in {describe_files(rest)}; `timeline check` lists them all."
        lines.append(command("notice", {"title": "timeline: more findings"}, message))
    yield from (f"{line}\n" for line in lines)


def annotation(row: Sequence[Finding], changed: Changed) -> str:
    """The command for the findings of a row, the gravest first: their further places and next steps stand below."""
    first, region = row[0], place_to_show(row[0], changed)
    properties = {"file": region.path, "line": str(region.line), "endLine": str(region.end_line)}
    if region.line == region.end_line:
        properties |= {"col": str(region.column), "endColumn": str(max(region.column, region.end_column))}
    properties["title"] = f"{first.rule} ({first.claim})" if first.claim else first.rule
    lines: list[str] = []
    for finding in row[:MOST_OF_ROW]:
        lines += finding_lines(finding, region, "" if finding is first else f"{finding.level}[{finding.rule}] ")
    return command(_COMMANDS[first.level], properties, "\n".join(map(visible, lines)))


def finding_lines(finding: Finding, shown: Region, head: str) -> Iterator[str]:
    """What is said of one finding: its message, its places but the one that is shown, and the next step."""
    yield f"{head}{clip(finding.message, LONGEST)}"
    if not head and finding.region != shown:
        yield f"{finding.region.describe(column=False)}: the row"
    for item in finding.related[:MOST_RELATED]:
        if item.region != shown:
            yield f"{item.region.describe(column=False)}: {clip(item.message, LONGEST)}"
    if finding.help:
        yield f"help: {clip(finding.help, LONGEST)}"


def place_to_show(finding: Finding, changed: Changed) -> Region:
    """The first of a finding's places that was changed; where none was, its own."""
    places = [finding.region, *(item.region for item in finding.related)]
    return next((place for place in places if is_changed(place, changed)), finding.region)


def is_changed(place: Region, changed: Changed) -> bool:
    return any(first <= place.end_line and place.line <= last for first, last in changed.get(place.path, ()))


def describe_files(findings: list[Finding]) -> str:
    """The files that findings point at, each with its first and last line."""
    lines: dict[str, list[int]] = {}
    for finding in findings:
        lines.setdefault(finding.region.path, []).append(finding.region.line)
    files = [f"{visible(path)} (lines {min(at)} to {max(at)})" for path, at in list(lines.items())[:5]]
    return ", ".join(files) + (" …" if len(lines) > 5 else "")


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

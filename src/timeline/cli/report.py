"""`timeline report`: print the findings and write the chronological reports."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.check import show
from timeline.cli.options import (
    AsOf,
    ClaimsPath,
    Config,
    Directory,
    Files,
    Formats,
    Isolated,
    SeedsPath,
    day_of,
    open_project,
    outputs_of,
    progress_shown,
)
from timeline.cli.output import complain, require_no_input
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.evidence.model import Report
    from timeline.project.settings import Project

NAMES = ("timeline.md", "timeline.html")
_AS_OF = re.compile(rb"<!-- as of (\d{4}-\d{2}-\d{2}) -->")


def report(
    context: typer.Context,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    output_format: Formats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if a report would change. As of its own day.")
    ] = False,
    since: Annotated[
        str | None,
        typer.Option("--since", metavar="REPORT|REV", help="Tell what changed since a JSON report or a git revision."),
    ] = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Print the findings and write reports/timeline.md and reports/timeline.html.

    A report reports: conflicts among the claims do not make this command fail. Exit code 0: written, or up to date;
    1: --check found a report that would change; 2: usage, settings, input or output, or nothing to report.
    """
    outputs = outputs_of(context)
    project = open_project(directory, claims, seeds, config, isolated)
    require_no_input(outputs, project)
    from timeline.checking.run import check as run_check
    from timeline.checking.run import require_claims

    with progress_shown() as progress:
        found = run_check(project, written_day(project) if check and not as_of else day_of(as_of, project), progress)
        require_claims(found)
        progress("writing", 0, 1)
        pages = render(found, earlier(project, found, since))
    if check:
        found = with_outdated(found, [f"{project.settings.reports}/{name}" for name in outdated(project, pages)])
        show(found, outputs)
        raise typer.Exit(1 if found.evidence.outdated else 0)
    show(found, outputs)
    write(project, pages)


def earlier(project: Project, found: Report, since: str | None) -> Mapping[str, object] | None:
    """The JSON report that the new one is told against: a file's, or that of the project at a git revision.

    Raises TimelineError for what is neither.
    """
    import json

    from timeline.project.files import read_bytes

    if since is None:
        return None
    path = Path(since)
    if path.suffix != ".json":
        from timeline.checking.since import report_at
        from timeline.formats import FORMATS

        before = report_at(project, since, found.evidence.as_of)
        return {} if before is None else dict(json.loads(FORMATS["json"](before)))
    try:
        told = json.loads(read_bytes(path, 1 << 28).decode("utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise TimelineError(
            f"--since {path.name}: is no JSON report: {error}", "Make one: --output-format json"
        ) from error
    if not isinstance(told, dict) or told.get("version") != 1:
        raise TimelineError(f"--since {path.name}: is no JSON report of version 1", "Make one: --output-format json")
    return told


def render(found: Report, since: Mapping[str, object] | None = None) -> dict[str, bytes]:
    """The reports by file name; `since` is the JSON of an earlier one."""
    from timeline.report.html import render_html
    from timeline.report.markdown import render_markdown

    return {
        "timeline.md": render_markdown(found, since=since).encode("utf-8", "backslashreplace"),
        "timeline.html": render_html(found).encode("utf-8", "backslashreplace"),
    }


def write(project: Project, pages: dict[str, bytes]) -> None:
    """Write the reports, each whole or not at all."""
    from timeline.project.files import only_writer, write_bytes

    folder = project.path("reports")
    with only_writer(project.root, folder):
        for name, data in pages.items():
            changed = write_bytes(folder / name, data, project.root)
            complain(f"{project.settings.reports}/{name} {'written' if changed else 'is up to date'}")


def outdated(project: Project, pages: dict[str, bytes]) -> list[str]:
    """The names of the reports that are not what would be written."""
    return [name for name, data in pages.items() if read_report(project, name) != data]


def read_report(project: Project, name: str) -> bytes:
    from timeline.project.files import inside, read_bytes

    path = project.path("reports") / name
    try:
        return read_bytes(path, 1 << 30, follow=False) if inside(path, project.root) else b""
    except OSError:
        return b""


def written_day(project: Project) -> datetime.date:
    """The day that the written report is as of, so that a check on another day compares like with like."""
    match = _AS_OF.search(read_report(project, NAMES[0])[:4096])
    return day_of(match[1].decode() if match else None, project)


def with_outdated(found: Report, paths: list[str]) -> Report:
    """The report with a finding for every outdated file."""
    from timeline.evidence.model import Report
    from timeline.rules import find

    evidence = replace(found.evidence, outdated=tuple(paths))
    return Report(evidence, find(evidence)) if paths else found

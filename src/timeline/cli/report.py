"""`timeline report`: print the findings and write the chronological reports."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

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
from timeline.cli.showing import show


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
    from timeline.report.files import make_pages, written_day

    day = day_of(as_of or (written_day(project) if check else ""), project)
    with progress_shown() as progress:
        pages = make_pages(project, day, progress, since=since)
    found = pages.check() if check else pages.report
    show(found, outputs)
    for line in [] if check else pages.write():
        complain(line)
    raise typer.Exit(1 if found.evidence.outdated else 0)

"""`timeline lock`: record where the quotes stand, of those that do."""

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
    Isolated,
    ResultFormats,
    SeedsPath,
    day_of,
    open_project,
    progress_shown,
)
from timeline.cli.output import complain, require_no_input
from timeline.cli.results import harmless, results_of, show_result


def lock(
    context: typer.Context,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if the lock would change.")
    ] = False,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Record where each quote stands; refuse those that do not, with the reason.

    A record that still holds keeps its day. Exit code 0: all recorded; 1: some are refused, or the lock would change.
    """
    outputs = results_of(context)
    project = open_project(directory, claims, seeds, config, isolated)
    require_no_input(outputs, project)
    from timeline.review.relock import relock
    from timeline.text.escape import one_line

    with progress_shown() as progress:
        made = relock(project, day_of(as_of, project), progress, write=not check)
    for fault in made.warnings:
        complain(f"{fault.region.path}:{fault.region.line}: {fault.message}", fault.help)
    show_result(outputs, lambda: harmless(map(one_line, made.describe())), made.to_dict)
    raise typer.Exit(1 if made.refused or (check and made.changed) else 0)

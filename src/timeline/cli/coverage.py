"""`timeline coverage`: which figures and dates of the sources no claim cites."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.completing import source_names
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
from timeline.cli.output import require_no_input
from timeline.cli.results import harmless, results_of, show_result


def coverage(
    context: typer.Context,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="NAME", help="Only this source, all of it.", autocompletion=source_names),
    ] = None,
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """For each source: the share of its figures and dates that a claim cites, and those that none does.

    A figure or date is cited where a quote that stands overlaps it. Sources that no claim names count too. Of each
    source the first 20 are listed; --source and json list all.
    """
    outputs = results_of(context)
    project = open_project(directory, claims, seeds, config, isolated)
    require_no_input(outputs, project)
    from timeline.checking.coverage import MOST, cover_project, describe_coverage

    with progress_shown() as progress:
        covered = cover_project(project, day_of(as_of, project), progress, source=source)
    most = MOST if source is None else None
    show_result(
        outputs,
        lambda: harmless(describe_coverage(covered, most)),
        lambda: [one.to_dict() for one in covered],
    )

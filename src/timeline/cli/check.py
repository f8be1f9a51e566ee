"""`timeline check`: read, anchor, compare, print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from timeline.cli.output import Outputs, colour_of_stdout, complain, write_output
from timeline.errors import TimelineError
from timeline.model import Level
from timeline.settings import LEVELS

if TYPE_CHECKING:
    from timeline.evidence import Report


def check(
    context: typer.Context,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    output_format: Formats = None,  # noqa: ARG001 - paired with their files before parsing
    output_file: Files = None,  # noqa: ARG001
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="LEVEL", help="Lowest level that exits with 1. Default: error.")
    ] = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Check every claim: does its quote stand, do figures and dates agree?

    Exit code 0: clean; 1: findings at or above --fail-on; 2: usage, settings, input or output, or nothing to check.
    """
    outputs = outputs_of(context)
    settings = [*(config or ()), *([f"fail_on={fail_on}"] if fail_on else ())]
    project = open_project(directory, claims, seeds, settings, isolated)
    from timeline.check import check as run_check

    with progress_shown() as progress:
        report = run_check(project, day_of(as_of, project), progress)
    show(report, outputs)
    raise typer.Exit(exit_code(report, project.settings.fail_on))


def show(report: Report, outputs: Outputs) -> None:
    """Print or write each format; those for files first, so that a full disk is told before anything is printed."""
    from timeline.formats import FORMATS

    for output in sorted(outputs, key=lambda output: output.file is None):
        to_terminal = output.file in (None, "-")
        write_output(output, FORMATS[output.format](report, colour=to_terminal and colour_of_stdout()))


def exit_code(report: Report, fail_on: str) -> int:
    """2 where nothing was checked, 1 where a finding is grave enough, else 0."""
    if not report.evidence.citations:
        complain(f"{report.evidence.settings.claims}: there is nothing to check", "Add a row: timeline add")
        return 2
    if fail_on not in LEVELS[:3]:
        return 0
    worst = Level(fail_on).rank
    return int(any(found.ignored is None and found.level.rank <= worst for found in report.findings))


def require_claims(report: Report) -> None:
    """Raise TimelineError where the table holds no claim that could be read."""
    if not report.evidence.citations:
        first = report.findings[0] if report.findings else None
        said = f"{first.region.path}:{first.region.line}: {first.message}. " if first else ""
        raise TimelineError(
            f"{said}{report.evidence.settings.claims}: there is nothing to check", first.help if first else ""
        )

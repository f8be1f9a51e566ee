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
from timeline.cli.output import Outputs, colour_of_stdout, complain, emit, write_output
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.evidence import Report
    from timeline.settings import Project


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
    fix: Annotated[
        bool, typer.Option("--fix", help="Settle what is safe: reformatted quotes in the table, then the lock.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change in the table; write nothing.")
    ] = False,
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
    if diff:
        raise typer.Exit(show_fixes(report))
    if fix and report.evidence.citations:
        report = make_fixes(project, report)
    show(report, outputs)
    raise typer.Exit(exit_code(report, project.settings.fail_on))


def show(report: Report, outputs: Outputs) -> None:
    """Print or write each format; those for files first, so that a full disk is told before anything is printed."""
    from timeline.formats import FORMATS

    for output in sorted(outputs, key=lambda output: output.file is None):
        to_terminal = output.file in (None, "-")
        write_output(output, FORMATS[output.format](report, colour=to_terminal and colour_of_stdout()))


def show_fixes(report: Report) -> int:
    """Print what --fix would change in the table; 1 if anything."""
    from timeline.editing import encoded
    from timeline.escape import inert, visible
    from timeline.fixing import fixed_table, fixes, shown_diff

    if not fixes(report):
        return 0
    table = report.evidence.table
    lines = shown_diff(encoded(table.text, table), fixed_table(report), table.path)
    emit("".join(inert(visible(line)) + "\n" for line in lines.split("\n")[:-1]))
    return 1


def make_fixes(project: Project, report: Report) -> Report:
    """Write the safe fixes to the table and record in the lock what holds; the report of a check after it."""
    from timeline.check import check as run_check
    from timeline.files import only_writer, write_bytes
    from timeline.fixing import fixed_table, fixes
    from timeline.lockfile import write_lock
    from timeline.locking import new_entries

    day = report.evidence.as_of
    with only_writer(project.root, project.path("claims").parent):
        report = run_check(project, day)  # as the files are now that nobody else writes
        if fixes(report):
            write_bytes(project.path("claims"), fixed_table(report), project.root)
            report = run_check(project, day)
        if not report.evidence.lock.problems:
            entries, _ = new_entries(report.evidence)
            write_bytes(project.path("lock"), write_lock(entries), project.root)
    return run_check(project, day)


def exit_code(report: Report, fail_on: str) -> int:
    """2 where nothing was checked, 1 where a finding is grave enough, else 0."""
    if not report.evidence.citations:
        complain(f"{report.evidence.settings.claims}: there is nothing to check", "Add a row: timeline add")
        return 2
    if fail_on == "never":
        return 0
    from timeline.model import Level

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

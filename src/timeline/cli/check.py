"""`timeline check`: read, anchor, compare, print."""

from __future__ import annotations

import datetime
import os
import sys
from collections import Counter
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.completing import rule_names
from timeline.cli.options import (
    AsOf,
    Config,
    Directories,
    Files,
    Formats,
    Isolated,
    SeedsPath,
    day_of,
    open_project,
    outputs_of,
    progress_shown,
)
from timeline.cli.output import (
    Outputs,
    complain,
    complain_lines,
    emit,
    require_no_input,
)
from timeline.cli.parsing import asked_of
from timeline.cli.several import only_folder
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.evidence.model import Report
    from timeline.project.kept import Kept
    from timeline.project.settings import Project

_last: list[Report] = []
"""What was checked last, until the process ends: taking it apart costs more than a look at what has not changed."""


def check(
    context: typer.Context,
    directory: Directories = None,
    claims: Annotated[
        str | None, typer.Option("--claims", metavar="PATH", help="The claims table; - is standard input.")
    ] = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    output_format: Formats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="LEVEL", help="Lowest level that exits with 1. Default: error.")
    ] = None,
    fix: Annotated[
        bool, typer.Option("--fix", help="Settle what is safe: reformatted quotes in the table, then the lock.")
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what --fix would change; write nothing.")] = False,
    select: Annotated[
        str | None,
        typer.Option("--select", metavar="RULES", help="Run only these rules.", autocompletion=rule_names),
    ] = None,
    ignore: Annotated[
        str | None,
        typer.Option("--ignore", metavar="RULES", help="Do not run these rules.", autocompletion=rule_names),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", metavar="REV", help="Show only findings that a git revision had not.")
    ] = None,
    follow: Annotated[
        bool, typer.Option("--follow", help="Ask git where words that were locked stand now, and show it.")
    ] = False,
    cache: Annotated[
        bool | None,
        typer.Option("--cache/--no-cache", help="Keep in .timeline-cache/ what was found: the next check is quick."),
    ] = None,
    jobs: Annotated[
        int | None, typer.Option("--jobs", metavar="N", help="Processes that verify sources. Default: all cores.")
    ] = None,
    dask: Annotated[
        str | None,
        typer.Option("--dask", metavar="SCHEDULER", help="Verify sources on a cluster: tcp://HOST:PORT, or its file."),
    ] = None,
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Accept the findings that this file lists.")
    ] = None,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help="Write all findings to the baseline file and accept them.")
    ] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Show notes too, not only how many there are.")] = False,
    errors_only: Annotated[bool, typer.Option("--errors-only", help="Show errors alone, in every format.")] = False,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings of each rule.")] = False,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit with 0 even where there are findings.")] = False,
    path_prefix: Annotated[
        str, typer.Option("--path-prefix", metavar="DIR", help="Tell paths from the repository that holds the project.")
    ] = "",
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file of the project changes.")] = False,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Check every claim: does its quote stand, do figures and dates agree?

    Exit code 0: clean; 1: findings at or above --fail-on; 2: usage, settings, input or output, or nothing to check.
    """
    folder = only_folder(context, directory or (), check)
    outputs, asked = outputs_of(context, os.environ), asked_of(context).outputs
    more_is_asked = bool(write_baseline or since or statistics or dask or claims == "-")
    given = {"fail_on": fail_on, "select": select, "ignore": ignore, "baseline": baseline, "follow": follow}
    require_file(claims, fix=fix, watch=watch)

    from timeline.project.settings import remembering

    def opened() -> Project:
        table = None if claims == "-" else claims
        project = open_project(folder, table, seeds, config, isolated, **given, cache=cache, jobs=jobs)
        require_no_input(outputs, project)
        return remembering(project) if fix or diff or since else project

    def once(project: Project) -> int:
        from timeline.checking.gate import baseline_path, gated, save_baseline
        from timeline.cli.again import Again
        from timeline.cli.showing import pages_of
        from timeline.formats.prefix import with_prefix
        from timeline.formats.view import View

        _last.clear()
        day, changed = day_of(as_of, project), lines_changed(project, outputs, since, path_prefix)
        look = View(notes=notes, errors_only=errors_only, changed=changed)
        pages = pages_of(outputs if asked or not statistics else (), look)
        again = Again(project, None if more_is_asked else lasting(project), day, pages, [path_prefix, exit_zero])
        code = again.show()
        if code is None:
            report = checked(project, day, claims, dask)
            _last.append(report)
            if write_baseline:
                complain(f"{baseline_path(project)} {'written' if save_baseline(project, report) else 'is up to date'}")
            report = gated(project, report, since or "")
            again.show_new(with_prefix(report, path_prefix))
            if statistics:
                count(report, asked)
            code = code_of(report, "never" if exit_zero else project.settings.fail_on)
            again.keep(report, code)
        complain_of_store(project)
        return code

    project = opened()
    if diff:
        from timeline.checking.run import require_claims
        from timeline.cli.results import harmless
        from timeline.review.fixes import foresee_fixes

        report = checked(project, day_of(as_of, project), claims, dask)
        require_claims(report)
        lines = foresee_fixes(project, day_of(as_of, project), report)
        emit(harmless(lines))
        raise typer.Exit(1 if lines else 0)
    if fix:
        from timeline.review.fixes import make_fixes

        for line in make_fixes(project, day_of(as_of, project)):
            complain(line)
    if watch:
        from timeline.cli.watch import watch_files

        watch_files(folder, opened, once)
    raise typer.Exit(once(project))


def require_file(claims: str | None, *, fix: bool, watch: bool) -> None:
    """Raise TimelineError where a table that comes by standard input is to be written or waited for."""
    if claims == "-" and (fix or watch):
        raise TimelineError("standard input can be neither fixed nor watched", "Give --claims PATH.")


def checked(project: Project, day: datetime.date, claims: str | None, dask: str | None = None) -> Report:
    """Check the project; `-` as the claims table reads it from standard input. Raises TimelineError.

    `dask` is where the scheduler of a cluster is, if one is to verify the sources.
    """
    from timeline.checking.run import examine
    from timeline.project.claims import parse_claims
    from timeline.project.table import MAX_BYTES

    table = None
    if claims == "-":
        if sys.stdin is None:
            raise TimelineError("standard input is closed", "Give --claims PATH.")
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise TimelineError(f"standard input is larger than {MAX_BYTES >> 20} MB", "Split the table.")
        table = parse_claims(data, project.settings.claims, project.settings.columns)
    with ExitStack() as held:
        cluster = None
        if dask is not None:
            from timeline.evidence.remote import connected

            cluster = held.enter_context(connected(dask, project))
        progress = held.enter_context(progress_shown())
        return examine(project, day, progress, table, git=True, executor=cluster)


def lines_changed(
    project: Project, outputs: Outputs, since: str | None, path_prefix: str
) -> dict[str, list[tuple[int, int]]]:
    """The lines of a pull request, for the format that shows findings beside them."""
    if all(output.format != "github" for output in outputs):
        return {}
    from timeline.cli import pull_request

    return pull_request.lines_changed(project, since, os.environ, path_prefix)


def lasting(project: Project) -> Kept | None:
    """Where what a check shows is kept; None where no store is asked for, and where the check asks git too."""
    return project.kept if project.kept is not None and project.kept.lasts and not project.settings.follow else None


def complain_of_store(project: Project) -> None:
    """A line where what was kept could not be read or written."""
    for fault in project.kept.faults if project.kept is not None else ():
        complain(fault)


def count(report: Report, asked: Outputs) -> None:
    """Print how many open findings each rule has, most first; on standard error where a format has standard output."""
    counts = Counter((found.rule, found.level) for found in report.findings if found.ignored is None)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    text = "".join(f"{number:6}  {level:7}  {name}\n" for (name, level), number in rows)
    (complain_lines if any(output.file in (None, "-") for output in asked) else emit)(text)


def code_of(report: Report, fail_on: str) -> int:
    """The exit code, and a line where there is nothing to check."""
    from timeline.checking.gate import exit_code

    if not report.evidence.citations:
        hint = "Mend what is told above" if report.evidence.table.problems else "Add a row: timeline add"
        complain(f"{report.evidence.settings.claims}: there is nothing to check", hint)
    return exit_code(report, fail_on)

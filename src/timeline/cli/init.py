"""`timeline init`: set up a project; what is there is kept."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import Directory, Files, IdleDay, ResultFormats
from timeline.cli.output import require_no_input
from timeline.cli.results import Result, harmless, results_of


def init(
    context: typer.Context,
    directory: Directory = Path(),
    claims: Annotated[
        str | None, typer.Option("--claims", metavar="PATH", help="Where the claims table lies, or is to lie.")
    ] = None,
    seeds: Annotated[
        str | None, typer.Option("--seeds", metavar="PATH", help="The folder of the source texts.")
    ] = None,
    as_of: IdleDay = None,  # noqa: ARG001 - all commands take it
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    ci: Annotated[bool, typer.Option("--ci/--no-ci", help="Add a GitHub workflow.")] = True,
    hook: Annotated[bool, typer.Option("--hook/--no-hook", help="Add a pre-commit configuration.")] = True,
    watch: Annotated[
        bool, typer.Option("--watch", help="Add a GitHub workflow that looks at the sources online each week.")
    ] = False,
) -> None:
    """Set up a project: an example that checks green, settings, a CI workflow and a pre-commit hook.

    Only what is missing is added, nothing that is there is changed; where there is a table, no example is made.
    """
    from timeline.project.scaffold import SETTINGS_PATH, WATCH_PATH, WORKFLOW_PATH
    from timeline.project.start import start_project
    from timeline.text.escape import one_line

    result = Result(results_of(context))
    start = start_project(directory, claims or "", seeds or "", watch=watch)
    require_no_input(result.outputs, start.project, start.files)
    made: dict[str, bool] = {}
    columns = start.columns
    folder = start.project.root.absolute().relative_to(start.above).as_posix() if start.above is not None else ""
    above = "/".join([".."] * (folder.count("/") + 1))
    for name, written in start.make(ci=ci, hook=hook):
        made[name] = written
        done = "written" if written else "is there already, and is kept"
        result.write(harmless([one_line(f"{name} {done}")]))
    for column, name in columns.items() if made.get(SETTINGS_PATH) else ():
        result.write(harmless([one_line(f"{SETTINGS_PATH} takes the column {name!r} for {column}")]))
    if columns and not made.get(SETTINGS_PATH):
        names = ", ".join(f"{column} = {name!r}" for column, name in columns.items())
        result.write(harmless([one_line(f"The table's columns have other names. In the settings: columns: {names}")]))
    if start.above is not None and (ci or hook or watch):
        result.write(
            f"No workflow and no hook: they are read at the top of the repository only, {above}\n"
            f"There: timeline check -C {shlex.quote(folder)}\n"
        )
    if made.get(WATCH_PATH) and not made.get(SETTINGS_PATH) and not start.project.settings.refresh_days:
        result.write("To be warned of sources that nobody looked at for long: refresh_days = 21 in the settings\n")
    result.write(f"Next: {', or '.join(start.following)}\n")
    workflows = " and ".join(path for path in (WORKFLOW_PATH, WATCH_PATH) if made.get(path))
    if workflows:
        result.write(f"Before the first push: write into {workflows} where timeline is installed from\n")
    result.end(
        lambda: {
            "version": 1,
            "written": [name for name, written in made.items() if written],
            "kept": [name for name, written in made.items() if not written],
            "columns": dict(columns),
            "next": start.following,
        }
    )

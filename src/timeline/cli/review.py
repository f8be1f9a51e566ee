"""`timeline review`: settle what is stale, one row at a time or by command."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.completing import claim_ids
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
from timeline.cli.results import PLAIN, harmless, results_of, show_result

NOTHING = "nothing to decide"


def review(
    context: typer.Context,
    accept: Annotated[
        list[str] | None,
        typer.Option(
            "--accept", metavar="ID", help="Take the source's words; a,b for several.", autocompletion=claim_ids
        ),
    ] = None,
    place: Annotated[
        int | None,
        typer.Option("--place", metavar="N", help="Which place, or figure, is meant, with --accept ID."),
    ] = None,
    accept_moved: Annotated[
        bool, typer.Option("--accept-moved", help="Accept every quote that only moved or was only reformatted.")
    ] = False,
    edit: Annotated[
        str | None,
        typer.Option("--edit", metavar="ID", help="Quote other words, with --quote.", autocompletion=claim_ids),
    ] = None,
    quote: Annotated[str, typer.Option("--quote", metavar="WORDS", help="The words that --edit quotes.")] = "",
    date: Annotated[str, typer.Option("--date", metavar="DATE", help="The date that --edit gives the row.")] = "",
    reject: Annotated[
        list[str] | None,
        typer.Option("--reject", metavar="ID", help="Keep the row, with --reason.", autocompletion=claim_ids),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why rejected rows stay as they are.")] = "",
    drop: Annotated[
        list[str] | None,
        typer.Option("--drop", metavar="ID", help="Take the row out of the table.", autocompletion=claim_ids),
    ] = None,
    add_columns: Annotated[bool, typer.Option("--add-columns", help="Add columns that the table lacks.")] = False,
    port: Annotated[
        bool, typer.Option("--port", help="Follow changed quotes by git, and pasted texts to their originals.")
    ] = False,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Step through the rows whose quotes need a decision; write table and lock once, at the end.

    Without a terminal, without decisions, or with an output asked for, it prints the commands that do the same. Exit
    code 0: nothing is left to decide; 1: something is; 2: a decision cannot be made, and nothing is written.
    """
    from timeline.cli.reviewing.by_command import commands, object_of, print_settled
    from timeline.cli.reviewing.by_options import Given
    from timeline.review.session import open_session
    from timeline.text.escape import one_line

    outputs = results_of(context)
    project = open_project(directory, claims, seeds, config, isolated)
    require_no_input(outputs, project)
    command = command_line(context)
    with progress_shown() as progress:
        session = open_session(project, day_of(as_of, project), progress, port=port, add_columns=add_columns)
    given = Given(
        accept or (), place, accept_moved, edit or "", quote, date, reject or (), reason, drop or (), project.settings
    )  # fmt: skip
    session.record(list(given.decisions(session.items)))
    if not session.decided and session.items and outputs == PLAIN and on_terminal():
        from timeline.cli.reviewing.asking import ask

        raise typer.Exit(1 if ask(session, command) else 0)
    with progress_shown() as progress:
        settled = session.settle(progress)
    print_settled(settled)
    lines = [settled.describe()] if session.decided else commands(session.items, command) or [NOTHING]
    lines += settled.describe_standing() if session.decided or lines == [NOTHING] else []
    show_result(outputs, lambda: harmless(map(one_line, lines)), lambda: object_of(settled, command))
    raise typer.Exit(1 if settled.left else 0)


def on_terminal() -> bool:
    """Can somebody be asked?"""
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def command_line(context: typer.Context) -> str:
    """`timeline review` with the options that say which project is meant, as they were given."""
    words = ["timeline", "review"]
    for name, option in (("directory", "-C"), ("claims", "--claims"), ("seeds", "--seeds"), ("as_of", "--as-of")):
        value = context.params.get(name)
        words += [option, str(value)] if value is not None and str(value) != "." else []
    for value in context.params.get("config") or ():
        words += ["--config", value]
    flags = [f"--{name}" for name in ("isolated", "port") if context.params.get(name)]
    return shlex.join([*words, *flags])

"""The commands, by name. Each imports what it needs when it runs, so that --help and completion load nothing."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline.cli import add, affected, check, coverage, init, lock, read, report, review, rule, settings
from timeline.cli.output import emit
from timeline.cli.parsing import Command, asked_of
from timeline.model.version import __version__

app = typer.Typer(
    name="timeline",
    help="Checks that every claim's quote stands in its source, and that figures and dates agree across sources.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def show_version(asked: bool) -> None:
    if asked:
        emit(f"timeline {__version__}\n")
        raise typer.Exit


def keep_debug(context: typer.Context, asked: bool) -> None:
    asked_of(context).debug = asked


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", callback=keep_debug, help="Show the trace of an internal error.")
    ] = False,
) -> None:
    """Take the options that come before a command."""


app.command(cls=Command)(check.check)
app.command(cls=Command)(report.report)
app.command(cls=Command)(lock.lock)
app.command(cls=Command)(review.review)
app.command(cls=Command)(add.add)
app.command(cls=Command)(read.read)
app.command(cls=Command)(coverage.coverage)
app.command(cls=Command)(affected.affected)
app.command(cls=Command)(rule.rule)
app.command(cls=Command)(settings.settings)
app.command(cls=Command)(init.init)

"""The commands, by name. Each imports what it needs when it runs, so that --help and completion load nothing."""

from __future__ import annotations

from typing import Annotated

import typer

from timeline import __version__
from timeline.cli import add, affected, check, coverage, init, lock, read, report, review, rule, settings
from timeline.cli.output import emit

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


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=show_version, is_eager=True, help="Show the version.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the trace of an internal error.")] = False,
) -> None:
    """Take the options that come before a command."""


app.command()(check.check)
app.command()(report.report)
app.command()(lock.lock)
app.command()(review.review)
app.command()(add.add)
app.command()(read.read)
app.command()(coverage.coverage)
app.command()(affected.affected)
app.command()(rule.rule)
app.command()(settings.settings)
app.command()(init.init)

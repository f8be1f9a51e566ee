"""The commands, by name. A command's module is imported, and its arguments are looked at, when it is asked for.

So --help and --version cost what the parser's own import does, however many commands there are.
"""

from __future__ import annotations

from collections.abc import Iterator, MutableMapping
from functools import cache
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from timeline.cli.output import emit
from timeline.cli.parsing import Command, asked_of
from timeline.cli.values import TakesAsGiven
from timeline.model.version import __version__

HELP = {"help_option_names": ["-h", "--help"]}
SUMMARIES = {  # what --help lists, whole in 80 columns: each is a module beside this one with a function of its name
    "check": "Check every claim: its quote, its figures, its dates.",
    "report": "Write the report in Markdown and HTML.",
    "draft": "Check an article against claims and sources.",
    "lock": "Record where each quote stands; refuse those that do not.",
    "review": "Step through the rows that need a decision.",
    "add": "Add a row whose quote stands in its source.",
    "fetch": "Keep a page or file of the web as a source.",
    "desk": "Curate and settle in the browser, on loopback.",
    "read": "Show the figures and dates that are read in a text.",
    "coverage": "Show how much of each source the claims cite.",
    "refresh": "Ask the web again for the sources, and keep what changed.",
    "affected": "List the claims whose row or source changed.",
    "rule": "Explain a rule, or list all of them.",
    "schema": "Print the JSON Schema of a machine format.",
    "settings": "Show each setting, its value, and where it comes from.",
    "init": "Set up a project that checks green.",
}


class Commands(MutableMapping[str, Any]):
    """The parser's commands by name, each made when it is first looked up."""

    def __init__(self) -> None:
        self.made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self.made:
            if name not in SUMMARIES:
                raise KeyError(name)
            self.made[name] = make_command(name)
        return self.made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self.made[name] = command

    def __delitem__(self, name: str) -> None:
        del self.made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(SUMMARIES)

    def __len__(self) -> int:
        return len(SUMMARIES)


@cache
def make_command(name: str) -> Any:
    """The parser's command of the function that bears the name, in the module that bears it. It is made once."""
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, context_settings=HELP)
    alone.command(cls=Command)(getattr(import_module(f"timeline.cli.{name}"), name))
    return typer.main.get_command(alone)


class Program(TakesAsGiven, TyperGroup):
    """All commands as one program; what it tells of them it tells without making them."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = Commands()

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - as the parser calls it
        """Write the list of the commands below the options."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


app = typer.Typer(
    name="timeline",
    cls=Program,
    help="Checks that every claim's quote stands in its source, and that figures and dates agree across sources.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=HELP,
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

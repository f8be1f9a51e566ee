"""Several projects in one run of `timeline check`: one report each, the gravest exit code, no document on another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import typer

from timeline.cli.output import Output, Outputs, complain, emit
from timeline.cli.parsing import asked_of
from timeline.model.errors import TimelineError

FOR_PEOPLE = ("", "full", "concise")
"""Formats of which two may stand one after the other; the first is the one that is printed where none is named."""


def only_folder(context: typer.Context, folders: Sequence[Path], check: Callable[..., None]) -> Path:
    """The one project's folder. With several, each is checked, and typer.Exit raised with the gravest exit code."""
    if len(folders) > 1:
        raise typer.Exit(check_each(context, folders, check))
    return next(iter(folders), Path())


def check_each(context: typer.Context, folders: Sequence[Path], check: Callable[..., None]) -> int:
    """Check several projects in their order, one report each; the gravest exit code. Raises TimelineError."""
    from timeline.text.escape import visible

    if context.params.get("watch") or context.params.get("claims") == "-":
        raise TimelineError("several projects cannot be watched, nor read from standard input", "Give one -C.")
    given, worst = asked_of(context).outputs, 0
    each = [outputs_for(given, number, len(folders)) for number in range(len(folders))]
    for folder, outputs in zip(folders, each, strict=True):
        asked_of(context).outputs = outputs
        if any(output.file is None for output in outputs) or not outputs:
            emit(f"== {visible(str(folder))} ==\n")
        try:
            check(context, **{**context.params, "directory": [folder]})
        except typer.Exit as end:
            worst = max(worst, end.exit_code)
        except TimelineError as error:
            complain(f"{folder}: {error.message}", error.hint)
            worst = 2
    return worst


def outputs_for(given: Outputs, number: int, of: int) -> Outputs:
    """The outputs of one of several projects: of each format the file that is its own. Raises TimelineError.

    A format for programs goes to a file of each project: two documents one after the other are none.
    """
    own: list[Output] = []
    for name in dict.fromkeys(output.format for output in given):
        files = [output for output in given if output.format == name and output.file not in (None, "-")]
        printed = len(files) < sum(output.format == name for output in given)
        if (printed and name not in FOR_PEOPLE) or len(files) not in (0, of):
            raise TimelineError(
                f"{of} projects are checked: {name or 'full'} needs a file for each",
                f"Give --output-format {name or 'full'} --output-file FILE {of} times, in the order of the projects.",
            )
        own += [Output(name)] if printed else []
        own += [files[number]] if files else []
    return tuple(own)

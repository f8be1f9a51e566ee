"""`timeline read`: the figures and dates of a text, with their places."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import (
    Config,
    Directory,
    Files,
    IdleClaims,
    IdleDay,
    Isolated,
    ResultFormats,
    SeedsPath,
    open_project,
)
from timeline.cli.output import require_no_input
from timeline.cli.results import results_of, show_result
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    from timeline.cli.output import Outputs
    from timeline.project.texts import Given


def read(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="A text, a source's name, or - for standard input.")],
    directory: Directory = Path(),
    claims: IdleClaims = None,  # noqa: ARG001 - all commands take them
    seeds: SeedsPath = None,
    as_of: IdleDay = None,  # noqa: ARG001
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Language of the text.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The day that relative dates are read against.")
    ] = None,
    view: Annotated[bool, typer.Option("--view", help="Show what can be quoted of a source, with places.")] = False,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Show the figures and dates that are read in a text, each with its place and what it means.

    With --view: what a reader of the source sees, a page or a PDF or captions, and where each line of it stands.
    """
    outputs = results_of(context)
    project = open_project(directory, None, seeds, config, isolated)
    require_no_input(outputs, project)
    from timeline.formats.readings import list_readings, show_readings
    from timeline.project.claims import read_day
    from timeline.project.texts import text_or_source

    day = read_day(published) if published else None
    if published and day is None:
        raise TimelineError(f"--published {published[:40]!r} is no day", "Write it as 2026-11-22.")
    given = from_standard_input() if what == "-" else text_or_source(what, project)
    if view:
        show_view(given, outputs)
        return
    readings = list_readings(
        given.text,
        language=language or given.language or project.settings.language,
        published=day or given.published,
        order=project.settings.date_order,
        view=given.view,
    )
    show_result(outputs, lambda: show_readings(readings), lambda: [reading.to_dict() for reading in readings])


def show_view(given: Given, outputs: Outputs) -> None:
    """Show what can be quoted of a source."""
    from timeline.formats.source_view import show_source_view, source_view_object
    from timeline.readers.kinds import plain_view

    seen = given.view or plain_view(given.text)
    show_result(outputs, lambda: show_source_view(seen), lambda: source_view_object(given.name, seen))


def from_standard_input() -> Given:
    """The text that is piped in. Raises TimelineError where there is none, or too much."""
    from timeline.project.texts import MAX_BYTES, Given

    if sys.stdin is None:
        raise TimelineError("standard input is closed", "Give the text itself, or a source's name.")
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise TimelineError(f"standard input is larger than {MAX_BYTES >> 20} MB", "Split it.")
    return Given(data.decode("utf-8", "replace"))

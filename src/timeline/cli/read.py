"""`timeline read`: the figures and dates of a text, with their places."""

from __future__ import annotations

import datetime
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.options import Config, Directory, Isolated, open_project
from timeline.cli.output import emit
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.settings import Project

MAX_BYTES = 16 << 20


def read(
    what: Annotated[str, typer.Argument(metavar="TEXT|FILE", help="A text, a source's name, or - for standard input.")],
    directory: Directory = Path(),
    language: Annotated[str | None, typer.Option("--language", metavar="CODE", help="Language of the text.")] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="The day that relative dates are read against.")
    ] = None,
    output_format: Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="full or json.")] = "full",
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Show the figures and dates that are read in a text, each with its line and column and what it means."""
    if output_format not in ("full", "json"):
        raise TimelineError(
            f"--output-format: there is no format {output_format[:40]!r} here", "Known are: full, json."
        )
    project = open_project(directory, None, None, config, isolated)
    from timeline.claims import read_day
    from timeline.readings import list_readings, show_readings

    day = read_day(published) if published else None
    if published and day is None:
        raise TimelineError(f"--published {published[:40]!r} is no day", "Write it as 2026-11-22.")
    text, source_language, source_day = text_of(what, project)
    readings = list_readings(
        text,
        language=language or source_language or project.settings.language,
        published=day or source_day,
        order=project.settings.date_order,
    )
    if output_format == "json":
        emit(json.dumps([reading.to_dict() for reading in readings], ensure_ascii=True, indent=1) + "\n")
    else:
        emit(show_readings(readings))


def text_of(what: str, project: Project) -> tuple[str, str, datetime.date | None]:
    """The text meant, and the language and day of publication where it is a known source. Raises TimelineError."""
    if what == "-":
        if sys.stdin is None:
            raise TimelineError("standard input is closed", "Give the text itself, or a source's name.")
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise TimelineError(f"standard input is larger than {MAX_BYTES >> 20} MB", "Split it.")
        return data.decode("utf-8", "replace"), "", None
    from timeline.claims import read_source_table
    from timeline.sources import read_source, unsafe_name

    root, seeds = project.root, project.settings.seeds
    name = what.removeprefix(f"{seeds}/")
    if unsafe_name(name) or len(name) > 255 or not (root / seeds / name).is_file():
        return what, "", None
    infos, _ = read_source_table(root, project.settings.sources, "")
    source = read_source(root, seeds, name, infos.get(name), MAX_BYTES)
    if source.problem is not None:
        raise TimelineError(source.problem.message, source.problem.help)
    return source.text, source.info.language if source.info else "", source.published

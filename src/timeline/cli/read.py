"""`timeline read`: the figures and dates of a text, with their places."""

from __future__ import annotations

import datetime
import re
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
    from timeline.project.settings import Project

MAX_BYTES = 16 << 20
_SUFFIX = re.compile(r"(?!\d+\.)\S*\.(?:[a-z][a-z0-9]{1,4}|[A-Z][A-Z0-9]{1,4})")
"""A name with an extension; `€1.5bn`, `U.S.` and `4.Mai` are none."""


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
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Show the figures and dates that are read in a text, each with its line and column and what it means."""
    outputs = results_of(context)
    project = open_project(directory, None, seeds, config, isolated)
    require_no_input(outputs, project)
    from timeline.formats.readings import list_readings, show_readings
    from timeline.project.claims import read_day

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
    show_result(outputs, lambda: show_readings(readings), lambda: [reading.to_dict() for reading in readings])


def text_of(what: str, project: Project) -> tuple[str, str, datetime.date | None]:
    """The text meant, and the language and day of publication where it is a known source. Raises TimelineError."""
    if what == "-":
        if sys.stdin is None:
            raise TimelineError("standard input is closed", "Give the text itself, or a source's name.")
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise TimelineError(f"standard input is larger than {MAX_BYTES >> 20} MB", "Split it.")
        return data.decode("utf-8", "replace"), "", None
    from timeline.project.claims import read_source_table
    from timeline.project.sources import read_source, unsafe_name

    root, seeds = project.root, project.settings.seeds
    name = what.removeprefix(f"{seeds}/")
    if unsafe_name(name) or len(name) > 255 or not (root / seeds / name).is_file():
        if names_a_file(what):
            raise no_source(what, project)
        return what, "", None
    infos, _ = read_source_table(root, project.settings.sources, "")
    source = read_source(root, seeds, name, infos.get(name), MAX_BYTES)
    if source.problem is not None:
        raise TimelineError(source.problem.message, source.problem.help)
    return source.text, source.info.language if source.info else "", source.published


def names_a_file(what: str) -> bool:
    """Is it one word that looks like the name of a file? A slash beside digits may be a date, or a sum for each.

    >>> (
    ...     names_a_file("notice-2024.txt"),
    ...     names_a_file("seeds/notice"),
    ...     names_a_file("03/04/2024"),
    ...     names_a_file("$1.5bn"),
    ... )
    (True, True, False, False)
    """
    word = len(what) <= 255 and not any(char.isspace() for char in what)
    slash = "/" in what and not any(char.isdigit() for char in what)
    return word and (slash or _SUFFIX.fullmatch(what) is not None)


def no_source(what: str, project: Project) -> TimelineError:
    """The error that there is no such source: the nearest one, and how another text is read."""
    from difflib import get_close_matches

    from timeline.project.sources import list_sources

    seeds = project.settings.seeds
    close = get_close_matches(what.removeprefix(f"{seeds}/"), list_sources(project.root, seeds), n=1)
    meant = f"Did you mean {close[0]!r}? " if close else ""
    return TimelineError(
        f"there is no source {what[:80]!r} below {seeds}/", f"{meant}Any other text is read from standard input: -"
    )

"""`timeline schema [NAME]`: the JSON Schemas of the machine formats."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import Directory, Files, IdleClaims, IdleDay, IdleSeeds, ResultFormats
from timeline.cli.results import results_of, show_result
from timeline.model.errors import TimelineError


def complete(incomplete: str) -> list[str]:
    from timeline.formats.schemas import names

    return [name for name in names() if name.startswith(incomplete)]


def schema(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="The schema.", autocompletion=complete)] = None,
    directory: Directory = Path(),  # noqa: ARG001 - all commands take them
    claims: IdleClaims = None,  # noqa: ARG001
    seeds: IdleSeeds = None,  # noqa: ARG001
    as_of: IdleDay = None,  # noqa: ARG001
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
) -> None:
    """Print the JSON Schema of a machine format (draft 2020-12). Without NAME: list the schemas.

    `check` is of the document that `--output-format json` gives, `finding` of a line of jsonl; the others are of what
    the command of that name prints as JSON.
    """
    import json

    from timeline.formats.schemas import names, read_schema
    from timeline.project.settings import nearest

    outputs = results_of(context)
    if name is not None and name not in names():
        raise TimelineError(f"there is no schema {name[:60]!r}", nearest(name, names()))
    if name is None:
        listed = {each: json.loads(read_schema(each))["title"] for each in names()}
        width = max(map(len, listed))
        lines = "".join(f"{each.ljust(width)}  {title}\n" for each, title in listed.items())
        show_result(outputs, lambda: lines, lambda: listed)
        return
    text = read_schema(name)
    show_result(outputs, lambda: text, lambda: json.loads(text))

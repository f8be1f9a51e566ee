"""`timeline settings`: each setting, its value, and where that comes from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import Config, Directory, Isolated, open_project
from timeline.cli.output import emit


def settings(
    directory: Directory = Path(),
    config: Config = None,
    isolated: Isolated = False,
    output_format: Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="text or json.")] = "text",
) -> None:
    """Show each setting, its value, and where that comes from."""
    from dataclasses import asdict

    from timeline.escape import inert, one_line

    project = open_project(directory, None, None, config, isolated)
    values = asdict(project.settings)
    if output_format == "json":
        rows = {name: {"value": value, "from": project.origins[name]} for name, value in values.items()}
        emit(json.dumps(rows, indent=1, ensure_ascii=True) + "\n")
        return
    width = max(map(len, values))
    for name, value in values.items():
        emit(
            inert(one_line(f"{name.ljust(width)}  {json.dumps(value, ensure_ascii=False)}  ({project.origins[name]})"))
            + "\n"
        )

"""`timeline settings`: each setting, its value, and where that comes from."""

from __future__ import annotations

import json
from pathlib import Path

import typer

from timeline.cli.options import (
    AsOf,
    ClaimsPath,
    Config,
    Directory,
    Files,
    Isolated,
    ResultFormats,
    SeedsPath,
    open_project,
)
from timeline.cli.output import require_no_input
from timeline.cli.results import results_of, show_result


def settings(
    context: typer.Context,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Show each setting, its value, and where that comes from."""
    from dataclasses import asdict

    from timeline.text.escape import inert, one_line

    outputs = results_of(context)
    project = open_project(directory, claims, seeds, config, isolated, as_of=as_of)
    require_no_input(outputs, project)
    values = asdict(project.settings)
    width = max(map(len, values))

    def line(name: str, value: object) -> str:
        return f"{name.ljust(width)}  {json.dumps(value, ensure_ascii=False)}  ({project.origins[name]})"

    show_result(
        outputs,
        lambda: "".join(inert(one_line(line(name, value))) + "\n" for name, value in values.items()),
        lambda: {name: {"value": value, "from": project.origins[name]} for name, value in values.items()},
    )

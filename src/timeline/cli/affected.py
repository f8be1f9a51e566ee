"""`timeline affected REV`: the claims whose rows or sources changed since a git revision."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import (
    ClaimsPath,
    Config,
    Directory,
    Files,
    IdleDay,
    Isolated,
    ResultFormats,
    SeedsPath,
    open_project,
)
from timeline.cli.output import require_no_input
from timeline.cli.results import results_of, show_result


def affected(
    context: typer.Context,
    revision: Annotated[str, typer.Argument(metavar="REV", help="A git revision: HEAD~1, main, a tag.")],
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: IdleDay = None,  # noqa: ARG001 - all commands take it
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """List the claims whose row or source changed since a git revision, one id a line with what changed.

    `new`: the revision had no such row; `row`: the row says something else; `source`: the text, or what the table of
    sources says of it, is another. What is not committed counts as changed.
    """
    outputs = results_of(context)
    project = open_project(directory, claims, seeds, config, isolated)
    require_no_input(outputs, project)
    from timeline.checking.since import affected_claims

    found = affected_claims(project, revision)
    show_result(
        outputs,
        lambda: "".join(f"{name}  {', '.join(what)}\n" for name, what in found.items()),
        lambda: [{"claim": name, "changed": what} for name, what in found.items()],
    )

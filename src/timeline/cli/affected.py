"""`timeline affected REV`: the claims whose rows or sources changed since a git revision."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import ClaimsPath, Config, Directory, Isolated, SeedsPath, open_project
from timeline.cli.output import emit
from timeline.errors import TimelineError


def affected(
    revision: Annotated[str, typer.Argument(metavar="REV", help="A git revision: HEAD~1, main, a tag.")],
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    output_format: Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="text or json.")] = "text",
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """List the claims whose row or source changed since a git revision, one id a line with what changed.

    `new`: the revision had no such row; `row`: the row says something else; `source`: the text, or what the table of
    sources says of it, is another. What is not committed counts as changed.
    """
    if output_format not in ("text", "json"):
        raise TimelineError(
            f"--output-format: there is no format {output_format[:40]!r} here", "Known are: text, json."
        )
    project = open_project(directory, claims, seeds, config, isolated)
    from timeline.since import affected_claims

    found = affected_claims(project, revision)
    if output_format == "json":
        emit(json.dumps([{"claim": name, "changed": what} for name, what in found.items()], indent=1) + "\n")
    else:
        emit("".join(f"{name}  {', '.join(what)}\n" for name, what in found.items()))

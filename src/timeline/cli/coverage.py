"""`timeline coverage`: which figures and dates of the sources no claim cites."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.check import require_claims
from timeline.cli.options import AsOf, ClaimsPath, Config, Directory, Isolated, SeedsPath, day_of, open_project
from timeline.cli.output import emit
from timeline.errors import TimelineError


def coverage(
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    source: Annotated[str | None, typer.Option("--source", metavar="NAME", help="Only this source.")] = None,
    output_format: Annotated[str, typer.Option("--output-format", metavar="FORMAT", help="text or json.")] = "text",
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """For each source: the share of its figures and dates that a claim cites, and those that none does."""
    if output_format not in ("text", "json"):
        raise TimelineError(
            f"--output-format: there is no format {output_format[:40]!r} here", "Known are: text, json."
        )
    project = open_project(directory, claims, seeds, config, isolated)
    from timeline.check import check as run_check
    from timeline.covering import cover
    from timeline.escape import inert, one_line

    report = run_check(project, day_of(as_of, project))
    require_claims(report)
    covered = [one for one in cover(report.evidence) if source in (None, one.source)]
    if output_format == "json":
        emit(json.dumps([one.to_dict() for one in covered], indent=1, ensure_ascii=True) + "\n")
        return
    for one in covered:
        emit(inert(one_line(f"{one.source}: {one.cited} of {one.total} figures and dates cited")) + "\n")
        for line, column, words in one.uncited:
            emit(inert(one_line(f"  {line}:{column}  {words}")) + "\n")

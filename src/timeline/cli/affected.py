"""`timeline affected REV`: the claims whose rows or sources changed since a git revision."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.options import ClaimsPath, Config, Directory, Isolated, SeedsPath, open_project
from timeline.cli.output import emit


def affected(
    revision: Annotated[str, typer.Argument(metavar="REV", help="A git revision: HEAD~1, main, a tag.")],
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """List the claims whose row or source changed since a git revision, one id a line with what changed."""
    project = open_project(directory, claims, seeds, config, isolated)
    from timeline.claims import read_claims
    from timeline.escape import inert, one_line
    from timeline.history import project_at
    from timeline.sources import read_source

    settings = project.settings
    with project_at(project.root, revision, [settings.claims, settings.seeds]) as before:
        old = {claim.id: claim for claim in read_claims(before, settings.claims).claims}
        digests: dict[str, bool] = {}
        for claim in read_claims(project.root, settings.claims).claims:
            if claim.source not in digests:
                limit = settings.max_source_mb << 20
                texts = [
                    read_source(root, settings.seeds, claim.source, None, limit) for root in (before, project.root)
                ]
                digests[claim.source] = texts[0].sha256 != texts[1].sha256
            known = old.get(claim.id)
            row_changed = known is None or {n: c.text for n, c in known.cells.items()} != {
                n: c.text for n, c in claim.cells.items()
            }
            what = ["new" if known is None else "row"] if row_changed else []
            what += ["source"] if digests[claim.source] else []
            if what:
                emit(inert(one_line(f"{claim.id}  {', '.join(what)}")) + "\n")

"""`timeline lock`: record where the quotes stand, of those that do."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from timeline.cli.check import require_claims
from timeline.cli.options import (
    AsOf,
    ClaimsPath,
    Config,
    Directory,
    Isolated,
    SeedsPath,
    day_of,
    open_project,
    progress_shown,
)
from timeline.cli.output import emit
from timeline.errors import TimelineError


def lock(
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if the lock would change.")
    ] = False,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Record where each quote stands; refuse those that do not, with the reason.

    A record that still holds keeps its day. Exit code 0: all recorded; 1: some are refused, or the lock would change.
    """
    project = open_project(directory, claims, seeds, config, isolated)
    from timeline.check import check as run_check
    from timeline.escape import inert, one_line
    from timeline.files import only_writer, write_bytes
    from timeline.lockfile import write_lock
    from timeline.locking import new_entries

    with progress_shown() as progress:
        report = run_check(project, day_of(as_of, project), progress)
    require_claims(report)
    evidence = report.evidence
    if evidence.lock.problems:
        fault = evidence.lock.problems[0]
        raise TimelineError(f"{fault.region.path}:{fault.region.line}: {fault.message}", fault.help)
    entries, refused = new_entries(evidence)
    data, path = write_lock(entries), project.path("lock")
    if check:
        changed = not path.exists() or path.read_bytes() != data
    else:
        with only_writer(project.root, path.parent):
            changed = write_bytes(path, data, project.root)
    lines = [f"{citation.claim.source}: {citation.id} is refused: {citation.status}" for citation in refused]
    done = ("would change" if check else "written") if changed else "is up to date"
    lines.append(f"{project.settings.lock} {done}: {len(entries)} of {len(evidence.citations)} quotes recorded")
    emit("".join(inert(one_line(line)) + "\n" for line in lines))
    raise typer.Exit(1 if refused or (check and changed) else 0)

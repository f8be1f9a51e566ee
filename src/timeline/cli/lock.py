"""`timeline lock`: record where the quotes stand, of those that do."""

from __future__ import annotations

import datetime
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from timeline.cli.output import complain, emit
from timeline.errors import TimelineError

if TYPE_CHECKING:
    from timeline.evidence import Citation
    from timeline.settings import Project


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
    from timeline.escape import inert, one_line
    from timeline.files import only_writer

    path, day = project.path("lock"), day_of(as_of, project)
    with nullcontext() if check else only_writer(project.root, path.parent):
        data, recorded, refused = make_lock(project, day)
        changed = data != lock_bytes(path) if check else write_lock_file(project, data)
    lines = [refusal(citation) for citation in refused]
    done = ("would change" if check else "written") if changed else "is up to date"
    lines.append(f"{project.settings.lock} {done}: {recorded} of {recorded + len(refused)} quotes recorded")
    emit("".join(inert(one_line(line)) + "\n" for line in lines))
    raise typer.Exit(1 if refused or (check and changed) else 0)


def refusal(citation: Citation) -> str:
    """Why a row is not recorded."""
    problem = citation.source.problem
    why = f" ({problem.message})" if problem else ""
    return f"{citation.claim.source}: {citation.id} is refused: {citation.status}{why}"


def make_lock(project: Project, day: datetime.date) -> tuple[bytes, int, list[Citation]]:
    """The bytes of the lock, how many quotes it records as standing, and the rows it refuses. Raises TimelineError."""
    from timeline.check import check as run_check
    from timeline.lockfile import write_lock
    from timeline.locking import new_entries

    with progress_shown() as progress:
        report = run_check(project, day, progress)
    require_claims(report)
    if report.evidence.lock.problems:
        fault = report.evidence.lock.problems[0]
        raise TimelineError(f"{fault.region.path}:{fault.region.line}: {fault.message}", fault.help)
    for fault in report.evidence.problems:
        if fault.region.path == project.settings.sources:  # what it says of encodings is not known then
            complain(f"{fault.region.path}:{fault.region.line}: {fault.message}", fault.help)
    entries, refused = new_entries(report.evidence)
    return write_lock(entries), len(report.evidence.citations) - len(refused), refused


def lock_bytes(path: Path) -> bytes:
    """The lock as it is; nothing where there is none."""
    return path.read_bytes() if path.exists() else b""


def write_lock_file(project: Project, data: bytes) -> bool:
    from timeline.files import write_bytes

    return write_bytes(project.path("lock"), data, project.root)

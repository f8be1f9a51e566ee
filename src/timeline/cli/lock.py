"""`timeline lock`: record where the quotes stand, of those that do."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from timeline.cli.check import require_claims
from timeline.cli.deciding import require_readable_lock
from timeline.cli.options import (
    AsOf,
    ClaimsPath,
    Config,
    Directory,
    Files,
    Isolated,
    ResultFormats,
    SeedsPath,
    day_of,
    open_project,
    progress_shown,
)
from timeline.cli.output import complain, require_no_input
from timeline.cli.results import results_of, show_result

if TYPE_CHECKING:
    from timeline.evidence.model import Citation, Evidence
    from timeline.model import LockEntry
    from timeline.project.settings import Project


def lock(
    context: typer.Context,
    directory: Directory = Path(),
    claims: ClaimsPath = None,
    seeds: SeedsPath = None,
    as_of: AsOf = None,
    output_format: ResultFormats = None,  # noqa: ARG001 - paired with their files by the parser
    output_file: Files = None,  # noqa: ARG001
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 if the lock would change.")
    ] = False,
    config: Config = None,
    isolated: Isolated = False,
) -> None:
    """Record where each quote stands; refuse those that do not, with the reason.

    A record that still holds keeps its day. Exit code 0: all recorded; 1: some are refused, or the lock would change.
    """
    outputs = results_of(context)
    project = open_project(directory, claims, seeds, config, isolated)
    require_no_input(outputs, project)
    from timeline.project.files import only_writer
    from timeline.project.lock import write_lock

    path, day = project.path("lock"), day_of(as_of, project)
    with nullcontext() if check else only_writer(project.root, path.parent):
        evidence, entries, refused = make_lock(project, day)
        data = write_lock(entries)
        changed = data != lock_bytes(path) if check else write_lock_file(project, data)
    done = ("would change" if check else "written") if changed else "is up to date"
    show_result(
        outputs,
        lambda: told(evidence, refused, done),
        lambda: {
            "version": 1,
            "path": project.settings.lock,
            "changed": changed,
            **as_data(evidence, entries, refused),
        },
    )
    raise typer.Exit(1 if refused or (check and changed) else 0)


def told(evidence: Evidence, refused: Sequence[Citation], done: str) -> str:
    """A line for each row that is refused, and one for the whole."""
    from timeline.text.escape import inert, one_line

    lines = [f"{row.claim.source}: {row.id} is refused: {why_refused(row, evidence)}" for row in refused]
    rows = len(evidence.citations)
    lines.append(f"{evidence.lock.path} {done}: {rows - len(refused)} of {rows} quotes recorded")
    return "".join(inert(one_line(line)) + "\n" for line in lines)


def as_data(evidence: Evidence, entries: Sequence[LockEntry], refused: Sequence[Citation]) -> dict[str, object]:
    """The claims with a new record, how many keep theirs, the claims whose record goes, and the rows refused."""
    from timeline.review.relock import changes

    recorded, dropped = changes(evidence, entries)
    return {
        "recorded": recorded,
        "kept": len(entries) - len(recorded),
        "dropped": dropped,
        "refused": [
            {"claim": row.id, "reason": why_refused(row, evidence), "path": evidence.table.path, "line": row.claim.line}
            for row in refused
        ],
    }


def why_refused(row: Citation, evidence: Evidence) -> str:
    """Why a row is not recorded: its status, and what is wrong with its source."""
    problem = evidence.source_of(row).problem
    return f"{row.status}{f' ({problem.message})' if problem else ''}"


def make_lock(project: Project, day: datetime.date) -> tuple[Evidence, list[LockEntry], list[Citation]]:
    """What was found, the entries of the lock, and the rows that it refuses. Raises TimelineError."""
    from timeline.checking.run import check as run_check
    from timeline.review.relock import new_entries

    with progress_shown() as progress:
        report = run_check(project, day, progress)
    require_claims(report)
    require_readable_lock(report.evidence)
    for fault in report.evidence.problems:
        if fault.region.path == project.settings.sources:  # what it says of encodings is not known then
            complain(f"{fault.region.path}:{fault.region.line}: {fault.message}", fault.help)
    return (report.evidence, *new_entries(report.evidence))


def lock_bytes(path: Path) -> bytes:
    """The lock as it is; nothing where there is none."""
    return path.read_bytes() if path.exists() else b""


def write_lock_file(project: Project, data: bytes) -> bool:
    from timeline.project.files import write_bytes

    return write_bytes(project.path("lock"), data, project.root)

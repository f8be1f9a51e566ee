"""What commands that write share: a lock that can be read, what the next check will say of a row, table and lock."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.cli.output import complain
from timeline.model.errors import TimelineError

if TYPE_CHECKING:
    import datetime

    from timeline.evidence.model import Evidence, Report
    from timeline.model import Finding, Table
    from timeline.project.settings import Project

MOST = 20


def check_rows(project: Project, day: datetime.date, table: Table, names: Collection[str]) -> Report:
    """A check of some rows of a table by themselves, at the cost of their own sources."""
    from timeline.checking.run import check as run_check

    rows = replace(table, claims=tuple(claim for claim in table.claims if claim.id in names), problems=())
    return run_check(project, day, table=rows)


def newly_told(before: Report | None, after: Report, names: Collection[str]) -> list[Finding]:
    """What a check says of some claims and did not say before; accepted findings, and what a lock settles, left out."""
    settled = ("citation-unlocked", "source-changed")
    known = {(found.claim, found.rule) for found in before.findings} if before else set()
    told = [found for found in after.findings if found.claim in names and found.ignored is None]
    return [found for found in told if found.rule not in settled and (found.claim, found.rule) not in known]


def require_readable_lock(evidence: Evidence) -> None:
    """Raise TimelineError if a line of the lock cannot be read: what is written over is lost."""
    for problem in evidence.lock.problems:
        raise TimelineError(f"{problem.region.path}:{problem.region.line}: {problem.message}", problem.help)


def require_sound(before: Table, after: Table) -> None:
    """Raise TimelineError if a table has a fault that it had not."""
    old = {problem.message for problem in before.problems}
    for problem in after.problems:
        if problem.message not in old:
            raise TimelineError(f"the row would not be right: {problem.message}", problem.help)


def warn(found: Sequence[Finding]) -> None:
    """Tell on standard error what the next check will say."""
    for one in found[:MOST]:
        complain(f"{one.level}[{one.rule}] {one.claim}: {one.message}", one.help)
    if len(found) > MOST:
        complain(f"and {len(found) - MOST} findings more", "All of them: timeline check")


def write_both(project: Project, read: Table, table: bytes, lock: bytes | None) -> None:
    """Write the table over the one that was read, and then the lock; where that fails, the table is put back.

    Whoever holds neither finds the old or the new of each: an entry whose row has changed is not believed.
    """
    from timeline.project.edit import encoded
    from timeline.project.files import write_bytes

    path = project.path("claims")
    old = encoded(read.text, read)
    write_bytes(path, table, project.root, read=old)
    if lock is None:
        return
    try:
        write_bytes(project.path("lock"), lock, project.root)
    except BaseException:
        write_bytes(path, old, project.root)
        raise

"""What `add` and `review` share: what a changed row would be told by the next check, and writing table and lock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.cli.output import complain
from timeline.errors import TimelineError

if TYPE_CHECKING:
    import datetime

    from timeline.evidence import Report
    from timeline.model import Finding, Table
    from timeline.settings import Project


def check_row(project: Project, day: datetime.date, table: Table, name: str) -> Report:
    """A check of one row of a table by itself, at the cost of its own source."""
    from timeline.check import check as run_check

    row = replace(table, claims=tuple(claim for claim in table.claims if claim.id == name), problems=())
    return run_check(project, day, table=row)


def told_of(report: Report, name: str) -> list[Finding]:
    """What a check says of one claim, accepted findings and what only the lock can settle left out."""
    unlocked = ("citation-unlocked", "source-changed")
    return [one for one in report.findings if one.claim == name and one.ignored is None and one.rule not in unlocked]


def require_sound(before: Table, after: Table) -> None:
    """Raise TimelineError if a table has a fault that it had not."""
    old = {problem.message for problem in before.problems}
    for problem in after.problems:
        if problem.message not in old:
            raise TimelineError(f"the row would not be right: {problem.message}", problem.help)


def warn(found: Sequence[Finding]) -> None:
    """Tell on standard error what the next check will say."""
    for one in found:
        complain(f"{one.level}[{one.rule}] {one.claim}: {one.message}", one.help)


def write_both(project: Project, table: bytes, lock: bytes | None) -> None:
    """Write the table and then the lock; where the lock cannot be written, the table is put back as it was.

    Whoever holds neither finds the old or the new of each: an entry whose row has changed is not believed.
    """
    from timeline.files import read_bytes, write_bytes
    from timeline.tables import MAX_BYTES

    path = project.path("claims")
    old = read_bytes(path, MAX_BYTES)
    write_bytes(path, table, project.root)
    if lock is None:
        return
    try:
        write_bytes(project.path("lock"), lock, project.root)
    except BaseException:
        write_bytes(path, old, project.root)
        raise

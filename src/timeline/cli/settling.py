"""Making decisions: what is asked at first, and table and lock written together at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from timeline.cli.options import progress_shown
from timeline.cli.output import complain
from timeline.cli.results import warn

if TYPE_CHECKING:
    import datetime

    from timeline.evidence.model import Report
    from timeline.project.settings import Project
    from timeline.review.items import Decision, Item


@dataclass(frozen=True, slots=True)
class Settled:
    """What came of decisions: those that were made, those whose row had changed meanwhile, and what is left."""

    report: Report
    made: tuple[Decision, ...]
    outdated: tuple[Decision, ...]
    left: tuple[Item, ...]

    @property
    def told(self) -> str:
        return f"{len(self.made)} settled, {len(self.left)} left\n"


def asking(project: Project, report: Report, port: bool) -> list[Item]:
    """The rows that ask for a decision; with `port`, what git tells of them is offered. Raises TimelineError."""
    from timeline.review.items import items

    if not port:
        return items(report)
    from timeline.review.port import ported

    return ported(project.root, items(report))


def settle(
    project: Project,
    day: datetime.date,
    before: Report,
    decisions: Sequence[Decision],
    *,
    add_columns: bool,
    port: bool = False,
) -> Settled:
    """Make the decisions, table and lock together, and tell what the next check will say of their rows.

    The lock on the project is held for this only, and not while somebody thinks: a row that has changed since it was
    shown is left alone and named. Raises TimelineError and writes nothing where a quote would not stand.
    """
    from timeline.project.claims import parse_claims
    from timeline.project.files import only_writer
    from timeline.project.lock import write_lock
    from timeline.review.guards import foreseen, look, require_sound, write_both
    from timeline.review.items import items, rebased, require_standing, reviewed_entries, reviewed_table

    with only_writer(project.root, project.path("claims").parent):
        with progress_shown() as progress:
            now = look(project, day, progress)
        holding, outdated = rebased(decisions, asking(project, now, port))
        table = now.evidence.table
        data = reviewed_table(table, holding, add_columns=add_columns)
        after = checked_with(project, day, data)
        require_sound(table, parse_claims(data, table.path))
        require_standing(after.evidence, holding)
        lock = write_lock(reviewed_entries(after.evidence, holding)) if after.evidence.lock.exists else None
        if holding:
            write_both(project, table, data, lock)
    with progress_shown() as progress:
        final = look(project, day, progress)
    for decision in outdated:
        complain(f"{decision.item.id}: row or source changed meanwhile, nothing was written for it", "Look again.")
    warn(foreseen(before, final, {decision.item.id for decision in holding}))
    return Settled(final, tuple(holding), tuple(outdated), tuple(items(final)))


def checked_with(project: Project, day: datetime.date, table: bytes) -> Report:
    """What a check says with another table in the place of the project's."""
    from timeline.checking.run import check as run_check
    from timeline.project.claims import parse_claims

    return run_check(project, day, table=parse_claims(table, project.settings.claims))

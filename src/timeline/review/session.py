"""A review without a terminal: look at a project, list the rows that ask, take decisions, settle them all at once.

Nothing is held and nothing is written while somebody thinks: decisions are collected, and `settle` makes them together.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.checking.gate import known_findings
from timeline.checking.run import quiet
from timeline.evidence.model import Report
from timeline.evidence.verify_source import Progress
from timeline.frozen import frozen
from timeline.model import Finding
from timeline.model.errors import TimelineError
from timeline.project.claims import parse_claims
from timeline.project.edit import lacking_columns
from timeline.project.settings import Project, remembering
from timeline.review import guards
from timeline.review.apply import Settled, fallen, reviewed_table, settle
from timeline.review.decisions import Decision
from timeline.review.guards import check_rows, foreseen, require_sound
from timeline.review.items import Item
from timeline.review.look import Look, look_at
from timeline.review.port import asking
from timeline.review.state import State
from timeline.review.texts import Texts


@frozen
class Taken:
    """What came of an answer: the decisions taken, why others cannot be, and what the next check will say of those."""

    made: tuple[Decision, ...]
    errors: tuple[TimelineError, ...]
    findings: tuple[Finding, ...]


@dataclass
class Session:
    """The rows of a project that ask, and what was decided so far, by id.

    `port`: git offers what became of lost words. `add_columns`: columns that the table lacks may be added.
    """

    project: Project
    day: datetime.date
    report: Report
    items: Sequence[Item]
    port: bool = False
    add_columns: bool = False
    decided: dict[str, Decision] = field(default_factory=dict)
    _state: State | None = field(default=None, repr=False)

    @property
    def state(self) -> State:
        """What was found, ready for looking at single rows."""
        if self._state is None:
            known = known_findings(self.project) or Counter()
            self._state = State.from_report(self.report, known, Texts(self.project, self.report.evidence))
        return self._state

    def lacking(self, columns: Iterable[str]) -> list[str]:
        """Those of the columns that the table has not."""
        return lacking_columns(self.report.evidence.table, list(dict.fromkeys(columns)))

    def take(self, decisions: Sequence[Decision]) -> Taken:
        """Decide where that can be done, and see what follows. Raises TimelineError where a single row cannot be."""
        after = self.foresee(decisions)
        errors = fallen(after.evidence, decisions)
        if len(decisions) == 1 and errors:
            raise errors[decisions[0].item.id]
        made = [decision for decision in decisions if decision.item.id not in errors]
        findings = foreseen(self.report, after, {decision.item.id for decision in made})
        self.record(made)
        return Taken(tuple(made), tuple(errors.values()), tuple(findings))

    def foresee(self, decisions: Sequence[Decision]) -> Report:
        """What a check says of the rows decided on. Raises TimelineError where the table would have a fault."""
        table = self.report.evidence.table
        new = parse_claims(reviewed_table(table, decisions, add_columns=self.add_columns), table.path, table.names)
        require_sound(table, new)
        return check_rows(self.project, self.day, new, {decision.item.id for decision in decisions})

    def record(self, decisions: Iterable[Decision]) -> None:
        """Decide, unseen: whether that can be done shows when all is settled."""
        self.decided.update((decision.item.id, decision) for decision in decisions)

    def drop(self, names: Iterable[str]) -> None:
        """Take decisions back."""
        for name in names:
            self.decided.pop(name, None)

    def settle(self, progress: Progress = quiet) -> Settled:
        """Make all that was decided, table and lock together. Raises TimelineError and writes nothing otherwise."""
        decisions = list(self.decided.values())
        if not decisions:
            return Settled(self.report, left=tuple(self.items))
        return settle(
            self.project, self.day, self.report, decisions,
            add_columns=self.add_columns, port=self.port, progress=progress,
        )  # fmt: skip


def look(session: Session, cells: Mapping[str, str], name: str | None = None) -> Look:
    """What a full check would find in the row of an id with other cells, or in a new row; nothing is decided.

    Raises TimelineError where there is no row of that id.
    """
    rows, texts = session.state.rows, session.state.texts
    if name is not None and name not in rows.at:
        raise TimelineError(f"there is no row {name[:80]!r}", "Choose one of the table.")
    return look_at(rows, texts, cells, name)


def open_session(
    project: Project, day: datetime.date, progress: Progress = quiet, *, port: bool = False, add_columns: bool = False
) -> Session:
    """Look at a project and list the rows that ask for a decision. Raises TimelineError.

    That is where there is no claim, where the lock cannot be read, or, with `port`, where there is no git.
    """
    project = remembering(project)  # settling looks at it again, before and after
    report = guards.look(project, day, progress)
    return Session(project, day, report, asking(project, report, port), port, add_columns)

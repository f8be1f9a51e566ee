"""A project that is being worked on: what `reader` shows and `writer` writes, and settling what a check finds.

For a face of any kind: all methods may be called from any thread, what they give back is plain data, and what a person
is to see of an error is a TimelineError; nothing was written then.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from timeline.checking.run import quiet
from timeline.evidence.verify_source import Progress
from timeline.model.errors import TimelineError
from timeline.project.edit import lacking_columns, lacks
from timeline.project.settings import Project
from timeline.project.unsaved import Answered
from timeline.review.apply import settle
from timeline.review.decisions import Decision
from timeline.review.items import Item, items
from timeline.review.look import look_at
from timeline.review.workspace.looking import shown_look
from timeline.review.workspace.settling import (
    LATER,
    alike,
    answered,
    decision_of,
    digest_of,
    require_foreseen,
    shown_item,
    still_holding,
    with_others,
)
from timeline.review.workspace.shown import SettledNow, SettleItem, ShownLook
from timeline.review.workspace.writer import Writer


class Workspace(Writer):
    """A project that is being worked on, from its opening until it is closed."""

    def __init__(self, project: Project, day: datetime.date, progress: Progress = quiet) -> None:
        super().__init__(project, day, progress)
        self._asked: tuple[int, list[Item]] = (0, [])
        begun = self._unsaved.begun.decisions
        self._decisions, kept, lost = still_holding(with_others(self._items()), begun, project.settings)
        self._keep(kept)
        self.notes = (*self.notes, *lost)

    def _items(self) -> list[Item]:
        """The rows that ask, of the state that is shown."""
        if self._asked[0] != self.revision:
            self._asked = (self.revision, items(self._state.report()))
        return self._asked[1]

    def _item(self, name: str) -> Item:
        item = with_others(self._items()).get(name)
        if item is None:
            raise TimelineError(f"{name[:80]!r} asks for no decision", "It may have been settled meanwhile.")
        return item

    def _keep(self, answers: Mapping[str, Answered]) -> None:
        self._unsaved.put_decisions(answers)

    def items(self) -> list[SettleItem]:
        """The rows that ask for a decision, with what was decided so far."""
        found = self._items()
        return [shown_item(item, found, self._unsaved.begun.decisions, self.index_of) for item in found]

    def decided(self) -> dict[str, str]:
        """The answers that were given and not made yet, by id."""
        return {name: one.answer for name, one in self._unsaved.begun.decisions.items()}

    def decide(self, id: str, answer: str, typed: str = "", *, add_columns: bool = False) -> ShownLook:  # noqa: A002
        """Decide on a row, and see what a full check would find in it then. Raises TimelineError; writes no table.

        `answer` is one of `review.decisions.Answer`, or "later".
        """
        with self._guard:
            item, state = self._item(id), self._state
            answers = dict(self._unsaved.begun.decisions)
            if answer == LATER:
                self._decisions.pop(id, None)
                self._keep(answers | {id: Answered(LATER, typed, digest_of(item))})
                return shown_look(look_at(state.rows, state.texts, {}, id), self.index_of)
            decision = decision_of(item, answer, typed, self.project.settings)
            self._require_columns(decision, add_columns=add_columns)
            look = look_at(state.rows, state.texts, dict(decision.cells), id)
            require_foreseen(decision, look)
            self._decisions[id] = decision
            self._keep(answers | {id: answered(decision)})
            return shown_look(look, self.index_of)

    def decide_kind(self, id: str, answer: str = "accept", typed: str = "") -> list[str]:  # noqa: A002
        """Decide alike on all rows of a kind that nothing was decided on; the ids of those that could be.

        Rows whose figures, dates, negations, names or units have changed are looked at one by one.
        """
        with self._guard:
            done = []
            for item in alike(self._items(), self._item(id)):
                if item.id in self._unsaved.begun.decisions or (answer == "accept" and not item.acceptable):
                    continue
                try:
                    self.decide(item.id, answer, typed)
                except TimelineError:
                    continue
                done.append(item.id)
            return done

    def undecide(self, id: str) -> None:  # noqa: A002
        """Take a decision back."""
        with self._guard:
            self._decisions.pop(id, None)
            self._keep({name: one for name, one in self._unsaved.begun.decisions.items() if name != id})

    def settle(self, progress: Progress = quiet, *, add_columns: bool = False) -> SettledNow:
        """Make all decisions, table and then lock, each whole. Raises TimelineError, and writes nothing, otherwise.

        This is a check of the project before and after: it takes its time.
        """
        with self._guard:
            self._require_whole()
            decisions = list(self._decisions.values())
            if not decisions:
                return SettledNow((), (), len(self._items()), ("nothing is decided",))
            made = settle(
                self.project, self.day, self._state.report(), decisions,
                add_columns=add_columns, keep=True, progress=progress,
            )  # fmt: skip
            names = {decision.item.id for decision in made.made}
            self._decisions = {name: one for name, one in self._decisions.items() if name not in names}
            self._keep({name: one for name, one in self._unsaved.begun.decisions.items() if name not in names})
            self._become(self._state_of(made.report))
            self._watched.take(self._watched.own)
            outdated = tuple(decision.item.id for decision in made.outdated)
            return SettledNow(tuple(sorted(names)), outdated, len(made.left), (*made.warnings, made.describe()))

    def _require_columns(self, decision: Decision, *, add_columns: bool) -> None:
        table = self._state.evidence.table
        lacking = lacking_columns(table, [name for name, text in decision.cells.items() if text])
        if lacking and not add_columns:
            raise lacks(table, lacking)


def open_workspace(project: Project, day: datetime.date, progress: Progress = quiet) -> Workspace:
    """Open a project to work on it: one full check. Raises TimelineError where lock or baseline cannot be read."""
    return Workspace(project, day, progress)

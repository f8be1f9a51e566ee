"""A project that is being worked on: what `reader` shows and `writer` writes, and settling what a check finds.

For a face of any kind: all methods may be called from any thread, what they give back is plain data, and what a person
is to see of an error is a TimelineError; nothing was written then.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from timeline.checking.run import quiet
from timeline.evidence.verify_source import Progress
from timeline.model.errors import TimelineError
from timeline.project.edit import lacking_columns, lacks
from timeline.project.settings import Project
from timeline.project.unsaved import Answered, HalfAnswered
from timeline.review.apply import settle
from timeline.review.decisions import Decision, accept
from timeline.review.items import Decidable, Item, items
from timeline.review.look import Look, look_at, status_with
from timeline.review.workspace.looking import shown_look
from timeline.review.workspace.settling import (
    LATER,
    alike,
    answered,
    decision_of,
    digest_of,
    require_foreseen,
    require_shown,
    shown_item,
    still_holding,
)
from timeline.review.workspace.shown import ShownLook
from timeline.review.workspace.shown_settling import AcceptedNow, SettledNow, SettleItem
from timeline.review.workspace.writer import Writer


class Workspace(Writer):
    """A project that is being worked on, from its opening until it is closed."""

    def __init__(self, project: Project, day: datetime.date, progress: Progress = quiet) -> None:
        super().__init__(project, day, progress)
        self._asked: tuple[int, list[Item], Decidable] = (0, [], Decidable(()))
        begun = self._unsaved.begun.decisions
        self._decisions, kept, lost = still_holding(self._decidable(), begun, project.settings)
        self._keep(kept)
        for name in [name for name in self._unsaved.begun.typed if self._decidable().get(name) is None]:
            self._unsaved.put_typed(name, None)
        self.notes = (*self.notes, *lost)

    def _items(self) -> list[Item]:
        """The rows that ask, of the state that is shown."""
        return self._asking()[1]

    def _decidable(self) -> Decidable:
        return self._asking()[2]

    def _asking(self) -> tuple[int, list[Item], Decidable]:
        known = self._asked
        if known[0] != self.revision:
            found = items(self._state.report())
            self._asked = known = (self.revision, found, Decidable(found))
        return known

    def _item(self, name: str) -> Item:
        item = self._decidable().get(name)
        if item is None:
            raise TimelineError(f"{name[:80]!r} asks for no decision", "It may have been settled meanwhile.")
        return item

    def _keep(self, answers: Mapping[str, Answered]) -> None:
        self._unsaved.put_decisions(answers)

    def items(self) -> list[SettleItem]:
        """The rows that ask for a decision, with what was decided so far."""
        found, given = self._items(), self._unsaved.begun.decisions
        together = Counter(item.kind for item in found if not item.is_grave)
        return [shown_item(item, together[item.kind], given, self.index_of) for item in found]

    def item(self, id: str) -> SettleItem | None:  # noqa: A002 - the column's word
        """The row of an id as it asks for a decision, with what stands for what is shown of it; None if it does not."""
        found = self._items()
        item = next((item for item in found if item.id == id), None)
        if item is None:
            return None
        shown = shown_item(item, len(alike(found, item)), self._unsaved.begun.decisions, self.index_of)
        half = self._unsaved.begun.typed.get(id)
        begun = (half.answer, half.typed) if half else None
        return replace(shown, shown=digest_of(item), begun=begun)

    def type_answer(self, id: str, answer: str, typed: str) -> None:  # noqa: A002
        """Keep what is half typed for an answer to a row: nothing where it is empty. Raises TimelineError."""
        with self._guard:
            self._item(id)
            self._unsaved.put_typed(id, HalfAnswered(answer, typed) if typed else None)

    def decided(self) -> dict[str, str]:
        """The answers that were given and not made yet, by id."""
        return {name: one.answer for name, one in self._unsaved.begun.decisions.items()}

    def decide(
        self,
        id: str,  # noqa: A002 - the column's word
        answer: str,
        typed: str = "",
        *,
        shown: str = "",
        add_columns: bool = False,
    ) -> ShownLook:
        """Decide on a row, and see what a full check would find in it then. Raises TimelineError; writes no table.

        `answer` is one of `review.decisions.Answer`, or "later". With `shown`, the `shown` of an item, it is decided on
        only where row and source are still what was shown.
        """
        with self._guard:
            item = self._item(id)
            require_shown(item, shown)
            decision, given, look = self._decision(item, answer, typed, add_columns=add_columns)
            self._decide({id: (decision, given)})
            self._unsaved.put_typed(id, None)
            return shown_look(look, self.index_of)

    def accept_kind(self, id: str, *, shown: str = "", first: int = 0, most: int | None = None) -> AcceptedNow:  # noqa: A002
        """Accept all rows of a kind that nothing was decided on and that can be, or so many from the `first` on.

        Rows whose figures, dates, negations, names or units have changed are looked at one by one. Raises TimelineError
        where the row of the id is no longer what was `shown`.
        """
        with self._guard:
            asked = self._item(id)
            require_shown(asked, shown)
            found = alike(self._items(), asked)
            last = len(found) if most is None else min(len(found), max(0, first) + most)
            made = dict[str, tuple[Decision | None, Answered]]()
            for item in found[max(0, first) : last]:
                if item.acceptable and item.id not in self._unsaved.begun.decisions:
                    with suppress(TimelineError):
                        made[item.id] = self._accepted(item)
            self._decide(made)
            return AcceptedNow(tuple(made), last, len(found))

    def _accepted(self, item: Item) -> tuple[Decision, Answered]:
        """The acceptance of one of many. Raises TimelineError where it would not stand, or lacks a column."""
        state, decision = self._state, accept(item)
        self._require_columns(decision, add_columns=False)
        require_foreseen(decision, status_with(state.rows, state.texts, decision.cells, item.id))
        return decision, answered(decision)

    def _decision(
        self, item: Item, answer: str, typed: str, *, add_columns: bool
    ) -> tuple[Decision | None, Answered, Look]:
        """The decision that an answer is, none for later, what is kept of it, and what is found in the row then."""
        state = self._state
        if answer == LATER:
            return None, Answered(LATER, typed, digest_of(item)), look_at(state.rows, state.texts, {}, item.id)
        decision = decision_of(item, answer, typed, self.project.settings)
        self._require_columns(decision, add_columns=add_columns)
        look = look_at(state.rows, state.texts, dict(decision.cells), item.id)
        require_foreseen(decision, look.row.status if look.row else None)
        return decision, answered(decision), look

    def _decide(self, made: Mapping[str, tuple[Decision | None, Answered]]) -> None:
        """Keep decisions, then have them: what cannot be kept is not decided on."""
        self._keep({**self._unsaved.begun.decisions, **{name: given for name, (_, given) in made.items()}})
        for name, (decision, _) in made.items():
            self._decisions.pop(name, None)
            if decision is not None:
                self._decisions[name] = decision

    def undecide(self, id: str) -> None:  # noqa: A002
        """Take a decision back."""
        with self._guard:
            self._keep({name: one for name, one in self._unsaved.begun.decisions.items() if name != id})
            self._decisions.pop(id, None)

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

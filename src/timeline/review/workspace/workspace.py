"""A project that is being worked on: what `reader` shows and `writer` writes, and settling what a check finds.

For a face of any kind: all methods may be called from any thread, what they give back is plain data, and what a person
is to see of an error is a TimelineError; nothing was written then.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from timeline.checking.run import quiet
from timeline.evidence.verify_source import Progress
from timeline.model.errors import TimelineError
from timeline.project.edit import lacking_columns, lacks
from timeline.project.settings import Project
from timeline.project.unsaved import Answered
from timeline.review.apply import settle
from timeline.review.decisions import Decision
from timeline.review.items import Item, items
from timeline.review.look import Look, look_at
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
        return replace(shown, shown=digest_of(item))

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
            return shown_look(look, self.index_of)

    def decide_kind(self, id: str, answer: str = "accept", typed: str = "", *, shown: str = "") -> list[str]:  # noqa: A002
        """Decide alike on all rows of a kind that nothing was decided on; the ids of those that could be.

        Rows whose figures, dates, negations, names or units have changed are looked at one by one. Raises TimelineError
        where the row of the id is no longer what was `shown`.
        """
        with self._guard:
            first = self._item(id)
            require_shown(first, shown)
            made = dict[str, tuple[Decision | None, Answered]]()
            for item in alike(self._items(), first):
                if item.id in self._unsaved.begun.decisions or (answer == "accept" and not item.acceptable):
                    continue
                try:
                    decision, given, _ = self._decision(item, answer, typed, add_columns=False)
                except TimelineError:
                    continue
                made[item.id] = (decision, given)
            self._decide(made)
            return list(made)

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
        require_foreseen(decision, look)
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

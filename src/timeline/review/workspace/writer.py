"""What is written of a project that is being worked on: rows and cells, undone and done again; what is half typed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace

from timeline.checking.run import quiet
from timeline.evidence.verify_source import Progress
from timeline.model import Column
from timeline.model.errors import TimelineError
from timeline.project.changing import OwnFiles
from timeline.project.saving import HalfDone, half_done
from timeline.project.settings import Project
from timeline.project.unsaved import HalfTyped, Unsaved
from timeline.review.guards import locked
from timeline.review.look import look_again
from timeline.review.workspace.looking import shown_look
from timeline.review.workspace.reader import Reader
from timeline.review.workspace.shown import Saved, ShownLook
from timeline.review.workspace.writing import Step, take

MOST_STEPS = 1000  # that can be taken back
_KEY = re.compile(r"[a-z0-9-]{1,40}")


class Writer(Reader):
    """A project that rows and cells are written to. `notes` say what of an earlier session was not kept."""

    def __init__(self, project: Project, day: datetime.date, progress: Progress = quiet) -> None:
        super().__init__(project, day, progress)
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._unsaved = Unsaved(project.root)
        self.notes = self._unsaved.notes

    def close(self) -> None:
        """Give back what the session holds; what is half typed and decided stays for the next one."""
        self._unsaved.close()

    @property
    def half_done(self) -> HalfDone | None:
        """A save that was ended half way, to be finished or reverted before anything else is written."""
        return half_done(self.project.root, OwnFiles(self.project))

    def append(self, cells: Mapping[str, str], key: str | None = None, *, add_columns: bool = False) -> Saved:
        """Add a row, recorded in the lock where one is kept; the half-typed row of the key is done by that.

        Raises Refused where another row has its id, TimelineError where it cannot be a row.
        """
        with self._guard:
            given = {name: text for name, text in cells.items() if text}
            saved = self._do(Step("append", given.get(Column.ID, ""), given), add_columns=add_columns)
            if key is not None:
                self.forget(key)
            return saved

    def edit(self, id: str, column: str, old: str, new: str, *, add_columns: bool = False) -> Saved:  # noqa: A002
        """Change one cell, where it still holds `old`. Raises Refused with what it holds where it does not."""
        with self._guard:
            return self._do(Step("edit", id, {}, column, old, new), add_columns=add_columns)

    def _do(self, step: Step, *, add_columns: bool) -> Saved:
        """Make a change that can be taken back."""
        saved, step = self._write(step, step.what, add_columns=add_columns)
        self._done.append(step)
        del self._done[:-MOST_STEPS]
        self._undone.clear()
        return saved

    def undo(self) -> Saved | None:
        """Take the last change back, where it still stands; None where there is none. Raises Refused."""
        return self._step(self._done, self._undone, "undo", back=True)

    def redo(self) -> Saved | None:
        """Make the change again that was taken back last; None where there is none. Raises Refused."""
        return self._step(self._undone, self._done, "redo", back=False)

    def _step(self, source: list[Step], target: list[Step], what: str, *, back: bool) -> Saved | None:
        with self._guard:
            if not source:
                return None
            step = source[-1]
            saved, _ = self._write(step.back() if back else step, what)
            target.append(source.pop())
            return saved

    def _write(self, step: Step, what: str, *, add_columns: bool = False) -> tuple[Saved, Step]:
        """Write one change and show what is known then; with the step as it was made."""
        self._require_whole()
        table, lock, step = take(self.project, self._state, step, add_columns=add_columns)
        self._watched.take(self._watched.own)
        state = self._carried(table, lock)
        self._become(state)
        name = step.new if step.what == "edit" and step.column == Column.ID else step.id
        row = state.rows.row(name)
        look = self._look_again(name)
        line = row.claim.line if row else 0
        return Saved(what, name, line, step.column, step.old, step.new, look, self.revision), step

    def _look_again(self, name: str) -> ShownLook:
        state = self._state
        number = state.rows.at.get(name)
        if number is None:
            return ShownLook(name, "", stands=False, summary="the row is taken out")
        return shown_look(look_again(state.rows, state.texts, number), self.index_of, self.can_write)

    def _require_whole(self) -> None:
        half = self.half_done
        if half is not None:
            raise TimelineError(half.describe(), "Finish it or take it back first.")

    def finish_half_done(self) -> str:
        """Write what a save that was ended half way has left; what was done."""
        return self._settle_half(finish=True)

    def revert_half_done(self) -> str:
        """Put back what a save that was ended half way has written; what was done."""
        return self._settle_half(finish=False)

    def _settle_half(self, *, finish: bool) -> str:
        with self._guard, locked(self.project):
            half = self.half_done
            if half is None:
                return "nothing is half done"
            done = half.finish() if finish else half.revert()
            self._take_table()
            return done

    def remember(self, key: str, cells: Mapping[str, str], place: tuple[int, int, int] | None = None) -> None:
        """Keep a half-typed row: its cells, and the words that it began with, as (source's number, start, end)."""
        if not _KEY.fullmatch(key):
            raise TimelineError(f"{key[:60]!r} is no key of a row", "Letters a to z, digits and hyphens make one.")
        row = HalfTyped(key, dict(cells))
        if place is not None:
            source = self._source(place[0])
            row = replace(row, source=source.name, sha256=source.sha256, start=place[1], end=place[2])
        with self._guard:
            self._unsaved.put_row(row)

    def forget(self, key: str) -> None:
        """Keep a half-typed row no longer."""
        with self._guard:
            self._unsaved.drop_row(key)

    def remembered(self) -> list[HalfTyped]:
        """The half-typed rows, those begun first first."""
        return list(self._unsaved.begun.rows.values())

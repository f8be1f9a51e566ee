"""What is looked at of a project that is being worked on: its sources, selections, rows as they are typed, the table.

One check is made when it is opened; after that a row is looked at from its own source and the rows it is held against.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from threading import Lock, RLock

from timeline.checking.gate import gated, known_findings
from timeline.checking.run import examine, quiet
from timeline.evidence.collect import compared
from timeline.evidence.inputs import limits_of
from timeline.evidence.model import Evidence, Report
from timeline.evidence.verify_source import Progress
from timeline.model import Column, Source, Table
from timeline.model import Lock as RecordLock
from timeline.model.errors import TimelineError
from timeline.project.edit import require_utf8
from timeline.project.seeds import Seeds
from timeline.project.settings import Project, remembering
from timeline.project.sources import bytes_of, list_sources
from timeline.review.guards import require_readable_lock
from timeline.review.known_words import KnownWords
from timeline.review.look import look_at
from timeline.review.state import State, advanced
from timeline.review.texts import Texts
from timeline.review.workspace import selecting, sources
from timeline.review.workspace.disk import Watched
from timeline.review.workspace.looking import shown_look, unwritten
from timeline.review.workspace.reading import readings_in
from timeline.review.workspace.shown import (
    Counts,
    Hit,
    Page,
    Reading,
    Selection,
    ShownLook,
    ShownRow,
    SourceSummary,
    SourceText,
)
from timeline.review.workspace.table import MOST, RowsShown
from timeline.review.workspace.writing import on_disk
from timeline.rules import find
from timeline.rules.folding import fold


class Reader:
    """A project as it was last looked at. `revision` counts the changes of what is shown."""

    def __init__(self, project: Project, day: datetime.date, progress: Progress = quiet) -> None:
        self.project = remembering(project)  # what a check has found is kept for the next one
        self.day = day
        self.revision = 1
        self._guard = RLock()
        self._words = KnownWords()
        self._naming = Lock()  # held for a moment only: looks do not wait for what is being written
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}
        self._watched, self._state = self._look(progress)
        self._shown = RowsShown(self._state, self.index_of)

    def _look(self, progress: Progress) -> tuple[Watched, State]:
        """A full check. Raises TimelineError where the lock or the baseline cannot be read."""
        watched = Watched(self.project, list_sources(self.project.root, self.project.settings.seeds))
        report = gated(self.project, examine(self.project, self.day, progress))
        require_readable_lock(report.evidence)
        return watched, self._state_of(report)

    def _state_of(self, report: Report) -> State:
        """What is known from a full check."""
        names = {*report.evidence.listed, *report.evidence.sources}
        for name in sorted(names):
            self.index_of(name)
        if self._words.is_outgrown(len(names)):
            self._words = KnownWords()
        known = known_findings(self.project) or Counter()
        return State.from_report(report, known, Texts(self.project, report.evidence, self._words))

    def prepare(self) -> None:
        """Have ready what makes looking for lost words fast; beside everything else, as it takes its time."""
        self._state.texts.prepare()

    def _become(self, state: State) -> None:
        """Show another state from now on."""
        self._state = state
        self._shown = RowsShown(state, self.index_of)
        self.revision += 1

    @property
    def title(self) -> str:
        return self.project.settings.title

    @property
    def can_write(self) -> str:
        """Why the table cannot be written, or nothing."""
        try:
            require_utf8(self._state.evidence.table)
        except TimelineError as error:
            return f"{error.message}. {error.hint}"
        return ""

    def index_of(self, name: str) -> int:
        """The number of a source, the same as long as the project is open."""
        with self._naming:
            if name not in self._numbers:
                self._numbers[name] = len(self._names)
                self._names.append(name)
            return self._numbers[name]

    def _source(self, index: int) -> Source:
        if not 0 <= index < len(self._names):
            raise TimelineError("there is no such source", "Choose one of the list.")
        return self._state.texts.source(self._names[index])

    def sources(self) -> list[SourceSummary]:
        """All sources, in order of name, those that rows cite and are not there among them."""
        state = self._state
        return [sources.summary(state, self.index_of(name), name) for name in sources.names_of(state)]

    def titles(self) -> dict[int, str]:
        """What the sources are called, by their numbers, in order of name."""
        state = self._state
        return {self.index_of(name): sources.title_of(state, name) or name for name in sources.names_of(state)}

    def source(self, index: int) -> SourceText:
        """A source as its readers see it, with what rows quote of it."""
        return sources.shown_text(self._state, index, self._source(index))

    def readings(self, index: int, start: int, end: int) -> tuple[Reading, ...]:
        """The figures and dates of a stretch of a source."""
        return readings_in(self._source(index), self.project.settings, max(0, start), end)

    def source_bytes(self, index: int, sha256: str) -> bytes:
        """The file of a source as it is. Raises Refused where it is another one than was shown."""
        source, settings = self._source(index), self.project.settings
        selecting.require_version(source, sha256)
        data = bytes_of(Seeds(self.project.root, settings.seeds), source.name, limits_of(settings).size)
        if not isinstance(data, bytes):
            raise TimelineError(data.message, data.help)
        return data

    def search(self, words: str, index: int | None = None, limit: int = 200) -> list[Hit]:
        """Where words stand, in any case, in one source or in all; those that cannot be read are passed over."""
        listed = [index] if index is not None else [self.index_of(one.name) for one in self.sources()]
        texts = ((number, self._source(number)) for number in listed)
        hits = (hit for number, text in texts if not text.problem for hit in sources.hits_in(text, number, words))
        return list(islice(hits, max(0, limit)))

    def select(self, index: int, sha256: str, start: int, end: int) -> Selection:
        """A row proposed from words selected in a source. Raises Refused where it is another one than was shown."""
        return selecting.select(self._state, index, self._source(index), sha256, start, end)

    def suggest(self, column: str, typed: str, limit: int = 20) -> list[str]:
        """What the column has already that holds what is typed."""
        return selecting.suggestions(self._state, column, typed, limit)

    def look(self, cells: Mapping[str, str], id: str | None = None) -> ShownLook:  # noqa: A002 - the column's word
        """What a full check would find in a new row, or in the row of an id with other cells. Raises TimelineError.

        Of a new row what is still empty, and that it is not recorded yet, is no finding.
        """
        state = self._state
        if id is not None and id not in state.rows.at:
            raise TimelineError(f"there is no row {id[:80]!r}", "Choose one of the table.")
        if id is not None:
            return shown_look(look_at(state.rows, state.texts, cells, id), self.index_of, self.can_write)
        given = cells if cells.get(Column.ID) else {**cells, Column.ID.value: "new"}
        return shown_look(unwritten(look_at(state.rows, state.texts, given)), self.index_of, self.can_write)

    def row(self, id: str) -> ShownRow:  # noqa: A002
        """The row of an id. Raises TimelineError."""
        row = self._state.rows.row(id)
        if row is None:
            raise TimelineError(f"there is no row {id[:80]!r}", "Choose one of the table.")
        return self._shown.row(row)

    def rows(
        self,
        filter: str = "",  # noqa: A002
        status: str = "",
        source: int | None = None,
        sort: str = "line",
        *,
        descending: bool = False,
        offset: int = 0,
        limit: int = MOST,
    ) -> Page:
        """Some of the rows whose cells hold the words of a filter, with a status or level, of a source."""
        name = "" if source is None else self._source(source).name
        return self._shown.page(filter, status, name, sort, descending=descending, offset=offset, limit=limit)

    def counts(self) -> Counts:
        """How many findings there are of rows."""
        return self._shown.counts

    def report(self) -> Report:
        """What a full check finds, put together from what is known: for the reports. Linear in the rows."""
        state = self._state
        sources_now = state.texts.cited(set(state.rows.by_source))
        evidence = compared(state.evidence, sources_now)
        return gated(self.project, Report(evidence, *fold(find(evidence))))

    def topic(self, id: str) -> Evidence | None:  # noqa: A002 - the column's word
        """The rows of a row's subject and measure, and how they compare, at the cost of these; None without the row."""
        state = self._state
        row = state.rows.row(id)
        if row is None:
            return None
        topic = row.claim.topic
        rows = tuple(state.evidence.citations[n] for n in state.rows.by_topic.get(topic, ()))
        return replace(state.evidence, citations=rows, comparisons=state.comparisons(topic))

    def changed_on_disk(self) -> list[str]:
        """The files of the project that are no longer what is shown; cheap."""
        with self._guard:
            return self._watched.changed()

    def refresh(self, progress: Progress = quiet) -> int:
        """Show what is on disk now; the new revision. What has not changed is not verified again."""
        with self._guard:
            changed = self._watched.changed()
        if set(changed) <= {*self._watched.own}:
            with self._guard:
                self._take_table()
            return self.revision
        watched, state = self._look(progress)
        with self._guard:
            self._watched = watched
            self._become(state)
            self._take_table()
        return self.revision

    def _take_table(self) -> None:
        """Show table and lock as they are on disk, where they are others."""
        self._watched.take(self._watched.own)
        table, lock = on_disk(self.project, self._state)
        known = self._state.evidence
        if table is not known.table or lock is not known.lock:
            self._become(self._carried(table, lock))

    def _carried(self, table: Table, lock: RecordLock) -> State:
        """What is known with another table and lock; where its columns are others, from a check of what is on disk."""
        before = self._state.evidence.table
        if (table.columns, table.delimiter) == (before.columns, before.delimiter):
            return advanced(self._state, table, lock)
        return self._look(quiet)[1]

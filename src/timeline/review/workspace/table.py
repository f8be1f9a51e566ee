"""The rows of the table as they are shown: filtered and sorted, some at a time.

Cost: what is looked through is made once for each state, linear in the table; a filter goes through it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any

from timeline.evidence.model import Citation
from timeline.model import Finding, Level, Status
from timeline.model.errors import TimelineError
from timeline.review.state import State
from timeline.review.workspace.looking import IndexOf, level_of
from timeline.review.workspace.shown import Counts, Page, ShownRow

MOST = 200
"""Rows that are shown at once."""


def by_level(found: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each level, those not counted that somebody has accepted."""
    counts = Counter(one.level for one in found if one.ignored is None)
    return {level.value: counts[level] for level in Level}


class RowsShown:
    """The rows of one state, ready to be filtered and sorted."""

    def __init__(self, state: State, index_of: IndexOf) -> None:
        self.state = state
        self._rows = state.evidence.citations
        self._index_of = index_of
        self._orders: dict[str, Sequence[int]] = {}

    @cached_property
    def _words(self) -> list[str]:
        """All that a row's cells hold, without case."""
        return ["\n".join(cell.text for cell in row.claim.cells.values()).casefold() for row in self._rows]

    @cached_property
    def counts(self) -> Counts:
        findings = self.state.findings.values()
        rows = sum(bool(level_of(those)) for those in findings)
        return Counts(by_level(one for those in findings for one in those), rows, by_level(self.state.apart))

    def page(
        self,
        words: str = "",
        status: str = "",
        source: str = "",
        sort: str = "line",
        descending: bool = False,
        offset: int = 0,
        limit: int = MOST,
    ) -> Page:
        """Some of the rows whose cells hold the words, with a status, of a source. Raises TimelineError."""
        needle = words.casefold()
        order = self._order(sort)
        chosen = [n for n in order if needle in self._words[n]] if needle else list(order)
        if status:
            chosen = [n for n in chosen if status == self._rows[n].status or status in self._levels(n)]
        if source:
            chosen = [n for n in chosen if self._rows[n].source == source]
        if descending:
            chosen.reverse()
        offset, limit = max(0, offset), max(1, min(MOST, limit))
        shown = tuple(self.row(self._rows[n]) for n in chosen[offset : offset + limit])
        return Page(len(chosen), offset, self.state.evidence.table.columns, shown)

    def row(self, row: Citation) -> ShownRow:
        cells = {name: cell.text for name, cell in row.claim.cells.items()}
        level = level_of(self.state.findings.get(row.id, ()))
        return ShownRow(
            row.id, row.claim.line, cells, row.status.value, level, row.stale, self._index_of(row.source)
        )  # fmt: skip

    def _levels(self, n: int) -> set[str]:
        return {one.level.value for one in self.state.findings.get(self._rows[n].id, ()) if one.ignored is None}

    def _level(self, n: int) -> str:
        return level_of(self.state.findings.get(self._rows[n].id, ()))

    def _order(self, sort: str) -> Sequence[int]:
        """The rows in the order of a column, of their status or of their gravest finding; of those alike, by line."""
        if sort not in self._orders:
            self._orders[sort] = sorted(range(len(self._rows)), key=self._key(sort))
        return self._orders[sort]

    def _key(self, sort: str) -> Callable[[int], Any]:
        if sort == "line":
            return lambda n: n
        if sort == "status":
            ranks = {status: n for n, status in enumerate(Status)}
            return lambda n: ranks[self._rows[n].status]
        if sort == "level":
            order = ["", *(level.value for level in reversed(Level))]
            return lambda n: -order.index(self._level(n))
        if sort == "date":
            from timeline.dates import sort_key

            return lambda n: sort_key(self._rows[n].date, self._rows[n].id)
        if sort not in self.state.evidence.table.columns:
            raise TimelineError(f"there is no column {sort[:40]!r}", "Sort by a column, line, status or level.")
        return lambda n: self._rows[n].claim.cells[sort].text.casefold() if sort in self._rows[n].claim.cells else ""

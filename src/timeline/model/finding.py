"""What rules tell: findings with their level, places and fixes (OASIS SARIF 2.1.0)."""

from __future__ import annotations

from dataclasses import field
from operator import attrgetter

from timeline.frozen import frozen
from timeline.model.column import Column
from timeline.model.quote import Change
from timeline.text.closed import Closed


class Level(Closed):
    """How grave a finding is (SARIF's words)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return _RANKS[self]


_RANKS = {level: rank for rank, level in enumerate(Level)}


@frozen
class Region:
    """A place in a file of the project. `path` is relative to the project's root, with forward slashes.

    `place` is the place in words where the file has no lines ("page 3"), or where they say less than it ("00:01:12").
    `span` are the offsets in the view of a source, where it is one that is no plain text.
    """

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1
    place: str = ""
    span: tuple[int, int] | None = field(default=None, compare=False)

    def __lt__(self, other: Region) -> bool:
        return order_of(self) < order_of(other)

    @property
    def has_lines(self) -> bool:
        """Do line and column say where it is?"""
        return not self.place or (self.end_line, self.end_column) != (1, 1)

    def describe(self, *, column: bool = True) -> str:
        """The place as people are told it: path, line and column, or the place in words."""
        lines = (f":{self.line}:{self.column}" if column else f":{self.line}") if self.has_lines else ""
        return f"{self.path}{lines}" + (f", {self.place}" if self.place else "")


order_of = attrgetter("path", "line", "column", "end_line", "end_column", "place")
"""By what regions are in order."""


@frozen
class Related:
    """Another place that a finding shows, and why it is shown."""

    message: str
    region: Region


@frozen
class Fix:
    """New text for one cell of the claims table: what `--fix` and `review --accept` write."""

    description: str
    column: Column
    text: str


@frozen
class Finding:
    """One fault that a rule tells: where it is, what else to look at, and the next step.

    `stale`: where by this fault what the lock recorded no longer holds, what it recorded; empty elsewhere.
    """

    rule: str
    level: Level
    message: str
    region: Region
    claim: str | None = None
    related: tuple[Related, ...] = ()
    help: str = ""
    ignored: str | None = None
    changes: tuple[Change, ...] = ()
    fix: Fix | None = None
    stale: str = ""


class Flaw(Closed):
    """What readers of a project's files meet. Each is the name of the rule whose findings are made of it."""

    CSV_MALFORMED = "csv-malformed"
    COLUMN_MISSING = "column-missing"
    CELLS_BEYOND = "cells-beyond"
    ID_INVALID = "id-invalid"
    ID_DUPLICATE = "id-duplicate"
    FIELD_EMPTY = "field-empty"
    DATE_UNREADABLE = "date-unreadable"
    IGNORE_INVALID = "ignore-invalid"
    LOCK_INVALID = "lock-invalid"
    REFRESHED_INVALID = "refreshed-invalid"
    SOURCE_MISSING = "source-missing"
    SOURCE_UNREADABLE = "source-unreadable"
    SOURCE_OUTSIDE = "source-outside"
    DRAFT_UNREADABLE = "draft-unreadable"
    EXTRACTOR_MISSING = "extractor-missing"

    @property
    def spoils_table(self) -> bool:
        """Is the table not read whole, so that it must not be written either?"""
        return self in (Flaw.CSV_MALFORMED, Flaw.COLUMN_MISSING)

    @property
    def loses_rows(self) -> bool:
        """Are there rows of which no claim could be made?"""
        return self.spoils_table or self in (Flaw.ID_INVALID, Flaw.ID_DUPLICATE)


@frozen
class Problem:
    """What a reader could not read, as evidence: what it is, its words and its place."""

    kind: Flaw
    message: str
    region: Region
    claim: str | None = None
    related: tuple[Related, ...] = ()
    help: str = ""

"""The files of a project as read: claims, sources, and the lock."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import field

from timeline.frozen import frozen
from timeline.model.cells import Cell, Cells
from timeline.model.column import Column
from timeline.model.finding import Problem, Region
from timeline.model.packed import packing
from timeline.model.view import View
from timeline.text.caseless import caseless

# Asked for so often that it shows what a member costs that is looked up in its class.
_DATE, _CLAIM, _SOURCE, _QUOTE, _PREFIX, _SUFFIX, _SUBJECT, _MEASURE, _VALUE, _NOTE = (
    Column.DATE, Column.CLAIM, Column.SOURCE, Column.QUOTE, Column.PREFIX,
    Column.SUFFIX, Column.SUBJECT, Column.MEASURE, Column.VALUE, Column.NOTE,
)  # fmt: skip


@frozen
class Ignore:
    """An accepted finding: `rule: reason`, with an optional `until=DATE` as the reason's first word."""

    rule: str
    reason: str
    until: datetime.date | None = None


@frozen
class Claim:
    """One row of the claims table: one statement, backed by one span of one source."""

    id: str
    region: Region
    cells: Mapping[str, Cell]
    ignores: tuple[Ignore, ...] = ()

    def text(self, column: Column) -> str:
        """The text of a cell, or nothing where the table has no such column."""
        cells = self.cells
        if isinstance(cells, Cells):
            return cells.text(column)
        cell = cells.get(column)
        return cell.text if cell else ""

    def texts(self, columns: Iterable[Column]) -> tuple[str, ...]:
        """The texts of some columns, as `text` gives them."""
        cells = self.cells
        return cells.row(columns) if isinstance(cells, Cells) else tuple(map(self.text, columns))

    def place(self, column: Column) -> Region:
        """The region of a cell, or of the row where the table has no such column."""
        cells = self.cells
        if isinstance(cells, Cells):
            return cells.region(column) or self.region
        cell = cells.get(column)
        return cell.region if cell else self.region

    @property
    def line(self) -> int:
        return self.region.line

    @property
    def date(self) -> str:
        """The date as written."""
        return self.text(_DATE)

    @property
    def statement(self) -> str:
        """The cell `claim`: what the row claims, in the editor's words."""
        return self.text(_CLAIM)

    @property
    def source(self) -> str:
        cells = self.cells  # as `text` does, which is asked for nothing else as often
        return cells.text(_SOURCE) if isinstance(cells, Cells) else self.text(_SOURCE)

    @property
    def quote(self) -> str:
        return self.text(_QUOTE)

    @property
    def prefix(self) -> str:
        return self.text(_PREFIX)

    @property
    def suffix(self) -> str:
        return self.text(_SUFFIX)

    @property
    def subject(self) -> str:
        return self.text(_SUBJECT)

    @property
    def measure(self) -> str:
        return self.text(_MEASURE)

    @property
    def topic(self) -> tuple[str, str]:
        """Subject and measure without regard to case: by these rows are held against each other."""
        return caseless(self.text(_SUBJECT)), caseless(self.text(_MEASURE))

    @property
    def value(self) -> str:
        return self.text(_VALUE)

    @property
    def note(self) -> str:
        return self.text(_NOTE)


@frozen
class Table:
    """The claims table: its columns in order, its rows that could be read, and what could not be read.

    `text` is the file as decoded, `encoding` what it was decoded by, `delimiter` what stands between its cells.
    `names` are what its header calls columns that have another name here.
    """

    path: str
    columns: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = ""
    encoding: str = "utf-8"
    delimiter: str = ","
    names: Mapping[str, str] = field(default_factory=dict)


@frozen
class SourceInfo:
    """What sources.csv says of one source."""

    name: str
    region: Region
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: datetime.date | None = None
    url: str = ""
    retrieved: str = ""
    language: str = "en"
    encoding: str = ""
    kind: str = ""
    transcript: str = ""
    sha256: str = ""
    via: str = ""
    note: str = ""
    cells: Mapping[str, Cell] = field(default_factory=dict)

    def region_of(self, column: str) -> Region:
        """The region of a cell, or of the row where the table has no such column."""
        cell = self.cells.get(column)
        return cell.region if cell else self.region


@packing("text")
@frozen
class Source:
    """One source as obtained. `problem` says why it has no text; then `text` is empty and must not be searched.

    `text` is that of its `view`; a plain text is itself, and has none. `sha256` and `size`, in bytes, are of the file;
    `obtained` is the SHA-256 that it had when it came from the web, where that was kept; `assumed` is its language
    where nothing is known of the source; `reads_like` is the language that it clearly reads like where it is read in
    another, nothing where there is none, and None where nobody has looked.
    """

    name: str
    path: str
    text: str = ""
    sha256: str = ""
    encoding: str = ""
    size: int = 0
    info: SourceInfo | None = None
    problem: Problem | None = None
    view: View | None = None
    obtained: str = ""
    assumed: str = "en"
    reads_like: str | None = field(default=None, compare=False)

    @property
    def seen(self) -> str:
        """The text that a reader sees: all but what is hidden at the end of its view."""
        return self.text[: self.view.seen_end] if self.view and self.view.tail else self.text

    @property
    def visible(self) -> str:
        """The same, with spaces for what is struck or hidden within it: what may bear a statement."""
        return self.view.visible if self.view and self.view.hidden else self.text

    @property
    def language(self) -> str:
        return self.info.language if self.info else self.assumed

    @property
    def published(self) -> datetime.date | None:
        return self.info.published if self.info else None


@frozen
class LockEntry:
    """Where a quote stood when it was last verified: one line of claims.lock.

    `quote` is the SHA-256 of the row's quote, prefix and suffix, so that a changed row is told from a changed source;
    `exact` are the matched words as they stood in the source, `before` and `after` up to 48 characters around them.
    `source_line` is the line of the source in which they began, 0 where an earlier version wrote the entry; `line` that
    of the lock.
    Of a source that is no plain text, `extractor`, its version and the SHA-256 of the `view` say how it was read, and
    `place` where in the original the quote stands; of a plain text they are empty.
    """

    id: str
    source: str
    sha256: str
    start: int
    end: int
    before: str
    exact: str
    after: str
    quote: str
    status: str
    verified: datetime.date
    version: str
    encoding: str = "utf-8"
    source_line: int = 0
    extractor: str = ""
    extractor_version: str = ""
    view: str = ""
    place: str = ""
    line: int = 0

    def is_of(self, source: Source) -> bool:
        """Is the source's text the one in which the quote stood: the same file, read to the same text?"""
        return self.sha256 == source.sha256 and self.view == (source.view.sha256 if source.view else "")


@frozen
class Lock:
    """claims.lock as read: its entries by claim id, what could not be read, and the SHA-256 of the file."""

    path: str
    entries: Mapping[str, LockEntry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    exists: bool = False
    sha256: str = ""

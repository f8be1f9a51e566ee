"""The nouns of the project: frozen, plain, and the same in every room.

Offsets are code points, 0-based and half-open, into a source's text as decoded. Lines and columns are 1-based; an end
column is the one after the last character. Nothing here imports anything of ours, reads a file or knows a clock.

Words follow the field: quote, prefix, suffix, start, end (W3C Web Annotation Data Model, TextQuoteSelector and
TextPositionSelector); rule, level, region, related location (OASIS SARIF 2.1.0); EDTF (ISO 8601-2:2019).
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

# ---- quotes and where they stand -------------------------------------------------------------------------------------


class Status(StrEnum):
    """What can be said of a quote: exactly one of these."""

    EXACT = "exact"
    MOVED = "moved"
    REFORMATTED = "reformatted"
    ALTERED = "altered"
    AMBIGUOUS = "ambiguous"
    MISATTRIBUTED = "misattributed"
    MISSING = "missing"
    UNREADABLE = "unreadable"

    @property
    def stands(self) -> bool:
        """Are the quote's words in the source, whatever their layout or place?"""
        return self in (Status.EXACT, Status.MOVED, Status.REFORMATTED)


class ChangeKind(StrEnum):
    """What differs between a quote and the words found for it, gravest first."""

    FIGURE = "figure"
    DATE = "date"
    NEGATION = "negation"
    NAME = "name"
    UNIT = "unit"
    QUANTIFIER = "quantifier"
    HEDGE = "hedge"
    WORDING = "wording"
    PUNCTUATION = "punctuation"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference, word by word: `quoted` stands in the quote, `found` in the source; one of them may be empty.

    `quote_start`, `quote_end` are offsets into the quote, `start`, `end` into the source's text.
    """

    kind: ChangeKind
    quoted: str
    found: str
    quote_start: int
    quote_end: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Selector:
    """What to look for: the words, what stands around them, and where they stood last (W3C TextQuoteSelector)."""

    quote: str
    prefix: str = ""
    suffix: str = ""
    near: int | None = None


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a quote stands in a text, and what had to be overlooked to find it there.

    `start` and `end` are None exactly where there is no place to show. `rung` names the step that found it: `place`
    (at the offset given), `exact`, `folded`, `encoding`, `near`, or empty. `folds` names what was overlooked, in a
    fixed order ("white space", "quotes", "encoding damage", ...). `places` are all the places that an ambiguous quote
    could mean, or the rivals of a near find. `parts` are the spans of the pieces of a quote with words left out.
    """

    status: Status
    start: int | None = None
    end: int | None = None
    changes: tuple[Change, ...] = ()
    folds: tuple[str, ...] = ()
    rung: str = ""
    places: tuple[tuple[int, int], ...] = ()
    parts: tuple[tuple[int, int], ...] = ()


# ---- figures ---------------------------------------------------------------------------------------------------------


class FigureKind(StrEnum):
    """What a figure measures."""

    MONEY = "money"
    PERCENT = "percent"
    NUMBER = "number"
    DURATION = "duration"
    MULTIPLE = "multiple"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as an interval with a unit, read from `text`, the characters [start, end) of what was read.

    `value` is the number as told (None for a range or where only bounds are told); `low` and `high` are what the
    words allow, infinite where open; `low_closed`, `high_closed` say whether an end belongs to it. A range's ends are
    those written. `relation` is `=`, `~`, `<`, `<=`, `>`, `>=` or `range`. `unit` is an ISO 4217 code, `%`,
    `percentage point`, `basis point`, an English calendar unit in the singular (`year`), the counted noun's head, or
    empty. `step` is one unit of the last digit written (Decimal("0.1e9") for "11.7bn"), 0 where nothing was rounded.
    """

    start: int
    end: int
    text: str
    kind: FigureKind
    unit: str
    value: Decimal | None
    low: Decimal
    high: Decimal
    low_closed: bool
    high_closed: bool
    relation: str
    step: Decimal = Decimal(0)


class Agreement(StrEnum):
    """How two figures, or two dates, stand to each other."""

    AGREE = "agree"
    COMPATIBLE = "compatible"
    CONFLICT = "conflict"
    UNCOMPARABLE = "uncomparable"


@dataclass(frozen=True, slots=True)
class Rate:
    """How many `target` one `source` was worth on `day`, a day that the table has a rate for, and whose table it is."""

    source: str
    target: str
    value: Decimal
    day: datetime.date
    table: str = "ECB"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How two figures or dates stand to each other, and why, in words that an editor can act on."""

    verdict: Agreement
    reason: str
    rate: Rate | None = None


# ---- dates -----------------------------------------------------------------------------------------------------------


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar, astronomical years: 0 is 1 BCE, -99 is 100 BCE. Sorts as days do."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """The day as ISO 8601 writes it: 0079-08-24, -0099-01-01."""
        return f"{'-' if self.year < 0 else ''}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    @classmethod
    def from_date(cls, date: datetime.date) -> Day:
        return cls(date.year, date.month, date.day)

    def to_date(self) -> datetime.date:
        """The same day as a `datetime.date`. Raises ValueError outside the years 1 to 9999."""
        return datetime.date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date as the days it can mean: `earliest` and `latest` belong to it, None is an open end.

    `precision` is `day`, `week`, `month`, `quarter`, `season`, `half`, `year`, `decade`, `century`, `interval` or
    `set`. `qualifier` is `~`, `?`, `%` (both) or empty. `sense` is `within` (some moment of it) or `span` (all of it).
    `implied` lists what was not written but inferred ("year", "month", "week", "day", "century"). `text` is what was
    read, the characters [start, end).
    """

    earliest: Day | None
    latest: Day | None
    precision: str
    edtf: str
    qualifier: str = ""
    sense: str = "within"
    implied: tuple[str, ...] = ()
    text: str = ""
    start: int = 0
    end: int = 0


# ---- findings --------------------------------------------------------------------------------------------------------


class Level(StrEnum):
    """How grave a finding is (SARIF's words)."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for the gravest."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Region:
    """A place in a file of the project. `path` is relative to the project's root, with forward slashes."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding shows, and why it is shown."""

    message: str
    region: Region


@dataclass(frozen=True, slots=True)
class Fix:
    """New text for one cell of the claims table: what `--fix` and `review --accept` write."""

    description: str
    column: str
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault that a rule tells: where it is, what else to look at, and the next step."""

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


@dataclass(frozen=True, slots=True)
class Problem:
    """What a reader could not read, as evidence: the rule that tells it, its words and its place."""

    rule: str
    message: str
    region: Region
    claim: str | None = None
    related: tuple[Related, ...] = ()
    help: str = ""


# ---- the files of a project ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its text as a person means it, and where it stands in the file, quotes included."""

    text: str
    region: Region


@dataclass(frozen=True, slots=True)
class Ignore:
    """An accepted finding: `rule: reason`, with an optional `until=DATE` as the reason's first word."""

    rule: str
    reason: str
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One row of the claims table: one statement, backed by one span of one source."""

    id: str
    region: Region
    cells: Mapping[str, Cell]
    ignores: tuple[Ignore, ...] = ()

    def text(self, column: str) -> str:
        """The text of a cell, or nothing where the table has no such column."""
        cell = self.cells.get(column)
        return cell.text if cell else ""

    def place(self, column: str) -> Region:
        """The region of a cell, or of the row where the table has no such column."""
        cell = self.cells.get(column)
        return cell.region if cell else self.region

    @property
    def line(self) -> int:
        return self.region.line

    @property
    def quote(self) -> str:
        return self.text("quote")

    @property
    def source(self) -> str:
        return self.text("source")

    @property
    def statement(self) -> str:
        return self.text("claim")

    @property
    def subject(self) -> str:
        return self.text("subject")

    @property
    def measure(self) -> str:
        return self.text("measure")


@dataclass(frozen=True, slots=True)
class Table:
    """The claims table: its columns in order, its rows that could be read, and what could not be read.

    `text` is the file as decoded, `encoding` what it was decoded by, `delimiter` what stands between its cells.
    """

    path: str
    columns: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = ""
    encoding: str = "utf-8"
    delimiter: str = ","


@dataclass(frozen=True, slots=True)
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
    sha256: str = ""
    via: str = ""
    note: str = ""
    places: Mapping[str, Region] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Source:
    """One source text as obtained. `problem` says why it has no text; then `text` is empty and must not be searched.

    `size` is in bytes.
    """

    name: str
    path: str
    text: str = ""
    sha256: str = ""
    encoding: str = ""
    size: int = 0
    info: SourceInfo | None = None
    problem: Problem | None = None

    @property
    def language(self) -> str:
        return self.info.language if self.info else "en"

    @property
    def published(self) -> datetime.date | None:
        return self.info.published if self.info else None


@dataclass(frozen=True, slots=True)
class LockEntry:
    """Where a quote stood when it was last verified: one line of claims.lock.

    `quote` is the SHA-256 of the row's quote, prefix and suffix, so that a changed row is told from a changed source;
    `exact` are the matched words as they stood in the source, `before` and `after` up to 48 characters around them.
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
    line: int = 0


@dataclass(frozen=True, slots=True)
class Lock:
    """claims.lock as read: its entries by claim id, and what could not be read."""

    path: str
    entries: Mapping[str, LockEntry] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    exists: bool = False

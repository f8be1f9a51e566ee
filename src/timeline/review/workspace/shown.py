"""What is shown of a project that is being worked on, as plain data: texts as they are, nothing escaped.

Offsets are code points, 0-based and half-open, into the text of a source as its readers see it.
"""

from __future__ import annotations

from collections.abc import Mapping

from timeline.frozen import frozen
from timeline.model.errors import TimelineError


class Refused(TimelineError):  # noqa: N818 - an answer, with what both sides have
    """Something is no longer what somebody had before them: `shown` is that, or what they typed, `now` what is now."""

    def __init__(self, message: str, hint: str, shown: str, now: str) -> None:
        super().__init__(message, hint)
        self.shown = shown
        self.now = now


@frozen
class SourceSummary:
    """A source in the list of all: `counts` are its rows by status."""

    index: int
    name: str
    title: str
    publisher: str
    kind: str
    language: str
    published: str
    sha256: str
    size: int
    problem: str
    counts: Mapping[str, int]
    rows: int


@frozen
class Block:
    """A paragraph, and where in the original it begins: "page 3", "line 12"."""

    start: int
    end: int
    place: str


@frozen
class RowSpan:
    """A stretch that a row's quote stands in; one that leaves words out has several. `level`: its gravest finding's."""

    id: str
    start: int
    end: int
    status: str
    level: str


@frozen
class Segment:
    """A stretch that the quotes of some rows stand in, and no other begins or ends within.

    `ids` are the first of these rows, `rows` is how many there are, `status` that which is looked at first.
    """

    start: int
    end: int
    ids: tuple[str, ...]
    rows: int
    status: str


@frozen
class SourceText:
    """A source as its readers see it, and what rows quote of it. `cited` is what standing quotes cover, merged.

    `hidden` are the stretches that no reader sees as the source's words, each with why. There is no text where there is
    a `problem`.
    """

    index: int
    name: str
    sha256: str
    kind: str
    language: str
    title: str
    text: str = ""
    blocks: tuple[Block, ...] = ()
    hidden: tuple[tuple[int, int, str], ...] = ()
    spans: tuple[RowSpan, ...] = ()
    segments: tuple[Segment, ...] = ()
    cited: tuple[tuple[int, int], ...] = ()
    problem: str = ""


@frozen
class Reading:
    """A figure or date as it was read: its place in what was read, and how it is shown.

    `direction` is "rising", "falling" or nothing, `unit` the unit of a figure.
    """

    start: int
    end: int
    text: str
    kind: str
    shown: str
    unit: str = ""
    direction: str = ""


@frozen
class Hit:
    """Words found in a source, and what stands around them."""

    index: int
    start: int
    end: int
    place: str
    before: str
    words: str
    after: str


@frozen
class Selection:
    """Words selected in a source, and the cells that are proposed for a row that quotes them.

    `cut` says that they begin or end inside a word or a number, or why no row can be proposed.
    """

    index: int
    start: int
    end: int
    words: str
    place: str
    cells: Mapping[str, str]
    cut: str = ""


@frozen
class ShownFinding:
    """A finding of a row; `context` where it is about what stands around its words."""

    rule: str
    level: str
    message: str
    help: str
    column: str
    ignored: str | None
    context: bool


@frozen
class ConflictRow:
    """A row that cannot be true together with another: what it says, and who says it."""

    id: str
    source_index: int
    source: str
    publisher: str
    words: str
    date: str
    subject: str
    measure: str


@frozen
class ShownLook:
    """A row as it is typed: whether it stands, what is read in it, and what a full check finds in it.

    `summary` says how it stands in words. `places` is how often its words stand there. `can_save` is empty, or why not.
    """

    id: str
    status: str
    stands: bool
    summary: str
    source_index: int = -1
    start: int | None = None
    end: int | None = None
    places: int = 0
    findings: tuple[ShownFinding, ...] = ()
    figures: tuple[Reading, ...] = ()
    claim_figures: tuple[Reading, ...] = ()
    dates: tuple[Reading, ...] = ()
    claim_dates: tuple[Reading, ...] = ()
    date: str = ""
    meant: str = ""
    conflicts: tuple[ConflictRow, ...] = ()
    can_save: str = ""


@frozen
class ShownRow:
    """A row of the table; `level` is that of its gravest finding that nobody has accepted."""

    id: str
    line: int
    cells: Mapping[str, str]
    status: str
    level: str
    stale: bool
    source_index: int


@frozen
class Page:
    """Some of the rows that a filter leaves, how many it leaves, and the columns of the table."""

    total: int
    offset: int
    columns: tuple[str, ...]
    rows: tuple[ShownRow, ...]


@frozen
class Saved:
    """What was written: the row, and where one cell was changed that cell, before and after."""

    what: str
    id: str
    line: int
    column: str
    old: str
    new: str
    look: ShownLook
    revision: int


@frozen
class Counts:
    """How many findings of each level a check has of rows, and how many rows have some; accepted ones not counted.

    `apart` are those of no row: of files, and of the table as a whole.
    """

    levels: Mapping[str, int]
    rows: int
    apart: Mapping[str, int]

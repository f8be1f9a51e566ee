"""Drafts: an article as read, and what of it stands in sources and claims. Offsets are code points of its own text."""

from __future__ import annotations

import datetime

from timeline.frozen import frozen
from timeline.model.context import Cue
from timeline.model.figure import Backing
from timeline.model.finding import Problem, Region
from timeline.model.quote import Change, Status
from timeline.text.closed import Closed
from timeline.text.lines import Lines

Span = tuple[int, int]


class DraftFormat(Closed):
    """How an article is written."""

    MARKDOWN = "markdown"
    QUARTO = "quarto"
    HTML = "html"
    LATEX = "latex"
    TEXT = "text"
    DOCX = "docx"


class Role(Closed):
    """What a quotation is: a block or a speech is somebody's words, a phrase may be, a title or a term is none."""

    BLOCK = "block"
    SPEECH = "speech"
    PHRASE = "phrase"
    TITLE = "title"
    TERM = "term"


class Support(Closed):
    """What the best figure or date of claims and sources is to one of the article."""

    BORNE = "borne"
    ROUNDED = "rounded"
    WEAKER = "weaker"
    CONVERTED = "converted"
    HEDGE_DROPPED = "hedge_dropped"
    SHARPER = "sharper"
    UNSUPPORTED = "unsupported"

    @classmethod
    def from_backing(cls, backing: Backing) -> Support:
        """The same word; what contradicts or measures something else supports nothing."""
        return cls(backing.value) if backing.value in set(cls) else cls.UNSUPPORTED


class ReadingKind(Closed):
    """What is read in an article: a figure, a date, or a word with digits that neither reader takes."""

    FIGURE = "figure"
    DATE = "date"
    NUMBER = "number"


class LinkStatus(Closed):
    """What became of a link to a claim."""

    KNOWN = "known"
    STALE = "stale"
    UNKNOWN = "unknown"
    UNDEFINED = "undefined"
    UNUSED = "unused"
    FOREIGN = "foreign"


@frozen
class DraftQuote:
    """A quotation of an article, without its marks, and where it stands.

    `text` are its words as read, `size` how many they are. `source` and `at` are where it was found, `claims` the rows
    that quote that place, `linked` those that its paragraph links. `elsewhere`: it stands, but in no source that the
    linked rows cite.
    `around` are negations and limits beside it in the source, where the article's own sentence has none.
    """

    start: int
    end: int
    text: str
    role: Role
    cue: bool = False
    size: int = 0
    status: Status = Status.MISSING
    source: str = ""
    at: Span | None = None
    changes: tuple[Change, ...] = ()
    claims: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    elsewhere: bool = False
    around: tuple[Cue, ...] = ()


@frozen
class DraftReading:
    """A figure or date of an article, and what bears it.

    `found` are the words of the figure or date that bears it, at `at` in `source`; where nothing does, of that which
    was perhaps meant, with the `slip` of the pen between them. `worded`: it is a count to ten in words, or a date that
    only the day of writing tells.
    """

    kind: ReadingKind
    start: int
    end: int
    text: str
    support: Support = Support.UNSUPPORTED
    found: str = ""
    source: str = ""
    at: Span | None = None
    claims: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()
    worded: bool = False
    slip: str = ""


@frozen
class DraftLink:
    """A link to a claim, or a note of the article; `claim` is the row meant, `nearest` the next step where none is."""

    key: str
    start: int
    end: int
    status: LinkStatus
    claim: str = ""
    nearest: str = ""


@frozen
class Acceptance:
    """An accepted finding: a comment in the article, `timeline: rule: reason`, on a line."""

    rule: str
    reason: str
    start: int
    end: int
    until: datetime.date | None = None


@frozen
class DraftParagraph:
    """A paragraph of an article, its words as read, and the claims that it links.

    `checks` are the places in these words of the quotations and readings in it, each as [start, end) and the offset in
    the article that it begins at.
    """

    start: int
    end: int
    words: str = ""
    claims: tuple[str, ...] = ()
    checks: tuple[tuple[int, int, int], ...] = ()


@frozen
class Draft:
    """One article, checked. `problem` says why it has no text; `unused` are the claims that it neither links nor uses.

    `text` is the article as decoded, of a Word document a line for each paragraph. `words` counts those of its prose.
    """

    path: str
    format: DraftFormat
    text: str
    lines: Lines
    words: int = 0
    language: str = "en"
    published: datetime.date | None = None
    paragraphs: tuple[DraftParagraph, ...] = ()
    quotes: tuple[DraftQuote, ...] = ()
    readings: tuple[DraftReading, ...] = ()
    links: tuple[DraftLink, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    unused: tuple[str, ...] = ()
    problem: Problem | None = None

    def region(self, start: int, end: int) -> Region:
        """The region of the characters [start, end) of the article."""
        return Region(self.path, *self.lines.position(start), *self.lines.position(end))

    @property
    def has_checks(self) -> bool:
        """Is there anything in it that can be checked?"""
        return bool(self.quotes or self.readings or self.links)

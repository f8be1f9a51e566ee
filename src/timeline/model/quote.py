"""Quotes: what is looked for, where it stands, and what differs (W3C Web Annotation selectors)."""

from __future__ import annotations

from dataclasses import field

from timeline.frozen import locked
from timeline.model.notebook import Shown
from timeline.text.closed import Closed, Plain
from timeline.text.folds import Fold

__all__ = ["Anchor", "Change", "ChangeKind", "Fold", "Rung", "Selector", "Status"]


class Status(Closed):
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
        return self in _STANDING


_STANDING = (Status.EXACT, Status.MOVED, Status.REFORMATTED)


class ChangeKind(Closed):
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
    SPELLING = "spelling"
    SPACING = "spacing"
    FURNITURE = "furniture"

    @property
    def is_slight(self) -> bool:
        """Does it leave every word what it was, so that a warning is enough?"""
        return self in (ChangeKind.SPELLING, ChangeKind.SPACING, ChangeKind.FURNITURE)


@locked
class Change(Shown):
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


@locked
class Selector:
    """What to look for: the words, what stands around them, and where they stood last (W3C TextQuoteSelector).

    `opens` says that nothing stood before the words because the text began there, `closes` that it ended behind them.
    """

    quote: str
    prefix: str = ""
    suffix: str = ""
    near: int | None = None
    opens: bool = False
    closes: bool = False

    @property
    def sides(self) -> int:
        """On how many of the two sides something is known of what stood there."""
        return bool(self.prefix.strip() or self.opens) + bool(self.suffix.strip() or self.closes)

    @property
    def is_all(self) -> bool:
        """Were the words all that there was?"""
        return self.opens and self.closes


class Rung(Plain):
    """The steps of the search for a quote, from cheap to costly: at the place given, as it is, seen through, near."""

    NONE = ""
    PLACE = "place"
    EXACT = "exact"
    FOLDED = "folded"
    ENCODING = "encoding"
    NEAR = "near"


@locked
class Anchor(Shown):
    """Where a quote stands in a text, and what had to be overlooked to find it there.

    `start` and `end` are None exactly where there is no place to show. `rung` names the step that found it, `folds`
    what was overlooked, in the order of Fold. `places` are all the places that an ambiguous quote could mean, or the
    rivals of a near find. `parts` are the spans of the pieces of a quote with words left out.
    `text` are the characters [start, end) where `timeline.find_quote` found the place; they follow from it, and two
    anchors are equal whether or not they hold them.
    """

    status: Status
    start: int | None = None
    end: int | None = None
    changes: tuple[Change, ...] = ()
    folds: tuple[Fold, ...] = ()
    rung: Rung = Rung.NONE
    places: tuple[tuple[int, int], ...] = ()
    parts: tuple[tuple[int, int], ...] = ()
    text: str = field(default="", compare=False)

    @property
    def is_slight(self) -> bool:
        """Is the quote altered in nothing that a word was meant by: spelling, spacing, furniture?"""
        return bool(self.changes) and all(change.kind.is_slight for change in self.changes)

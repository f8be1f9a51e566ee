"""A source as its readers see it: the text that can be quoted, and the way from each character back to the original."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.frozen import locked
from timeline.text.closed import Closed
from timeline.text.fold.views import SAME, Offsets
from timeline.text.lines import Lines


class Kind(Closed):
    """What a source is, told by its bytes."""

    TEXT = "text"
    HTML = "html"
    MARKDOWN = "markdown"
    VTT = "vtt"
    SRT = "srt"
    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"
    EPUB = "epub"
    WARC = "warc"

    @property
    def has_lines(self) -> bool:
        """Has the original lines that an editor shows?"""
        return self in (Kind.TEXT, Kind.HTML, Kind.MARKDOWN, Kind.VTT, Kind.SRT)


@locked
class Span:
    """A stretch of a view and where it is from: `place` in words, `line` and `column` where the original has lines.

    `start` and `end` are offsets into the view's text. `hidden` says why a reader does not see it, or is empty.
    """

    start: int
    end: int
    place: str
    line: int | None = None
    column: int | None = None
    hidden: str = ""


@locked
class Raised:
    """What is raised in a view's text, [start, end), and how it is copied from a page: the mark of a note, a power."""

    start: int
    end: int
    shown: str
    is_note: bool = True


@locked
class Hidden:
    """Characters [start, end) of a view that a reader does not see as the source's words, and why."""

    start: int
    end: int
    why: str


@dataclass(frozen=True)
class View:
    """The text of a source in the order of reading; what no reader sees stands at its end, from `seen_end` on.

    `starts`, `ends` are the offsets of its stretches; `places` say where each is from, and are empty where `offsets`
    lead to the characters of `original`, the file as decoded. `hidden` are the words that are struck, where they stand,
    and those not seen, in order. `raised` are the marks of notes, and powers. `extractor` and `version` name what made
    the view. `dispute` is how the declarations of the encoding differ, where they do.
    """

    text: str
    kind: Kind = Kind.TEXT
    extractor: str = "text"
    version: str = "1"
    original: str = ""
    offsets: Offsets = SAME
    starts: Sequence[int] = ()
    ends: Sequence[int] = ()
    places: Sequence[str] = ()
    hidden: tuple[Hidden, ...] = ()
    raised: tuple[Raised, ...] = ()
    tail: int = 0
    dispute: str = ""

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text, as UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @property
    def seen_end(self) -> int:
        """The offset from which on nothing is seen by a reader: the last `tail` characters."""
        return len(self.text) - self.tail

    @cached_property
    def visible(self) -> str:
        """The text with a space for each character that no reader sees, so that offsets stay; none at its end."""
        parts, at = [], 0
        for one in self.hidden:
            parts += [self.text[at : one.start], " " * (one.end - max(at, one.start))]
            at = max(at, one.end)
        return "".join([*parts, self.text[at:]])[: self.seen_end]

    @property
    def spans(self) -> tuple[Span, ...]:
        """All stretches in order, each with its place."""
        return tuple(self.span(number) for number in range(len(self.starts)))

    def span(self, number: int) -> Span:
        """One of the stretches, the first being 0."""
        start, end = self.starts[number], self.ends[number]
        line, column = self.position(start) if self.kind.has_lines else (None, None)
        place = self.places[number] if self.places else f"line {line}"
        return Span(start, end, place, line, column, self.hidden_why(start))

    def hidden_why(self, offset: int) -> str:
        """Why the character at an offset is not seen by a reader, or nothing where it is."""
        at = bisect_right(self.hidden, offset, key=lambda one: one.start) - 1
        return self.hidden[at].why if at >= 0 and offset < self.hidden[at].end else ""

    def hidden_within(self, start: int, end: int) -> tuple[Hidden, ...]:
        """What is hidden or struck of the characters [start, end)."""
        first = max(0, bisect_right(self.hidden, start, key=lambda one: one.start) - 1)
        last = bisect_right(self.hidden, end - 1, key=lambda one: one.start)
        return tuple(one for one in self.hidden[first:last] if one.end > start)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the original."""
        return Lines(self.original)

    def position(self, offset: int, *, end: bool = False) -> tuple[int, int]:
        """Line and column, in the original, of the character at an offset; of where the one before it ends."""
        return self.lines.position(self.origin(offset, end=end))

    def origin(self, offset: int, *, end: bool = False) -> int:
        """The offset into the original of the character at an offset, or of where the one before it ends."""
        return self.offsets.end(offset) if end and offset else self.offsets.start(offset)

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the view that are from [start, end) of the original, without white space at the ends."""
        stretches = self._by_origin
        first = bisect_right(stretches, start, key=lambda one: one[0]) - 1
        last = bisect_left(stretches, end, key=lambda one: one[0]) - 1
        if last < 0:
            return 0, 0
        origin, begin, stop, until = stretches[max(0, first)]
        low = stop if (until or origin + stop - begin) <= start else begin if until else begin + max(0, start - origin)
        origin, begin, stop, until = stretches[last]
        high = stop if until else min(stop, begin + end - origin)
        words = self.text[low:high]
        return low + len(words) - len(words.lstrip()), low + len(words.rstrip())

    @cached_property
    def _by_origin(self) -> list[tuple[int, int, int, int]]:
        """The stretches in the order of the original: where one begins there, its offsets, where it ends there."""
        new, old, until = self.offsets.new, self.offsets.old, self.offsets.until or [0] * len(self.offsets.new)
        return sorted(zip(old, new, [*new[1:], len(self.text)], until, strict=True))

    def where(self, start: int, end: int | None = None) -> str:
        """The place of the characters [start, end) in words: "page 3", "line 12", "page 3 to page 4".

        >>> View("One.", Kind.PDF, "pypdfium2", "5", starts=(0,), ends=(4,), places=("page 3",)).where(0, 4)
        'page 3'
        """
        end = start + 1 if end is None or end <= start else end
        if self.places:
            first, last = self.place_at(start), self.place_at(end - 1)
        else:
            first, last = (f"line {self.position(at)[0]}" for at in (start, end - 1))
        return first if first == last or not last else f"{first} to {last}" if first else last

    def stretch(self, offset: int) -> tuple[int, int] | None:
        """The stretch that holds an offset, or the last one before it; None where there is none."""
        number = max(0, bisect_right(self.starts, offset) - 1)
        return (self.starts[number], self.ends[number]) if self.starts else None

    def place_at(self, offset: int) -> str:
        """The place of the stretch that holds an offset, or of the last one before it."""
        number = max(0, bisect_right(self.starts, offset) - 1)
        return self.places[number] if number < len(self.places) else ""

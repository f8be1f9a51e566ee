"""Views are built piece by piece: text with where it is from, breaks between the pieces, what is hidden apart."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from timeline.model.view import Raised
from timeline.text.fold.views import Offsets

WORDS = re.compile(r"[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*")
"""Words with nothing but single spaces between them: what runs alike in a page and in what is seen of it."""

RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")

Stretch = tuple[int, int, int, int]
"""Characters [start, end) of a piece, and where they are from: they run alike from there on, or, where the last is not
0, stand for all up to it."""


@dataclass
class Builder:
    """A text in the making. `pending` is the break that the next piece will have before it."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    pending: str = ""
    new: array[int] = field(default_factory=lambda: array("I"))
    old: array[int] = field(default_factory=lambda: array("I"))
    until: array[int] = field(default_factory=lambda: array("I"))
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    raised: list[Raised] = field(default_factory=list)
    last: int = 0  # where in the original the text so far ends

    def part(self, with_break: str) -> None:
        """Ask for a break before what comes next; of several the widest is made."""
        if self.length and _WIDTH[with_break] > _WIDTH[self.pending]:
            self.pending = with_break

    def add(self, text: str, origin: int, until: int = 0) -> None:
        """Text that runs alike with the original from `origin` on, or stands for all of it up to `until`."""
        if self.pending:
            self._append(self.pending, self.last, max(self.last, origin) or 1)
            self.pending = ""
        self._append(text, origin, until)
        self.last = until or origin + len(text)

    def _append(self, text: str, origin: int, until: int) -> None:
        self.new.append(self.length)
        self.old.append(origin)
        self.until.append(until)
        self.pieces.append(text)
        self.length += len(text)

    def add_words(self, data: str, stretches: Sequence[Stretch], *, kept: bool = False) -> None:
        """A piece of running text: white space folded, and a break asked for where it begins or ends with such.

        With `kept` white space stays as it is.
        """
        found = _ALL.finditer(data) if kept else WORDS.finditer(data)
        at = -1
        for match in found:
            if match.start():
                self.part(" ")
            at = self.length + len(self.pending) if at < 0 else at
            self._add_within(data, match.start(), match.end(), stretches)
        if at >= 0:
            self.starts.append(at)
            self.ends.append(self.length)
        if not kept and data[-1:] in _SPACE:
            self.part(" ")

    def _add_within(self, data: str, start: int, end: int, stretches: Sequence[Stretch]) -> None:
        """The characters [start, end) of a piece, cut where they come from other places."""
        if len(stretches) == 1 and not stretches[0][3]:
            self.add(data[start:end], stretches[0][2] + start)
            return
        for low, high, origin, until in _overlapping(stretches, start, end):
            first, last = max(low, start), min(high, end)
            if until:
                self.add(data[first:last], origin, until)
            else:
                self.add(data[first:last], origin + first - low)

    def built(self) -> tuple[str, Offsets]:
        """The text, and the way back from it."""
        offsets = Offsets(self.new or array("I", [0]), self.old or array("I", [0]), self.until or array("I", [0]))
        return "".join(self.pieces), offsets

    def take(self, other: Builder) -> None:
        """Append what another builder holds."""
        shift = self.length
        for ours, theirs in ((self.new, other.new), (self.starts, other.starts), (self.ends, other.ends)):
            ours.extend(shift + one for one in theirs)
        self.old.extend(other.old)
        self.until.extend(other.until)
        self.pieces += other.pieces
        self.length += other.length


_WIDTH = {"": 0, " ": 1, "\t": 2, "\n": 3, "\n\n": 4}
_SPACE = tuple(" \t\n\r\f")
_ALL = re.compile(r".+", re.DOTALL)


def _overlapping(stretches: Sequence[Stretch], start: int, end: int) -> Iterable[Stretch]:
    """The stretches that hold some of [start, end), found by halving."""
    low, high = 0, len(stretches)
    while low < high:
        middle = (low + high) // 2
        if stretches[middle][1] <= start:
            low = middle + 1
        else:
            high = middle
    while low < len(stretches) and stretches[low][0] < end:
        yield stretches[low]
        low += 1


def is_alike(stretches: Sequence[Stretch], at: int) -> bool:
    """Does the character at an offset run alike with the file?"""
    return any(not until for _, _, _, until in _overlapping(stretches, at, at + 1))


def pieces_of(stretches: Sequence[Stretch], start: int, end: int) -> list[Stretch]:
    """Where the characters [start, end) are from, as offsets into them."""
    found = list[Stretch]()
    for low, high, origin, until in _overlapping(stretches, start, end):
        first, last = max(low, start), min(high, end)
        found.append((first - start, last - start, origin if until else origin + first - low, until))
    return found

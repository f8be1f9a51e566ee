"""A text in another form, and the way back from each of its characters, stretch by stretch."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offsets:
    """The way back from a rewritten text, stretch by stretch.

    From `new[i]` on, the rewritten text runs alike with the original from `old[i]`; or, where `until[i]` is not 0, the
    whole stretch stands for the original's [old[i], until[i]). `until` is empty where no stretch was replaced.
    """

    new: Sequence[int]
    old: Sequence[int]
    until: Sequence[int] = ()

    def start(self, offset: int) -> int:
        """Where the character at `offset` begins in the original."""
        i = bisect_right(self.new, offset) - 1
        return self.old[i] if self.until and self.until[i] else self.old[i] + offset - self.new[i]

    def end(self, offset: int) -> int:
        """Where the character before `offset` ends in the original."""
        i = bisect_right(self.new, offset - 1) - 1 if offset else 0
        return self.until[i] if self.until and self.until[i] else self.old[i] + offset - self.new[i]


SAME = Offsets((0,), (0,))
"""The way back from a text that was not rewritten."""


@dataclass(frozen=True, slots=True)
class View:
    """A text seen in another form. `span` leads from its offsets to those of the text it was made from."""

    text: str
    offsets: Offsets = SAME
    base: View | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original characters that the characters [start, end) stand for. Raises ValueError for an empty span."""
        if end <= start:
            raise ValueError("a span holds at least one character")
        start, end = self.offsets.start(start), self.offsets.end(end)
        return self.base.span(start, end) if self.base else (start, end)


def rewrite(view: View, edits: Iterable[tuple[int, int, str]]) -> View:
    """The view with each edit's [start, end) replaced by its text; edits in order, apart from each other.

    >>> short = rewrite(View("ab--cd"), [(2, 4, "–")])
    >>> short.text, short.span(2, 3), short.span(3, 4)
    ('ab–cd', (2, 4), (4, 5))
    """
    pieces: list[str] = []
    new, old, until = array("I", [0]), array("I", [0]), array("I", [0])  # half the memory; texts are far below 4 GB
    done = length = 0
    for start, end, text in edits:
        pieces += (view.text[done:start], text)
        length += start - done
        new.extend((length, length + len(text)))
        old.extend((start, end))
        until.extend((end, 0))
        length += len(text)
        done = end
    if not pieces:
        return view
    pieces.append(view.text[done:])
    return View("".join(pieces), Offsets(new, old, until), view)

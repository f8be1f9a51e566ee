"""A text in another form, and the way back from each of its characters, stretch by stretch."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, islice, repeat
from operator import add, sub

from timeline.frozen import frozen

Edit = tuple[int, int, str]
"""A place, and what is read there."""

_AT_ONCE = 4096  # edits: many texts have millions, and a step of the interpreter for each is what they cost


@frozen
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


class LateOffsets:
    """A way back that is made where it is first asked for: in most texts nothing is found."""

    def __init__(self, make: Callable[[], Offsets]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Offsets:
        return self._make()

    def start(self, offset: int) -> int:
        """Where the character at `offset` begins in the original."""
        return self._made.start(offset)

    def end(self, offset: int) -> int:
        """Where the character before `offset` ends in the original."""
        return self._made.end(offset)


SAME = Offsets((0,), (0,))
"""The way back from a text that was not rewritten."""


@frozen
class View:
    """A text seen in another form. `span` leads from its offsets to those of the text it was made from."""

    text: str
    offsets: Offsets | LateOffsets = SAME
    base: View | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original characters that the characters [start, end) stand for. Raises ValueError for an empty span."""
        if end <= start:
            raise ValueError("a span holds at least one character")
        start, end = self.offsets.start(start), self.offsets.end(end)
        return self.base.span(start, end) if self.base else (start, end)


def rewrite(view: View, edits: Iterable[Edit]) -> View:
    """The view with each edit's [start, end) replaced by its text; edits in order, apart from each other.

    >>> short = rewrite(View("ab--cd"), [(2, 4, "–")])
    >>> short.text, short.span(2, 3), short.span(3, 4)
    ('ab–cd', (2, 4), (4, 5))
    """
    pieces: list[str] = []
    offsets = offsets_of(_followed(edits, view.text, pieces))
    return View("".join(pieces), offsets, view) if len(pieces) > 1 else view


def rewrite_late(view: View, edits: Callable[[], Iterable[Edit]]) -> View:
    """As `rewrite`, with edits that are asked for again to make the way back, where that is first asked for."""
    text, pieces = view.text, list[str]()
    if not list(map(len, _followed(edits(), text, pieces))):
        return view
    return View("".join(pieces), LateOffsets(lambda: offsets_of(_followed(edits(), text, []))), view)


def _followed(edits: Iterable[Edit], text: str, pieces: list[str]) -> Iterator[list[Edit]]:
    """Edits some at a time; what the rewritten text is made of is added to the pieces."""
    done, left = 0, iter(edits)
    while some := list(islice(left, _AT_ONCE)):
        starts, ends, texts = zip(*some, strict=True)
        kept = map(text.__getitem__, map(slice, (done, *ends), starts))
        pieces.append("".join(chain.from_iterable(zip(kept, texts, strict=True))))
        done = ends[-1]
        yield some
    pieces.append(text[done:])


def offsets_of(edits: Iterable[list[Edit]]) -> Offsets:
    """The way back from a text with edits, which come some at a time."""
    new, old, until = array("I", [0]), array("I", [0]), array("I", [0])  # half the memory; texts are far below 4 GB
    longer = 0
    for some in edits:
        starts, ends, texts = zip(*some, strict=True)
        sizes = list(map(len, texts))
        shifts = list(accumulate(map(sub, sizes, map(sub, ends, starts)), initial=longer))
        begins = list(map(add, starts, shifts))
        new.extend(chain.from_iterable(zip(begins, map(add, begins, sizes), strict=True)))
        old.extend(chain.from_iterable(zip(starts, ends, strict=True)))
        until.extend(chain.from_iterable(zip(ends, repeat(0))))
        longer = shifts[-1]
    return Offsets(new, old, until)

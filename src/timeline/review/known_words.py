"""Which sources may have words that a row's own has not: an index of their texts, made beside what is asked for.

It is kept by what the texts are, so that a source that is as it was is not taken in again when a project is looked at
anew. What is not in it (yet, or as there is no room) may have any words: without it the same is found, later.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256
from threading import Lock
from typing import TYPE_CHECKING

from timeline.model import Source

if TYPE_CHECKING:
    from timeline.anchoring.shingles import Shingles

_LEAST = 1000  # texts that are no longer asked for are put up with


class KnownWords:
    """Texts by number, and which of them may have some words."""

    def __init__(self) -> None:
        self._numbers: dict[bytes, int] = {}
        self._shingles: Shingles | None = None
        self._next = 0
        self._guard = Lock()  # held for as long as a text is entered, not while it is read

    def number_of(self, text: str) -> int | None:
        """The number of a text, which is taken in where it is new; None where there is no room for it."""
        from timeline.anchoring import TextIndex
        from timeline.anchoring.shingles import Shingles, runs_in

        key = sha256(text.encode("utf-8", "surrogatepass")).digest()
        with self._guard:
            shingles = self._shingles = self._shingles or Shingles()
            if key in self._numbers or shingles.is_full:
                return self._numbers.get(key)
        runs, lost = runs_in(TextIndex(text))
        with self._guard:
            number, self._next = self._next, self._next + 1
            shingles.add(number, runs, doubtful=lost)
            self._numbers[key] = number
        return number

    def may_hold(self, words: str) -> set[int] | None:
        """The numbers of the texts that may have some words, among others; None where any text may."""
        with self._guard:
            return self._shingles.may_hold(words) if self._shingles is not None else set()

    def is_outgrown(self, used: int) -> bool:
        """Are most of its texts asked for no more? Then it is better begun anew."""
        return len(self._numbers) > _LEAST + 2 * used


class Entered:
    """The sources of a project as it was looked at, by name: those whose words are known, and all others."""

    def __init__(self, words: KnownWords, names: Collection[str]) -> None:
        self._words = words
        self._numbers: dict[str, int | None] = {}  # none of a source that cannot be read
        self._names: dict[int, list[str]] = {}
        self._left = set(names)

    def missing(self, names: Collection[str]) -> list[str]:
        """Those of some names that are not entered yet, in order."""
        return sorted(name for name in names if name not in self._numbers)

    def enter(self, source: Source) -> bool:
        """Enter a source; False where there is no room for it."""
        number = self._words.number_of(source.seen) if source.problem is None else None
        if number is None and source.problem is None:
            return False
        if number is not None:
            self._names.setdefault(number, []).append(source.name)
        self._numbers[source.name] = number
        self._left.discard(source.name)
        return True

    def forget(self, name: str) -> None:
        """Take a source for one that may have any words."""
        self._numbers.pop(name, None)
        self._left.add(name)

    def having(self, words: str, more: Collection[str]) -> list[str]:
        """The names of the sources that may have some words, and of those of `more`; in order."""
        left = self._left.copy()  # before what is entered is looked at: what is entered meanwhile is in both
        found = self._words.may_hold(words)
        if found is None:
            return sorted({*left, *self._numbers, *more})
        entered = (name for number in found for name in self._names.get(number, ()))
        return sorted({*left, *entered, *(name for name in more if name not in self._numbers)})

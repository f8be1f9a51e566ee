"""Text → tokens with offsets: runs of digits, runs of letters, and single marks. White space only separates them.

One pass, linear: every run is bounded or cannot be entered again. A run of digits takes its inner points, commas and
apostrophes with it, up to 60 characters; a longer one falls into several tokens that touch, which no reader accepts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar

T = TypeVar("T")

DIGITS = frozenset("0123456789")
AHEAD = 6  # empty tokens behind the last one, so that looking a few tokens ahead needs no check
_NO_WORDS, _NOT_GLUED = [""] * AHEAD, [False] * AHEAD

_TOKEN = re.compile(r"[^\W\d_]+|[0-9](?:[0-9.,'’]{0,58}[0-9])?|\S")
_SPACE = re.compile(r"\s")
_PLAIN = (("’", "'"), ("‐", "-"), ("‑", "-"), ("−", "-"), ("‒", "–"), ("—", "–"))


class Tokens:
    """The tokens of a text: lower-cased words, hyphens and apostrophes made plain, with their offsets.

    `glued` says of each whether it touches the one before it; `digits` has the numbers of those that are runs of
    digits. A plain class: it takes a tenth of the time to make.
    """

    __slots__ = ("digits", "glued", "starts", "text", "words")

    def __init__(self, text: str, words: list[str], starts: list[int], glued: list[bool], digits: set[int]) -> None:
        self.text, self.words, self.starts, self.glued, self.digits = text, words, starts, glued, digits

    @classmethod
    def from_text(cls, text: str, start: int = 0, end: int | None = None) -> Tokens:
        """The tokens of text[start:end]; their offsets are into the whole text."""
        end = len(text) if end is None else end
        words: list[str] = []
        starts: list[int] = []
        glued: list[bool] = []
        digits: set[int] = set()
        at = start
        for piece in _plain(text[start:end]).split(" "):
            if piece.isalpha():  # as most are: a token as it stands
                words.append(piece)
                starts.append(at)
                glued.append(False)
                at += len(piece) + 1
                continue
            touches = False
            for word in _TOKEN.findall(piece):
                if word[0] in DIGITS:
                    digits.add(len(words))
                words.append(word)
                starts.append(at)
                glued.append(touches)
                at += len(word)
                touches = True
            at += 1
        return cls(text, words + _NO_WORDS, starts + [end] * AHEAD, glued + _NOT_GLUED, digits)

    def __len__(self) -> int:
        return len(self.words) - AHEAD

    def end(self, i: int) -> int:
        """Where token i ends in the text."""
        return self.starts[i] + len(self.words[i])

    def written(self, i: int) -> str:
        """Token i as it stands in the text."""
        start = self.starts[i]
        return self.text[start : start + len(self.words[i])]

    def capital(self, i: int) -> bool:
        """Does token i begin with a capital letter?"""
        return self.text[self.starts[i] : self.starts[i] + 1].isupper()


def _plain(text: str) -> str:
    """A text in lower case, character by character, with plain hyphens, apostrophes and spaces."""
    if not text.isascii():
        for typographic, ascii_like in _PLAIN:
            text = text.replace(typographic, ascii_like)
    lowered = text.lower()
    if len(lowered) != len(text):  # "İ" becomes two characters
        lowered = "".join(char.lower()[0] for char in text)
    return lowered if lowered.isprintable() else _SPACE.sub(" ", lowered)  # of white space, only " " is printable


def words(text: str) -> frozenset[str]:
    """The words of a string that white space separates, as a set."""
    return frozenset(text.split())


def phrase(text: str) -> tuple[str, ...]:
    """A phrase as the words that `Tokens` makes of it.

    >>> phrase("moins d’un")
    ('moins', 'd', "'", 'un')
    """
    parts = text.split()
    if all(map(str.isalpha, parts)):  # thousands of them are read as a language loads
        return tuple(map(str.lower, parts))
    return tuple(Tokens.from_text(text).words[:-AHEAD])


class Phrases(Generic[T]):
    """Phrases and what they mean, found at a token by their first two words, or before one by their last two.

    Most tokens can be passed by: `firsts` and `lasts` hold the words that a phrase can begin and end with, each with
    the phrases by the word beside it, the longest first; one that has no other word stands under "".
    """

    __slots__ = ("firsts", "lasts")

    firsts: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]]
    lasts: dict[str, dict[str, list[tuple[tuple[str, ...], T]]]]

    def __init__(self, meanings: Mapping[str, T] | Iterable[tuple[str, T]]) -> None:
        self.firsts, self.lasts = {}, {}
        pairs = meanings.items() if isinstance(meanings, Mapping) else meanings
        entries = {phrase(text): meaning for text, meaning in pairs}
        for entry in sorted(entries.items(), key=lambda entry: -len(entry[0])):
            words = entry[0]
            second, last_but_one = (words[1], words[-2]) if len(words) > 1 else ("", "")
            self.firsts.setdefault(words[0], {}).setdefault(second, []).append(entry)
            self.lasts.setdefault(words[-1], {}).setdefault(last_but_one, []).append(entry)

    def entries(self) -> Iterator[tuple[tuple[str, ...], T]]:
        """Each phrase, word by word, and what it means."""
        return (entry for beside in self.firsts.values() for listed in beside.values() for entry in listed)

    def at(self, t: Tokens, i: int) -> tuple[T, int] | None:
        """The longest phrase that begins at token i: its meaning and the index after it."""
        beside = self.firsts.get(t.words[i])
        if beside is None:
            return None
        for words, meaning in beside.get(t.words[i + 1], ()):
            end = i + len(words)
            if len(words) < 3 or tuple(t.words[i:end]) == words:
                return meaning, end
        return (beside[""][0][1], i + 1) if "" in beside else None

    def before(self, t: Tokens, i: int, floor: int) -> tuple[T, int] | None:
        """The longest phrase that ends just before token i, from `floor` on: its meaning and its first index."""
        beside = self.lasts.get(t.words[i - 1]) if i > floor else None
        if beside is None:
            return None
        for words, meaning in beside.get(t.words[i - 2], ()):
            start = i - len(words)
            if start >= floor and (len(words) < 3 or tuple(t.words[start:i]) == words):
                return meaning, start
        return (beside[""][0][1], i - 1) if "" in beside else None

    def meaning(self, word: str) -> T | None:
        """What a phrase of one word means."""
        alone = self.firsts.get(word, {}).get("")
        return alone[0][1] if alone else None

    def changed(self, change: Callable[[tuple[str, ...], T], T]) -> Phrases[T]:
        """The same phrases with what `change` makes of them and their meanings."""
        return Phrases((" ".join(words), change(words, meaning)) for words, meaning in self.entries())


class LatePhrases(Phrases[T]):
    """Phrases of a function, which is asked for them when the first is looked for."""

    __slots__ = ("_meanings",)

    def __init__(self, meanings: Callable[[], Mapping[str, T]]) -> None:
        self._meanings = meanings

    def __getattr__(self, name: str) -> Any:
        if name not in Phrases.__slots__:
            raise AttributeError(name)
        super().__init__(self._meanings())
        return getattr(self, name)

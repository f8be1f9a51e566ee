"""Words as the search sees them: letter case aside, every punctuation mark by itself.

In writings that put no spaces between words (Chinese, Japanese, Thai, ...) every character counts as a word, and pairs
of them are what a place is found by.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)  # fmt: skip
"""Ranges of the writings without spaces, for use in a character class."""

_TOKEN = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+|[^\w\s]")
_WORD = re.compile(rf"[^\W{UNSPACED}]+")
_PAIR = re.compile(rf"(?=([{UNSPACED}][{UNSPACED}]))")
_ANY_UNSPACED = re.compile(rf"[{UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and marks of a text, and the offsets at which each begins and ends."""

    words: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def __len__(self) -> int:
        return len(self.words)


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text` between two offsets."""
    found = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
    return Tokens([m.group().casefold() for m in found], [m.start() for m in found], [m.end() for m in found])


def keys(text: str) -> set[str]:
    """What a text is found by: its words, and pairs of characters where no spaces part the words.

    >>> sorted(keys("The 東京都 law"))
    ['law', 'the', '京都', '東京']
    """
    text = text.casefold()
    words = set(_WORD.findall(text))
    return words | set(_PAIR.findall(text)) if _ANY_UNSPACED.search(text) else words

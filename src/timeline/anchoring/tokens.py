"""Words as the search sees them: letter case aside, every punctuation mark by itself.

In writings that put no spaces between words (Chinese, Japanese, Thai, ...) every character counts as a word, and pairs
of them are what a place is found by.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, cached_property
from itertools import islice

from timeline.patterns import late
from timeline.text.unspaced import UNSPACED, has_unspaced

_TOKEN = late(r"\w+|[^\w\s]")
Span = tuple[int, int]
_PUNCTUATION = b".,;:!?'\"()[]{}<>-/\\|*_`=#"
_BARE = bytes.maketrans(_PUNCTUATION, b" " * len(_PUNCTUATION))
_PLAIN = bytes(code for code in range(128) if re.match(r"[\w\s]", chr(code)))


class Tokens:
    """The words and marks of a stretch of a text, and the offsets at which each begins and ends.

    Of most stretches the words alone are looked at, or the offsets of one or two: they are found when asked for. Of
    some tokens it is `known` where they begin, or where, in them, a piece of the stretch does.
    """

    def __init__(
        self, text: str, stretch: Span, words: list[str], token: re.Pattern[str], known: Sequence[tuple[int, int]]
    ) -> None:
        self.text = text
        self.stretch = stretch
        self.words = words
        self.token = token
        self._known = known

    @cached_property
    def spans(self) -> list[Span]:
        return [found.span() for found in self.token.finditer(self.text, *self.stretch)]

    def reach(self, first: int, last: int) -> Span:
        """The offsets at which one token begins and another, the same or a later one, ends."""
        before, start = self._known[max(0, bisect_left(self._known, (first,)) - 1)]
        found = self.token.finditer(self.text, start, self.stretch[1])
        spans = [one.span() for one in islice(found, first - before, last - before + 1)]
        return spans[0][0], spans[-1][1]

    def __len__(self) -> int:
        return len(self.words)


def tokens(text: str, start: int = 0, end: int | None = None, *, unspaced: bool = True) -> Tokens:
    """The tokens of `text` between two offsets, where a word may be cut.

    `unspaced` may be False where it is known to hold no such writing.
    """
    end = len(text) if end is None else end
    piece = text[start:end]
    if unspaced and has_unspaced(piece):
        token = _unspaced_token()
        words = "\n".join(token.findall(piece)).casefold().split("\n")
    else:
        token, words = _TOKEN, _apart(piece).casefold().split()
    return Tokens(text, (start, end), words, token, ((0, start),))


def _apart(text: str) -> str:
    """The text with blanks around each of its marks: to part it at blanks takes half the time of finding each word."""
    others = text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass")
    for mark in set(others):
        if not mark.isalnum() and not mark.isspace():
            text = text.replace(mark, f" {mark} ")
    return text


def joined(pieces: Sequence[Tokens]) -> Tokens:
    """The tokens of pieces of a text that follow one another, as one: a word that was cut between two is whole."""
    text, token = pieces[0].text, next((piece.token for piece in pieces if piece.token is not _TOKEN), _TOKEN)
    words: list[str] = []
    known: list[tuple[int, int]] = []
    for piece in pieces:
        start, more = piece.stretch[0], piece.words
        cut = token.match(text, start - 1, start + 1) if words else None
        if cut and cut.end() > start:
            words[-1] += more[0]
            more = more[1:]
            known.append((len(words) - 1, start))
        else:
            known.append((len(words), start))
        words += more
    return Tokens(text, (pieces[0].stretch[0], pieces[-1].stretch[1]), words, token, known)


@cache
def _unspaced_token() -> re.Pattern[str]:
    return re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+|[^\w\s]")


@cache
def _unspaced_run() -> re.Pattern[str]:
    return re.compile(rf"[{UNSPACED}]+")


def keys(text: str) -> set[str]:
    """What a text is found by: its words, and pairs of characters where no spaces part the words.

    >>> sorted(keys("The 東京都-law, 1.5"))
    ['1', '5', 'law', 'the', '京都', '東京']
    """
    return keys_of(bare(text), unspaced=has_unspaced(text))


def bare(text: str) -> str:
    """The text with a blank for every common punctuation mark; all offsets stay."""
    return text.encode("utf-8", "surrogatepass").translate(_BARE).decode("utf-8", "surrogatepass")


def keys_of(bare_text: str, *, unspaced: bool) -> set[str]:
    """The keys of a text without punctuation; `unspaced` may be False where it is known to hold no such writing."""
    text = bare_text.casefold()
    pairs: set[str] = set()
    if unspaced:
        for run in _unspaced_run().findall(text):
            pairs.update(map(str.__add__, run, run[1:]))
        text = _unspaced_run().sub(" ", text) if pairs else text
    return pairs.union(text.split())

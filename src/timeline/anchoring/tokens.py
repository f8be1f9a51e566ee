"""Words as the search sees them: letter case aside, every punctuation mark by itself.

In writings that put no spaces between words (Chinese, Japanese, Thai, ...) every character counts as a word, and pairs
of them are what a place is found by.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from functools import cache, cached_property
from itertools import islice
from operator import itemgetter

from timeline.text.unspaced import UNSPACED, has_unspaced

_TOKEN = re.compile(r"\w+|[^\w\s]")
_ASCII_TOKEN = re.compile(r"[A-Za-z0-9_]+|[^A-Za-z0-9_\s]")  # the same in a text of ASCII alone, in half the time
Span = tuple[int, int]
_PUNCTUATION = b".,;:!?'\"()[]{}<>-/\\|*_`=#"
_MANY = 64  # tokens passed over at once
_BARE = bytes.maketrans(_PUNCTUATION, b" " * len(_PUNCTUATION))


class Tokens:
    """The words and marks of a text, and the offsets at which each begins and ends.

    Of most stretches the words alone are looked at, or the offsets of one or two: they are found when asked for.
    """

    def __init__(self, words: list[str], find_spans: Callable[[int], Iterable[Span]]) -> None:
        self.words = words
        self._find_spans = find_spans

    @cached_property
    def spans(self) -> list[Span]:
        return list(self._find_spans(0))

    @cached_property
    def different(self) -> frozenset[str]:
        return frozenset(self.words)

    def reach(self, first: int, last: int) -> Span:
        """The offsets at which one token begins and another, the same or a later one, ends."""
        if "spans" in vars(self):
            return self.spans[first][0], self.spans[last][1]
        (start, end), *more = islice(self._find_spans(first), last - first + 1)
        return start, more[-1][1] if more else end

    def __len__(self) -> int:
        return len(self.words)

    def within(self, text: str, low: int, high: int) -> Tokens:
        """What `tokens` of the same text finds between two offsets, where a word may be cut, without looking again."""
        first = bisect_right(self.spans, low, key=itemgetter(1))
        last = bisect_left(self.spans, high, key=itemgetter(0)) if low < high else first
        words, spans = [*self.words[first:last]], [*self.spans[first:last]]
        for at in (0, -1) if spans else ():
            start, end = max(low, spans[at][0]), min(high, spans[at][1])
            words[at], spans[at] = text[start:end].casefold(), (start, end)
        return Tokens(words, lambda number: spans[number:])


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """The tokens of `text` between two offsets."""
    end = len(text) if end is None else end
    piece = text[start:end]
    if piece.isascii():
        pattern, words = _ASCII_TOKEN, _ASCII_TOKEN.findall(piece.lower())
    else:
        pattern = _unspaced_token() if has_unspaced(piece) else _TOKEN
        words = "\n".join(pattern.findall(text, start, end)).casefold().split("\n")
        words = words if words[0] else []
    return Tokens(words, lambda number: _spans_from(number, pattern, text, start, end))


def _spans_from(number: int, pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterable[Span]:
    """The offsets of the tokens from one on, of which there must be so many."""
    for _ in range(number // _MANY):
        found = _many(pattern).match(text, start, end)
        start = found.end() if found else end
    return islice(map(re.Match.span, pattern.finditer(text, start, end)), number % _MANY, None)


@cache
def _many(token: re.Pattern[str]) -> re.Pattern[str]:
    """What finds a row of tokens, none of them cut short."""
    return re.compile(rf"(?:(?>\s*(?:{token.pattern}))){{{_MANY}}}")


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

"""A source's text in paragraphs, and what rows quote of it as flat stretches: what a page is made of.

Cost: linear in the text, and in the quoted stretches with the sort of their ends; for each piece
the few rows that are named of it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from timeline.model import Status
from timeline.review.workspace.shown import RowSpan, Segment

LONGEST = 4000
"""Characters of a block. A browser draws what is in view: a text without empty lines is cut at the ends of lines."""

WRAPPED = 120
"""Characters of a line: nobody wraps lines by hand at more, so that one that is longer is a paragraph."""

MOST_NAMED = 12
"""Rows that are named of a stretch that many quote."""

GRAVITY = {status.value: n for n, status in enumerate(Status)}
"""Which status is looked at first where several stand in one place: the highest."""

_LINE = re.compile(r"[^\r\n]+")
_BETWEEN = re.compile(r"(?:\r\n|\n|\r)[^\S\r\n]*(?:\r\n|\n|\r)\s*")
_ENDS = ("\n", "\r", ". ", " ")


def blocks_within(text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    r"""The paragraphs of each part of a text, by the offsets where its parts begin.

    >>> list(blocks_within("Page one\nand page two.", [0, 9]))
    [(0, 8), (9, 22)]
    """
    for begin, stop in pairwise(sorted({0, len(text), *(start for start in starts if start < len(text))})):
        yield from ((begin + start, begin + end) for start, end in blocks_of(text[begin:stop]))


def blocks_of(text: str) -> Iterator[tuple[int, int]]:
    r"""The paragraphs, without the white space between them; long ones in pieces.

    Empty lines part them, or, where lines are too long to be wrapped by hand, the end of each line.

    >>> list(blocks_of("One.\n\n  Two,\nthree.\n"))
    [(0, 4), (8, 19)]
    >>> [end - start for start, end in blocks_of("One.\n" + "Two. " * 30 + "\nThree.")]
    [4, 149, 6]
    """
    at = 0
    for stop, begin in (*(match.span() for match in _BETWEEN.finditer(text)), (len(text), len(text))):
        lines = [match.span() for match in _LINE.finditer(text, at, stop)]
        whole = all(end - start <= WRAPPED for start, end in lines)
        for start, end in [(at, stop)] if whole else lines:
            yield from pieces_of(text, start, end)
        at = begin


def pieces_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A stretch in pieces that are not too long, each without white space at its ends."""
    while start < end:
        stop = end if end - start <= LONGEST else cut_before(text, start, start + LONGEST)
        words = text[start:stop]
        low, high = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if low < high:
            yield low, high
        start = stop


def cut_before(text: str, start: int, end: int) -> int:
    """Where a stretch is best cut: behind the last line, else sentence, else word, that ends in its second half."""
    half = (start + end) // 2
    places = (text.rfind(mark, half, end) + len(mark) for mark in _ENDS)
    return next((place for place in places if place > half), end)


def segments_of(spans: Sequence[RowSpan]) -> Iterator[Segment]:
    """The quoted stretches cut where one begins or ends, so that none overlaps another."""
    opening, closing = defaultdict[int, list[RowSpan]](list), defaultdict[int, list[RowSpan]](list)
    for span in spans:
        if span.start < span.end:
            opening[span.start].append(span)
            closing[span.end].append(span)
    open_now, statuses = Counter[str](), Counter[str]()
    for start, end in pairwise(sorted({*opening, *closing})):
        for span in closing[start]:
            take_one(open_now, span.id)
            take_one(statuses, span.status)
        open_now.update(span.id for span in opening[start])
        statuses.update(span.status for span in opening[start])
        if open_now:
            gravest = max(statuses, key=GRAVITY.__getitem__)
            yield Segment(start, end, tuple(islice(open_now, MOST_NAMED)), len(open_now), gravest)


def take_one(counts: Counter[str], name: str) -> None:
    """Count one less, and nothing where it was the last."""
    counts[name] -= 1
    if not counts[name]:
        del counts[name]

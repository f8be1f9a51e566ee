"""The words that two short rows have in common: a longest common subsequence, by rows of bits (Hyyrö, 2004).

Rows of a few words are compared here sooner than a library for long ones is loaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import eq


def common(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The pairs of a longest common subsequence, by their numbers in both rows; what both begin or end with is in it.

    >>> sorted(common("it fell again by a third".split(), "it then fell a third".split()))
    [(0, 0), (1, 2), (4, 3), (5, 4)]
    """
    head = _alike(ours, theirs)
    ours, theirs = ours[head:], theirs[head:]
    tail = _alike(ours[::-1], theirs[::-1])
    i, j = len(ours) - tail, len(theirs) - tail
    yield from ((n, n) for n in range(head))
    yield from ((head + i + n, head + j + n) for n in range(tail))
    rows = _rows(ours[:i], theirs[:j])
    while i and j:
        if rows[j] >> (i - 1) & 1:
            i -= 1
            continue
        j -= 1
        if rows[j] >> (i - 1) & 1:
            i -= 1
            yield head + i, head + j


def _rows(ours: Sequence[str], theirs: Sequence[str]) -> list[int]:
    """For each number of their words, a bit for each of ours: is no more in common with it than without?"""
    places: dict[str, int] = {}
    for i, word in enumerate(ours):
        places[word] = places.get(word, 0) | 1 << i
    rows = [(1 << len(ours)) - 1]
    for word in theirs:
        matched = rows[-1] & places.get(word, 0)
        rows.append(rows[-1] + matched | rows[-1] - matched)
    return rows


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """How many words two rows share from their beginning on."""
    return sum(takewhile(bool, map(eq, ours, theirs)))

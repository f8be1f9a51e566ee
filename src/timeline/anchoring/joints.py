"""What of the source stands in the place of a quote's marks: between two of its parts, or beside the whole quote.

The source may have a bracket of its own there: then the quote's is the source's, be it with the same words or others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.anchoring.index import TextIndex
from timeline.anchoring.parts import Part
from timeline.anchoring.places import Span
from timeline.frozen import frozen
from timeline.text.editorial import Mark, MarkKind, find_brackets, pair_brackets

_LONGEST_RUN = 1000  # characters of the source's brackets beside a quote that are looked at

Theirs = list[tuple[Mark, Span]]
"""Brackets of a quote that are the source's, each with where the one stands that it is, or was before."""


@frozen
class Joint:
    """Marks of a quote, and what of the source stands in their place: between two parts, or beside the whole.

    `quote` and `source` are what is between, `quote_around` and `source_around` take in the parts on both sides.
    """

    marks: tuple[Mark, ...]
    quote: Span
    source: Span
    quote_around: Span
    source_around: Span


def inner_joints(parts: Sequence[Part], chain: Sequence[Span]) -> Iterator[Joint]:
    """The joints between two parts."""
    for (a, b), ((start, low), (high, end)) in zip(pairwise(parts), pairwise(chain), strict=True):
        yield Joint(b.marks, (a.end, b.start), (low, high), (a.start, b.end), (start, end))


def outer_joints(
    parts: Sequence[Part], chain: Sequence[Span], marks: Sequence[Mark], quote: str, index: TextIndex
) -> Iterator[Joint]:
    """The marks before the first part and behind the last, each with the source's own brackets beside the quote."""
    first, last, low, high = parts[0], parts[-1], chain[0], chain[-1]
    start, end = _run_of_brackets(index, low[0], high[1])
    if start < low[0]:
        yield Joint(first.marks, (0, first.start), (start, low[0]), (0, first.end), (start, low[1]))
    if high[1] < end:
        behind = tuple(mark for mark in marks if mark.start >= last.end)
        yield Joint(behind, (last.end, len(quote)), (high[1], end), (last.start, len(quote)), (high[0], end))


def _run_of_brackets(index: TextIndex, start: int, end: int) -> Span:
    """The span with the brackets of the source directly beside it."""
    if not index.brackets:
        return start, end
    low, behind = max(0, start - _LONGEST_RUN), end
    before, after = index.text[low:start], index.text[end : end + _LONGEST_RUN]
    for mark in reversed(find_brackets(before)):
        if before[mark.end : start - low].strip():
            break
        start = low + mark.start
    for mark in find_brackets(after):
        if index.text[end : behind + mark.start].strip():
            break
        end = behind + mark.end
    return start, end


def sources_brackets(joint: Joint, quote: str, index: TextIndex) -> Theirs:
    """The marks of a joint in whose place the source has a bracket of its own."""
    if not index.brackets or not any(mark.kind is MarkKind.OWN for mark in joint.marks):
        return []
    ours, there = joint.quote_around[0], joint.source_around[0]
    pairs = pair_brackets(quote[slice(*joint.quote_around)], index.text[slice(*joint.source_around)])
    spans = {mark.start + ours: (other.start + there, other.end + there) for mark, other in pairs.items()}
    return [(mark, spans[mark.start]) for mark in joint.marks if mark.start in spans]

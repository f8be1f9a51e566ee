"""Which values of many go together and which conflict, with no pair judged whose verdict their extents settle.

Values that lie on one axis are sorted by their ends: what surely meets goes together, what cannot meet conflicts, and
only what lies between is judged pair by pair. Sets of values are numbers whose bits say who belongs to them.

Cost: sorting, and for each value some operations on numbers of as many bits as there are values; then the pairs that
are judged.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from itertools import accumulate
from operator import or_
from typing import Any, TypeVar

from timeline.frozen import frozen
from timeline.model import Agreement, Verdict

Content = TypeVar("Content")

Ends = tuple[Any, Any]
"""The ends of a closed stretch, of a kind that sorts. Two stretches meet where neither begins after the other ends."""

CONFLICT, COMPATIBLE, AGREE = Agreement.CONFLICT, Agreement.COMPATIBLE, Agreement.AGREE
GRAVEST = (CONFLICT, Agreement.UNCOMPARABLE, COMPATIBLE, AGREE)


@frozen
class Extent:
    """How far a value reaches, in so far as that settles how it stands to others.

    Values whose `time` does not meet are compatible. Of the others, two on one `axis` go together where their `inner`
    stretches meet, and conflict where their `outer` ones do not; None is no axis. Two of one `amount` agree where they
    go together; None is no amount.
    """

    time: Ends
    axis: Hashable = None
    inner: Ends = (0, 0)
    outer: Ends = (0, 0)
    amount: Hashable = None


@frozen
class Pairs:
    """For each value the set of those that go together with it, and of those that conflict; and the gravest verdict."""

    together: Sequence[int]
    conflicts: Sequence[int]
    verdict: Agreement


def pair_up(
    values: Sequence[Content], judge: Callable[[Content, Content], Verdict], extents: Sequence[Extent | None]
) -> Pairs:
    """How each value stands to each other; one without an extent is judged against all."""
    together, conflicts, unsure, alike = _settled(extents)
    verdicts = {CONFLICT} if any(conflicts) else set()
    for i, j in _pairs(unsure):
        verdict = judge(values[i], values[j]).verdict
        verdicts.add(verdict)
        if verdict is CONFLICT:
            conflicts[i] |= 1 << j
            conflicts[j] |= 1 << i
        elif verdict is AGREE or verdict is COMPATIBLE:
            together[i] |= 1 << j
            together[j] |= 1 << i
    gravest = next((word for word in GRAVEST if word in verdicts), AGREE)
    if gravest is AGREE:  # so do all that were judged
        left = _pairs([together[i] & ~(unsure[i] | alike[i]) for i in range(len(values))])
        if any(judge(values[i], values[j]).verdict is COMPATIBLE for i, j in left):
            gravest = COMPATIBLE
    return Pairs(together, conflicts, gravest)


def _pairs(sets: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Each value with those of its set that come after it."""
    return ((i, j) for i, others in enumerate(sets) if others >> i for j in members(others >> i << i))


def members(bits: int) -> list[int]:
    """The numbers in a set.

    >>> members(0b10110)
    [1, 2, 4]
    """
    return [i for i, bit in enumerate(bin(bits)[:1:-1]) if bit == "1"]


def _settled(extents: Sequence[Extent | None]) -> tuple[list[int], list[int], list[int], list[int]]:
    """For each value those that surely go together with it, those that surely conflict, and those to be judged.

    And those that surely agree with it: of any other that goes together with it nobody knows.
    """
    every = (1 << len(extents)) - 1
    together, conflicts = [0] * len(extents), [0] * len(extents)
    unsure, alike = [every & ~(1 << i) for i in range(len(extents))], [0] * len(extents)
    known = {i: extent for i, extent in enumerate(extents) if extent is not None}
    timed = sum(1 << i for i in known)
    at_once = _meeting({i: extent.time for i, extent in known.items()}) if known else {}
    axes: dict[Hashable, dict[int, Extent]] = {}
    for i, extent in known.items():
        axes.setdefault(extent.axis, {})[i] = extent
        together[i] = timed & ~at_once[i]
        unsure[i] &= ~together[i]
    axes.pop(None, None)
    for on_axis in axes.values():
        same = sum(1 << i for i in on_axis)
        inner = _meeting({i: extent.inner for i, extent in on_axis.items()})
        amounts: dict[Hashable, int] = {}
        for i, extent in on_axis.items():
            amounts[extent.amount] = amounts.get(extent.amount, 0) | 1 << i
        amounts.pop(None, None)
        for i, extent in on_axis.items():
            alike[i] = amounts.get(extent.amount, 0) & at_once[i]
            together[i] |= same & unsure[i] & inner[i]
            unsure[i] &= ~together[i]
        if any(same & unsure[i] for i in on_axis):
            outer = _meeting({i: extent.outer for i, extent in on_axis.items()})
            for i in on_axis:
                conflicts[i] = same & unsure[i] & ~outer[i]
                unsure[i] &= ~conflicts[i]
    return together, conflicts, unsure, alike


def _meeting(stretches: Mapping[int, Ends]) -> dict[int, int]:
    """For each stretch the set of those that meet it: all that begin before it ends, but those that ended before.

    Mostly all of them meet: none begins after another has ended.
    """
    last, first = max(begin for begin, _ in stretches.values()), min(end for _, end in stretches.values())
    if last <= first:
        return dict.fromkeys(stretches, sum(1 << i for i in stretches))
    by_begin = sorted((begin, i) for i, (begin, _) in stretches.items())
    by_end = sorted((end, i) for i, (_, end) in stretches.items())
    begins, ends = [begin for begin, _ in by_begin], [end for end, _ in by_end]
    begun = [0, *accumulate((1 << i for _, i in by_begin), or_)]
    ended = [0, *accumulate((1 << i for _, i in by_end), or_)]
    return {
        i: begun[bisect_right(begins, end)] & ~ended[bisect_left(ends, begin)] for i, (begin, end) in stretches.items()
    }

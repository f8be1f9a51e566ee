"""Which values of many go together and which conflict, with no pair judged whose verdict their extents settle.

Values that lie on one axis are sorted by their ends: what surely meets goes together, what cannot meet conflicts, and
only what lies between is judged pair by pair. Sets of values are numbers whose bits say who belongs to them.

Cost: sorting, and for each value some operations on numbers of as many bits as there are values; then the pairs that
are judged.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Mapping, Sequence
from itertools import accumulate, combinations
from operator import or_
from typing import Any, TypeVar

from timeline.frozen import frozen
from timeline.model import Agreement, Verdict

Content = TypeVar("Content")

Ends = tuple[Any, Any]
"""The ends of a closed stretch, of a kind that sorts. Two stretches meet where neither begins after the other ends."""

GRAVEST = (Agreement.CONFLICT, Agreement.UNCOMPARABLE, Agreement.COMPATIBLE, Agreement.AGREE)
TOGETHER = (Agreement.AGREE, Agreement.COMPATIBLE)


@frozen
class Extent:
    """How far a value reaches, in so far as that settles how it stands to others.

    Values whose `time` does not meet are compatible. Of the others, two on one `axis` go together where their `inner`
    stretches meet, and conflict where their `outer` ones do not; None is no axis.
    """

    time: Ends
    axis: Hashable = None
    inner: Ends = (0, 0)
    outer: Ends = (0, 0)


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
    together, conflicts, unsure = _settled(extents)
    verdicts = {Agreement.CONFLICT} if any(conflicts) else set()
    for i, others in enumerate(unsure):
        for j in members(others >> i << i):
            verdict = judge(values[i], values[j]).verdict
            verdicts.add(verdict)
            for one, other in ((i, j), (j, i)):
                together[one] |= (verdict in TOGETHER) << other
                conflicts[one] |= (verdict is Agreement.CONFLICT) << other
    gravest = next((word for word in GRAVEST if word in verdicts), Agreement.AGREE)
    if gravest in TOGETHER and _is_loose(values, judge):
        gravest = Agreement.COMPATIBLE
    return Pairs(together, conflicts, gravest)


def members(bits: int) -> list[int]:
    """The numbers in a set.

    >>> members(0b10110)
    [1, 2, 4]
    """
    return [i for i, bit in enumerate(bin(bits)[:1:-1]) if bit == "1"]


def _settled(extents: Sequence[Extent | None]) -> tuple[list[int], list[int], list[int]]:
    """For each value those that surely go together with it, those that surely conflict, and those to be judged."""
    every = (1 << len(extents)) - 1
    together, conflicts = [0] * len(extents), [0] * len(extents)
    unsure = [every & ~(1 << i) for i in range(len(extents))]
    known = {i: extent for i, extent in enumerate(extents) if extent is not None}
    timed = sum(1 << i for i in known)
    at_once = _meeting({i: extent.time for i, extent in known.items()})
    axes: dict[Hashable, dict[int, Extent]] = {}
    for i, extent in known.items():
        axes.setdefault(extent.axis, {})[i] = extent
        together[i] = timed & ~at_once[i]
        unsure[i] &= ~together[i]
    axes.pop(None, None)
    for on_axis in axes.values():
        same = sum(1 << i for i in on_axis)
        inner = _meeting({i: extent.inner for i, extent in on_axis.items()})
        outer = _meeting({i: extent.outer for i, extent in on_axis.items()})
        for i in on_axis:
            others = same & unsure[i]
            conflicts[i] = others & ~outer[i]
            together[i] |= others & inner[i]
            unsure[i] &= ~(conflicts[i] | together[i])
    return together, conflicts, unsure


def _meeting(stretches: Mapping[int, Ends]) -> dict[int, int]:
    """For each stretch the set of those that meet it: all that begin before it ends, but those that ended before."""
    by_begin = sorted((begin, i) for i, (begin, _) in stretches.items())
    by_end = sorted((end, i) for i, (_, end) in stretches.items())
    begins, ends = [begin for begin, _ in by_begin], [end for end, _ in by_end]
    begun = [0, *accumulate((1 << i for _, i in by_begin), or_)]
    ended = [0, *accumulate((1 << i for _, i in by_end), or_)]
    return {
        i: begun[bisect_right(begins, end)] & ~ended[bisect_left(ends, begin)] for i, (begin, end) in stretches.items()
    }


def _is_loose(values: Sequence[Content], judge: Callable[[Content, Content], Verdict]) -> bool:
    """Of values that all go together: is there a pair that is only compatible?"""
    return any(judge(one, other).verdict is Agreement.COMPATIBLE for one, other in combinations(values, 2))

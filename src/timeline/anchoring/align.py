"""Where a passage that was changed stands in a stretch of text: local alignment by chains of matching runs.

A run is a longest row of words that stands alike in both. Runs are chained in the order of both texts so that the words
they share, weighed by how much each tells, outweigh the gaps between them; a gap costs the logarithm of its length,
for one insertion of thirty words is one edit. This is sparse dynamic programming over fragments (Eppstein, Galil,
Giancarlo and Italiano, 1992), with the concave gap costs of Miller and Myers (1988).

The passage is prefix, quote and suffix in one piece, so that the surroundings say where the quote begins and ends.

Cost: runs times LOOK_BACK for each chain; the number of runs is bounded.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from timeline.anchoring.common import common
from timeline.anchoring.shared import ROUNDED, Passage, Run, Shared, runs_of, worth_of
from timeline.anchoring.tokens import Tokens
from timeline.frozen import frozen

LOOK_BACK = 40
"""How many runs before it a run can be chained to."""

_FEW = 8  # runs that are chained first, to know what the best chain is worth at least
_RIVAL = 0.5
_GAP = 60  # tokens: in longer gaps, words that tell little are not worth pairing
_FAR = 1000  # tokens: longer gaps cost no more
_INSERTED, _CHANGED, _LEFT_OUT = 1.0, 0.3, 0.5  # what a gap costs for each doubling of it, in units of rarity
_LOG = [math.log2(1 + length) for length in range(_FAR + 1)]


@frozen
class Alignment:
    """A place for the passage: which of its tokens stands for which of the text's, and what that is worth."""

    passage: Passage
    text: Tokens
    pairs: dict[int, int]
    score: float


def alignments(
    shared: Shared, most: int, floor: Callable[[], float] = lambda: 0.0, sought: float = 0.0
) -> Iterator[Alignment]:
    """The best places for a passage in a stretch of text, best first, none sharing a run with another.

    Places worth less than _RIVAL of the best one are not looked for, nor those worth less than what `floor` has become;
    and none at all where the best is worth less than what is `sought`.
    """
    passage, text, runs = shared.passage, shared.text, runs_of(shared)
    least = 0.0
    for _ in range(most):
        behind, lowest = _behind(passage, runs), floor()
        if behind[0] <= least or behind[0] < max(lowest, sought):
            return
        least_chain = max(least, lowest) or max(sought, _sure(passage, runs, behind))
        score, chain = _best_chain(passage, runs, behind, least_chain)
        if score <= least or score < max(lowest, sought):
            return
        yield Alignment(passage, text, _filled(passage, text, _pairs(chain)), score)
        least, sought, used = max(least, _RIVAL * score), 0.0, set(chain)
        runs = [run for run in runs if run not in used]


def _behind(passage: Passage, runs: Sequence[Run]) -> list[float]:
    """What the runs could be worth at most from each token of the passage on, were there no gaps."""
    covered = {first for first, _, _ in runs}
    covered.update(i for first, _, size in runs if size > 1 for i in range(first + 1, first + size))
    worth = [weight if i in covered else 0.0 for i, weight in enumerate(passage.weights)]
    return [*accumulate(reversed(worth), initial=0.0)][::-1]


def _best_chain(
    passage: Passage, runs: Sequence[Run], behind: Sequence[float], least: float
) -> tuple[float, list[Run]]:
    """What the chain of runs that is worth most is worth, and its runs in order; nothing where none has `least`.

    A run is `open` to those behind it up to where the gap alone costs more than all that it could bring; and not at all
    where a chain that leads to it stays below `least`, whatever stands `behind` it.
    """
    total, log, far, passed = passage.total, _LOG, _LOG[-1], len(passage.tokens)
    scores: dict[int, float] = {}
    links: dict[int, int] = {}
    reach: dict[int, float] = {}
    open_ones: list[int] = []
    most = 0.0  # that a chain is worth
    least -= ROUNDED
    for k, (i, j, size) in enumerate(runs):
        own, missing = total[i + size] - total[i], least - behind[i + size]
        if most + own < missing:
            continue
        score, link = own, -1
        needed = max(0.0, missing - own) - ROUNDED  # what must stand before it, whatever else it costs
        open_ones = [e for e in open_ones if reach[e] > j and e >= k - LOOK_BACK]
        for e in reversed(open_ones):
            first, other, length = runs[e]
            before = scores[e]
            if first >= i or before < needed:
                continue
            skipped, inserted = i - first, j - other  # from one beginning to the other
            extra = inserted - skipped
            cost = (
                _INSERTED * (log[extra] if extra < _FAR else far)
                if extra > 0
                else _LEFT_OUT * (log[-extra] if extra > -_FAR else far)
            )
            if before - cost < needed:
                continue
            apart = (skipped if extra > 0 else inserted) - length
            trim = 0
            if apart < 0:
                trim, apart = -apart, 0
                if trim >= size:
                    continue
            cost += _CHANGED * (log[apart] if apart < _FAR else far)
            worth = before + total[i + size] - total[i + trim] - cost
            if worth > score:
                score, link, needed = worth, e, worth - own - ROUNDED
        if score >= missing:
            scores[k], links[k] = score, link
            reach[k] = j + passed - i + 2**score if score < log[-1] else math.inf
            open_ones.append(k)
            most = max(most, score)
    return _chain(runs, scores, links)


def _sure(passage: Passage, runs: Sequence[Run], behind: Sequence[float]) -> float:
    """What the best chain is worth at least: that of a few near the longest run, each in reach of any."""
    worth = worth_of(runs, passage.total)
    low = max(0, worth.index(max(worth)) - LOOK_BACK // 2)
    few = heapq.nlargest(_FEW, range(low, min(len(runs), low + LOOK_BACK)), key=worth.__getitem__)
    return _best_chain(passage, [runs[n] for n in sorted(few)], behind, 0.0)[0]


def _chain(runs: Sequence[Run], scores: Mapping[int, float], links: Mapping[int, int]) -> tuple[float, list[Run]]:
    """The best of some scores, and the runs that lead to it."""
    k, chain = max(scores, key=scores.__getitem__, default=-1), []
    best = scores.get(k, 0.0)
    while k >= 0:
        chain.append(runs[k])
        k = links[k]
    return best, chain[::-1]


def _pairs(chain: Sequence[Run]) -> dict[int, int]:
    """The tokens that a chain pairs, runs that overlap trimmed at their beginning."""
    pairs: dict[int, int] = {}
    last_i = last_j = -1
    for i, j, size in chain:
        trim = max(0, last_i + 1 - i, last_j + 1 - j)
        pairs.update((i + k, j + k) for k in range(trim, size))
        last_i, last_j = i + size - 1, j + size - 1
    return pairs


def _filled(passage: Passage, text: Tokens, pairs: dict[int, int]) -> dict[int, int]:
    """The pairs of a chain and those of the words in its gaps that tell too little to be runs of their own."""
    filled = dict(pairs)
    steps = sorted(pairs.items())
    for (i, j), (next_i, next_j) in pairwise(steps):
        if min(next_i - i, next_j - j) > 1 and max(next_i - i, next_j - j) <= _GAP:
            inside = common(passage.tokens.words[i + 1 : next_i], text.words[j + 1 : next_j])
            filled.update((i + 1 + a, j + 1 + b) for a, b in inside)
    return filled

"""Where a passage that was changed stands in a stretch of text: local alignment by chains of matching runs.

A run is a longest row of words that stands alike in both. Runs are chained in the order of both texts so that the words
they share, weighed by how much each tells, outweigh the gaps between them; a gap costs the logarithm of its length,
for one insertion of thirty words is one edit. This is sparse dynamic programming over fragments (Eppstein, Galil,
Giancarlo and Italiano, 1992), with the concave gap costs of Miller and Myers (1988).

The passage is prefix, quote and suffix in one piece, so that the surroundings say where the quote begins and ends.

Cost: runs times LOOK_BACK for each chain; the number of runs is bounded.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from timeline.anchor.tokens import Tokens, tokens

LOOK_BACK = 100
"""How many runs before it a run can be chained to."""

_MOST_RUNS = 1500
_INSERTED, _CHANGED, _LEFT_OUT = 1.0, 0.3, 0.5  # what a gap costs for each doubling of it, in units of rarity
_MARK = 0.3  # what a punctuation mark tells


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with its surroundings. Token numbers [first, last) and characters [start, end) are those of the quote."""

    tokens: Tokens
    weights: Sequence[float]
    first: int
    last: int
    start: int
    end: int
    total: Sequence[float] = field(default=())

    @classmethod
    def of(cls, quote: str, prefix: str, suffix: str, rarity: Callable[[str], float]) -> Passage:
        """The passage of three folded texts, weighed by `rarity`."""
        found = tokens(prefix + quote + suffix)
        start, end = len(prefix), len(prefix) + len(quote)
        weights = [rarity(word) if word[0].isalnum() else _MARK for word in found.words]
        first = sum(e <= start for e in found.ends)
        last = sum(s < end for s in found.starts)
        return cls(found, weights, first, last, start, end, list(accumulate(weights, initial=0.0)))

    def weight(self, first: int, last: int) -> float:
        """What the tokens [first, last) tell together."""
        return self.total[last] - self.total[first]


@dataclass(frozen=True, slots=True)
class Alignment:
    """A place for the passage: which of its tokens stands for which of the text's, and what that is worth."""

    passage: Passage
    text: Tokens
    pairs: dict[int, int]
    score: float


def alignments(passage: Passage, text: Tokens, most: int) -> Iterator[Alignment]:
    """The best places for the passage in a stretch of text, best first, none sharing a run with another."""
    runs = _runs(passage, text)
    free = [True] * len(runs)
    for _ in range(most):
        score, chain = _best_chain(passage, runs, free)
        if not chain:
            return
        for k in chain:
            free[k] = False
        yield Alignment(passage, text, _pairs([runs[k] for k in chain]), score)


Run = tuple[int, int, int]
"""First token in the passage, first token in the text, and how many."""


def _runs(passage: Passage, text: Tokens) -> list[Run]:
    """All longest rows of equal tokens, in the order of the text."""
    where: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(passage.tokens.words):
        where[word].append(i)
    runs: list[list[int]] = []
    before: dict[int, list[int]] = {}
    for j, word in enumerate(text.words):
        now: dict[int, list[int]] = {}
        for i in where.get(word, ()):
            run = before.get(i - 1)
            if run:
                run[2] += 1
            else:
                runs.append(run := [i, j, 1])
            now[i] = run
        before = now
    if len(runs) > _MOST_RUNS:
        runs.sort(key=lambda run: passage.weight(run[0], run[0] + run[2]), reverse=True)
        runs = sorted(runs[:_MOST_RUNS], key=lambda run: (run[1], run[0]))
    return [(i, j, size) for i, j, size in runs]


def _best_chain(passage: Passage, runs: Sequence[Run], free: Sequence[bool]) -> tuple[float, list[int]]:
    """The chain of runs that is worth most, as numbers of runs in order, and its worth."""
    scores: list[float] = []
    links: list[int] = []
    for k, run in enumerate(runs):
        score, link = (passage.weight(run[0], run[0] + run[2]), -1) if free[k] else (-math.inf, -1)
        for earlier in range(k - 1, max(-1, k - 1 - LOOK_BACK), -1) if free[k] else ():
            if scores[earlier] > -math.inf:
                worth = scores[earlier] + _step(passage, runs[earlier], run)
                if worth > score:
                    score, link = worth, earlier
        scores.append(score)
        links.append(link)
    k = max(range(len(runs)), key=scores.__getitem__, default=-1)
    if k < 0 or scores[k] <= 0:
        return 0.0, []
    best, chain = scores[k], []
    while k >= 0:
        chain.append(k)
        k = links[k]
    return best, chain[::-1]


def _step(passage: Passage, before: Run, run: Run) -> float:
    """What a run adds to a chain that ends with the run before it; -inf where it cannot follow."""
    i, j, size = run
    if before[0] >= i:
        return -math.inf
    skipped, inserted = i - before[0] - before[2], j - before[1] - before[2]
    trim = max(0, -skipped, -inserted)
    if trim >= size:
        return -math.inf
    skipped, inserted = skipped + trim, inserted + trim
    extra = inserted - skipped
    cost = _CHANGED * math.log2(1 + min(skipped, inserted))
    cost += (_INSERTED if extra > 0 else _LEFT_OUT) * math.log2(1 + abs(extra))
    return passage.weight(i + trim, i + size) - cost


def _pairs(chain: Sequence[Run]) -> dict[int, int]:
    """The tokens that a chain pairs, runs that overlap trimmed at their beginning."""
    pairs: dict[int, int] = {}
    last_i = last_j = -1
    for i, j, size in chain:
        trim = max(0, last_i + 1 - i, last_j + 1 - j)
        pairs.update((i + k, j + k) for k in range(trim, size))
        last_i, last_j = i + size - 1, j + size - 1
    return pairs

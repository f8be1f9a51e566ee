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
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from itertools import accumulate, compress, pairwise

from timeline.anchoring.tokens import Tokens, tokens
from timeline.frozen import frozen

LOOK_BACK = 40
"""How many runs before it a run can be chained to."""

_MOST_RUNS = 100
_FEW = 8  # runs that are chained first, to know what the best chain is worth at least
_RIVAL = 0.5
_MOST_PAIRS = 50_000  # equal words of the passage and the stretch
_GAP = 60  # tokens: in longer gaps, words that tell little are not worth pairing
_FAR = 1000  # tokens: longer gaps cost no more
_INSERTED, _CHANGED, _LEFT_OUT = 1.0, 0.3, 0.5  # what a gap costs for each doubling of it, in units of rarity
_ROUNDED = 1e-9  # more than sums of rarities are wrong by
_MARK = 0.3  # what a punctuation mark tells
_LOG = [math.log2(1 + length) for length in range(_FAR + 1)]


Run = tuple[int, int, int]
"""First token in the passage, first token in the text, and how many."""


@frozen
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
        first = sum(e <= start for _, e in found.spans)
        last = sum(s < end for s, _ in found.spans)
        return cls(found, weights, first, last, start, end, list(accumulate(weights, initial=0.0)))

    def weight(self, first: int, last: int) -> float:
        """What the tokens [first, last) tell together."""
        return self.total[last] - self.total[first]

    def most_kept(self, text: Tokens) -> float:
        """The share of what the quote's words tell that stands in a text at all: no place there can have more."""
        kept = self._standing(text, self.first, self.last)
        return kept / (self.weight(self.first, self.last) or 1) + _ROUNDED

    def most_worth(self, text: Tokens) -> float:
        """What the words of the passage tell that stand in a text at all: no place there can be worth more."""
        return self._standing(text, 0, len(self.tokens)) + _ROUNDED

    def _standing(self, text: Tokens, first: int, last: int) -> float:
        there = set(self.tokens.words[first:last]).intersection(text.words)
        words, weights = self.tokens.words[first:last], self.weights[first:last]
        return sum(weight for word, weight in zip(words, weights, strict=True) if word in there)


@frozen
class Alignment:
    """A place for the passage: which of its tokens stands for which of the text's, and what that is worth."""

    passage: Passage
    text: Tokens
    pairs: dict[int, int]
    score: float


def alignments(
    passage: Passage, text: Tokens, most: int, floor: Callable[[], float] = lambda: 0.0
) -> Iterator[Alignment]:
    """The best places for the passage in a stretch of text, best first, none sharing a run with another.

    Places worth less than _RIVAL of the best one are not looked for, nor those worth less than what `floor` has become.
    """
    runs = _runs(passage, text)
    least = 0.0
    for _ in range(most):
        behind, lowest = _behind(passage, runs), floor()
        if behind[0] <= least or behind[0] < lowest:
            return
        score, chain = _best_chain(passage, runs, behind, max(least, lowest, 0.0) or _sure(passage, runs, behind))
        if score <= least or score < lowest:
            return
        yield Alignment(passage, text, _filled(passage, text, _pairs(chain)), score)
        least = max(least, _RIVAL * score)
        runs = [run for run in runs if run not in chain]


def _behind(passage: Passage, runs: Sequence[Run]) -> list[float]:
    """What the runs could be worth at most from each token of the passage on, were there no gaps."""
    covered = {i for first, _, size in runs for i in range(first, first + size)}
    weights = passage.weights
    worth = [weights[i] if i in covered else 0.0 for i in reversed(range(len(weights)))]
    return [*accumulate(worth, initial=0.0)][::-1]


def _runs(passage: Passage, text: Tokens) -> list[Run]:
    """All longest rows of equal tokens, in the order of the text; of very many those that tell most.

    A mark that stands alike by itself tells less than any word: where there are enough others, none is looked for.
    """
    own = set(passage.tokens.words)
    shared = [*compress(enumerate(text.words), map(own.__contains__, text.words))]
    where = _places(passage.tokens.words, [word for _, word in shared])
    runs = _rows(passage, text, shared, where, marks=False)
    if len(runs) < _MOST_RUNS:
        runs = _rows(passage, text, shared, where, marks=True)
    return _rarest(runs, passage.total) if len(runs) > _MOST_RUNS else runs


def _rows(
    passage: Passage, text: Tokens, shared: Sequence[tuple[int, str]], where: Mapping[str, list[int]], *, marks: bool
) -> list[Run]:
    """The rows of equal tokens, each found by its first pair; with those that are a single mark, or without."""
    ours = [*(word if word in where else None for word in passage.tokens.words), None]
    theirs = [*text.words, ""]  # no two of the last are alike, which stand before the first as well
    runs: list[Run] = []
    for j, word in shared:
        before, behind, counts = theirs[j - 1], theirs[j + 1], marks or word[0].isalnum()
        for i in where.get(word, ()):
            if ours[i - 1] == before:
                continue  # not its first pair
            if ours[i + 1] != behind:
                if counts:
                    runs.append((i, j, 1))
                continue
            size = 2
            while ours[i + size] == theirs[j + size]:
                size += 1
            runs.append((i, j, size))
    return runs


def _rarest(runs: Sequence[Run], total: Sequence[float]) -> list[Run]:
    """The runs that tell most, in the order that they have; of several that tell as much, the first."""
    worth = _worth(runs, total)
    best = sorted(range(len(runs)), key=worth.__getitem__, reverse=True)[:_MOST_RUNS]
    return [runs[n] for n in sorted(best)]


def _worth(runs: Sequence[Run], total: Sequence[float]) -> list[float]:
    return [total[i + size] - total[i] for i, _, size in runs]


def _places(words: Sequence[str], text: Sequence[str]) -> dict[str, list[int]]:
    """Where each word of the passage stands in it, but for words too common in both. `text` has those of both alone."""
    where: dict[str, list[int]] = defaultdict(list)
    for i, word in enumerate(words):
        where[word].append(i)
    times = Counter(text)
    pairs = {word: len(found) * times[word] for word, found in where.items()}
    left = _MOST_PAIRS
    for word in sorted(pairs, key=lambda word: (pairs[word], where[word])):
        left -= pairs[word]
        if left < 0:
            del where[word]
    return where


def _best_chain(
    passage: Passage, runs: Sequence[Run], behind: Sequence[float], least: float
) -> tuple[float, list[Run]]:
    """What the chain of runs that is worth most is worth, and its runs in order; or one worth no more than `least`.

    A run is `open` to those behind it up to where the gap alone costs more than all that it could bring; and not at all
    where a chain that leads to it stays below `least`, whatever stands `behind` it.
    """
    total, log, far, passed = passage.total, _LOG, _LOG[-1], len(passage.tokens)
    scores: list[float] = []
    links: list[int] = []
    reach: list[float] = []
    open_ones: list[int] = []
    least -= _ROUNDED
    for k, (i, j, size) in enumerate(runs):
        own, missing = total[i + size] - total[i], least - behind[i + size]
        score, link = own, -1
        needed = max(0.0, missing - own) - _ROUNDED  # what must stand before it, whatever else it costs
        open_ones = [e for e in open_ones if reach[e] > j and e >= k - LOOK_BACK]
        for e in reversed(open_ones):
            first, other, length = runs[e]
            before = scores[e]
            if first >= i or before < needed:
                continue
            skipped, inserted = i - first, j - other  # from one beginning to the other
            extra = inserted - skipped
            if extra > 0:
                cost = _INSERTED * (log[extra] if extra < _FAR else far)
            else:
                cost = _LEFT_OUT * (log[-extra] if extra > -_FAR else far)
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
                score, link, needed = worth, e, worth - own - _ROUNDED
        scores.append(score)
        links.append(link)
        reach.append(j + passed - i + 2**score if score < log[-1] else math.inf)
        if score >= missing:
            open_ones.append(k)
    return _chain(runs, scores, links) if runs else (0.0, [])


def _sure(passage: Passage, runs: Sequence[Run], behind: Sequence[float]) -> float:
    """What the best chain is worth at least: that of a few near the longest run, each in reach of any."""
    worth = _worth(runs, passage.total)
    low = max(0, worth.index(max(worth)) - LOOK_BACK // 2)
    few = heapq.nlargest(_FEW, range(low, min(len(runs), low + LOOK_BACK)), key=worth.__getitem__)
    return _best_chain(passage, [runs[n] for n in sorted(few)], behind, 0.0)[0]


def _chain(runs: Sequence[Run], scores: Sequence[float], links: Sequence[int]) -> tuple[float, list[Run]]:
    """The best of some scores, and the runs that lead to it."""
    k = max(range(len(runs)), key=scores.__getitem__)
    best, chain = scores[k], []
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
    from rapidfuzz.distance import LCSseq

    filled = dict(pairs)
    steps = sorted(pairs.items())
    for (i, j), (next_i, next_j) in pairwise(steps):
        if min(next_i - i, next_j - j) > 1 and max(next_i - i, next_j - j) <= _GAP:
            inside = LCSseq.opcodes(passage.tokens.words[i + 1 : next_i], text.words[j + 1 : next_j])
            for block in inside:
                if block.tag == "equal":
                    rows = range(block.src_end - block.src_start)
                    filled.update((i + 1 + block.src_start + k, j + 1 + block.dest_start + k) for k in rows)
    return filled

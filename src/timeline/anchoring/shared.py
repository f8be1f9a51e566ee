"""What a passage shares with a stretch of text: its words there, and the rows of them that stand alike in both.

Cost: linear in the words of the stretch, and in the pairs of equal words; the number of runs is bounded.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Mapping, Sequence
from itertools import accumulate, compress, count, pairwise
from operator import itemgetter

from timeline.anchoring.tokens import Tokens, tokens
from timeline.frozen import frozen

ROUNDED = 1e-9
"""More than sums of rarities are wrong by."""

_MOST_RUNS = 100
_ENOUGH = 2 * _MOST_RUNS  # pairs of equal words: many of them stand in one run with others
_MOST_PAIRS = 50_000  # equal words of the passage and the stretch
_MARK = 0.3  # what a punctuation mark tells

Run = tuple[int, int, int]
"""First token in the passage, first token in the text, and how many."""


@frozen
class Passage:
    """A quote with its surroundings. Token numbers [first, last) and characters [start, end) are those of the quote.

    `weights` are what the tokens tell, `total` what those before each do, and `places` where each word stands.
    """

    tokens: Tokens
    weights: Sequence[float]
    first: int
    last: int
    start: int
    end: int
    total: Sequence[float]
    places: Mapping[str, list[int]]

    @classmethod
    def of(cls, quote: str, prefix: str, suffix: str, rarity: Callable[[str], float]) -> Passage:
        """The passage of three folded texts, weighed by `rarity`."""
        found = tokens(prefix + quote + suffix)
        start, end = len(prefix), len(prefix) + len(quote)
        places: dict[str, list[int]] = defaultdict(list)
        for i, word in enumerate(found.words):
            places[word].append(i)
        weight_of = {word: rarity(word) if word[0].isalnum() else _MARK for word in places}
        weights = [weight_of[word] for word in found.words]
        first = bisect_right(found.spans, start, key=itemgetter(1))
        last = bisect_left(found.spans, end, key=itemgetter(0))
        return cls(found, weights, first, last, start, end, list(accumulate(weights, initial=0.0)), dict(places))

    def weight(self, first: int, last: int) -> float:
        """What the tokens [first, last) tell together."""
        return self.total[last] - self.total[first]

    def may_be_worth(self, asked: Callable[[Container[str]], float], text: str) -> bool:
        """Can a place in a text in lower case be worth what is asked, by the words that stand, be it inside others?"""
        standing = set(filter(text.__contains__, self.places))
        return self.most_worth(standing) >= asked(standing)

    def most_kept(self, standing: Container[str]) -> float:
        """The share of what the quote's words tell that no place can have more of where those that stand are these."""
        return self._weighed(self.first, self.last, standing) / (self.weight(self.first, self.last) or 1) + ROUNDED

    def most_worth(self, standing: Container[str]) -> float:
        """What the words of the passage tell that stand: no place can be worth more where these are all that do."""
        return self._weighed(0, len(self.weights), standing) + ROUNDED

    def _weighed(self, first: int, last: int, standing: Container[str]) -> float:
        words, weights = self.tokens.words[first:last], self.weights[first:last]
        return sum(compress(weights, map(standing.__contains__, words)))


class Shared:
    """The tokens of a stretch of text that a passage has as well: their numbers there, and how often each word does."""

    def __init__(self, passage: Passage, text: Tokens) -> None:
        self.passage = passage
        self.text = text
        known = [*map(passage.places.__contains__, text.words)]
        self.numbers = [*compress(count(), known)]
        self.times = Counter(compress(text.words, known))


def runs_of(shared: Shared) -> list[Run]:
    """All longest rows of equal tokens, in the order of the text; of very many those that tell most.

    What stands alike by itself and tells little is looked for only where there is not enough that tells more.
    """
    places, total = _places(shared), shared.passage.total
    for least in (_least(shared), 0.0):
        runs = _rows(shared, places, least)
        worth = worth_of(runs, total)
        most = sorted(range(len(runs)), key=worth.__getitem__, reverse=True)[:_MOST_RUNS]
        if not least or (len(most) == _MOST_RUNS and worth[most[-1]] >= least):
            break
    return [runs[n] for n in sorted(most)]


def _least(shared: Shared) -> float:
    """What words tell of which there are many more in both than runs are needed, with all that tell more; 0 of few."""
    passage, left = shared.passage, _ENOUGH
    weights = {word: passage.weights[passage.places[word][0]] for word in shared.times}
    for word in sorted(weights, key=weights.__getitem__, reverse=True):
        left -= len(passage.places[word]) * shared.times[word]
        if left <= 0:
            return weights[word] - ROUNDED
    return 0.0


def _rows(shared: Shared, places: Mapping[str, list[int]], least: float) -> list[Run]:
    """The rows of equal tokens, each found by its first pair; of single tokens those alone that tell `least`."""
    passage = shared.passage
    ours = [*(word if word in places else None for word in passage.tokens.words), None]
    theirs = [*shared.text.words, ""]  # no two of the last are alike, which stand before the first as well
    rare = {word for word, there in places.items() if passage.weights[there[0]] >= least}
    rows = set(pairwise(ours))
    runs: list[Run] = []
    for j in shared.numbers:
        before, word, behind = theirs[j - 1], theirs[j], theirs[j + 1]
        counts = word in rare
        for i in places.get(word, ()) if counts or (word, behind) in rows else ():
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


def worth_of(runs: Sequence[Run], total: Sequence[float]) -> list[float]:
    """What the tokens of each run tell, by what those before each token do."""
    return [total[i + size] - total[i] for i, _, size in runs]


def _places(shared: Shared) -> Mapping[str, list[int]]:
    """Where each word of the passage stands in it, but for words too common in both."""
    places = shared.passage.places
    pairs = {word: len(places[word]) * times for word, times in shared.times.items()}
    left = _MOST_PAIRS
    if sum(pairs.values()) <= left:
        return places
    few = dict(places)
    for word in sorted(pairs, key=lambda word: (pairs[word], places[word])):
        left -= pairs[word]
        if left < 0:
            del few[word]
    return few

"""The place of a quote whose words were changed.

Candidates are all places that share enough rare words with the quote and its surroundings: a word votes for the blocks
it stands in. In each, the passage is aligned (align.py), and the place with the best alignment is chosen; where the
quote stood last decides between near equals. Likeness only finds a place to look at; whether it is believed rests on
reasons that can be told (`believed`).

Cost: one pass over the blocks that the passage's words stand in, then a bounded number of bounded alignments.
"""

from __future__ import annotations

import heapq
import math
import re
from collections.abc import Callable, Container, Sequence
from itertools import chain, islice, repeat
from operator import neg

from timeline.anchoring.align import Alignment, alignments
from timeline.anchoring.index import BLOCK, Layer
from timeline.anchoring.ranked import Candidate, Ranked
from timeline.anchoring.shared import Passage, Shared
from timeline.anchoring.tokens import keys

_REGIONS = 8  # how many stretches of the text are looked at
_WORTH_A_LOOK = 0.6  # of the best place, a stretch must be able to reach this share
_IN_DOUBT = 0.6  # of all that is told; where less is, the letters are asked first whether the words can be enough
_EACH = 3  # how many places in each of them
# What is asked of a place before it is believed (see `believed`), in shares of what the words tell.
_BORROWED = 0.5
_SOME = 0.25
_HELD_BY_TWO, _HELD_BY_ONE = 0.4, 0.5
_NEARLY_ALL, _MOST = 0.77, 0.6  # of a quote whose recorded neighbours are gone, and of one without any recorded
_ALL = 1 - 1e-9
_TOGETHER = 1.5  # times as long as the quote
_WHOLE, _SPREAD = 6, 3.0  # words of a quote that all stand in order, and how many times as long their place may be

_MOVED_UP = 6  # words put in between a quote and the edge of the text that it stood at
Edges = tuple[bool, bool]
NO_EDGES: Edges = (False, False)

Least = Callable[[float], float]
"""What is asked of places that have no more than so much of the quote: the share of the passage that they are worth."""

_LABEL = re.compile(r"\s*([^\d:.]{3,40}):\s")  # of a row
_LONG = 8000  # characters: the head and the tail of a longer quote are looked for, not all of it
_END = 2000
_POSTINGS, _VOTERS = 5000, 8  # blocks visited for votes, and words that vote in any case: the rarest come first


def candidates(
    quote: str,
    prefix: str,
    suffix: str,
    near: int | None,
    layer: Layer,
    edges: Edges = NO_EDGES,
    least: Least = lambda _: 0.0,
    rival: float = 0.0,
) -> list[Candidate]:
    """Places for a folded quote with its folded surroundings, best first; `near` is an offset of the source.

    `edges` say that the text began before the quote, and that it ended behind it. Where no place is worth what `least`
    asks of it, none is given. Places need not be found that can neither come first nor be worth the share `rival` of
    the one that does.
    """
    if len(quote) > _LONG:
        return _long_candidates(quote, prefix, suffix, near, layer, least)
    passage = Passage.of(quote, prefix, suffix, layer.rarity)
    text = layer.folded.text
    found, best, passed = Ranked(near, layer, rival), 0.0, False
    whole = passage.total[-1] or 1

    def asked(standing: Container[str]) -> float:
        return max(found.least, 0.0 if best else least(passage.most_kept(standing)) * whole * _ALL)

    for most, low, high in _regions(quote, prefix + " " + suffix, layer):
        if most < _WORTH_A_LOOK * best / whole:
            break
        in_doubt = found.least or most < _IN_DOUBT
        if in_doubt and not passage.may_be_worth(asked, text[low:high].casefold()):
            passed = passed or not best
            continue
        shared = Shared(passage, layer.stretch(low, min(high, len(text))))
        sought = asked(shared.times)
        if passage.most_worth(shared.times) >= sought:
            for alignment in alignments(shared, _EACH, lambda: found.least, sought):
                best = max(best, alignment.score)
                candidate = _candidate(alignment, (edges[0] and low == 0, edges[1] and high >= len(text)))
                if candidate:
                    found.add(candidate)
        if best and passed:  # where one can be believed, others count that cannot: they may come before it
            return candidates(quote, prefix, suffix, near, layer, edges, rival=rival)
        passed = passed or (sought > 0 and not best)
    return found.best_first()


def _long_candidates(
    quote: str, prefix: str, suffix: str, near: int | None, layer: Layer, least: Least
) -> list[Candidate]:
    """Places for a quote of many pages, by its head and its tail, each with the surroundings on its side."""
    heads = candidates(quote[:_END], prefix, quote[_END : 2 * _END], near, layer, least=least)[:_EACH]
    tails = candidates(quote[-_END:], quote[-2 * _END : -_END], suffix, None, layer, least=least)[:_EACH]
    return [
        Candidate(
            head.start, tail.end, head.score + tail.score,
            kept=min(head.kept, tail.kept),
            worth=min(head.worth, tail.worth),
            beside=max(0, head.beside + tail.beside - 2),
            borrowed=max(head.borrowed, tail.borrowed),
            stretch=(tail.end - head.start) / len(quote),
        )
        for head in heads
        for tail in tails
        if head.end <= tail.start and tail.end - head.start <= 2 * len(quote)
    ]  # fmt: skip


def least_looked_at(kept: float) -> float:
    """What a place must be worth to be looked at, be it believed or not, where none has more of the quote than this."""
    return 0.0 if kept >= _SOME else math.inf


def least_believed(recorded: int, kept: float) -> float:
    """What a place must be worth to be `believed`, where none has more of the quote than this.

    As much as it may be asked with all else speaking for it: less for a place that has most of the quote.
    """
    if kept >= _ALL:
        return 0.0
    if kept >= (_NEARLY_ALL if recorded else _MOST):
        return _SOME if recorded == 2 else 0.0
    if recorded and kept >= _SOME:
        return _HELD_BY_TWO if recorded == 2 else _HELD_BY_ONE
    return math.inf


def believed(candidate: Candidate, recorded: int, *, left_out: bool = False) -> bool:
    """Is the quote at this place, only changed? `recorded` says how many of its two sides were recorded.

    Words that stood beside the quote before are not the quote changed, but its neighbour moved up. Where the words
    beside it still stand directly beside it, a good part of the passage has to stand; otherwise nearly the whole quote,
    and together, but for words that the quote says it has left out, and half of the passage where one neighbour
    stands, a quarter where none does.
    """
    if candidate.borrowed >= _BORROWED:
        return False
    if recorded and candidate.beside >= recorded:
        return candidate.kept >= _SOME and candidate.worth >= (_HELD_BY_TWO if recorded == 2 else _HELD_BY_ONE)
    if candidate.kept > _ALL and candidate.words >= _WHOLE and candidate.stretch <= _SPREAD:
        return True  # words were left out of the quote, or put into the source: none of its own is missing
    if recorded == 2 and candidate.worth < (_HELD_BY_ONE if candidate.beside else _SOME):
        return False
    nearly = _NEARLY_ALL if recorded else _MOST
    return candidate.kept >= nearly and (left_out or candidate.stretch <= _TOGETHER)


def relabelled(quote: str, found: str) -> bool:
    """Is it another row: does the quote begin with a label and a colon, of which no word stands there, but another?

    >>> relabelled("proven reserves: 0 (2021)", "imports: 86 (2022)"), relabelled("imports: 85", "imports: 86")
    (True, False)
    """
    ours, theirs = _LABEL.match(quote), _LABEL.match(found)
    if ours is None or theirs is None:
        return False
    return keys(ours[1]).isdisjoint(keys(found))


def _regions(quote: str, surroundings: str, layer: Layer) -> list[tuple[float, int, int]]:
    """Stretches of the folded text in which words of the passage stand together, each with the share that they tell.

    The share is that of all that the passage's words tell, each counted once, as a stretch is looked at by what it
    has, not by how often. The most telling come first; none overlaps another.
    """
    weights = {key: layer.rarity(key) for key in keys(quote) | keys(surroundings)}
    blocks = len(layer.folded.text) // BLOCK + 1
    votes = [0.0] * (blocks + 1)
    left = _POSTINGS
    for rank, key in enumerate(sorted(weights, key=lambda key: (-weights[key], key))):
        weight, there = weights[key], layer.where(key)
        left -= len(there)
        if left < 0 and rank >= _VOTERS:
            break
        for block in there:
            votes[block] += weight
    size = 1 + math.ceil((len(quote) + len(surroundings)) / BLOCK)
    together = _together(votes, size)
    best = heapq.nsmallest(_REGIONS, zip(map(neg, together), range(blocks), strict=False))
    regions: list[tuple[float, int, int]] = []
    for block in sorted(block for weight, block in best if weight):
        weight, low, high = together[block], max(0, block - 1) * BLOCK, (block + size) * BLOCK
        if regions and low <= regions[-1][2]:
            before, low, _ = regions.pop()
            weight = max(weight, before)
        regions.append((weight, low, high))
    whole = sum(weights.values()) or 1
    return sorted(
        ((weight / whole, low, high) for weight, low, high in regions), key=lambda region: (-region[0], region[1])
    )


def _together(votes: Sequence[float], size: int) -> list[float]:
    """What the words in each block and those after it tell, so many blocks in all."""
    rows = (chain(islice(votes, i, None), repeat(0.0, min(i, len(votes)))) for i in range(size))
    return [*map(sum, zip(*rows, strict=True))]


def _candidate(alignment: Alignment, edges: Edges) -> Candidate | None:
    """The place that an alignment gives the quote, and what speaks for it."""
    passage, text, pairs = alignment.passage, alignment.text, alignment.pairs
    bounds = _bounds(alignment, edges)
    if bounds is None:
        return None
    low, high = bounds
    start, end = text.reach(low, high)
    if passage.first in pairs and pairs[passage.first] == low:
        start += max(0, passage.start - passage.tokens.spans[passage.first][0])
    if passage.last - 1 in pairs and pairs[passage.last - 1] == high:
        end -= max(0, passage.tokens.spans[passage.last - 1][1] - passage.end)
    kept = sum(passage.weights[i] for i in range(passage.first, passage.last) if i in pairs)
    before = pairs.get(passage.first - 1) == low - 1 or (edges[0] and low == 0)
    behind = pairs.get(passage.last) == high + 1 or (edges[1] and high == len(text) - 1)
    return Candidate(
        start, end, alignment.score,
        kept=kept / (passage.weight(passage.first, passage.last) or 1),
        worth=alignment.score / (passage.total[-1] or 1),
        beside=before + behind,
        borrowed=_borrowed(alignment, low, high),
        stretch=(high - low + 1) / max(1, passage.last - passage.first),
        words=passage.last - passage.first,
    )  # fmt: skip


def _bounds(alignment: Alignment, edges: Edges) -> tuple[int, int] | None:
    """The first and the last token of the quote's place, as the nearest words that stand say.

    What stands between the last word of the prefix and the first of the quote belongs to the quote: it was put in
    there, or stands for words of either, and is then shared out in proportion. So does what stands between it and the
    text's edge where that was its neighbour.
    """
    passage, pairs = alignment.passage, _with_edges(alignment, edges)
    before = max((i for i in pairs if i < passage.first), default=None)
    after = min((i for i in pairs if i >= passage.last), default=None)
    inside = sorted(i for i in pairs if passage.first <= i < passage.last)
    if not inside and (before is None or after is None):
        return None
    head = inside[0] if inside else after or 0
    tail = inside[-1] if inside else before or 0
    if before is None:
        low = max(0, pairs[head] - (head - passage.first))
    else:
        gap = pairs[head] - pairs[before] - 1
        low = pairs[before] + 1 + _part(gap, passage.first - 1 - before, head - passage.first)
    if after is None:
        high = min(len(alignment.text) - 1, pairs[tail] + passage.last - 1 - tail)
    else:
        gap = pairs[after] - pairs[tail] - 1
        high = pairs[after] - 1 - _part(gap, after - passage.last, passage.last - 1 - tail)
    return (low, high) if low <= high else None


def _with_edges(alignment: Alignment, edges: Edges) -> dict[int, int]:
    """The pairs of words, the text's edges as words beside the quote where few words stand between."""
    passage, pairs, size = alignment.passage, dict(alignment.pairs), len(alignment.text)
    inside = sorted(i for i in pairs if passage.first <= i < passage.last)
    if inside and edges[0] and passage.first == 0 and pairs[inside[0]] <= inside[0] + _MOVED_UP:
        pairs[-1] = -1
    left = passage.last - 1 - inside[-1] if inside else 0
    if inside and edges[1] and passage.last == len(passage.tokens) and size - 1 - pairs[inside[-1]] <= left + _MOVED_UP:
        pairs[passage.last] = size
    return pairs


def _part(gap: int, outside: int, inside: int) -> int:
    """How many of the tokens in a gap stand for the unmatched tokens outside the quote."""
    return round(gap * outside / (outside + inside)) if outside + inside else 0


def _borrowed(alignment: Alignment, low: int, high: int) -> float:
    """The share of the new words between two tokens that stood beside the quote before, and no longer do."""
    passage, pairs, words = alignment.passage, alignment.pairs, alignment.text.words
    matched = set(pairs.values())
    outside = (*range(passage.first), *range(passage.last, len(passage.tokens)))
    lost = {passage.tokens.words[i] for i in outside if i not in pairs}
    new = [words[j] for j in range(low, high + 1) if j not in matched and words[j][0].isalnum()]
    return sum(word in lost for word in new) / len(new) if new else 0.0

"""How well a figure of a claim and one of its quote belong together.

A key that stands around both tells as much as it is the one figure's own in its text: of "45 million at home and 78
million abroad", "abroad" is nearly all of the second. What is counted tells most, and classes that exclude each other
(cases and deaths) tell against. How near the two values are tells as well, capped: by itself it would take for right
whatever figure of the quote was put in. The weights are tuned on pairs of claims and quotes (docs/benchmarks.md).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import NamedTuple

from timeline.figures.backing.surroundings import Around, Surroundings
from timeline.figures.comparing.currencies import are_one_money
from timeline.figures.comparing.ratings import best_mark, is_fraction
from timeline.figures.reading.kinds import MONEY, MULTIPLE, NUMBER, PERCENT
from timeline.frozen import frozen
from timeline.model import DEGREE, Dimension, Figure, FigureKind

_MOST_SHARED = 1.3  # what all shared words can tell together
_OWN_NOUN, _OTHER_NOUN = 2.0, -1.5
_ELIDED = 1.5  # the noun of the number before, which may be meant
_HEAD = 0.4  # how much of that its first word in common tells
_OTHER_CLASS, _SAME_CLASS = -2.2, 0.4
_OTHER_KIND = -2.5  # a bare number and a percentage, a mark and a count
_AMOUNT = 1000  # a number so large is no multiple without its word
_VALUE = 1.6  # what an equal value tells
_CLOSE = 0.2  # natural logarithm: values so far apart tell half as much as equal ones
_FAR, _FAR_VALUE = 2.1, -0.4  # natural logarithm: tenfold


@frozen
class Affinity:
    """How well a pair belongs together: what the words tell for it, and the value.

    `excluded` are the words for classes that exclude each other, of the claim and of the quote; `by` is the word that
    tells most for the pair, `shared` how much each key tells for it.
    """

    words: float
    value: float
    excluded: tuple[str, str] | None = None
    by: str = ""
    shared: Mapping[str, float] = field(default_factory=dict)

    @property
    def score(self) -> float:
        return self.words + self.value


class Traits(NamedTuple):
    """What a figure tells by itself: its nature, whether it is a mark, and its size by its logarithm; None of nought.

    A fraction is of the nature of a percentage, as far as it is a share of something and no count.
    """

    nature: FigureKind
    is_mark: bool
    logarithm: float | None


def traits_of(figure: Figure) -> Traits:
    """What a figure tells by itself, which is held against one figure of the other text after another."""
    number = size(figure)
    nature = PERCENT if is_fraction(figure) else figure.kind
    return Traits(nature, bool(best_mark(figure)), math.log(number) if number else None)


def comparable(claim: Figure, quote: Figure) -> bool:
    """Can the one be of the other at all: the same kind of amount, or a bare number that takes the other's unit?"""
    if claim.kind is quote.kind:
        return claim.kind is not MONEY or are_one_money(claim, quote) or not (claim.unit and quote.unit)
    kinds = {claim.kind, quote.kind}
    bare = any(figure.kind is NUMBER and not figure.unit for figure in (claim, quote))
    if MULTIPLE in kinds and max(size(claim), size(quote)) >= _AMOUNT:
        return False
    return bare or kinds == {NUMBER, PERCENT} or _are_degrees(claim, quote)


def _are_degrees(claim: Figure, quote: Figure) -> bool:
    """Is one a temperature, and tells the other no scale of its degrees?"""
    pairs = ((claim, quote), (quote, claim))
    return any(one.unit == DEGREE and other.dimension is Dimension.TEMPERATURE for one, other in pairs)


def affinities(
    claim: Traits,
    number: int,
    ours: Surroundings,
    quote: Mapping[int, Traits],
    numbers: Iterable[int],
    theirs: Surroundings,
) -> dict[int, Affinity]:
    """The affinity of one figure of a claim to some of the quote, by their numbers."""
    shared: dict[int, dict[str, float]] = {i: {} for i in numbers}
    for key in ours.figures[number].near:
        near = {i: theirs.figures[i].near[key] for i in shared if key in theirs.figures[i].near}
        whole, own = sum(near.values()), ours.share(number, key)
        for i, one in near.items():
            shared[i][key] = own * one / whole
    return {i: _affinity(claim, ours, number, quote[i], theirs.figures[i], both) for i, both in shared.items()}


def _affinity(
    claim: Traits, ours: Surroundings, number: int, quote: Traits, its: Around, shared: dict[str, float]
) -> Affinity:
    mine = ours.figures[number]
    score = _MOST_SHARED * (1 - math.exp(-sum(shared.values()) / _MOST_SHARED))
    excluded = _excluded(mine, its)
    score += _OTHER_CLASS if excluded else _SAME_CLASS * _same_classes(mine, its)
    if mine.nouns & its.elided:
        score += _ELIDED
    if mine.nouns and its.nouns:
        alike = len(mine.nouns & its.nouns) / len(mine.nouns)
        score += _OWN_NOUN * (_HEAD + (1 - _HEAD) * alike) if alike else _OTHER_NOUN
    if claim.nature is not quote.nature or claim.is_mark is not quote.is_mark:
        score += _OTHER_KIND
    strongest = max(shared, key=lambda key: (shared[key], key), default="")
    return Affinity(score, _VALUE * _closeness(claim, quote), excluded, ours.written.get(strongest, ""), shared)


def _excluded(mine: Around, its: Around) -> tuple[str, str] | None:
    """The words for two classes of one dimension that are not the same: "deaths" and "cases"."""
    for dimension, own in mine.own.items():
        other = its.own.get(dimension, {})
        if other and not own.keys() & other.keys():
            return next(iter(own.values())), next(iter(other.values()))
    return None


def _same_classes(mine: Around, its: Around) -> int:
    """In how many dimensions the two are of the same class."""
    return sum(bool(own.keys() & its.own.get(dimension, {}).keys()) for dimension, own in mine.own.items())


def _closeness(claim: Traits, quote: Traits) -> float:
    """How near the two numbers are by their ratio: 1 where they are equal, below 0 where they are far apart."""
    if claim.logarithm is None or quote.logarithm is None:
        return 0.0
    apart = abs(claim.logarithm - quote.logarithm)
    return 1 / (1 + apart / _CLOSE) if apart < _FAR else _FAR_VALUE / _VALUE


def size(figure: Figure) -> float:
    """The number told, or the end of a bound, without its sign; 0 where there is none."""
    ends = (figure.value, figure.low, figure.high)
    number = abs(float(next((end for end in ends if end is not None and end.is_finite()), 0)))
    return number if math.isfinite(number) else 0.0

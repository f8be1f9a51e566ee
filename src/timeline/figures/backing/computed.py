"""Figures of a claim that its quote does not have, and that come of two which it has: "doubled" of "from 3 to 6".

How many times the one is the other, by what share of it the other is more or less, and by how much; the last two only
where the claim tells a change, for of two numbers chance makes many. What is computed is not borne: it is named.

Cost: the square of the figures of the quote, of which there are `MOST` at most.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from itertools import combinations

from timeline.figures.comparing.parts import is_share
from timeline.figures.comparing.ratings import is_fraction
from timeline.figures.comparing.verdict import ARITHMETIC
from timeline.model import Backing, Direction, Figure, FigureKind, Match, PercentUnit

MOST = 8
_OPEN = (Backing.CONTRADICTED, Backing.UNRELATED)
NEAR = Decimal("0.02")  # what a number told in words, "doubled", may be off, as a share of it
_RISES = (Direction.UP, Direction.GAIN)


def with_computed(
    matches: Sequence[Match], quote: Sequence[Figure], changes: Callable[[], Collection[tuple[int, int]]] = tuple
) -> tuple[Match, ...]:
    """The matches, those `computed` that nothing of the quote bears and that come of two of its figures.

    `changes` are the numbers of two figures from which to which something changed: no fall comes of a rise.

    >>> from timeline.figures.reading.read import read_figures
    >>> [claim], quote = read_figures("doubled"), read_figures("$3m in 2021 and $6m in 2023")
    >>> [match] = with_computed([Match(claim, None, Backing.UNRELATED)], quote)
    >>> match.backing.value, [figure.text for figure in match.parts]
    ('computed', ['$3m', '$6m'])
    """
    if not 1 < len(quote) <= MOST or not any(map(is_open, matches)):
        return tuple(matches)
    ordered = [(quote[begin], quote[end]) for begin, end in changes()]
    return tuple(_computed(match, quote, ordered) if is_open(match) else match for match in matches)


def is_open(match: Match) -> bool:
    """Is there nothing in the quote that bears the figure, of whatever it is told?"""
    return match.backing in _OPEN and match.holder is None


def _computed(match: Match, quote: Sequence[Figure], ordered: Sequence[tuple[Figure, Figure]]) -> Match:
    goes = [pair for pair in ordered if _goes(match.claim, *pair) is False]
    against = {frozenset(map(id, pair)) for pair in goes}
    pairs = (pair for pair in _pairs(quote) if frozenset(map(id, pair)) not in against)
    parts = next((pair for pair in pairs if _comes_of(match.claim, *pair)), None)
    if parts is None or _is_stated(match, parts):
        return match
    return Match(match.claim, parts[0], Backing.COMPUTED, parts=parts)


def _goes(claim: Figure, begin: Figure, end: Figure) -> bool | None:
    """Does a change go the claim's way; None where the claim tells none?"""
    if claim.direction not in (Direction.UP, Direction.DOWN):
        return None
    return (claim.direction is Direction.UP) is (_size(end) > _size(begin))


def _is_stated(match: Match, parts: tuple[Figure, Figure]) -> bool:
    """Does the quote itself tell the multiple, the share or the change, and another one?"""
    own = match.quote
    if own is None or own in parts:
        return False
    return own.direction is match.claim.direction or own.kind is match.claim.kind is not FigureKind.NUMBER


def _pairs(quote: Sequence[Figure]) -> Iterator[tuple[Figure, Figure]]:
    """Two numbers that measure the same, in their order; a bare one takes the unit of the other."""
    numbers = [figure for figure in quote if _is_number(figure)]
    for one, other in combinations(numbers, 2):
        units = {one.unit, other.unit}
        bare = any(figure.kind is FigureKind.NUMBER and not figure.unit for figure in (one, other))
        if len(units - {""}) < 2 and (one.kind is other.kind or bare) and one.per == other.per:
            yield one, other


def _is_number(figure: Figure) -> bool:
    """Can it be part of a sum: one number above nothing, and no multiple or fraction of something else?"""
    return (
        figure.value is not None
        and figure.value > 0
        and figure.kind is not FigureKind.MULTIPLE
        and not is_fraction(figure)
    )


def _comes_of(claim: Figure, one: Figure, other: Figure) -> bool:
    """Is the claim's figure told by two numbers: their ratio, or the change between them?"""
    with localcontext(ARITHMETIC):
        less, more = sorted((_size(one), _size(other)))
        if less == more:
            return False
        if claim.kind is FigureKind.MULTIPLE:
            return _is_about(claim, more / less) or _is_about(claim, less / more)
        if not claim.direction or claim.value is None:  # a bound is kept by many differences
            return False
        if claim.unit == PercentUnit.PERCENTAGE_POINT:
            return one.unit == other.unit == PercentUnit.PERCENT and _is_about(claim, more - less)
        if is_share(claim):
            base = less if claim.direction in _RISES else more
            hundred = 100 if claim.unit == PercentUnit.PERCENT else 1
            return _is_about(claim, (more - less) / base * hundred)
        return _measures_like(claim, one, other) and _is_about(claim, more - less)


def _size(figure: Figure) -> Decimal:
    return figure.value or Decimal(0)


def _measures_like(claim: Figure, one: Figure, other: Figure) -> bool:
    unit = one.unit or other.unit
    return claim.kind in (one.kind, other.kind) and (not claim.unit or not unit or claim.unit == unit)


def _is_about(claim: Figure, number: Decimal) -> bool:
    """Does a claim's figure say a number, as far as it is rounded, bounded or loose?"""
    room = claim.step / 2 or abs(number) * NEAR
    loose = replace(claim, low=claim.low - room, high=claim.high + room) if claim.is_single else claim
    return loose.low <= number <= loose.high

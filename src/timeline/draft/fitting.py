"""Whether what an article makes of a figure is what editors make of figures: rounding it, and no other number.

`bears` says what a figure entails: "over 70" is within "over 50", "10 to 20" holds "12 to 18", "about 8.50" may be
"about 7.50". In a claims table an editor sees both; in an article the other number is a slip until somebody says it is
not. So:

- what rounds has fewer digits than what it rounds: 8 for 8.2, and not 7.60 for 7.50;
- what is finer has more digits: 8.24 for 8.2, and not "over 70" for "over 50";
- what is converted has no more digits than it was converted from;
- a bound is the next round number below or above: "over 80" for 81.5, "more than 100" for 137, not "over 80" for 100;
- a range has the ends of the source's, or two figures of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from timeline.model import Figure, FigureKind, Relation, Support

_DIGIT = re.compile(r"\d")
_FLOORS = frozenset((Relation.ABOVE, Relation.AT_LEAST))
_STEPS = (Decimal(1), Decimal(5), Decimal(25))
_DEEPEST = 40  # powers of ten


def fitted(figure: Figure, other: Figure, support: Support) -> Support:
    """What the other figure is to one of an article, where `bears` says `support`."""
    if support is Support.CONVERTED and figure.kind is FigureKind.NUMBER:
        return Support.BORNE  # another noun: aircraft, planes
    if support in (Support.BORNE, Support.CONVERTED, Support.UNSUPPORTED):
        return support
    if figure.kind is not other.kind and support is not Support.HEDGE_DROPPED:
        return Support.UNSUPPORTED
    if figure.unit != other.unit and figure.kind is FigureKind.MONEY:
        fits = support is Support.ROUNDED and _digits(figure) <= _digits(other)
        return Support.CONVERTED if fits else Support.UNSUPPORTED
    return support if _fits(figure, other, support) else Support.UNSUPPORTED


def _fits(figure: Figure, other: Figure, support: Support) -> bool:
    if support is Support.ROUNDED:
        return _are_ends(figure, other) or _is_coarser(figure, other)
    if support is Support.SHARPER:
        single = figure.value is not None and other.value is not None
        return not _DIGIT.search(other.text) or (single and _is_coarser(other, figure))
    if support is Support.WEAKER:
        return (
            _is_next(figure, other)
            if figure.value is not None or figure.relation != Relation.RANGE
            else _are_ends(figure, other)
        )
    return True


def numbers_of(figure: Figure) -> list[Decimal]:
    """The numbers that a figure has: its value, or its finite ends."""
    if figure.value is not None:
        return [figure.value]
    return [end for end in (figure.low, figure.high) if end.is_finite()]


def digits_of(number: Decimal) -> int:
    """How many digits count: 3 of 946, 2 of 950, 1 of 0.5."""
    return len(number.normalize().as_tuple().digits) if number else 1


def _digits(figure: Figure) -> int:
    return max(map(digits_of, numbers_of(figure)), default=0)


def _is_coarser(figure: Figure, other: Figure) -> bool:
    """Has each number of the figure fewer digits than the nearest of the other?"""
    pairs = list(_nearest(figure, other))
    return bool(pairs) and all(a == b or digits_of(a) < digits_of(b) for a, b in pairs)


def _are_ends(figure: Figure, other: Figure) -> bool:
    """Is each number of the figure one of the other, or a rounding of it?"""
    pairs = list(_nearest(figure, other))
    return bool(pairs) and all(a == b for a, b in pairs)


def _nearest(figure: Figure, other: Figure) -> Iterator[tuple[Decimal, Decimal]]:
    """Each number of the figure with the nearest of the other."""
    theirs = numbers_of(other)
    for number in numbers_of(figure) if theirs else ():
        yield number, min(theirs, key=lambda one: abs(one - number))


def _is_next(figure: Figure, other: Figure) -> bool:
    """Is the bound the number of the other, or the next round one below or above it?"""
    if figure.value is not None or not _DIGIT.search(figure.text):
        return True
    floor = figure.relation in _FLOORS
    pairs = list(_nearest(figure, other))
    return bool(pairs) and all(a == b or any(_round(b, step, floor=floor) == a for step in _steps(a)) for a, b in pairs)


def _steps(number: Decimal) -> Iterator[Decimal]:
    """What a number is a whole multiple of: the largest 1, 5 and 25 times a power of ten."""
    exponent = number.normalize().as_tuple().exponent
    if not number or not isinstance(exponent, int) or abs(exponent) > _DEEPEST:
        return
    for step in _STEPS:
        for power in (exponent, exponent - 1):
            unit = step.scaleb(power)
            if number % unit == 0:
                yield unit
                break


def _round(number: Decimal, step: Decimal, *, floor: bool) -> Decimal:
    whole = (number / step).to_integral_value("ROUND_FLOOR" if floor else "ROUND_CEILING")
    return whole * step

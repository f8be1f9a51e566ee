"""A number as written and a relation → the interval that the words allow.

The conventions, told in docs/figures.md: a figure with decimals or a scale word is known to half a unit of its last
digit, low end closed, high end open; a plain whole number is exact. "About" reaches a tenth of the number to both
sides, "nearly" a tenth below it and not up to it, "just over" a tenth above it: people tell three kinds of such words
apart (Ferson et al., Natural language of uncertainty: numeric hedge words, 2015). Bounds are open at their own end only
where the words exclude the number itself ("over", "less than").
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from timeline.figures.reading.kinds import ABOUT, EQUAL
from timeline.model import Relation

INFINITY = Decimal("Infinity")
REACH = Decimal("0.1")  # how far "about", "nearly" and "just over" reach, as a share of the number

FLOORS, CEILINGS = (Relation.ABOVE, Relation.AT_LEAST), (Relation.BELOW, Relation.AT_MOST)
NEARLY = "nearly"  # told as ~, < and >, but near the number
JUST_UNDER = "just under"
JUST_OVER = "just over"


class Interval(NamedTuple):
    """What a figure says: `value` as told or None, its ends, whether they belong to it, and its relation."""

    value: Decimal | None
    low: Decimal
    high: Decimal
    low_closed: bool
    high_closed: bool
    relation: Relation


def interval(value: Decimal, step: Decimal, hedge: str) -> Interval:
    """The interval of one number. `step` is one unit of its last digit, 0 where it is exact.

    >>> [f"{end:,.0f}" for end in interval(Decimal("11.7e9"), Decimal("0.1e9"), "=")[1:3]]
    ['11,650,000,000', '11,750,000,000']
    >>> interval(Decimal(2), Decimal(0), "nearly")[1:]
    (Decimal('1.8'), Decimal('2'), True, False, '~')
    """
    if hedge == EQUAL:
        return _rounded(value, step)
    reach = abs(value) * REACH
    if hedge == ABOUT:
        return Interval(value, value - reach, value + reach, True, True, ABOUT)
    if hedge == NEARLY:
        return Interval(value, value - reach, value, True, False, ABOUT)
    if hedge == JUST_UNDER:
        return Interval(value, value - reach, value, True, False, Relation.BELOW)
    if hedge == JUST_OVER:
        return Interval(value, value, value + reach, False, True, Relation.ABOVE)
    if hedge in CEILINGS:
        return Interval(None, -INFINITY, value, False, hedge == Relation.AT_MOST, Relation(hedge))
    if hedge in FLOORS:
        return Interval(None, value, INFINITY, hedge == Relation.AT_LEAST, False, Relation(hedge))
    return _rounded(value, step)


def _rounded(value: Decimal, step: Decimal) -> Interval:
    """A number as told, known to half a unit of its last digit."""
    half = step / 2
    return Interval(value, value - half, value + half, True, not step, EQUAL)


def span(low: Decimal, high: Decimal, *, low_closed: bool = True, high_closed: bool = True) -> Interval:
    """A range, its ends as written."""
    return Interval(None, low, high, low_closed, high_closed, Relation.RANGE)


def around(value: Decimal, spread: Decimal) -> Interval:
    """A number with its spread: 15 ± 5."""
    return Interval(value, value - spread, value + spread, True, True, EQUAL)


def times(found: Interval, factor: Decimal) -> Interval:
    """What a figure says in another unit, of which one is `factor` of the old one."""
    if factor == 1:
        return found
    value = None if found.value is None else found.value * factor
    return found._replace(value=value, low=found.low * factor, high=found.high * factor)


def vague(low: Decimal, high: Decimal) -> Interval:
    """A number that is only told by its order ("dozens"): from `low` up to and without `high`."""
    return Interval(None, low, high, True, False, ABOUT)

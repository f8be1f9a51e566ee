"""What a figure can be the rounding of: the digits as written, and the figures that an editor may have shortened so.

The interval of a figure says what its last digit admits. Beside that, editors round whole numbers to trailing zeros
("15,000" for 14,870) and cut digits off instead of rounding ("1.2 billion" for 1.29). Of 249 figures of headlines
held against their articles, 96 % were exact or within half a unit of the last digit written, 1.6 % within half a unit
of the last digit that is no zero, 1.6 % cut off. Hence these rules for a figure told as a number:

- within half a unit of the last digit written, both ends included, as both ways to round a half are in use;
- cut off at the last digit written, where at least two digits are written: "1" does not stand for 1.9;
- for whole numbers of three digits or more with trailing zeros, but not for percentages, the same two with the last
  digit that is no zero in place of the last one written. Where that leaves a single digit ("400"), only rounding, by at
  most 5 %, which is the most that two significant digits can be off.

Cost: constant, but for the digits of the number.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from timeline.model import Figure, FigureKind, Relation

LONGEST = 40  # digits; a longer number is a misreading or an attack, and nobody rounds to it
_CENTS, _CENT = -2, Decimal("0.01")
TWENTIETH = Decimal("0.05")


class Stretch(NamedTuple):
    """An interval of amounts."""

    low: Decimal
    high: Decimal
    low_closed: bool = True
    high_closed: bool = True

    def meets(self, other: Stretch) -> bool:
        """Do the two have an amount in common?"""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and self.holds(low) and other.holds(low))

    def holds(self, amount: Decimal) -> bool:
        """Does the amount lie in it?"""
        above = self.low < amount or (self.low_closed and self.low == amount)
        return above and (amount < self.high or (self.high_closed and self.high == amount))

    def covers(self, other: Stretch) -> bool:
        """Does all of the other lie in it?"""
        low = self.low < other.low or (self.low == other.low and self.low_closed >= other.low_closed)
        return low and (other.high < self.high or (self.high == other.high and self.high_closed >= other.high_closed))


def last_digit(figure: Figure) -> Decimal:
    """One unit of the last digit written: 1 for a plain whole number, 0 for a fraction ("three in four")."""
    if figure.step:
        return abs(figure.step)
    if figure.kind is FigureKind.MONEY and figure.value is not None and figure.value.as_tuple().exponent == _CENTS:
        return _CENT  # "150p", which is told in whole pence
    ends = [end for end in (figure.value, figure.low, figure.high) if end is not None and end.is_finite()]
    whole = all(end.adjusted() <= LONGEST and end == end.to_integral_value() for end in ends)
    return Decimal(1) if ends and whole else Decimal(0)


def stands_for(figure: Figure) -> tuple[Stretch, ...]:
    """The amounts, in the figure's own unit, that an editor may have rounded or cut to this figure.

    Nothing for a bound or a hedged figure, whose words already say how far it reaches.

    >>> def plain(n):
    ...     return Figure(0, 0, "", FigureKind.NUMBER, "", Decimal(n), Decimal(n), Decimal(n), True, True, "=")
    >>> [(int(low), int(high)) for low, high, *_ in stands_for(plain(15000))[-2:]]
    [(14500, 15500), (15000, 16000)]
    >>> [(int(low), int(high)) for low, high, *_ in stands_for(plain(400))[-1:]]
    [(380, 420)]
    """
    unit = last_digit(figure)
    if not unit:
        return ()
    if figure.relation == Relation.RANGE:
        return (Stretch(figure.low - unit / 2, figure.high + unit / 2),)
    value = figure.value
    if figure.relation != Relation.EQUAL or value is None or not value.is_finite():
        return ()
    if value.adjusted() - unit.adjusted() > LONGEST:
        return ()
    return _rounded_or_cut(value, unit) + _at_trailing_zeros(value, unit, figure.kind)


def _rounded_or_cut(value: Decimal, unit: Decimal) -> tuple[Stretch, ...]:
    rounded = Stretch(value - unit / 2, value + unit / 2)
    if abs(value) < 10 * unit:
        return (rounded,)
    cut = Stretch(value, value + unit, True, False) if value > 0 else Stretch(value - unit, value, False, True)
    return rounded, cut


def _at_trailing_zeros(value: Decimal, unit: Decimal, kind: FigureKind) -> tuple[Stretch, ...]:
    """The same, with the last digit that is no zero for the last digit written; a zero behind the point is meant."""
    digits = value / unit
    written = value.as_tuple().exponent
    if kind is FigureKind.PERCENT or abs(digits) < 100 or digits != digits.to_integral_value():
        return ()
    if isinstance(written, int) and written < 0:  # 13.0 billion
        return ()
    exponent = digits.normalize().as_tuple().exponent
    if not isinstance(exponent, int) or exponent < 1:
        return ()
    coarse = unit.scaleb(exponent)
    if abs(value) >= 10 * coarse:
        return _rounded_or_cut(value, coarse)
    reach = min(coarse / 2, abs(value) * TWENTIETH)
    return (Stretch(value - reach, value + reach),)

"""A number as read from a text, before it has a unit."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

ZERO, HALF, ONE, HUNDRED = Decimal(0), Decimal("0.5"), Decimal(1), Decimal(100)
MOST_DIGITS = 25  # longer runs are serial numbers or noise; this also keeps sums exact in Decimal's 28 digits


class Number(NamedTuple):
    """A number and the index of the token after it.

    `step` is one unit of the last digit written, 0 where the number is exact; `scale` is what the scale words multiply
    by, 1 without any. `plain` says that it is a bare run of digits, which could as well be a year, a page or a house;
    `words` that it is told in words.
    """

    value: Decimal
    end: int
    step: Decimal = ZERO
    scale: Decimal = ONE
    plain: bool = False
    words: bool = False


def is_whole(value: Decimal) -> bool:
    """Is it an integer? A remainder would raise for numbers of more than 28 digits."""
    return value == value.to_integral_value()

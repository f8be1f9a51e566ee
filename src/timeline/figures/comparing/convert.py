"""Quantities in two units, on one axis: factors by pint, which is loaded only here, where two units differ.

A unit that may be several (a ton, a gallon, a horsepower) is worth all that lies between them. A number in one unit is
as precise as its written digits: it is held to stand for what rounds to it at its last digit that is no zero. A
temperature may be told of a place or of a change ("1.5 °C warmer"): a small one is also converted without its offset.

Cost: some tenths of a second for the first conversion of a process, constant for each one after.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

from timeline.figures.comparing.rounding import Stretch, last_digit
from timeline.frozen import frozen
from timeline.lang import units
from timeline.model import Dimension, Figure, Relation

TENTH = Decimal("0.1")
HUNDRED = Decimal(100)
_CHANGE = 15  # degrees Celsius; a higher temperature is seldom that of a change


@frozen
class Worth:
    """What one of a unit is worth in the base of its dimension, at least and at most, after `offset` was added.

    `inverse` says that the unit tells how far, and not how much: kilometres a litre, not litres for 100 kilometres.
    """

    low: Decimal
    high: Decimal
    offset: Decimal = Decimal(0)
    inverse: bool = False


@cache
def worth(unit: str) -> Worth:
    """The worth of a unit by its canonical name."""
    found = [_in_base(expression) for expression in units()[unit].expressions]
    scales = [scale for scale, _, _ in found]
    return Worth(min(scales), max(scales), found[0][1], found[0][2])


def _in_base(expression: str) -> tuple[Decimal, Decimal, bool]:
    registry = _registry()
    if expression.isidentifier():
        zero, one = (registry.Quantity(Decimal(n), expression).to_base_units().magnitude for n in (0, 1))
        return one - zero, zero, False
    quantity = registry.parse_expression(expression).to_base_units()
    return Decimal(quantity.magnitude), Decimal(0), quantity.dimensionality.get("[length]", 0) == -2


@cache
def _registry() -> Any:
    import pint

    return pint.UnitRegistry(non_int_type=Decimal, cache_folder=None)


def factor(source: str, target: str) -> tuple[Decimal, Decimal]:
    """How much of `target` one of `source` is, at least and at most.

    >>> factor("mile per hour", "kilometre per hour") == (Decimal("1.609344"), Decimal("1.609344"))
    True
    """
    ours, theirs = worth(source), worth(target)
    return ours.low / theirs.high, ours.high / theirs.low


def shift(source: str, target: str) -> Decimal:
    """How much of `target` nought of `source` is: 32 for degrees Celsius and Fahrenheit."""
    return (worth(source).offset - worth(target).offset) / worth(target).low


def may_be_change(a: Figure, b: Figure) -> bool:
    """May two temperatures be those of a change, which has no offset?"""
    if a.dimension != Dimension.TEMPERATURE:
        return False
    small = any(figure.unit == "°C" and abs(end) <= _CHANGE for figure in (a, b) for end in (figure.low, figure.high))
    return small or bool(a.direction and b.direction)


def inverted(figure: Figure, *, scale: Decimal = HUNDRED) -> Figure | None:
    """Litres for 100 kilometres as kilometres a litre; None where there is no such number."""
    if figure.low <= 0 or figure.high.is_infinite():
        return None
    value = None if figure.value is None else scale / figure.value
    step = Decimal(0) if value is None or not figure.value else figure.step * value / figure.value
    return replace(
        figure, value=value, low=scale / figure.high, high=scale / figure.low, low_closed=figure.high_closed,
        high_closed=figure.low_closed, step=step,
    )  # fmt: skip


def significant(figure: Figure) -> tuple[Stretch, ...]:
    """What rounds to the figure's number at its last digit that is no zero, or at the last one behind a point.

    Where that is its only digit, by a tenth at most: 100 stands for 96, and not for 140.

    >>> from timeline.figures.reading.read import read_figures
    >>> [(str(low), str(high)) for low, high, *_ in significant(read_figures("250 km")[0])]
    [('245', '255')]
    """
    value, unit = figure.value, last_digit(figure)
    if value is None or not value or not unit or figure.relation != Relation.EQUAL:
        return ()
    digits = (value / unit).normalize()
    exponent = digits.as_tuple().exponent
    zeros = exponent if isinstance(exponent, int) and exponent > 0 and unit >= 1 else 0
    half = unit.scaleb(zeros) / 2
    if zeros and abs(digits) < 10 ** (zeros + 1):
        half = min(half, abs(value) * TENTH)
    return (Stretch(value - half, value + half),)

"""Quantities in two units, on one axis, by what each unit is worth.

A unit that may be several (a ton, a gallon, a horsepower) is worth all that lies between them. A number in one unit is
as precise as its written digits: it is held to stand for what rounds to it at its last digit that is no zero. A
temperature may be told of a place or of a change ("1.5 °C warmer"): a small one is also converted without its offset.

Cost: constant.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from timeline.figures.comparing.rounding import Stretch, last_digit
from timeline.lang import Worth, worths
from timeline.model import Dimension, Figure, Relation

TENTH = Decimal("0.1")
HUNDRED = Decimal(100)
_CHANGE = 15  # degrees Celsius; a higher temperature is seldom that of a change


def worth(unit: str) -> Worth:
    """The worth of a unit by its canonical name."""
    return worths()[unit]


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

"""A figure as it is held against another: what it allows, assures and may be the rounding of, on one axis.

Cost: constant.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from timeline.figures.comparing.rounding import Stretch, stands_for
from timeline.frozen import frozen
from timeline.model import Figure, FigureKind, Rate

Map = Callable[[Decimal], Decimal]


@frozen
class Comparand:
    """A figure on the common axis: what its words allow, the number told, and what that may be the rounding of.

    `allows` is the most that it can mean, `assures` what it means at every rate (or length of a month); the latter may
    be empty, its low above its high. `point` is the number told; None for ranges and bounds. `exact` says that the two
    are the same, as nothing was lost on the way to the common unit.
    """

    figure: Figure
    allows: Stretch
    assures: Stretch
    point: Stretch | None
    roundings: tuple[Stretch, ...]
    exact: bool = True


@frozen
class Aligned:
    """Two figures in one unit. Of two currencies, two units of measure or two things that are told per, `first` is the
    one that was converted; else the order is as given.

    `per` is what both are told per. `rate` is that of the day, `lowest` and `highest` those of the days around it.
    """

    first: Comparand
    second: Comparand
    unit: str
    kind: FigureKind
    per: str = ""
    rate: Rate | None = None
    lowest: Rate | None = None
    highest: Rate | None = None


def comparand(figure: Figure, down: Map | None = None, up: Map | None = None, *, exact: bool = False) -> Comparand:
    """A figure on another axis: `down` maps an amount to the least, `up` to the most that it can be there.

    Both grow with the amount; `exact` says that they are the same. Without them the figure stays in its own unit.
    """
    own = Stretch(figure.low, figure.high, figure.low_closed, figure.high_closed)
    number = figure.value if figure.is_single else None
    point = None if number is None else Stretch(number, number)
    if down is None or up is None:
        return Comparand(figure, own, own, point, stands_for(figure))
    there = None if point is None else moved(point, down, up)
    roundings = tuple(moved(stretch, down, up) for stretch in stands_for(figure))
    return Comparand(figure, moved(own, down, up), moved(own, up, down), there, roundings, exact)


def moved(stretch: Stretch, down: Map, up: Map) -> Stretch:
    """A stretch on another axis; an open end stays open."""
    low = stretch.low if stretch.low.is_infinite() else down(stretch.low)
    return stretch._replace(low=low, high=stretch.high if stretch.high.is_infinite() else up(stretch.high))


def at_rates(lowest: Decimal, highest: Decimal) -> tuple[Map, Map]:
    """The least and the most that an amount is worth between two rates, debts included."""
    return (
        lambda amount: amount * (lowest if amount >= 0 else highest),
        lambda amount: amount * (highest if amount >= 0 else lowest),
    )

"""Two quantities, or two figures that are told per different things, brought to one unit.

Cost: constant.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Context, Decimal

from timeline.figures.comparing.comparand import Aligned, Comparand, at_rates, comparand, moved
from timeline.figures.comparing.convert import factor, inverted, may_be_change, shift, significant, worth
from timeline.figures.comparing.per import Span, per_factor
from timeline.figures.comparing.rounding import stands_for
from timeline.figures.show import name_figure
from timeline.model import Dimension, Figure

_DIGITS = Context(prec=20, traps=[])  # so that what comes back from a third of something is whole again
PER = " per "  # between the two of a unit that is a rate, in its canonical name
DISTANCE_PER_FUEL = "kilometre per litre"


def not_the_same(a: Figure, b: Figure) -> str:
    return f"{name_figure(a)} and {name_figure(b)} do not measure the same"


def align_quantities(a: Figure, b: Figure) -> Aligned | str:
    """Two quantities in one unit: what may be several units in what is one, else in order of their names."""
    if {a.dimension, b.dimension} == {Dimension.SPEED, Dimension.LENGTH}:
        return _align_speed(*sorted((a, b), key=lambda figure: figure.dimension is Dimension.LENGTH))
    if a.dimension != b.dimension:
        return not_the_same(a, b)
    source, target = sorted((a, b), key=lambda figure: (worth(figure.unit).low == worth(figure.unit).high, figure.unit))
    per = per_factor(source.per, target.per, a.kind)
    if per is None:
        return not_the_same(a, b)
    if worth(a.unit).inverse != worth(b.unit).inverse:
        return _align_consumption(source, target)
    low, high = factor(source.unit, target.unit)
    span, offset = (low * per[0], high * per[1]), shift(source.unit, target.unit)
    first, second = convert_at(source, span, offset), precise(comparand(target))
    if may_be_change(a, b) and not _fit(first, second):
        change = convert_at(source, span, Decimal(0))
        first = change if _fit(change, second) else first
    return Aligned(first, second, target.unit, target.kind, target.per)


def _align_speed(speed: Figure, length: Figure) -> Aligned | str:
    """A speed as what is covered in a unit of time, as the other is told: "20 km/h" and "480 km per day"."""
    distance, _, time = speed.unit.partition(PER)
    if not time or speed.per:
        return not_the_same(speed, length)
    covered = replace(speed, unit=distance, dimension=Dimension.LENGTH, per=time)
    aligned = align_quantities(covered, length)
    if isinstance(aligned, str):
        return not_the_same(speed, length)
    first, second = (
        replace(side, figure=speed) if side.figure is covered else side for side in (aligned.first, aligned.second)
    )
    return replace(aligned, first=first, second=second)


def _align_consumption(a: Figure, b: Figure) -> Aligned | str:
    """How much for 100 kilometres, and how far: both as kilometres a litre."""
    much, far = (a, b) if worth(b.unit).inverse else (b, a)
    turned = inverted(much)
    if turned is None:
        return not_the_same(a, b)
    first = replace(precise(comparand(turned)), figure=much)
    return Aligned(first, convert_at(far, factor(far.unit, DISTANCE_PER_FUEL), Decimal(0)), DISTANCE_PER_FUEL, far.kind)


def convert_at(figure: Figure, span: Span, offset: Decimal) -> Comparand:
    """A figure times a factor that lies within a span, and then moved by an offset."""
    low, high = at_rates(*span)
    down = lambda amount: _DIGITS.create_decimal(low(amount) + offset)  # noqa: E731
    up = lambda amount: _DIGITS.create_decimal(high(amount) + offset)  # noqa: E731
    roundings = tuple(moved(each, down, up) for each in (*stands_for(figure), *significant(figure)))
    return replace(comparand(figure, down, up, exact=span[0] == span[1]), roundings=roundings)


def precise(side: Comparand) -> Comparand:
    """A figure that is held against a converted one: what rounds to its significant digits may be it."""
    return replace(side, roundings=(*side.roundings, *significant(side.figure)))


def _fit(a: Comparand, b: Comparand) -> bool:
    """Can the two be the same, rounded or not?"""
    pairs = ((a.point, b.roundings), (b.point, a.roundings))
    near = (each.meets(point) for point, roundings in pairs if point is not None for each in roundings)
    return a.allows.meets(b.allows) or any(near)

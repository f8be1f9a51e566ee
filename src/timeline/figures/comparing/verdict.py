"""Can two figures both be true? A verdict on their intervals, with its reason in words.

- agree: the same number; or a number, or a closed interval, that lies within the bound or the range of the other; or
  two bounds from both sides that bracket the amount closely ("more than 6", "under 7")
- compatible: the intervals only overlap (hedges, two bounds in one direction, rates of several days), one number is the
  other rounded or cut (see `timeline.figures.comparing.rounding`), or they are one number, once with "more than" or
  "less than" before it
- conflict: nothing can be both
- uncomparable: no common unit, or no rate

The verdict does not depend on the order of the two, and every figure agrees with itself. Being compatible is not
transitive. Cost: constant for one pair; the rates are read once, and only where currencies differ.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Context, Decimal, localcontext

from timeline.figures.comparing.align import align
from timeline.figures.comparing.comparand import Aligned, Comparand, at_rates, comparand
from timeline.figures.comparing.directions import are_opposed
from timeline.figures.comparing.rates import Rates, shipped_rates
from timeline.figures.comparing.rounding import last_digit
from timeline.figures.comparing.slips import name_aligned_slip, name_unit_slip
from timeline.figures.show import name_figure, show_day, show_direction, show_interval, show_per, show_when
from timeline.model import Agreement, DateSpan, Figure, FigureKind, Rate, Relation, Verdict

# Wide enough for any figure that is printed; without traps, so that an absurd one becomes infinite and does not raise.
ARITHMETIC = Context(prec=60, traps=[])

# A bound is told to say where an amount lies: nobody says "more than 6" of 60 (Cummins, Sauerland and Solt,
# "Granularity and scalar implicature in numerical expressions", Linguistics and Philosophy 35, 2012). It is read as
# reaching no further than to twice, or half, the number side, but only against a bound from the other side.
BRACKET = 2

INFINITY = Decimal("Infinity")
_CONVERTING = (FigureKind.DURATION, FigureKind.QUANTITY)
_SHORT = Context(prec=6, traps=[])  # digits of what was converted: more say nothing to a reader


def compare_figures(
    a: Figure, b: Figure, *, on: datetime.date | DateSpan | None = None, rates: Rates | None = None
) -> Verdict:
    """Hold two figures against each other.

    `on` is the date at which currencies convert; without one, two currencies are uncomparable. `rates` is the table
    to convert by, the shipped one of the ECB if not given. Where the currencies differ, the verdict holds the rate of
    the day, or of the last day of a span. Raises what `Rates.load` raises where the shipped table is not installed.
    """
    with localcontext(ARITHMETIC):
        aligned = align(a, b, on, lambda day: rates or shipped_rates(day))
        if isinstance(aligned, str):
            slip = name_unit_slip(a, b) if a.kind is FigureKind.PERCENT else ""
            return Verdict(Agreement.UNCOMPARABLE, f"{aligned}; perhaps a slip: {slip}" if slip else aligned)
        if are_opposed(a, b):
            ways = (f"{name_figure(figure)} is {show_direction(figure)}" for figure in (a, b))
            return Verdict(Agreement.CONFLICT, ", ".join(ways))
        verdict = _judge(aligned.first, aligned.second)
        return Verdict(verdict, _explain(aligned, verdict, on), aligned.rate)


def name_slip(a: Figure, b: Figure, *, on: datetime.date | DateSpan | None = None, rates: Rates | None = None) -> str:
    """The slip of the pen that may lie between two figures ("million against billion"), or nothing."""
    with localcontext(ARITHMETIC):
        aligned = align(a, b, on, lambda day: rates or shipped_rates(day))
        return name_unit_slip(a, b) or ("" if isinstance(aligned, str) else name_aligned_slip(aligned))


def convert_interval(
    figure: Figure, currency: str, on: datetime.date | DateSpan, rates: Rates | None = None
) -> Figure | None:
    """An amount of money in another currency, to show several on one axis.

    `value` is at the rate of the day, `low` and `high` are at the lowest and highest rate of the days around it, `step`
    is 0. None where the figure is not money, or no rate is known. A figure in that currency already is given back.
    """
    if figure.kind is not FigureKind.MONEY or not figure.unit:
        return None
    if figure.unit == currency:
        return figure
    table = rates or shipped_rates(on)
    with localcontext(ARITHMETIC):
        rate, around = table.rate(figure.unit, currency, on), table.rate_range(figure.unit, currency, on)
        if rate is None or around is None:
            return None
        allows = comparand(figure, *at_rates(around[0].value, around[1].value)).allows
        value = None if figure.value is None else figure.value * rate.value
    return replace(figure, unit=currency, value=value, low=allows.low, high=allows.high, step=Decimal(0))


def _judge(a: Comparand, b: Comparand) -> Agreement:
    if _same(a, b) or _lies_within(a, b) or _lies_within(b, a) or bracket(a, b):
        return Agreement.AGREE
    if a.allows.meets(b.allows) or rounds_to(a, b) or rounds_to(b, a) or _bounds(a, b) or _bounds(b, a):
        return Agreement.COMPATIBLE
    if _rounds_into(a, b) or _rounds_into(b, a):
        return Agreement.COMPATIBLE
    return Agreement.CONFLICT


def _same(a: Comparand, b: Comparand) -> bool:
    """Do both say the same, in exactly convertible units?"""
    if not (a.exact and b.exact):
        return a.figure == b.figure
    if a.point is not None and b.point is not None:
        return a.point == b.point
    return a.allows == b.allows


def _lies_within(inner: Comparand, outer: Comparand) -> bool:
    """Does a number, or a closed interval, lie within the other's bound or range?

    "About 6" counts as the number 6, but "nearly 6", which is not 6, as all that it allows.
    """
    if outer.point is not None:
        return False
    if inner.point is not None and inner.exact and inner.allows.holds(inner.point.low):
        return outer.assures.holds(inner.point.low)
    bounded = inner.allows.low.is_finite() and inner.allows.high.is_finite()
    return bounded and outer.assures.covers(inner.allows)


def bracket(a: Comparand, b: Comparand) -> bool:
    """Do two bounds from both sides leave a stretch whose ends lie within `BRACKET` of each other?"""
    floor, ceiling = (a.allows, b.allows) if a.allows.low.is_finite() else (b.allows, a.allows)
    bounds = floor.high.is_infinite() and ceiling.low.is_infinite() and floor.low > 0 and ceiling.high.is_finite()
    return bounds and floor.meets(ceiling) and ceiling.high <= floor.low * BRACKET


def _bounds(bound: Comparand, number: Comparand) -> bool:
    """Is the one "more than" or "less than" the other's very number? Headlines drop such words, and nobody is wrong."""
    ends = (bound.allows.low, bound.allows.high)
    plain = number.figure.relation is Relation.EQUAL and number.exact
    return bound.point is None and plain and number.point is not None and number.point.low in ends


def _rounds_into(bound: Comparand, number: Comparand) -> bool:
    """May a number be rounded from one that a bound allows: "15%" and "over 15.2%", "100 mph" and "up to 160 km/h"?

    Of one unit only at its last digit written, by half a unit of it: "200" and "more than 201" are told to the unit.
    """
    ends = bound.allows.low.is_finite(), bound.allows.high.is_finite()
    if bound.point is not None or all(ends) or number.point is None or number.figure.relation is not Relation.EQUAL:
        return False
    value, converted = number.point.low, bound.figure.unit != number.figure.unit and bool(number.figure.dimension)
    reach = INFINITY if converted else last_digit(number.figure)
    evenly = (each for each in number.roundings if each.high - value == value - each.low <= reach / 2)
    return any(each.meets(bound.allows) for each in evenly)


def rounds_to(fine: Comparand, coarse: Comparand) -> bool:
    """Is the one number what an editor may have rounded or cut to the other?"""
    return fine.point is not None and any(rounding.meets(fine.point) for rounding in coarse.roundings)


# ---- the reason, in words --------------------------------------------------------------------------------------------


def _explain(aligned: Aligned, verdict: Agreement, on: datetime.date | DateSpan | None) -> str:
    if aligned.rate is not None and on is not None:
        reason = _explain_money(aligned, verdict, on)
    else:
        reason = _explain_plain(aligned, verdict)
    slip = name_aligned_slip(aligned) if verdict is Agreement.CONFLICT else ""
    return f"{reason}; perhaps a slip: {slip}" if slip else reason


def _explain_plain(aligned: Aligned, verdict: Agreement) -> str:
    a, b = aligned.first, aligned.second
    first, second = _described(a, aligned), _described(b, aligned)
    if verdict is Agreement.CONFLICT:
        return f"{first} is {_side(a, b)} {second}"
    if verdict is Agreement.AGREE:
        if _same(a, b):
            return f"{name_figure(a.figure)} and {name_figure(b.figure)} say the same"
        if bracket(a, b):
            return f"{name_figure(a.figure)} and {name_figure(b.figure)} bracket the amount"
        inner, outer = (a, b) if _lies_within(a, b) else (b, a)
        return f"{_described(inner, aligned)} lies within {_described(outer, aligned)}"
    if a.allows.meets(b.allows):
        return f"{first} and {second} overlap: both can be true, but neither bears out the other"
    if _bounds(a, b) or _bounds(b, a):
        return f"{name_figure(a.figure)} and {name_figure(b.figure)} are of one number"
    if not (rounds_to(a, b) or rounds_to(b, a)):
        bound, number = (a, b) if a.point is None else (b, a)
        return f"{name_figure(number.figure)} can be rounded from what {name_figure(bound.figure)} allows"
    fine, coarse = (a, b) if rounds_to(a, b) else (b, a)
    return f"{name_figure(coarse.figure)} can be {name_figure(fine.figure)}, rounded or cut"


def _explain_money(aligned: Aligned, verdict: Agreement, on: datetime.date | DateSpan) -> str:
    """With the day's interval and its rate; with those of the days around it where the day alone does not settle it."""
    a, b, rate, lowest, highest = aligned.first, aligned.second, aligned.rate, aligned.lowest, aligned.highest
    if rate is None or lowest is None or highest is None:
        raise ValueError("two currencies without a rate between them")
    day = comparand(a.figure, *at_rates(rate.value, rate.value))
    places = _places(a, b)
    text = f"{name_figure(a.figure)} {show_when(on)} is {_shown(day, aligned, places)} ({_source_of(rate, on)})"
    if lowest.value != highest.value and (verdict is Agreement.CONFLICT or _judge(day, b) is not verdict):
        rates = (
            f"{_short(lowest.value)} of {show_day(lowest.day)} to {_short(highest.value)} of {show_day(highest.day)}"
        )
        text += f", {_shown(a, aligned, places)} at the rates around that date ({rates})"
    words = {Agreement.CONFLICT: f"is {_side(b, a)} it", Agreement.AGREE: "agrees with it"}
    return f"{text}; {name_figure(b.figure)} {words.get(verdict, 'can be the same')}"


def _source_of(rate: Rate, on: datetime.date | DateSpan) -> str:
    """The table and the rate, with its day where that is not the date itself."""
    day = "" if rate.day == on else f" of {show_day(rate.day)}"
    return f"{rate.table} {_short(rate.value)}{day}"


def _short(value: Decimal) -> str:
    """A rate with five significant digits at most, as the ECB gives them."""
    return f"{Context(prec=5).create_decimal(value).normalize():f}"


def _side(a: Comparand, b: Comparand) -> str:
    """On which side of the second the first lies."""
    return "below" if a.allows.high <= b.allows.low else "above"


def _described(side: Comparand, aligned: Aligned) -> str:
    """The figure as written, and what it admits where that is not plain from the words."""
    plain = side.allows.low == side.allows.high or not side.figure.is_single
    moved = aligned.unit != side.figure.unit or aligned.per != side.figure.per
    converted = moved and aligned.kind is side.figure.kind and aligned.kind in _CONVERTING
    if plain and not converted and aligned.per == side.figure.per:
        return name_figure(side.figure)
    return f"{name_figure(side.figure)} ({_shown(side, aligned, None)})"


def _shown(side: Comparand, aligned: Aligned, places: int | None) -> str:
    low, high, low_closed, high_closed = side.allows
    if side.figure.unit != aligned.unit or side.figure.per != aligned.per:
        low, high = (end if end.is_infinite() else _SHORT.create_decimal(end) for end in (low, high))
    words = show_interval(
        low, high, aligned.unit, aligned.kind, low_closed=low_closed, high_closed=high_closed, places=places
    )
    return words + show_per(aligned.per)


def _places(a: Comparand, b: Comparand) -> int:
    """Decimals that tell the ends of two converted intervals apart: two, or as many more as it takes."""
    ends = [end for side in (a, b) for end in side.allows[:2] if end.is_finite() and end]
    top = max((end.adjusted() for end in ends), default=0)
    near = min((abs(x - y) for x in a.allows[:2] for y in b.allows[:2] if x.is_finite() and y.is_finite() and x != y),
               default=Decimal(1))  # fmt: skip
    scale = next((power for power in (12, 9, 6) if top >= power), 0)
    return min(max(2, scale - near.adjusted()), 6) if near else 2

"""Two figures brought to a common unit, so that their intervals lie on one axis.

Currencies convert at the lowest and the highest rate of the days around a date, so a point becomes an interval.
Durations convert exactly among seconds to weeks and among months to centuries; between the two a month has 28 to 31
days and a year 365 or 366. Basis points and percentage points convert exactly; a percentage converts to neither: a rise
of two per cent and one of two percentage points differ. A fraction in words ("three in four") is a percentage where it
meets one; marks out of different bests ("9/10", "4.5 out of 5") are told in hundredths. Counted nouns are not compared:
sources call the same things reviews and critics, or people, staff and employees; that two figures count the same is for
their subject and measure to say.

Cost: constant, but for the look-up of rates.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from timeline.figures.comparing.comparand import Aligned, Comparand, at_rates, comparand
from timeline.figures.comparing.currencies import are_one_money
from timeline.figures.comparing.directions import is_by_sign
from timeline.figures.comparing.per import MONTHS, SECONDS, per_factor
from timeline.figures.comparing.quantities import align_quantities, convert_at, not_the_same, precise
from timeline.figures.comparing.rates import BASE, Rates
from timeline.figures.comparing.ratings import bare_number, best_mark
from timeline.figures.comparing.rounding import Stretch, last_digit
from timeline.figures.show import name_figure, show_when
from timeline.model import CalendarUnit, DateSpan, Dimension, Figure, FigureKind, PercentUnit

DAY, PERCENT, BASIS_POINT = CalendarUnit.DAY.value, PercentUnit.PERCENT.value, PercentUnit.BASIS_POINT.value
POINTS: dict[str, Decimal] = {PercentUnit.BASIS_POINT: Decimal(1), PercentUnit.PERCENTAGE_POINT: Decimal(100)}
_HALF = Decimal("0.5")


def align(
    a: Figure, b: Figure, on: datetime.date | DateSpan | None, rates: Callable[[datetime.date | DateSpan], Rates]
) -> Aligned | str:
    """The two in a common unit, or the reason why there is none.

    `rates` is asked for those of a date, and only where currencies differ.
    """
    if a.kind is b.kind is FigureKind.QUANTITY and a.unit != b.unit:
        return align_quantities(a, b)
    if a.per != b.per:
        return _align_rates(*sorted((a, b), key=lambda figure: figure.per))
    if a.kind is FigureKind.MONEY and b.kind is FigureKind.MONEY and a.unit and b.unit and a.unit != b.unit:
        if are_one_money(a, b):
            return Aligned(comparand(a), comparand(b), max(a.unit, b.unit, key=str.isupper), FigureKind.MONEY, a.per)
        source, target = sorted((a, b), key=lambda figure: (figure.unit != BASE, figure.unit))
        return _align_money(source, target, on, rates)
    if a.kind is FigureKind.DURATION and b.kind is FigureKind.DURATION and a.unit != b.unit:
        return _align_durations(a, b)
    if a.unit in POINTS and b.unit in POINTS and a.unit != b.unit:
        one, other = (_scaled(figure, POINTS[figure.unit]) for figure in (a, b))
        return Aligned(one, other, BASIS_POINT, FigureKind.PERCENT)
    if _are_hundredths(a, b):
        return Aligned(_in_hundredths(a), _in_hundredths(b), PERCENT, FigureKind.PERCENT)
    if not _same_measure(a, b):
        return not_the_same(a, b)
    fuller = b if not a.unit and a.kind is FigureKind.NUMBER else a
    shown = _without_sign if is_by_sign(a, b) or is_by_sign(b, a) else comparand
    return Aligned(shown(a), shown(b), fuller.unit, fuller.kind, a.per)


def _without_sign(figure: Figure) -> Comparand:
    """A figure, and one below nothing as what was lost."""
    if figure.high >= 0:
        return comparand(figure)
    value = None if figure.value is None else -figure.value
    lost = replace(
        figure, value=value, low=-figure.high, high=-figure.low, low_closed=figure.high_closed,
        high_closed=figure.low_closed,
    )  # fmt: skip
    return replace(comparand(lost), figure=figure)


def _scaled(figure: Figure, factor: Decimal) -> Comparand:
    return comparand(figure, *at_rates(factor, factor), exact=True)


def _align_rates(a: Figure, b: Figure) -> Aligned | str:
    """Two figures of one unit that are told per different things."""
    span = per_factor(a.per, b.per, a.kind)
    if span is None:
        return f"{name_figure(a)} and {name_figure(b)} are not told per the same"
    if not _same_measure(a, b) or (a.unit != b.unit and FigureKind.DURATION in (a.kind, b.kind)):
        return not_the_same(a, b)
    if a.kind is b.kind is FigureKind.MONEY and a.unit != b.unit:
        return not_the_same(a, b)
    fuller = b if not a.unit else a
    return Aligned(convert_at(a, span, Decimal(0)), precise(comparand(b)), fuller.unit, fuller.kind, b.per)


def _align_money(
    source: Figure,
    target: Figure,
    on: datetime.date | DateSpan | None,
    rates: Callable[[datetime.date | DateSpan], Rates],
) -> Aligned | str:
    if on is None:
        return f"{name_figure(source)} and {name_figure(target)} are in two currencies, and no date says at which rate"
    table = rates(on)
    rate = table.rate(source.unit, target.unit, on)
    around = table.rate_range(source.unit, target.unit, on)
    if rate is None or around is None:
        return f"the {table.name} table has no rate from {source.unit} to {target.unit} {show_when(on)}"
    first = comparand(source, *at_rates(around[0].value, around[1].value))
    return Aligned(first, comparand(target), target.unit, FigureKind.MONEY, target.per, rate, *around)


def _align_durations(a: Figure, b: Figure) -> Aligned | str:
    for table in (SECONDS, MONTHS):
        if a.unit in table and b.unit in table:
            unit = min(a.unit, b.unit, key=table.__getitem__)
            first, second = (_scaled(f, Decimal(table[f.unit]) / table[unit]) for f in (a, b))
            return Aligned(first, second, unit, FigureKind.DURATION)
    if {a.unit, b.unit} <= {*SECONDS, *MONTHS}:
        fine = min(*(u for u in (a.unit, b.unit) if u in SECONDS), DAY, key=SECONDS.__getitem__)
        first, second = (_in_days(f, fine) if f.unit in MONTHS else _scaled(f, _ratio(f.unit, fine)) for f in (a, b))
        return Aligned(first, second, fine, FigureKind.DURATION)
    return f"{name_figure(a)} and {name_figure(b)} do not measure the same"


def _ratio(unit: str, fine: str) -> Decimal:
    return Decimal(SECONDS[unit]) / SECONDS[fine]


def _in_days(figure: Figure, fine: str) -> Comparand:
    """A span of months or years in days, or in what is finer."""
    months, per_day = MONTHS[figure.unit], _ratio(DAY, fine)
    return comparand(
        figure,
        lambda n: _days(n * months, year=365, month=28) * per_day,
        lambda n: _days(n * months, year=366, month=31) * per_day,
    )


def _days(months: Decimal, *, year: int, month: int) -> Decimal:
    """Days of a number of months: whole years by the year's days, the months over by the month's."""
    if months < 0:
        return -_days(-months, year=731 - year, month=59 - month)
    years = months // 12
    return min(years * year + (months - years * 12) * month, (years + 1) * year)


def _are_hundredths(a: Figure, b: Figure) -> bool:
    """Are the two shares told in different ways: a percentage, a fraction in words, marks out of different bests?

    A fraction is no share of a mark where both could be the same number: "four and a half stars", "half a star".
    """
    best, other = best_mark(a), best_mark(b)
    if best and other:
        return best != other
    if (a.unit == PERCENT) != (b.unit == PERCENT):
        plain = b if a.unit == PERCENT else a
        return bool(best or other) or _is_fraction(plain)
    mark, plain = (a, b) if best else (b, a)
    return bool(best or other) and _is_fraction(plain) and bare_number(plain) < 1 <= bare_number(mark)


def _in_hundredths(figure: Figure) -> Comparand:
    """A percentage, a fraction or a mark in hundredths; a mark of 3 out of 6 is 50, with no rounding on the way."""
    if figure.unit == PERCENT:
        return comparand(figure)
    whole = best_mark(figure) or Decimal(1)

    def share(amount: Decimal) -> Decimal:
        return amount * 100 / whole

    found = comparand(figure, share, share, exact=True)
    if whole != 1 or found.point is None or found.point.low != found.point.high:
        return found
    point = found.point.low  # a fraction in words stands for the whole percentage that it is: a quarter for 24.8 %
    return replace(found, roundings=(Stretch(point - _HALF, point + _HALF, True, False),))


def _is_fraction(figure: Figure) -> bool:
    """Is it a fraction in words, "three in four"? One in digits, "0.75", has a last digit."""
    return figure.kind is FigureKind.NUMBER and not last_digit(figure)


def _same_measure(a: Figure, b: Figure) -> bool:
    """Can the numbers be held against each other as they are? A bare number takes the other's unit."""
    if {a.kind, b.kind} == {FigureKind.NUMBER, FigureKind.QUANTITY} and Dimension.TEMPERATURE in (
        a.dimension,
        b.dimension,
    ):
        return True  # degrees of which the scale is not told
    if a.kind is not b.kind:
        return any(figure.kind is FigureKind.NUMBER and not figure.unit for figure in (a, b))
    return a.kind in (FigureKind.NUMBER, FigureKind.MULTIPLE) or a.unit == b.unit or not (a.unit and b.unit)

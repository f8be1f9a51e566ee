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
from dataclasses import dataclass
from decimal import Decimal

from timeline.figures.comparing.rates import BASE, Rates
from timeline.figures.comparing.ratings import bare_number, best_mark
from timeline.figures.comparing.rounding import Stretch, last_digit, stands_for
from timeline.figures.show import name_figure, show_when
from timeline.model import CalendarUnit, DateSpan, Figure, FigureKind, PercentUnit, Rate

DAY, PERCENT, BASIS_POINT = CalendarUnit.DAY.value, PercentUnit.PERCENT.value, PercentUnit.BASIS_POINT.value
SECONDS: dict[str, int] = {
    CalendarUnit.SECOND: 1, CalendarUnit.MINUTE: 60, CalendarUnit.HOUR: 3600, CalendarUnit.DAY: 86400,
    CalendarUnit.WEEK: 604800,
}  # fmt: skip
MONTHS: dict[str, int] = {
    CalendarUnit.MONTH: 1, CalendarUnit.QUARTER: 3, CalendarUnit.YEAR: 12, CalendarUnit.DECADE: 120,
    CalendarUnit.CENTURY: 1200, CalendarUnit.MILLENNIUM: 12000,
}  # fmt: skip
POINTS: dict[str, Decimal] = {PercentUnit.BASIS_POINT: Decimal(1), PercentUnit.PERCENTAGE_POINT: Decimal(100)}

Map = Callable[[Decimal], Decimal]


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Aligned:
    """Two figures in one unit. Of two currencies `first` is the one that was converted; else the order is as given.

    `rate` is that of the day, `lowest` and `highest` those of the days around it.
    """

    first: Comparand
    second: Comparand
    unit: str
    kind: FigureKind
    rate: Rate | None = None
    lowest: Rate | None = None
    highest: Rate | None = None


def align(a: Figure, b: Figure, on: datetime.date | DateSpan | None, rates: Callable[[], Rates]) -> Aligned | str:
    """The two in a common unit, or the reason why there is none. `rates` is called only where currencies differ."""
    if a.kind is FigureKind.MONEY and b.kind is FigureKind.MONEY and a.unit and b.unit and a.unit != b.unit:
        source, target = sorted((a, b), key=lambda figure: (figure.unit != BASE, figure.unit))
        return _align_money(source, target, on, rates)
    if a.kind is FigureKind.DURATION and b.kind is FigureKind.DURATION and a.unit != b.unit:
        return _align_durations(a, b)
    if a.unit in POINTS and b.unit in POINTS and a.unit != b.unit:
        first, second = (_scaled(figure, POINTS[figure.unit]) for figure in (a, b))
        return Aligned(first, second, BASIS_POINT, FigureKind.PERCENT)
    if _are_hundredths(a, b):
        return Aligned(_in_hundredths(a), _in_hundredths(b), PERCENT, FigureKind.PERCENT)
    if not _same_measure(a, b):
        return f"{name_figure(a)} and {name_figure(b)} do not measure the same"
    fuller = b if not a.unit and a.kind is FigureKind.NUMBER else a
    return Aligned(comparand(a), comparand(b), fuller.unit, fuller.kind)


def comparand(figure: Figure, down: Map | None = None, up: Map | None = None, *, exact: bool = False) -> Comparand:
    """A figure on another axis: `down` maps an amount to the least, `up` to the most that it can be there.

    Both grow with the amount; `exact` says that they are the same. Without them the figure stays in its own unit.
    """
    own = Stretch(figure.low, figure.high, figure.low_closed, figure.high_closed)
    number = figure.value if figure.is_single else None
    point = None if number is None else Stretch(number, number)
    if down is None or up is None:
        return Comparand(figure, own, own, point, stands_for(figure))
    moved = None if point is None else _moved(point, down, up)
    roundings = tuple(_moved(stretch, down, up) for stretch in stands_for(figure))
    return Comparand(figure, _moved(own, down, up), _moved(own, up, down), moved, roundings, exact)


def _moved(stretch: Stretch, down: Map, up: Map) -> Stretch:
    """A stretch on another axis; an open end stays open."""
    low = stretch.low if stretch.low.is_infinite() else down(stretch.low)
    return stretch._replace(low=low, high=stretch.high if stretch.high.is_infinite() else up(stretch.high))


def at_rates(lowest: Decimal, highest: Decimal) -> tuple[Map, Map]:
    """The least and the most that an amount is worth between two rates, debts included."""
    return (
        lambda amount: amount * (lowest if amount >= 0 else highest),
        lambda amount: amount * (highest if amount >= 0 else lowest),
    )


def _scaled(figure: Figure, factor: Decimal) -> Comparand:
    return comparand(figure, *at_rates(factor, factor), exact=True)


def _align_money(
    source: Figure, target: Figure, on: datetime.date | DateSpan | None, rates: Callable[[], Rates]
) -> Aligned | str:
    if on is None:
        return f"{name_figure(source)} and {name_figure(target)} are in two currencies, and no date says at which rate"
    table = rates()
    rate = table.rate(source.unit, target.unit, on)
    around = table.rate_range(source.unit, target.unit, on)
    if rate is None or around is None:
        return f"the {table.name} table has no rate from {source.unit} to {target.unit} {show_when(on)}"
    first = comparand(source, *at_rates(around[0].value, around[1].value))
    return Aligned(first, comparand(target), target.unit, FigureKind.MONEY, rate, *around)


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

    return comparand(figure, share, share, exact=True)


def _is_fraction(figure: Figure) -> bool:
    """Is it a fraction in words, "three in four"? One in digits, "0.75", has a last digit."""
    return figure.kind is FigureKind.NUMBER and not last_digit(figure)


def _same_measure(a: Figure, b: Figure) -> bool:
    """Can the numbers be held against each other as they are? A bare number takes the other's unit."""
    if a.kind is not b.kind:
        return any(figure.kind is FigureKind.NUMBER and not figure.unit for figure in (a, b))
    return a.kind in (FigureKind.NUMBER, FigureKind.MULTIPLE) or a.unit == b.unit or not (a.unit and b.unit)

"""Axes: values and days to per cent of a drawing's width, and round ticks on them.

Per cent, so that a drawing is as wide as its place and can be zoomed by its width alone. Ticks are 1, 2 or 5 times a
power of ten (Heckbert, "Nice numbers for graph labels", Graphics Gems, 1990).
"""

from __future__ import annotations

from decimal import Decimal

from timeline.dates.calendar.days import number
from timeline.figures.show import MONTHS
from timeline.frozen import frozen
from timeline.model import DateSpan, Day

MARGIN = 2.0
"""Per cent left free at either side, so that nothing is cut off."""


@frozen
class Scale:
    """A linear scale from `low` to `high`."""

    low: float
    high: float

    def place(self, value: float) -> float:
        """Where a value lies, in per cent of the width, held within the drawing."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return MARGIN + min(max(share, 0.0), 1.0) * (100 - 2 * MARGIN)


@frozen
class Extent:
    """A stretch of an axis in per cent; an open end reaches the drawing's edge and fades."""

    start: float
    end: float
    open_start: bool = False
    open_end: bool = False

    @property
    def width(self) -> float:
        return self.end - self.start


def per_cent(value: float) -> str:
    """A coordinate, always written the same way.

    >>> per_cent(12.3456), per_cent(50.0)
    ('12.35%', '50%')
    """
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def nice_ticks(low: Decimal, high: Decimal, most: int = 5) -> list[Decimal]:
    """Round values from `low` to `high`, at most about `most` of them.

    >>> [str(tick) for tick in nice_ticks(Decimal("5.7"), Decimal("6.6"))]
    ['5.8', '6.0', '6.2', '6.4', '6.6']
    """
    if not (low.is_finite() and high.is_finite()) or high <= low:
        return [low] if low.is_finite() else []
    rough = (high - low) / most
    power = Decimal(1).scaleb(rough.adjusted())
    step = next((power * factor for factor in (1, 2, 5) if power * factor >= rough), power * 10)
    first = (low / step).to_integral_value(rounding="ROUND_CEILING")
    return [tick for n in range(most + 2) if (tick := (first + n) * step) <= high]


def years_shown(days: list[DateSpan]) -> tuple[int, int]:
    """The first and the last year of some dates, open ends left out."""
    known = [day.year for date in days for day in (date.earliest, date.latest) if day is not None]
    return (min(known), max(known)) if known else (0, 0)


def year_scale(first: int, last: int) -> Scale:
    """Whole years, from the first day of one to the last of another."""
    return Scale(number(Day(first, 1, 1)), number(Day(last, 12, 31)) + 1)


def year_ticks(first: int, last: int, most: int = 12) -> list[int]:
    """Round years within a range, at most about `most` of them.

    >>> year_ticks(2023, 2027), year_ticks(1789, 2026, 6)
    ([2023, 2024, 2025, 2026, 2027], [1800, 1850, 1900, 1950, 2000])
    """
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000) if (last - first) / size < most)
    return [year for year in range(first - first % step, last + 1, step) if year >= first]


def date_ticks(first: Day, last: Day, most: int = 6) -> list[tuple[float, str]]:
    """The beginnings of months, or of years where the days span many, each with its name.

    >>> [name for _, name in date_ticks(Day(2024, 4, 20), Day(2024, 8, 1))]
    ['May 2024', 'Jun 2024', 'Jul 2024', 'Aug 2024']
    """
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next((size for size in (1, 2, 3, 6) if months <= size * most), 0)
    if not step:
        years = year_ticks(first.year, last.year, most)
        return [(float(number(Day(year, 1, 1))), str(year)) for year in years if Day(year, 1, 1) >= first]
    begin = first.year * 12 + first.month - (first.day == 1)
    begins = [Day(n // 12, n % 12 + 1, 1) for n in range(begin + -begin % step, last.year * 12 + last.month, step)]
    return [(float(number(day)), f"{MONTHS[day.month - 1][:3]} {day.year}") for day in begins]


def extent_of(date: DateSpan, scale: Scale) -> Extent:
    """Where a date lies on a scale of days; a day is as wide as it is."""
    start = scale.place(number(date.earliest)) if date.earliest else 0.0
    end = scale.place(number(date.latest) + 1) if date.latest else 100.0
    return Extent(start, max(start, end), date.earliest is None, date.latest is None)

"""The calendar's units around a day: the week, month, quarter ... that holds it, and those before and after."""

from __future__ import annotations

from timeline.dates.calendar.days import Ends, month_ends, months_ends, plus, plus_months, week_of, year_ends
from timeline.model import Day, Precision

DAY, WEEK, MONTH, QUARTER, SEASON, HALF, YEAR, DECADE, CENTURY, INTERVAL, SET = Precision

UNITS = (DAY, WEEK, MONTH, QUARTER, HALF, YEAR, DECADE, CENTURY)
"""From the shortest to the longest."""

_MONTHS = {QUARTER: 3, HALF: 6}
_YEARS = {YEAR: 1, DECADE: 10, CENTURY: 100}


def unit_ends(unit: Precision, day: Day) -> Ends:
    """The unit that holds a day."""
    if unit is DAY:
        return day, day
    if unit is WEEK:
        return week_of(day)
    if unit is MONTH:
        return month_ends(day.year, day.month)
    if unit in _MONTHS:
        size = _MONTHS[unit]
        return months_ends(day.year, (day.month - 1) // size * size + 1, size)
    size = _YEARS[unit]
    return year_ends(day.year // size * size, size)


def shifted(unit: Precision, day: Day, count: int) -> Day:
    """The day that lies `count` units from a day: the same day of the month, or its last where that is shorter."""
    if unit in (DAY, WEEK):
        return plus(day, count * (7 if unit is WEEK else 1))
    return plus_months(day, count * (_MONTHS.get(unit) or 12 * _YEARS.get(unit, 0) or 1))


def units_ends(unit: Precision, day: Day, first: int, count: int = 1) -> Ends:
    """`count` whole units, the first of them `first` units from the one that holds a day."""
    start = unit_ends(unit, shifted(unit, unit_ends(unit, day)[0], first))
    return start[0], unit_ends(unit, shifted(unit, start[0], count - 1))[1]

"""The Persian (solar Hijri, Jalali) calendar as days of the Gregorian one.

Its year begins at the vernal equinox. Leap years follow the cycle of 33 years, which agrees with the equinox in the
years 1280 to 1497 (1901 to 2119), as convertdate computes it; other years are refused. The tests ask convertdate, which
is no requirement of the product: it needs a tenth of a second for each year, and what it computes with has no wheel.
"""

from __future__ import annotations

from timeline.dates.calendar.days import Ends, from_number, number
from timeline.model import Day

YEARS = range(1280, 1498)
_LEAP_YEARS = (1, 5, 9, 13, 17, 22, 26, 30)  # of each cycle
_CYCLE = 33
_KNOWN_YEAR, _KNOWN_DAY = 1403, Day(2024, 3, 20)
_LONG_MONTHS, _MONTHS = 6, 12


def is_leap(year: int) -> bool:
    return year % _CYCLE in _LEAP_YEARS


def month_length(year: int, month: int) -> int:
    if month <= _LONG_MONTHS:
        return 31
    return 30 if month < _MONTHS or is_leap(year) else 29


def day(year: int, month: int, day_of_month: int) -> Day | None:
    """A day of this calendar; None where it has no such day.

    >>> day(1403, 3, 14)
    Day(year=2024, month=6, day=3)
    """
    if year not in YEARS or not 1 <= month <= _MONTHS or not 1 <= day_of_month <= month_length(year, month):
        return None
    days = 365 * (year - _KNOWN_YEAR) + _leaps_before(year) - _leaps_before(_KNOWN_YEAR)
    months = 31 * (month - 1) - max(0, month - 1 - _LONG_MONTHS)
    return from_number(number(_KNOWN_DAY) + days + months + day_of_month - 1)


def month_ends(year: int, month: int) -> Ends | None:
    first, last = day(year, month, 1), day(year, month, month_length(year, month))
    return (first, last) if first and last else None


def year_ends(year: int) -> Ends | None:
    first, last = month_ends(year, 1), month_ends(year, _MONTHS)
    return (first[0], last[1]) if first and last else None


def _leaps_before(year: int) -> int:
    cycles, rest = divmod(year, _CYCLE)
    return cycles * len(_LEAP_YEARS) + sum(leap < rest for leap in _LEAP_YEARS)

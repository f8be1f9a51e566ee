"""Days of the proleptic Gregorian calendar: arithmetic beyond the years 1 to 9999 that `datetime` knows.

Years are astronomical (0 is 1 BCE). Weeks are those of ISO 8601: Monday to Sunday, and a week belongs to the year, and
to the month, that holds its Thursday. Every function costs a few integer operations. The count of days follows the
"days from civil" derivation (400-year eras that begin in March), the date of Easter the Gregorian computus.
"""

from __future__ import annotations

from timeline.model import Day

Ends = tuple[Day, Day]
"""The first and the last day of something; both belong to it."""

FIRST_YEAR, LAST_YEAR = -9999, 9999
"""Years outside these are not read: no chronology of sources needs them, and `datetime` ends there too."""

_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_ERA_DAYS = 146_097  # days in 400 years


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    return 29 if month == 2 and is_leap(year) else _LENGTHS[month - 1]


def is_day(year: int, month: int, day: int) -> bool:
    """Does the calendar have this day?"""
    return FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12 and 1 <= day <= month_length(year, month)


def number(day: Day) -> int:
    """How many days lie between a day and 0000-03-01; the days before it are negative."""
    year = day.year - (day.month <= 2)
    era, year_of_era = divmod(year, 400)
    day_of_year = (153 * ((day.month + 9) % 12) + 2) // 5 + day.day - 1
    return era * _ERA_DAYS + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year


def from_number(count: int) -> Day:
    """The day that lies `count` days after 0000-03-01: the inverse of `number`."""
    era, day_of_era = divmod(count, _ERA_DAYS)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    month_from_march = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * month_from_march + 2) // 5 + 1
    month = (month_from_march + 2) % 12 + 1
    return Day(era * 400 + year_of_era + (month <= 2), month, day)


def plus(day: Day, days: int) -> Day:
    return from_number(number(day) + days)


def weekday(day: Day) -> int:
    """0 for Monday to 6 for Sunday."""
    return (number(day) + 2) % 7


def plus_months(day: Day, months: int) -> Day:
    """The same day of another month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return Day(year, month + 1, min(day.day, month_length(year, month + 1)))


def month_ends(year: int, month: int) -> Ends:
    return Day(year, month, 1), Day(year, month, month_length(year, month))


def months_ends(year: int, month: int, count: int) -> Ends:
    """`count` whole months from the given one on."""
    last = plus_months(Day(year, month, 1), count - 1)
    return Day(year, month, 1), month_ends(last.year, last.month)[1]


def year_ends(year: int, count: int = 1) -> Ends:
    """`count` whole years from the given one on."""
    return Day(year, 1, 1), Day(year + count - 1, 12, 31)


def week_of(day: Day) -> Ends:
    """The ISO week that a day belongs to."""
    monday = plus(day, -weekday(day))
    return monday, plus(monday, 6)


def iso_week(year: int, week: int) -> Ends | None:
    """A week by its ISO number, or None where the year has no such week."""
    first, _ = week_of(Day(year, 1, 4))
    monday = plus(first, 7 * (week - 1))
    return (monday, plus(monday, 6)) if week >= 1 and plus(monday, 3).year == year else None


def easter(year: int) -> Day:
    """Easter Sunday of the western churches (the anonymous Gregorian computus, Nature, 1876)."""
    golden = year % 19
    century, rest = divmod(year, 100)
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    to_sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return Day(year, month, day + 1)

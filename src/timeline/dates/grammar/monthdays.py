"""Months and days: "12 May 2024", "May 12th", "31/10/1974", "2015-3-3", "Dec. 2018", "7/2008", "22/04"."""

from __future__ import annotations

from timeline.dates.calendar.days import Ends, is_day, month_ends, month_length
from timeline.dates.calendar.units import CENTURY, DAY, MONTH
from timeline.dates.grammar.cascade import Built, Match
from timeline.dates.grammar.kinds import CHARACTER
from timeline.dates.grammar.partial import Reading, fixed, in_year, mapped
from timeline.dates.grammar.years import century_of, dated
from timeline.model import Day

_LEAP_YEAR = 2000


def day_ends(year: int, month: int, day: int) -> Ends | None:
    """A day as first and last; None where the calendar has no such day."""
    return (Day(year, month, day),) * 2 if is_day(year, month, day) else None


def yearly_day(month: int, day: int, *, day_last: bool = False) -> Reading | None:
    """A day of every year; None where no year has it."""
    if not _exists(month, day):
        return None
    return Reading(DAY, yearly=lambda year: day_ends(year, month, day), day_last=day_last)


def _exists(month: int, day: int) -> bool:
    """Has a year such a day?"""
    return 1 <= month <= 12 and 1 <= day <= month_length(_LEAP_YEAR, month)


def day_of_month(reading: Reading) -> int | None:
    """Which day of its month a day is, with or without year; None of other dates."""
    ends = reading.yearly(_LEAP_YEAR) if reading.yearly else reading.ends
    return ends[0].day if ends and reading.precision is DAY else None


def in_same_month(reading: Reading, number: int) -> Reading | None:
    """Another day of the month that a day lies in."""

    def moved(ends: Ends) -> Ends | None:
        day = ends[0]
        return (day._replace(day=number),) * 2 if number <= month_length(day.year, day.month) else None

    return mapped(reading, moved, DAY)


def month_and_day(a: int, b: int, order: str) -> tuple[int, int] | None:
    """Month and day of 03/04: by the order given, or where only one order makes a date; None where both do."""
    if order in ("MDY", "YMD"):
        return a, b
    if order == "DMY":
        return b, a
    fitting = {(month, day) for month, day in ((a, b), (b, a)) if yearly_day(month, day)}
    return fitting.pop() if len(fitting) == 1 else None


def numeric_day(match: Match) -> Built:
    """31/10/1974, 2015-3-3, 3/3/15."""
    a, b, c = match.numbers("number", "short", "year")
    order = match.context.order
    if match.tokens[0].kind == CHARACTER["year"]:
        return fixed(day_ends(a, b, c), DAY)
    if match.has("year"):
        parts = month_and_day(a, b, order)
        return fixed(day_ends(c, *parts), DAY) if parts else None
    a, b, c = (b, c, a) if order == "YMD" else (a, b, c)
    parts, year = month_and_day(a, b, order), century_of(c, match.context)
    return fixed(day_ends(year, *parts), DAY, CENTURY) if year is not None and parts else None


def spaced_day(match: Match) -> Built:
    """20 02 2014, as French forms have it; elsewhere numbers in a row are no date."""
    year_first = match.tokens[0].kind == CHARACTER["year"]
    return numeric_day(match) if year_first or match.context.order == "DMY" else None


def numeric_month(match: Match) -> Built:
    """7/2008, 12-2015, 2014/10. 2010/11 may be two years, and is left."""
    (year,), (month,) = match.numbers("year"), match.numbers("number")
    if month > 12 or (match.has("slash") and match.tokens[0].value == year and month == year % 100 + 1):
        return None
    return fixed(month_ends(year, month), MONTH)


def numeric_yearly_day(match: Match) -> Built:
    """22/04; 22.04 is a number outside German dates, and 5/24 may be May 2024 where no order is set."""
    (a, b), order = match.numbers("number", "ordinal"), match.context.order
    parts = month_and_day(a, b, order)
    if parts is None or (match.has("dot", "hyphen") and order != "DMY") or (not order and b > a):
        return None
    return yearly_day(*parts)


def named_day(match: Match) -> Built:
    """12 May 2024, May 12th, 2024, 31-Oct-74, 2019/aug/01."""
    (month,) = match.numbers("month")
    if match.tokens[0].kind == CHARACTER["year"]:
        (year,), (day,) = match.numbers("year"), match.numbers("number")
        return fixed(day_ends(year, month, day), DAY)
    day = match.numbers("number", "ordinal")[0]
    if not _exists(month, day):
        return no_day(match)
    reading = dated(lambda year: day_ends(year, month, day), DAY, match)
    return reading or (no_day(match) if match.has("year") else None)


def no_day(match: Match) -> Built:
    """31 February, 32 May 2024: nothing, neither the month nor the year."""
    del match
    return "unknown", None


def named_yearly_day(match: Match) -> Built:
    """12 May, May 12th. "Jun-23" may be 2023, and is left."""
    (month,), (day,) = match.numbers("month"), match.numbers("number", "ordinal")
    month_first = match.tokens[0].kind == CHARACTER["month"]
    written = match.tokens[-1].end - match.tokens[-1].start
    if month_first and match.has("hyphen", "slash") and match.has("number") and written == 2:
        return None
    return yearly_day(month, day, day_last=month_first) or no_day(match)


def short_year(match: Match) -> Built:
    """14th April 15, 31 Oct 74."""
    (reading,) = match.dates()
    if reading.yearly is None or reading.precision not in (DAY, MONTH):
        return None
    if reading.precision is MONTH and match.has("number"):
        return None  # "May 12" is a day
    return dated(reading.yearly, reading.precision, match)


def era_day(match: Match) -> Built:
    """15 March 44 BC."""
    day, year = match.numbers("number", "short", "long", "ordinal")[0], match.numbers("number", "short", "long")[-1]
    (month,), (era,) = match.numbers("month"), match.numbers("era")
    return fixed(day_ends(year if era > 0 else 1 - year, month, day), DAY)


def named_month(match: Match) -> Built:
    """May 2024, Dec-2018, juillet 98."""
    (month,) = match.numbers("month")
    return dated(lambda year: month_ends(year, month), MONTH, match)


def year_first(match: Match) -> Built:
    """2017 April."""
    (reading,), (year,) = match.dates(), match.numbers("year")
    return in_year(reading.but(vague=False), year)


def month(match: Match) -> Built:
    """May, which in running text may be another word."""
    (month,) = match.numbers("month")
    return Reading(MONTH, yearly=lambda year: month_ends(year, month), vague=True)

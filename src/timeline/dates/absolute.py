"""Dates of the calendar: days, months, quarters, halves, seasons, years, decades, centuries, feasts.

Conventions (docs/dates.md gives them all): seasons are the northern, meteorological ones, winter from December of its
year; "the 1800s" are a century and "the 2000s" a decade; the 19th century is 1800 to 1899, as EDTF has it (18XX); a
fiscal year is the calendar year of its name, approximately. A two-digit year lies at most 80 years before and 20 years
after publication, the window of the POSIX successors (java.text.SimpleDateFormat).
"""

from __future__ import annotations

from timeline.dates.cascade import Built, Context, Level, Match
from timeline.dates.days import Ends, easter, is_day, month_ends, month_length, months_ends, plus, weekday, year_ends
from timeline.dates.kinds import CHARACTER
from timeline.dates.readings import Reading, Yearly, fixed, in_year
from timeline.model import Day

_YEARS_BACK = 80
_TWO_DIGITS = 100


# ---- years -----------------------------------------------------------------------------------------------------------


def century_of(short: int, context: Context) -> int | None:
    """A two-digit year as a full one, by the day of publication; None without it."""
    if context.published is None or short >= _TWO_DIGITS:
        return None
    earliest = context.published.year - _YEARS_BACK
    return earliest + (short - earliest) % _TWO_DIGITS


def _year_told(match: Match) -> tuple[int | None, tuple[str, ...]]:
    """The year that a match names, and what of it was inferred; None where it names none."""
    if years := match.numbers("year"):
        return years[-1], ()
    last = match.tokens[-1]
    if isinstance(last.value, int) and last.end - last.start == 2:
        return century_of(last.value, match.context), ("century",)
    return None, ()


def _dated(yearly: Yearly, precision: str, match: Match) -> Reading | None:
    """Something that comes every year, in the year that the match names."""
    year, implied = _year_told(match)
    return None if year is None else in_year(Reading(precision, yearly=yearly, implied=implied), year)


def year_reading(year: int, **extra: object) -> Reading:
    return Reading("year", *year_ends(year)).but(**extra)


def _named_year(match: Match) -> Built:
    """The year 1800, calendar year 2008, CY18."""
    if any(value != ("year", 1) for value in match.all("unit")):
        return None
    year, implied = _year_told(match)
    return None if year is None else year_reading(year, implied=implied)


def _era_year(match: Match) -> Built:
    """17 CE, AD 79, 44 BC: the year before 1 CE is 0."""
    (year,), (era,) = match.numbers("number", "short", "long", "year"), match.numbers("era")
    return year_reading(year if era > 0 else 1 - year) if year else None


def _era_day(match: Match) -> Built:
    day, year = match.numbers("number", "short", "long", "ordinal")[0], match.numbers("number", "short", "long")[-1]
    (month,), (era,) = match.numbers("month"), match.numbers("era")
    return fixed(_day_ends(year if era > 0 else 1 - year, month, day), "day")


def _fiscal_year(match: Match) -> Built:
    year, implied = _year_told(match)
    if year is None or any(value != ("year", 1) for value in match.all("unit")):
        return None
    return year_reading(year, qualifier="~", implied=implied)


def _decade(match: Match) -> Built:
    """The 1990s, the '90s, the nineties; the 1800s."""
    start = match.numbers("decade", "year", "short")[0]
    if start % 10 or (match.has("year") and not match.has("decade_of") and match.all("of") != ["'s"]):
        return None
    if any(value != ("year", 1) for value in match.all("unit")):
        return None
    if start >= 1000:
        count = 100 if start % 100 == 0 and start < 2000 else 10
        return fixed(year_ends(start, count), "century" if count == 100 else "decade")
    if match.context.published is None:
        return None
    year = match.context.published.year
    start += year // 100 * 100
    return fixed(year_ends(start if start <= year else start - 100, 10), "decade", "century")


def _century(match: Match) -> Built:
    (count,), eras = match.numbers("ordinal", "century"), match.numbers("era")
    if not 1 <= count <= 30:
        return None
    if eras and eras[0] < 0:
        return fixed(year_ends(1 - 100 * count, 100), "century")
    return fixed((Day(max(1, 100 * count - 100), 1, 1), Day(100 * count - 1, 12, 31)), "century")


# ---- days and months -------------------------------------------------------------------------------------------------


def _day_ends(year: int, month: int, day: int) -> Ends | None:
    return (Day(year, month, day),) * 2 if is_day(year, month, day) else None


def yearly_day(month: int, day: int) -> Reading | None:
    """A day of every year; None where no year has it."""
    if not 1 <= month <= 12 or not 1 <= day <= month_length(2000, month):
        return None
    return Reading("day", yearly=lambda year: _day_ends(year, month, day))


def yearly_month(month: int) -> Reading:
    return Reading("month", yearly=lambda year: month_ends(year, month))


def _month_and_day(a: int, b: int, order: str) -> tuple[int, int] | None:
    """Month and day of 03/04: by the order given, or where only one order makes a date; None where both do."""
    if order in ("MDY", "YMD"):
        return a, b
    if order == "DMY":
        return b, a
    fitting = {(month, day) for month, day in ((a, b), (b, a)) if yearly_day(month, day)}
    return fitting.pop() if len(fitting) == 1 else None


def _numeric_day(match: Match) -> Built:
    """31/10/1974, 2015-3-3, 3/3/15."""
    a, b, c = match.numbers("number", "short", "year")
    context, implied = match.context, ()
    if match.tokens[0].kind == CHARACTER["year"]:
        return fixed(_day_ends(a, b, c), "day")
    if match.has("year"):
        year: int | None = c
    else:
        a, b, c = (b, c, a) if context.order == "YMD" else (a, b, c)
        year, implied = century_of(c, context), ("century",)
    parts = _month_and_day(a, b, context.order)
    return fixed(_day_ends(year, *parts), "day", *implied) if year is not None and parts else None


def _numeric_month(match: Match) -> Built:
    """7/2008, 12-2015, 2014/10. 2010/11 may be two years, and is left."""
    (year,), (month,) = match.numbers("year"), match.numbers("number")
    if month > 12 or (match.has("slash") and match.tokens[0].value == year and month == year % 100 + 1):
        return None
    return fixed(month_ends(year, month), "month")


def _numeric_yearly_day(match: Match) -> Built:
    """22/04; in running text that is rather a fraction, and 22.04 is a number outside German dates."""
    parts = _month_and_day(*match.numbers("number", "ordinal"), order=match.context.order)
    if parts is None or (match.has("dot", "hyphen") and match.context.order != "DMY"):
        return None
    return yearly_day(*parts)


def _spaced_day(match: Match) -> Built:
    """20 02 2014, as French forms have it; elsewhere numbers in a row are no date."""
    year_first = match.tokens[0].kind == CHARACTER["year"]
    return _numeric_day(match) if year_first or match.context.order == "DMY" else None


def _named_day(match: Match) -> Built:
    """12 May 2024, May 12th, 2024, 31-Oct-74, 2019/aug/01."""
    (month,) = match.numbers("month")
    tokens = match.tokens
    if tokens[0].kind == CHARACTER["year"]:
        year, day, implied = tokens[0].value, match.numbers("number")[0], ()
        return fixed(_day_ends(year, month, day), "day", *implied) if isinstance(year, int) else None
    day = match.numbers("number", "ordinal")[0]
    reading = yearly_day(month, day)
    if reading is None:
        return None
    return _dated(lambda year: _day_ends(year, month, day), "day", match)


def _named_yearly_day(match: Match) -> Built:
    """12 May, May 12th. "Jun-23" may be 2023, and is left."""
    (month,), (day,) = match.numbers("month"), match.numbers("number", "ordinal")
    month_first = match.tokens[0].kind == CHARACTER["month"]
    written = match.tokens[-1].end - match.tokens[-1].start
    if month_first and match.has("hyphen", "slash") and match.has("number") and written == 2:
        return None
    return yearly_day(month, day)


def _short_year(match: Match) -> Built:
    """14th April 15, 31 Oct 74."""
    (reading,) = match.dates()
    if reading.yearly is None or reading.precision not in ("day", "month"):
        return None
    if reading.precision == "month" and match.has("number"):
        return None  # "May 12" is a day
    return _dated(reading.yearly, reading.precision, match)


def _year_first(match: Match) -> Built:
    """2017 April."""
    (reading,), (year,) = match.dates(), match.numbers("year")
    return in_year(reading.but(vague=False), year)


def _named_month(match: Match) -> Built:
    (month,) = match.numbers("month")
    return _dated(lambda year: month_ends(year, month), "month", match)


def _month(match: Match) -> Built:
    return yearly_month(match.numbers("month")[0]).but(vague=True)


# ---- parts of a year -------------------------------------------------------------------------------------------------


def _quarter_number(match: Match) -> int | None:
    """Which quarter: Q3, 3Q, third quarter."""
    if match.has("quarter"):
        tokens = match.tokens
        place = next(i for i, token in enumerate(tokens) if token.kind == CHARACTER["quarter"])
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        token = (
            after
            if after and after.kind == CHARACTER["number"] and after.start == tokens[place].end
            else tokens[place - 1]
        )
        return token.value if isinstance(token.value, int) and 1 <= token.value <= 4 else None
    (count,) = match.numbers("ordinal")
    return count if match.all("unit") == [("quarter", 1)] and 1 <= count <= 4 else None


def _half_number(match: Match) -> int | None:
    """Which half: H2, second half."""
    if match.has("half"):
        (count,) = match.numbers("number")
        return count if 1 <= count <= 2 else None
    (count,) = match.numbers("ordinal")
    return count if match.all("unit") == [("half", 1)] and 1 <= count <= 2 else None


def _division(match: Match) -> Reading | None:
    """A quarter or a half of every year."""
    if quarter := _quarter_number(match) if not match.has("half") else None:
        return Reading("quarter", yearly=lambda year: months_ends(year, 3 * quarter - 2, 3))
    if half := _half_number(match) if not match.has("quarter") else None:
        half_yearly: Yearly = lambda year: months_ends(year, 6 * half - 5, 6)  # noqa: E731
        return Reading("half", yearly=half_yearly, vague=match.has("ordinal"))
    return None


def _yearly_division(match: Match) -> Built:
    """Q3, 3Q, third quarter, H1, second half; and the third century."""
    if match.all("unit") == [("century", 1)]:
        return _century(match)
    reading = _division(match)
    return reading.but(qualifier="~") if reading and match.has("fiscal") else reading


def _dated_division(match: Match) -> Built:
    """Q3 2024, the third quarter of fiscal 1990, 2019 H2."""
    reading = _division(match)
    if reading is None or reading.yearly is None:
        return None
    dated = _dated(reading.yearly, reading.precision, match)
    return dated.but(qualifier="~") if dated and match.has("fiscal") else dated


def _short_quarter(match: Match) -> Built:
    """18Q4, 3Q24: of the two numbers the one above 4 is the year."""
    a, b = match.numbers("number", "short")
    quarter, short = (b, a) if a > 4 else (a, b)
    year = century_of(short, match.context) if 1 <= quarter <= 4 < short else None
    return fixed(months_ends(year, 3 * quarter - 2, 3), "quarter", "century") if year is not None else None


def _season(match: Match) -> Built:
    """Summer, summer 2023, winter 2023/24."""
    (season,) = match.numbers("season")
    yearly: Yearly = lambda year: months_ends(year, 3 * season, 3)  # noqa: E731
    if match.has("slash", "hyphen"):
        (year,), (short,) = match.numbers("year"), match.numbers("number", "short")
        return fixed(yearly(year), "season") if season == 4 and short == (year + 1) % 100 else None
    return _dated(yearly, "season", match) if match.has("year") else Reading("season", yearly=yearly, vague=True)


# ---- feasts ----------------------------------------------------------------------------------------------------------


def nth_weekday(year: int, month: int, day_of_week: int, count: int) -> Day | None:
    """The count-th of a weekday in a month, from its end where the count is negative."""
    length = month_length(year, month)
    if count > 0:
        day = 1 + (day_of_week - weekday(Day(year, month, 1))) % 7 + 7 * (count - 1)
    else:
        day = length - (weekday(Day(year, month, length)) - day_of_week) % 7 + 7 * (count + 1)
    return Day(year, month, day) if 1 <= day <= length else None


def _feast(value: object, year: int) -> Ends | None:
    """The day of a feast: (month, day), (month, weekday, count), or days from Easter."""
    if isinstance(value, str):
        day: Day | None = plus(easter(year), int(value.removeprefix("easter")))
    elif isinstance(value, tuple) and len(value) == 3:
        day = nth_weekday(year, *value)
    else:
        day = Day(year, *value) if isinstance(value, tuple) else None
    return (day, day) if day else None


def _holiday(match: Match) -> Built:
    (value,) = match.all("holiday")
    yearly: Yearly = lambda year: _feast(value, year)  # noqa: E731
    return _dated(yearly, "day", match) if match.has("year") else Reading("day", yearly=yearly)


_DAY = "(number dot?|ordinal)"
_YEAR = "(year|apostrophe short|apostrophe number)"
_OF = "(of|in|comma|hyphen|slash|article)"
_DIVISION = "(quarter hyphen? number|number hyphen? quarter|half number|number half|ordinal hyphen? unit)"

ABSOLUTE = Level.from_rules(
    [
        ("year hyphen number hyphen number", _numeric_day),
        ("year slash number slash number", _numeric_day),
        ("year dot number dot number", _numeric_day),
        ("year (hyphen|slash) month (hyphen|slash) number", _named_day),
        (f"{_DAY} of? month (number|short|long) era", _era_day),
        ("(number|short|long|year) era", _era_year),
        ("era (number|short|long|year)", _era_year),
        ("(number|short) hyphen number hyphen (year|number|short)", _numeric_day),
        ("(number|short) slash number slash (year|number|short)", _numeric_day),
        ("(number|short) dot number dot (year|number|short)", _numeric_day),
        (f"month {_OF}? article? {_DAY} {_OF}? {_OF}? {_YEAR}", _named_day),
        (f"{_DAY} {_OF}? month {_OF}? {_OF}? ({_YEAR}|short)", _named_day),
        (f"month {_OF}? {_OF}? ({_YEAR}|short)", _named_month),
        (f"month (hyphen|slash|comma)? article? {_DAY}", _named_yearly_day),
        (f"{_DAY} (of|article|hyphen|slash)? (of|article)? month", _named_yearly_day),
        ("year (slash|hyphen) month", _named_month),
        ("year (slash|hyphen) number", _numeric_month),
        ("number (slash|hyphen) year", _numeric_month),
        ("(number|short) quarter (number|short)", _short_quarter),
        (f"fiscal? {_DIVISION} {_OF}? {_OF}? fiscal? unit? {_YEAR}", _dated_division),
        (f"year hyphen? {_DIVISION}", _dated_division),
        ("ordinal hyphen? unit era", _century),
        (f"fiscal? {_DIVISION}", _yearly_division),
        ("season of? year (slash|hyphen) (number|short)", _season),
        (f"season {_OF}? {_YEAR}", _season),
        ("season", _season),
        ("fiscal unit? (year|apostrophe? short|apostrophe? number)", _fiscal_year),
        ("calendar (year|short|number)", _named_year),
        ("unit year", _named_year),
        ("apostrophe? decade unit?", _decade),
        ("decade_of apostrophe? (year|short)", _decade),
        ("century era?", _century),
        (f"holiday {_OF}? year", _holiday),
        ("holiday", _holiday),
        ("month", _month),
    ]
)

LONE = Level.from_rules(
    [
        ("year number number", _spaced_day),
        ("number number (year|number|short)", _spaced_day),
        ("date (comma|of)? (number|short)", _short_year),
        ("year date", _year_first),
        ("number slash number", _numeric_yearly_day),
        ("number dot (number|ordinal)", _numeric_yearly_day),
        ("number hyphen number", _numeric_yearly_day),
        ("year of", _decade),
    ]
)
"""For a text that is one date: in prose these are fractions, scores and counts."""

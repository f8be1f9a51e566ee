"""Dates as the Extended Date/Time Format writes them (ISO 8601-2:2019, annex A), read and written.

Read: levels 0 and 1, and of level 2 what chronologies need: quarters (33 to 36), halves (40, 41), digits left open
anywhere (`156X-12-25`), qualifiers of single parts (`2004-06~-11`, taken as the whole date's) and sets (`[1863,1864]`,
`{1960,1961-12}`, `[..1928]`). Not read: years with exponents or significant digits, the seasons 25 to 32, thirds of a
year (37 to 39), and what has no bounds at all (`XXXX-12-25`). A time of day is dropped: the day is what is compared.

Years are astronomical, as in EDTF: `0000` is 1 BCE, `-0099` is 100 BCE. Seasons are the northern, meteorological ones;
winter begins in December of the year that names it. Linear in the text, which is at most `LONGEST` characters.
"""

from __future__ import annotations

import re
from dataclasses import replace

from timeline.dates.calendar.days import Ends, month_ends, month_length, months_ends, year_ends
from timeline.dates.calendar.units import CENTURY, DAY, DECADE, HALF, INTERVAL, MONTH, QUARTER, SEASON, SET, YEAR
from timeline.frozen import frozen
from timeline.model import DateSpan, Day, Precision, Qualifier, Sense
from timeline.patterns import late

LONGEST = 200
_SEASON, _QUARTER, _HALF = 20, 32, 39  # what is added to the first, second ... season, quarter and half of a year

_WHOLE_YEAR = 11  # months from the first to the last

_MARK = "[?~%]?"
_DATE = re.compile(
    rf"({_MARK})(?P<year>-?[0-9X]{{4}})({_MARK})"
    rf"(?:-({_MARK})(?P<month>[0-9X]{{2}})({_MARK})(?:-({_MARK})(?P<day>[0-9X]{{2}})({_MARK}))?)?"
)
_LONG_YEAR = late(rf"Y(-?[1-9][0-9]{{4,8}})({_MARK})")
_TIME = late(r"T[0-2][0-9]:[0-5][0-9]:[0-6][0-9](?:Z|[+-][01][0-9](?::[0-5][0-9])?)?$")


@frozen
class _Part:
    """One date of an expression: its ends, None where open, its precision, and the qualifiers that stand on it."""

    first: Day | None
    last: Day | None
    precision: Precision = INTERVAL
    marks: str = ""


def parse_edtf(text: str) -> DateSpan | None:
    """Read an EDTF string; None where it is not valid or not supported.

    >>> parse_edtf("2004-06~/2006")
    DateSpan(earliest=Day(year=2004, month=6, day=1), latest=Day(year=2006, month=12, day=31), precision='interval', \
edtf='2004-06~/2006', qualifier='~', sense='span', implied=(), text='2004-06~/2006', start=0, end=13)
    """
    if not text or len(text) > LONGEST:
        return None
    sense = Sense.WITHIN
    if text[0] in "[{":
        part, sense = _set(text), Sense.WITHIN if text[0] == "[" else Sense.SPAN
    elif "/" in text:
        part, sense = _interval(text), Sense.SPAN
    else:
        part = _single(_TIME.sub("", text) if "T" in text else text)
    if part is None or (part.first is None and part.last is None):
        return None
    return DateSpan(
        part.first,
        part.last,
        part.precision,
        text,
        qualifier=merge_marks(part.marks),
        sense=sense,
        text=text,
        end=len(text),
    )


def merge_marks(marks: str) -> Qualifier:
    """Several qualifiers as one: `?` uncertain, `~` approximate, `%` both."""
    both = "%" in marks or ("?" in marks and "~" in marks)
    return Qualifier.BOTH if both else Qualifier(marks[:1])


def _single(text: str) -> _Part | None:
    """A date, a season, a quarter or a half, without a slash or brackets."""
    if text.startswith("Y") and (found := _LONG_YEAR.fullmatch(text)):
        return _Part(*year_ends(int(found[1])), YEAR, found[2])
    found = _DATE.fullmatch(text)
    if not found:
        return None
    marks = "".join(filter(None, found.group(1, 3, 4, 6, 7, 9)))
    year, month, day = found["year"], found["month"], found["day"]
    part = _year(year) if month is None else _year_part(year, month) if day is None else _day(year, month, day)
    return replace(part, marks=marks) if part else None


def _bounds(digits: str, low: int, high: int) -> tuple[int, int] | None:
    """The least and the greatest number from `low` to `high` that digits with X for any digit can mean."""
    if "X" not in digits:
        value = int(digits)
        return (value, value) if low <= value <= high else None
    pattern = re.compile(digits.replace("X", "[0-9]"))
    fitting = [value for value in range(low, high + 1) if pattern.fullmatch(f"{value:02d}")]
    return (fitting[0], fitting[-1]) if fitting else None


def _year_bounds(text: str) -> tuple[int, int] | None:
    """The least and the greatest year; None where the year is wholly open."""
    sign, digits = (-1, text[1:]) if text[0] == "-" else (1, text)
    if digits == "XXXX" or (sign < 0 and digits == "0000"):
        return None
    low, high = int(digits.replace("X", "0")), int(digits.replace("X", "9"))
    return (low, high) if sign > 0 else (-high, -low)


def _year(text: str) -> _Part | None:
    bounds = _year_bounds(text)
    if bounds is None:
        return None
    trailing = len(text) - len(text.rstrip("X"))
    known = "X" not in text[: len(text) - trailing]
    precision = {0: YEAR, 1: DECADE, 2: CENTURY}.get(trailing, INTERVAL) if known else INTERVAL
    return _Part(Day(bounds[0], 1, 1), Day(bounds[1], 12, 31), precision)


def _year_part(year: str, part: str) -> _Part | None:
    """A month, a season, a quarter or a half of a year."""
    years = _year_bounds(year)
    if years is None:
        return None
    if "X" not in part and int(part) > 12:
        ends = _division(years[0], int(part)) if years[0] == years[1] else None
        return _Part(ends[0][0], ends[0][1], ends[1]) if ends else None
    months = _bounds(part, 1, 12)
    if months is None:
        return None
    exact = years[0] == years[1] and months[0] == months[1]
    precision = MONTH if exact else YEAR if part == "XX" and years[0] == years[1] else INTERVAL
    return _Part(Day(years[0], months[0], 1), month_ends(years[1], months[1])[1], precision)


def _division(year: int, code: int) -> tuple[Ends, Precision] | None:
    if _SEASON < code <= _SEASON + 4:
        return months_ends(year, 3 * (code - _SEASON), 3), SEASON
    if _QUARTER < code <= _QUARTER + 4:
        return months_ends(year, 3 * (code - _QUARTER) - 2, 3), QUARTER
    if _HALF < code <= _HALF + 2:
        return months_ends(year, 6 * (code - _HALF) - 5, 6), HALF
    return None


def _day(year: str, month: str, day: str) -> _Part | None:
    years, months = _year_bounds(year), _bounds(month, 1, 12)
    if years is None or months is None:
        return None
    first = _bounds(day, 1, month_length(years[0], months[0]))
    last = _bounds(day, 1, month_length(years[1], months[1]))
    if first is None or last is None:
        return None
    ends = Day(years[0], months[0], first[0]), Day(years[1], months[1], last[1])
    if ends[0] == ends[1]:
        return _Part(*ends, DAY)
    if "X" in year or day != "XX":
        return _Part(*ends)
    return _Part(*ends, MONTH if months[0] == months[1] else YEAR if month == "XX" else INTERVAL)


def _interval(text: str) -> _Part | None:
    """`a/b`, with `..` (open) or nothing (unknown) for one of them."""
    ends = text.split("/")
    if len(ends) != 2:
        return None
    parts = [_Part(None, None) if end in ("", "..") else _single(end) for end in ends]
    if parts[0] is None or parts[1] is None:
        return None
    first, last = parts[0].first, parts[1].last
    if first and last and first > last:
        return None
    return _Part(first, last, marks=parts[0].marks + parts[1].marks)


def _set(text: str) -> _Part | None:
    """`[a,b]` one of these dates, `{a,b}` all of them; `a..b` is every one from a to b, `..b` and `a..` are open."""
    if {"[": "]", "{": "}"}[text[0]] != text[-1]:
        return None
    firsts: list[Day | None] = []
    lasts: list[Day | None] = []
    marks = ""
    for member in text[1:-1].split(","):
        left, dots, right = member.strip().partition("..")
        parts = [_single(side) if side else _Part(None, None) for side in ((left, right) if dots else (left, left))]
        if parts[0] is None or parts[1] is None or not (left or right):
            return None
        firsts.append(parts[0].first)
        lasts.append(parts[1].last)
        marks += parts[0].marks + parts[1].marks
    first = None if None in firsts else min(day for day in firsts if day)
    last = None if None in lasts else max(day for day in lasts if day)
    return None if first and last and first > last else _Part(first, last, SET, marks)


# ---- writing ---------------------------------------------------------------------------------------------------------


def format_edtf(
    first: Day | None, last: Day | None, precision: Precision, qualifier: str = "", *, grain: Precision | None = None
) -> str:
    """Write a span in EDTF, by its precision where EDTF has a form for it and as an interval elsewhere.

    `grain` (a day or a month) keeps the ends of an interval from being written coarser than they were told.

    Qualified decades, centuries, quarters and halves have no form that validators accept: they too become intervals.

    >>> format_edtf(Day(2023, 4, 1), Day(2023, 6, 30), QUARTER)
    '2023-34'
    >>> format_edtf(Day(1860, 1, 1), Day(1869, 12, 31), DECADE, "~")
    '1860~/1869~'
    >>> format_edtf(None, Day(1927, 12, 31), INTERVAL)
    '../1927'
    >>> format_edtf(None, Day(2025, 3, 31), INTERVAL, grain=DAY)
    '../2025-03-31'
    """
    if first and last and grain is not DAY:
        one = _one(first, last, precision, qualifier)
        if one:
            return one
    months = (
        grain != DAY
        and (first is None or first.day == 1)
        and (last is None or last.day == month_length(last.year, last.month))
    )
    years = months and grain != MONTH and (first is None or first.month == 1) and (last is None or last.month == 12)
    start, end = (_edge(day, months, years) + qualifier if day else ".." for day in (first, last))
    return f"{start}/{end}"


def _one(first: Day, last: Day, precision: Precision, qualifier: str) -> str | None:
    """The form of a single date, or None where there is none."""
    if first == last:
        return str(first) + qualifier
    year = _year_text(first.year)
    if first.year == last.year and first.day == 1 and last.day == month_length(last.year, last.month):
        if first.month == last.month:
            return f"{year}-{first.month:02d}{qualifier}"
        if last.month - first.month == _WHOLE_YEAR:
            return year + qualifier
    if qualifier or not year.lstrip("-").isdigit():
        return None
    if precision in (DECADE, CENTURY):
        open_digits = 1 if precision == DECADE else 2
        nearer = year if first.year >= 0 else _year_text(last.year)
        written = nearer[:-open_digits] + "X" * open_digits
        part = _single(written)
        return written if part and (part.first, part.last) == (first, last) else None
    code = _code(first.month, precision)
    found = _division(first.year, code)
    return f"{year}-{code}" if found and found[0] == (first, last) else None


def _code(month: int, precision: Precision) -> int:
    """The code of the division of a year that begins in a month; 0 where there is none of the precision."""
    if precision == QUARTER:
        return _QUARTER + (month + 2) // 3
    if precision == HALF:
        return _HALF + (month + 5) // 6
    return _SEASON + month // 3 if precision == SEASON else 0


def _edge(day: Day, months: bool, years: bool) -> str:
    """One end of an interval, both as coarse as both may be: whole years, whole months, or days."""
    if years:
        return _year_text(day.year)
    return f"{_year_text(day.year)}-{day.month:02d}" if months else str(day)


def _year_text(year: int) -> str:
    return f"Y{year}" if abs(year) > 9999 else f"{'-' if year < 0 else ''}{abs(year):04d}"

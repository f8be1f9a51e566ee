"""Why a text was refused as a date, and what to write instead: the hint beside the finding `date-unreadable`.

Each reason is a function from the text to a sentence, or None where it is not the reason; the first one that speaks is
shown.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable

from timeline.dates.calendar.days import is_day, month_length
from timeline.dates.calendar.edtf import LONGEST
from timeline.dates.grammar.kinds import CHARACTER
from timeline.dates.grammar.lexicon import LANGUAGES, load
from timeline.dates.grammar.tokens import tokens
from timeline.dates.parse import read_date

_MONTHS = "January February March April May June July August September October November December"
MONTHS = ("", *_MONTHS.split())
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_NUMERIC = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})")
_SPREADSHEET = re.compile(r"([^\W\d_]{3,9})-([0-9]{2})")
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*\s?[%‰]?")
_SERIALS = range(20_000, 80_000)  # spreadsheet day numbers of 1954 to 2119
_ALTERNATIVES = re.compile(r"([0-9]{4})\s+or\s+([0-9]{4})")
_FORMS = "write it as 2024-05-03, 2024-05, 2024, in words (early May 2024), or in EDTF"
_PROBE = datetime.date(2024, 7, 1)

Reason = Callable[[str], str | None]


def explain_refusal(text: str, *, published: datetime.date | None = None, language: str = "en", order: str = "") -> str:
    """Say why `read_date` refuses a text, with the same arguments, and what to write instead.

    >>> explain_refusal("2024-13-01")
    '2024-13-01: there is no month 13'
    >>> explain_refusal("Jun-23")
    'Jun-23 may be June 2023 or 23 June: write 2023-06, or 23 June with its year'
    """
    stripped = text.strip()
    if not stripped:
        return "no date is given"
    if len(text) > LONGEST:
        return f"{len(text)} characters are too many for a date: {_FORMS}"

    def without_year(text: str) -> str | None:
        if published or not read_date(text, published=_PROBE, language=language, order=order):
            return None
        return (
            f"{text} has no full year, and its source no day of publication: add the year, or `published` to the source"
        )

    def weekday(text: str) -> str | None:
        return _wrong_weekday(text, published, language, order)

    reasons: tuple[Reason, ...] = (
        _no_such_day,
        _two_orders,
        _month_and_two_digits,
        _plain_number,
        _alternatives,
        without_year,
        weekday,
    )
    return next(
        (told for reason in reasons if (told := reason(stripped))),
        f"{stripped} is not a date that can be read: {_FORMS}",
    )


def _no_such_day(text: str) -> str | None:
    """2024-13-01, 2024-02-30."""
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
    if not 1 <= month <= 12:
        return f"{text}: there is no month {month}"
    if not is_day(year, month, day):
        return f"{text}: {MONTHS[month]} {year} has {month_length(year, month)} days"
    return None


def _two_orders(text: str) -> str | None:
    """03/04/2024."""
    found = _NUMERIC.fullmatch(text)
    if not found:
        return None
    a, b, year = int(found[1]), int(found[2]), found[3]
    if not (1 <= a <= 12 and 1 <= b <= 12):
        return None if 1 <= min(a, b) <= 12 and max(a, b) <= 31 else f"{text}: neither {a} nor {b} is a month"
    if len(year) == 2:
        return f"{text}: write the year in four digits, and the month as a word or as in 2024-05-03"
    return (
        f"{text} may be {a} {MONTHS[b]} or {b} {MONTHS[a]}: "
        f"write {year}-{b:02d}-{a:02d} or {year}-{a:02d}-{b:02d}, or set date_order"
    )


def _month_and_two_digits(text: str) -> str | None:
    """Jun-23, as spreadsheets write June 2023."""
    found = _SPREADSHEET.fullmatch(text)
    months = [
        month for month, name in enumerate(MONTHS) if month and found and name.lower().startswith(found[1].lower())
    ]
    if not found or not months:
        return None
    month = months[0]
    return (
        f"{text} may be {MONTHS[month]} 20{found[2]} or {int(found[2])} {MONTHS[month]}: "
        f"write 20{found[2]}-{month:02d}, or {int(found[2])} {MONTHS[month]} with its year"
    )


def _plain_number(text: str) -> str | None:
    """12, 3%, 45041."""
    if not _NUMBER.fullmatch(text):
        return None
    if text.isascii() and text.isdigit() and len(text) == 5 and int(text) in _SERIALS:
        day = datetime.date(1899, 12, 30) + datetime.timedelta(days=int(text))
        return f"{text} looks like a spreadsheet's day number, of {day}: write that date if it is meant"
    return f"{text} is a number, not a date: write a year in four digits"


def _alternatives(text: str) -> str | None:
    """1863 or 1864."""
    found = _ALTERNATIVES.fullmatch(text)
    return f"{text} are two dates: write [{found[1]},{found[2]}]" if found else None


def _wrong_weekday(text: str, published: datetime.date | None, language: str, order: str) -> str | None:
    """Monday, 5 May 2024, which was a Sunday."""
    code = language.lower()[:2]
    words = tokens(text, load(code if code in LANGUAGES else "en"))
    weekdays = [word for word in words if word.kind == CHARACTER["weekday"]]
    if len(weekdays) != 1:
        return None
    rest = (text[: weekdays[0].start] + text[weekdays[0].end :]).strip(" ,")
    span = read_date(rest, published=published, language=language, order=order)
    if span is None or span.precision != "day" or span.earliest is None or not 1 <= span.earliest.year <= 9999:
        return None
    day = span.earliest.to_date()
    return f"{text}: {day} is a {_WEEKDAYS[day.weekday()]}; write the one that is meant"

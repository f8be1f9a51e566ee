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
from timeline.dates.calendar.units import DAY
from timeline.dates.find import find_dates
from timeline.dates.grammar.kinds import CHARACTER, Token, compiled
from timeline.dates.grammar.lexicon import knows, load
from timeline.dates.grammar.tokens import tokens
from timeline.dates.parse import read_date
from timeline.frozen import frozen
from timeline.model import DateSpan

_MONTHS = "January February March April May June July August September October November December"
MONTHS = ("", *_MONTHS.split())
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?")
_NUMERIC = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})")
_NUMBER = re.compile(r"[-+]?[0-9][0-9.,]*\s?[%‰]?")
_SERIALS = range(20_000, 80_000)  # spreadsheet day numbers of 1954 to 2119
_MONTH_AND_DIGITS = re.compile(compiled("month hyphen (number|short)"))
_TWO_YEARS = re.compile(compiled("year or year"))
_COUNTS = {2: "two", 3: "three"}
_DAY = "(number dot?|short dot?|ordinal)"
_NAMED_DAY = re.compile(compiled(f"article? ({_DAY} of? month|month {_DAY}) (of|comma)? year?"))
_DAY_KINDS = [CHARACTER[kind] for kind in ("number", "short", "ordinal")]
_LEAP_YEAR = 2000
_TWO_DIGITS = 2
_LONGEST_MONTH = 31
_FORMS = "write it as 2024-05-03, 2024-05, 2024, in words (early May 2024), or in EDTF"
_PROBE = datetime.date(2024, 7, 1)


@frozen
class _Refused:
    """A text that was refused, stripped and as words, and what it was read with."""

    text: str
    words: list[Token]
    published: datetime.date | None
    language: str
    order: str

    @property
    def kinds(self) -> str:
        return "".join(word.kind for word in self.words)

    def read(self, text: str, published: datetime.date | None) -> DateSpan | None:
        """Another text in the same way."""
        return read_date(text, published=published, language=self.language, order=self.order)


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
    words = tokens(stripped, load(language if knows(language) else "en"))
    refused = _Refused(stripped, words, published, language, order)
    return next(
        (reason for explain in _REASONS if (reason := explain(refused))),
        f"{stripped} is not a date that can be read: {_FORMS}",
    )


def _no_such_day(refused: _Refused) -> str | None:
    """2024-13-01, 2024-02-30."""
    text = refused.text
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month, day = int(found[1]), int(found[2]), int(found[3] or 1)
    if not 1 <= month <= 12:
        return f"{text}: there is no month {month}"
    if not is_day(year, month, day):
        return f"{text}: {MONTHS[month]} {year} has {month_length(year, month)} days"
    return None


def _no_such_named_day(refused: _Refused) -> str | None:
    """31 February 2024, May 32."""
    if not _NAMED_DAY.fullmatch(refused.kinds):
        return None
    values = {word.kind: word.value for word in refused.words}
    month = int(str(values[CHARACTER["month"]]))
    day = next(int(str(values[kind])) for kind in _DAY_KINDS if kind in values)
    year = values.get(CHARACTER["year"])
    length = month_length(int(str(year)) if year else _LEAP_YEAR, month)
    if 1 <= day <= length:
        return None
    return f"{refused.text}: {MONTHS[month]}{f' {year}' if year else ''} has {length} days"


def _two_orders(refused: _Refused) -> str | None:
    """03/04/2024."""
    text = refused.text
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


def _month_and_two_digits(refused: _Refused) -> str | None:
    """Jun-23, as spreadsheets write June 2023."""
    text, words = refused.text, refused.words
    if not _MONTH_AND_DIGITS.fullmatch(refused.kinds) or words[-1].end - words[-1].start != _TWO_DIGITS:
        return None
    month, digits = int(str(words[0].value)), text[words[-1].start :]
    if not 1 <= int(digits) <= _LONGEST_MONTH:
        return f"{text}: write the year in four digits"
    day = f"{int(digits)} {MONTHS[month]}"
    return f"{text} may be {MONTHS[month]} 20{digits} or {day}: write 20{digits}-{month:02d}, or {day} with its year"


def _plain_number(refused: _Refused) -> str | None:
    """12, 3%, 45041."""
    text = refused.text
    if not _NUMBER.fullmatch(text):
        return None
    if text.isascii() and text.isdigit() and len(text) == 5 and int(text) in _SERIALS:
        day = datetime.date(1899, 12, 30) + datetime.timedelta(days=int(text))
        return f"{text} looks like a spreadsheet's day number, of {day}: write that date if it is meant"
    return f"{text} is a number, not a date: write a year in four digits"


def _several(refused: _Refused) -> str | None:
    """1863 or 1864; 3 May and 7 June 2024."""
    dates = [span.edtf for span in find_dates(refused.text, published=refused.published, language=refused.language)]
    years = [str(word.value) for word in refused.words if word.kind == CHARACTER["year"]]
    parts = years if _TWO_YEARS.fullmatch(refused.kinds) else dates
    if len(parts) < 2 or any("/" in part for part in parts):
        return None
    brackets = "[]" if CHARACTER["or"] in refused.kinds else "{}"
    return f"{refused.text} are {_COUNTS.get(len(parts), len(parts))} dates: write {','.join(parts).join(brackets)}"


def _without_year(refused: _Refused) -> str | None:
    """19 February, last week."""
    if refused.published or not refused.read(refused.text, _PROBE):
        return None
    return (
        f"{refused.text} has no full year, and its source no day of publication: "
        "add the year, or `published` to the source"
    )


def _wrong_weekday(refused: _Refused) -> str | None:
    """Monday, 5 May 2024, which was a Sunday."""
    weekdays = [word for word in refused.words if word.kind == CHARACTER["weekday"]]
    if len(weekdays) != 1:
        return None
    text = refused.text
    span = refused.read((text[: weekdays[0].start] + text[weekdays[0].end :]).strip(" ,"), refused.published)
    if span is None or span.precision is not DAY or span.earliest is None or not 1 <= span.earliest.year <= 9999:
        return None
    day = span.earliest.to_date()
    return f"{text}: {day} is a {_WEEKDAYS[day.weekday()]}; write the one that is meant"


_REASONS: tuple[Callable[[_Refused], str | None], ...] = (
    _no_such_day,
    _no_such_named_day,
    _two_orders,
    _month_and_two_digits,
    _plain_number,
    _several,
    _without_year,
    _wrong_weekday,
)

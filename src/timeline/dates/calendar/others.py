"""Dates of languages whose calendar is not the Gregorian: Thai ones with Buddhist years, Persian ones.

A day, a month or a year with its number in four digits, in words or in digits, with or without a weekday, which must
fit. What the language calls its parts says lang/calendars.toml. Years of our era are left to other readers, where the
months have names of their own; ISO 8601 is Gregorian in every language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache

from timeline.dates.calendar import persian
from timeline.dates.calendar.days import Ends, is_day, month_ends, weekday, year_ends
from timeline.dates.grammar.partial import Reading, fixed
from timeline.frozen import frozen
from timeline.lang import alternatives, calendar_facts, phrases
from timeline.model import Day, Precision

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}(-[0-9]{2})?")
_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")
_JOINERS = dict.fromkeys(map(ord, "\u200c\u200d\u200e\u200f"))  # they change no letter
_OFFSET = 543  # of the Buddhist era


@frozen
class _Reckoning:
    """A calendar: the years that are surely its own, and the days of its days, months and years."""

    years: range
    day: Callable[[int, int, int], Day | None]
    month: Callable[[int, int], Ends | None]
    year: Callable[[int], Ends | None]


_BUDDHIST = _Reckoning(
    range(2484, 2800),  # before 1941 the year began in April
    lambda year, month, day: Day(year - _OFFSET, month, day) if is_day(year - _OFFSET, month, day) else None,
    lambda year, month: month_ends(year - _OFFSET, month),
    lambda year: year_ends(year - _OFFSET),
)
_PERSIAN = _Reckoning(persian.YEARS, persian.day, persian.month_ends, persian.year_ends)
_GREGORIAN = _Reckoning(
    range(1600, 2200),
    lambda year, month, day: Day(year, month, day) if is_day(year, month, day) else None,
    month_ends,
    year_ends,
)
_RECKONINGS = {"buddhist": (_BUDDHIST, _GREGORIAN), "persian": (_PERSIAN,)}
_NO_OTHER = {"buddhist": range(2200, 2800), "persian": range(1200, 1500)}
"""The years that in a language with such a calendar are none of ours, whether or not they are converted."""


@frozen
class Calendar:
    """How a language writes dates of its calendar."""

    name: str
    words: re.Pattern[str]
    digits: re.Pattern[str]
    months: dict[str, int]
    weekdays: dict[str, int]

    def is_meant(self, text: str) -> bool:
        """Is there a year that can only be one of this calendar?"""
        plain = ascii_digits(text)
        years = map(int, _YEAR.findall(plain))
        return not _ISO.fullmatch(plain) and any(year in _NO_OTHER[self.name] for year in years)

    def read(self, text: str) -> Reading | None:
        """A date of this calendar, or of ours by its months; None where no such day is, or the weekday is another."""
        plain = " ".join(ascii_digits(text).translate(_JOINERS).split())
        found = self.words.fullmatch(plain) or self.digits.fullmatch(plain)
        if not found:
            return None
        parts = found.groupdict()
        month = self.months.get(parts["month"] or "") or int(parts["month"] or 0)
        reading = self._dated(int(parts["year"]), month, int(parts["day"] or 0))
        wanted = self.weekdays.get(parts.get("weekday") or "")
        fits = wanted is None or (reading and reading.first and weekday(reading.first) == wanted)
        return reading if fits else None

    def _dated(self, year: int, month: int, day: int) -> Reading | None:
        reckoning = next((each for each in _RECKONINGS[self.name] if year in each.years), None)
        if reckoning is None or not 0 <= month <= 12 or (day and not month):
            return None
        if day:
            only = reckoning.day(year, month, day)
            return fixed((only, only), Precision.DAY) if only else None
        return (
            fixed(reckoning.month(year, month), Precision.MONTH)
            if month
            else fixed(reckoning.year(year), Precision.YEAR)
        )


def ascii_digits(text: str) -> str:
    """The same text with every decimal digit as one of ASCII.

    >>> ascii_digits("۱۴۰۳ ๒๕๖๗")
    '1403 2567'
    """
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


@cache  # one entry for each language
def calendar_of(code: str) -> Calendar | None:
    """The calendar of a language; None where that is the Gregorian one."""
    own = calendar_facts(code)
    if not own:
        return None
    months, weekdays = (_places(own[key]) for key in ("month", "weekday"))
    before, after, ours = (_choice(phrases(own.get(key, ""))) for key in ("before", "after", "gregorian"))
    led = rf"(?:(?:{before}|{ours}) ?){{0,3}}"
    words = (
        rf"{led}(?:(?P<weekday>{_choice(weekdays)}) ?(?:{before})? ?)?{led}(?:(?P<day>[0-9]{{1,2}}) ?)?"
        rf"{led}(?P<month>{_choice(months)})? ?(?:{after})? ?{led}(?P<year>[0-9]{{4}})(?: ?(?:{after}|{ours})){{0,3}}"
    )
    order = {"D": "(?P<day>[0-9]{1,2})", "M": "(?P<month>[0-9]{1,2})", "Y": "(?P<year>[0-9]{4})"}
    digits = "[/.-]".join(order[letter] for letter in own["numeric"])
    days = {name: place - 1 for name, place in weekdays.items()}
    return Calendar(own["calendar"], re.compile(words), re.compile(digits), months, days)


def _places(entry: str) -> dict[str, int]:
    """Names by their place in a list, from 1 on."""
    places = enumerate(alternatives(entry), 1)
    return {name.translate(_JOINERS): place for place, names in places for name in names}


def _choice(names: Iterable[str]) -> str:
    """Any of some names, as a pattern; nothing where there is none."""
    plain = sorted((name.translate(_JOINERS) for name in names), key=len, reverse=True)
    return "|".join(map(re.escape, plain)) or "(?!)"

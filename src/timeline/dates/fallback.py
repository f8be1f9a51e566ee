"""Dates in languages that the grammar does not know, by dateparser: complete ones, and those told from publication.

dateparser fills what is missing from a day of its own, so it is only asked for texts that name a year in four digits,
with the parts that must be there (REQUIRE_PARTS), and its `period` says which were; for relative expressions it needs
the day of publication. It is imported on first use (a quarter of a second) and never asked for a guess of the language.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from timeline.dates.calendar.days import month_ends, year_ends
from timeline.dates.calendar.others import ascii_digits
from timeline.dates.calendar.units import DAY, MONTH, YEAR, unit_ends
from timeline.dates.grammar.partial import Reading, fixed
from timeline.model import Day, Precision

if TYPE_CHECKING:
    from dateparser.date import DateData

_FOUR_DIGITS = re.compile(r"(?<![0-9])[12][0-9]{3}(?![0-9])")
_END_OF_YEARS = 2200  # later ones are rather those of the Buddhist calendar
_LETTER = re.compile(r"[^\W\d_]")
_PARTS = (["day", "month", "year"], ["month", "year"])
_ANY_DAY = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 (never shows: the parts that it would fill are required)


def read_other(text: str, published: Day | None, language: str) -> Reading | None:
    """A date in another language than those of the grammar; None where it is incomplete or dateparser knows none."""
    if not _LETTER.search(text):
        return None
    text = ascii_digits(text)
    years = _FOUR_DIGITS.findall(text)
    if any(int(year) >= _END_OF_YEARS for year in years):
        return None
    try:
        if len(years) == 1:
            return _complete(text, int(years[0]), language)
        return _relative(text, published, language) if published and not years else None
    except ValueError:  # an unknown language
        return None


def _complete(text: str, year: int, language: str) -> Reading | None:
    """A day or a month with the year that the text names."""
    for parts in _PARTS:
        data = _asked(text, language, REQUIRE_PARTS=parts, PARSERS=["absolute-time"], RELATIVE_BASE=_ANY_DAY)
        date = data.date_obj
        if date is None or date.year != year:
            continue
        if len(parts) == 2:
            return fixed(month_ends(date.year, date.month), MONTH) if data.period == "month" else None
        return fixed((Day.from_date(date), Day.from_date(date)), DAY) if data.period == "day" else None
    return fixed(year_ends(year), YEAR) if text.strip() == str(year) else None


def _relative(text: str, published: Day, language: str) -> Reading | None:
    """Yesterday, three days ago: the unit that dateparser says is the precision."""
    base = datetime.datetime(*published)  # noqa: DTZ001 (a day, not a moment)
    data = _asked(text, language, PARSERS=["relative-time"], RELATIVE_BASE=base)
    if data.date_obj is None or data.period not in ("day", "week", "month", "year"):
        return None
    unit = Precision(data.period)
    return fixed(unit_ends(unit, Day.from_date(data.date_obj)), unit, unit)


def _asked(text: str, language: str, **settings: object) -> DateData:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=[language], settings=settings).get_date_data(text)

"""Dates counted within others: "the first week of March", "the last Friday in October", "the 20th of next month".

The weeks of a month or a year are those that ISO 8601 counts to it, by their Thursday. The first week of a month that
begins before the month is refused: it has three conventions (the week of the 1st, the first whole one, ISO's).
"""

from __future__ import annotations

from timeline.dates.calendar.days import Ends, iso_week, month_length, number, plus, week_of, weekday
from timeline.dates.calendar.units import DAY, INTERVAL, MONTH, UNITS, WEEK, YEAR, shifted
from timeline.dates.grammar.cascade import Built, Match
from timeline.dates.grammar.kinds import CHARACTER, Token
from timeline.dates.grammar.partial import Reading, fixed, in_year, mapped
from timeline.dates.grammar.relative import current_unit, unit_of
from timeline.dates.grammar.tokens import POSSESSIVE
from timeline.model import Day, Precision

_THURSDAY = 3
_LONGEST_MONTH = 31
_WITHIN = (CHARACTER["of"], CHARACTER["in"])


def _weeks(ends: Ends) -> list[Day]:
    """The Mondays of the weeks that a month or a year counts as its own."""
    monday = week_of(ends[0])[0] if weekday(ends[0]) <= _THURSDAY else plus(week_of(ends[0])[0], 7)
    count = (number(ends[1]) - number(plus(monday, _THURSDAY))) // 7 + 1
    return [plus(monday, 7 * i) for i in range(count)]


def _nth_weeks(ends: Ends, index: int, count: int) -> Ends | None:
    mondays = _weeks(ends)
    month = number(ends[1]) - number(ends[0]) < _LONGEST_MONTH
    start = index if index >= 0 else len(mondays) + index - count + 1
    if not 0 <= start <= len(mondays) - count or (month and start == 0 and mondays[0] < ends[0]):
        return None
    return mondays[start], plus(mondays[start + count - 1], 6)


def _nth_units(ends: Ends, unit: Precision, index: int, count: int) -> Ends | None:
    """`count` units of a span from its `index`-th on, from its end where the index is negative (-1 is the last)."""
    if unit is WEEK:
        return _nth_weeks(ends, index, count)
    first = shifted(unit, ends[0], index) if index >= 0 else shifted(unit, plus(ends[1], 1), index - count + 1)
    last = plus(shifted(unit, first, count), -1)
    return (first, last) if ends[0] <= first and last <= ends[1] else None


def _nth_weekday(ends: Ends, wanted: int, index: int) -> Ends | None:
    if index >= 0:
        day = plus(ends[0], (wanted - weekday(ends[0])) % 7 + 7 * index)
    else:
        day = plus(ends[1], -((weekday(ends[1]) - wanted) % 7) + 7 * (index + 1))
    return (day, day) if ends[0] <= day <= ends[1] else None


def _split(match: Match) -> tuple[list[Token], list[Token]]:
    """The tokens before and after the last "of"."""
    tokens = list(match.tokens)
    place = max(i for i, token in enumerate(tokens) if token.kind in _WITHIN)
    return tokens[:place], tokens[place:]


def nth(match: Match) -> Built:
    """The first week of March, the second last day of May, the last Friday in October, the last two months of 2021."""
    before, after = _split(match)
    head, whole = Match(before, match.context), Match(after, match.context)
    outer = whole.dates()[0] if whole.has("date") else fixed(current_unit(whole), unit_of(whole), unit_of(whole))
    if outer is None:
        return None
    ordinals, counts = head.numbers("ordinal"), head.numbers("number")
    index = (-ordinals[0] if ordinals else -1) if head.has("last") else ordinals[0] - 1
    if head.has("weekday"):
        (wanted,) = head.numbers("weekday")
        return mapped(outer, lambda ends: _nth_weekday(ends, wanted, index), DAY)
    unit, count = unit_of(head), counts[0] if counts else 1
    if outer.precision in UNITS and UNITS.index(unit) >= UNITS.index(outer.precision):
        return None  # "last year's third quarter" is no year of a quarter
    precision = unit if count == 1 else INTERVAL
    return mapped(outer, lambda ends: _nth_units(ends, unit, index, count), precision)


def day_of(match: Match) -> Built:
    """The 20th of next month, the 15th day of June."""
    day, (reading,) = match.numbers("number", "ordinal")[0], match.dates()
    if reading.precision is not MONTH or (match.has("unit") and unit_of(match) is not DAY):
        return None

    def change(ends: Ends) -> Ends | None:
        return (ends[0]._replace(day=day),) * 2 if day <= month_length(ends[0].year, ends[0].month) else None

    return mapped(reading, change, DAY)


def week_of_day(match: Match) -> Built:
    """The week of 6 October: the ISO week that holds it."""
    (reading,) = match.dates()
    if reading.precision is not DAY or POSSESSIVE in match.all("of"):
        return None
    if match.has("unit") and unit_of(match) is not WEEK:
        return None
    return mapped(reading, lambda ends: week_of(ends[0]), WEEK)


def numbered_week(match: Match) -> Built:
    """Week 31 of 2027, by its ISO number."""
    (week,), dates = match.numbers("number"), match.dates()
    if unit_of(match) is not WEEK:
        return None
    reading = Reading(WEEK, yearly=lambda year: iso_week(year, week))
    if not dates:
        return reading
    year = dates[0]
    return in_year(reading, year.first.year) if year.precision is YEAR and year.first else None

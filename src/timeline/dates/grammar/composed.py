"""Dates made of two dates, or of a date and words that change it little: "March of last year", "a day in 1872"."""

from __future__ import annotations

from timeline.dates.calendar.units import DAY, YEAR, shifted
from timeline.dates.grammar.cascade import ELSEWHERE, Built, Match
from timeline.dates.grammar.partial import hedged, in_year, settled
from timeline.dates.grammar.relative import count_of, unit_of
from timeline.dates.grammar.tokens import POSSESSIVE

_FARTHEST = 10_000


def in_that_year(match: Match) -> Built:
    """March of last year, the third quarter of 2017, next year's first quarter: a yearly date in a year named."""
    yearly, year = match.dates()
    if year.yearly is not None and POSSESSIVE in match.all("of"):
        yearly, year = year, yearly
    if yearly.yearly is None or year.precision is not YEAR or year.first is None:
        return ELSEWHERE
    reading = in_year(yearly.but(implied=(*year.implied, *yearly.implied)), year.first.year)
    return reading.but(vague=False, qualifier=reading.qualifier or year.qualifier) if reading else None


def in_unit(match: Match) -> Built:
    """A year in the 1860s, a day in about 1872: some part of it, so the date itself. "Jour de l'an" is none.

    The other way round it is the date in the current year: "the year's first half".
    """
    (reading,), published = match.dates(), match.context.published
    if POSSESSIVE in match.all("of"):
        this_year = reading.but(implied=(YEAR, *reading.implied))
        return in_year(this_year, published.year) if published and unit_of(match) is YEAR else None
    if reading.yearly is None and reading.implied:
        return None
    return hedged(reading, "~") if match.has("about") else reading


def named_day(match: Match) -> Built:
    """El día 3 de mayo, il giorno 3 maggio: that day."""
    (reading,) = match.dates()
    return reading if match.all("unit") == ["day"] and reading.precision is DAY else ELSEWHERE


def offset(match: Match) -> Built:
    """Two weeks before 5 May, three days after Christmas, four months from tomorrow: a day."""
    count = count_of(match) * (-1 if match.has("before") else 1)
    reading = settled(match.dates()[0], match.context.published)
    if reading is None or reading.precision is not DAY or reading.first is None or abs(count) > _FARTHEST:
        return None
    if reading.vague:  # "two weeks before the last day"
        return None
    day = shifted(unit_of(match), reading.first, count)
    return reading.but(first=day, last=day)


def same(match: Match) -> Built:
    """A day with a time of day, which adds nothing to it. "Más tarde en 2023" is no time of a day."""
    (reading,) = match.dates()
    return reading if reading.precision is DAY else ELSEWHERE

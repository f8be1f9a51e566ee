"""Dates against the day of publication: "last week", "two years ago", "this summer", "yesterday", "the year".

What is named is the precision: "two years ago" is a year and "three weeks ago" a week (TimeML's granularity). "Last N"
and "next N" are whole units before and after the current one, as in Duckling; "past N" run up to the day before
publication, as in Recognizers. All need a day of publication, and list what they took from it as implied. "The coming
weeks" and "several years ago" have no ends and are refused.
"""

from __future__ import annotations

from timeline.dates.calendar.days import Ends, plus
from timeline.dates.calendar.units import (
    CENTURY,
    DAY,
    DECADE,
    HALF,
    INTERVAL,
    MONTH,
    QUARTER,
    SEASON,
    WEEK,
    YEAR,
    shifted,
    units_ends,
)
from timeline.dates.grammar.cascade import Built, Match
from timeline.dates.grammar.partial import Reading, candidates, fixed, grain_of, in_year, settled
from timeline.model import Precision, Qualifier, Sense

_ROLLING = (DAY, WEEK, MONTH, YEAR)  # "the past two quarters" are those of the calendar
_VAGUE = (QUARTER, HALF, DECADE, CENTURY)  # "the quarter" of a report is rather the one reported on
_FARTHEST = 10_000  # units; no source tells a date that lies farther


def direction_of(match: Match) -> int | None:
    """-1 for last and past, 0 for this, 1 for next and coming; 2 for the one after next; None where no word says."""
    values = match.numbers("last", "past", "this", "next", "coming")
    return values[0] if values else None


def count_of(match: Match) -> int:
    """How many: "two", "a"."""
    return (match.numbers("number", "short", "long", "one") or [1])[0]


def unit_of(match: Match) -> Precision:
    """The first unit that a match names, in the singular."""
    return Precision(str(match.all("unit")[0]).removesuffix("s"))


def is_plural(match: Match) -> bool:
    return str(match.all("unit")[0]).endswith("s")


def current_unit(match: Match) -> Ends | None:
    """The current unit that a match names, or the one that its "last" or "next" says; None for several."""
    day = match.context.published
    if day is None or is_plural(match):
        return None
    return units_ends(unit_of(match), day, direction_of(match) or 0)


def current(match: Match) -> Built:
    """This week, last month, next year. In running text the last day is rather that of something else."""
    unit = unit_of(match)
    reading = fixed(current_unit(match), unit, unit)
    return reading.but(vague=unit is DAY and match.has("last")) if reading else None


def current_fiscal_year(match: Match) -> Built:
    """Last fiscal year: about the calendar year."""
    published = match.context.published
    ends = units_ends(YEAR, published, direction_of(match) or 0) if published else None
    return Reading(YEAR, *ends, qualifier=Qualifier.APPROXIMATE, implied=(YEAR,)) if ends else None


def bare_unit(match: Match) -> Built:
    """The year, the month: the current one. Too vague in running text."""
    reading = None if unit_of(match) in _VAGUE else current(match)
    return reading.but(vague=True) if isinstance(reading, Reading) else None


def several(match: Match) -> Built:
    """The last two years, the next three weeks: whole units; the past two years: up to the day before publication."""
    day, direction = match.context.published, direction_of(match)
    count, unit = count_of(match), unit_of(match)
    if day is None or direction not in (-1, 1) or match.has("few") or not 1 <= count <= _FARTHEST:
        return None
    if match.has("past") and unit in _ROLLING:
        return Reading(INTERVAL, shifted(unit, day, -count), plus(day, -1), sense=Sense.SPAN, implied=(unit,))
    ends = units_ends(unit, day, -count if direction < 0 else 1, count)
    return Reading(unit if count == 1 else INTERVAL, *ends, sense=Sense.SPAN, implied=(unit,))


def away(match: Match) -> Built:
    """Two years ago, in three weeks, about a month ago: the unit that lies so far from publication."""
    reading = lies_away(match, -count_of(match) if match.has("ago") else count_of(match))
    return reading.but(qualifier=Qualifier.APPROXIMATE) if reading and match.has("about") else reading


def lies_away(match: Match, count: int) -> Reading | None:
    """The unit that a match names, `count` of them after publication, or before it where the count is negative."""
    day, unit = match.context.published, unit_of(match)
    if day is None or not 1 <= abs(count) <= _FARTHEST:
        return None
    return Reading(unit, *units_ends(unit, day, count), implied=(unit,))


def farther(match: Match) -> Built:
    """More than two years ago, less than a week ago: that unit or earlier, that unit or later."""
    reading, signs = lies_away(match, -count_of(match)), match.all("farther", "at")
    if reading is None or reading.last is None or None in signs:  # "on": of the very unit
        return reading
    bound = reading.but(precision=INTERVAL, grain=grain_of(reading))
    return bound.but(first=None) if "<=" in signs else bound.but(last=match.context.published)


def from_day(match: Match, count: int = 0) -> Built:
    """A week ago today, a year ago yesterday: that very day. `count` is how many units, if the words do not say it."""
    count = count or count_of(match)
    reading = day_word(match)
    if not isinstance(reading, Reading) or reading.first is None or lies_away(match, count) is None:
        return None
    day = shifted(unit_of(match), reading.first, -count if match.has("ago", "before") else count)
    return reading.but(first=day, last=day)


def duration(match: Match) -> Built:
    """For two years: no date."""
    del match
    return "unknown", None


def day_word(match: Match) -> Built:
    """Yesterday, today, tomorrow, with or without a time of day."""
    day = match.context.published
    if day is None:
        return None
    date = plus(day, match.numbers("dayword", "now")[0])
    return Reading(DAY, date, date, implied=(DAY,))


def daytime(match: Match) -> Built:
    """This morning, last night; "esta mañana", whose last word is tomorrow, too."""
    day = match.context.published
    if day is None:
        return None
    date = plus(day, -1 if match.has("last") else 0)
    return Reading(DAY, date, date, implied=(DAY,))


def yearly(match: Match) -> Built:
    """This September, last summer, next Christmas: of this year, the latest that is over, the first that is to come."""
    day, direction = match.context.published, direction_of(match)
    (reading,) = match.dates()
    yearly_span = reading.yearly
    if day is None or direction is None or yearly_span is None:
        return None
    reading = reading.but(vague=False, implied=(YEAR, *reading.implied))
    if direction == 0:
        return settled(reading, day) if reading.precision is SEASON else in_year(reading, day.year)
    spans = candidates(yearly_span, day)
    if direction < 0:
        spans = [ends for ends in reversed(spans) if ends[1] < day]
    else:
        spans = [ends for ends in spans if ends[0] > day][direction - 1 :]
    return reading.but(first=spans[0][0], last=spans[0][1], yearly=None) if spans else None

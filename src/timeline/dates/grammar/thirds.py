"""Parts of dates: "early 2023", "mid-March", "the end of next week", "earlier this year", "the rest of the month".

Early (the beginning of), mid (the middle of) and late (the end of) are the thirds of a span: four months of a year, ten
days of a month (the last takes what remains), and Monday to Wednesday, Wednesday and Thursday, Friday to Sunday of a
week. Of a day they are the day.
"""

from __future__ import annotations

from timeline.dates.calendar.days import Ends, months_ends, number, plus, plus_months, year_ends
from timeline.dates.calendar.units import DAY, INTERVAL, unit_ends
from timeline.dates.grammar.cascade import Built, Match
from timeline.dates.grammar.partial import Reading, fixed, mapped
from timeline.dates.grammar.relative import current_unit, unit_of
from timeline.model import Precision, Sense

_THIRDS = {"early": 0, "mid": 1, "late": 2}
_EDGES = {"start": "early", "end": "late"}
"""Nouns of a beginning and an end: with "in" behind, the noun is one of something else ("the trial's end in May")."""

_WEEK_PARTS = {"early": (0, 2), "mid": (2, 3), "late": (4, 6)}
_WEEK, _LONGEST_MONTH, _LONGEST_YEAR = 7, 31, 366  # days


def third(ends: Ends, part: str) -> Ends:
    """The first, middle or last third of a day, week, month, quarter, half, season, year or of several years.

    >>> from timeline.dates.calendar.days import year_ends
    >>> [str(day) for day in third(year_ends(2023), "mid")]
    ['2023-05-01', '2023-08-31']
    """
    first, last = ends
    index, length = _THIRDS[part], number(last) - number(first) + 1
    if length == 1:
        return ends
    if length == _WEEK:
        low, high = _WEEK_PARTS[part]
        return plus(first, low), plus(first, high)
    if length <= _LONGEST_MONTH:
        return plus(first, 10 * index), last if part == "late" else plus(first, 10 * index + 9)
    if length <= _LONGEST_YEAR:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        start = plus_months(first, index * months // 3)
        return months_ends(start.year, start.month, months // 3)
    years = last.year - first.year + 1
    cuts = [first.year + (years * i + 2) // 3 for i in range(4)]
    return year_ends(cuts[index], cuts[index + 1] - cuts[index])


def _divided(reading: Reading, part: str) -> Reading | None:
    """A third of a unit, as a reading."""
    if reading.precision is INTERVAL:
        return None  # "early late March"
    precision = DAY if reading.precision is DAY else INTERVAL
    divided = mapped(reading, lambda ends: third(ends, part), precision)
    return divided.but(part=part) if divided else None


def part_of(match: Match) -> Built:
    """Early March, mid-2023, the end of next week, the end of the year; earlier this year."""
    named = str(match.all("part")[0])
    if named in _EDGES and match.has("in"):
        return None
    part = _EDGES.get(named, named)
    reading = match.dates()[0] if match.has("date") else fixed(current_unit(match), unit_of(match), unit_of(match))
    if reading is None:
        return None
    return _split_at_publication(match, reading, part) if part in ("earlier", "later") else _divided(reading, part)


def _split_at_publication(match: Match, reading: Reading, part: str) -> Reading | None:
    """Earlier this year: from its beginning to the day before publication; later this year: from the day after."""
    day, ends = match.context.published, reading.ends
    if day is None or ends is None:
        return None
    if not ends[0] <= day <= ends[1]:
        return _divided(reading, "early" if part == "earlier" else "late")
    first, last = (ends[0], plus(day, -1)) if part == "earlier" else (plus(day, 1), ends[1])
    return reading.but(first=first, last=last, precision=INTERVAL) if first <= last else None


def part_of_unit(match: Match) -> Built:
    """EOY, EOM: the end of the year, of the month."""
    (value,), day = match.all("part_of_unit"), match.context.published
    if day is None or not isinstance(value, tuple):
        return None
    part, unit = value[0], Precision(value[1])
    return _divided(Reading(unit, *unit_ends(unit, day), implied=(unit,)), part)


def rest(match: Match) -> Built:
    """The rest of the week: from publication to its end."""
    day = match.context.published
    ends = match.dates()[0].ends if match.has("date") else current_unit(match)
    if day is None or ends is None or not ends[0] <= day <= ends[1]:
        return None
    return Reading(INTERVAL, day, ends[1], sense=Sense.SPAN, implied=(DAY,))

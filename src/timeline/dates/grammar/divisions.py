"""Quarters, halves and seasons: "Q3 2024", "the third quarter", "2019 H2", "3Q24", "summer 2023", "winter 2023/24".

Seasons are the northern, meteorological ones; winter is that of the year in which it begins. A quarter or a half of a
fiscal year is that of the calendar year, approximately.
"""

from __future__ import annotations

from timeline.dates.calendar.days import Ends, months_ends
from timeline.dates.calendar.units import CENTURY, HALF, QUARTER, SEASON
from timeline.dates.grammar.cascade import Built, Match
from timeline.dates.grammar.kinds import CHARACTER
from timeline.dates.grammar.partial import Reading, fixed, mapped
from timeline.dates.grammar.relative import unit_of
from timeline.dates.grammar.years import century, century_by_number, century_of, dated
from timeline.model import Qualifier

DIVISIONS = (QUARTER, HALF, CENTURY)
"""What is counted by ordinals within a larger unit."""

_QUARTERS, _HALVES, _WINTER = 4, 2, 4


def quarter_number(match: Match) -> int | None:
    """Which quarter: Q3, 3Q, third quarter."""
    if match.has("quarter"):
        letter = next(token for token in match.tokens if token.kind == CHARACTER["quarter"])
        counts = [token for token in match.tokens if token.kind == CHARACTER["number"]]
        touching = [token.value for token in counts if token.start == letter.end or token.end == letter.start]
        counted = touching or [token.value for token in counts]
    else:
        counted = match.all("ordinal") if _is_of("quarter", match) else []
    count = counted[0] if counted else None
    return count if isinstance(count, int) and 1 <= count <= _QUARTERS else None


def half_number(match: Match) -> int | None:
    """Which half: H2, second half."""
    counted = match.numbers("number") if match.has("half") else match.numbers("ordinal")
    named = match.has("half") or _is_of("half", match)
    return counted[0] if named and counted and 1 <= counted[0] <= _HALVES else None


def _is_of(unit: str, match: Match) -> bool:
    """Is it a unit counted, as in "third quarter" and "the first and second quarters"?"""
    return match.has("unit") and unit_of(match) == unit


def nth_division(like: Reading, count: int) -> Reading | None:
    """Another quarter, half or century beside one: of the same year, where it has one, or of every year."""
    if like.precision is CENTURY:
        return century_by_number(count, before=like.first is not None and like.first.year < 0)
    size, most = (3, _QUARTERS) if like.precision is QUARTER else (6, _HALVES)
    if not 1 <= count <= most:
        return None
    return mapped(like, lambda ends: months_ends(ends[0].year, size * (count - 1) + 1, size), like.precision)


def division(match: Match) -> Reading | None:
    """A quarter or a half of every year."""
    quarter, half = quarter_number(match), half_number(match)
    if quarter:
        return Reading(QUARTER, yearly=lambda year: months_ends(year, 3 * quarter - 2, 3))
    if half:  # in running text "the second half" may be that of a match
        return Reading(HALF, yearly=lambda year: months_ends(year, 6 * half - 5, 6), vague=match.has("ordinal"))
    return None


def yearly_division(match: Match) -> Built:
    """Q3, 3Q, third quarter, H1, second half; and the third century."""
    if _is_of("century", match):
        return century(match)
    reading = division(match)
    return reading.but(qualifier=Qualifier.APPROXIMATE) if reading and match.has("fiscal") else reading


def dated_division(match: Match) -> Built:
    """Q3 2024, the third quarter of fiscal 1990, 2019 H2."""
    reading = division(match)
    if reading is None or reading.yearly is None:
        return None
    known = dated(reading.yearly, reading.precision, match)
    return known.but(qualifier=Qualifier.APPROXIMATE) if known and match.has("fiscal") else known


def short_quarter(match: Match) -> Built:
    """18Q4, 3Q24: of the two numbers the one above 4 is the year."""
    a, b = match.numbers("number", "short")
    quarter, short = (b, a) if a > _QUARTERS else (a, b)
    year = century_of(short, match.context) if 1 <= quarter <= _QUARTERS < short else None
    return fixed(months_ends(year, 3 * quarter - 2, 3), QUARTER, CENTURY) if year is not None else None


def season(match: Match) -> Built:
    """Summer, summer 2023, winter 2023/24."""
    (season,) = match.numbers("season")

    def yearly(year: int) -> Ends:
        return months_ends(year, 3 * season, 3)

    years, shorts = match.numbers("year"), match.numbers("number", "short")
    if years and shorts:
        fitting = season == _WINTER and shorts[0] == (years[0] + 1) % 100
        return fixed(yearly(years[0]), SEASON) if fitting else None
    return dated(yearly, SEASON, match) if years or shorts else Reading(SEASON, yearly=yearly, vague=True)

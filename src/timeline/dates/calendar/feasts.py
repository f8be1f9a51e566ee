"""Feasts and holidays, those of a fixed day, of a weekday in a month, and those that go with Easter."""

from __future__ import annotations

from timeline.dates.calendar.days import Ends, easter, month_length, plus, weekday
from timeline.dates.calendar.units import DAY
from timeline.dates.grammar.cascade import Built, Match
from timeline.dates.grammar.partial import Reading, Yearly
from timeline.dates.grammar.years import dated
from timeline.model import Day


def nth_weekday(year: int, month: int, day_of_week: int, count: int) -> Day | None:
    """The count-th of a weekday in a month, from its end where the count is negative."""
    length = month_length(year, month)
    if count > 0:
        day = 1 + (day_of_week - weekday(Day(year, month, 1))) % 7 + 7 * (count - 1)
    else:
        day = length - (weekday(Day(year, month, length)) - day_of_week) % 7 + 7 * (count + 1)
    return Day(year, month, day) if 1 <= day <= length else None


def feast(value: object, year: int) -> Ends | None:
    """The day of a feast: (month, day), (month, weekday, count), or days from Easter."""
    if isinstance(value, str):
        day: Day | None = plus(easter(year), int(value.removeprefix("easter") or 0))
    elif isinstance(value, tuple) and len(value) == 3:
        day = nth_weekday(year, *value)
    else:
        day = Day(year, *value) if isinstance(value, tuple) else None
    return (day, day) if day else None


def holiday(match: Match) -> Built:
    (value,) = match.all("holiday")
    yearly: Yearly = lambda year: feast(value, year)  # noqa: E731
    return dated(yearly, DAY, match) if match.has("year") else Reading(DAY, yearly=yearly)

"""Weekdays and weekends: "Tuesday, 12 May", "next Friday", "Tuesday of last week", "Thursday the 15th", "the weekend".

"Next Friday" and "last Friday" are those of the next and the last week (as Duckling and Recognizers have it), "this
Friday" that of the current week unless it is over, "past" and "coming Friday" the nearest ones; a bare "Friday" is the
nearest, the day of publication included. A weekday that does not fit its date ("Monday, 5 May 2024") refuses both.
"""

from __future__ import annotations

from timeline.dates.calendar.days import month_length, plus, plus_months, week_of, weekday
from timeline.dates.calendar.units import DAY, INTERVAL, MONTH, WEEK, YEAR
from timeline.dates.grammar.cascade import Built, Match
from timeline.dates.grammar.kinds import CHARACTER
from timeline.dates.grammar.partial import Reading, candidates, distance
from timeline.dates.grammar.relative import count_of, current_unit, direction_of, unit_of
from timeline.model import Day, Precision

_WEEK = 7
_SATURDAY = 5
_SHORT_NAME = 4  # characters of "Sun.", "Sat": dates in a cell, not in prose
_NUMERIC_ORDINAL = 4  # characters of "15th" at most: "the first" alone is no date


def _on(day: Day, *implied: Precision) -> Reading:
    return Reading(DAY, day, day, implied=implied)


def _nearest(days: list[Day], published: Day, *implied: Precision) -> Reading | None:
    nearest = min(days, key=lambda day: distance((day, day), published), default=None)
    return _on(nearest, *implied) if nearest else None


def bare_weekday(match: Match) -> Built:
    """Friday: the nearest one, the day of publication included."""
    (wanted,), published = match.numbers("weekday"), match.context.published
    if published is None:
        return None
    monday = week_of(published)[0]
    reading = _nearest([plus(monday, _WEEK * i + wanted) for i in (-1, 0, 1)], published, WEEK)
    name = next(token for token in match.tokens if token.kind == CHARACTER["weekday"])
    return reading.but(vague=name.end - name.start <= _SHORT_NAME) if reading else None


def led_weekday(match: Match) -> Built:
    """Am Dienstag, el martes: the nearest one. "Der Dienstag" and "los martes" are rather any."""
    return bare_weekday(match) if "on" in match.all("at", "article") else None


def unfitting(match: Match) -> Built:
    """Am Montag, dem 5. Mai 2024, which was a Sunday: neither. Beside a longer date the weekday alone is none."""
    return ("unknown", None) if match.dates()[0].precision is DAY else None


def weekday_of_week(match: Match) -> Built:
    """Next Friday, last Friday, this Friday: of the next, the last, the current week. "Past Friday" is the latest."""
    published, direction = match.context.published, direction_of(match)
    if published is None or direction is None:
        return None
    (wanted,) = match.numbers("weekday")
    to_come = (wanted - weekday(published) - 1) % _WEEK + 1
    if match.has("past"):
        return _on(plus(published, to_come - _WEEK if to_come < _WEEK else -_WEEK), WEEK)
    if match.has("coming") or direction > 1:
        return _on(plus(published, to_come + _WEEK * (direction - 1)), WEEK)
    day = plus(week_of(published)[0], _WEEK * direction + wanted)
    if direction == 0 and day < published:
        return None  # "this Monday", said on a Tuesday: yesterday, or the one to come?
    return _on(day, WEEK)


def weekday_of_unit(match: Match) -> Built:
    """Wednesday next week, Tuesday of last week."""
    (wanted,), ends = match.numbers("weekday"), current_unit(match)
    return _on(plus(ends[0], wanted), WEEK) if ends and unit_of(match) is WEEK else None


def weekdays_away(match: Match) -> Built:
    """Three Fridays from now, two Thursdays ago."""
    (wanted,), published, count = match.numbers("weekday"), match.context.published, count_of(match)
    if published is None or count < 1:
        return None
    if match.has("ago"):
        back = (weekday(published) - wanted - 1) % _WEEK + 1
        return _on(plus(published, -back - _WEEK * (count - 1)), WEEK)
    return _on(plus(published, (wanted - weekday(published) - 1) % _WEEK + 1 + _WEEK * (count - 1)), WEEK)


def weekday_and_date(match: Match) -> Built:
    """Tuesday, 12 May: the weekday must fit, and tells the year; Tuesday of last week."""
    (wanted,), (reading,) = match.numbers("weekday"), match.dates()
    if reading.precision is WEEK and reading.first:
        day = plus(reading.first, wanted)
        return reading.but(first=day, last=day, precision=DAY)
    if reading.precision is not DAY:
        return None
    if reading.yearly is not None and match.context.published is None:
        return None
    if reading.yearly is not None:
        fitting = _year_by_weekday(reading, wanted, match.context.published)
    else:
        fitting = reading if reading.first and weekday(reading.first) == wanted else None
    weekday_first = match.tokens[0].value is not reading
    return fitting or (("unknown", None) if weekday_first else None)


def _year_by_weekday(reading: Reading, wanted: int, published: Day | None) -> Reading | None:
    """Of the last and the next such day the one on the weekday told; None where neither is."""
    if published is None or reading.yearly is None:
        return None
    days = [ends[0] for ends in candidates(reading.yearly, published)]
    around = [day for day in days if day <= published][-1:] + [day for day in days if day > published][:1]
    return _nearest([day for day in around if weekday(day) == wanted], published, YEAR, *reading.implied)


def _days_around(published: Day, number: int) -> list[Day]:
    """The day with a number in the last, this and the next month."""
    months = [plus_months(published._replace(day=1), offset) for offset in (-1, 0, 1)]
    return [month._replace(day=number) for month in months if number <= month_length(month.year, month.month)]


def weekday_and_number(match: Match) -> Built:
    """Thursday the 15th: of the last, this or the next month, where it is one."""
    (wanted,), (number,) = match.numbers("weekday"), match.numbers("ordinal", "number")
    published = match.context.published
    if published is None:
        return None
    fitting = [day for day in _days_around(published, number) if weekday(day) == wanted]
    return _nearest(fitting, published, YEAR, MONTH)


def bare_ordinal(match: Match) -> Built:
    """The 15th: of the nearest month that has it."""
    (number,), published = match.numbers("ordinal"), match.context.published
    written = match.tokens[-1].end - match.tokens[-1].start
    if published is None or written > _NUMERIC_ORDINAL:
        return None
    reading = _nearest(_days_around(published, number), published, YEAR, MONTH)
    return reading.but(vague=True) if reading else None


def refused(match: Match) -> Built:
    """Friday 5/12: a month and a day, or a day and a month."""
    del match
    return "unknown", None


def weekend(match: Match) -> Built:
    """This, last, next weekend: of the current, the last, the next week; "the weekend" is the nearest."""
    published, direction = match.context.published, direction_of(match)
    if published is None:
        return None
    saturday = plus(week_of(published)[0], _SATURDAY)
    if direction is None:
        saturdays = [plus(saturday, -_WEEK), saturday]
        saturday = min(saturdays, key=lambda first: distance((first, plus(first, 1)), published))
    else:
        saturday = plus(saturday, _WEEK * direction)
    return Reading(INTERVAL, saturday, plus(saturday, 1), implied=(WEEK,))


def work_week(match: Match) -> Built:
    """This work week: Monday to Friday."""
    published = match.context.published
    if published is None:
        return None
    monday = plus(week_of(published)[0], _WEEK * (direction_of(match) or 0))
    return Reading(INTERVAL, monday, plus(monday, 4), implied=(WEEK,))

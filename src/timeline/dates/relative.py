"""Dates against the day of publication: "last week", "two years ago", "next Friday", "this summer", "yesterday".

Conventions: what is named is the precision ("two years ago" is a year, "three weeks ago" a week: TimeML's granularity);
"last N" and "next N" are whole units before and after the current one (Duckling), "past N" run up to the day before;
"next Friday" and "last Friday" are those of the next and the last week (Duckling and Recognizers), "this Friday" that of
the current one, a bare "Friday" the nearest, today included. All need a day of publication, and list what they took
from it as implied.
"""

from __future__ import annotations

from timeline.dates.cascade import Built, Level, Match
from timeline.dates.days import Ends, plus, week_of, weekday
from timeline.dates.readings import Reading, candidates, distance, fixed, in_year, settled
from timeline.dates.units import shifted, units_ends

_INTERVAL = "interval"


def _direction(match: Match) -> int | None:
    """-1 for last and past, 0 for this, 1 for next and coming; 2 for the one after next."""
    values = match.numbers("last", "past", "this", "next", "coming", "ago", "hence")
    return values[0] if values else None


def _unit(match: Match) -> tuple[str, int]:
    """The unit named and how many of it the word means: a fortnight is two weeks."""
    value = match.all("unit")[0]
    assert isinstance(value, tuple)
    return value


def _current(match: Match) -> Built:
    """This week, last month, next year, the quarter (the current one)."""
    day, direction = match.context.published, _direction(match)
    if day is None:
        return None
    unit, size = _unit(match)
    reading = fixed(units_ends(unit, day, direction or 0), unit, unit)
    return reading.but(vague=direction is None) if reading else None


def _several(match: Match) -> Built:
    """The last two years, the next three weeks: whole units; the past two years: up to publication."""
    day, direction = match.context.published, _direction(match)
    if day is None or direction is None or direction == 0 or match.has("few"):
        return None
    unit, size = _unit(match)
    count = (match.numbers("number", "short", "long", "one") or [1])[0] * size
    if match.has("past") and unit in ("day", "week", "month", "year"):
        return Reading(_INTERVAL, shifted(unit, day, -count), plus(day, -1), sense="span", implied=(unit,))
    ends = units_ends(unit, day, -count if direction < 0 else direction, count)
    reading = fixed(ends, unit if count == 1 else _INTERVAL, unit)
    return reading.but(sense="span") if reading else None


def _away(match: Match) -> Built:
    """Two years ago, in three weeks: the unit that lies so far from publication."""
    day = match.context.published
    if day is None:
        return None
    unit, size = _unit(match)
    count = match.numbers("number", "short", "long", "one")[0] * size * (-1 if match.has("ago") else 1)
    if abs(count) > 10_000:
        return None
    return fixed(units_ends(unit, day, count), unit, unit)


def _day_word(match: Match) -> Built:
    """Yesterday, today, tomorrow, with or without a time of day."""
    day = match.context.published
    if day is None:
        return None
    date = plus(day, match.numbers("dayword", "now")[0])
    return fixed((date, date), "day", "day")


def _daytime(match: Match) -> Built:
    """This morning, tonight, last night."""
    day = match.context.published
    if day is None:
        return None
    date = plus(day, -1 if match.has("last") else 0)
    return fixed((date, date), "day", "day")


def _weekday_of_week(match: Match) -> Built:
    """Next Friday, last Friday, this Friday: of the next, the last, the current week. "Past Friday" is the latest."""
    day, direction = match.context.published, _direction(match)
    if day is None or direction is None:
        return None
    (wanted,) = match.numbers("weekday")
    to_come = (wanted - weekday(day) - 1) % 7 + 1
    if match.has("past"):
        date = plus(day, to_come - 7 if to_come < 7 else -7)
    elif match.has("coming") or direction == 2:
        date = plus(day, to_come + 7 * (direction - 1))
    else:
        date = plus(week_of(day)[0], 7 * direction + wanted)
        if direction == 0 and date < day:
            return None  # "this Monday", said on a Tuesday: yesterday, or the one to come?
    return fixed((date, date), "day", "week")


def _weekday_of_unit(match: Match) -> Built:
    """Wednesday next week, Tuesday of last week."""
    (wanted,), ends = match.numbers("weekday"), current_unit(match)
    if ends is None or match.all("unit") != [("week", 1)]:
        return None
    date = plus(ends[0], wanted)
    return fixed((date, date), "day", "week")


def _duration(match: Match) -> Built:
    """For two years: no date."""
    del match
    return "unknown", None


def _weekdays_away(match: Match) -> Built:
    """Three Fridays from now, two Thursdays ago."""
    day, direction = match.context.published, _direction(match)
    if day is None or direction is None:
        return None
    (count,), (wanted,) = match.numbers("number", "one"), match.numbers("weekday")
    step = (wanted - weekday(day)) % 7 or 7
    date = plus(day, step + 7 * (count - 1) if direction > 0 else step - 7 * count - (7 if step == 7 else 0))
    return fixed((date, date), "day", "week")


def _weekend(match: Match) -> Built:
    """This, last, next weekend: of the current, the last, the next week; "the weekend" is the nearest."""
    day, direction = match.context.published, _direction(match)
    if day is None:
        return None
    if direction is None:
        days = [plus(week_of(day)[0], 7 * offset + 5) for offset in (-1, 0)]
        start = min(days, key=lambda first: distance((first, plus(first, 1)), day))
    else:
        start = plus(week_of(day)[0], 7 * direction + 5)
    return fixed((start, plus(start, 1)), _INTERVAL, "week")


def _work_week(match: Match) -> Built:
    day = match.context.published
    if day is None:
        return None
    start = plus(week_of(day)[0], 7 * (_direction(match) or 0))
    return fixed((start, plus(start, 4)), _INTERVAL, "week")


def _yearly(match: Match) -> Built:
    """This September, last summer, next Christmas: of this year, the latest that is over, the first that is to come."""
    day, direction = match.context.published, _direction(match)
    (reading,) = match.dates()
    if day is None or direction is None or reading.yearly is None:
        return None
    reading = reading.but(vague=False, implied=("year", *reading.implied))
    if direction == 0:
        return settled(reading, day) if reading.precision == "season" else in_year(reading, day.year)
    spans = candidates(reading.yearly, day)
    if direction < 0:
        spans = [ends for ends in reversed(spans) if ends[1] < day]
    else:
        spans = [ends for ends in spans if ends[0] > day][direction - 1 :]
    return reading.but(first=spans[0][0], last=spans[0][1], yearly=None) if spans else None


_COUNT = "(number|short|long|one|few)"
_OTHER = "(last|next|past)"

RELATIVE = Level.from_rules(
    [
        ("duration article? (number|short|long|one) unit", _duration),
        ("weekday (of|at|in|comma|hyphen|dash)? article? (this|last|next|past|coming) unit", _weekday_of_unit),
        ("weekday (of|at|in|comma)? article? unit (last|next|past|this)", _weekday_of_unit),
        (f"article? {_OTHER} {_COUNT} unit", _several),
        (f"article? {_COUNT} {_OTHER} unit", _several),
        (f"article? {_COUNT} unit {_OTHER}", _several),
        ("article? (this|last|next|past|coming) unit", _current),
        ("article? unit (last|next|past|coming)", _current),
        ("article? (this|last|next|past|coming) weekend", _weekend),
        ("article? weekend (last|next|past)", _weekend),
        ("article? weekend", _weekend),
        ("article? (this|last|next|past) workday", _work_week),
        ("article? (this|last|next|past|coming) weekday daytime?", _weekday_of_week),
        ("article? weekday (last|next|past|coming) daytime?", _weekday_of_week),
        ("article? (this|last|next|past|coming) article? date", _yearly),
        ("article? date (last|next|past)", _yearly),
        ("(this|last) daytime", _daytime),
        ("dayword at? article? daytime?", _day_word),
        ("daytime dayword", _day_word),
    ]
)


AWAY = Level.from_rules(
    [
        ("(number|short|long|one) unit (ago|hence)", _away),
        ("in (number|short|long|one) unit", _away),
        ("(number|one) weekday (ago|hence)", _weekdays_away),
    ]
)

NOW = Level.from_rules([("now", _day_word)])
"""For a text that is one date: in prose "now" dates nothing."""


def current_unit(match: Match) -> Ends | None:
    """The current unit that a match names, or the one that its "last" or "next" says."""
    day = match.context.published
    if day is None:
        return None
    unit, size = _unit(match)
    return units_ends(unit, day, (_direction(match) or 0) * size, size)

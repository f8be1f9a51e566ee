"""Dates made of dates: "the first week of March", "early 2023", "Tuesday, 12 May", "the end of next year".

Conventions: early (beginning of), mid (middle of) and late (end of) are the thirds of a span: four months of a year,
ten days of a month (the last third takes what remains), and Monday to Wednesday, Wednesday and Thursday, Friday to
Sunday of a week. The weeks of a month or a year are those that ISO 8601 counts to it, by their Thursday.
"""

from __future__ import annotations

from timeline.dates.absolute import year_reading
from timeline.dates.cascade import Built, Level, Match
from timeline.dates.days import (
    Ends,
    iso_week,
    month_length,
    months_ends,
    number,
    plus,
    plus_months,
    week_of,
    weekday,
    year_ends,
)
from timeline.dates.kinds import CHARACTER
from timeline.dates.readings import Reading, candidates, distance, fixed, hedged, in_year, settled
from timeline.dates.relative import current_unit
from timeline.dates.units import shifted, unit_ends
from timeline.model import Day

_LONGEST_MONTH = 31
_THIRDS = {"early": 0, "mid": 1, "late": 2}
_WEEK_PARTS = {"early": (0, 2), "mid": (2, 3), "late": (4, 6)}


# ---- early, mid, late ------------------------------------------------------------------------------------------------


def third(ends: Ends, part: str) -> Ends:
    """The first, middle or last third of a span, as the conventions have it."""
    first, last = ends
    if first == last:
        return ends
    index, length = _THIRDS[part], number(last) - number(first) + 1
    if length == 7:
        low, high = _WEEK_PARTS[part]
        return plus(first, low), plus(first, high)
    if length <= 31:
        return plus(first, 10 * index), last if index == 2 else plus(first, 10 * index + 9)
    if length <= 366 and first.day == 1:
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return months_ends(*plus_months(first, index * months // 3)[:2], months // 3)
    years = last.year - first.year + 1
    cuts = [first.year + (years * i + 2) // 3 for i in range(4)]
    return year_ends(cuts[index], cuts[index + 1] - cuts[index])


def _divided(reading: Reading, part: str) -> Reading | None:
    yearly = reading.yearly
    if yearly is not None:
        return reading.but(
            yearly=lambda year: third(ends, part) if (ends := yearly(year)) else None,
            precision="day" if reading.precision == "day" else "interval",
            vague=False,
        )
    if reading.ends is None:
        return None
    first, last = third(reading.ends, part)
    precision = reading.precision if first == last else "interval"
    return reading.but(first=first, last=last, precision=precision, vague=False)


def _part(match: Match) -> Built:
    """Early March, mid-2023, the end of next week; earlier this year: up to publication."""
    part = match.all("part")[0]
    if match.has("date"):
        reading = match.dates()[0]
    else:
        ends = current_unit(match)
        unit = match.all("unit")[0]
        if ends is None or not isinstance(unit, tuple):
            return None
        reading = Reading("interval", *ends, implied=(unit[0],))
    if part in ("earlier", "later"):
        return _split_at_publication(match, reading, str(part))
    return _divided(reading, str(part))


def _split_at_publication(match: Match, reading: Reading, part: str) -> Reading | None:
    """Earlier this year: from its beginning to the day before publication; later this year: from the day after."""
    day, ends = match.context.published, reading.ends
    if day is None or ends is None:
        return None
    if not ends[0] <= day <= ends[1]:
        return _divided(reading, "early" if part == "earlier" else "late")
    first, last = (ends[0], plus(day, -1)) if part == "earlier" else (plus(day, 1), ends[1])
    return reading.but(first=first, last=last, precision="interval") if first <= last else None


def _rest(match: Match) -> Built:
    """The rest of the week: from publication to its end."""
    day = match.context.published
    ends = match.dates()[0].ends if match.has("date") else current_unit(match)
    if day is None or ends is None or not ends[0] <= day <= ends[1]:
        return None
    return Reading("interval", day, ends[1], sense="span", implied=("day",))


# ---- the first week of, the last Friday of ---------------------------------------------------------------------------


def _weeks(ends: Ends) -> list[Day]:
    """The Mondays of the weeks that a month or a year counts as its own."""
    monday = week_of(ends[0])[0] if weekday(ends[0]) <= 3 else plus(week_of(ends[0])[0], 7)
    count = (number(ends[1]) - number(plus(monday, 3))) // 7 + 1
    return [plus(monday, 7 * i) for i in range(count)]


def _nth_unit(ends: Ends, unit: str, index: int, count: int) -> Ends | None:
    """`count` units of a span from its `index`-th on, from its end where the index is negative (-1 is the last)."""
    if unit == "week":
        mondays = _weeks(ends)
        if index == 0 and mondays[0] < ends[0] and number(ends[1]) - number(ends[0]) < _LONGEST_MONTH:
            return None  # the week of the 1st, the first whole one, or ISO's: three conventions, three answers
        start = index if index >= 0 else len(mondays) + index - count + 1
        return (mondays[start], plus(mondays[start + count - 1], 6)) if 0 <= start <= len(mondays) - count else None
    if index >= 0:
        first = shifted(unit, ends[0], index)
    else:
        first = shifted(unit, plus(ends[1], 1), index - count + 1)
    last = plus(shifted(unit, first, count), -1)
    return (first, last) if ends[0] <= first and last <= ends[1] else None


def _weekday_in(ends: Ends, wanted: int, index: int) -> Ends | None:
    if index >= 0:
        day = plus(ends[0], (wanted - weekday(ends[0])) % 7 + 7 * index)
    else:
        day = plus(ends[1], -((weekday(ends[1]) - wanted) % 7) + 7 * (index + 1))
    return (day, day) if ends[0] <= day <= ends[1] else None


def _inner(match: Match) -> Reading | None:
    """The date that a part is taken of: one that was read, or the current, last or next unit."""
    if match.has("date"):
        return match.dates()[-1]
    units = [token for token in match.tokens if token.kind == CHARACTER["unit"]]
    words = [token for token in match.tokens if token.end <= units[-1].start]
    of = max(i for i, token in enumerate(words) if token.kind in (CHARACTER["of"], CHARACTER["in"]))
    inner = Match([*words[of:], *match.tokens[match.tokens.index(units[-1]) :]], match.context)
    ends, (unit, _) = current_unit(inner), units[-1].value  # type: ignore[misc]
    return fixed(ends, unit, unit)


def _nth(match: Match) -> Built:
    """The first week of March, the second last day of May, the last Friday in October, the last two months of 2021."""
    inner, tokens = _inner(match), match.tokens
    of = max(i for i, t in enumerate(tokens) if t.kind in (CHARACTER["of"], CHARACTER["in"]))
    head = Match(tokens[:of], match.context)
    if inner is None:
        return None
    ordinals, counts = head.numbers("ordinal"), head.numbers("number")
    index = (-ordinals[0] if ordinals else -1) if head.has("last") else ordinals[0] - 1
    if head.has("weekday"):
        (wanted,) = head.numbers("weekday")
        return _mapped(inner, lambda ends: _weekday_in(ends, wanted, index), "day")
    unit, size = head.all("unit")[0]  # type: ignore[misc]
    if size != 1:
        return None
    count = counts[0] if counts else 1
    precision = unit if count == 1 else "interval"
    return _mapped(inner, lambda ends: _nth_unit(ends, unit, index, count), precision)


def _mapped(reading: Reading, change, precision: str) -> Reading | None:  # type: ignore[no-untyped-def]
    """A reading whose ends are changed, whether it has a year or not."""
    yearly = reading.yearly
    if yearly is not None:
        return reading.but(
            yearly=lambda year: change(ends) if (ends := yearly(year)) else None, precision=precision, vague=False
        )
    ends = change(reading.ends) if reading.ends else None
    return reading.but(first=ends[0], last=ends[1], precision=precision, vague=False) if ends else None


def _day_of(match: Match) -> Built:
    """The 20th of next month, the 15th day of June."""
    day, (reading,) = match.numbers("number", "ordinal")[0], match.dates()
    if reading.precision != "month" or (match.has("unit") and match.all("unit") != [("day", 1)]):
        return None

    def change(ends: Ends) -> Ends | None:
        return (ends[0]._replace(day=day),) * 2 if day <= month_length(ends[0].year, ends[0].month) else None

    return _mapped(reading, change, "day")


def _week_of_day(match: Match) -> Built:
    """The week of 6 October: the ISO week that holds it. Another unit of a date adds nothing: a day in May."""
    (reading,) = match.dates()
    if match.has("unit") and match.all("unit") != [("week", 1)]:
        return _in_unit(match)
    return _mapped(reading, lambda ends: week_of(ends[0]), "week") if reading.precision == "day" else None


def _numbered_week(match: Match) -> Built:
    """Week 31 of 2027, by its ISO number."""
    (week,), dates = match.numbers("number"), match.dates()
    if match.all("unit") != [("week", 1)]:
        return None
    reading = Reading("week", yearly=lambda year: iso_week(year, week))
    if not dates:
        return reading
    year = dates[0]
    return in_year(reading, year.first.year) if year.precision == "year" and year.first else None


def _part_of_unit(match: Match) -> Built:
    """EOY, BOM: the end of the year, the beginning of the month."""
    (value,), day = match.all("part_of_unit"), match.context.published
    if day is None or not isinstance(value, tuple):
        return None
    part, unit = value
    return _divided(Reading(unit, *unit_ends(unit, day), implied=(unit,)), part)


def _refused(match: Match) -> Built:
    """Friday 5/12: a month and a day, or a day and a month."""
    del match
    return "unknown", None


# ---- weekdays --------------------------------------------------------------------------------------------------------


def _weekday_and_date(match: Match) -> Built:
    """Tuesday, 12 May: the weekday must fit, and tells the year; Tuesday of last week."""
    (wanted,), (reading,) = match.numbers("weekday"), match.dates()
    if reading.precision == "week" and reading.ends:
        day = plus(reading.ends[0], wanted)
        return reading.but(first=day, last=day, precision="day")
    if reading.precision != "day":
        return None
    if reading.yearly is not None:
        return _year_by_weekday(reading, wanted, match.context.published)
    return reading if reading.first and weekday(reading.first) == wanted else None


def _year_by_weekday(reading: Reading, wanted: int, published: Day | None) -> Reading | None:
    """Of the last and the next such day the one on the weekday told; None where neither is."""
    if published is None or reading.yearly is None:
        return None
    spans = candidates(reading.yearly, published)
    around = [ends for ends in spans if ends[0] <= published][-1:] + [ends for ends in spans if ends[0] > published][:1]
    fitting = [ends[0] for ends in around if weekday(ends[0]) == wanted]
    return _nearest_day(fitting, published, "year", *reading.implied)


def _weekday_and_number(match: Match) -> Built:
    """Thursday the 15th: of the last, this or the next month, where it is one."""
    (wanted,), (day,), published = match.numbers("weekday"), match.numbers("ordinal", "number"), match.context.published
    if published is None:
        return None
    months = [plus_months(published._replace(day=1), offset) for offset in (-1, 0, 1)]
    fitting = [
        month._replace(day=day)
        for month in months
        if day <= month_length(month.year, month.month) and weekday(month._replace(day=day)) == wanted
    ]
    return _nearest_day(fitting, published, "year", "month")


def _nearest_day(days: list[Day], published: Day, *implied: str) -> Reading | None:
    nearest = min(days, key=lambda day: distance((day, day), published), default=None)
    return fixed((nearest, nearest), "day", *implied) if nearest else None


def _weekday(match: Match) -> Built:
    """A bare weekday: the nearest one, the day of publication included."""
    (wanted,), published = match.numbers("weekday"), match.context.published
    if published is None:
        return None
    short = match.tokens[0].end - match.tokens[0].start <= 4
    reading = _nearest_day([plus(week_of(published)[0], 7 * i + wanted) for i in (-1, 0, 1)], published, "week")
    return reading.but(vague=short) if reading else None


def _bare_ordinal(match: Match) -> Built:
    """The 15th: of the nearest month that has it."""
    (day,), published = match.numbers("ordinal"), match.context.published
    written = match.tokens[-1].end - match.tokens[-1].start
    if published is None or written > 4 or day > 31:
        return None
    months = [plus_months(published._replace(day=1), offset) for offset in (-1, 0, 1)]
    days = [month._replace(day=day) for month in months if day <= month_length(month.year, month.month)]
    reading = _nearest_day(days, published, "year", "month")
    return reading.but(vague=True) if reading else None


# ---- dates in dates --------------------------------------------------------------------------------------------------


def _in_that_year(match: Match) -> Built:
    """March of last year, the third quarter of 2017, next year's first quarter: a yearly date in a year named."""
    yearly, year = match.dates()
    if year.yearly is not None and "'s" in match.all("of"):
        yearly, year = year, yearly
    if yearly.yearly is None or year.precision != "year" or year.first is None:
        return None
    reading = in_year(yearly.but(implied=(*year.implied, *yearly.implied)), year.first.year)
    return reading.but(vague=False, qualifier=reading.qualifier or year.qualifier) if reading else None


def _offset(match: Match) -> Built:
    """Two weeks before 5 May, three days after Christmas, 4 months from tomorrow: a day."""
    (unit, size), (reading,) = match.all("unit")[0], match.dates()  # type: ignore[misc]
    count = match.numbers("number", "short", "long", "one")[0] * size * (-1 if match.has("before") else 1)
    settled_reading = settled(reading, match.context.published)
    if settled_reading is None or settled_reading.precision != "day" or settled_reading.first is None or count > 10_000:
        return None
    day = shifted(unit, settled_reading.first, count)
    return settled_reading.but(first=day, last=day)


def _current(match: Match) -> Built:
    """The year, the month: the current one. Too vague in running text."""
    ends, unit = current_unit(match), match.all("unit")[0]
    if ends is None or not isinstance(unit, tuple) or unit[1] != 1:
        return None
    return Reading(unit[0], *ends, implied=(unit[0],), vague=True)


def _same(match: Match) -> Built:
    """A date with words that add nothing to it: a time of day, "a day in"."""
    return match.dates()[0]


def _year(match: Match) -> Built:
    return year_reading(match.numbers("year")[0], vague=True)


def _short_range(match: Match) -> Built:
    """1851-52, 2024/25: the years from the one to the other."""
    start, (short,) = match.numbers("year")[0], match.numbers("number", "short")
    last = match.tokens[-1]
    end = start // 100 * 100 + short
    if last.end - last.start != 2 or end <= start:
        return None
    return Reading("interval", *year_ends(start, end - start + 1), sense="span")


def _in_unit(match: Match) -> Built:
    """A year in the 1860s, a day in about 1872: some part of it, so the date itself. "Jour de l'an" is none."""
    (reading,) = match.dates()
    if reading.yearly is None and reading.implied:
        return None
    return hedged(reading, "~") if match.has("about") else reading


_OF = "(of|in|at|comma|article|open|close|hyphen|dash)"
_HEAD = "article? (ordinal last?|last|ordinal number|last number) (unit|weekday) (of|in)"

YEARS = Level.from_rules(
    [
        ("year (hyphen|slash|dash) (number|short)", _short_range),
        ("year", _year),
    ]
)

NTH = Level.from_rules(
    [
        (f"{_HEAD} article? date", _nth),
        (f"{_HEAD} article? (this|last|next|article) unit", _nth),
        (f"{_HEAD} article? unit (last|next)", _nth),
    ]
)

PARTS = Level.from_rules(
    [
        (f"{_HEAD} article? date", _nth),
        ("part (of|article|hyphen|in|about)* date", _part),
        ("part (of|in)* article unit", _part),
        ("rest (of|article)* (date|unit)", _rest),
        ("week_of article? date", _week_of_day),
        ("article? unit of article? date", _week_of_day),
        ("article? unit number (of|comma)? date", _numbered_week),
        ("article? unit number", _numbered_week),
        ("part_of_unit", _part_of_unit),
        ("weekday (number|ordinal) (slash|dot) number", _refused),
        ("article? (ordinal|number) unit? of article? date", _day_of),
        (f"weekday {_OF}? {_OF}? date close?", _weekday_and_date),
        (f"date {_OF}? {_OF}? article? weekday", _weekday_and_date),
        ("weekday article? (ordinal|number)", _weekday_and_number),
        ("article? (ordinal|number) weekday", _weekday_and_number),
        ("(number|short|long|one) unit (before|after|from) article? date", _offset),
    ]
)

JOINED = Level.from_rules(
    [
        ("date (of|in|comma|article|open)* date close?", _in_that_year),
        ("(article|one)? unit (of|in) (of|in|at|article|about)* date", _in_unit),
        ("part (of|article|hyphen|in|about)* date", _part),
        ("date (comma|at|in|article)* daytime", _same),
        ("daytime (comma|at|of|in|article)* date", _same),
        ("article unit", _current),
    ]
)

WEEKDAYS = Level.from_rules(
    [
        ("weekday (at|in|article)* daytime", _weekday),
        ("daytime (comma|at|of|in|article)* weekday", _weekday),
        ("weekday", _weekday),
        ("part of unit", _part),
    ]
)

ORDINALS = Level.from_rules([("at? article? ordinal", _bare_ordinal)])
"""After the ranges, which give "the 13th to the 15th of July" its month."""

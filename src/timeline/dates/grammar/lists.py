"""Lists in which the month or the year is written once: "3 May and 7 June 2024", "April 20, 21 and 26, 2024".

What the last date of a list has, those before it share: its year, and a mere number its month, too ("Monday 22, Tuesday
23 and Sunday 28 April 2024", "the first and second quarter of 2024"); and so what the first one has, those after it
("3 May 2024 and 7 June"). A date that would lie more than half a year after the one whose year it shares is of the year
before ("30 December and 2 January 2024").

A list makes as many dates as it has. Its numbers must rise; where neither a weekday stands before them nor an "and"
before the last one they are rather something else ("vol. 3, 4 May 2024").
"""

from __future__ import annotations

from dataclasses import replace

from timeline.dates.calendar.days import Ends, number
from timeline.dates.calendar.units import CENTURY, DAY, HALF, INTERVAL, MONTH, QUARTER, SEASON, WEEK, YEAR
from timeline.dates.grammar.cascade import DATE, Built, Match
from timeline.dates.grammar.divisions import DIVISIONS, nth_division
from timeline.dates.grammar.kinds import Token, kinds_of
from timeline.dates.grammar.monthdays import day_of_month, in_same_month
from timeline.dates.grammar.partial import Reading, in_year
from timeline.frozen import frozen

_DAYS = kinds_of("number ordinal")
_WEEKDAY, _ORDINAL, _SLASH = kinds_of("weekday"), kinds_of("ordinal"), kinds_of("slash")
_JOINS = kinds_of("and or")
_HALF_YEAR = 183  # days
_OF_YEARS = {YEAR, CENTURY}
_PARTS_OF_YEARS = (DAY, WEEK, MONTH, QUARTER, HALF, SEASON, INTERVAL)


@frozen
class _Item:
    """A date of a list, or a number in place of one: the token, and what stands between it and the item before."""

    token: Token
    weekday: bool
    joined: bool
    slash: bool

    @property
    def reading(self) -> Reading | None:
        return self.token.value if isinstance(self.token.value, Reading) else None

    @property
    def number(self) -> int:
        return self.token.value if isinstance(self.token.value, int) else 0

    def reads(self, reading: Reading, end: int = 0) -> _Item:
        """The same item as a date."""
        return replace(self, token=self.token._replace(kind=DATE, value=reading, end=end or self.token.end))


def shared(match: Match) -> Built:
    """3 May and 7 June 2024; Monday 22, Tuesday 23 and Sunday 28 April 2024; April 20, 21 and 26, 2024."""
    items = _items(match)
    done = _years_of_first(_years_of_last(_numbers_after(_numbers_before(items))))
    if done == items:
        return None
    made = {item.token.start: item.token for item in done}
    end = 0
    out = []
    for token in match.tokens:
        if token.start >= end:
            out.append(made.get(token.start, token))
            end = out[-1].end
    return out


def _items(match: Match) -> list[_Item]:
    items, between = [], ""
    for token in match.tokens:
        if token.kind == DATE or token.kind in _DAYS:
            weekday, joined, slash = (any(kind in kinds for kind in between) for kinds in (_WEEKDAY, _JOINS, _SLASH))
            items.append(_Item(token, weekday, joined, slash))
            between = ""
        else:
            between += token.kind
    return items


# ---- numbers that share a month --------------------------------------------------------------------------------------


def _numbers_before(items: list[_Item]) -> list[_Item]:
    """20, 21 and 26 April: the numbers before a day are of its month; the first and second quarter: of its kind."""
    out = list(items)
    for place in range(len(out) - 2, -1, -1):
        item, following = out[place], out[place + 1]
        if item.reading or not following.reading:
            continue
        counts = following.joined or item.weekday or following.weekday or items[place + 1].reading is None
        reading = _beside(item, following.reading) if counts else None
        if reading:
            out[place] = item.reads(reading)
    return out


def _beside(item: _Item, following: Reading) -> Reading | None:
    """What a number before a date is, by that date."""
    if not set(following.implied) <= _OF_YEARS:
        return None
    if item.number < (day_of_month(following) or 0):
        return in_same_month(following, item.number)
    if following.precision in DIVISIONS and item.token.kind in _ORDINAL:
        return nth_division(following, item.number)
    return None


def _numbers_after(items: list[_Item]) -> list[_Item]:
    """April 20, 21 and 26: the numbers after a day whose month stands first; the year may follow them."""
    out = list(items)
    for place in range(1, len(out)):
        before, item = out[place - 1], out[place]
        reading = before.reading
        if reading is None or not reading.day_last:
            continue
        if item.reading is None and (day_of_month(reading) or 0) < item.number and not item.weekday:
            later = in_same_month(reading, item.number)
            out[place] = item.reads(later) if later else item
        elif place > 1 and items[place - 1].reading is None and (year := _bare_year(item)):
            known = in_year(reading, year)
            out[place - 1 : place + 1] = [before.reads(known, item.token.end)] if known else [before, item]
            break
    return out


def _bare_year(item: _Item) -> int | None:
    """The year of "April 20 and 21, 2024"."""
    reading = item.reading
    if reading is None or reading.precision is not YEAR or not reading.vague or item.joined or reading.first is None:
        return None
    return reading.first.year


# ---- dates that share a year -----------------------------------------------------------------------------------------


def _years_of_last(items: list[_Item]) -> list[_Item]:
    """3 May and 7 June 2024: a date without year has that of the next one that has one.

    Somewhere between them stands an "and", an "or" or a slash: "Independence Day, 5 July 1811" is one day.
    """
    out, joined = list(items), False
    for place in range(len(out) - 2, -1, -1):
        joined = joined or out[place + 1].joined or out[place + 1].slash
        reading = _in_year_of(out[place].reading, out[place + 1].reading) if joined else None
        out[place] = out[place].reads(reading) if reading else out[place]
    return out


def _in_year_of(reading: Reading | None, known: Reading | None) -> Reading | None:
    """A yearly date in the year of another date, or half a year and more after it in the year before that."""
    ends = _ends_in_year(known)
    if known is None or ends is None or reading is None or reading.yearly is None:
        return None
    dated = in_year(reading, ends[0].year)
    if dated and dated.first and number(dated.first) - number(ends[1]) > _HALF_YEAR:
        dated = in_year(reading, ends[0].year - 1)
    return _sure(dated, known)


def _years_of_first(items: list[_Item]) -> list[_Item]:
    """3 May 2024 and 7 June: a date without year is the next one after that before it."""
    out = list(items)
    for place in range(1, len(out)):
        before, item = out[place - 1].reading, out[place]
        reading = _next_after(item.reading, before) if item.joined else None
        out[place] = item.reads(reading) if reading else item
    return out


def _next_after(reading: Reading | None, known: Reading | None) -> Reading | None:
    """A yearly date of the same kind as another one, the first that comes after it."""
    ends = _ends_in_year(known)
    if known is None or ends is None or reading is None or reading.yearly is None:
        return None
    if reading.precision != known.precision:
        return None
    found = [in_year(reading, ends[0].year + later) for later in (0, 1)]
    return _sure(next((date for date in found if date and date.first and date.first > ends[0]), None), known)


def _sure(dated: Reading | None, known: Reading) -> Reading | None:
    """A date whose year is that of another one, with what was inferred of either."""
    return dated.but(vague=False, implied=tuple(dict.fromkeys(known.implied + dated.implied))) if dated else None


def _ends_in_year(reading: Reading | None) -> Ends | None:
    """The ends of a date that lies in a year which was written, or told as "last year"."""
    if reading is None or reading.precision not in _PARTS_OF_YEARS or not set(reading.implied) <= _OF_YEARS:
        return None
    return reading.ends

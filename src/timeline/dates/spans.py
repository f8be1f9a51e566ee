"""Ranges, bounds and hedges: "12–15 May 2024", "before 1928", "since March", "circa 1860?".

Conventions: both ends of a range belong to it; "before" and "after" exclude what they name, "by", "until", "since" and
"from" include it. What is missing at one end of a range is taken from the other: the month of "12 to 15 May", the year
of "from April to June 2017"; an end that would lie before the start belongs to the next year.
"""

from __future__ import annotations

from timeline.dates.cascade import Built, Level, Match
from timeline.dates.days import Ends, month_length, plus
from timeline.dates.edtf import merge_marks
from timeline.dates.readings import Reading, candidates, hedged, in_year, settled
from timeline.model import Day

_INTERVAL = "interval"
_LEAP_YEAR = 2000


# ---- hedges ----------------------------------------------------------------------------------------------------------


def _qualified(match: Match) -> Built:
    """Circa 1860, 1862?, maybe 1862."""
    (reading,) = match.dates()
    marks = "".join(str(mark) for mark in match.all("about", "maybe"))
    marks += "?" * match.has("question") + "~" * match.has("tilde")
    return hedged(reading, marks)


# ---- ranges ----------------------------------------------------------------------------------------------------------


def _joined(first: Reading, last: Reading, match: Match) -> Reading | None:
    """From the start of one date to the end of another."""
    start, end = first.yearly, last.yearly
    sense = "within" if match.has("between") else "span"
    implied = tuple(dict.fromkeys(first.implied + last.implied))
    base = Reading(
        _INTERVAL,
        qualifier=merge_marks(first.qualifier + last.qualifier),
        sense=sense,
        implied=implied,
        vague=first.vague and last.vague,
    )
    if start and end:
        if first.precision != "day" or last.precision != "day":
            return None  # "the season runs from May to September": every year

        def yearly(year: int) -> Ends | None:
            low, high = start(year), end(year)
            if low and high and high[1] < low[0]:
                high = end(year + 1)
            return (low[0], high[1]) if low and high else None

        return base.but(yearly=yearly)
    if start and last.last:
        tried = (in_year(first, last.last.year), in_year(first, last.last.year - 1))
        fitting = [reading for reading in tried if reading and reading.first and reading.first <= last.last]
        return base.but(first=fitting[0].first, last=last.last) if fitting else None
    if end and first.first:
        later = (in_year(last, first.first.year), in_year(last, first.first.year + 1))
        fitting = [reading for reading in later if reading and reading.last and reading.last >= first.first]
        return base.but(first=first.first, last=fitting[0].last, implied=implied) if fitting else None
    if first.first is None or last.last is None or last.last < first.first:
        return None
    return base.but(first=first.first, last=last.last)


def _range(match: Match) -> Built:
    """From one date to another; refused where an end is itself vague or told from the day of publication."""
    first, last = match.dates()
    if any(
        end.precision == "interval" or (end.yearly is None and set(end.implied) - {"century"}) for end in (first, last)
    ):
        return None
    return _joined(first, last, match)


def _of_month(reading: Reading, day: int) -> Reading | None:
    """Another day of the month that a day lies in."""

    def moved(ends: Ends | None) -> Ends | None:
        if ends is None or day > month_length(ends[0].year, ends[0].month):
            return None
        return (ends[0]._replace(day=day),) * 2

    if reading.precision != "day":
        return None
    yearly = reading.yearly
    if yearly is not None:
        return reading.but(yearly=lambda year: moved(yearly(year)))
    ends = moved(reading.ends)
    return reading.but(first=ends[0], last=ends[1]) if ends else None


def _day_number(reading: Reading) -> int:
    """The day of the month of a day with or without year."""
    first = (
        reading.first or (reading.yearly(_LEAP_YEAR) or (Day(0, 1, 1),))[0] if reading.yearly or reading.first else None
    )
    return first.day if first else 0


def _day_range(match: Match) -> Built:
    """12–15 May 2024, from the 13th to the 15th of July, July 13 to 15, between 3 and 12 September."""
    (reading,), days = match.dates(), match.numbers("number", "ordinal")
    other = _of_month(reading, days[0])
    if other is None:
        return None
    number_first = match.tokens[-1].value is reading
    start, end = (days[0], _day_number(reading)) if number_first else (_day_number(reading), days[0])
    if start >= end:
        return None
    return _joined(other, reading, match) if number_first else _joined(reading, other, match)


# ---- bounds ----------------------------------------------------------------------------------------------------------


def _begun(reading: Reading, match: Match) -> Reading | None:
    """A date that something has lasted since: without year the latest that has begun."""
    published = match.context.published
    if reading.yearly is None or published is None:
        return settled(reading, published)
    spans = [ends for ends in candidates(reading.yearly, published) if ends[0] <= published]
    implied = ("year", *reading.implied)
    return reading.but(first=spans[-1][0], last=spans[-1][1], yearly=None, implied=implied) if spans else None


def _bounded(match: Match) -> Built:
    """Before, after, since, until, by; "2012 or later"."""
    (reading,) = match.dates()
    told = [str(sign) for sign in match.all("before", "after", "since", "until", "by", "onwards", "or_before")]
    sign = told[0] if told else ">="
    known = _begun(reading, match) if sign == "since" else settled(reading, match.context.published)
    if known is None:
        return None
    bound = known.but(precision=_INTERVAL, sense="span" if sign in (">=", "since") else "within")
    if sign in ("<", "<="):
        if known.first is None or known.last is None:
            return None
        return bound.but(first=None, last=plus(known.first, -1) if sign == "<" else known.last)
    if known.last is None or known.first is None:
        return None
    return bound.but(first=plus(known.last, 1) if sign == ">" else known.first, last=None)


_TO = "(to|until|hyphen|dash) dash?"
_DAY = "(number dot?|ordinal)"

HEDGES = Level.from_rules(
    [
        ("open? maybe close? (comma|colon)? (about|tilde)? article? date question?", _qualified),
        ("(about|tilde) article? date open? (question|maybe)? close?", _qualified),
        ("date (about|open? maybe close?|question)", _qualified),
    ]
)

RANGES = Level.from_rules(
    [
        (f"between article? {_DAY} and article? date", _day_range),
        (f"between article? date and article? {_DAY}", _day_range),
        ("between article? date and article? at? article? date", _range),
        (f"(from|of|since)? article? {_DAY} ({_TO}|slash) article? date", _day_range),
        (f"(from|of|since)? article? date {_TO} (at|article)* date", _range),
        (f"(from|of|since)? article? date {_TO} article? {_DAY}", _day_range),
    ]
)

BOUNDS = Level.from_rules(
    [
        ("(before|after|since|until|by|from) (at|in|article|about)* date (onwards|at)?", _bounded),
        ("date comma? (onwards|or_before)", _bounded),
        ("date question", _qualified),
    ]
)

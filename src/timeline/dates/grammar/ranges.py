"""Ranges: "12–15 May 2024", "from April to June 2017", "between March 2020 and May 2021", "1914–1918".

Both ends belong to a range. What is missing at one end is taken from the other: the month of "12 to 15 May", the year
of "from April to June 2017"; an end that would lie before the start belongs to the next year. Refused are ranges whose
ends are vague ("from late 2019 to early 2021") or told from publication ("from 2019 to now"), and months without any
year, which are rather of every year ("the season runs from May to September").
"""

from __future__ import annotations

from timeline.dates.calendar.days import Ends
from timeline.dates.calendar.edtf import merge_marks
from timeline.dates.calendar.units import CENTURY, DAY, INTERVAL, YEAR
from timeline.dates.grammar.cascade import Built, Match
from timeline.dates.grammar.divisions import DIVISIONS, nth_division
from timeline.dates.grammar.monthdays import day_of_month, in_same_month
from timeline.dates.grammar.partial import Reading, Yearly, grain_of, in_year
from timeline.model import Day, Sense


def date_range(match: Match) -> Built:
    """From one date to another."""
    first, last = match.dates()
    for end in (first, last):
        inferred = end.yearly is None and set(end.implied) - {CENTURY}
        if end.precision is INTERVAL or inferred:
            return None
    return _joined(first, last, match)


def day_range(match: Match) -> Built:
    """12–15 May 2024, from the 13th to the 15th of July, July 13 to 15, between 3 and 12 September."""
    (reading,), (number,) = match.dates(), match.numbers("number", "ordinal")
    if reading.precision in DIVISIONS:
        return _division_range(match, reading, number)
    day, other = day_of_month(reading), in_same_month(reading, number)
    if other is None or day is None:
        return None
    if match.tokens[-1].value is reading:
        return _joined(other, reading, match) if number < day else None
    return _joined(reading, other, match) if day < number else None


def _division_range(match: Match, reading: Reading, number: int) -> Reading | None:
    """10th–11th century, from the first to the third quarter of 2024."""
    first = nth_division(reading, number) if match.has("ordinal") and match.tokens[-1].value is reading else None
    return _joined(first, reading, match) if first else None


def day_range_in_year(match: Match) -> Built:
    """May 12–15, 2024: the year stands after the second day."""
    first, year = match.dates()
    if first.yearly is None or year.precision is not YEAR or year.first is None:
        return None
    known = in_year(first, year.first.year)
    (number,) = match.numbers("number", "ordinal")
    other = in_same_month(known, number) if known else None
    return _joined(known, other, match) if known and other else None


def _joined(first: Reading, last: Reading, match: Match) -> Reading | None:
    """From the start of one date to the end of another."""
    base = Reading(
        INTERVAL,
        qualifier=merge_marks(first.qualifier + last.qualifier),
        sense=Sense.WITHIN if match.has("between") else Sense.SPAN,
        implied=tuple(dict.fromkeys(first.implied + last.implied)),
        vague=first.vague and last.vague,
        grain=grain_of(first, last),
    )
    if first.yearly and last.yearly:
        yearly = _yearly_range(first.yearly, last.yearly)
        return base.but(yearly=yearly) if first.precision == last.precision is DAY else None
    start, end = _start(first, last.last), _end(last, first.first)
    return base.but(first=start, last=end) if start and end and start <= end else None


def _yearly_range(first: Yearly, last: Yearly) -> Yearly:
    """A range that comes every year; it may end in the next one."""

    def yearly(year: int) -> Ends | None:
        start, end = first(year), last(year)
        if start and end and end[1] < start[0]:
            end = last(year + 1)
        return (start[0], end[1]) if start and end else None

    return yearly


def _start(reading: Reading, end: Day | None) -> Day | None:
    """Where a range begins that ends on a day: without year the latest possible start."""
    if reading.yearly is None or end is None:
        return reading.first
    starts = [known.first for year in (end.year, end.year - 1) if (known := in_year(reading, year)) and known.first]
    return next((start for start in starts if start <= end), None)


def _end(reading: Reading, start: Day | None) -> Day | None:
    """Where a range ends that begins on a day: without year the earliest possible end."""
    if reading.yearly is None or start is None:
        return reading.last
    ends = [known.last for year in (start.year, start.year + 1) if (known := in_year(reading, year)) and known.last]
    return next((end for end in ends if end >= start), None)

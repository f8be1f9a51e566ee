"""What words mean before the day of publication is asked: a fixed span, or one that comes every year.

A date without year is a function from a year to its first and last day, so that "early March", "the last Friday of
October" and "Easter" are of one kind, can be divided, made ends of a range, and given the year that stands elsewhere
("from April to June in 2017"). Where no year stands anywhere, the one nearest to publication is taken, and said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from timeline.dates.calendar.days import Ends, number
from timeline.dates.calendar.edtf import merge_marks
from timeline.dates.calendar.units import CENTURY, DAY, MONTH, WEEK, YEAR
from timeline.model import Day, Precision, Qualifier, Sense

Yearly = Callable[[int], Ends | None]
"""From a year to the first and the last day of something in it; None where that year has none (29 February)."""

_LEAP_REACH = 8  # years between two leap days around 1900 or 2100


class Reading(NamedTuple):
    """A date as read: `first` and `last` (None: open), or `yearly` in place of both.

    `part` is which third was taken ("early", "mid", "late"). `vague` marks what is a date in a cell of its own but not
    in running text without company: a bare year, "may". `grain` is what the ends of an interval were written in, a day
    or a month, so that its EDTF form is no coarser. `day_last` is a day written behind its month, as in "April
    20", so that other days may follow it.
    """

    precision: Precision
    first: Day | None = None
    last: Day | None = None
    yearly: Yearly | None = None
    qualifier: Qualifier = Qualifier.NONE
    sense: Sense = Sense.WITHIN
    implied: tuple[Precision, ...] = ()
    part: str = ""
    vague: bool = False
    grain: Precision | None = None
    day_last: bool = False

    @property
    def ends(self) -> Ends | None:
        """Both ends, where both are known."""
        return (self.first, self.last) if self.first and self.last else None

    def but(self, **changes: object) -> Reading:
        """The same reading with some fields changed."""
        return self._replace(**changes)  # type: ignore[arg-type]


def grain_of(*ends: Reading) -> Precision | None:
    """The finest of what the ends of an interval were written in: a day, a month or nothing of them."""
    written = {end.grain or end.precision for end in ends}
    return DAY if written & {DAY, WEEK} else MONTH if MONTH in written else None


def fixed(ends: Ends | None, precision: Precision, *implied: Precision) -> Reading | None:
    """A reading with both ends, or None where the calendar has no such days."""
    return Reading(precision, *ends, implied=implied) if ends else None


def in_year(reading: Reading, year: int) -> Reading | None:
    """A yearly reading in the year given."""
    ends = reading.yearly(year) if reading.yearly else None
    return reading.but(first=ends[0], last=ends[1], yearly=None) if ends else None


def mapped(reading: Reading, change: Callable[[Ends], Ends | None], precision: Precision) -> Reading | None:
    """A reading with its ends changed, whether it has a year or comes every year; None where there is no such date."""
    yearly = reading.yearly
    if yearly is not None:
        return reading.but(
            yearly=lambda year: change(ends) if (ends := yearly(year)) else None, precision=precision, vague=False
        )
    ends = change(reading.ends) if reading.ends else None
    return reading.but(first=ends[0], last=ends[1], precision=precision, vague=False) if ends else None


def distance(ends: Ends, day: Day) -> int:
    """How many days lie between a day and a span: 0 where it is within."""
    if ends[0] <= day <= ends[1]:
        return 0
    return number(ends[0]) - number(day) if day < ends[0] else number(day) - number(ends[1])


def candidates(yearly: Yearly, day: Day) -> list[Ends]:
    """The spans of the years around a day, earliest first; at least one on each side of it, if the calendar has one."""
    for reach in (1, _LEAP_REACH):
        found = [ends for year in range(day.year - reach, day.year + reach + 1) if (ends := yearly(year))]
        if found and found[0][0] <= day <= found[-1][1]:
            break
    return found


def settled(reading: Reading, published: Day | None) -> Reading | None:
    """A reading with a year: its own, or the one that puts it nearest to publication, which is then listed as implied.

    Of two that are equally near it is the past one. None where a year is needed and nothing says which.
    """
    if reading.yearly is None:
        return reading
    if published is None:
        return None
    nearest = min(candidates(reading.yearly, published), key=lambda ends: distance(ends, published), default=None)
    if nearest is None:
        return None
    implied = reading.implied if YEAR in reading.implied else (YEAR, *reading.implied)
    return reading.but(first=nearest[0], last=nearest[1], yearly=None, implied=implied)


def hedged(reading: Reading, marks: str) -> Reading | None:
    """A reading with a qualifier. "Circa 1900s" is refused: a circa is rather of a decade than of a century."""
    if "~" in marks and reading.precision is CENTURY and reading.first and reading.first.year >= 1000:
        return None
    return reading.but(qualifier=merge_marks(reading.qualifier + marks), vague=False)

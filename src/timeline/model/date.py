"""Dates as the days they can mean (ISO 8601-2, EDTF)."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from timeline.frozen import locked
from timeline.model.notebook import Shown
from timeline.text.closed import Plain


class Day(NamedTuple):
    """A day of the proleptic Gregorian calendar, astronomical years: 0 is 1 BCE, -99 is 100 BCE. Sorts as days do."""

    year: int
    month: int
    day: int

    def __str__(self) -> str:
        """The day as ISO 8601 writes it: 0079-08-24, -0099-01-01."""
        return f"{'-' if self.year < 0 else ''}{abs(self.year):04d}-{self.month:02d}-{self.day:02d}"

    @classmethod
    def from_date(cls, date: datetime.date) -> Day:
        return cls(date.year, date.month, date.day)

    def to_date(self) -> datetime.date:
        """The same day as a `datetime.date`. Raises ValueError outside the years 1 to 9999."""
        return datetime.date(self.year, self.month, self.day)


class Precision(Plain):
    """How finely a date is told, from the finest: by a unit of the calendar, by its two ends, or by several dates."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    INTERVAL = "interval"
    SET = "set"


class Qualifier(Plain):
    """How sure a date is, as EDTF writes it."""

    NONE = ""
    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"


class Sense(Plain):
    """Is some moment of a date's days meant, or all of them?"""

    WITHIN = "within"
    SPAN = "span"


@locked
class DateSpan(Shown):
    """A date as the days it can mean: `earliest` and `latest` belong to it, None is an open end.

    `implied` lists what was not written but inferred, by its unit. `text` is what was read, the characters
    [start, end).
    """

    earliest: Day | None
    latest: Day | None
    precision: Precision
    edtf: str
    qualifier: Qualifier = Qualifier.NONE
    sense: Sense = Sense.WITHIN
    implied: tuple[Precision, ...] = ()
    text: str = ""
    start: int = 0
    end: int = 0

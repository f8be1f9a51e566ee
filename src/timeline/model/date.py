"""Dates as the days they can mean (ISO 8601-2, EDTF)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import NamedTuple

from timeline.model.notebook import Shown


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


@dataclass(frozen=True, slots=True)
class DateSpan(Shown):
    """A date as the days it can mean: `earliest` and `latest` belong to it, None is an open end.

    `precision` is `day`, `week`, `month`, `quarter`, `season`, `half`, `year`, `decade`, `century`, `interval` or
    `set`. `qualifier` is `~`, `?`, `%` (both) or empty. `sense` is `within` (some moment of it) or `span` (all of it).
    `implied` lists what was not written but inferred ("year", "month", "week", "day", "century"). `text` is what was
    read, the characters [start, end).
    """

    earliest: Day | None
    latest: Day | None
    precision: str
    edtf: str
    qualifier: str = ""
    sense: str = "within"
    implied: tuple[str, ...] = ()
    text: str = ""
    start: int = 0
    end: int = 0

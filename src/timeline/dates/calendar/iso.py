"""The dates of ISO 8601-1 that EDTF leaves out: the basic form (20240503), week dates and ordinal dates."""

from __future__ import annotations

from timeline.dates.calendar.days import is_day, iso_week, plus
from timeline.dates.calendar.edtf import format_edtf
from timeline.dates.calendar.units import DAY, WEEK
from timeline.model import DateSpan, Day
from timeline.patterns import late

_WEEK = late(r"([0-9]{4})-?W([0-9]{2})(?:-?([1-7]))?")
_ORDINAL = late(r"([0-9]{4})-([0-9]{3})")
_BASIC = late(r"([0-9]{4})([0-9]{2})([0-9]{2})")


def parse_iso(text: str) -> DateSpan | None:
    """Read 20240503, 2024-W07, 2024-W07-3 or 2024-123; None where there is no such day or week."""
    if found := _BASIC.fullmatch(text):
        year, month, day = map(int, found.groups())
        ends = (Day(year, month, day),) * 2 if is_day(year, month, day) else None
    elif found := _ORDINAL.fullmatch(text):
        year, count = map(int, found.groups())
        date = plus(Day(year, 1, 1), count - 1)
        ends = (date, date) if count and date.year == year else None
    elif found := _WEEK.fullmatch(text):
        ends = iso_week(int(found[1]), int(found[2]))
        if ends and found[3]:
            ends = (plus(ends[0], int(found[3]) - 1),) * 2
    else:
        return None
    if ends is None:
        return None
    precision = DAY if ends[0] == ends[1] else WEEK
    return DateSpan(*ends, precision, format_edtf(*ends, precision), text=text, end=len(text))

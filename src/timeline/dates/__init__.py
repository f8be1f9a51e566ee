"""Dates that keep what was written: read from words or EDTF, found in running text, compared and sorted.

The order of reading: EDTF and ISO 8601, then a closed grammar in the languages whose words it has, then dateparser
for complete dates in other languages; what none of them reads for certain is refused, with a hint.
"""

from __future__ import annotations

from timeline.dates.calendar.edtf import format_edtf, parse_edtf
from timeline.dates.calendar.iso import parse_iso
from timeline.dates.compare import compare_dates, is_forecast, sort_key
from timeline.dates.find import find_dates
from timeline.dates.parse import read_date

__all__ = [
    "compare_dates",
    "find_dates",
    "format_edtf",
    "is_forecast",
    "parse_edtf",
    "parse_iso",
    "read_date",
    "sort_key",
]

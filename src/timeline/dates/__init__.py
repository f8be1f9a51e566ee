"""Dates that keep what was written: read from words or EDTF, found in running text, compared and sorted."""

from __future__ import annotations

import datetime

from timeline.dates.compare import compare_dates, is_forecast, sort_key
from timeline.dates.edtf import format_edtf, parse_edtf, parse_iso
from timeline.model import DateSpan


def read_date(
    text: str, *, published: datetime.date | None = None, language: str = "en", order: str = ""
) -> DateSpan | None:
    """Read one date. For now EDTF and ISO 8601 only."""
    del published, language, order
    return parse_edtf(text.strip()) or parse_iso(text.strip())


def explain_refusal(text: str, *, published: datetime.date | None = None, language: str = "en", order: str = "") -> str:
    """What to write instead of a date that could not be read."""
    del published, language, order
    return f"{text!r} cannot be read as a date: write it as 2024-05-03, 2024-05 or 2024"


def find_dates(
    text: str, *, published: datetime.date | None = None, language: str = "en", order: str = ""
) -> list[DateSpan]:
    """Find the dates in a running text. For now none."""
    del text, published, language, order
    return []


__all__ = [
    "compare_dates",
    "explain_refusal",
    "find_dates",
    "format_edtf",
    "is_forecast",
    "parse_edtf",
    "read_date",
    "sort_key",
]

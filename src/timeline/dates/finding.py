"""The dates in a running text."""

from __future__ import annotations

import datetime

from timeline.model import DateSpan


def find_dates(
    text: str, *, published: datetime.date | None = None, language: str = "en", order: str = ""
) -> list[DateSpan]:
    """Find the dates in a running text. For now none."""
    del text, published, language, order
    return []

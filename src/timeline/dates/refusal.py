"""Why a date was refused, and what to write instead."""

from __future__ import annotations

import datetime


def explain_refusal(text: str, *, published: datetime.date | None = None, language: str = "en", order: str = "") -> str:
    """What to write instead of a date that could not be read."""
    del published, language, order
    return f"{text!r} cannot be read as a date: write it as 2024-05-03, 2024-05 or 2024"

"""Texts that are the same but for case and white space."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(1 << 12)  # the same subjects and measures stand in many rows, and are asked for again and again
def caseless(text: str) -> str:
    """What is the same of texts that differ in case and white space alone.

    >>> caseless(" Net  Profit"), caseless("Straße")
    ('net profit', 'strasse')
    """
    return " ".join(text.split()).casefold()

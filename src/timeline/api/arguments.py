"""Arguments looked at before they are used: a TypeError or ValueError that says in words what is wanted."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from timeline.lang.tags import require_language


def require_text(**given: object) -> None:
    """Raise TypeError for what is no text."""
    for name, value in given.items():
        if not isinstance(value, str):
            raise TypeError(f"{name} is a text (str), not {kind_of(value)}")


def require_tag(language: object) -> None:
    """Raise TypeError for what is no text, ValueError for what names no language that CLDR knows."""
    if not isinstance(language, str):
        raise TypeError(f"language is a text as 'en' or 'de-CH', not {kind_of(language)}")
    require_language(language)


def require_a(kind: type | tuple[type, ...], wanted: str, **given: object) -> None:
    """Raise TypeError for what is not of a kind; `wanted` says which."""
    for name, value in given.items():
        if not isinstance(value, kind):
            raise TypeError(f"{name} is {wanted}, not {kind_of(value)}")


def require_day(**given: object) -> None:
    """Raise TypeError for what is no day: a `datetime.date`, or None."""
    for name, value in given.items():
        if value is not None and (not isinstance(value, datetime.date) or isinstance(value, datetime.datetime)):
            raise TypeError(f"{name} is a day as datetime.date(2024, 6, 11), not {kind_of(value)}")


def require_one_of(known: Iterable[str], **given: object) -> None:
    """Raise TypeError for what is no text, ValueError for what is none of the words known."""
    words = list(known)
    for name, value in given.items():
        require_text(**{name: value})
        if value not in words:
            raise ValueError(f"{name} is one of {', '.join(map(repr, words))}, not {str(value)[:40]!r}")


def kind_of(value: object) -> str:
    """What a value is, as an error names it."""
    return "None" if value is None else type(value).__name__

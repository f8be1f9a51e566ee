"""The values of settings, each in its type: what it has to be is said with the key and where it comes from."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from timeline.model import Column
from timeline.model.errors import TimelineError

LEVELS = ("error", "warning", "note", "off")
SHORT_NAME = re.compile("~[0-9]")  # Windows knows .git as GIT~1, too


def checked_levels(value: object, origin: str) -> dict[str, str]:
    if not isinstance(value, Mapping) or not all(level in LEVELS for level in value.values()):
        hint = "Give each rule its own: --config levels.RULE=warning" if isinstance(value, str) else ""
        raise TimelineError(f"{origin}: levels gives each rule one of {', '.join(LEVELS)}", hint)
    return {str(rule): str(level) for rule, level in value.items()}


def checked_columns(value: object, origin: str) -> dict[str, str]:
    """What the table calls a column, by the name that the program has for it; each name once."""
    known = [column.value for column in Column]
    if not isinstance(value, Mapping) or not all(isinstance(name, str) and name.strip() for name in value.values()):
        hint = "Write them into the file of the settings, as a table." if isinstance(value, str) else ""
        raise TimelineError(
            f'{origin}: columns gives each column its name in the table, as quote = "Source text"', hint
        )
    for column in value:
        if column not in known:
            raise TimelineError(
                f"{origin}: columns names no column {str(column)[:40]!r}", f"Known are: {', '.join(known)}."
            )
    names = [str(name).strip() for name in value.values()]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise TimelineError(f"{origin}: columns gives two columns the name {twice[:40]!r}", "Name each its own.")
    return dict(zip(map(str, value), names, strict=True))


def checked_flag(key: str, value: object, origin: str) -> bool:
    if value in ("true", "false"):
        value = value == "true"
    if not isinstance(value, bool):
        raise TimelineError(f"{origin}: {key} is true or false")
    return value


def checked_number(key: str, value: object, origin: str) -> int:
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 6:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 100_000:
        raise TimelineError(f"{origin}: {key} is a whole number from 0 to 100000")
    return value


def is_kept_from(part: str) -> bool:
    """Is it the name of what settings may not have written: .git, .github and their kind, by Windows' short names too?

    >>> is_kept_from(".github"), is_kept_from("GIT~1"), is_kept_from("claims.csv")
    (True, True, False)
    """
    return part.startswith(".") or SHORT_NAME.search(part) is not None


def is_day(text: str) -> bool:
    """Is it a day of the calendar, written as 2026-11-22?"""
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False

"""The grammar of dates: its levels in the order in which they are applied, and the words left over."""

from __future__ import annotations

import re

from timeline.dates.absolute import ABSOLUTE, LONE
from timeline.dates.cascade import Context, Level, run
from timeline.dates.kinds import NAMES, Token, compiled
from timeline.dates.numbers import NUMBERS, SPELLED_YEARS
from timeline.dates.parts import JOINED, NTH, ORDINALS, PARTS, WEEKDAYS, YEARS
from timeline.dates.readings import Reading
from timeline.dates.relative import AWAY, NOW, RELATIVE
from timeline.dates.spans import BOUNDS, HEDGES, RANGES

_JOINED = (PARTS, JOINED, JOINED, HEDGES, RANGES)
_EVERYWHERE = (YEARS, NTH, RELATIVE, *_JOINED)
_ENGLISH = (YEARS, NTH, RELATIVE, AWAY, PARTS, JOINED, WEEKDAYS, JOINED, HEDGES, RANGES)
"""Bare weekdays and distances ("two years ago") are read in English alone: what is known of news is known of English."""


def _levels(language: str) -> tuple[Level, ...]:
    return _ENGLISH if language == "en" else _EVERYWHERE


def for_whole(language: str) -> tuple[Level, ...]:
    """The levels for a text that is one date."""
    return (SPELLED_YEARS, NUMBERS, ABSOLUTE, LONE, NOW, *_levels(language), ORDINALS, BOUNDS)


def for_prose(language: str) -> tuple[Level, ...]:
    """The levels for running text."""
    return (NUMBERS, ABSOLUTE, *_levels(language), BOUNDS)


_AROUND = "(article|at|in|of|to|open|close|comma|dot)*"
_NOTE = f"((comma|open) note ({'|'.join(NAMES)})*)?"
_WHOLE = re.compile(compiled(f"{_AROUND} date {_AROUND} {_NOTE}"))


def read_whole(tokens: list[Token], context: Context, language: str) -> Reading | None:
    """The one date that all the tokens tell, or None where they tell none, several, or something else besides."""
    left = run(for_whole(language), tokens, context)
    if not _WHOLE.fullmatch("".join(token.kind for token in left)):
        return None
    return next(token.value for token in left if isinstance(token.value, Reading))

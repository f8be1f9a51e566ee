"""The grammar of dates: the levels of its rules in their order, and what may stand around a date.

The rules of each level stand in `rules`; levels follow one another, each on what the last one left (see `cascade`).
"""

from __future__ import annotations

from functools import cache, lru_cache

from timeline.dates.grammar import distances, twofold
from timeline.dates.grammar.cascade import Cascade, Context, Level, run
from timeline.dates.grammar.kinds import CHARACTER, NAMES, UNKNOWN, Token, compiled
from timeline.dates.grammar.lexicon import load
from timeline.dates.grammar.partial import Reading
from timeline.dates.grammar.rules import (
    ABSOLUTE,
    AHEAD,
    ATTRIBUTES,
    AWAY,
    BOUNDS,
    HEDGES,
    JOINED,
    LED_WEEKDAYS,
    LISTS,
    LONE,
    NTH,
    NUMBERS,
    ORDINALS,
    PARTS,
    RANGES,
    RELATIVE,
    SPELLED_YEARS,
    WEEKDAYS,
    YEARS,
)  # fmt: skip
from timeline.lang import code_of
from timeline.patterns import late


@lru_cache(maxsize=64)
def whole_levels(language: str) -> Cascade:
    """The levels for a text that is one date: no list."""
    in_front, relative, lone_weekdays = _levels_of(code_of(language))
    others = (YEARS, *relative, PARTS, JOINED, lone_weekdays, JOINED, HEDGES, RANGES, ORDINALS, BOUNDS)
    return Cascade((SPELLED_YEARS, NUMBERS, *in_front, ABSOLUTE, LONE, *others))


@lru_cache(maxsize=64)
def prose_levels(language: str) -> Cascade:
    """The levels for running text."""
    in_front, relative, lone_weekdays = _levels_of(code_of(language))
    others = (YEARS, LISTS, *relative, PARTS, JOINED, lone_weekdays, JOINED, LISTS, HEDGES, RANGES, LISTS, BOUNDS)
    return Cascade((NUMBERS, *in_front, ABSOLUTE, *others))


@cache  # one entry for each language
def _levels_of(code: str) -> tuple[tuple[Level, ...], tuple[Level, ...], Level]:
    """The levels of a language: those before all dates, what is told from publication, and weekdays alone."""
    style = load(code).style
    behind = (*([AWAY] if style.distances_behind else []), *([AHEAD] if style.distances_in else []))
    first = (*([ATTRIBUTES] if style.attributive else []), *twofold.level(style), *distances.in_front(style))
    return first, (NTH, RELATIVE, *behind), WEEKDAYS if style.bare_weekdays else LED_WEEKDAYS


_BEFORE = "(article|at|in|of|to|open|comma)*"
_AFTER = "(of|close|comma|dot)*"
_COPY = f"((comma|semicolon|open) note ({'|'.join(NAMES)})*)?"  # "1863, printed 1870": the copy is another matter
_POSSIBLE = late(f"[^{UNKNOWN}]+({CHARACTER['note']}.*)?")
_WHOLE = late(compiled(f"{_BEFORE} date {_AFTER} {_COPY}"))


def read_whole(tokens: list[Token], context: Context, language: str) -> Reading | None:
    """The one date that all the tokens tell, or None where they tell none, several, or something else besides."""
    if not _POSSIBLE.fullmatch("".join([token.kind for token in tokens])):
        return None
    left = run(whole_levels(language), tokens, context)
    if not _WHOLE.fullmatch("".join(token.kind for token in left)):
        return None
    return next(token.value for token in left if isinstance(token.value, Reading))

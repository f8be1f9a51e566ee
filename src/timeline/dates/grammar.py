"""The grammar of dates: its levels in the order in which they are applied, and the words left over."""

from __future__ import annotations

import re

from timeline.dates.absolute import ABSOLUTE
from timeline.dates.cascade import Context, run
from timeline.dates.kinds import Token, compiled
from timeline.dates.numbers import NUMBERS
from timeline.dates.parts import JOINED, NTH, PARTS, YEARS
from timeline.dates.readings import Reading
from timeline.dates.relative import RELATIVE
from timeline.dates.spans import BOUNDS, HEDGES, RANGES

LEVELS = (NUMBERS, ABSOLUTE, YEARS, NTH, RELATIVE, PARTS, JOINED, JOINED, HEDGES, RANGES, BOUNDS)

_AROUND = "(article|at|in|of|open|close|comma|dot|note)*"
_WHOLE = re.compile(compiled(f"{_AROUND} date {_AROUND}"))


def read_whole(tokens: list[Token], context: Context) -> Reading | None:
    """The one date that all the tokens tell, or None where they tell none, several, or something else besides."""
    left = run(LEVELS, tokens, context)
    if not _WHOLE.fullmatch("".join(token.kind for token in left)):
        return None
    return next(token.value for token in left if isinstance(token.value, Reading))

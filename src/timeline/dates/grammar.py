"""The grammar of dates: its levels in the order in which they are applied, and the words left over."""

from __future__ import annotations

import re

from timeline.dates.absolute import ABSOLUTE, LONE
from timeline.dates.cascade import Context, run
from timeline.dates.kinds import NAMES, Token, compiled
from timeline.dates.numbers import NUMBERS, SPELLED_YEARS
from timeline.dates.parts import JOINED, NTH, ORDINALS, PARTS, YEARS
from timeline.dates.readings import Reading
from timeline.dates.relative import NOW, RELATIVE
from timeline.dates.spans import BOUNDS, HEDGES, RANGES

_DATES = (YEARS, NTH, RELATIVE, PARTS, JOINED, JOINED, HEDGES, RANGES)
WHOLE = (SPELLED_YEARS, NUMBERS, ABSOLUTE, LONE, NOW, *_DATES, ORDINALS, BOUNDS)
"""The levels for a text that is one date."""

PROSE = (NUMBERS, ABSOLUTE, *_DATES, BOUNDS)
"""The levels for running text."""

_AROUND = "(article|at|in|of|to|open|close|comma|dot)*"
_NOTE = f"((comma|open) note ({'|'.join(NAMES)})*)?"
_WHOLE = re.compile(compiled(f"{_AROUND} date {_AROUND} {_NOTE}"))


def read_whole(tokens: list[Token], context: Context) -> Reading | None:
    """The one date that all the tokens tell, or None where they tell none, several, or something else besides."""
    left = run(WHOLE, tokens, context)
    if not _WHOLE.fullmatch("".join(token.kind for token in left)):
        return None
    return next(token.value for token in left if isinstance(token.value, Reading))

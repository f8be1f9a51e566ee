"""Points that a rate moves by, which are percentage points: "the rate fell 0.3 points", "36%, up three points".

Only the words of the clause before the number are looked at, so the cost is constant.
"""

from __future__ import annotations

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.number import Number
from timeline.figures.reading.numerals import number_at
from timeline.figures.reading.tokens import Tokens
from timeline.model import PercentUnit

_RATED_WITHIN = 8  # words between a rate and the points that it moved by
_MOVED_WITHIN = 2  # words between a percentage and the points that it moved by: "36%, up by three points"
_ENDS = frozenset((".", ",", ";", ":", ")", "?", "!"))


def points_after(t: Tokens, lex: Lexicon, start: int, number: Number) -> tuple[str, int] | None:
    """The unit of a number of points that begins at token `start`, and the index after it, where a rate moved so."""
    end = number.end
    parted = t.words[end] == "-" and number.words and number.value < 1  # "a quarter-point"
    if t.words[end + parted] not in lex.rated.points:
        return None
    rated = _of_rate(t, lex, start) or _of_percentage(t, lex, start, number)
    return (PercentUnit.PERCENTAGE_POINT.value, end + parted + 1) if rated else None


def _of_rate(t: Tokens, lex: Lexicon, start: int) -> bool:
    """Does a word for a rate stand before the number: "le taux a baissé de 10 points"?"""
    for word in reversed(t.words[max(0, start - _RATED_WITHIN) : start]):
        if word in _ENDS:
            return False
        if word in lex.rated.rates:
            return True
    return False


def _of_percentage(t: Tokens, lex: Lexicon, start: int, number: Number) -> bool:
    """Do the points follow the percentage that they are of? It is no less than they are: not "2%, up 30 points"."""
    at = start - 1
    while at > 0 and start - at <= _MOVED_WITHIN and t.words[at].isalpha() and not lex.percents.before(t, at + 1, 0):
        at -= 1
    percent = lex.percents.before(t, at, 0) if at > 1 and t.words[at] == "," else None
    if percent is None or percent[0] != PercentUnit.PERCENT or percent[1] - 1 not in t.digits:
        return False
    whole = number_at(t, lex, percent[1] - 1)
    return whole is not None and number.value <= whole.value

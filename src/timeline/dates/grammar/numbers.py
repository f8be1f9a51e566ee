"""Number words as numbers: "twenty-five", "nineteen eighty six", "two thousand and fifteen"; and times of day."""

from __future__ import annotations

from timeline.dates.grammar.cascade import Built, Match
from timeline.dates.grammar.kinds import CHARACTER

_HALVES = (1, 2)
_THOUSAND, _HUNDRED = CHARACTER["thousand"], CHARACTER["hundred"]


def _spelled(match: Match) -> int:
    """The value of number words in a row."""
    total = part = 0
    for token in match.tokens:
        value = token.value
        if not isinstance(value, int):
            continue
        if token.kind == _THOUSAND:
            total, part = total + (part or 1) * value, 0
        elif token.kind == _HUNDRED and value == 100:
            part = (part or 1) * 100
        else:
            part += value
    return total + part


def spelled_year(match: Match) -> Built:
    value = _spelled(match)
    return ("year", value) if 1000 <= value < 3000 else None


def year_in_pairs(match: Match) -> Built:
    """Nineteen eighty six, twenty twenty-four."""
    first, *rest = match.numbers("number", "tens")
    return ("year", 100 * first + sum(rest)) if 10 <= first <= 20 else None


def spelled_ordinal(match: Match) -> Built:
    return "ordinal", sum(match.numbers("tens", "ordinal"))


def count(match: Match) -> Built:
    value = sum(match.numbers("tens", "number"))
    return "number" if value <= 31 else "short", value


def half(match: Match) -> Built:
    """Prima metà: the first half, where half is the word for the middle, too."""
    (count,), (part,) = match.numbers("ordinal"), match.all("part")
    if part != "mid" or count not in _HALVES:
        return None
    ordinal, middle = match.tokens
    return [ordinal, middle._replace(kind=CHARACTER["unit"], value="half")]


def clock(match: Match) -> Built:
    """A time of day: 10:30, 4 p.m."""
    hour = match.numbers("number", "short")[0]
    return ("daytime", 0) if hour <= 24 else None

"""One measure told in two units: "5ft 11in", "6 feet 2 inches", "6-foot-2", "7lb 4oz"."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.number import Number
from timeline.figures.reading.numerals import number_at
from timeline.figures.reading.tokens import Tokens

_INCHES_IN_A_FOOT, _OUNCES_IN_A_POUND = 12, 16


def with_smaller_unit(t: Tokens, lex: Lexicon, number: Number, unit: str, end: int) -> tuple[Number, int] | None:
    """The number in its own unit with the smaller unit told after it, and the index after that; None where none is.

    `end` is the index after the unit. "In" counts as inches only where it touches its number or nothing follows.
    """
    units = lex.smaller
    if unit in units.feet:
        smaller, holds = units.inches, _INCHES_IN_A_FOOT
    elif unit in units.pounds:
        smaller, holds = units.ounces, _OUNCES_IN_A_POUND
    else:
        return None
    if number.step or number.scale > 1:
        return None
    at = end + (t.words[end] in (",", "-", *lex.ands))
    if not (t.digits(at) or t.words[at] in lex.numbers):
        return None
    further = number_at(t, lex, at)
    if further is None or not 0 <= further.value < holds or further.scale > 1:
        return None
    last = further.end + (t.words[further.end] == "-")
    alone = t.words[last] not in units.also_words or t.glued(last) or not t.words[last + 1][:1].isalpha()
    named = t.words[last] in smaller and alone
    if not named and not (unit in units.hyphened and t.words[end] == "-" and t.glued(at)):  # "a 6-foot-2 guard"
        return None
    end = last + 1 if named else further.end
    sign = -1 if number.value < 0 else 1
    return number._replace(value=number.value + sign * further.value / Decimal(holds), plain=False), end

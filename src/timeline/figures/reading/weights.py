"""Pounds: of weight, or of money."""

from __future__ import annotations

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.number import Number
from timeline.figures.reading.tokens import Tokens

_MOST_WEIGHED = 10**6  # more of them are money, unless their words say otherwise


def is_weight(t: Tokens, lex: Lexicon, i: int, number: Number) -> bool:
    """Is token i pounds of weight: by what is weighed, by a verb of weighing, or by the same in kilograms?"""
    pounds = lex.pounds
    if t.words[i] not in pounds.names:
        return False
    following = t.words[i + 1]
    if following in lex.ofs:
        return t.words[i + 2] not in pounds.of_money
    weighing = pounds.weighing | pounds.tall
    if following in pounds.weighed or any(word in weighing for word in t.words[max(0, i - 6) : i]):
        return True
    # "9 pounds 3 ounces", "11 stone 4 pounds"
    if t.words[i + 2] in pounds.ounces or any(word in pounds.stone for word in t.words[max(0, i - 2) : i]):
        return True
    if following == "(" and any(word in pounds.metric for word in t.words[i + 2 : i + 5]):
        return True
    if t.words[number.end] != "-" or t.words[i] in pounds.many:
        return following == ")" and any(word in pounds.metric for word in t.words[max(0, i - 4) : i])
    priced = following == "-" or any(word in pounds.priced for word in t.words[i + 1 : i + 5])
    return number.value < _MOST_WEIGHED and following[:1].isalpha() and not priced

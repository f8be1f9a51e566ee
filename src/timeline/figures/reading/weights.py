"""Pounds: of weight, or of money."""

from __future__ import annotations

from timeline.figures.reading.number import Number
from timeline.figures.reading.tokens import Tokens, words

_WEIGHED = words("heavy heavier lighter per")
_WEIGHING = words("weigh weighs weighed weighing lose loses lost losing gained gain shed sheds shedding")
_METRIC = words("kg kgs kilogram kilograms kilogramme kilogrammes kilo kilos tonne tonnes ton tons gram grams stone")
_OUNCES = words("oz ounce ounces")
_TALL = words("foot feet ft inch inches")
# What has a price: "a 50-pound fine".
_PRICED = words(
    "note notes fine fines fee fees ticket tickets bill bills bonus coin coins deposit voucher vouchers penalty grant "
    "grants payment payments bet bets payout reward wage wages salary debt loan loans charge charges subsidy tax "
    "cheque check donation donations increase rise deal price cap limit levy discount minimum budget fund scheme "
    "project contract investment transfer savings pension stake windfall surcharge cut programme package"
)
# What is measured in money: "two million pounds of public money".
_OF_MONEY = words(
    "public taxpayer taxpayers taxpayer's government private debt debts investment investments savings cuts funding "
    "money damage losses aid assets support revenue spending tax taxes fees fines income profit profits funds cash "
    "their his her its our unpaid additional new extra lottery"
)
_MOST_WEIGHED = 10**6  # more of them are money, unless their words say otherwise


def is_weight(t: Tokens, i: int, number: Number) -> bool:
    """Is token i pounds of weight: by what is weighed, by a verb of weighing, or by the same in kilograms?"""
    if t.words[i] not in ("pound", "pounds"):
        return False
    following = t.words[i + 1]
    if following == "of":
        return t.words[i + 2] not in _OF_MONEY
    if following in _WEIGHED or any(word in _WEIGHING or word in _TALL for word in t.words[max(0, i - 6) : i]):
        return True
    if t.words[i + 2] in _OUNCES or "stone" in t.words[max(0, i - 2) : i]:  # "9 pounds 3 ounces", "11 stone 4 pounds"
        return True
    if following == "(" and any(word in _METRIC for word in t.words[i + 2 : i + 5]):
        return True
    if t.words[number.end] != "-" or t.words[i] == "pounds":
        return following == ")" and any(word in _METRIC for word in t.words[max(0, i - 4) : i])
    priced = following == "-" or any(word in _PRICED for word in t.words[i + 1 : i + 5])
    return number.value < _MOST_WEIGHED and following[:1].isalpha() and not priced

"""Hundredths that several currencies have: "19 cents" are of the money beside them, and else may be of any.

Read by themselves they are of the currency that a language's file has them of.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from timeline.figures.reading.amounts import Amount
from timeline.figures.reading.money_names import CENT
from timeline.figures.reading.tokens import Tokens, words
from timeline.lang import facts, languages, phrases, word_set
from timeline.model import Figure, FigureKind

CURRENCIES = words("AUD BSD BZD CAD EUR FJD HKD JMD KES LKR MUR NAD NZD SGD TTD TWD USD XCD ZAR")
"""Those whose hundredths are called cents."""


def may_be_cents_of(figure: Figure, currency: str) -> bool:
    """Is it told in hundredths whose currency is not told, and may that be this one?

    >>> from timeline.figures.reading.read import read_figures
    >>> [may_be_cents_of(one, "EUR") for text in ("19 cents", "19 US cents") for one in read_figures(text)]
    [True, False]
    """
    if currency not in CURRENCIES or figure.unit not in CURRENCIES:
        return False
    before, _, word = figure.text.rpartition(" ")
    by_itself = _names().get(word.lstrip("0123456789.,").casefold())
    return by_itself == figure.unit and not before[-1:].isalpha()


def cents_of(t: Tokens, amounts: Sequence[tuple[Amount, int, int]]) -> dict[int, Amount]:
    """Which of the amounts are hundredths of the one other currency of the text: "rose 19 cents to €2.40"."""
    found = [k for k, (one, _, end) in enumerate(amounts) if one.worth == CENT and t.words[end - 1] in _names()]
    if not found:
        return {}
    others = {one.unit for k, (one, _, _) in enumerate(amounts) if one.kind is FigureKind.MONEY and k not in found}
    if len(others) != 1 or not others <= CURRENCIES:
        return {}
    return {k: amounts[k][0]._replace(unit=min(others)) for k in found}


@cache
def _names() -> Mapping[str, str]:
    """What such hundredths are called in any language, each with the currency that they are of by themselves."""
    figures = [facts(code, "figures") for code in languages()]
    meant = ((own, word) for own in figures for word in word_set(own.get("loose_cents", "")))
    return {word: unit for own, word in meant for unit, names in own["hundredths"].items() if word in phrases(names)}

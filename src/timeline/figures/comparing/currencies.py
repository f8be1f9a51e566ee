"""Names of money that several countries have: a peso may be a Mexican one, a franc a Swiss one, cents of any dollar."""

from __future__ import annotations

from timeline.figures.reading.cents import may_be_cents_of
from timeline.lang import money_words
from timeline.model import Figure

_NAMES_IN = "en"  # the language that such a name is kept in


def may_be_one_money(a: str, b: str) -> bool:
    """Are two units of money one, or is the one a name that the other, a code, is called by?

    >>> may_be_one_money("peso", "MXN"), may_be_one_money("peso", "USD"), may_be_one_money("MXN", "USD")
    (True, False, False)
    """
    return a == b or _is_called(a, b) or _is_called(b, a)


def are_one_money(a: Figure, b: Figure) -> bool:
    """May two amounts be of one currency, as far as they tell of which they are?"""
    return may_be_one_money(a.unit, b.unit) or may_be_cents_of(a, b.unit) or may_be_cents_of(b, a.unit)


def _is_called(name: str, code: str) -> bool:
    return name.islower() and code.isupper() and name in money_words(_NAMES_IN, code)

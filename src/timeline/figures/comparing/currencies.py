"""Names of money that several countries have: a peso may be a Mexican one, a franc a Swiss one."""

from __future__ import annotations

from timeline.lang import money_words

_NAMES_IN = "en"  # the language that such a name is kept in


def may_be_one_money(a: str, b: str) -> bool:
    """Are two units of money one, or is the one a name that the other, a code, is called by?

    >>> may_be_one_money("peso", "MXN"), may_be_one_money("peso", "USD"), may_be_one_money("MXN", "USD")
    (True, False, False)
    """
    return a == b or _is_called(a, b) or _is_called(b, a)


def _is_called(name: str, code: str) -> bool:
    return name.islower() and code.isupper() and name in money_words(_NAMES_IN, code)

"""An amount with what it may be more or less by ("15 ± 5 °C"), or told by signs alone (6'2")."""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.reading.amounts import Amount, single_amount
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import SIGNS
from timeline.figures.reading.number import ONE, ZERO
from timeline.figures.reading.tokens import Tokens
from timeline.lang import smaller_units
from timeline.model import FigureKind

_INCHES = frozenset('"”″')


def amount_at(t: Tokens, lex: Lexicon, i: int) -> Amount | None:
    """The amount that begins at token i: a sign, a currency, a number, a unit, and its spread ("15 ± 5 °C")."""
    amount = (_height(t, i) if "'" in t.words[i] else None) or single_amount(t, lex, i)
    if amount is None or t.words[amount.end] not in lex.spread_firsts:
        return amount
    at = _plus_minus(t, lex, amount.end)
    further = None if at is None else single_amount(t, lex, at)
    return amount if further is None else _with_spread(amount, further)


def _height(t: Tokens, i: int) -> Amount | None:
    """Feet and inches by their signs: 6'2"."""
    feet, _, inches = t.words[i].partition("'")
    if not (feet.isdecimal() and inches.isdecimal() and t.words[i + 1] in _INCHES and t.glued[i + 1]):
        return None
    unit, smaller = next(iter(smaller_units().items()))
    if len(feet) > 1 or int(inches) >= smaller.holds:
        return None
    value = int(feet) + Decimal(inches) / smaller.holds
    return Amount(i, i + 2, value, ZERO, FigureKind.QUANTITY, unit)


def _plus_minus(t: Tokens, lex: Lexicon, i: int) -> int | None:
    """The index after "±", "+/-", or words for it, where a number follows."""
    word = t.words[i]
    if word == "±":
        end = i + 1
    elif word == "+" and t.words[i + 1] in ("/", "-"):
        end = i + 2 + (t.words[i + 1] == "/" and t.words[i + 2] == "-")
    else:
        found = lex.plus_minus.at(t, i)
        end = found[1] if found else i
    return end if end > i and (end in t.digits or t.words[end] in SIGNS) else None


def _with_spread(amount: Amount, further: Amount) -> Amount:
    """An amount with what it may be more or less by; unit and scale may be told once, behind both numbers."""
    if not amount.unit and not amount.marked:
        scale = further.scale if amount.scale == 1 else ONE
        return further._replace(
            start=amount.start, value=amount.value * scale * further.worth, step=amount.step * scale * further.worth,
            spread=abs(further.value), plain=False,
        )  # fmt: skip
    if further.unit not in ("", amount.unit):
        return amount
    return amount._replace(end=further.end, spread=abs(further.value), plain=False)

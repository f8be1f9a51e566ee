"""What a figure takes from the one beside it: "revenue of $4.2bn and profit of 1.1bn", "5.2% from 4.9", "12 centavos".

A bare number takes the money of its neighbour where a word says that it is an account of it, and the money or the
percent of the one before where a word holds it against that. Small change is of the money beside it. Each figure is
looked at once, with its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from timeline.figures.reading.amounts import Amount
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import CENT
from timeline.figures.reading.tokens import Tokens
from timeline.model import FigureKind

Placed = tuple[Amount, int, int]
_FARTHEST = 8  # tokens between two figures of which one takes something from the other
_NEAR = 3  # tokens beside a number that say what amount of money it is
_CLAUSES = frozenset((".", ";", "!", "?", "(", ")"))
_LEAST_SCALE = 10**6
_GIVING = (FigureKind.MONEY, FigureKind.PERCENT)
_MUCH_MORE = 3  # times one of two that are held against each other


def named_beside(t: Tokens, lex: Lexicon, amounts: Sequence[Placed]) -> dict[int, Amount]:
    """Which of the amounts, each with the tokens [start, end) of its figure, are named by one beside them."""
    found: dict[int, Amount] = {}
    if not any(amount.kind in _GIVING for amount, _, _ in amounts):
        return found
    for k, (one, _, _) in enumerate(amounts):
        if one.kind is FigureKind.NUMBER and not one.unit:
            named = _as_account(t, lex, amounts, k) or _as_one_before(t, lex, amounts, k, found)
        elif one.kind is FigureKind.MONEY and one.unit in lex.small_change:
            named = _as_change(t, lex, amounts, k)
        else:
            continue
        if named:
            found[k] = named
    return found


def _as_account(t: Tokens, lex: Lexicon, amounts: Sequence[Placed], k: int) -> Amount | None:
    """A bare number in millions or more as money, by a word for an account."""
    one, start, end = amounts[k]
    if one.scale < _LEAST_SCALE or not _is_account(t, lex, start, end):
        return None
    unit = next(_money_beside(t, amounts, k), "")
    return one._replace(kind=FigureKind.MONEY, unit=unit, marked=True) if unit else None


def _is_account(t: Tokens, lex: Lexicon, start: int, end: int) -> bool:
    """Does a word for an account stand before a number, or behind it as what it is of: "1.1bn of debt"?"""
    words = t.words[max(0, start - _NEAR) : start] + (t.words[end + 1 : end + 2] if t.words[end] in lex.ofs else [])
    return any(word in lex.accounts or (lex.compound and word.endswith(lex.accounts)) for word in words)


def _money_beside(t: Tokens, amounts: Sequence[Placed], k: int) -> Iterator[str]:
    """The currencies of the figures right before and right behind, where they are money of the same clause."""
    _, start, end = amounts[k]
    gaps = [(amounts[k - 1][0], t.words[amounts[k - 1][2] : start])] if k else []
    gaps += [(other, t.words[end:begin]) for other, begin, _ in amounts[k + 1 : k + 2]]
    for other, gap in gaps:
        if other.kind is FigureKind.MONEY and len(gap) <= _FARTHEST and _CLAUSES.isdisjoint(gap):
            yield other.unit


def _as_one_before(
    t: Tokens, lex: Lexicon, amounts: Sequence[Placed], k: int, found: dict[int, Amount]
) -> Amount | None:
    """A bare number as money or percent of the one before: "33.4 per cent from 34.19", "$5.2bn, against 4.9bn"."""
    one, start, _ = amounts[k]
    if not k or one.words:
        return None
    first, begin, end = amounts[k - 1]
    first = found.get(k - 1, first)
    if first.kind not in _GIVING or start - end > _FARTHEST or not lex.likened.before(t, start, end):
        return None
    led_to = begin > 0 and (t.words[begin - 1] in lex.tos or t.words[begin - 1] in lex.intos)
    if not _CLAUSES.isdisjoint(t.words[end:start]) or not _is_like(first, one, led_to=led_to):
        return None
    return one._replace(kind=first.kind, unit=first.unit, marked=True)


def _is_like(first: Amount, one: Amount, *, led_to: bool) -> bool:
    """Is a bare number as fine as an amount, of its scale and of much its size?

    A whole number is so only of an amount that something moved to: "fell to 38 percent from 45".
    """
    if first.worth != 1 or not 0 < first.value < _MUCH_MORE * one.value < _MUCH_MORE**2 * first.value:
        return False
    if first.kind is FigureKind.MONEY:
        return one.scale == first.scale if one.scale > 1 else first.step == one.step == CENT
    return one.scale == 1 and (0 < one.step < 1 or (led_to and not first.step and not one.step))


def _as_change(t: Tokens, lex: Lexicon, amounts: Sequence[Placed], k: int) -> Amount | None:
    """Small change as a part of the money beside it: "up 12 centavos to 17.25 pesos"."""
    one = amounts[k][0]
    unit = next((unit for unit in _money_beside(t, amounts, k) if unit not in lex.small_change), "")
    return one._replace(unit=unit, value=one.value * CENT, step=one.step * CENT, worth=CENT) if unit else None


def part_of(amount: Amount, before: Amount) -> Decimal:
    """What one of the unit that an amount had before is worth in its new one."""
    return amount.worth / before.worth

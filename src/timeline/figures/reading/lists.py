"""What a list tells once: "100 or 500 euros", "20, 30 and 40 million euros", "5 and 10 years".

A bare number takes the unit, and the scale, of the one behind it in a list that "and" or "or" closes. Each pair of
neighbours is looked at once, from the last to the first.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.figures.reading.amounts import Amount
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import SIGNS
from timeline.figures.reading.number import ONE
from timeline.figures.reading.tokens import Tokens
from timeline.model import FigureKind

Placed = tuple[Amount, int, int]
_LONGEST_JOINT = 2  # tokens
_LONGEST_NAMED = 5  # of young men and
_LONGEST_OF_PART = 4  # out of a planned
_LONGEST_OF_LIST = 5  # tokens within which what tells its order stands behind a list
_SHARING = (FigureKind.MONEY, FigureKind.PERCENT, FigureKind.QUANTITY, FigureKind.DURATION)
_LEAST_SCALE = 10**6
_LARGEST = 1000  # that a scale further on may be meant for: "20, 30 and 40 million"


def shared_in_lists(t: Tokens, lex: Lexicon, amounts: Sequence[Placed]) -> dict[int, Amount]:
    """Which of the amounts, each with the tokens [start, end) of its figure, have something of the one behind them.

    Each by its number, with what stands once for several.
    """
    shared: dict[int, Amount] = {}
    closed = False  # does "and" or "or" stand further on in this list?
    for k in range(len(amounts) - 2, -1, -1):
        first, begin, end = amounts[k]
        second, start, _ = amounts[k + 1]
        if start - end > _LONGEST_OF_PART or first.unit or first.marked or first.kind is not FigureKind.NUMBER:
            closed = closed and t.words[end:start] == [","]
            continue
        second, joint = shared.get(k + 1, second), t.words[end:start]
        if _is_part(t, lex, end, start):
            shared[k] = _as_part_of(t, first, second, of_all=joint[-1] not in lex.ofs or joint[-1] in lex.articled)
        by = begin > 0 and t.words[begin - 1] in lex.changed_by and t.words[end] in lex.intos
        if by and second.kind is FigureKind.MONEY:  # "um 5 auf 30 Millionen Euro"
            shared[k] = _with_unit_of(t, lex, first, second, joint)
        joined = _joins(lex, joint)
        closed = joined is not None and (closed or joined)
        if closed:
            shared[k] = _with_unit_of(t, lex, first, second, joint)
    return shared


def bounded_by_lists(t: Tokens, lex: Lexicon, spans: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Which figures, given as tokens [start, end), have the bound of the first of their list, by the numbers of both.

    A list whose numbers are of several things in their order is so: "less than 15 % and 7 % respectively".
    """
    found: dict[int, int] = {}
    begun = 0  # the first figure of the list that goes on here
    for k, (start, end) in enumerate(spans):
        joint = t.words[spans[k - 1][1] : start] if k and start - spans[k - 1][1] <= _LONGEST_NAMED else None
        paired = bool(joint and joint[-1] in lex.respectives)
        begun = begun if joint and (paired or _joins(lex, joint) is not None or _names(lex, joint)) else k
        if begun < k and (paired or _is_in_order(t, lex, end)):
            found.update(dict.fromkeys(range(begun + 1, k + 1), begun))
    return found


def _names(lex: Lexicon, joint: Sequence[str]) -> bool:
    """Do the tokens between two figures say of what the first is, and join the next: "of men and"?"""
    return joint[0] in lex.ofs and joint[-1] in lex.ands and all(map(str.isalpha, joint))


def _is_in_order(t: Tokens, lex: Lexicon, end: int) -> bool:
    """Does a word behind a list tell that its numbers are of several things in their order?"""
    for word in t.words[end : end + _LONGEST_OF_LIST]:
        if word in lex.respectives:
            return True
        if not (word.isalpha() or word == ","):
            return False
    return False


def _joins(lex: Lexicon, joint: Sequence[str]) -> bool | None:
    """Do the tokens between two figures make a list of them, and do they close it? None where they make none."""
    if len(joint) == 1 and joint[0] == ",":
        return False
    if len(joint) == 2 and joint[0] == ",":  # "1,200, or 3%" is one figure in two ways
        return True if joint[1] in lex.ands else None
    return True if len(joint) == 1 and (joint[0] in lex.ands or joint[0] in lex.ors) else None


def _is_part(t: Tokens, lex: Lexicon, end: int, start: int) -> bool:
    """Is the first a part of the second: "280 million of the 1.5 billion shekels", "16 of 20 members"?"""
    joint = t.words[end:start]
    own = joint[:-1] if joint and joint[-1] in lex.definites else joint
    named = lex.of_wholes.at(t, end)
    return (len(own) == 1 and own[0] in lex.ofs) or (named is not None and named[1] == start)


def _as_part_of(t: Tokens, part: Amount, whole: Amount, *, of_all: bool) -> Amount:
    """A part in what its whole is told in: the noun that is counted, or the money where both are told in a scale.

    `of_all`: it is a part of what is known, "of the 1.5 billion"; then a scale told once is of both: "45 of the 60
    million euros".
    """
    known = whole.kind is FigureKind.MONEY and part.value <= whole.value
    once = known and of_all and part.plain and whole.scale >= _LEAST_SCALE
    signs = {"-", *SIGNS}.intersection(t.words[whole.start : whole.end])  # "60 million-euro firms"
    if once and not signs and 0 < part.value * whole.scale <= whole.value:
        scale = whole.scale
        part = part._replace(value=part.value * scale, scale=scale, step=(part.step or ONE) * scale)
    if whole.kind is FigureKind.NUMBER and whole.unit and not part.step and 1 <= part.value <= whole.value:
        return part._replace(unit=whole.unit)
    if known and part.scale > 1 and (of_all or whole.scale > 1):
        return part._replace(kind=whole.kind, unit=whole.unit, marked=True)
    return part


def _with_unit_of(t: Tokens, lex: Lexicon, first: Amount, second: Amount, joint: Sequence[str]) -> Amount:
    """A bare number with the unit and the scale of the one behind it, as far as they are its own too."""
    if first.kind is not FigureKind.NUMBER or first.unit or first.marked or first.hedge or first.spread:
        return first
    signed = t.words[second.start] in SIGNS and joint[-1] not in lex.ors  # "8 or $9", but not "3 and $9"
    of_one_scale = first.scale == 1 and second.scale >= _LEAST_SCALE and 0 < first.value < _LARGEST
    if of_one_scale and not signed:
        scale = second.scale
        first = first._replace(value=first.value * scale, scale=scale, step=(first.step or ONE) * scale)
    if second.kind not in _SHARING or signed or (first.words and joint[-1] in lex.ands):  # "twenty and four hours"
        return first
    return first._replace(
        kind=second.kind, unit=second.unit, value=first.value * second.worth, step=first.step * second.worth,
        worth=second.worth, per=first.per or second.per, marked=second.marked,
    )  # fmt: skip

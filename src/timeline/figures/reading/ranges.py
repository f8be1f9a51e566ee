"""Two amounts as one range: "$3-4 billion", "between 3 and 5 per cent", "from 10 to 20 dollars"."""

from __future__ import annotations

from collections.abc import Container
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from timeline.figures.reading.amounts import Amount
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.not_figures import is_day_of_month
from timeline.figures.reading.number import ONE
from timeline.figures.reading.scores import in_record, is_score
from timeline.figures.reading.spreads import amount_at
from timeline.figures.reading.symbols import DASHES
from timeline.figures.reading.tokens import Tokens
from timeline.model import FigureKind

_FARTHEST = 10  # times the second number that the first may be, for both to have the scale of the second
_COUNTED = (FigureKind.NUMBER, FigureKind.QUANTITY)
_WIDEST = 5  # times the lower end that the higher one of a range is at most, after a verb of change


class Opener(StrEnum):
    """The kind of word that opens a range or a change."""

    NONE = ""
    BETWEEN = "between"
    FROM = "from"


class Ends(NamedTuple):
    """Two amounts that share a unit and a scale: the ends of a range, or what a `change` began and ended with."""

    low: Amount
    high: Amount
    change: bool = False


def both_ends(t: Tokens, lex: Lexicon, first: Amount, opener: Opener) -> Ends | None:
    """The range or the change that begins with `first`, units and scales shared; None where it is neither."""
    i = first.end
    joined = _joined(t, lex, i, opener, alone=first.start == 1 and (first.marked or t.words[0] not in lex.ofs))
    if joined is None or first.hedge:
        return _change(t, lex, first, i + 1) if opener is Opener.FROM and t.words[i] in lex.intos else None
    if first.plain and _year(first.value) and first.start and t.words[first.start - 1] in lex.years_after:
        return None  # "from $3 million in 2015 to $45 million"
    worded = t.words[i] in lex.tos
    # "cut its forecast to $2.10 to $2.20": one range even after a verb of change
    led = first.start > 0 and t.words[first.start - 1] in lex.range_after
    moves = worded and opener is not Opener.BETWEEN and not led and changed(t, lex, first.start)
    if moves and opener and (not lex.shifts or changed(t, lex, first.start, lex.shifts)):
        return _change(t, lex, first, joined)
    second = amount_at(t, lex, joined)
    if second is None or second.glued or (moves and _apart(first, second)) or _no_second(t, lex, first, second):
        return None
    if (
        t.words[i] in DASHES
        and not opener
        and (in_record(t, lex, first.start) or not _dash_range(t, lex, first, second))
    ):
        return None
    ends = _shared(first, second)
    if ends and ends.low.value >= ends.high.value:
        sides = opener is Opener.FROM or second.scale > 1 or second.kind in (FigureKind.PERCENT, FigureKind.MONEY)
        return ends._replace(change=True) if worded and sides else None  # "from 3.2 to 2.9%", "won 52.3 to 47.7%"
    return ends


def _apart(first: Amount, second: Amount) -> bool:
    """Are two numbers after a verb of change told each for itself: "rose 2% to 5%", but "cut 500 to 600 jobs"?"""
    if first.marked:
        return True
    return not second.marked and (not second.unit or second.value > _WIDEST * first.value)


def _no_second(t: Tokens, lex: Lexicon, first: Amount, second: Amount) -> bool:
    """Is the second number no end of a range: "7-Eleven", "the six months to 30 June", "fell 1.2% to 5.59"?"""
    i, joined = first.end, second.start
    if first.start in t.digits and t.capital(joined) and joined == i + 1 and t.glued[joined] and second.words:
        return True
    if second.plain and first.marked and is_day_of_month(t, lex, joined, joined + 1):
        return True
    bare = t.words[i] in lex.tos and first.kind is FigureKind.PERCENT and not second.marked
    return bare and t.words[first.start - 1] not in (*lex.froms, *lex.between)


def _change(t: Tokens, lex: Lexicon, first: Amount, i: int) -> Ends | None:
    """What a change begins and ends with, the end at token i after a hedge: "from 850 to about 920 euros"."""
    hedge = lex.before.at(t, i)
    second = amount_at(t, lex, hedge[1] if hedge else i)
    if second is None or second.glued or (first.plain and _year(first.value) and not _alike(first, second)):
        return None
    return _shared(first, second, change=True)


def _alike(first: Amount, second: Amount) -> bool:
    """Are the two numbers within a factor of two, so that what looks like a year may be an amount?"""
    return second.scale == 1 and second.value < 2 * first.value and first.value < 2 * second.value


def _joined(t: Tokens, lex: Lexicon, i: int, opener: Opener, *, alone: bool) -> int | None:
    """The index after the word or dash that joins two ends of a range; `alone`: its opener is the first
    word, so that it tells no number of something.
    """
    word = t.words[i]
    following = t.words[i + 1]
    if (
        word == "-" and t.glued[i] and following in lex.tos and following not in lex.ands
    ):  # "five- to ten-year", "25-to-34"
        return i + 3 if t.words[i + 2] == "-" else i + 2
    if word in DASHES:
        if t.glued[i] != t.glued[i + 1]:
            return None
        return i + 1 if t.words[i + 1] not in DASHES else None
    if opener is Opener.BETWEEN:
        if word not in lex.ands and word not in lex.tos:
            return None
        filled = t.words[i + 1] in lex.fillers and (t.words[i + 1] not in lex.articles or i + 2 in t.digits)
        return i + 1 + filled
    if word in lex.tos and (word not in lex.ands or (alone and opener is Opener.FROM)):  # "ventes de 5 et 7 euros"
        return i + 1
    return None


def changed(t: Tokens, lex: Lexicon, i: int, verbs: Container[str] = ()) -> bool:
    """Does a verb of change precede in the clause ("rose from 5% to 10%")? Then two figures are told, and no range.

    `verbs` are the ones to look for, if not all.
    """
    verbs = verbs or lex.changes
    for j in range(i - 1, max(-1, i - 9), -1):
        word = t.words[j]
        if word in verbs:
            return True
        if word in lex.ranging or word in (".", ";", ":", "!", "?"):
            return False
    return False


def _dash_range(t: Tokens, lex: Lexicon, first: Amount, second: Amount) -> bool:
    """Is this a range, and not a score, a year span, a date or a telephone number?"""
    after = second.end
    if first.plain and second.plain and is_score(t, lex, first.start):
        return False
    if t.words[after] in ("-", "/", ":") and t.glued[after] and after + 1 in t.digits:
        return False
    if second.marked or first.marked:
        return True
    if first.plain and second.plain and first.value < 100 and 1900 <= second.value <= 2100:  # "12-2015"
        return False
    return not (
        first.plain
        and second.plain
        and (_year(first.value) or (len(t.words[first.start]) == 3 and second.value >= 1000))
    )


def _year(value: Decimal) -> bool:
    return 1500 <= value <= 2100


def _counted(amount: Amount) -> bool:
    """Is it a number of its own, and no share ("a third")?"""
    return bool(amount.step) or abs(amount.value) >= 1 or not amount.value


def _of_one_scale(first: Amount, second: Amount, *, change: bool) -> bool:
    """Is the scale of the second one of the first as well: "2 to 3 million", "from 10 to 5 million"?

    Where the numbers fall, only near ones: "prizes from $50 to $1 million" begin with fifty dollars.
    """
    own, number = first.value * (ONE if first.step else first.worth), second.value / second.scale
    falls = (change or not first.marked) and own < _FARTHEST * number
    return own <= number or falls or (change and bool(first.step))


def _shared(first: Amount, second: Amount, *, change: bool = False) -> Ends | None:
    """The ends with the unit and scale that is told only once; None where they do not belong together."""
    counted = _counted(first)
    if not counted and _counted(second):  # a share takes no unit: "by a third to €3m"
        return None
    if first.kind is FigureKind.PERCENT and second.scale > 1 and not second.marked:  # "up 3.5% to 1.7 billion"
        return None
    if first.scale == 1 < second.scale and _of_one_scale(first, second, change=change):
        first = first._replace(
            value=first.value * second.scale, scale=second.scale, step=(first.step or ONE) * second.scale
        )
    if not first.marked and second.marked and counted and first.unit in ("", second.unit):
        first = first._replace(kind=second.kind, unit=second.unit, value=first.value * second.worth, worth=second.worth)
    elif first.marked and not second.marked and second.unit == "":
        second = second._replace(kind=first.kind, unit=first.unit, value=second.value * first.worth)
    elif first.kind is FigureKind.NUMBER and second.kind in _COUNTED and first.unit == "":
        first = first._replace(kind=second.kind, unit=second.unit, per=second.per)
    if first.kind in _COUNTED and first.unit and not second.unit:
        return None
    if first.kind is not second.kind or (first.unit != second.unit and second.unit):
        return None
    return Ends(first, second, change)

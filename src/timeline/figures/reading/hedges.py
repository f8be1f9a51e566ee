"""The bound told before an amount ("more than", "up to"), and where words that look like one bound nothing."""

from __future__ import annotations

from timeline.figures.reading.amounts import Amount
from timeline.figures.reading.bounds import ABOUT, AT_LEAST, AT_MOST, LESS, MORE, NEARLY
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import SIGNS
from timeline.figures.reading.ranges import changed
from timeline.figures.reading.tokens import Tokens, words
from timeline.model import FigureKind

_BEFORE_OUTLASTING = words(
    "for just well is was lasted took aged of be been a by wait waits waited waiting spent lasting takes taking"
)
_AFTER_OUTLASTING = words("ago old later earlier longer long late away before after")
_POSSESSIVES = words("its his her their our my your the")
_MARKS = words("mark limit threshold level line milestone barrier ceiling floor cap")
_DETERMINERS = words("a an its his her their our my your")
_BOUNDING = (MORE, AT_LEAST, LESS, AT_MOST)
_AT_AGE = (["the", "age", "of"], ["age"])
_AGES = {  # and "up to"
    "under": LESS, "below": LESS, "before": LESS, "over": MORE, "above": MORE, "after": MORE, "past": MORE,
    "beyond": MORE, "by": AT_MOST, "until": AT_MOST, "from": AT_LEAST,
}  # fmt: skip
_UPWARD = words("edged inched ticked moved went crept nudged bumped pushed")


def hedge_before(t: Tokens, lex: Lexicon, amount: Amount, floor: int) -> tuple[str, int]:
    """The bound told before an amount, articles and the like between them allowed, and the index where it begins."""
    at_age = _bound_of_age(t, amount, floor)
    if at_age:
        return at_age
    at = amount.start
    for _ in range(3):
        found = lex.before.before(t, at, floor)
        if found:
            break
        if at <= floor or t.words[at - 1] not in lex.fillers:
            return "", amount.start
        at -= 1
    else:
        return "", amount.start
    hedge, start = found
    outer = lex.before.before(t, start, floor) if hedge in (ABOUT, NEARLY) else None
    if outer:
        hedge, start = outer
    to = t.words[start] in lex.tos and t.words[start + 1] != "zu"  # "cayeron hasta los 48.000", but "um bis zu 15 %"
    if to and changed(t, lex, start):
        return "", amount.start
    no_bound = _no_bound(t, lex, amount, start, floor) or _definite(t, amount, hedge)
    return ("", amount.start) if no_bound else (hedge, start)


def _bound_of_age(t: Tokens, amount: Amount, floor: int) -> tuple[str, int] | None:
    """The bound of an age and where it begins: "under the age of 18", "before age 30"; "up to" is read elsewhere."""
    if amount.kind is not FigureKind.NUMBER or amount.unit:
        return None
    for said in _AT_AGE:
        start = amount.start - len(said) - 1
        if start < floor or t.words[start + 1 : amount.start] != said:
            continue
        if t.words[start] in _AGES:
            return _AGES[t.words[start]], start
        if t.words[start] == "to" and start > floor and t.words[start - 1] == "up":
            return AT_MOST, start - 1
    return None


def _no_bound(t: Tokens, lex: Lexicon, amount: Amount, start: int, floor: int) -> bool:
    """Is the word at token `start` no bound there: "over his 16-year career", "under a $2bn plan", "a 4-under 68"?

    `floor` is where the figure before it ends.
    """
    word, inner = t.words[start], t.words[start + 1 : amount.start]
    if t.glued(start) and (t.words[start - 1] == "-" or word == "c"):  # "C." is circa, but not in "U.S.C."
        return True
    if word == "over" and amount.kind is FigureKind.DURATION:
        return not _outlasts(t, amount, start)
    if word in ("über", "unter"):
        return _about_or_among(t, lex, amount, start, floor)
    if word == "up" and t.words[start + 1] == "to" and _upward(t, amount, start):
        return True
    following = t.words[amount.end]
    goes_on = following[:1].isalpha() and following not in lex.stops
    if word in ("over", "under") and inner and inner[0] == "the":  # "talks over the two bills", but "over the $5 mark"
        return bool(amount.unit if amount.kind is FigureKind.NUMBER else goes_on) and following not in _MARKS
    if word in ("over", "under") and inner and inner[0] in _DETERMINERS:  # a plan, and its worth
        return goes_on
    if word == "less" and not inner:  # "10% less 5%" takes away, "less 85 %" forgets "than"
        taken = start > 0 and (t.digits(start - 1) or lex.percents.before(t, start, 0) is not None)
        return taken or amount.kind is not FigureKind.PERCENT
    return False


def _outlasts(t: Tokens, amount: Amount, start: int) -> bool:
    """Does "over" before a duration mean "more than", and not "in the course of"?"""
    if t.words[start + 1] in _POSSESSIVES:
        return False
    opens = start == 0 and (start + 1 == amount.start) and t.words[amount.end] != ","
    return opens or t.words[start - 1] in _BEFORE_OUTLASTING or t.words[amount.end] in _AFTER_OUTLASTING


def _about_or_among(t: Tokens, lex: Lexicon, amount: Amount, start: int, floor: int) -> bool:
    """Does German "über" tell a sum ("ein Kredit über 5 Millionen") or how long it lasts, and "unter" of whom?"""
    before = t.words[start - 1] if start else ""
    if t.words[start] == "unter":  # "eine Umfrage unter 2000 Bürgern", "unter den 27 Staaten"
        return t.words[start + 1] == "den" or (bool(lex.polls) and before.endswith(lex.polls))
    if amount.kind is FigureKind.DURATION:
        return start == floor > 0 or before in lex.lasting or t.words[amount.end] in lex.lasting
    return bool(lex.sums) and before.endswith(lex.sums)


def _upward(t: Tokens, amount: Amount, start: int) -> bool:
    """Is "up to" at token `start` the way up and no bound: "edged up to 4.1%", "up to 4.1% from 4%"?"""
    if start and t.words[start - 1] in _UPWARD:
        return True
    end = amount.end
    shared = amount.kind in (FigureKind.MONEY, FigureKind.PERCENT) and t.words[end] == "from"
    return shared and (t.digits(end + 1) or t.words[end + 1] in SIGNS)


def _definite(t: Tokens, amount: Amount, hedge: str) -> bool:
    """Is the amount one that is known ("above the 0.4% economists forecast"), and no mark ("above the 5% mark")?"""
    following = t.words[amount.end]
    known = hedge in _BOUNDING and t.words[amount.start - 1] == "the" and following[:1].isalpha()
    return known and following not in _MARKS and (following != "in" or amount.kind is not FigureKind.NUMBER)

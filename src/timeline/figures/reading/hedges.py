"""The bound told before an amount ("more than", "up to"), and where words that look like one bound nothing."""

from __future__ import annotations

from timeline.figures.reading.amounts import Amount
from timeline.figures.reading.bounds import CEILINGS, FLOORS, NEARLY
from timeline.figures.reading.kinds import ABOUT, DURATION, EQUAL, MONEY, NUMBER, PERCENT, QUANTITY
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import SIGNS
from timeline.figures.reading.ranges import changed
from timeline.figures.reading.tokens import Tokens

_BOUNDING = (*FLOORS, *CEILINGS)
_GREAT = 1000
_SIDES = 5  # tokens from the number of one side to that of the other, "31 Ja-Stimmen gegen 12"


def hedge_before(t: Tokens, lex: Lexicon, amount: Amount, floor: int) -> tuple[str, int]:
    """The bound told before an amount, articles and the like between them allowed, and the index where it begins."""
    at_age = _bound_of_age(t, lex, amount, floor)
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
    if hedge == EQUAL:  # "spread over"
        return "", amount.start
    outer = lex.before.before(t, start, floor) if hedge in (ABOUT, NEARLY) else None
    if outer:
        hedge, start = outer
    if t.words[start] in lex.tos and _alone(t, lex, start) and changed(t, lex, start):
        return "", amount.start  # "cayeron hasta los 48.000", but "um bis zu 15 %", "subió al menos un 5 %"
    no_bound = _no_bound(t, lex, amount, start, floor) or _definite(t, lex, amount, hedge, start)
    against = t.words[start] in lex.scores.plays and _is_against(t, start)
    return ("", amount.start) if no_bound or against else (hedge, start)


def _alone(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is the bound that begins at token i a single word?"""
    found = lex.before.at(t, i)
    return found is not None and found[1] == i + 1


def _bound_of_age(t: Tokens, lex: Lexicon, amount: Amount, floor: int) -> tuple[str, int] | None:
    """The bound of an age and where it begins: "under the age of 18", "before age 30"."""
    if amount.kind is not NUMBER or amount.unit or t.words[amount.start - 1] not in lex.ages.lasts:
        return None
    return lex.ages.before(t, amount.start, floor)


def _no_bound(t: Tokens, lex: Lexicon, amount: Amount, start: int, floor: int) -> bool:
    """Is the word at token `start` no bound there: "over his 16-year career", "under a $2bn plan", "a 4-under 68"?

    `floor` is where the figure before it ends.
    """
    word, inner, rule = t.words[start], t.words[start + 1 : amount.start], lex.hedging
    if t.glued[start] and (t.words[start - 1] == "-" or word == "c"):  # "C." is circa, but not in "U.S.C."
        return True
    if word in rule.over and start and t.words[start - 1] in rule.averaging:  # "averaged over 100 critics"
        return True
    if word in rule.over and amount.kind is DURATION:
        return not _outlasts(t, lex, amount, start)
    if word in rule.abouts or word in rule.amongs:
        return _about_or_among(t, lex, amount, start, floor)
    if word in rule.upwards and t.words[start + 1] in lex.tos and _upward(t, lex, amount, start):
        return True
    following = t.words[amount.end]
    if word in rule.passing or word in rule.adjectival:
        return _is_no_passing(t, lex, amount, start)
    goes_on = following[:1].isalpha() and following not in lex.stops
    if (
        word in rule.either and inner and inner[0] in lex.definites
    ):  # "talks over the two bills", but "over the $5 mark"
        return bool(amount.unit if amount.kind is NUMBER else goes_on) and following not in rule.marks
    if word in rule.either and inner and inner[0] in rule.determiners:  # a plan, and its worth
        return goes_on
    if word in rule.less and not inner:  # "10% less 5%" takes away, "less 85 %" forgets "than"
        taken = start > 0 and (start - 1 in t.digits or lex.percents.before(t, start, 0) is not None)
        return taken or amount.kind is not PERCENT
    return False


def _is_no_passing(t: Tokens, lex: Lexicon, amount: Amount, start: int) -> bool:
    """Does a verb of passing bound nothing: "passed the 3 exams", "the top 10"?

    But "passed the 5 million mark", "passes 5,000" and "winds top 90mph".
    """
    if t.words[start] in lex.hedging.adjectival:
        adjective = start == 0 or t.words[start - 1] in lex.stops or amount.kind is PERCENT
        return adjective or (amount.kind is not QUANTITY and not _is_great(amount))
    if t.words[amount.start - 1] in lex.definites:
        return t.words[amount.end] not in lex.hedging.marks
    return not _is_great(amount)


def _is_great(amount: Amount) -> bool:
    """Is it no mere count of things, so that what passes it grows: "passes $90", "passed 5,000"?"""
    if amount.kind is NUMBER:
        return amount.value >= _GREAT and not amount.unit
    return amount.kind in (MONEY, PERCENT)


def _is_against(t: Tokens, start: int) -> bool:
    """Stands a number before the word at token `start`, with a noun at most: "mit 31 Stimmen gegen 12"?"""
    before = range(start - 1, max(-1, start - _SIDES), -1)
    number = next((i for i in before if i in t.digits), None)
    return number is not None and all(t.words[i].isalpha() or t.words[i] == "-" for i in range(number + 1, start))


def _outlasts(t: Tokens, lex: Lexicon, amount: Amount, start: int) -> bool:
    """Does "over" before a duration mean "more than", and not "in the course of"?"""
    if t.words[start + 1] in lex.hedging.possessives:
        return False
    opens = start == 0 and (start + 1 == amount.start) and t.words[amount.end] != ","
    before, after = lex.hedging.outlasting_before, lex.hedging.outlasting_after
    return opens or t.words[start - 1] in before or t.words[amount.end] in after


def _about_or_among(t: Tokens, lex: Lexicon, amount: Amount, start: int, floor: int) -> bool:
    """Does German "über" tell a sum ("ein Kredit über 5 Millionen") or how long it lasts, and "unter" of whom?"""
    before = t.words[start - 1] if start else ""
    if t.words[start] in lex.hedging.amongs:  # "eine Umfrage unter 2000 Bürgern", "unter den 27 Staaten"
        return t.words[start + 1] in lex.hedging.among_all or (bool(lex.polls) and before.endswith(lex.polls))
    if amount.kind is DURATION:
        return start == floor > 0 or before in lex.lasting or t.words[amount.end] in lex.lasting
    return bool(lex.sums) and before.endswith(lex.sums)


def _upward(t: Tokens, lex: Lexicon, amount: Amount, start: int) -> bool:
    """Is "up to" at token `start` the way up and no bound: "edged up to 4.1%", "up to 4.1% from 4%"?"""
    if start and t.words[start - 1] in lex.hedging.moved_up:
        return True
    end = amount.end
    shared = amount.kind in (MONEY, PERCENT) and t.words[end] in lex.froms
    return shared and (end + 1 in t.digits or t.words[end + 1] in SIGNS)


def _definite(t: Tokens, lex: Lexicon, amount: Amount, hedge: str, start: int) -> bool:
    """Is the amount one that is known ("above the 0.4% economists forecast"), and no mark ("above the 5% mark")?

    That of somebody is one behind a comma, where what it is compared with has been told: "$6m, above its $5m goal".
    """
    following, before = t.words[amount.end], t.words[amount.start - 1]
    owned = before in lex.hedging.possessives and start > 0 and t.words[start - 1] == ","
    known = hedge in _BOUNDING and (before in lex.definites or owned) and following[:1].isalpha()
    of_all = following in lex.hedging.of_all and amount.kind is NUMBER  # "above the 27 in the union"
    return known and following not in lex.hedging.marks and not of_all

"""Numbers that name something and count nothing: "page 5", "No. 10", "Windows 11", "7B model", "the Big Four", "one".

A name is told by a label before the number, by a capital where a sentence does not begin,
    or by what follows (a street).
"""

from __future__ import annotations

from itertools import chain

from timeline.figures.reading.amounts import Amount
from timeline.figures.reading.bounds import CEILINGS, FLOORS
from timeline.figures.reading.kinds import QUANTITY
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.scores import is_score
from timeline.figures.reading.symbols import PRODUCTS
from timeline.figures.reading.tokens import Tokens, words

_COMPANY = "3m"  # in capitals
_EMERGENCY = "911"  # a number to call
_SENTENCE_ENDS = frozenset((".", "!", "?", ":", ";", '"', "“", "„", "«", "(", "*", "'", "•", "-", "–"))
_LINE = 24
_SHORT = words("2 4 5 8 10")  # thousands of pixels or metres: "a 4K screen", "the 5K run"


def is_name(t: Tokens, lex: Lexicon, amount: Amount, hedge: str) -> bool:
    """Is the number part of a name, or a pronoun?"""
    i = amount.start
    lettered = t.glued[i + 1] and _lettered(t, amount)
    company = t.words[i] + t.words[i + 1] == _COMPANY and t.capital(i + 1)
    if (lettered and _model(t, lex, amount)) or (company and i and not hedge):
        return True
    if amount.words and amount.value == 1 and _pronoun(t, lex, amount, hedge):
        return True
    if hedge:
        return False
    if t.words[amount.end] in lex.names.roads or (t.words[i] == _EMERGENCY and amount.unit in ("", *lex.names.calls)):
        return True
    if _street(t, lex, amount) or (amount.words and _in_words(t, lex, amount)):
        return True
    if lettered and t.written(i + 1) == "K" and not amount.unit and t.words[i] in _SHORT:
        return True
    lettered = lettered and (not amount.unit or amount.unit.startswith("°"))
    if lettered and t.words[i - 1] in lex.labels and amount.end == i + 2:  # "seat 14C", "gate 22B"
        return True
    return i > 0 and amount.scale == 1 and _labelled(t, lex, amount)


def _model(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """The size in a model's name: "a 7B model", "70B parameters", "Llama 3 70B"; not "1.8 trillion parameters"."""
    i = amount.start
    if amount.unit in lex.names.models or t.words[amount.end] in lex.names.models:
        return True
    if i == 0 or t.written(i + 1) != "B":
        return False
    return t.capital(i - 2) if i > 1 and i - 1 in t.digits else _proper(t, lex, i - 1)


def _lettered(t: Tokens, amount: Amount) -> bool:
    """Is what touches the digits a letter, read as their scale or as a temperature: "70B", "seat 14C"?"""
    return amount.start in t.digits and len(t.words[amount.start + 1]) == 1


def _pronoun(t: Tokens, lex: Lexicon, amount: Amount, hedge: str) -> bool:
    """Is "one" a pronoun or an article ("the one you mentioned", "ein Vertrag"), and no count ("one person")?"""
    i = amount.start
    if amount.kind is QUANTITY and _is_measured(t, lex, i, amount.end):
        return False
    if t.words[i] not in lex.articles or t.words[i + 1] == "-":
        return t.words[i] in lex.articles
    before, following = t.words[i - 1] if i else "", t.words[i + 1]
    rule = lex.names
    bounded = hedge in (*FLOORS, *CEILINGS) and before not in rule.not_one_after and following != "'"
    counted = following in rule.one_of or (before in rule.one_after and following not in lex.ofs)
    return bool(i or following) and not (rule.one_of and (bounded or counted))


def _is_measured(t: Tokens, lex: Lexicon, i: int, end: int) -> bool:
    """Is one of a unit a measure: "a one-mile walk", "one mile away"; no "one foot in the grave"?"""
    return t.words[i + 1] == "-" or t.words[end] in lex.metres or t.words[end] in lex.ofs


def _labelled(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """Does a label or a name stand right before the number: "page 5", "No. 10", "Group of 20", "iPhone 15"?"""
    i, end = amount.start, amount.end
    at = i - 1
    if t.words[at] == "." and t.glued[at]:
        label = t.words[at - 1]
        return i in t.digits and label in lex.names.dotted and (t.capital(at - 1) or label not in lex.names.in_capitals)
    at -= t.words[at] == "°" and t.glued[at]  # "n° 3"
    if t.words[at] in lex.ofs and t.words[at - 1] in lex.names.groups and t.capital(at - 1):
        return True
    counted = amount.unit and not amount.unit.startswith("°")  # "article 5C" is no temperature
    if t.words[at] in lex.labels and not (counted and t.written(at).islower()):
        return t.capital(at) or t.words[at] not in lex.names.in_capitals
    if amount.plain and t.words[at] in PRODUCTS and not t.written(at).islower() and amount.unit not in lex.measured:
        return True  # "the iPhone 15 starts", but "DAX 500 points up"
    if amount.unit or not amount.plain:
        return False
    if i > 2 and i - 2 in t.digits and _listed(t, lex, i):
        return True
    following = t.words[end]
    score = end + 1 in t.digits and (following in ("-", "–") or (following == ":" and is_score(t, lex, i)))
    if score or following in lex.times or not _proper(t, lex, at):
        return False
    shouted = t.written(at).isupper() and any(t.written(j).isupper() and len(t.words[j]) > 3 for j in (at - 1, end))
    if (not t.written(at)[1:].islower() and not shouted) or t.words[at] in PRODUCTS:  # "iPhone 15", "an RTX 4090"
        return True
    beside = not following[:1].isalpha() or following in lex.stops or t.capital(end)
    return beside and not _in_heading(t, lex, i)


def _in_heading(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does token i stand in a line whose words all begin with capitals? Then a capital tells no name.

    As far as `_LINE` tokens to both sides: short words may be small there, and two capitals beside the one in question
    are asked for.
    """
    first, last = max(0, i - _LINE), min(len(t) - 1, i + _LINE)
    begin = t.text.rfind("\n", t.starts[first], t.starts[i])
    end = t.text.find("\n", t.starts[i], t.starts[last])
    capitals = 0
    for j in chain(range(i - 1, first - 1, -1), range(i + 1, last + 1)):
        word = t.words[j]
        if len(word) < 3 or not word.isalpha() or t.starts[j] < begin or t.starts[j] > end >= 0:
            continue
        if t.capital(j):
            capitals += 1
        elif len(word) > 3 and word not in lex.names.small:
            return False
    return capitals > 2


def _listed(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is token i a later number of a list that a label in the plural heads: "pages 3 and 4", "Articles 4, 5 and 6"?"""
    first = i
    while (
        first > 2
        and i - first < 12
        and first - 2 in t.digits
        and t.words[first - 1] in (",", "-", "–", *lex.ors, *lex.tos)
    ):
        first -= 2
    label = t.words[first - 1] if first else ""
    return first < i and label in lex.labels and label.endswith("s") and label not in lex.names.in_capitals


def _proper(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is token i a name: a capital within it, or at its head where no sentence begins?"""
    word = t.written(i)
    if not word.isalpha() or word.islower() or t.words[i] in lex.weekdays or t.words[i] in lex.before.lasts:
        return False
    return not word[1:].islower() or not (i == 0 or t.words[i - 1] in _SENTENCE_ENDS)


def _in_words(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """A number word in capitals within a sentence ("the Big Four", "Seven Network"), and "zero" in its set phrases."""
    i = amount.start
    before = t.words[i - 1] if i else ""
    if before in lex.names.bigs and t.capital(i) and t.capital(i - 1):
        return True
    if not amount.value and (before in lex.names.zero_after or (lex.names.zero_after and t.words[i + 1] == "-")):
        return True
    ends = not t.words[amount.end][:1].isalpha()
    share = t.words[i] in lex.shares.named and (ends or t.words[amount.end] in lex.ofs)  # "die Hälfte der Schüler"
    if share or not t.capital(i) or not before.isalpha() or t.written(i).isupper():
        return False
    if amount.unit.endswith("s") and not t.capital(amount.end - 1):
        return False
    return not (t.capital(i - 1) and t.capital(i + 1)) and not _in_heading(t, lex, i)


def _street(t: Tokens, lex: Lexicon, amount: Amount) -> bool:
    """A house number: a capital follows, and a kind of street within three words; or a Romance word for street."""
    first = amount.start + 1
    first += len(t.words[first]) == 1 and t.glued[first] and t.capital(first)  # 221B
    word, rule = t.words[first], lex.names
    if word in rule.streets_first and t.words[first + 1] and (t.capital(first) or word not in rule.in_capitals):
        return True
    for j in range(first, first + 4):
        if not t.capital(j):
            return False
        if j > first and t.words[j] in rule.streets:
            return True
    return False

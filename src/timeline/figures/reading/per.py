"""What a figure is told per: "$80 per square metre", "3 a day", "€1,000/month", "5 each", "2.5 per 1,000 births".

What it is per is named as in every language: a calendar unit, a unit of measure, a thing that the language's file names
(`share`, `person`), a number of what is counted, or the noun itself. Only the words right behind a figure are looked
at.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from timeline.figures.reading.kinds import MONEY, QUANTITY
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.number import Number
from timeline.figures.reading.numerals import number_at
from timeline.figures.reading.tokens import Tokens
from timeline.figures.reading.unit_names import unit_at
from timeline.figures.reading.units import noun_after
from timeline.model import BOTH, EACH, FigureKind

_ALONE = 1000  # what says that something is counted, without its name
_LONGEST_PRICE = 5  # characters
_LONGEST_MATTER = 2  # words that an amount is of
_ROUND = frozenset(Decimal(10) ** power for power in range(1, 7))  # of what is counted: "per 100,000 people"


class Lead(StrEnum):
    """What leads to the thing that a figure is told per; the keys of [figures.per]."""

    ANY = "any"  # per, and whatever follows
    LEADS = "leads"  # what else means per, before what is known
    ARTICLES = "articles"  # before units of time, of measure, and things: a day
    DEFINITES = "definites"  # before units of measure and things, and of time after money: le jour
    EACH = "each"
    STROKE = "/"


Found = tuple[str, int]


def per_after(t: Tokens, lex: Lexicon, i: int, kind: FigureKind, *, counts: bool = False) -> Found | None:
    """What the figure that ends before token i is told per, and the index after it.

    It may be told per two things: "$40 per person per month". `counts` says that the figure counts something whose name
    is not known, which then stands between: "7 cas pour 100 000 habitants".
    """
    found = _per_at(t, lex, i, kind) or (_past_noun(t, lex, i) if counts else None)
    further = _per_at(t, lex, found[1], kind) if found and found[0] != EACH else None
    if found is None or further is None or further[0] == EACH:
        return found
    return f"{found[0]}{BOTH}{further[0]}", further[1]


def past_matter(t: Tokens, lex: Lexicon, i: int, kind: FigureKind) -> int:
    """The index behind what an amount that ends before token i is of, where a rate may stand: "3 kg of flour a day"."""
    at = i + 1 if t.words[i] in lex.ofs else i
    if at == i and kind is not QUANTITY:
        return i
    at += t.words[at] == "'"
    for end in range(at + 1, at + 1 + _LONGEST_MATTER):
        word = t.words[end - 1]
        if not word.isalpha() or word in lex.stops or word in lex.per_firsts or word in lex.ofs:
            return i
        if t.words[end] in lex.per_firsts:
            return end
    return i


def _past_noun(t: Tokens, lex: Lexicon, i: int) -> Found | None:
    """What is told per a number of what is counted, behind a word."""
    if not t.words[i].isalpha() or t.words[i] in lex.stops:
        return None
    lead = lex.per.at(t, i + 1)
    if lead is None or lead[0] not in (Lead.ANY, Lead.LEADS):
        return None
    return _counted(t, lex, lead[1]) or _known(t, lex, lead[1])


def _per_at(t: Tokens, lex: Lexicon, i: int, kind: FigureKind) -> Found | None:
    adverb = lex.per_adverbs.at(t, i)
    if adverb:
        return adverb
    if t.words[i] == Lead.STROKE:
        return _known(t, lex, i + 1) if t.glued[i] and t.glued[i + 1] else None
    found = lex.per.at(t, i)
    if found is None:
        return None
    lead, at = found
    if lead == Lead.EACH:
        return _known(t, lex, at) or ((EACH, at) if _ends(t, lex, at) else None)
    at += t.words[at] == "'"
    if lead in (Lead.ANY, Lead.LEADS):
        return _counted(t, lex, at) or _known(t, lex, at) or (_noun(t, lex, at) if lead == Lead.ANY else None)
    return _known(t, lex, at, timed=lead == Lead.ARTICLES or kind is MONEY)


def is_each_before(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does "each" stand before the figure that begins at token i: "je 5 Euro"?"""
    rate = i in t.digits and len(t.words[i]) > _LONGEST_PRICE  # "je 100.000 Einwohner"
    return i > 0 and t.words[i - 1] in lex.each_before and not rate


def _known(t: Tokens, lex: Lexicon, i: int, *, timed: bool = True) -> Found | None:
    """A unit of time or of measure, or a thing that the language's file names."""
    time = lex.durations.get(t.words[i])
    if time and time[1] == 1 and (len(t.words[i]) > 1 or t.glued[i]):
        return (time[0], i + 1) if timed and _is_rate(t, lex, i + 1) else None
    measured = unit_at(t, lex, i)
    if measured and not measured[1]:
        return measured[0], measured[2]
    return lex.per_things.at(t, i)


def _is_rate(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is a unit of time before token i no date: "$5 a day", but "$5 a day later", "im Jahr 2019", "a year-old firm"?"""
    word = t.words[i]
    return not (word in lex.agos or i in t.digits or word in lex.months or word in lex.ranks or word == "-")


def _counted(t: Tokens, lex: Lexicon, i: int) -> Found | None:
    """A number of what is counted: "1,000 live births"."""
    bare = lex.scales.get(t.words[i])  # "per million people"
    number = Number(bare, i + 1) if bare else number_at(t, lex, i) if _begins(t, lex, i) else None
    if number is None or number.value not in _ROUND or lex.currencies.at(t, number.end):
        return None
    thing = unit_at(t, lex, number.end) or lex.per_things.at(t, number.end) or noun_after(t, lex, number.end)
    if thing:
        return f"{int(number.value)} {thing[0]}", thing[-1]
    alone = number.value >= _ALONE and not t.words[number.end][:1].isalpha()  # "3 deaths per 100,000."
    return (str(int(number.value)), number.end) if alone else None


def _begins(t: Tokens, lex: Lexicon, i: int) -> bool:
    return i in t.digits or t.words[i] in lex.numbers or t.words[i] in lex.articles


def _noun(t: Tokens, lex: Lexicon, i: int) -> Found | None:
    word = t.words[i]
    return (word, i + 1) if word.isalpha() and word not in lex.stops and len(word) > 1 else None


def _ends(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does no noun follow "each"?"""
    return not t.words[i][:1].isalpha() or t.words[i] in lex.stops

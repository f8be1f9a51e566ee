"""What a number counts: percent, a multiple, a measure, or the noun that follows it; and the bound told between."""

from __future__ import annotations

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.money_names import SIGNS
from timeline.figures.reading.number import Number, is_whole
from timeline.figures.reading.symbols import JOINED_MEASURES, MEASURES, TIMES
from timeline.figures.reading.tokens import Tokens
from timeline.model import DEGREE, PercentUnit


def hedge_after(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """The bound told after a number ("or more", "+", "-odd") and the index after it."""
    found = lex.after.at(t, i) if t.words[i] in lex.after.firsts else None
    if found is None:
        return None
    word, end = t.words[i], found[1]
    if word == "+":
        return found if t.glued[i] and end not in t.digits else None
    if word == "-":
        return found if t.glued[i] else None
    compares = t.words[end] in lex.thans or (word in lex.ands and t.words[end + 1] in lex.thans)
    return None if compares or begins_number(t, lex, end) else found


def begins_number(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does a number or a currency sign begin at token i?"""
    word = t.words[i]
    if word in lex.articles:
        word = t.words[i + 1]
        return word in lex.fractions or word in lex.scales or word in lex.hundreds
    return i in t.digits or word in lex.numbers or word in SIGNS or (word == "-" and i + 1 in t.digits)


def percent_after(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """The kind of percent at token i, a hyphen before it allowed: its unit and the index after it."""
    at = i + (t.words[i] == "-")
    found = lex.percents.at(t, at)
    if found and t.words[at] in lex.small_percents and not t.written(at).islower():  # 20 PC users
        return None
    if found and t.words[found[1]] == "-" and t.words[found[1] + 1] in lex.percent_points:  # "a 2%-point rise"
        return PercentUnit.PERCENTAGE_POINT.value, found[1] + 2
    return found


def multiple_after(t: Tokens, lex: Lexicon, number: Number) -> int | None:
    """The index after "times", "-fold" or "x" where they make the number a multiple and not a count of occasions."""
    i = number.end
    if t.words[i] in TIMES:
        joins = i + 1 in t.digits and t.glued[i + 1]
        hangs = t.words[i + 1] == "-" and i + 2 not in t.digits  # "4x-5x", but not "2x-ray"
        return i + 1 if t.glued[i] and not joins and not hangs else None
    at = i + (t.words[i] == "-")
    if t.words[at] in lex.folds:
        return at + 1
    if t.words[at] not in lex.times or lex.not_compared.at(t, at + 1):  # "viewed 10 times as of May"
        return None
    following = t.words[at + 1]
    comparative = following.endswith(lex.comparatives) and following not in lex.not_comparatives
    compares = comparative or lex.compared.at(t, at + 1) is not None or not is_whole(number.value)
    return at + 1 if compares else None  # nothing happens 2.5 times


def noun_after(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """The head of the counted noun from token i on and the index after it: the first plural within a few words.

    >>> from timeline.figures.reading.load import lexicon
    >>> noun_after(Tokens.from_text("new federal employees in Paris"), lexicon("en"), 0)
    ('employees', 3)
    """
    if t.glued[i] or t.words[i] == DEGREE:
        return _joined_unit(t, lex, i)
    if lex.nouns_capital:
        counted = t.capital(i) and len(t.words[i]) > 2 and t.words[i].isalpha() and t.words[i] not in lex.months
        return (_counted(t.words[i], lex), i + 1) if counted else None
    if t.words[i] in lex.powers and t.words[i + 1].isalpha():
        return f"{t.words[i]} {t.words[i + 1]}", i + 2
    if t.words[i] in lex.mores and t.words[i + 1] not in lex.stops:
        i += 1
    for j in range(i, i + lex.noun_reach):
        word = t.words[j]
        if (
            not word[:1].isalpha()
            or word in lex.stops
            or word in lex.clock.zones
            or word in lex.hours.firsts
            or (j > i and word in lex.numbers)
            or (j > i and t.capital(j) and not word.endswith("s"))
        ):
            return None
        if word in lex.unmarked_plurals or _measure(t, lex, j) or ends_as_plural(word, lex):
            return _counted(word, lex), j + 1
    return None


def _counted(word: str, lex: Lexicon) -> str:
    """What is counted: the word itself, but for degrees, which have one sign in all languages."""
    return DEGREE if word in lex.degrees else word


def _joined_unit(t: Tokens, lex: Lexicon, i: int) -> tuple[str, int] | None:
    """What touches a number at token i: "12-member", "40.3°C", "a high of 35C", "5kg"."""
    mark, following = t.words[i], t.words[i + 1]
    if mark == DEGREE:
        return DEGREE, i + 1
    if mark == "-" and t.glued[i + 1]:
        noun = following.isalpha() and following not in lex.numbers and following not in lex.stops
        return (following, i + 2) if noun else None
    if mark in JOINED_MEASURES:  # "a 12MP camera"
        return mark, i + 1
    return (mark, i + 1) if _measure(t, lex, i) else None


def is_counted(noun: str, lex: Lexicon) -> bool:
    """Is this a noun of things told one by one (people, votes), and no measure (metres, points)?"""
    plural = ends_as_plural(noun, lex) or noun in lex.unmarked_plurals
    return plural and noun not in lex.measured and noun not in MEASURES


def ends_as_plural(word: str, lex: Lexicon) -> bool:
    """Does a word end as plurals of the language do?"""
    return word.endswith(lex.plurals) and len(word) > 3 and not word.endswith(lex.not_plurals)


def _measure(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is token i a unit of measure?

    One that is also a word of the language only where no other word goes on from it: Spanish "12 ha." and "12 ha de
    trigo", but "grupo de 12 ha perdido".
    """
    word, following = t.words[i], t.words[i + 1]
    if word not in MEASURES:
        return False
    return word not in lex.not_measures or t.glued[i] or not following[:1].isalpha() or following in lex.ofs

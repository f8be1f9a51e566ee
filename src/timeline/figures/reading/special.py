"""Figures without a number: "doubled", "dozens", "hundreds of millions of dollars", "a six-figure sum"."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.tokens import Tokens
from timeline.figures.reading.units import noun_after, percent_after
from timeline.model import FigureKind, Relation


class Special(NamedTuple):
    """A figure told by a word: a `value`, or only its order as [low, high), at the tokens [start, end)."""

    start: int
    end: int
    kind: FigureKind
    unit: str
    value: Decimal | None
    low: Decimal
    high: Decimal
    hedge: str = Relation.EQUAL


def special_at(t: Tokens, lex: Lexicon, i: int) -> Special | None:
    """The figure told by a word at token i."""
    word = t.words[i]
    if word in lex.digit_counts and t.words[i + 1] == "-" and t.words[i + 2] in lex.digit_nouns:
        return _digits(t, lex, i)
    if word in lex.multiples:
        return _multiple(t, lex, i)
    if word in lex.glued_spans:
        return _glued_span(t, lex, i)
    if word in lex.everies:
        return _every(t, lex, i)
    if word in lex.articles and t.words[i + 1] in lex.rounds:
        return _about(t, lex, i)
    if word in lex.vague:
        return _vague(t, lex, i, i + 1, lex.vague[word])
    if word in lex.severals and (t.words[i + 1] in lex.scales or t.words[i + 1] in lex.hundreds):
        scale = lex.scales.get(t.words[i + 1], Decimal(100))
        return _vague(t, lex, i, i + 2, (2 * scale, 10 * scale))
    return None


def _multiple(t: Tokens, lex: Lexicon, i: int) -> Special | None:
    """A multiple in one word: "doubled", "twice the", "tripling"; not the kind of a thing ("double room")."""
    word, following = t.words[i], t.words[i + 1]
    before, rule = t.words[i - 1] if i else "", lex.multiplied
    compares = following in rule.compared or (following in rule.as_much_as and word in rule.as_much)
    compares |= following in rule.to and i > 0 and before not in lex.articles  # "profits triple to $2.3bn"
    if word in rule.ambiguous and not compares and before not in rule.verb_after:
        return None
    if word in rule.matches and before in rule.match_after:
        return None
    value = lex.multiples[word]
    return Special(i, i + 1, FigureKind.MULTIPLE, "", value, value, value)


def _glued_span(t: Tokens, lex: Lexicon, i: int) -> Special | None:
    """A span of time in one word: "zweijährig"; with a capital within a sentence it is of a name."""
    if t.written(i)[0].isupper() and i > 0 and t.words[i - 1][-1:].isalnum():
        return None
    unit, count = lex.glued_spans[t.words[i]]
    return Special(i, i + 1, FigureKind.DURATION, unit, count, count, count)


def _every(t: Tokens, lex: Lexicon, i: int) -> Special | None:
    """A share told by a rank: "jeder dritte Deutsche" is one in three; but "jeden zweiten Tag" tells how often."""
    rank, end = t.words[i + 1], i + 2
    of = lex.ranked.get(rank)
    if t.words[end] == "." and rank.isdecimal() and len(rank) < 3:  # "jeder 10. Deutsche"
        of, end = Decimal(rank), end + 1
    if of is None or of < 2 or t.words[end] in lex.durations or t.words[end] in lex.times:
        return None
    unit, end = noun_after(t, lex, end) or ("", end)
    return Special(i, end, FigureKind.NUMBER, unit, 1 / of, 1 / of, 1 / of)


def _about(t: Tokens, lex: Lexicon, i: int) -> Special:
    """About as many as the word says: "une vingtaine de mineurs", "un centenar de personas"."""
    value = lex.rounds[t.words[i + 1]]
    of = t.words[i + 2] in lex.ofs
    after = i + 2 + of + (of and t.words[i + 3] == "'")
    named = lex.currencies.at(t, after)
    if named:
        (unit, worth), end = named
        return Special(i, end, FigureKind.MONEY, unit, value * worth, value, value, Relation.ABOUT)
    lasting = lex.durations.get(t.words[after])
    if lasting:
        value *= lasting[1]
        return Special(i, after + 1, FigureKind.DURATION, lasting[0], value, value, value, Relation.ABOUT)
    unit, end = noun_after(t, lex, after) or ("", i + 2)
    return Special(i, end, FigureKind.NUMBER, unit, value, value, value, Relation.ABOUT)


def _vague(t: Tokens, lex: Lexicon, i: int, end: int, order: tuple[Decimal, Decimal]) -> Special | None:
    """A number by its order: "dozens", "tens of thousands", "hundreds of millions of dollars", "several hundred"."""
    low, high = order
    while (further := _further(t, lex, end, low)) is not None:
        scale = lex.vague[t.words[further - 1]][0] / 2
        low, high, end = low * scale, high * scale, further
    if t.words[end] == "-" and t.glued[end]:
        return None
    if t.words[i] in lex.vague_of and end == i + 1 and t.words[end] not in lex.ofs:
        return None
    of = t.words[end] in lex.ofs
    after = end + of + (of and t.words[end + 1] == "'")
    named = lex.currencies.at(t, after)
    if named:
        (unit, worth), end = named
        return Special(i, end, FigureKind.MONEY, unit, None, low * worth, high * worth)
    unit, end = noun_after(t, lex, after) or ("", end)
    return Special(i, end, FigureKind.NUMBER, unit, None, low, high)


def _further(t: Tokens, lex: Lexicon, i: int, low: Decimal) -> int | None:
    """The index after a greater number of the same kind, "of" before it or not: "of millions", "Hunderte Millionen"."""
    of = t.words[i] in lex.ofs
    order = lex.vague.get(t.words[i + of])
    return i + of + 1 if order and order[0] > low and (of or lex.vague_joined) else None


def _digits(t: Tokens, lex: Lexicon, i: int) -> Special:
    """A number by its digits: "single-digit", "double-digit percentage", "a six-figure sum in pounds"."""
    places = lex.digit_counts[t.words[i]]
    low, high = Decimal(10) ** (places - 1), Decimal(10) ** places
    end = i + 3
    percent = percent_after(t, lex, end)
    if percent:
        return Special(i, percent[1], FigureKind.PERCENT, percent[0], None, low, high)
    for at in range(end, end + 4):
        named = lex.currencies.at(t, at)
        if named:
            (unit, _), end = named
            return Special(i, end, FigureKind.MONEY, unit, None, low, high)
    return Special(i, end, FigureKind.NUMBER, "", None, low, high)

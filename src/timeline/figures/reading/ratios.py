"""Ratios: "5-to-1", "a two-to-one margin", "a 1-for-5 split", "odds of 9-2". Neither number is a figure of its own."""

from __future__ import annotations

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.tokens import Tokens


def is_ratio(t: Tokens, lex: Lexicon, start: int, end: int) -> bool:
    """Is the number of tokens [start, end) one of the two of a ratio?"""
    if t.words[end] == "-" and t.words[end + 1] in lex.ratios.joins and t.words[end + 2] == "-":
        return _are_ratio(t, lex, start, end + 1, end + 3)
    if start > 3 and t.words[start - 1] == "-" and t.words[start - 2] in lex.ratios.joins and t.words[start - 3] == "-":
        return _are_ratio(t, lex, start - 4, start - 2, start)
    if t.words[end] in lex.ratios.apart:
        return _apart(t, lex, start, end)
    return start > 1 and t.words[start - 1] in lex.ratios.apart and _apart(t, lex, start - 2, start - 1)


def _apart(t: Tokens, lex: Lexicon, i: int, join: int) -> bool:
    """Are the numbers around token `join` a ratio by the words around them: "outnumbered two to one"?"""
    leads = any(word in lex.ratios.before for word in t.words[max(0, i - 2) : i])
    return (leads or t.words[join + 2] in lex.ratios.after) and _are_ratio(t, lex, i, join, join + 1)


def _are_ratio(t: Tokens, lex: Lexicon, i: int, join: int, j: int) -> bool:
    first, second = _small(t, lex, i), _small(t, lex, j)
    return first > 0 and second > 0 and (t.words[join] in lex.ratios.parts or second < first)


def _small(t: Tokens, lex: Lexicon, i: int) -> int:
    """The whole number below a thousand at token i; 0 where there is none."""
    word = t.words[i]
    return int(word) if word.isdecimal() and len(word) < 4 and i in t.digits else lex.numbers.get(word, 0)


def are_odds(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Are two numbers with a dash, the first at token i, odds: "at odds of 5-1", "the 13-2 favourite"?"""
    return any(word in lex.ratios.odds for word in (*t.words[max(0, i - 2) : i], *t.words[i + 3 : i + 5]))

"""Ratios: "5-to-1", "a two-to-one margin", "a 1-for-5 split", "odds of 9-2". Neither number is a figure of its own."""

from __future__ import annotations

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.tokens import Tokens, words

_JOINS = words("to for")
_BEFORE = words("by outnumber outnumbers outnumbered outnumbering odds ratio at beating beat")
_AFTER = words("margin margins majority ratio odds advantage split edge favourite favorite outsider underdog vote")
_ODDS = words(
    "odds favourite favorite favourites favorites outsider outsiders underdog underdogs shot shots longshot bookmakers "
    "ratio"
)


def is_ratio(t: Tokens, lex: Lexicon, start: int, end: int) -> bool:
    """Is the number of tokens [start, end) one of the two of a ratio?"""
    if t.words[end] == "-" and t.words[end + 1] in _JOINS and t.words[end + 2] == "-":
        return _are_ratio(_small(t, lex, start), t.words[end + 1], _small(t, lex, end + 3))
    if start > 3 and t.words[start - 1] == "-" and t.words[start - 2] in _JOINS and t.words[start - 3] == "-":
        return _are_ratio(_small(t, lex, start - 4), t.words[start - 2], _small(t, lex, start))
    if t.words[end] == "to":
        return _apart(t, lex, start, end + 1)
    return start > 1 and t.words[start - 1] == "to" and _apart(t, lex, start - 2, start)


def _apart(t: Tokens, lex: Lexicon, i: int, j: int) -> bool:
    """Are the numbers at tokens i and j, "to" between them, a ratio by the words around: "outnumbered two to one"?"""
    around = any(word in _BEFORE for word in t.words[max(0, i - 2) : i]) or t.words[j + 1] in _AFTER
    return around and _are_ratio(_small(t, lex, i), "to", _small(t, lex, j))


def _are_ratio(first: int, join: str, second: int) -> bool:
    return first > 0 and second > 0 and (join == "for" or second < first)


def _small(t: Tokens, lex: Lexicon, i: int) -> int:
    """The whole number below a thousand at token i; 0 where there is none."""
    word = t.words[i]
    return int(word) if word.isdecimal() and len(word) < 4 and t.digits(i) else lex.numbers.get(word, 0)


def are_odds(t: Tokens, i: int) -> bool:
    """Are two numbers with a dash, the first at token i, odds: "at odds of 5-1", "the 13-2 favourite"?"""
    return any(word in _ODDS for word in (*t.words[max(0, i - 2) : i], *t.words[i + 3 : i + 5]))

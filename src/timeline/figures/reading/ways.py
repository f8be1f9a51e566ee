"""Which way a figure goes: "rose 4.7%", "a 5% fall", "a loss of $5 million", "cut 300 jobs", "um 5 Prozent gesunken".

The word nearest to the figure says it, within its clause: right behind it, or a few words before. Beyond another figure
only before "to", as what changed by the first comes to the second. What is told "from" a number goes nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping

from timeline.figures.reading.groups import PAIRED
from timeline.figures.reading.kinds import MONEY, NO_WAY, NUMBER, PERCENT, QUANTITY
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.tokens import Tokens
from timeline.model import Direction, FigureKind

_PASSED = 2  # words that are passed by on the way to those behind a figure, of which none counts
_BACK, _AHEAD, _CLOSING = 7, 2, 7  # words that are looked at: before the figure, behind it, and up to the clause's end
_APART = 12  # words between the two parts of a verb
_NONE: Mapping[str, str] = {}
_STOPS = frozenset(".,;:!?()[]")
_GOING = (MONEY, PERCENT, NUMBER, QUANTITY)

WON = "won"  # a gain of money, and up of all else
LOST = "lost"


def way_of(t: Tokens, lex: Lexicon, start: int, end: int, kind: FigureKind, covered: int) -> Direction:
    """Which way the figure of the tokens [start, end) goes; the figure before it ends at token `covered`."""
    ways = lex.ways
    if not ways.before or kind not in _GOING:
        return NO_WAY
    way = _behind(t, lex, end) or (ways.closing and _closing(t, lex, end)) or _before(t, lex, start, end, covered)
    if not way and kind is PERCENT and lex.ways.relative:
        way = lex.ways.relative.get(f"{t.words[end]} {t.words[end + 1]}", "")
    if not way:
        return NO_WAY
    if way == WON:
        return Direction.GAIN if kind is MONEY else Direction.UP
    if way == LOST:
        return Direction.LOSS if kind is MONEY else Direction.DOWN
    return Direction(way)


def _behind(t: Tokens, lex: Lexicon, i: int) -> str:
    i += t.words[i] == "-" and t.glued[i]
    near, words = lex.ways.near, t.words
    if words[i] not in near and words[i + 1] not in near:
        return ""
    left = _AHEAD
    for j in range(i, i + _AHEAD + _PASSED):
        word = t.words[j]
        if word in lex.ways.passing:  # "jobs were lost"
            continue
        if not left:
            break
        left -= 1
        way = lex.ways.behind.get(word)
        if way == PAIRED:
            way = lex.ways.paired.get(f"{word} {t.words[j + 1]}")
        if way:
            return way
        if not word.isalpha() or word in lex.stops or word in lex.ands:
            break
    return ""


def _before(t: Tokens, lex: Lexicon, start: int, end: int, covered: int) -> str:
    if lex.ways.decisive.isdisjoint(t.words[max(0, start - _BACK) : start]):
        return ""
    last = t.words[start - 1] if start else ""
    changed = last not in lex.ofs or t.words[end] in lex.tos or t.words[end] in lex.intos  # "von 5 auf 7 Prozent"
    if last in lex.froms and changed:
        return ""
    floor = max(0, start - _BACK) if last in lex.tos or last in lex.intos else max(covered, start - _BACK)
    before = lex.ways.before
    for j in range(start - 1, floor - 1, -1):
        way = before.get(t.words[j])
        if way == "":
            return ""
        if way == PAIRED:
            way = (j and lex.ways.paired.get(f"{t.words[j - 1]} {t.words[j]}")) or _split(t, lex, j)
        if way:
            hangs = t.words[j + 1] == "-" and t.glued[j + 1]  # "loss-making"
            denied = any(each in lex.ways.denying for each in t.words[max(0, j - 2) : j])
            return "" if hangs or denied else way
    return ""


def _closing(t: Tokens, lex: Lexicon, i: int) -> str:
    """The verb that closes a clause, or its second part, where it does so in the language: "um 5 Prozent gesunken"."""
    for j in range(i, i + _CLOSING):
        word = t.words[j]
        if not word or word in _STOPS or word in lex.ands or word in lex.ways.denying:
            return ""
        if word in lex.ways.split and (way := _split(t, lex, j)):
            return way
        if word in lex.ways.closing:
            return "" if j + 1 in t.digits else lex.ways.closing[word]  # "mit 31 zu 12 Stimmen"
    return ""


def _split(t: Tokens, lex: Lexicon, i: int) -> str:
    """The way of a verb in two parts, the second of which is token i: "nahm um 5 Prozent zu"."""
    verbs, words = lex.ways.split.get(t.words[i], _NONE), t.words
    for j in range(i - 1, max(-1, i - 1 - _APART), -1):
        if words[j] in verbs:
            return verbs[words[j]]
        if words[j] in _STOPS or words[j] in lex.ways.denying:
            return ""
    return ""

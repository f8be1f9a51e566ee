"""Scores of contests and votes: "3-1", "6-4, 3-6", "4:2", and games won, lost and drawn. Each number is its own.

Only what stands near the two numbers is looked at, so the cost is constant for each.
"""

from __future__ import annotations

from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.ratios import are_odds
from timeline.figures.reading.tokens import Tokens

_DASHES = ("-", "–", "\ufffd")  # the last is what a damaged dash becomes
SCORE_MARKS = (*_DASHES, ":")
_BEFORE, _BEHIND = 8, 7  # tokens around the first number in which a word of contests stands
_NEAR = 4  # tokens before a score of which the lesser number stands first, "lost 0-3"
_TO_RATIO = 3  # tokens before two numbers in which a word says that they are a ratio
_SET = 4  # tokens from one set to the next
_NO_UNIT = ("", ".", ",", ";", ")", "(", "]", "!", "?", "–")


def is_score(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is "3-1" or "4:2" at token i a score, whose two numbers are told for themselves?

    Of two small parts, and with a dash the greater stands first, but for other scores beside it ("6-4, 3-6, 7-6") and
    behind a word of contests, "lost 0-3". Parts of three digits, which an aircraft and a case have too, are a score
    only beside such a word, and so are parts with a colon, which may be a time or a ratio: "a 4:2 win".
    """
    first, second = t.words[i], t.words[i + 2]
    mark = t.words[i + 1]
    if mark not in SCORE_MARKS or not all(part.isdecimal() and len(part) < 4 for part in (first, second)):
        return False
    if any(part[0] == "0" and len(part) > 1 for part in (first, second)) or are_odds(t, lex, i):
        return False
    around = [t.words[i - 1]] if t.glued[i] else []
    around += [t.words[i + 3]] if t.glued[i + 3] and not (mark == ":" and _compounded(t, i + 3)) else []
    if any(one in ("-", "–", "/", ":") or one[:1].isalnum() for one in around):
        return False
    if mark == ":":
        return _is_with_colon(t, lex, i)
    if len(first) == 3 and not _of_contest(t, lex, i):
        return False
    return int(first) >= int(second) or _downward(t, i - 4) or _downward(t, i + 4) or _counts_upward(t, lex, i)


def _compounded(t: Tokens, i: int) -> bool:
    """Does a word hang on a score at token i: "die 2:1-Führung"?"""
    return t.words[i] == "-" and t.words[i + 1].isalpha()


def _of_contest(t: Tokens, lex: Lexicon, i: int) -> bool:
    return any(word in lex.scores.contests for word in t.words[max(0, i - _BEFORE) : i + _BEHIND])


def _is_with_colon(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is it no time of day, no span of time and no ratio, and stands a word of contests or votes near it?"""
    first, second, behind = t.words[i], t.words[i + 2], t.words[i + 3]
    if not (t.glued[i + 1] and t.glued[i + 2]) or behind in lex.durations or behind in lex.clock.nouns:
        return False
    if len(second) == 2 and int(second) < 60 and int(first) < 24:  # a time of day, as far as its form goes
        led = i > 0 and t.words[i - 1] in lex.clock.before
        if led or lex.clocks.before(t, i, 0) or lex.hours.at(t, i + 3) or behind in lex.clock.zones:
            return False
        return _of_contest(t, lex, i)
    if "0" in (first, second) and len(first) + len(second) == 2:  # no ratio has a nought
        return True
    if lex.ratios.before.intersection(t.words[max(0, i - _TO_RATIO) : i]) - lex.scores.contests:
        return False
    while i > _SET and t.words[i - 1] == "," and t.words[i - _SET + 1] == ":" and i - _SET in t.digits:
        i -= _SET  # a later set of "6:4, 3:6, 7:6"
    near = t.words[max(0, i - _BEFORE) : i + _BEHIND]
    return _of_contest(t, lex, i) or any(word in lex.scores.plays for word in near)


def _counts_upward(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Does a word of contests lead to two numbers, the lesser first, of which nothing is counted: "lost 0-3"?"""
    if not (t.glued[i + 1] and t.glued[i + 2]) or t.glued[i]:
        return False
    near = t.words[max(0, i - _NEAR) : i]
    led = not lex.scores.contests.isdisjoint(near) or (t.words[i] == "0" and not lex.scores.plays.isdisjoint(near))
    behind = t.words[i + 3]
    return led and (behind in _NO_UNIT or (behind in lex.stops and behind not in lex.times))


def in_record(t: Tokens, lex: Lexicon, i: int) -> bool:
    """Is token i one of the three numbers of games won, lost and drawn: "They are 7-3-1", "a 45-25-12 record"?"""
    return any(_is_record(t, lex, first) for first in (i, i - 2, i - 4) if first >= 0)


def _is_record(t: Tokens, lex: Lexicon, i: int) -> bool:
    parts, dashes = t.words[i : i + 5 : 2], t.words[i + 1 : i + 5 : 2]
    small = all(part.isdecimal() and len(part) < 3 and (part == "0" or part[0] != "0") for part in parts)
    if not small or not all(dash in _DASHES for dash in dashes) or not all(t.glued[j] for j in range(i + 1, i + 5)):
        return False
    if t.glued[i] or (t.glued[i + 5] and t.words[i + 5] not in (".", ",", ";", ")")):
        return False
    standing = i > 0 and t.words[i - 1] in lex.scores.standing and len(parts[2]) == 1
    return standing or any(word in lex.scores.records for word in t.words[max(0, i - 4) : i + 9])


def _downward(t: Tokens, i: int) -> bool:
    """Do two small numbers with a dash, the greater first, stand at token i with a comma before or after them?"""
    if i < 0 or t.words[i + 1] not in _DASHES or "," not in (t.words[i + 3], t.words[i - 1] if i else ""):
        return False
    first, second = t.words[i], t.words[i + 2]
    small = all(part.isdecimal() and len(part) < 3 for part in (first, second))
    return small and t.glued[i + 1] and t.glued[i + 2] and int(first) > int(second)

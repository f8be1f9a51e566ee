"""Ranks of a claim against those of its quote: "the third largest city", "ranked 12th", "auf Platz drei".

A rank is no figure: it is held only against ranks of the same word behind it, and one without such a word against
others without. Nothing is found where the quote has the claim's rank at all, or no rank of that word.

Cost: linear in the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from timeline.figures.backing.dealing import dealing
from timeline.figures.backing.senses import senses
from timeline.figures.backing.ties import anchors
from timeline.figures.reading.load import lexicon
from timeline.lang import code_of, facts, valued, word_set
from timeline.model import RANK, Backing, Clarity, Figure, FigureKind, Match, Relation
from timeline.patterns import late
from timeline.text.words import firsts_of, may_hold, words_in

_NEAR = 20  # characters beside a rank in which a month makes it a day
_STEM = 5  # letters by which the word behind a rank is known again


class Rank(NamedTuple):
    """A rank in its words; `of` is the beginning of the word behind it, empty for a place in an order."""

    figure: Figure
    of: str


class _Words(NamedTuple):
    values: dict[str, int]
    places: frozenset[str]
    months: frozenset[str]
    ofs: frozenset[str]
    passed: frozenset[str]  # words behind that tell no rank, or a date
    firsts: frozenset[str]  # the words that a rank begins with
    starts: tuple[str, ...]  # what such words begin with
    suffixes: frozenset[str]  # the words one of which stands behind any digits of a rank; none where a mark may
    digits: re.Pattern[str]  # the last digit of a rank, and what is behind it
    pattern: re.Pattern[str]

    def may_be_in(self, text: str) -> bool:
        """Can the pattern find a rank in a text? In most there is no word, and no number, that may be one."""
        return (
            may_hold(text, self.firsts)
            or ((not self.suffixes or may_hold(text, self.suffixes)) and self.digits.search(text) is not None)
            or (bool(self.starts) and any(word.startswith(self.starts) for word in words_in(text)))
        )


def match_ranks(
    statement: str, figures: Sequence[Figure], language: str, quote: str, quoted: Sequence[Figure], quoted_in: str
) -> tuple[Match, ...]:
    """Each rank of a claim in whose place the quote has another.

    >>> [m] = match_ranks("The third largest city.", [], "en", "its second-largest city", [], "en")
    >>> m.claim.text, m.quote.text
    ('third largest', 'second-largest')
    """
    ours = list(ranks(statement, figures, language))
    theirs = list(ranks(quote, quoted, quoted_in)) if ours else []
    named = _numbers(quote, quoted_in) if theirs else frozenset()
    found = []
    for one in ours:
        like = [other.figure for other in theirs if other.of == one.of]
        if like and one.figure.value not in named and all(other.figure.value != one.figure.value for other in theirs):
            alone = one.of and len(like) == 1
            clarity = Clarity.CLEAR if alone else Clarity.CLOSE
            found.append(Match(one.figure, like[0], Backing.CONTRADICTED, clarity=clarity))
    several = len(ours) > 1 and len(theirs) > 1
    return (*found, *_traded(statement, ours, language, quote, theirs, quoted_in)) if several else tuple(found)


def _traded(
    statement: str, ours: Sequence[Rank], language: str, quote: str, theirs: Sequence[Rank], quoted_in: str
) -> Iterator[Match]:
    """The ranks of a claim that the quote tells of another name, each name having one in both."""
    mine, its = [one.figure for one in ours], [one.figure for one in theirs]
    tied = anchors(statement, mine, language, dealing(statement, mine, language))
    ties = anchors(quote, its, quoted_in, dealing(quote, its, quoted_in))
    for number, one in enumerate(ours):
        same = [i for i, other in enumerate(theirs) if other.of == one.of and other.figure.value == one.figure.value]
        apart = [ties.apart(tied, number, i) for i in same]
        if apart and all(apart):
            yield Match(one.figure, its[same[0]], Backing.BORNE, None, apart[0] or (), Clarity.CLOSE)


def ranks(text: str, figures: Sequence[Figure], language: str) -> Iterator[Rank]:
    """The ranks of a text that are no part of its figures.

    >>> [(rank.figure.text, str(rank.figure.value), rank.of) for rank in ranks("ranked 12th, its 2nd plant", [], "en")]
    [('12th', '12', ''), ('2nd plant', '2', 'plan')]
    """
    known = _words(code_of(language))
    for found in known.pattern.finditer(text) if known.may_be_in(text) else ():
        value = _value(found, known)
        if not 0 < value < 1000 or any(one.start < found.end("rank") and found.start() < one.end for one in figures):
            continue
        behind = (found["behind"] or "").casefold()
        if not found["label"] and (behind in known.passed or _is_day(text, found, known.months, known.ofs)):
            continue
        named = bool(behind) and behind not in known.places and behind not in _small(code_of(language))
        of = _stem_of(behind) if named else ""
        end = found.end() if named or behind in known.places else found.end("rank")
        yield Rank(_figure(text, found.start(), end, Decimal(value)), "" if found["label"] else of)


def _numbers(text: str, language: str) -> frozenset[int]:
    """The whole numbers of a text, by which it may tell a rank as well: "phase two", "in place 4"."""
    numbers = lexicon(language).numbers
    words = (word.casefold() for word in re.findall(r"[^\W_]+", text))
    return frozenset(int(word) if word.isdecimal() else int(numbers.get(word, -1)) for word in words if len(word) < 30)


def _value(found: re.Match[str], known: _Words) -> int:
    if written := found["digits"] or found["dotted"] or found["number"]:
        return int(written)
    return known.values[(found["word"] or found["joined"] or found["told"]).casefold()]


def _is_day(text: str, found: re.Match[str], months: frozenset[str], ofs: frozenset[str]) -> bool:
    """Does a month stand beside a rank: "May 4th", "the 3rd of May"?"""
    before = re.findall(r"[^\W\d_]+", text[max(0, found.start() - _NEAR) : found.start()])[-1:]
    behind = re.findall(r"[^\W\d_]+", text[found.end("rank") : found.end("rank") + _NEAR])[:2]
    beside = [*before, *(behind if behind and behind[0].casefold() in ofs else behind[:1])]
    return any(word.casefold() in months for word in beside)


def _figure(text: str, start: int, end: int, value: Decimal) -> Figure:
    return Figure(start, end, text[start:end], FigureKind.NUMBER, RANK, value, value, value, True, True, Relation.EQUAL)


def _stem_of(word: str) -> str:
    return word[: _STEM - 1] if len(word) == _STEM else word[:_STEM]


@cache
def _small(code: str) -> frozenset[str]:
    lex = lexicon(code)
    return lex.stops | lex.ofs | lex.ands | lex.articles | senses(code).small


@cache
def _words(code: str) -> _Words:
    dates, backing, lex = facts(code, "dates"), facts(code, "backing"), lexicon(code)
    ordinals = {word: int(value) for word, value in valued(dates.get("ordinal", "")).items()}
    joined = {word: int(value) for word, value in valued(backing.get("ranks_joined", "")).items()}
    places = word_set(backing.get("places", ""))
    numbers = {word: int(value) for word, value in lex.numbers.items() if 0 < value < 100}
    suffixes = word_set(dates.get("ordinal_suffix", "")) | {"º", "ª"}
    suffix = _either(suffixes)
    marked = bool(dates.get("dotted")) or not all(map(str.isalpha, suffixes))
    behind_dotted = r"\.(?=\s[^\W\d_])" if dates.get("dotted") else "(?!)"
    behind_digits = rf"\.?(?:{suffix})\b"
    alternatives = [
        rf"(?P<digits>\d{{1,3}}){behind_digits}",
        rf"(?P<label>{_either(places)})\s(?:(?P<number>\d{{1,3}})|(?P<told>{_either(numbers)}))\b",
        rf"(?P<word>{_either(ordinals)})\b",
        rf"(?P<joined>{_either(joined)})(?=[^\W\d_]{{2,}}[sß]t)",
        rf"(?P<dotted>\d{{1,3}}){behind_dotted}",
    ]
    pattern = rf"(?<![\w.,])(?P<rank>{'|'.join(alternatives)})(?:[\s-]?(?P<behind>[^\W\d_]+))?"
    passed = frozenset(lex.durations)
    values = {word.casefold(): value for word, value in {**ordinals, **joined, **numbers}.items()}  # ß folds to ss
    return _Words(
        values=values,
        places=places,
        months=lex.months,
        ofs=lex.ofs,
        passed=passed,
        firsts=firsts_of((*places, *ordinals)),
        starts=tuple(word.casefold() for word in joined),
        suffixes=frozenset() if marked else firsts_of(suffixes),
        digits=late(rf"\d(?:{behind_digits}|{behind_dotted})", re.IGNORECASE),
        pattern=late(pattern, re.IGNORECASE),
    )


def _either(words: frozenset[str] | dict[str, int]) -> str:
    """The words as choices, the longest first; what matches nothing where there are none."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word)))) or "(?!)"

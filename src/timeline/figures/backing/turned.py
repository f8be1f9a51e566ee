"""A change told the other way round: "rose from 3 to 5" by a quote that has "from 5 to 3".

Both numbers stand in the quote, each in the place of the other: what a change began with is what it ended with there.

Cost: linear in the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from timeline.figures.reading.load import lexicon
from timeline.lang import code_of
from timeline.model import Backing, Clarity, Figure, Match
from timeline.patterns import late
from timeline.text.words import words_in

_APOSTROPHES = ("'", "’")
_WORD = re.compile(r"[^\W\d_]+")
_VERB = 60  # characters before a figure in which the verb stands
_BEFORE = 20  # characters before a figure in which the word that leads to it stands
_FARTHEST = 40  # characters between the two numbers of a change
_ENDS = late(r"[.;!?](?:\s|\Z)")


def with_turned(
    found: Sequence[Match], claim: str, language: str, quote: str, quoted: Sequence[Figure], quoted_in: str
) -> tuple[Match, ...]:
    """The matches, with those of a change contradicted that the quote tells from its end to its beginning."""
    if _leading(code_of(language)).any.isdisjoint(words_in(claim)):
        return tuple(found)
    matches = [_led(match, claim, language, quote, quoted, quoted_in) for match in found]
    if len(found) < 2 or len(quoted) < 2:
        return tuple(matches)
    ours = [match.claim for match in matches]
    turned = {(id(quoted[begin]), id(quoted[end])) for begin, end in changes_in(quote, quoted, quoted_in)}
    for begin, end in changes_in(claim, ours, language) if turned else ():
        first, last = matches[begin], matches[end]
        if first.quote is None or last.quote is None or (id(last.quote), id(first.quote)) not in turned:
            continue
        if first.claim.low != last.claim.low and all(_stands(match) for match in (first, last)):
            matches[begin], matches[end] = _in_place_of(first, last), _in_place_of(last, first)
    return tuple(matches)


def _led(match: Match, claim: str, language: str, quote: str, quoted: Sequence[Figure], quoted_in: str) -> Match:
    """The match of a figure of a change, told apart where the quote has it as another part of one.

    By how much something changed is not from or to what it did, "rose by 5", nor is that to which it did what it was
    before.
    """
    ours, own = _leading(code_of(language)), match.quote
    here = _word_before(claim, match.claim)
    if here not in ours.any or own is None or not _stands(match) or match.apart:
        return match
    its, there = _leading(code_of(quoted_in)), _word_before(quote, own)
    turned = (here in ours.by and there in its.ends) or (here in ours.ends and there in its.by)
    turned = turned or (here in ours.to and _is_begun(own, quote, quoted, quoted_in))
    if turned and _is_change(claim, match.claim, language) and _is_change(quote, own, quoted_in):
        return replace(match, apart=(here, there), clarity=Clarity.CLOSE)
    return match


def _is_begun(own: Figure, quote: str, quoted: Sequence[Figure], quoted_in: str) -> bool:
    """Is a figure of the quote that from which something changed? Told twice, it may be meant as the other."""
    if sum(one.low == own.low for one in quoted) > 1:
        return False
    return any(quoted[begin] is own for begin, _ in changes_in(quote, quoted, quoted_in))


def _is_change(text: str, figure: Figure, language: str) -> bool:
    """Does a verb of change stand before a figure: "a gift from 5 people" is none?"""
    words = _WORD.findall(text[max(0, figure.start - _VERB) : figure.start])
    return not lexicon(code_of(language)).changes.isdisjoint(map(str.casefold, words))


class _Leading(NamedTuple):
    """The words that lead to the figures of a change: by how much it is, what it was before, what it was after.

    `ends` lead to either of the last two, and not to the first; `any` are all by which a claim's may be another's.
    """

    by: frozenset[str]
    begun: frozenset[str]
    to: frozenset[str]
    ends: frozenset[str]
    any: frozenset[str]


@cache
def _leading(code: str) -> _Leading:
    lex = lexicon(code)
    by, to = lex.changed_by, (lex.tos | lex.intos) - lex.ands
    ends = (lex.froms | lex.tos | lex.intos) - lex.ands - by
    return _Leading(by, lex.froms, to, ends, by | to | ends)


def _stands(match: Match) -> bool:
    return match.holder is None and (match.backing.holds or match.backing is Backing.HEDGE_DROPPED)


def _in_place_of(match: Match, other: Match) -> Match:
    """The match of a figure in whose place the quote has that of the other."""
    contradicted = Backing.CONTRADICTED
    return replace(
        match, quote=other.quote, backing=contradicted, holder=match.quote, swapped=other.claim, clarity=Clarity.CLEAR
    )


def changes_in(text: str, figures: Sequence[Figure], language: str) -> Iterator[tuple[int, int]]:
    """The numbers of two figures that stand side by side, from which and to which something changed."""
    known = _leading(code_of(language))
    words = [_word_before(text, figure) for figure in figures]
    for (i, one), (j, other) in pairwise(enumerate(figures)):
        between = text[one.end : other.start]
        if len(between) > _FARTHEST or _ENDS.search(between):
            continue
        if words[i] in known.begun and words[j] in known.to:
            yield i, j
        elif words[i] in known.to and words[j] in known.begun:
            yield j, i


def _word_before(text: str, figure: Figure) -> str:
    before = text[max(0, figure.start - _BEFORE) : figure.start].rstrip()
    before = before[:-1] if before.endswith(_APOSTROPHES) else before
    start = len(before)
    while start and before[start - 1].isalnum() and not before[start - 1].isdecimal():
        start -= 1
    return before[start:].casefold()

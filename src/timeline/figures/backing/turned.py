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

from timeline.figures.reading.load import lexicon
from timeline.lang import code_of
from timeline.model import Backing, Clarity, Figure, Match

_APOSTROPHES = ("'", "’")
_WORD = re.compile(r"[^\W\d_]+")
_VERB = 60  # characters before a figure in which the verb stands
_BEFORE = 20  # characters before a figure in which the word that leads to it stands
_FARTHEST = 40  # characters between the two numbers of a change
_ENDS = re.compile(r"[.;!?](?:\s|\Z)")


def with_turned(
    found: Sequence[Match], claim: str, language: str, quote: str, quoted: Sequence[Figure], quoted_in: str
) -> tuple[Match, ...]:
    """The matches, with those of a change contradicted that the quote tells from its end to its beginning."""
    matches = [_by_how_much(match, claim, language, quote, quoted_in) for match in found]
    matches = [_from_which(match, claim, language, quote, quoted, quoted_in) for match in matches]
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


def _by_how_much(match: Match, claim: str, language: str, quote: str, quoted_in: str) -> Match:
    """The match of a figure by which something changed, told apart from one from or to which it did: "rose by 5"."""
    own = match.quote
    if own is None or not _stands(match) or match.apart:
        return match
    (by, ends), (its_by, its_ends) = _leading(code_of(language)), _leading(code_of(quoted_in))
    here = _word_before(claim, match.claim)
    if here not in by and here not in ends:
        return match
    there = _word_before(quote, own)
    turned = (here in by and there in its_ends) or (here in ends and there in its_by)
    if turned and _is_change(claim, match.claim, language) and _is_change(quote, own, quoted_in):
        return replace(match, apart=(here, there), clarity=Clarity.CLOSE)
    return match


def _from_which(match: Match, claim: str, language: str, quote: str, quoted: Sequence[Figure], quoted_in: str) -> Match:
    """The match of a figure to which something changed, where the quote has it as that from which it did."""
    lex = lexicon(code_of(language))
    here = _word_before(claim, match.claim)
    if match.quote is None or here not in (lex.tos | lex.intos) - lex.ands or not _stands(match) or match.apart:
        return match
    if sum(one.low == match.quote.low for one in quoted) > 1:  # it may be told twice, and meant as the other
        return match
    begun = any(quoted[begin] is match.quote for begin, _ in changes_in(quote, quoted, quoted_in))
    if begun and _is_change(claim, match.claim, language) and _is_change(quote, match.quote, quoted_in):
        return replace(match, apart=(here, _word_before(quote, match.quote)), clarity=Clarity.CLOSE)
    return match


def _is_change(text: str, figure: Figure, language: str) -> bool:
    """Does a verb of change stand before a figure: "a gift from 5 people" is none?"""
    words = _WORD.findall(text[max(0, figure.start - _VERB) : figure.start])
    return not lexicon(code_of(language)).changes.isdisjoint(map(str.casefold, words))


@cache
def _leading(code: str) -> tuple[frozenset[str], frozenset[str]]:
    """The words that lead to how much something changed, and those that lead to what it was before and after."""
    lex = lexicon(code)
    return lex.changed_by, (lex.froms | lex.tos | lex.intos) - lex.ands - lex.changed_by


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
    lex = lexicon(code_of(language))
    begin, end = lex.froms, (lex.tos | lex.intos) - lex.ands
    words = [_word_before(text, figure) for figure in figures]
    for (i, one), (j, other) in pairwise(enumerate(figures)):
        between = text[one.end : other.start]
        if len(between) > _FARTHEST or _ENDS.search(between):
            continue
        if words[i] in begin and words[j] in end:
            yield i, j
        elif words[i] in end and words[j] in begin:
            yield j, i


def _word_before(text: str, figure: Figure) -> str:
    before = text[max(0, figure.start - _BEFORE) : figure.start].rstrip()
    before = before[:-1] if before.endswith(_APOSTROPHES) else before
    start = len(before)
    while start and before[start - 1].isalnum() and not before[start - 1].isdecimal():
        start -= 1
    return before[start:].casefold()

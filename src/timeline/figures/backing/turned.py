"""A change told the other way round: "rose from 3 to 5" by a quote that has "from 5 to 3".

Both numbers stand in the quote, each in the place of the other: what a change began with is what it ended with there.

Cost: linear in the figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.figures.reading.load import lexicon
from timeline.lang import code_of
from timeline.model import Backing, Clarity, Figure, Match

_LAST = re.compile(r"([^\W\d_]+)['’]?\s*\Z")
_BEFORE = 20  # characters before a figure in which the word that leads to it stands
_FARTHEST = 40  # characters between the two numbers of a change
_ENDS = re.compile(r"[.;!?](?:\s|\Z)")


def with_turned(
    found: Sequence[Match], claim: str, language: str, quote: str, quoted: Sequence[Figure], quoted_in: str
) -> tuple[Match, ...]:
    """The matches, with those of a change contradicted that the quote tells from its end to its beginning."""
    if len(found) < 2 or len(quoted) < 2:
        return tuple(found)
    matches = list(found)
    ours = [match.claim for match in found]
    turned = {(id(quoted[begin]), id(quoted[end])) for begin, end in _changes(quote, quoted, quoted_in)}
    for begin, end in _changes(claim, ours, language) if turned else ():
        first, last = matches[begin], matches[end]
        if first.quote is None or last.quote is None or (id(last.quote), id(first.quote)) not in turned:
            continue
        if first.claim.low != last.claim.low and all(_stands(match) for match in (first, last)):
            matches[begin], matches[end] = _in_place_of(first, last), _in_place_of(last, first)
    return tuple(matches)


def _stands(match: Match) -> bool:
    return match.holder is None and (match.backing.holds or match.backing is Backing.HEDGE_DROPPED)


def _in_place_of(match: Match, other: Match) -> Match:
    """The match of a figure in whose place the quote has that of the other."""
    contradicted = Backing.CONTRADICTED
    return replace(
        match, quote=other.quote, backing=contradicted, holder=match.quote, swapped=other.claim, clarity=Clarity.CLEAR
    )


def _changes(text: str, figures: Sequence[Figure], language: str) -> Iterator[tuple[int, int]]:
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
    found = _LAST.search(text[max(0, figure.start - _BEFORE) : figure.start])
    return found[1].casefold() if found else ""

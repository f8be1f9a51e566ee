"""A whole of which a claim says what its quote says of a part: "300 were hurt" by "of the 300 aboard, 14 were hurt".

The words behind the part are the part's, but for those between the two: of "of the 300 who sat the test, 14 failed" the
300 sat. Where the claim tells of a part as well, "most of the 300", nothing is found.

Cost: linear in the figures and the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from timeline.figures.backing.senses import STEM, Senses, senses
from timeline.figures.comparing.parts import joints_of_wholes
from timeline.lang import code_of, facts, phrases, word_set
from timeline.model import Backing, Clarity, Figure, FigureKind, Match
from timeline.patterns import late

_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[.,;:!?()]")
_MOST = 6  # words behind a part that are told of it
_FARTHEST = 80  # characters between a whole and its part
_LONGEST_LEAD = 24  # characters: "out of a planned total of"
_MARKS = ",;:.–—"
_PARTS = (FigureKind.NUMBER, FigureKind.PERCENT)


class Subset(NamedTuple):
    """A whole of the quote, its part, and the beginnings of the words that are told of the part alone, as written."""

    whole: Figure
    part: Figure
    words: dict[str, str]


def with_subsets(
    matches: Sequence[Match], claim: str, language: str, quote: str, quoted: Sequence[Figure], quoted_in: str
) -> tuple[Match, ...]:
    """The matches, with a whole doubted of which the claim tells what the quote tells of a part."""
    if len(quoted) < 2:
        return tuple(matches)
    wholes = {id(match.quote) for match in matches if _stands(match)}
    if not wholes or code_of(language) != code_of(quoted_in):
        return tuple(matches)
    known, found = senses(language), list(matches)
    pairs = [pair for pair in pairwise(quoted) if any(id(figure) in wholes for figure in pair)]
    for subset in _subsets(quote, pairs, quoted_in, known) if pairs else ():
        for i, match in enumerate(found):
            if match.quote is subset.whole and _stands(match) and not any(m.quote is subset.part for m in matches):
                by = _shared(claim, match.claim, subset, known)
                if by and not _is_whole(claim, match.claim, code_of(language)):
                    found[i] = replace(
                        match, quote=subset.part, backing=Backing.CONTRADICTED, holder=subset.whole,
                        clarity=Clarity.CLOSE, by=by,
                    )  # fmt: skip
    return tuple(found)


def _stands(match: Match) -> bool:
    counts = match.claim.kind is FigureKind.NUMBER and match.quote is not None and match.claim.is_single
    return counts and match.holder is None and not match.apart and match.backing.holds


def _subsets(text: str, pairs: Sequence[tuple[Figure, Figure]], language: str, known: Senses) -> Iterator[Subset]:
    code = code_of(language)
    verbs, of_which = _words(code)
    for one, other in pairs:
        between = text[one.end : other.start]
        if len(between) > _FARTHEST or "." in between:
            continue
        if (
            one.kind in _PARTS
            and other.kind is FigureKind.NUMBER
            and tuple(between.casefold().split()) in joints_of_wholes(code)
        ):
            yield Subset(other, one, _behind(text, other.end, other, known, verbs))
        elif other.kind in _PARTS and one.kind is FigureKind.NUMBER and _is_whole(text, one, code, begins=True):
            past = {word.casefold()[:STEM] for word in _WORD.findall(between)}
            words = _behind(text, other.end, one, known, verbs)
            yield Subset(one, other, {stem: word for stem, word in words.items() if stem not in past})
        elif other.kind in _PARTS and one.kind is FigureKind.NUMBER:
            behind = text[other.end : other.end + _LONGEST_LEAD].casefold().lstrip()
            end = next((other.end + 1 + len(each) for each in of_which if behind.startswith(each)), 0)
            before = between.casefold().split()
            if end or any(before[-len(each.split()) :] == each.split() for each in of_which):
                yield Subset(one, other, _behind(text, end or other.end, one, known, verbs))


@cache
def _words(code: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The auxiliary verbs of a language, and what says of a number that it is part of the one before."""
    auxiliaries, of_which = facts(code, "context").get("auxiliaries", ""), facts(code, "backing").get("of_whiches", "")
    return word_set(auxiliaries), tuple(phrases(of_which))


def _is_whole(text: str, figure: Figure, code: str, *, begins: bool = False) -> bool:
    """Do words that lead to a whole stand before a figure, "of the [300]"; `begins`: at the beginning of a clause?"""
    before = text[max(0, figure.start - _LONGEST_LEAD) : figure.start].casefold()
    words, joints = before.split(), joints_of_wholes(code)
    sizes = [size for size in range(1, len(words) + 1) if tuple(words[-size:]) in joints]
    if not begins or not sizes:
        return bool(sizes)
    rest = words[: -max(sizes)]
    return rest[-1][-1] in _MARKS if rest else figure.start <= _LONGEST_LEAD


def _behind(text: str, start: int, whole: Figure, known: Senses, auxiliaries: frozenset[str]) -> dict[str, str]:
    """The words that say something behind a part and its whole, up to a mark, by their beginnings."""
    words: list[str] = []
    led = helped = False  # by a small word that is no auxiliary: "in the valley" says where they are
    for match in _WORD.finditer(text, start):
        word = match.group()
        if not word[0].isalpha() or len(words) == _MOST:
            break
        words += [] if led and _speaks(word, known) else [word]
        helps = word.casefold() in auxiliaries
        led, helped = not (helps or helped or _speaks(word, known)), helps
    own = {word.casefold()[:STEM] for word in _WORD.findall(whole.text)}
    spoken = {word.casefold()[:STEM]: word for word in words if _speaks(word, known)}
    return {stem: word for stem, word in spoken.items() if stem not in own}


def _speaks(word: str, known: Senses) -> bool:
    return word[0].isalpha() and word.casefold() not in known.small and word.casefold() not in known.numbers


def _shared(claim: str, figure: Figure, subset: Subset, known: Senses) -> str:
    """The word of the part that the claim has with the whole, where most of what it says are such; else nothing."""
    rest = claim[: figure.start] + " " + claim[figure.end :]
    stems = [word.casefold()[:STEM] for word in _WORD.findall(rest) if _speaks(word, known)]
    shared = [stem for stem in stems if stem in subset.words]
    return subset.words[shared[0]] if shared and 2 * len(shared) >= len(stems) else ""

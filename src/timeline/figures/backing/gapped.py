"""A figure of something else of which a clause goes on without its verb: "the army lost 200 men and the rebels 60".

"The rebels lost 200 men" has the right number of the wrong thing. What stands between "and" or a comma and a figure,
and nowhere else, is that figure's own; only a claim that has it and not what the clause began with is held against it.

Cost: linear in the texts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from timeline.figures.backing.senses import STEM, Senses, senses
from timeline.figures.comparing.bearing import bears
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.load import lexicon
from timeline.lang import code_of, facts, word_set
from timeline.model import Clarity, Figure, FigureKind, Match
from timeline.patterns import late

_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[.,;:!?()–—]")
_MOST, _LONGEST = 3, 80  # words that can stand before such a figure; characters since the figure before
_MARKS = frozenset(",;")
_STOPS = frozenset(".!?")


class Gap(NamedTuple):
    """A figure, the one before it, what it is of by the beginnings of its words, and what the clause began with."""

    figure: Figure
    before: Figure
    thing: dict[str, str]
    subject: str


def with_gapped(
    matches: Sequence[Match], claim: str, language: str, quote: str, quoted: Sequence[Figure], quoted_in: str
) -> tuple[Match, ...]:
    """The matches, with those held against the figure of such a clause whose thing the claim is of."""
    if len(quoted) < 2 or not matches or code_of(language) != code_of(quoted_in):
        return tuple(matches)
    known, lex = senses(language), lexicon(language)
    owned = {id(figure) for match in matches for figure in (match.quote, match.holder)}
    pairs = [pair for pair in pairwise(quoted) if any(id(figure) in owned for figure in pair)]
    gaps = list(_gaps(quote, pairs, known, lex)) if pairs else []
    return tuple(_held(match, matches, claim, gaps, known) for match in matches) if gaps else tuple(matches)


def _held(match: Match, matches: Sequence[Match], claim: str, gaps: Sequence[Gap], known: Senses) -> Match:
    floor = max((other.claim.end for other in matches if other.claim.end <= match.claim.start), default=0)
    ours = {_stem(word) for word in _WORD.findall(claim[floor : match.claim.start]) if _speaks(word, known)}
    for gap in gaps:
        if gap.thing.keys() <= ours and gap.subject not in ours and _are_alike(match.claim, gap.figure):
            backing = bears(match.claim, gap.figure)
            if match.holder is gap.figure and backing.holds:
                return replace(match, quote=gap.figure, backing=backing, holder=None, apart=(), clarity=Clarity.CLEAR)
            if match.quote is gap.before and match.holder is None and match.backing.holds and not backing.holds:
                by = next(iter(gap.thing.values()))
                return replace(
                    match, quote=gap.figure, backing=backing, holder=gap.before, clarity=Clarity.CLOSE, by=by
                )
    return match


def _are_alike(claim: Figure, other: Figure) -> bool:
    """Can what is counted be left out with the verb, or is it told once more?"""
    bare = other.kind is FigureKind.NUMBER and not other.unit
    return bare or (claim.kind is other.kind and claim.unit == other.unit)


def _gaps(text: str, pairs: Sequence[tuple[Figure, Figure]], known: Senses, lex: Lexicon) -> Iterator[Gap]:
    joins = known.joins | _joins(lex.language)
    for before, figure in pairs:
        if figure.start - before.end > _LONGEST:
            continue
        parts = _WORD.findall(text, before.end, figure.start)
        joint = max((i for i, word in enumerate(parts) if word in _MARKS or word.casefold() in joins), default=-1)
        thing = _without_verb(parts[joint + 1 :], lex, known)
        if joint < 0 or not 0 < len(thing) <= _MOST or any(word in _MARKS for word in thing) or _is_change(thing, lex):
            continue
        words = [_stem(word) for word in _WORD.findall(text)]
        own = {_stem(word): word for word in thing if _speaks(word, known) and words.count(_stem(word)) == 1}
        subject = _subject(text[: before.start], known)
        if own and subject:
            yield Gap(figure, before, own, subject)


@cache
def _joins(code: str) -> frozenset[str]:
    return word_set(facts(code, "context").get("joins", ""))


def _without_verb(words: Sequence[str], lex: Lexicon, known: Senses) -> Sequence[str]:
    """The words before a verb of change and the small words behind it: "gas" of "gas rose by"."""
    end = len(words)
    while end and words[end - 1].casefold() in known.small:
        end -= 1
    return words[: end - 1] if end > 1 and words[end - 1].casefold() in lex.ways.before else words


def _is_change(words: Sequence[str], lex: Lexicon) -> bool:
    """Is there a word of change or of time among them: "and rose 5 %", "and in May 5 %"?"""
    known = (lex.changes, lex.ways.before, lex.ways.behind, lex.months, lex.weekdays, lex.durations)
    return any(word.casefold() in some for word in words for some in known)


def _subject(text: str, known: Senses) -> str:
    """The first word of the last sentence that says something."""
    subject = ""
    for word in _WORD.findall(text):
        subject = "" if word in _STOPS else subject or (_stem(word) if _speaks(word, known) else "")
    return subject


def _stem(word: str) -> str:
    return word.casefold()[:STEM]


def _speaks(word: str, known: Senses) -> bool:
    return word[0].isalpha() and word.casefold() not in known.small and word.casefold() not in known.numbers

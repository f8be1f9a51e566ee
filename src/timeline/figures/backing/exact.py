"""Numbers of a claim that it says are exact: what the quote hedges, bounds or tells more finely does not bear them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from timeline.figures.reading.load import lexicon
from timeline.lang import code_of, facts, word_set
from timeline.model import Backing, Figure, Match, Relation
from timeline.patterns import late
from timeline.text.words import words_in

_CLAUSE = re.compile(r"[^.,;:!?()]*\Z")
_WORD = re.compile(r"[^\W\d_]+")
_BEHIND = late(r"\s+(?P<word>[^\W\d_]+)(?=\s*(?:[.,;:!?)]|\Z))")
_LONGEST = 60  # characters in which the words before a number are looked for
_LOOSE = (Backing.HEDGE_DROPPED, Backing.ROUNDED)


def with_exact(found: Sequence[Match], statement: str, language: str) -> tuple[Match, ...]:
    """The matches, with those `sharper` in which the claim calls its number exact and the quote's is only near it."""
    code = code_of(language)
    words = _exactness(code)
    if words.isdisjoint(words_in(statement)):
        return tuple(found)
    negations = lexicon(code).ways.denying
    matches = []
    for match in found:
        loose = match.backing in _LOOSE and match.holder is None and not match.apart
        word = _exact_word(statement, match.claim, words, negations) if loose else ""
        matches.append(replace(match, backing=Backing.SHARPER, exact=word) if word else match)
    return tuple(matches)


@cache
def _exactness(code: str) -> frozenset[str]:
    return word_set(facts(code, "backing").get("exactness", ""))


def _exact_word(statement: str, figure: Figure, words: frozenset[str], negations: frozenset[str]) -> str:
    """The word beside a number that calls it exact, where its clause denies nothing."""
    if figure.relation is not Relation.EQUAL:
        return ""
    clause = _CLAUSE.search(statement[max(0, figure.start - _LONGEST) : figure.start])
    before = _WORD.findall(clause.group()) if clause else []
    if negations.intersection(map(str.casefold, before)):
        return ""
    if before and before[-1].casefold() in words:
        return str(before[-1])
    behind = _BEHIND.match(statement, figure.end)
    return behind["word"] if behind and behind["word"].casefold() in words else ""

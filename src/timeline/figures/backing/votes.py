"""A vote told the other way round: "12 in favour and 31 against" by a quote that has "passed by 31 votes to 12".

The first number of two is those in favour, unless the motion failed, where these are the fewer. Nothing is found where
the two texts have other numbers, or where the order of one says nothing.

Cost: linear in the figures; the words around two of them are looked at where the text is of a vote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from timeline.lang import code_of, facts, word_set
from timeline.model import Backing, Clarity, Figure, FigureKind, Match, Relation
from timeline.patterns import late
from timeline.text.words import words_in

_WORD = late(r"[^\W\d_]+|[-–—:,.;]")
_BEHIND = 4  # words behind a number in which its side stands
_FARTHEST = 60  # characters between the two numbers
_DASHES = frozenset("-–:")


class Vote(NamedTuple):
    """Two numbers of a vote as figures, which are one where they were read as a range, and how many are in favour."""

    first: Figure
    second: Figure
    numbers: tuple[Decimal, Decimal]
    favour: Decimal


class _Words(NamedTuple):
    """The words of [backing.ballot]; `counted` are all that say that a text is of a vote."""

    joints: frozenset[str]
    favour: frozenset[str]
    against: frozenset[str]
    passes: frozenset[str]
    fails: frozenset[str]
    counted: frozenset[str]


def with_votes(
    matches: Sequence[Match], claim: str, language: str, quote: str, quoted: Sequence[Figure], quoted_in: str
) -> tuple[Match, ...]:
    """The matches, with the two numbers of a vote held against each other's where the quote has them the other way."""
    if len(matches) < 2 or not quoted or not _is_of_vote(claim, language) or not _is_of_vote(quote, quoted_in):
        return tuple(matches)
    found = list(matches)
    theirs = list(_votes(quote, quoted, quoted_in))
    for ours in _votes(claim, [match.claim for match in matches], language):
        for vote in theirs:
            if sorted(ours.numbers) == sorted(vote.numbers) and ours.favour != vote.favour:
                _turn(found, ours, vote)
    return tuple(found)


def _turn(matches: list[Match], ours: Vote, vote: Vote) -> None:
    """Put the matches of the two numbers into each other's place."""
    by_number = dict(zip(vote.numbers, (vote.first, vote.second), strict=True))
    for own, other in ((ours.first, ours.second), (ours.second, ours.first)):
        number = next((i for i, match in enumerate(matches) if match.claim is own and match.holder is None), None)
        if number is not None and own.value is not None and other.value is not None:
            matches[number] = replace(
                matches[number], quote=by_number[other.value], backing=Backing.CONTRADICTED,
                holder=by_number[own.value], swapped=other, clarity=Clarity.CLOSE,
            )  # fmt: skip


def _is_of_vote(text: str, language: str) -> bool:
    return not _words(code_of(language)).counted.isdisjoint(words_in(text))


def _votes(text: str, figures: Sequence[Figure], language: str) -> Iterator[Vote]:
    known = _words(code_of(language))
    words = set(map(str.casefold, _WORD.findall(text)))
    passes, fails = not known.passes.isdisjoint(words), not known.fails.isdisjoint(words)
    open_ = passes is fails and not known.against.isdisjoint(words)  # "31 to 12 against it"
    for figure in figures:
        if figure.relation is Relation.RANGE and figure.kind is FigureKind.NUMBER and fails and not passes:
            yield Vote(figure, figure, (figure.low, figure.high), min(figure.low, figure.high))
    for one, other in pairwise(figures):
        if not (_is_count(one) and _is_count(other)) or other.start - one.end > _FARTHEST or one.value == other.value:
            continue
        numbers = one.low, other.low
        between = [word.casefold() for word in _WORD.findall(text[one.end : other.start])]
        behind = [word.casefold() for word in _WORD.findall(text, other.end, other.end + _FARTHEST)][:_BEHIND]
        if len(between) == 1 and between[0] in known.joints | _DASHES:
            if not open_:
                yield Vote(one, other, numbers, min(numbers) if fails and not passes else one.low)
            continue
        sides = _side(one, between[:_BEHIND], known), _side(other, behind, known)
        if set(sides) == {True, False}:
            yield Vote(one, other, numbers, one.low if sides[0] else other.low)


def _side(figure: Figure, behind: Sequence[str], known: _Words) -> bool | None:
    """Is a number of those in favour, by its own words and those behind it? None where nothing says so, or both."""
    words = {*map(str.casefold, _WORD.findall(figure.text)), *behind}
    favour, against = not known.favour.isdisjoint(words), not known.against.isdisjoint(words)
    return None if favour is against else favour


def _is_count(figure: Figure) -> bool:
    return figure.kind is FigureKind.NUMBER and figure.value is not None and figure.relation is Relation.EQUAL


@cache
def _words(code: str) -> _Words:
    own = facts(code, "backing").get("ballot", {})
    known = _Words(*(word_set(own.get(key, "")) for key in _Words._fields))
    return known._replace(counted=known.counted | known.passes | known.fails)

"""The first of an order against another place in it: "the biggest bank" by a quote that has "the second-biggest bank".

A superlative alone is the first place; a rank before it says another. Nothing is found where the quote has the claim's
place of that order at all, where either is one of several, or denied.

Cost: linear in the texts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from timeline.figures.reading.load import lexicon
from timeline.lang import code_of, facts, phrases, valued, word_set
from timeline.model import RANK, Backing, Clarity, Figure, FigureKind, Match, Relation
from timeline.patterns import late
from timeline.text.words import firsts_of, may_hold

_BEFORE = 60  # characters before a superlative that are looked at
_CLAUSE = re.compile(r"[^.,;:!?()]*\Z")
_WORD = late(r"[^\W\d_]+|\d+[^\W\d_]*\.?")
_STEM = 5  # letters by which the word behind is known again
_FURTHER = 5  # words behind of which one must be told of both ends of an order
_APART = 2  # words between a superlative and its rank at most, with itself


class _Place(NamedTuple):
    """A superlative with its place in the order, what it orders by, and the beginnings of the words behind it."""

    figure: Figure
    order: str
    behind: frozenset[str]
    further: frozenset[str]

    @property
    def other_end(self) -> str:
        """What is ordered the other way round: the lowest for the highest."""
        return self.order[1:] if self.order.startswith("-") else f"-{self.order}"


class _Words(NamedTuple):
    orders: dict[str, str]
    ordinals: dict[str, int]
    joined: dict[str, int]
    numbers: dict[str, int]
    several: frozenset[str]
    denying: frozenset[str]
    ends: frozenset[str]
    but_one: tuple[str, ...]
    short_of: tuple[str, ...]
    reach: int
    firsts: frozenset[str]  # the first words of what the pattern finds
    suffix: re.Pattern[str]
    pattern: re.Pattern[str]


def match_superlatives(statement: str, language: str, quote: str, quoted_in: str) -> tuple[Match, ...]:
    """Each first place of a claim for which the quote has another, and the other way round.

    >>> [m] = match_superlatives("The biggest bank.", "en", "its second-biggest bank", "en")
    >>> m.claim.text, m.quote.text
    ('biggest', 'second-biggest')
    """
    ours = list(_places(statement, code_of(language)))
    theirs = list(_places(quote, code_of(quoted_in))) if ours else []
    found = []
    for one in ours:
        like = [other for other in theirs if other.order == one.order]
        places = {other.figure.value for other in like}
        if places and one.figure.value not in places and 1 in (one.figure.value, *places):
            clear = len(like) == 1 and one.behind & like[0].behind
            clarity = Clarity.CLEAR if clear else Clarity.CLOSE
            found.append(Match(one.figure, like[0].figure, Backing.CONTRADICTED, clarity=clarity))
        elif not places and (last := _last(one, theirs)) is not None:
            found.append(Match(one.figure, last.figure, Backing.CONTRADICTED))
    return tuple(found)


def _last(one: _Place, theirs: list[_Place]) -> _Place | None:
    """The other end of the order of what is told with the same words: the lowest level since then, for the highest."""
    ends = (other for other in theirs if other.order == one.other_end and other.figure.value == one.figure.value)
    return next((other for other in ends if one.further & other.further), None)


def _places(text: str, code: str) -> Iterator[_Place]:
    known = _words(code)
    for found in known.pattern.finditer(text) if may_hold(text, known.firsts) else ():
        written = found["superlative"].casefold()
        clause = _CLAUSE.search(text, max(0, found.start() - _BEFORE), found.start())
        words = list(_WORD.finditer(clause.group() if clause else ""))
        before = [word.group().casefold() for word in words]
        after = [word.group().casefold() for word in _WORD.finditer(text[found.end() : found.end() + _BEFORE])]
        joined = known.joined.get((found["joined"] or "").casefold(), 0)
        place, size = (joined, 0) if joined else _place(before, known)
        if known.denying.intersection(before) or (place == 1 and known.several.intersection(before[-3:])):
            continue
        if known.but_one and tuple(after[: len(known.but_one)]) == known.but_one:
            continue
        start = found.start()
        if size and clause:
            start = clause.start() + words[-size].start()
        value = Decimal(place)
        shown = text[start : found.end()]
        figure = Figure(
            start, found.end(), shown, FigureKind.NUMBER, RANK, value, value, value, True, True, Relation.EQUAL
        )
        behind = frozenset(word[:_STEM] for word in after[:2] if word not in known.ends)
        further = frozenset(word.rstrip(".")[:_STEM] for word in after[:_FURTHER] if word not in known.ends)
        yield _Place(figure, known.orders[written], behind, further)


def _place(before: list[str], known: _Words) -> tuple[int, int]:
    """The place that the words before a superlative tell, and how many of them do; the first where none does."""
    if (*before[-3:-2], *before[-1:]) == known.short_of and before[-2] in known.numbers:  # op één na grootste
        return known.numbers[before[-2]] + 1, 3
    for size, word in enumerate(reversed(before[-known.reach :]), 1):
        if word in known.ordinals:
            return known.ordinals[word], size
        if (digits := known.suffix.fullmatch(word)) is not None:
            return int(digits[1]), size
    return 1, 0


@cache
def _words(code: str) -> _Words:
    dates, backing, lex = facts(code, "dates"), facts(code, "backing"), lexicon(code)
    orders = {phrase: order for order, text in backing.get("superlatives", {}).items() for phrase in phrases(text)}
    joined = {word: int(value) for word, value in valued(backing.get("ranks_joined", "")).items()}
    ends = "|".join(map(re.escape, sorted(word_set(dates.get("ordinal_suffix", "")) | {"º", "ª"})))
    either = "|".join(sorted(map(re.escape, orders), key=len, reverse=True)) or "(?!)"
    prefix = "|".join(joined) or "(?!)"
    return _Words(
        orders=orders,
        ordinals={word: int(value) for word, value in valued(dates.get("ordinal", "")).items()},
        joined=joined,
        numbers=dict(lex.numbers),
        several=word_set(backing.get("of_several", "")) | lex.articles | frozenset(lex.numbers),
        denying=lex.ways.denying,
        ends=lex.stops | lex.ofs,
        but_one=tuple(backing.get("but_one", "").split()),
        short_of=tuple(backing.get("short_of", "").split()) or ("",),
        reach=_APART if backing.get("ranks_apart") else 1,
        firsts=firsts_of(f"{rank}{order}" for rank in ("", *joined) for order in orders),
        suffix=late(rf"([0-9]{{1,3}})(?:\.|{ends})"),
        pattern=late(rf"(?<!\w)(?P<joined>{prefix})?(?P<superlative>{either})(?!\w)", re.IGNORECASE),
    )

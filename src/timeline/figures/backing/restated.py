"""Figures of a claim that its quote tells in another way: "doubled" of a rise by 100 %, "ten years" of two dates.

What is said of the rest of a whole is one more: "30 % are insured" where "70 % are uninsured". Only what nothing in the
quote bears as it stands is looked at.

Cost: the figures of the claim that are not borne times those of the quote; the square of its years, `MOST` at most.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal, localcontext
from functools import cache
from itertools import combinations

from timeline.figures.backing.computed import MOST, NEAR, is_open
from timeline.figures.comparing.parts import is_share, percentages_of_parts
from timeline.figures.comparing.ratings import is_fraction
from timeline.figures.comparing.verdict import ARITHMETIC
from timeline.model import Backing, CalendarUnit, Clarity, Direction, Figure, FigureKind, Match, PercentUnit, Relation

_SMALL = 10  # parts of a whole so small are a share, and no count: "7 of 10 farmers"
_HUNDRED = Decimal(100)
_YEARS = {CalendarUnit.YEAR.value: 1, CalendarUnit.DECADE.value: 10, CalendarUnit.CENTURY.value: 100}
_UP, _DOWN = (Direction.UP, Direction.GAIN), (Direction.DOWN, Direction.LOSS)


def with_restated(
    matches: Sequence[Match], statement: str, language: str, quote: str, quoted: Sequence[Figure]
) -> tuple[Match, ...]:
    """The matches, those borne that the quote tells as a multiple, a percentage, a share or the years between two.

    >>> from timeline.figures.reading.read import read_figures
    >>> [claim], quote = read_figures("doubled"), read_figures("rose 100 %")
    >>> [match] = with_restated([Match(claim, None, Backing.UNRELATED)], "doubled", "en", "rose 100 %", quote)
    >>> match.backing.value
    'converted'
    """
    if not any(map(is_open, matches)):
        return tuple(matches)
    found = [_as_times(match, quoted) or _as_years(match, quote) or match for match in matches]
    return _as_parts(found, statement, language, quoted)


# ---- so many times, and by so much per cent --------------------------------------------------------------------------


def _as_times(match: Match, quoted: Sequence[Figure]) -> Match | None:
    """A multiple that the quote has as a percentage or a share, or the other way round."""
    claim = match.claim
    ours = _times(claim) if is_open(match) else None
    for other in quoted if ours else ():
        if (claim.kind is FigureKind.MULTIPLE) is (other.kind is FigureKind.MULTIPLE):
            continue
        its = _times(other)
        if ours and its and _fits(claim, ours, other, its):
            return replace(match, quote=other, backing=Backing.CONVERTED, apart=(), clarity=Clarity.CLEAR)
    return None


def _times(figure: Figure) -> Callable[[Decimal], Decimal] | None:
    """What makes of the number of a figure how many times it is of what it was before; None where it tells neither."""
    if figure.kind is FigureKind.MULTIPLE:
        return lambda number: number
    if figure.unit != PercentUnit.PERCENT and not is_fraction(figure):
        return None
    hundred = _HUNDRED if figure.unit == PercentUnit.PERCENT else Decimal(1)
    if figure.direction in _UP:
        return lambda number: 1 + number / hundred
    if figure.direction in _DOWN:
        return lambda number: 1 - number / hundred
    return lambda number: number / hundred


def _fits(claim: Figure, ours: Callable[[Decimal], Decimal], other: Figure, its: Callable[[Decimal], Decimal]) -> bool:
    """Is what the quote tells within what the claim does, as far as it is rounded or loose?"""
    if other.value is None:
        return False
    with localcontext(ARITHMETIC):
        there = its(other.value)
        room = max(there * NEAR, abs(its(other.value + other.step / 2) - there)) if claim.is_single else Decimal(0)
        low, high = sorted((ours(claim.low), ours(claim.high)))
        return low - room <= there <= high + room


# ---- the years between two dates -------------------------------------------------------------------------------------


def _as_years(match: Match, quote: str) -> Match | None:
    """A span of years that lies between two years of the quote."""
    claim = match.claim
    long = _YEARS.get(claim.unit, 0) if claim.kind is FigureKind.DURATION and is_open(match) else 0
    found = list(_years().finditer(quote))[:MOST] if long and claim.is_single and claim.value is not None else []
    for one, other in combinations(found, 2):
        if abs(int(one.group()) - int(other.group())) == (claim.value or 0) * long:
            parts = _year(one), _year(other)
            return Match(claim, parts[0], Backing.COMPUTED, parts=parts)
    return None


@cache
def _years() -> re.Pattern[str]:
    return re.compile(r"(?<![\w.,])(?:1[0-9]|20)[0-9]{2}(?![\w%])(?![.,][0-9])")


def _year(found: re.Match[str]) -> Figure:
    number = Decimal(found.group())
    return Figure(
        found.start(), found.end(), found.group(), FigureKind.NUMBER, "", number, number, number, True, True,
        Relation.EQUAL,
    )  # fmt: skip


# ---- so many of so many ----------------------------------------------------------------------------------------------


def _as_parts(matches: Sequence[Match], statement: str, language: str, quoted: Sequence[Figure]) -> tuple[Match, ...]:
    """The matches, with a part and its small whole borne by the share of the quote: "7 of 10" by "70 %"."""
    shares = [figure for figure in quoted if is_share(figure) and figure.value is not None]
    if not shares or sum(map(is_open, matches)) < 2:
        return tuple(matches)
    found = list(matches)
    for share, part, whole in _small_parts(matches, statement, language):
        own = next((one for one in shares if _in_percent(one) == share), None)
        for number in (part, whole) if own else ():
            found[number] = replace(
                found[number], quote=own, backing=Backing.CONVERTED, apart=(), clarity=Clarity.CLEAR
            )
    return tuple(found)


def _small_parts(matches: Sequence[Match], statement: str, language: str) -> Iterator[tuple[Decimal, int, int]]:
    """The shares that a claim tells as a part of a small whole, with the numbers of the matches of both."""
    figures = [match.claim for match in matches]
    for percent in percentages_of_parts(statement, figures, language=language):
        within = [i for i, one in enumerate(figures) if percent.start <= one.start and one.end <= percent.end]
        if len(within) == 2 and all(is_open(matches[i]) for i in within) and figures[within[1]].low <= _SMALL:
            yield percent.low, within[0], within[1]


def _in_percent(figure: Figure) -> Decimal:
    number = figure.value or Decimal(0)
    return number * _HUNDRED if is_fraction(figure) else number


# ---- the rest of a whole ---------------------------------------------------------------------------------------------


def with_rests(
    matches: Sequence[Match], statement: str, language: str, quoted: Sequence[Figure]
) -> tuple[Match, ...] | None:
    """The matches of a claim that denies its quote, where it tells so of the rest of what the quote tells a share of.

    None where it does not. "30 % are insured" denies nothing of "70 % are uninsured".
    """
    shares = [_in_percent(figure) for figure in quoted if is_share(figure) and figure.value is not None]
    figures = [match.claim for match in matches]
    found = list(matches)
    for percent in [*figures, *percentages_of_parts(statement, figures, language=language)] if shares else ():
        if is_share(percent) and percent.value is not None and _HUNDRED - _in_percent(percent) in shares:
            for i, match in enumerate(matches):
                if percent.start <= match.claim.start and match.claim.end <= percent.end:
                    found[i] = replace(match, backing=Backing.CONVERTED, holder=None, apart=(), clarity=Clarity.CLEAR)
    return tuple(found) if found != list(matches) else None

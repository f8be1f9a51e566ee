"""Does one figure bear another: does what the quote says entail what the claim says?

Directional, where `compare_figures` is symmetrical. "Over 81.5 million" bears "more than 80 million" and is not borne
by it; nothing within a bound is borne by the bound. A number bears a bound that it satisfies, without any slack: 200
does not bear "more than 200". Rounding goes from the finer to the coarser: a claim may round its quote, and is
`sharper` where it has digits that the quote has not.

Cost: constant, but for the look-up of rates.
"""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal, localcontext

from timeline.figures.comparing.align import align
from timeline.figures.comparing.comparand import Comparand
from timeline.figures.comparing.directions import are_opposed
from timeline.figures.comparing.rates import Rates, shipped_rates
from timeline.figures.comparing.ratings import best_mark
from timeline.figures.comparing.verdict import ARITHMETIC, bracket, rounds_to
from timeline.figures.reading.kinds import ABOUT, EQUAL, NUMBER
from timeline.model import Backing, DateSpan, Figure

_BORNE = Backing.BORNE  # what most are: a name of a module is found faster than one of a class
_ROUNDED = Decimal("0.005")  # as a share: two bounds so near may be one, rounded


def bears(
    claim: Figure, quote: Figure, *, on: datetime.date | DateSpan | None = None, rates: Rates | None = None
) -> Backing:
    """What a figure of the quote is to a figure of the claim.

    `on` and `rates` are those of `compare_figures`.

    >>> from timeline.figures import read_figures
    >>> over, more = (read_figures(text)[0] for text in ("over 81.5 million", "more than 80 million"))
    >>> str(bears(more, over)), str(bears(over, more))
    ('weaker', 'sharper')
    """
    if are_opposed(claim, quote):
        return Backing.CONTRADICTED
    if _are_one_number(claim, quote):
        return Backing.HEDGE_DROPPED if _drops_hedge(claim, quote) else _BORNE
    with localcontext(ARITHMETIC):
        if _are_far_apart(claim, quote):
            return Backing.CONTRADICTED
        if quote.per and not claim.per:  # it may leave out what the quote tells its figure per, and add nothing
            quote = replace(quote, per="")
        aligned = align(claim, quote, on, lambda day: rates or shipped_rates(day))
        if isinstance(aligned, str):
            return Backing.UNRELATED
        ours, theirs = aligned.first, aligned.second
        if ours.figure is not claim:
            ours, theirs = theirs, ours
        backing = _of_number(ours, theirs) if theirs.point is not None else _of_interval(ours, theirs)
    units = claim.unit != quote.unit and claim.kind is not NUMBER
    converted = backing is Backing.BORNE and units and bool(claim.unit and quote.unit)
    return Backing.CONVERTED if converted else backing


def _are_one_number(claim: Figure, quote: Figure) -> bool:
    """Are both one number of one unit, as most are? What a mark is out of is no part of its number."""
    return (
        claim.kind is quote.kind
        and claim.unit == quote.unit
        and claim.per in ("", quote.per)
        and claim.is_single
        and quote.is_single
        and claim.value is not None
        and claim.value == quote.value
        and (claim.text == quote.text or best_mark(claim) == best_mark(quote))
    )


def _are_far_apart(claim: Figure, quote: Figure) -> bool:
    """Are both numbers of one unit, or counts, the one more than twice the other and no word of either allowing both?

    No number is rounded by more than half of it, unless it is less than one unit of its last digit.
    """
    ours, theirs = claim.value, quote.value
    if claim.kind is not quote.kind or ours is None or theirs is None or claim.per not in ("", quote.per):
        return False
    if not (claim.is_single and quote.is_single and (claim.unit == quote.unit or claim.kind is NUMBER)):
        return False
    less, more = (claim, quote) if ours < theirs else (quote, claim)
    least, most = min(ours, theirs), max(ours, theirs)
    apart = 1 <= least >= less.step and 2 * least < most >= more.step and less.high < more.low
    return apart and not (best_mark(claim) and best_mark(quote))


def _drops_hedge(claim: Figure, quote: Figure) -> bool:
    return quote.relation is ABOUT and claim.relation is EQUAL


def is_other_bound(claim: Figure, quote: Figure) -> bool:
    """Are both bounds, of two numbers that are not each other rounded? Then the one was not taken from the other."""
    if claim.is_single or quote.is_single:
        return False
    ends = [(one, other) for one, other in zip(_ends(claim), _ends(quote), strict=True) if one.is_finite()]
    return not any(other.is_finite() and abs(one - other) <= _ROUNDED * abs(other) for one, other in ends)


def _are_turned(claim: Comparand, quote: Comparand) -> bool:
    """Are they bounds from both sides of one number, "at most 20" and "at least 20"?"""
    for one, other in ((claim.allows, quote.allows), (quote.allows, claim.allows)):
        if one.high == other.low and one.low.is_infinite() and other.high.is_infinite():
            return True
    return False


def _ends(figure: Figure) -> tuple[Decimal, Decimal]:
    return figure.low, figure.high


def _of_number(claim: Comparand, quote: Comparand) -> Backing:
    """What a number of the quote, be it "about" one, bears."""
    if quote.point is None:
        return Backing.UNRELATED
    if claim.point is None:
        within = claim.allows.covers(quote.point) or claim.allows.covers(quote.allows)
        return Backing.WEAKER if within else Backing.CONTRADICTED
    if claim.point.meets(quote.point):
        return Backing.HEDGE_DROPPED if _drops_hedge(claim.figure, quote.figure) else Backing.BORNE
    if rounds_to(quote, claim) or (claim.figure.relation is ABOUT and claim.allows.meets(quote.allows)):
        return Backing.ROUNDED
    finer = rounds_to(claim, quote) or claim.allows.meets(quote.allows)
    return Backing.SHARPER if finer else Backing.CONTRADICTED


def _of_interval(claim: Comparand, quote: Comparand) -> Backing:
    """What a bound or a range of the quote bears."""
    if claim.point is None:
        if claim.allows == quote.allows:
            return Backing.BORNE
        if _are_turned(claim, quote):
            return Backing.CONTRADICTED
        if claim.allows.covers(quote.allows) or bracket(claim, quote):
            return Backing.WEAKER
        return Backing.SHARPER if claim.allows.meets(quote.allows) else Backing.CONTRADICTED
    ends = [end for end in (quote.allows.low, quote.allows.high) if end.is_finite()]
    if claim.figure.relation is ABOUT and not claim.allows.meets(quote.allows):
        return Backing.CONTRADICTED  # "nearly 3,000" by "more than 3,000"
    if any(claim.point.holds(end) for end in ends):
        return Backing.BORNE if claim.figure.relation is ABOUT else Backing.HEDGE_DROPPED
    if claim.figure.relation is ABOUT and claim.allows.covers(quote.allows):
        return Backing.ROUNDED
    bounded = len(ends) == len((quote.allows.low, quote.allows.high))
    return Backing.SHARPER if bounded and quote.allows.meets(claim.point) else Backing.CONTRADICTED

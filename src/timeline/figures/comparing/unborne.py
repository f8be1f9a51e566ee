"""Why a figure of a quote does not bear one of a claim, in words: its way, what it is told per, a slip, its value.

Cost: constant for one figure; linear in the figures of the quote for the nearest of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import localcontext

from timeline.figures.comparing.align import align
from timeline.figures.comparing.rates import shipped_rates
from timeline.figures.comparing.verdict import ARITHMETIC, name_slip
from timeline.figures.show import list_as_written, show_per, show_span
from timeline.model import RANK, Figure, FigureKind

_KINDS = {
    FigureKind.MONEY: "amount of money",
    FigureKind.PERCENT: "percentage",
    FigureKind.DURATION: "span of time",
    FigureKind.MULTIPLE: "multiple",
}
_MOST = 4  # further figures that are named beside the nearest


def describe_unborne(claim: Figure, own: Figure | None, quote: Sequence[Figure]) -> str:
    """What the quote has instead of a figure of the claim: the nearest first, with why it does not bear the claim's.

    `own` is the figure of the quote that was taken for the claim's; None where none can be. `quote` are all of the
    quote, at least one.

    >>> from timeline.figures import read_figures
    >>> [claim], quote = read_figures("6 ships"), read_figures("7 men on 5 ships")
    >>> describe_unborne(claim, quote[1], quote)
    'it has “5 ships”, which is less; also “7 men”'
    """
    if own is not None and own.unit == RANK:
        return f"it has “{own.text}”"
    first = sorted(quote, key=lambda one: one is not own)
    slips = ((one, name_slip(claim, one)) for one in first)
    slipped = next((found for found in slips if found[1]), None)
    if slipped:
        nearest, slip = slipped
        return f"it has “{nearest.text}”, {slip}{_also(nearest, quote)}"
    alike = [one for one in first if one.kind is claim.kind]
    own = own or min(alike, key=lambda one: one.value != claim.value, default=None)
    if own is None:
        return f"it has no {_KINDS.get(claim.kind, 'such figure')}, only {list_as_written(quote)}"
    return f"it has “{own.text}”, which {describe_gap(claim, own)}{_also(own, quote)}"


def describe_gap(claim: Figure, quote: Figure) -> str:
    """Why a figure of the quote does not bear the claim's, as what follows "which": "is per week, not per day"."""
    if claim.per and claim.per != quote.per:
        return f"is{show_per(quote.per)}, not{show_per(claim.per)}" if quote.per else f"is not{show_per(claim.per)}"
    with localcontext(ARITHMETIC):
        aligned = align(claim, replace(quote, per=claim.per), None, shipped_rates)
    if isinstance(aligned, str):
        money = claim.kind is quote.kind is FigureKind.MONEY
        return f"is in {quote.unit}, not in {claim.unit}" if money else "measures something else"
    first, second = aligned.first.allows, aligned.second.allows
    ours, theirs = (second, first) if aligned.first.figure is not claim else (first, second)
    if not claim.is_single and quote.is_single:
        return f"is not {show_span(claim)}{show_per(claim.per)}"
    if theirs.high <= ours.low or theirs.low >= ours.high:
        return "is less" if theirs.high <= ours.low else "is more"
    return "is another number" if quote.is_single else "leaves it open"


def _also(nearest: Figure, quote: Sequence[Figure]) -> str:
    """The other figures of the quote that are no part of the nearest, of many the first."""
    rest = [one for one in quote if one.end <= nearest.start or one.start >= nearest.end]
    others = list_as_written(rest, _MOST)
    return f"; also {others}" if others else ""

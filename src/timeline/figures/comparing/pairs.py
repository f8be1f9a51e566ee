"""Two figures side by side in two currencies, or two units, are one figure told twice: "€10 million ($11.7 million)".

Two units of measure tell one figure only where the second stands in brackets of its own ("100 kilometres (60 miles)"),
behind a sign, or behind a comma and a word that equates them: "40 miles from Paris (12 km from Orly)" and "5 miles or
10 km" are two figures.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from timeline.figures.reading.load import lexicon
from timeline.lang import facts, phrases
from timeline.model import Figure, FigureKind, Relation
from timeline.patterns import late

# What may stand between the two: an opening bracket after up to three words ("a €600m round ($645m)"), or a word
# that equates them. An editor's mark that was blanked leaves a longer gap.
_BRACKET = r"[\s-]{0,12}(?:[^\W\d]+[\s-]{1,3}){0,3}[(\[]\s{0,3}"
_SIGNS = "[=/≈~]"
_CLOSED = re.compile(r"\s{0,3}[)\]]")
_CLOSED_LATER = late(r"[^()\[\]\d,;.]{0,20}[)\]]")  # behind what the second is told per: "(60 barrels a day)"
_BOUNDS = (Relation.BELOW, Relation.AT_MOST, Relation.ABOVE, Relation.AT_LEAST)
_MOST_APART = 48  # characters


@cache
def _between(language: str) -> re.Pattern[str]:
    """What may stand between the two, with the words of a language that has a file."""
    words = facts(language, "figures")
    apart = "|".join([*_patterns(words.get("equates", "")), _SIGNS])
    bracketed = "|".join(_patterns(words.get("equates_in_brackets", "")))
    return re.compile(rf"{_BRACKET}(?:{bracketed})?\s{{0,3}}|\s{{0,3}},?\s{{0,3}}(?:{apart}),?\s{{0,3}}")


def _patterns(listed: str) -> list[str]:
    return [re.escape(phrase).replace("'", "['’]") for phrase in phrases(listed)]


def figure_pairs(text: str, figures: Sequence[Figure], *, language: str = "en") -> list[tuple[Figure, Figure]]:
    """The neighbouring figures that tell one amount in two currencies or units, in the order of the text.

    None is in two pairs.

    >>> from timeline import read_figures
    >>> text = "a round of €385 million (approximately $415 million)"
    >>> [(a.text, b.text) for a, b in figure_pairs(text, read_figures(text))]
    [('€385 million', 'approximately $415 million')]
    """
    pairs: list[tuple[Figure, Figure]] = []
    paired: Figure | None = None
    for first, second in pairwise(figures):
        if first is paired or second.start - first.end > _MOST_APART:
            continue
        if not (_two_currencies(first, second) or _two_units(text, first, second)):
            continue
        if _between(lexicon(language).language).fullmatch(text, first.end, second.start):
            pairs.append((first, second))
            paired = second
    return pairs


def without_bound(figure: Figure) -> Figure:
    """The number of a figure told with a bound: what stands behind it in the other unit is bound by the same word.

    >>> from timeline import read_figures
    >>> str(without_bound(read_figures("up to 1,100 km")[0]).value)
    '1100'
    """
    if figure.relation not in _BOUNDS:
        return figure
    number = figure.high if figure.high.is_finite() else figure.low
    return replace(
        figure, value=number, low=number, high=number, low_closed=True, high_closed=True, relation=Relation.EQUAL
    )


def _two_currencies(first: Figure, second: Figure) -> bool:
    return first.kind is second.kind is FigureKind.MONEY and first.unit != second.unit


def _two_units(text: str, first: Figure, second: Figure) -> bool:
    """Are the two quantities of one dimension in two units, the second told as what the first is?"""
    both = first.kind is second.kind is FigureKind.QUANTITY and first.unit != second.unit
    if not both or first.dimension != second.dimension:
        return False
    apart = text[first.end : second.start]
    if "(" in apart or "[" in apart:
        closed = _CLOSED_LATER if second.per else _CLOSED
        return closed.match(text, second.end) is not None
    return apart.lstrip()[:1] == "," or bool(re.search(_SIGNS, apart))

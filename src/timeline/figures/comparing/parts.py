"""A part and its whole told as two numbers are a percentage, too: "16 of the 20 members" are 80 %."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, localcontext
from functools import cache
from itertools import pairwise

from timeline.figures.comparing.verdict import ARITHMETIC
from timeline.figures.reading.load import lexicon
from timeline.model import Figure, FigureKind, PercentUnit, Relation


def percentages_of_parts(text: str, figures: Sequence[Figure], *, language: str = "en") -> list[Figure]:
    """What each part of a whole that a text tells, number by number, is in per cent.

    >>> from timeline.figures.reading.read import read_figures
    >>> text = "16 of the 20 members agreed"
    >>> [(figure.text, str(figure.value)) for figure in percentages_of_parts(text, read_figures(text))]
    [('16 of the 20 members', '80')]
    """
    joint = _joint(lexicon(language).language)
    return [
        _percentage(text, part, whole)
        for part, whole in pairwise(figures)
        if _is_count(part) and _is_count(whole) and joint.fullmatch(text, part.end, whole.start)
        if 0 < part.low <= whole.low
    ]


@cache
def _joint(language: str) -> re.Pattern[str]:
    """What stands between a part and its whole: "of the", "out of"."""
    joining = sorted(each for phrases in lexicon(language).of_wholes.firsts.values() for each, _ in phrases)
    words = "|".join(r"\s{1,3}".join(map(re.escape, each)) for each in joining)
    return re.compile(rf"\s{{1,3}}(?:{words})\s{{1,3}}", re.IGNORECASE)


def _is_count(figure: Figure) -> bool:
    whole = figure.value is not None and figure.value == figure.value.to_integral_value()
    return figure.kind is FigureKind.NUMBER and figure.relation is Relation.EQUAL and whole and not figure.step


def _percentage(text: str, part: Figure, whole: Figure) -> Figure:
    with localcontext(ARITHMETIC):
        share = (part.low * 100 / whole.low).normalize() + Decimal(0)
    return Figure(
        part.start, whole.end, text[part.start : whole.end], FigureKind.PERCENT, PercentUnit.PERCENT.value, share,
        share, share, True, True, Relation.EQUAL,
    )  # fmt: skip

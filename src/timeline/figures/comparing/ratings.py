"""Marks: "4.5 out of 5 stars", "74/100". The best mark that can be had belongs to what was told.

A figure keeps the mark's own number as its value, so that "a mark of 7.3" bears out "7.3/10". Where both sides name the
best mark, or the other is a percentage or a share, they are held against each other as hundredths of the best.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from timeline.figures.reading.kinds import NUMBER
from timeline.model import Figure
from timeline.patterns import late

_BEST = {"four": 4, "five": 5, "six": 6, "ten": 10, "twenty": 20, "a hundred": 100, "one hundred": 100}
_OUT_OF = late(rf"(?:/|\bout of) ?(4|5|6|10|20|100|{'|'.join(_BEST)})(?: stars?)?\Z")
_IN_DIGITS = late(r"\d ?(?:/|[^\W\d_]+(?: [^\W\d_]+)?) ?(4|5|6|10|20|100)(?: [^\W\d_]+)?\Z")
_LONGEST = 40  # characters that the end of a mark can have


def best_mark(figure: Figure) -> Decimal | None:
    """What the figure is told out of, where it is a mark; None where it is none, or a share ("nine out of ten").

    >>> from timeline.figures.reading.read import read_figures
    >>> [best_mark(read_figures(text)[0]) for text in ("4.5 out of 5 stars", "nine out of 10 doctors", "4.5 metres")]
    [Decimal('5'), None, None]
    """
    best = _best(figure.text[-_LONGEST:], figure.is_single) if figure.kind is NUMBER else None
    return None if best is None or is_fraction(figure) else best


@lru_cache(maxsize=64)  # a figure is held against one after the other
def _best(text: str, is_single: bool) -> Decimal | None:
    end = " ".join(text.lower().split())
    found = _OUT_OF.search(end) or (_IN_DIGITS.search(end) if is_single else None)
    return Decimal(_BEST.get(found[1]) or found[1]) if found else None


def is_fraction(figure: Figure) -> bool:
    """Is it a share that is no percentage: "a tenth", "one in eight pupils", "3/4"? "0.75" is a number with a step."""
    return figure.kind is NUMBER and not figure.step and 0 < bare_number(figure) < 1


def bare_number(figure: Figure) -> Decimal:
    """The number that a figure tells: itself, or that of its bound; of a range the lower one."""
    for end in (figure.value, figure.low, figure.high):
        if end is not None and end.is_finite():
            return end
    return Decimal(0)

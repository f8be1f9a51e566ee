"""How far a figure reaches on the axis of its unit, so that many can be sorted instead of held against each other.

What is said here is what `compare_figures` says of two figures on one axis: where the stretches that their words allow
meet they can both be true, and where not even what they may be the rounding of meets, they conflict. What is between,
and what has no axis, is for `compare_figures` alone.
"""

from __future__ import annotations

from collections.abc import Hashable
from decimal import Decimal

from timeline.figures.comparing.comparand import comparand
from timeline.figures.comparing.ratings import best_mark
from timeline.figures.comparing.rounding import Stretch
from timeline.frozen import frozen
from timeline.model import Direction, Figure, FigureKind

End = tuple[Decimal, int]
"""An end of a stretch that sorts: behind the number where a beginning does not belong to it, before it where an end."""


@frozen
class Reach:
    """Two figures on one `axis` can both be true where their `inner` stretches meet, and not where their `outer` do.

    They agree where they have one `amount`: the number that they tell, or what a range or a bound allows.
    """

    axis: Hashable
    inner: tuple[End, End]
    outer: tuple[End, End]
    amount: Hashable


def reach(figure: Figure) -> Reach | None:
    """How far a figure reaches; None where that does not settle how it stands to others of its unit.

    >>> from timeline.figures.reading.read import read_figures
    >>> one, other = (reach(figure) for figure in read_figures("$5 million, about $6 million"))
    >>> one.axis == other.axis, one.outer < other.inner
    (True, True)
    """
    less = figure.direction in (Direction.DOWN, Direction.LOSS)
    if figure.spread or (figure.kind is FigureKind.NUMBER and best_mark(figure)) or (less and figure.low < 0):
        return None
    whole = comparand(figure)
    stretches = (whole.allows, *((whole.point,) if whole.point else ()), *whole.roundings)
    ends = [_ends(stretch) for stretch in stretches]
    if any(end.is_nan() for stretch in stretches for end in stretch[:2]) or ends[0][0] > ends[0][1]:
        return None
    # What rose or was gained is held against a figure without a way by its number alone (directions.py).
    axis = (figure.kind, figure.unit, figure.dimension, figure.per, figure.direction if less else Direction.NONE)
    lows, highs = [low for (low, _), _ in ends], [high for _, (high, _) in ends]
    amount = whole.point is None, whole.point or whole.allows
    return Reach(axis, ends[0], ((min(lows), 0), (max(highs), 0)), amount)


def _ends(stretch: Stretch) -> tuple[End, End]:
    return (stretch.low, 0 if stretch.low_closed else 1), (stretch.high, 0 if stretch.high_closed else -1)

"""Changes and balances: what rose is not what fell, and a loss no profit."""

from __future__ import annotations

from timeline.model import DEGREE, Dimension, Direction, Figure

_OPPOSITES = (
    frozenset((Direction.UP, Direction.DOWN)),
    frozenset((Direction.GAIN, Direction.LOSS)),
)
_LESS = (Direction.DOWN, Direction.LOSS)


def are_opposed(a: Figure, b: Figure) -> bool:
    """Do two figures go opposite ways, each by what its words say? An unknown way is opposed to none.

    A change up and a loss are not opposed: a loss can grow. Nor are two ways that come to nothing.
    """
    if a.direction is b.direction or {a.direction, b.direction} not in _OPPOSITES:
        return False
    return not (_is_nothing(a) or _is_nothing(b) or _is_negative(a) or _is_negative(b))


def is_by_sign(a: Figure, b: Figure) -> bool:
    """Is the one a negative number and the other what fell or was lost: "-0.4%", "fell 0.4%"?

    Not of degrees: they are a level, which may lie below nothing and above.
    """
    if DEGREE in (a.unit, b.unit) or Dimension.TEMPERATURE in (a.dimension, b.dimension):
        return False
    return _is_negative(a) and b.direction in _LESS and b.low >= 0


def _is_nothing(figure: Figure) -> bool:
    return figure.low == figure.high == 0


def _is_negative(figure: Figure) -> bool:
    return figure.high < 0

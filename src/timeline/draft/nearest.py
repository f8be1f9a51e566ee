"""What an unsupported figure or date was perhaps meant to be: two digits transposed, another year, the next number.

Only shown; nothing is borne by what is near.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from timeline.draft.bearing import Bearer, Bearers, quoted, size
from timeline.evidence.model import Citation
from timeline.figures.comparing.verdict import name_slip
from timeline.model import DateSpan, Figure

_CLOSE = Decimal("1.5")  # how many times larger or smaller the nearest figure of a linked claim may be
_PARTS = 3  # of a day


def nearest_figure(figure: Figure, linked: Sequence[Citation], bearers: Bearers) -> tuple[Bearer | None, str]:
    """The figure that was perhaps meant, and the slip of the pen that lies between the two, where there is one."""
    close: Bearer | None = None
    for sources, rows in bearers.tiers(linked):
        found = [quoted(row, one) for row in rows for one in row.figures]
        found += [bearer for source in sources for bearer in bearers.readings(source).near(figure)]
        alike = [one for one in found if isinstance(one.read, Figure) and _is_alike(figure, one.read)]
        for one in alike:
            slip = name_slip(figure, one.read) if isinstance(one.read, Figure) else ""
            if slip:
                return one, slip
        if rows and close is None:
            close = min(alike, key=lambda one: _distance(figure, one), default=None)
    return (close, "") if close is not None and _distance(figure, close) <= _CLOSE else (None, "")


def _is_alike(figure: Figure, other: Figure) -> bool:
    """Are they told in the same kind, and in the same unit where both are money, a share or a duration?"""
    return figure.kind is other.kind and (figure.unit == other.unit or figure.kind.value == "number")


def _distance(figure: Figure, bearer: Bearer) -> Decimal:
    """How many times one number is the other."""
    own, other = size(figure), size(bearer.read) if isinstance(bearer.read, Figure) else Decimal(0)
    return max(own, other) / min(own, other) if own and other else Decimal("Infinity")


def twin_of(date: DateSpan, linked: Sequence[Citation], bearers: Bearers) -> Bearer | None:
    """A date as fine as one of the article that differs in one part of it: another year, another month."""
    for sources, rows in bearers.tiers(linked):
        found = [quoted(row, one) for row in rows for one in row.dates]
        found += [bearer for source in sources for bearer in bearers.readings(source).days(date)]
        for one in found:
            if isinstance(one.read, DateSpan) and _differ_in_one(date, one.read):
                return one
    return None


def _differ_in_one(date: DateSpan, other: DateSpan) -> bool:
    if date.precision != other.precision or date.earliest is None or other.earliest is None:
        return False
    alike = [a == b for a, b in zip(date.earliest, other.earliest, strict=True)]
    return sum(alike) == _PARTS - 1

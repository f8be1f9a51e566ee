"""Names the slip of the pen that may lie between two figures that should be one.

Each test is narrow: it holds only where undoing the slip makes the two numbers meet. A name is a hint for the editor
and never changes a verdict. Cost: linear in the digits of the numbers, which are bounded.
"""

from __future__ import annotations

from decimal import Decimal

from timeline.figures.comparing.comparand import Aligned, Comparand
from timeline.figures.comparing.ratings import best_mark
from timeline.figures.comparing.rounding import LONGEST, last_digit
from timeline.figures.show import show_number
from timeline.model import Figure, FigureKind

SCALE_WORDS = ("", "thousand", "million", "billion", "trillion")
RATE_UNITS = {"%": "percent", "percentage point": "percentage points", "basis point": "basis points"}


def name_unit_slip(a: Figure, b: Figure) -> str:
    """A slip of the unit: the same number in another currency, percent for percentage points, out of another best."""
    if a.value is None or a.value != b.value:
        return ""
    best, other = best_mark(a), best_mark(b)
    if best and other and best != other:
        return f"out of {best} against out of {other}"
    if a.unit == b.unit:
        return ""
    if a.unit in RATE_UNITS and b.unit in RATE_UNITS:
        return f"{RATE_UNITS[a.unit]} against {RATE_UNITS[b.unit]}"
    if a.kind is b.kind is FigureKind.QUANTITY and a.dimension == b.dimension:
        return f"the unit ({show_number(a.value)} once in {a.unit}, once in {b.unit})"
    if a.kind is FigureKind.MONEY and b.kind is FigureKind.MONEY and a.unit and b.unit:
        return f"the currency ({show_number(a.value)} once in {a.unit}, once in {b.unit})"
    return ""


def name_aligned_slip(aligned: Aligned) -> str:
    """A slip of the scale word or of the digits between two figures in a common unit, or of the currency."""
    a, b = aligned.first, aligned.second
    slip = name_unit_slip(a.figure, b.figure)
    if slip or a.point is None or b.point is None or a.point == b.point or not (a.point.low and b.point.low):
        return slip
    scale = _scale_slip(a, b)
    converted = a.figure.kind is FigureKind.QUANTITY and a.figure.unit != b.figure.unit
    if scale or converted or a.figure.per != b.figure.per or not (a.exact and b.exact):
        return scale
    pair = f"({_shown(a)} against {_shown(b)})"
    return _digit_slip(a, b, pair)


def _scale_slip(a: Comparand, b: Comparand) -> str:
    """A thousand or a million times too much: the scale word."""
    for factor in (Decimal(1000), Decimal(10) ** 6):
        for small, large in ((a, b), (b, a)):
            if small.figure.value is None or large.figure.value is None or small.point is None or large.point is None:
                continue
            low, high = small.point.low * factor, small.point.high * factor
            spread = small.allows._replace(low=small.allows.low * factor, high=small.allows.high * factor)
            if not (low <= large.point.low and large.point.high <= high) and not spread.meets(large.allows):
                continue
            words = [_scale_word(side.figure.value or Decimal(1)) for side in (a, b)]
            return " against ".join(words) if all(words) else f"a factor of {factor:,f}"
    return ""


def _scale_word(value: Decimal) -> str:
    power = value.adjusted() // 3
    return SCALE_WORDS[power] if 0 <= power < len(SCALE_WORDS) else ""


def _digit_slip(a: Comparand, b: Comparand, pair: str) -> str:
    """A slip in the digits: the point, a zero, two digits in the wrong order, one digit left out."""
    if a.figure.value is None or b.figure.value is None:
        return ""
    left, right = _digits(a.figure), _digits(b.figure)
    if left is None or right is None:
        return ""
    (digits_a, unit_a), (digits_b, unit_b) = left, right
    if a.figure.value == -b.figure.value:
        return f"the sign {pair}"
    if digits_a == digits_b and unit_a != unit_b:
        return f"the decimal point moved {pair}"
    if digits_a.rstrip("0") == digits_b.rstrip("0"):
        return f"a zero too many or too few {pair}"
    if unit_a != unit_b:
        return ""
    if _transposed(digits_a, digits_b):
        return f"digits transposed {pair}"
    short, long = sorted((digits_a, digits_b), key=len)
    if len(long) == len(short) + 1 and len(short) >= 2 and _lacks_one(short, long):
        return f"a digit too many or too few {pair}"
    return ""


def _digits(figure: Figure) -> tuple[str, Decimal] | None:
    """The digits of the number as written, and what its last one counts."""
    unit = last_digit(figure)
    if figure.value is None or not unit or figure.value.adjusted() - unit.adjusted() > LONGEST:
        return None
    digits = abs(figure.value) / unit
    return (str(int(digits)), unit) if digits == digits.to_integral_value() else None


def _transposed(a: str, b: str) -> bool:
    """Are two neighbouring digits swapped, and all others the same?"""
    apart = [i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y]
    return (
        len(a) == len(b) and len(apart) == 2 and apart[1] == apart[0] + 1
        and a[apart[0]] == b[apart[1]] and a[apart[1]] == b[apart[0]]
    )  # fmt: skip


def _lacks_one(short: str, long: str) -> bool:
    """Is the one the other without one of its digits?"""
    same = next((i for i, (x, y) in enumerate(zip(short, long, strict=False)) if x != y), len(short))
    return short[same:] == long[same + 1 :]


def _shown(side: Comparand) -> str:
    return show_number(side.figure.value or Decimal(0))

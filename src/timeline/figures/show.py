"""How figures and days are put into words, wherever a sentence names one: short, in English, everywhere the same.

Numbers are exact Decimals, rounded half to even only where they are shown. Below a million a number is written out
with commas; from there on with its scale word ("13.68 billion"). Both ends of an interval share one scale word and
one currency: "$13.68 to $13.80 billion". Cost: linear in the digits shown, which are bounded.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import ROUND_HALF_EVEN, Context, Decimal
from functools import cache

from timeline.lang import rate_symbols, units
from timeline.model import BOTH, EACH, DateSpan, Day, Direction, Figure, FigureKind, Precision, Relation

SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹", "KRW": "₩", "ILS": "₪"}
SCALES = ((Decimal(10) ** 12, "trillion"), (Decimal(10) ** 9, "billion"), (Decimal(10) ** 6, "million"))
_SCALE_WORDS = dict(SCALES)
_PLURALS = {"century": "centuries", "millennium": "millennia"}
LARGEST = 21  # powers of ten; beyond, scientific notation
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

_APART = 10  # an end that is less than one in so many of the other's scale word has its own
_MOST_PLACES = 6
_MOST_CHARACTERS = 60
_ENDLESS = 21  # decimals; so many are of a division, nobody writes them
_WIDE = Context(prec=60, rounding=ROUND_HALF_EVEN, traps=[])


def show_number(value: Decimal, *, places: int | None = None) -> str:
    """A number in its shortest exact form, or rounded to `places` decimals of its scale word.

    A fraction that has no end in decimals is shown to six digits.

    >>> show_number(Decimal("11700000000")), show_number(Decimal("14870")), show_number(Decimal("0.50"))
    ('11.7 billion', '14,870', '0.5')
    >>> show_number(Decimal(1) / 3)
    '0.333333'
    >>> show_number(Decimal("13799200000"), places=2)
    '13.80 billion'
    """
    digits, scale = _digits(value, _scale(value), places)
    return f"{digits} {scale}".rstrip()


def show_amount(value: Decimal, unit: str, kind: FigureKind, *, places: int | None = None) -> str:
    """A number with its unit.

    >>> show_amount(Decimal("5.8e9"), "EUR", FigureKind.MONEY), show_amount(Decimal("3.25e9"), "CHF", FigureKind.MONEY)
    ('€5.8 billion', 'CHF 3.25 billion')
    >>> show_amount(Decimal(12), "%", FigureKind.PERCENT), show_amount(Decimal(2), "year", FigureKind.DURATION)
    ('12%', '2 years')
    """
    digits, scale = _digits(value, _scale(value), places)
    return _dress(digits, scale, unit, kind, single=value == 1)


def show_interval(
    low: Decimal, high: Decimal, unit: str, kind: FigureKind, *, low_closed: bool = True, high_closed: bool = True,
    places: int | None = None,
) -> str:  # fmt: skip
    """An interval with its unit; an infinite end makes it a bound.

    >>> show_interval(Decimal("13.68e9"), Decimal("13.8e9"), "USD", FigureKind.MONEY, places=2)
    '$13.68 to $13.80 billion'
    >>> show_interval(Decimal("1.5e9"), Decimal("Infinity"), "USD", FigureKind.MONEY, low_closed=False)
    'more than $1.5 billion'
    >>> show_interval(Decimal("-Infinity"), Decimal(60), "%", FigureKind.PERCENT, high_closed=False)
    'less than 60%'
    >>> show_interval(Decimal("2e6"), Decimal("1e9"), "people", FigureKind.NUMBER)
    '2 million to 1 billion people'
    """
    if low == high:
        return show_amount(low, unit, kind, places=places)
    if low.is_infinite() and high.is_infinite():
        return "any figure"
    if high.is_infinite():
        return f"{'at least' if low_closed else 'more than'} {show_amount(low, unit, kind, places=places)}"
    if low.is_infinite():
        return f"{'at most' if high_closed else 'less than'} {show_amount(high, unit, kind, places=places)}"
    scale = _scale(max(abs(low), abs(high)))
    (first, _), (second, word) = _digits(low, scale, places), _digits(high, scale, places)
    if 0 < abs(low) * _APART < scale:  # "0.002 to 1 billion" is what nobody says
        first = show_number(low, places=places)
    while first == second and places is not None and places < _MOST_PLACES:  # "$1.06 to $1.06 trillion" tells nothing
        places += 1
        (first, _), (second, word) = _digits(low, scale, places), _digits(high, scale, places)
    if kind is FigureKind.MONEY and unit in SIGNS:
        first = _signed(first, SIGNS[unit])
        return f"{first} to {_dress(second, word, unit, kind, single=False)}"
    if kind is FigureKind.MONEY and unit:
        return f"{unit} {first} to {second} {word}".rstrip()
    return f"{first} to {_dress(second, word, unit, kind, single=False)}"


def name_figure(figure: Figure) -> str:
    """The figure as written, on one line, in quotation marks where words bound or hedge it."""
    words = " ".join(figure.text.split())
    words = words if len(words) <= _MOST_CHARACTERS else words[: _MOST_CHARACTERS - 1] + "…"
    per = "" if words.endswith(_rate_symbols()) else show_per(figure.per)
    return words + per if figure.relation == Relation.EQUAL else f"“{words}”{per}"


@cache
def _rate_symbols() -> tuple[str, ...]:
    return tuple(rate_symbols())


def show_direction(figure: Figure) -> str:
    """The way that a figure goes: "up", "a loss"; empty where it is not known."""
    balance = figure.direction in (Direction.GAIN, Direction.LOSS)
    return f"a {figure.direction}" if balance else figure.direction


def show_per(per: str) -> str:
    """What a figure is told per, behind it.

    >>> show_per("100000 people"), show_per("each"), show_per("")
    (' per 100,000 people', ' each', '')
    """
    if BOTH in per:
        return "".join(map(show_per, per.split(BOTH)))
    number, _, noun = per.partition(" ")
    if per in units():
        return f" per {units()[per].symbol}"
    if number.isdecimal():
        return f" per {int(number):,} {noun}".rstrip()
    return f" {per}" if per == EACH else f" per {per}" if per else ""


def list_as_written(read: Sequence[Figure | DateSpan], most: int = 5) -> str:
    """Figures or dates as written, in a row; of many the first."""
    return ", ".join(f"“{one.text}”" for one in read[:most])


def as_printed(figures: Sequence[Figure]) -> str:
    """One figure as its source prints it, and as printed again in other units."""
    return " = ".join(figure.text for figure in figures)


def show_span(figure: Figure, *, places: int | None = None) -> str:
    """The interval that a figure is read as, with its unit."""
    return show_interval(
        figure.low, figure.high, figure.unit, figure.kind,
        low_closed=figure.low_closed, high_closed=figure.high_closed, places=places,
    )  # fmt: skip


def show_figure(figure: Figure) -> str:
    """What a figure says, in short: its number with what hedges it, or its interval.

    >>> show_figure(
    ...     Figure(
    ...         0,
    ...         7,
    ...         "€11.7bn",
    ...         FigureKind.MONEY,
    ...         "EUR",
    ...         Decimal("11.7e9"),
    ...         Decimal("11.65e9"),
    ...         Decimal("11.75e9"),
    ...         True,
    ...         False,
    ...         "=",
    ...         Decimal("0.1e9"),
    ...     )
    ... )
    '€11.7 billion'
    """
    if figure.is_single and figure.value is not None:
        hedge = "about " if figure.relation == Relation.ABOUT else ""
        return hedge + show_amount(figure.value, figure.unit, figure.kind)
    return show_span(figure)


def show_day(day: datetime.date | Day) -> str:
    """A day as British papers print it.

    >>> show_day(datetime.date(2025, 9, 9))
    '9 September 2025'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def show_when(on: datetime.date | DateSpan) -> str:
    """A date with its preposition: "on 9 September 2025", "in June 2024", "from 1 to …"."""
    if isinstance(on, datetime.date):
        return f"on {show_day(on)}"
    first, last = on.earliest or on.latest, on.latest or on.earliest
    if first is None or last is None:
        return "at an unknown date"
    if first == last:
        return f"on {show_day(first)}"
    if on.precision == Precision.MONTH and first.month == last.month:
        return f"in {MONTHS[first.month - 1]} {first.year}"
    if on.precision == Precision.YEAR and first.year == last.year:
        return f"in {first.year}"
    return f"from {show_day(first)} to {show_day(last)}"


def _scale(value: Decimal) -> Decimal:
    return next((size for size, _ in SCALES if abs(value) >= size and value.is_finite()), Decimal(1))


def _digits(value: Decimal, scale: Decimal, places: int | None) -> tuple[str, str]:
    """The digits of a number at a scale, and the scale's word."""
    word = _SCALE_WORDS.get(scale, "")
    if not value.is_finite() or value.adjusted() > LARGEST or (value and value.adjusted() < -LARGEST):
        return str(_WIDE.create_decimal(value).normalize(Context(prec=4, traps=[]))), ""
    number = _WIDE.divide(value, scale)
    if places is not None:
        number = number.quantize(Decimal(1).scaleb(-places), context=_WIDE)
    elif _decimals(value) >= _ENDLESS:
        number = number.normalize(Context(prec=_MOST_PLACES, rounding=ROUND_HALF_EVEN, traps=[]))
    text = f"{number:,f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.removesuffix("." + "0" * places) if places and not word else text, word


def _decimals(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _signed(digits: str, sign: str) -> str:
    """A currency's sign before the digits, a minus before both."""
    return f"-{sign}{digits[1:]}" if digits.startswith("-") else sign + digits


def _dress(digits: str, scale: str, unit: str, kind: FigureKind, *, single: bool) -> str:
    """Digits and scale word with their unit."""
    number = f"{digits} {scale}".rstrip()
    if kind is FigureKind.MONEY:
        return _signed(number, SIGNS[unit]) if unit in SIGNS else f"{unit} {number}".lstrip()
    if unit == "%":
        return f"{number}%"
    if kind is FigureKind.QUANTITY:
        return f"{number} {units()[unit].symbol}"
    if kind is FigureKind.MULTIPLE:
        return f"{number} times"
    plural = kind is FigureKind.DURATION or unit in ("percentage point", "basis point")
    noun = _PLURALS.get(unit, f"{unit}s")
    return f"{number} {noun if plural and not single else unit}".rstrip()

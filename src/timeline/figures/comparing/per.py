"""What two figures are told per, brought to one: a year and a week, a square metre and a square foot, 1,000 and 10,000.

A figure that is told per something and one that is told for itself have nothing in common; nor have a share and a
barrel. Wages are paid for working hours and days, so money for an hour and for a year is far apart both ways.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from math import prod

from timeline.figures.comparing.convert import factor
from timeline.lang import units
from timeline.model import BOTH, CalendarUnit, FigureKind

Span = tuple[Decimal, Decimal]

ONCE: Span = (Decimal(1), Decimal(1))
SECONDS: dict[str, int] = {
    CalendarUnit.SECOND: 1, CalendarUnit.MINUTE: 60, CalendarUnit.HOUR: 3600, CalendarUnit.DAY: 86400,
    CalendarUnit.WEEK: 604800,
}  # fmt: skip
MONTHS: dict[str, int] = {
    CalendarUnit.MONTH: 1, CalendarUnit.QUARTER: 3, CalendarUnit.YEAR: 12, CalendarUnit.DECADE: 120,
    CalendarUnit.CENTURY: 1200, CalendarUnit.MILLENNIUM: 12000,
}  # fmt: skip
# Days of a month and of a year: 52 weeks are a year, too.
_DAYS: dict[str, tuple[int, int]] = {CalendarUnit.MONTH: (28, 31), CalendarUnit.QUARTER: (84, 92)}
_DAYS_OF_YEAR = (364, 366)
# How many of the first that is paid for the second holds at least: a working day of six hours, a week of five days.
_LEAST_PAID: dict[tuple[str, str], int] = {
    (CalendarUnit.HOUR, CalendarUnit.DAY): 6, (CalendarUnit.HOUR, CalendarUnit.WEEK): 25,
    (CalendarUnit.HOUR, CalendarUnit.MONTH): 100, (CalendarUnit.HOUR, CalendarUnit.YEAR): 1200,
    (CalendarUnit.DAY, CalendarUnit.WEEK): 4, (CalendarUnit.DAY, CalendarUnit.MONTH): 18,
    (CalendarUnit.DAY, CalendarUnit.YEAR): 200,
}  # fmt: skip


def per_factor(source: str, target: str, kind: FigureKind) -> Span | None:
    """What an amount per `source` is multiplied by to be one per `target`; None where the two do not convert.

    >>> per_factor("day", "week", FigureKind.NUMBER), per_factor("1000 births", "100000 people", FigureKind.NUMBER)
    ((Decimal('7'), Decimal('7')), (Decimal('100'), Decimal('100')))
    """
    if source == target:
        return ONCE
    ours, theirs = source.split(BOTH), target.split(BOTH)
    if not source or not target or len(ours) != len(theirs):
        return None
    if len(ours) > 1:
        parts = [per_factor(one, other, kind) for one, other in zip(ours, theirs, strict=True)]
        spans = [part for part in parts if part is not None]
        return (
            None
            if len(spans) < len(parts)
            else (_product(low for low, _ in spans), _product(high for _, high in spans))
        )
    if _is_time(source) and _is_time(target):
        return _of_time(source, target, kind)
    if source in units() and target in units():
        if units()[source].dimension != units()[target].dimension:
            return None
        return factor(target, source)
    return _of_counts(source, target)


def _is_time(per: str) -> bool:
    return per in SECONDS or per in MONTHS


def _of_time(source: str, target: str, kind: FigureKind) -> Span:
    for table in (SECONDS, MONTHS):
        if source in table and target in table:
            exact = Decimal(table[target]) / table[source]
            low, high = exact, exact
            break
    else:
        low, high = _in_days(target, source) if source in SECONDS else _turned(_in_days(source, target))
    paid = _LEAST_PAID.get((source, target)) if kind is FigureKind.MONEY else None
    earned = _LEAST_PAID.get((target, source)) if kind is FigureKind.MONEY else None
    return (min(low, Decimal(paid)) if paid else low), (max(high, 1 / Decimal(earned)) if earned else high)


def _in_days(long: str, short: str) -> Span:
    """How many of a unit below a month a month or more is."""
    years = Decimal(MONTHS[long]) / 12
    days = _DAYS.get(long) or tuple(each * years for each in _DAYS_OF_YEAR)
    low, high = (Decimal(each) * SECONDS[CalendarUnit.DAY] / SECONDS[short] for each in days)
    return low, high


def _turned(span: Span) -> Span:
    return 1 / span[1], 1 / span[0]


def _of_counts(source: str, target: str) -> Span | None:
    """Two numbers of what is counted, whose nouns are not compared; without a number the nouns are the same or none."""
    (ours, noun), (theirs, other) = _count(source), _count(target)
    if noun != other and (ours == 1 or theirs == 1):
        return None
    return theirs / ours, theirs / ours


def _count(per: str) -> tuple[Decimal, str]:
    number, _, noun = per.partition(" ")
    return (Decimal(number), noun) if number.isdecimal() else (Decimal(1), per)


def _product(factors: Iterable[Decimal]) -> Decimal:
    return prod(factors, start=Decimal(1))

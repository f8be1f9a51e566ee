"""A conflict's figures side by side: each as printed, and in one currency with the rate and its day named.

The common currency is the one that most rows are told in, so that the fewest figures are converted; a figure told in
two currencies is shown by the telling that needs no rate. Source of the rates: European Central Bank, as in
`timeline.figures.comparing.rates`. Cost: linear in the rows.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Context
from typing import TYPE_CHECKING

from timeline.evidence.compare import finer_date
from timeline.evidence.model import Citation, Comparison
from timeline.figures.show import as_printed, show_amount, show_day, show_figure, show_span
from timeline.frozen import frozen
from timeline.model import DateSpan, Day, Figure, FigureKind, Rate, Relation

if TYPE_CHECKING:
    from timeline.figures.comparing.rates import Rates


@frozen
class Side:
    """One row of a comparison: the figure as printed and in the common unit, and the rate where one was needed.

    `group` counts from 1: rows of one group can be true together. `common` is None where nothing converts it.
    """

    citation: Citation
    group: int
    printed: str
    common: Figure | None = None
    rate: Rate | None = None


def is_date(comparison: Comparison) -> bool:
    """Were the rows' dates compared, and not their figures?"""
    return comparison.measure.casefold() == "date"


def sides_of(comparison: Comparison, rates: Rates | None) -> tuple[Side, ...]:
    """The rows of a comparison, group by group."""
    currency = common_currency(comparison.citations)
    on = finest_date(comparison.citations)
    return tuple(
        side_of(citation, number, is_date(comparison), currency, on, rates)
        for number, group in enumerate(comparison.groups, start=1)
        for citation in group
    )


def common_currency(citations: Sequence[Citation]) -> str:
    """The currency that most rows are told in, or nothing where none is told in money; of several the first by code."""
    counts = Counter(
        unit
        for citation in citations
        for unit in {figure.unit for figure in citation.meant if figure.kind is FigureKind.MONEY and figure.unit}
    )
    return min(counts, key=lambda unit: (-counts[unit], unit), default="")


def finest_date(citations: Sequence[Citation]) -> DateSpan | None:
    """The shortest date among the rows: the days whose rates are taken."""
    finest = citations[0]
    for citation in citations[1:]:
        finest = next(row for row in (finest, citation) if row.date is finer_date(finest, citation))
    return finest.date


def side_of(
    citation: Citation, group: int, dated: bool, currency: str, on: DateSpan | None, rates: Rates | None
) -> Side:
    """One row of a comparison."""
    if dated or not citation.meant:
        return Side(citation, group, citation.claim.date)
    printed = as_printed(citation.meant)
    figure = next((figure for figure in citation.meant if figure.unit == currency), citation.meant[0])
    if figure.kind is not FigureKind.MONEY or figure.unit == currency:
        return Side(citation, group, printed, figure)
    return Side(citation, group, printed, *converted(figure, currency, on or citation.published, rates))


def converted(figure: Figure, currency: str, on: object, rates: Rates | None) -> tuple[Figure | None, Rate | None]:
    """An amount in the common currency and the rate of its day; nothing where no rate is known."""
    from timeline.figures.comparing.rates import shipped_rates
    from timeline.figures.comparing.verdict import convert_interval

    if not isinstance(on, DateSpan | datetime.date):
        return None, None
    table = rates or shipped_rates(on)
    on = until(on, table.last_day)
    return convert_interval(figure, currency, on, table), table.rate(figure.unit, currency, on)


def until(on: DateSpan | datetime.date, last: datetime.date | None) -> DateSpan | datetime.date:
    """A date that has begun, cut at the last day that rates are known of: those of "2026" within 2026."""
    if last is None or not isinstance(on, DateSpan) or on.earliest is None or on.latest is None:
        return on
    day = Day.from_date(last)
    return replace(on, latest=day) if on.earliest <= day < on.latest else on


def describe_rate(rate: Rate) -> str:
    """A rate in words: "1 EUR = 1.0765 USD (ECB, 11 June 2024)"."""
    value = f"{Context(prec=5).create_decimal(rate.value).normalize():f}"
    return f"1 {rate.source} = {value} {rate.target} ({rate.table}, {show_day(rate.day)})"


def describe_common(side: Side) -> str:
    """The figure in the common unit: at the rate of the day, and what it admits at those of the days around."""
    figure = side.common
    if figure is None:
        return "no rate known"
    if side.rate is None and figure.relation != Relation.ABOUT:
        return show_figure(figure)
    span = show_span(figure, places=2 if side.rate else None)
    if figure.value is None or not figure.is_single:
        return span
    about = show_amount(figure.value, figure.unit, figure.kind, places=2) if side.rate else show_figure(figure)
    return about if about == span else f"{about} ({span})"

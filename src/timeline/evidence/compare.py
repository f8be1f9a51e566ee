"""Rows against rows: which figures and dates of one subject and measure can be true together.

Rows are compared where their subject and measure are the same and their dates overlap; on dates that do not, a figure
has changed over time, which is a series and no conflict. Undated rows are compared with each other only: nobody knows
when they held. What several rows say is sorted by `timeline.evidence.cluster`.
"""

from __future__ import annotations

import datetime
from collections.abc import Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from timeline.evidence.cluster import Observation, cluster
from timeline.evidence.model import Citation, Comparison, Evidence, Series
from timeline.evidence.pairing import Extent
from timeline.model import Agreement, DateSpan, Figure, FigureKind, Status, Verdict
from timeline.text.caseless import caseless

if TYPE_CHECKING:
    from timeline.figures.comparing.rates import Rates

COMPARED = (Status.EXACT, Status.MOVED, Status.REFORMATTED, Status.AMBIGUOUS)
KINDEST_LAST = (Agreement.UNCOMPARABLE, Agreement.CONFLICT, Agreement.COMPATIBLE, Agreement.AGREE)


def compare_rows(citations: Sequence[Citation], rates: Rates | None) -> tuple[Comparison, ...]:
    """The comparisons of all subjects and measures that more than one row speaks of, in the order of the table."""
    return tuple(found for rows in by_measure(citations) for found in compare_group(rows, rates))


def compare_group(rows: Sequence[Citation], rates: Rates | None) -> Iterator[Comparison]:
    """The comparisons of the rows of one subject and measure."""
    is_date = rows[0].claim.topic[1] == "date"
    for part in [rows] if is_date else overlapping(rows):
        comparison = compare_part(part, is_date, rates)
        if comparison is not None:
            yield comparison


def series_of(citations: Sequence[Citation]) -> tuple[Series, ...]:
    """The subjects and measures whose rows lie on dates that do not all overlap, each in order of time."""
    return tuple(found for found in map(series_of_group, by_measure(citations)) if found is not None)


def series_of_group(rows: Sequence[Citation]) -> Series | None:
    """The rows of one subject and measure in order of time, where they lie on dates that do not all overlap."""
    from timeline.dates.compare import sort_key

    dated = [row for row in rows if row.date is not None and row.meant]
    if len(dated) < 2 or rows[0].claim.topic[1] == "date" or len(overlapping(dated)) < 2:
        return None
    ordered = sorted(dated, key=lambda row: sort_key(row.date, row.id))
    return Series(rows[0].claim.subject.strip(), rows[0].claim.measure.strip(), tuple(ordered))


def by_measure(citations: Iterable[Citation]) -> list[list[Citation]]:
    """The rows whose quote stands, by subject and measure without regard to case; those without either left out."""
    groups: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        key = citation.claim.topic
        if all(key) and citation.status in COMPARED:
            groups.setdefault(key, []).append(citation)
    return list(groups.values())


def overlapping(rows: Sequence[Citation]) -> list[list[Citation]]:
    """The rows in parts: two whose dates overlap are in one, and so on along the chain; undated ones are one part."""
    dated = sorted((*bounds(row), n) for n, row in enumerate(rows) if row.date is not None)
    parts: list[list[int]] = []
    reach: tuple[int, ...] = ()
    for first, last, n in dated:
        if not parts or first > reach:
            parts.append([])
            reach = last
        parts[-1].append(n)
        reach = max(reach, last)
    undated = [row for row in rows if row.date is None]
    return [*([rows[n] for n in sorted(part)] for part in parts), *([undated] if undated else [])]


def bounds(row: Citation) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The first and last day of a row's date, open ends and an absent date reaching to the end of time."""
    date = row.date
    first = tuple(date.earliest) if date and date.earliest else (-(10**9),)
    last = tuple(date.latest) if date and date.latest else (10**9,)
    return first, last


def meets(a: Citation, b: Citation) -> bool:
    """Do the dates of two rows overlap? Two undated ones are taken to."""
    if a.date is None or b.date is None:
        return a.date is b.date
    (first, last), (other_first, other_last) = bounds(a), bounds(b)
    return first <= other_last and other_first <= last


def compare_part(rows: Sequence[Citation], is_date: bool, rates: Rates | None) -> Comparison | None:
    """The rows of one subject, measure and time in groups that can be true together; None where there is no second."""
    rows = [row for row in rows if (row.date is not None if is_date else row.meant)]
    if len(rows) < 2:
        return None
    from timeline.figures.show import name_figure

    observations = [
        Observation(row, date_mark(row), row.claim.date, caseless(row.voice))
        if is_date
        else Observation(row, (figures_mark(row), bounds(row)), name_figure(row.meant[0]), caseless(row.voice))
        for row in rows
    ]
    judge = dates_verdict if is_date else partial(rows_verdict, rates=rates)
    found = cluster(observations, judge, date_extent if is_date else figure_extent)
    groups = tuple(one.contents for one in found.clusters)
    return Comparison(rows[0].claim.subject.strip(), rows[0].claim.measure.strip(), found.verdict, groups, found.reason)


def figure_extent(row: Citation) -> Extent:
    """How far the figure of a row reaches, and when it held; a figure told in two currencies is judged."""
    from timeline.figures.comparing.reach import reach

    found = reach(row.meant[0]) if len(row.meant) == 1 else None
    return Extent(bounds(row), found.axis, found.inner, found.outer, found.amount) if found else Extent(bounds(row))


def date_extent(row: Citation) -> Extent:
    """How far the date of a row reaches: two dates that do not meet conflict."""
    return Extent((0, 0), "date", bounds(row), bounds(row))


def figures_mark(row: Citation) -> tuple[Hashable, ...]:
    """What makes two rows' figures the same: all of them but their words and places."""
    return tuple(
        (f.kind, f.unit, f.value, f.low, f.high, f.low_closed, f.high_closed, f.step, f.per, f.direction, f.spread)
        for f in row.meant
    )


def date_mark(row: Citation) -> tuple[Hashable, ...]:
    """What makes two rows' dates the same."""
    return (bounds(row), row.date.edtf if row.date else "")


def dates_verdict(a: Citation, b: Citation) -> Verdict:
    from timeline.dates.compare import compare_dates

    if a.date is None or b.date is None:
        return Verdict(Agreement.UNCOMPARABLE, "one of the rows has no date")
    return compare_dates(a.date, b.date)


def rows_verdict(a: Citation, b: Citation, rates: Rates | None) -> Verdict:
    """How the figures of two rows stand to each other.

    A figure that is told in two currencies or units is one figure: where the rows have one in common it decides, the
    best of several; only otherwise is anything converted.
    """
    if not meets(a, b):
        return Verdict(Agreement.COMPATIBLE, "the dates do not overlap")
    return best_verdict(a.meant, b.meant, finer_date(a, b), rates)


def finer_date(a: Citation, b: Citation) -> DateSpan | None:
    """The shorter of two rows' dates: the days whose exchange rates are admitted."""

    def length(row: Citation) -> int:
        """In days, with all months of 31: years before 1 have no calendar to count by."""
        first, last = bounds(row)
        if not len(first) == len(last) == 3:
            return 10**9
        return sum(days * (y - x) for days, x, y in zip((372, 31, 1), first, last, strict=True))

    return min((row for row in (a, b) if row.date is not None), key=length, default=a).date


def best_verdict(
    a: Sequence[Figure], b: Sequence[Figure], on: datetime.date | DateSpan | None, rates: Rates | None
) -> Verdict:
    """The kindest verdict on two figures each told once or twice, in a common currency where there is one."""
    from timeline.figures.comparing.verdict import compare_figures

    pairs = [(x, y) for x in a for y in b]
    measured = (FigureKind.MONEY, FigureKind.QUANTITY)
    common = [(x, y) for x, y in pairs if x.kind is y.kind and x.kind in measured and x.unit == y.unit]
    verdicts = [compare_figures(x, y, on=on, rates=rates) for x, y in common or pairs]
    return max(
        verdicts,
        key=lambda verdict: KINDEST_LAST.index(verdict.verdict),
    )


def pair_verdict(citation: Citation, first: Figure, again: Figure, evidence: Evidence) -> Verdict:
    """Does a figure told twice agree with itself, at the rates of its date or of its publication?

    A bound is mostly said once for both: "up to 1,100 km (700 mi)" is no conflict where the two numbers agree.
    """
    from timeline.figures.comparing.pairs import without_bound
    from timeline.figures.comparing.verdict import compare_figures

    on = citation.published or citation.date
    verdict = compare_figures(first, again, on=on, rates=evidence.rates)
    if verdict.verdict is Agreement.CONFLICT:
        return compare_figures(without_bound(first), without_bound(again), on=on, rates=evidence.rates)
    return verdict

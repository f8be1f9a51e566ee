"""How two dates stand to each other, and in which order a chronology tells them.

Both look only at the days that a date can mean: an open end is before, or after, every day. Constant time.
"""

from __future__ import annotations

import datetime

from timeline.model import Agreement, DateSpan, Day, Precision, Verdict

_BEFORE_ALL, _AFTER_ALL = Day(-(10**12), 1, 1), Day(10**12, 1, 1)
_FINENESS = tuple(Precision)

SortKey = tuple[int, Day, Day, int, str]


def bounds(span: DateSpan) -> tuple[Day, Day]:
    """The ends of a date, with a day before or after all others for an open end."""
    return span.earliest or _BEFORE_ALL, span.latest or _AFTER_ALL


def compare_dates(a: DateSpan, b: DateSpan) -> Verdict:
    """Compare the days that two dates can mean: `agree`, `compatible` or `conflict`, with the reason.

    Disjoint dates conflict; equal ones agree; one within the other is compatible, and the reason says which is finer;
    where they only overlap they are compatible, to be checked.
    """
    (a_first, a_last), (b_first, b_last) = bounds(a), bounds(b)
    if a_last < b_first or b_last < a_first:
        earlier, later = (a, b) if a_last < b_first else (b, a)
        return Verdict(Agreement.CONFLICT, f"{describe_date(earlier)} ends before {describe_date(later)} begins")
    if (a_first, a_last) == (b_first, b_last):
        return Verdict(
            Agreement.AGREE, f"both are {a.edtf}" if a.edtf == b.edtf else f"{describe_date(a)} is {describe_date(b)}"
        )
    for finer, coarser in ((a, b), (b, a)):
        if bounds(coarser)[0] <= bounds(finer)[0] and bounds(finer)[1] <= bounds(coarser)[1]:
            return Verdict(
                Agreement.COMPATIBLE, f"{describe_date(finer)} lies within {describe_date(coarser)} and is finer"
            )
    return Verdict(Agreement.COMPATIBLE, f"{describe_date(a)} and {describe_date(b)} overlap in part, to check")


def describe_date(span: DateSpan) -> str:
    """A date as its words and its EDTF form, or once where they are the same."""
    return span.edtf if span.text in ("", span.edtf) else f"{span.text} ({span.edtf})"


def sort_key(span: DateSpan | None, id: str) -> SortKey:  # noqa: A002 (the word of the claims table)
    """The place of a dated claim in a chronology: earliest, latest, the finer precision, id; a total order.

    A date with an open start goes by its end, and before a date that begins and ends on that day; undated claims come
    last. Keys of equal dates differ by the id alone, in code point order.
    """
    if span is None:
        return (2, _AFTER_ALL, _AFTER_ALL, len(_FINENESS), id)
    first, last = bounds(span)
    fineness = _FINENESS.index(span.precision) if span.precision in _FINENESS else len(_FINENESS)
    return (1, last if span.earliest is None else first, last, fineness, id)


def is_forecast(span: DateSpan, published: datetime.date | None) -> bool:
    """Does a date point after the day on which its text was published?

    It does where all of it lies later ("in 2028", said in 2025), and where it has only an end, which lies later ("by
    the end of 2026", said in 2025). A date that has begun ("this year") and an open end ("since 2020") are none.
    """
    if published is None:
        return False
    day = Day.from_date(published)
    if span.earliest is not None:
        return span.earliest > day
    return span.latest is not None and span.latest > day

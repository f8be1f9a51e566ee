"""Rows that are not compared although they may be meant for one time: days apart, or one of them without a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from timeline.evidence.compare import best_verdict, finer_date
from timeline.evidence.model import Citation
from timeline.model import Agreement

if TYPE_CHECKING:
    from timeline.figures.comparing.rates import Rates

DAYS = 7


def apart_in_group(rows: Sequence[Citation], rates: Rates | None) -> Iterator[tuple[Citation, Citation]]:
    """Of the rows of one subject and measure the pairs that are apart and whose figures could not both be true.

    Rows that are dated by single days are apart by a few, each day that of its publication as far as that is known.
    """
    meant = [row for row in rows if row.meant]
    if rows[0].claim.topic[1] == "date" or len(meant) < 2:
        return
    dated = sorted((day_of(row), row.id, n) for n, row in enumerate(meant) if row.date is not None)
    pairs = [(meant[n], meant[m]) for (day, _, n), (next_day, _, m) in pairwise(dated) if 0 < next_day - day <= DAYS]
    pairs = [(a, b) for a, b in pairs if by_publication(a) and by_publication(b)]
    pairs += [(meant[n], other) for other in meant if other.date is None for _, _, n in dated[-1:]]
    yield from ((a, b) for a, b in pairs if a.voice != b.voice and clash(a, b, rates))


def day_of(row: Citation) -> int:
    """The first day of a row's date, counted from the beginning of the calendar; 0 where there is none."""
    first = row.date.earliest if row.date else None
    return first.to_date().toordinal() if first is not None and 1 <= first.year <= 9999 else 0


def by_publication(row: Citation) -> bool:
    """Is a row dated by a single day, that of its publication as far as it is known?"""
    date = row.date
    if date is None or date.earliest != date.latest:
        return False
    return row.published is None or abs(row.published.toordinal() - day_of(row)) <= 1


def clash(a: Citation, b: Citation, rates: Rates | None) -> bool:
    return best_verdict(a.meant, b.meant, finer_date(a, b), rates).verdict is Agreement.CONFLICT

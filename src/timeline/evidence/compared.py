"""Comparisons that are kept: rows of one subject and measure of which nothing has changed are compared as they were.

Kept is how the rows stand to each other, by their places in the group. The key holds all that is compared: what was
found for each row, in the bytes that it was read of, and what the table says of it. Rows of which something was found
since, and exchange rates of a project's own, are compared anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from timeline.evidence.compare import by_measure, compare_group, compare_rows, series_of, series_of_group
from timeline.evidence.model import Citation, Comparison, Series
from timeline.evidence.packing import DAMAGED, dumps, loads, packed_line, unplain
from timeline.model import Agreement
from timeline.project.kept import Kept, program, version_of

if TYPE_CHECKING:
    from timeline.figures.comparing.rates import Rates

Group = Sequence[Citation]
Found = tuple[tuple[Comparison, ...], Series | None]

KEPT = tuple[tuple[tuple[Agreement, str, tuple[tuple[int, ...], ...]], ...], tuple[int, ...]]
"""Of each comparison its verdict, the reason and the groups by the numbers of the rows; then those of the series."""

RATES = "CurrencyConverter"


def compared_rows(
    citations: Sequence[Citation], rates: Rates | None, kept: Kept | None
) -> tuple[tuple[Comparison, ...], tuple[Series, ...]]:
    """The comparisons and the series of all rows; what is kept of them is taken from there, and what is new is kept."""
    if kept is None or rates is not None:
        return compare_rows(citations, rates), series_of(citations)
    groups = [rows for rows in by_measure(citations) if len(rows) > 1]
    keys = list(map(key_of_group, groups))
    there, new, found = kept.get(key for key in keys if key), dict[bytes, bytes](), list[Found]()
    for rows, key in zip(groups, keys, strict=True):
        known = known_group(there[key], rows) if key in there else None
        if known is None:
            known = tuple(compare_group(rows, rates)), series_of_group(rows)
            new |= {key: pack_group(known, rows)} if key else {}
        found.append(known)
    kept.put(new)
    return tuple(one for some, _ in found for one in some), tuple(one for _, one in found if one is not None)


def key_of_group(rows: Group) -> bytes:
    """What stands for the rows, the program and its rates; nothing where they were not read from what was kept."""
    lines = list(map(packed_line, rows))
    if not all(lines):
        return b""
    texts = [(row.id, row.claim.subject, row.claim.measure, row.claim.date) for row in rows]
    first = repr(("compared", program(), version_of(RATES), texts)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(b"\n".join([first, *lines])).digest()


def pack_group(found: Found, rows: Group) -> bytes:
    at = {id(row): n for n, row in enumerate(rows)}
    comparisons = [
        [one.verdict, one.reason, [[at[id(row)] for row in group] for group in one.groups]] for one in found[0]
    ]
    return dumps([comparisons, [at[id(row)] for row in found[1].citations] if found[1] else []])


def known_group(data: bytes, rows: Group) -> Found | None:
    """How the rows stand to each other, as it was kept; None where that is damaged."""
    with suppress(*DAMAGED, IndexError):
        comparisons, ordered = unplain(KEPT, loads(data))
        subject, measure = rows[0].claim.subject.strip(), rows[0].claim.measure.strip()
        found = tuple(
            Comparison(subject, measure, verdict, tuple(tuple(rows[n] for n in group) for group in groups), reason)
            for verdict, reason, groups in comparisons
        )
        return found, Series(subject, measure, tuple(rows[n] for n in ordered)) if ordered else None
    return None

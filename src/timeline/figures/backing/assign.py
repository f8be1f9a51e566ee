"""Pairs of the highest score in all, each side used once.

The method is that of shortest augmenting paths (Kuhn 1955, Munkres 1957, in the form of Jonker and Volgenant 1987).
Cost: rows squared times columns, and where that is more than `MOST` steps, pairs are taken by their score one by one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

MOST = 200_000


def assign(scores: Sequence[Mapping[int, float]], columns: int) -> dict[int, int]:
    """Which column each row gets. A row has scores for the columns that it can have; one of 0 or less is not taken.

    >>> assign([{0: 2.0, 1: 1.9}, {0: 2.0, 1: 0.1}], 2)
    {0: 1, 1: 0}
    """
    if len(scores) ** 2 * (columns + len(scores)) > MOST:
        return _one_by_one(scores)
    return _best(scores, columns)


def _one_by_one(scores: Sequence[Mapping[int, float]]) -> dict[int, int]:
    ranked = sorted((-score, row, column) for row, found in enumerate(scores) for column, score in found.items())
    rows: dict[int, int] = {}
    taken: set[int] = set()
    for score, row, column in ranked:
        if score < 0 and row not in rows and column not in taken:
            rows[row] = column
            taken.add(column)
    return dict(sorted(rows.items()))


def _best(scores: Sequence[Mapping[int, float]], columns: int) -> dict[int, int]:
    """Each row also has a column of its own that costs nothing, where it stays without a partner."""
    width = columns + len(scores)
    costs = [[0.0 if column >= columns else -found.get(column, -1e9) for column in range(width)] for found in scores]
    row_of = [-1] * width
    for_rows, for_columns = [0.0] * len(scores), [0.0] * width
    for row in range(len(scores)):
        _augment(row, costs, row_of, for_rows, for_columns)
    found = {row: column for column, row in enumerate(row_of[:columns]) if row >= 0}
    return {row: column for row, column in sorted(found.items()) if scores[row].get(column, 0) > 0}


def _augment(
    start: int, costs: Sequence[Sequence[float]], row_of: list[int], for_rows: list[float], for_columns: list[float]
) -> None:
    """Give one more row a column, others moving where that is best for all."""
    width = len(row_of)
    least, before, done = [math.inf] * width, [-1] * width, [False] * width
    row, column = start, -1
    while column < 0 or row_of[column] >= 0:
        if column >= 0:
            done[column], row = True, row_of[column]
        open_ones = [i for i in range(width) if not done[i]]
        for i in open_ones:
            cost = costs[row][i] - for_rows[row] - for_columns[i]
            if cost < least[i]:
                least[i], before[i] = cost, column
        following = min(open_ones, key=least.__getitem__)
        _shift(least[following], start, least, done, row_of, for_rows, for_columns)
        column = following
    while column >= 0:
        row_of[column] = row_of[before[column]] if before[column] >= 0 else start
        column = before[column]


def _shift(
    step: float,
    start: int,
    least: list[float],
    done: Sequence[bool],
    row_of: Sequence[int],
    for_rows: list[float],
    for_columns: list[float],
) -> None:
    """Move the prices so that the next column costs nothing more."""
    for_rows[start] += step
    for i, is_done in enumerate(done):
        if is_done:
            for_rows[row_of[i]] += step
            for_columns[i] -= step
        else:
            least[i] -= step

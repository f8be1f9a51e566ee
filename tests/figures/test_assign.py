"""Pairs of the highest score in all: against every way there is, on small sets."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from timeline.figures.backing.assign import MOST, assign

SCORES = st.lists(st.dictionaries(st.integers(0, 3), st.integers(-3, 9).map(float), max_size=4), max_size=4)


def best(scores: list[dict[int, float]]) -> float:
    """The highest sum of all ways to give each row a column of its own, or none."""
    columns: list[int | None] = [*range(4), *[None] * len(scores)]
    return max(
        sum(row.get(column, 0.0) for row, column in zip(scores, way, strict=True) if column is not None)
        for way in set(permutations(columns, len(scores)))
    )


@given(SCORES)
def test_no_other_way_has_a_higher_score(scores: list[dict[int, float]]) -> None:
    found = assign(scores, 4)
    assert len(set(found.values())) == len(found)
    assert sum(scores[row][column] for row, column in found.items()) == max(0.0, best(scores))


def test_of_very_many_each_still_has_one_of_its_own() -> None:
    side = 500
    assert side**3 > MOST
    near = [range(row, min(side, row + 3)) for row in range(side)]
    scores = [{column: float(side - column + row) for column in columns} for row, columns in enumerate(near)]
    assert assign(scores, side) == {row: row for row in range(side)}

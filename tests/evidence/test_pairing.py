"""Many values of one thing: the same clusters as when each pair is judged, with fewer judgements."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.evidence.cluster import Observation, cluster
from timeline.evidence.pairing import Extent
from timeline.figures.comparing.reach import reach
from timeline.figures.comparing.verdict import compare_figures
from timeline.figures.reading.read import read_figures
from timeline.model import Agreement, Figure, Verdict

Value = tuple[Figure, tuple[int, int]]

HEDGES = ("", "about ", "more than ", "at least ", "nearly ", "under ", "up to ", "over ")
UNITS = (
    "$%s million", "€%s million", "%s percent", "%s people", "%s weeks", "%s months", "%s percentage points", "$%s",
    "%s times", "fell %s percent", "rose %s percent", "a loss of $%s million", "-%s percent", "%s horsepower", "%s kW",
    "%s out of 10", "%s out of 5 stars", "%s tonnes", "a rise of %s percent", "%s km", "%s kg per day",
)  # fmt: skip
TIMES = ((0, 9), (0, 3), (4, 9), (7, 7))


def value(text: str, time: tuple[int, int] = (0, 9)) -> Value:
    (figure,) = read_figures(text)
    return figure, time


def judge(a: Value, b: Value) -> Verdict:
    if a[1][0] > b[1][1] or b[1][0] > a[1][1]:
        return Verdict(Agreement.COMPATIBLE, "apart in time")
    return compare_figures(a[0], b[0])


def extent(one: Value) -> Extent:
    found = reach(one[0])
    return Extent(one[1], found.axis, found.inner, found.outer, found.amount) if found else Extent(one[1])


def observed(values: list[Value]) -> list[Observation[Value]]:
    return [
        Observation(one, (one[0].text, one[0].low, one[0].high, one[1]), one[0].text, n % 5)
        for n, one in enumerate(values)
    ]


@st.composite
def many_values(draw: st.DrawFn) -> list[Value]:
    units = draw(st.lists(st.sampled_from(UNITS), min_size=1, max_size=3))
    numbers = st.one_of(
        st.integers(1, 30).map(str),
        st.integers(1, 300).map(lambda n: f"{n / 10:.1f}"),
        st.sampled_from(["100", "1500"]),
    )
    texts = st.tuples(st.sampled_from(HEDGES), st.sampled_from(units), numbers).map(lambda t: t[0] + t[1] % t[2])
    readable = texts.filter(lambda text: len(read_figures(text)) == 1)
    return draw(st.lists(st.builds(value, readable, st.sampled_from(TIMES)), max_size=12))


@given(many_values())
def test_what_extents_settle_is_what_each_pair_is_judged_to_be(values: list[Value]) -> None:
    assert cluster(observed(values), judge, extent) == cluster(observed(values), judge)


@pytest.mark.parametrize("hedges", [("",), ("", "about "), ("", "", "more than ", "up to ")])
def test_twice_as_many_figures_of_one_thing_are_judged_about_twice_as_often(hedges: tuple[str, ...]) -> None:
    def judged(size: int) -> int:
        calls = 0

        def counted(a: Value, b: Value) -> Verdict:
            nonlocal calls
            calls += 1
            return judge(a, b)

        drawn = random.Random(3)  # noqa: S311 - the same rows on every run
        values = [value(f"{drawn.choice(hedges)}${n / 10 + 10:.1f} million") for n in range(size)]
        cluster(observed(values), counted, extent)
        return calls

    few, many = judged(150), judged(300)
    assert many <= 2.5 * few + 10
    assert many < 300 * 20

"""Many sources on one quantity: one result with clusters, the same in every order, in conflict where a pair is."""

import datetime
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.evidence.cluster import Clusters, Observation, cluster
from timeline.figures.comparing.verdict import compare_figures
from timeline.figures.reading.read import read_figures
from timeline.figures.show import name_figure
from timeline.model import Agreement, Figure, FigureKind

ANNOUNCED = datetime.date(2024, 6, 11)
Item = tuple[str, Figure]


def read(text: str) -> Figure:
    (figure,) = read_figures(text)
    return figure


def items(*texts: str) -> list[Item]:
    return [(f"c{i}", read(text)) for i, text in enumerate(texts, 1)]


def clustered(
    figures: list[Item], origins: dict[str, str] | None = None, on: datetime.date = ANNOUNCED
) -> Clusters[Item]:
    observations = [
        Observation(
            (key, figure),
            (figure.text, figure.low, figure.high, figure.relation),
            name_figure(figure),
            (origins or {}).get(key, key),
        )
        for key, figure in figures
    ]
    return cluster(observations, lambda a, b: compare_figures(a[1], b[1], on=on))


def keys(found: Clusters[Item]) -> list[tuple[str, ...]]:
    return [tuple(key for key, _ in one.contents) for one in found.clusters]


SERIES_B = items("5.8 billion euros", "$6.2 billion", "nearly €6 billion", "$6.51 billion", "€5.8bn")


def test_the_odd_one_out_stands_apart_and_the_reason_counts():
    found = clustered(SERIES_B)
    assert found.verdict is Agreement.CONFLICT
    assert keys(found) == [("c1", "c2", "c3", "c5"), ("c4",)]
    assert [one.sources for one in found.clusters] == [4, 1]
    assert found.reason.startswith(
        "four say 5.8 billion euros (or $6.2 billion, “nearly €6 billion”, €5.8bn), one says $6.51"
    )


def test_what_can_all_be_true_is_one_cluster_without_a_conflict():
    found = clustered(items("€385 million", "$415 million", "about €400mn"), on=datetime.date(2023, 12, 10))
    assert found.verdict is Agreement.COMPATIBLE
    assert keys(found) == [("c1", "c2", "c3")]


def test_a_hedge_that_fits_two_camps_joins_the_larger_and_hides_no_conflict():
    found = clustered(items("5 people", "about 5.5 people", "6 people", "6 people"))
    assert found.verdict is Agreement.CONFLICT
    assert keys(found) == [("c2", "c3", "c4"), ("c1",)]


def test_sources_that_copy_one_another_count_once():
    figures = items("60 people", "60 people", "60 people", "80 people", "80 people")
    found = clustered(figures, {"c1": "agency", "c2": "agency", "c3": "agency"})
    assert keys(found) == [("c4", "c5"), ("c1", "c2", "c3")]
    assert found.reason == "two say 80 people, one says 60 people; 60 people is below 80 people"


def test_what_cannot_be_compared_is_said_and_is_no_conflict():
    found = clustered(items("5%", "5 percentage points"))
    assert found.verdict is Agreement.UNCOMPARABLE
    assert len(found.clusters) == 2
    assert found.reason.endswith("not all can be compared")


def test_of_many_ways_to_say_one_thing_the_first_four_are_told():
    ways = ("about 100 people", "about 101 people", "about 102 people", "about 103 people", "about 104 people")
    assert clustered(items(*ways[:4])).reason.endswith(
        "(or “about 101 people”, “about 102 people”, “about 103 people”)"
    )
    assert clustered(items(*ways)).reason == (
        "five say “about 100 people” (or “about 101 people”, “about 102 people”, “about 103 people”, …)"
    )
    assert clustered(items(*ways, *ways[3:])).reason.startswith("seven say “about 103 people” (or “about 104 people”, ")


def test_nothing_told_gives_no_clusters():
    assert clustered([]) == Clusters(Agreement.AGREE, (), "")


def test_twenty_sources_give_one_reason_for_two_camps():
    found = clustered(items(*["60 people"] * 12, *["80 people"] * 8))
    assert [one.sources for one in found.clusters] == [12, 8]
    assert found.reason.startswith("twelve say 60 people, eight say 80 people; ")


@pytest.mark.parametrize("order", list(itertools.permutations(range(5))))
def test_the_order_of_the_sources_changes_nothing(order: tuple[int, ...]):
    found = clustered([SERIES_B[i] for i in order])
    assert [set(cluster) for cluster in keys(found)] == [{"c1", "c2", "c3", "c5"}, {"c4"}]


def whole(number: int, relation: str) -> Figure:
    value, infinity = Decimal(number), Decimal("Infinity")
    if relation == ">":
        return Figure(0, 1, f"over {number}", FigureKind.NUMBER, "", None, value, infinity, False, False, ">")
    reach = value / 10 if relation == "~" else Decimal(0)
    return Figure(0, 1, str(number), FigureKind.NUMBER, "", value, value - reach, value + reach, True, True, relation)


figures = st.lists(st.builds(whole, st.integers(1, 40), st.sampled_from(["=", "~", ">"])), max_size=9).map(
    lambda read_ones: [(f"c{i}", figure) for i, figure in enumerate(read_ones)]
)


@given(figures)
def test_there_is_a_conflict_exactly_where_a_pair_conflicts(figures: list[Item]):
    pairs = itertools.combinations(figures, 2)
    clashing = any(compare_figures(a, b).verdict is Agreement.CONFLICT for (_, a), (_, b) in pairs)
    assert (clustered(figures).verdict is Agreement.CONFLICT) is clashing


@given(figures)
def test_each_source_stands_in_one_cluster_whose_members_can_all_be_true(figures: list[Item]):
    found = clustered(figures)
    assert sorted(key for cluster in keys(found) for key in cluster) == sorted(key for key, _ in figures)
    sizes = [one.sources for one in found.clusters]
    assert sizes == sorted(sizes, reverse=True)
    for one in found.clusters:
        for (_, a), (_, b) in itertools.combinations(one.contents, 2):
            assert compare_figures(a, b).verdict in (Agreement.AGREE, Agreement.COMPATIBLE)


@given(figures, st.randoms())
def test_shuffling_changes_no_cluster(figures: list[Item], chance):
    shuffled = list(figures)
    chance.shuffle(shuffled)
    assert [set(cluster) for cluster in keys(clustered(shuffled))] == [
        set(cluster) for cluster in keys(clustered(figures))
    ]

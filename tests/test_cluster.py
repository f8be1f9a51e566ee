"""Many sources on one quantity: one result with clusters, the same in every order, in conflict where a pair is."""

import datetime
import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures.cluster import When, cluster_figures, dates_overlap, shared_date
from timeline.figures.compare import compare_figures
from timeline.figures.read import read_figures
from timeline.model import Agreement, DateSpan, Day, Figure, FigureKind

JUNE = DateSpan(Day(2024, 6, 1), Day(2024, 6, 30), "month", "2024-06")
ANNOUNCED = datetime.date(2024, 6, 11)
LATER = datetime.date(2025, 9, 9)


def read(text: str) -> Figure:
    (figure,) = read_figures(text)
    return figure


def items(*texts: str, on: When = ANNOUNCED) -> list[tuple[str, Figure, When]]:
    return [(f"c{i}", read(text), on) for i, text in enumerate(texts, 1)]


SERIES_B = items("5.8 billion euros", "$6.2 billion", "nearly €6 billion", "$6.51 billion", "€5.8bn")


def test_the_odd_one_out_stands_apart_and_the_reason_counts():
    found = cluster_figures(SERIES_B)
    assert found.verdict is Agreement.CONFLICT
    assert [(cluster.keys, cluster.sources) for cluster in found.clusters] == [
        (("c1", "c2", "c3", "c5"), 4), (("c4",), 1),
    ]  # fmt: skip
    assert found.reason.startswith(
        "four say 5.8 billion euros (or $6.2 billion, “nearly €6 billion”), one says $6.51 billion; "
    )
    ((clash),) = found.clashes
    assert {clash.first, clash.second} <= {"c1", "c4", "c5"}
    assert clash.verdict.rate is not None


def test_what_can_all_be_true_is_one_cluster_without_a_conflict():
    found = cluster_figures(items("€385 million", "$415 million", "about €400mn", on=datetime.date(2023, 12, 10)))
    assert found.verdict is Agreement.COMPATIBLE
    assert [cluster.keys for cluster in found.clusters] == [("c1", "c2", "c3")]
    assert found.clashes == ()


def test_a_hedge_that_fits_two_camps_joins_the_larger_and_hides_no_conflict():
    found = cluster_figures(items("5 people", "about 5.5 people", "6 people", "6 people"))
    assert found.verdict is Agreement.CONFLICT
    assert [cluster.keys for cluster in found.clusters] == [("c2", "c3", "c4"), ("c1",)]


def test_sources_that_copy_one_another_count_once():
    told = items("60 people", "60 people", "60 people", "80 people", "80 people")
    origins = {"c1": "agency", "c2": "agency", "c3": "agency"}
    found = cluster_figures(told, origins=origins)
    assert [(cluster.keys, cluster.sources) for cluster in found.clusters] == [
        (("c4", "c5"), 2), (("c1", "c2", "c3"), 1),
    ]  # fmt: skip
    assert found.reason == "two say 80 people, one says 60 people; 60 people is below 80 people"


def test_dates_that_do_not_overlap_make_a_series_and_no_conflict():
    told = [("a", read("60 people"), ANNOUNCED), ("b", read("more than 350 people"), LATER)]
    found = cluster_figures(told)
    assert found.verdict is not Agreement.CONFLICT
    assert found.clashes == ()
    assert found.reason == "one says 60 people, one says “more than 350 people”; at different dates"


def test_the_same_pair_on_one_date_is_a_conflict():
    assert cluster_figures(items("60 people", "more than 350 people")).verdict is Agreement.CONFLICT


def test_a_month_and_a_day_within_it_overlap():
    told = [("a", read("$6.51 billion"), JUNE), ("b", read("€5.8 billion"), ANNOUNCED)]
    assert cluster_figures(told).verdict is Agreement.CONFLICT


def test_what_cannot_be_compared_is_said_and_is_no_conflict():
    found = cluster_figures(items("5%", "5 percentage points"))
    assert found.verdict is Agreement.UNCOMPARABLE
    assert len(found.clusters) == 2
    assert found.reason.endswith("not all can be compared")


def test_nothing_told_gives_no_clusters():
    found = cluster_figures([])
    assert (found.verdict, found.clusters, found.clashes, found.reason) == (Agreement.AGREE, (), (), "")


def test_twenty_sources_give_one_clash_for_two_camps():
    found = cluster_figures(items(*["60 people"] * 12, *["80 people"] * 8))
    assert [cluster.sources for cluster in found.clusters] == [12, 8]
    assert len(found.clashes) == 1
    assert found.reason.startswith("twelve say 60 people, eight say 80 people")


@pytest.mark.parametrize("order", list(itertools.permutations(range(5))))
def test_the_order_of_the_sources_changes_nothing(order: tuple[int, ...]):
    assert cluster_figures([SERIES_B[i] for i in order]) == cluster_figures(SERIES_B)


@pytest.mark.parametrize(
    ("a", "b", "overlap"),
    [
        (None, LATER, True),
        (JUNE, ANNOUNCED, True),
        (JUNE, LATER, False),
        (DateSpan(Day(2024, 6, 20), None, "day", "2024-06-20/.."), LATER, True),
        (DateSpan(None, Day(2024, 6, 1), "day", "../2024-06-01"), ANNOUNCED, False),
    ],
)  # fmt: skip
def test_dates_overlap_where_both_can_hold_at_one_moment(a: When, b: When, overlap: bool):
    assert dates_overlap(a, b) is overlap
    assert dates_overlap(b, a) is overlap


def test_two_dates_share_the_finer_one_or_their_common_days():
    assert shared_date(JUNE, ANNOUNCED) == ANNOUNCED
    assert shared_date(None, JUNE) == JUNE
    half = DateSpan(Day(2024, 6, 15), Day(2024, 12, 31), "interval", "2024-06-15/2024-12-31")
    common = shared_date(JUNE, half)
    assert isinstance(common, DateSpan)
    assert (common.earliest, common.latest, common.edtf) == (
        Day(2024, 6, 15),
        Day(2024, 6, 30),
        "2024-06-15/2024-06-30",
    )


def whole(number: int, relation: str) -> Figure:
    value, infinity = Decimal(number), Decimal("Infinity")
    if relation == ">":
        return Figure(0, 1, f"over {number}", FigureKind.NUMBER, "", None, value, infinity, False, False, ">")
    reach = value / 10 if relation == "~" else Decimal(0)
    return Figure(0, 1, str(number), FigureKind.NUMBER, "", value, value - reach, value + reach, True, True, relation)


tellings = st.lists(
    st.tuples(
        st.builds(whole, st.integers(1, 40), st.sampled_from(["=", "~", ">"])),
        st.sampled_from([None, ANNOUNCED, JUNE, LATER]),
    ),
    max_size=9,
).map(lambda pairs: [(f"c{i}", figure, on) for i, (figure, on) in enumerate(pairs)])


@given(tellings)
def test_there_is_a_conflict_exactly_where_a_pair_conflicts(told: list[tuple[str, Figure, When]]):
    found = cluster_figures(told)
    clashing = any(
        dates_overlap(on_a, on_b) and compare_figures(a, b).verdict is Agreement.CONFLICT
        for (_, a, on_a), (_, b, on_b) in itertools.combinations(told, 2)
    )
    assert (found.verdict is Agreement.CONFLICT) is clashing
    assert bool(found.clashes) is clashing


@given(tellings)
def test_each_source_stands_in_one_cluster_whose_members_can_all_be_true(told: list[tuple[str, Figure, When]]):
    found = cluster_figures(told)
    assert sorted(key for cluster in found.clusters for key in cluster.keys) == sorted(key for key, _, _ in told)
    sizes = [cluster.sources for cluster in found.clusters]
    assert sizes == sorted(sizes, reverse=True)
    for cluster in found.clusters:
        for a, b in itertools.combinations(cluster.figures, 2):
            assert compare_figures(a, b).verdict in (Agreement.AGREE, Agreement.COMPATIBLE)


@given(tellings, st.randoms())
def test_shuffling_changes_nothing(told: list[tuple[str, Figure, When]], chance):
    shuffled = list(told)
    chance.shuffle(shuffled)
    assert cluster_figures(shuffled) == cluster_figures(told)

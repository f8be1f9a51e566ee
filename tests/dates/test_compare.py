"""Dates against dates: verdicts, order, and what points after publication."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import compare_dates, is_forecast, read_date, sort_key
from timeline.model import DateSpan

TEXTS = [
    "2023-04",
    "2023-05",
    "2023",
    "2023-04-15",
    "early 2023",
    "mid-2023",
    "late 2023",
    "before 2023",
    "after 2023",
    "by 2027",
    "since 2020",
    "circa 1860",
    "1860s",
    "19th century",
    "44 BC",
    "100 BC",
    "[1863,1864]",
    "2023-34",
    "12–15 May 2024",
    "Q2 2023",
    "summer 2023",
    "the 1990s",
    "AD 79",
    "2024-02-29",
]
PUBLISHED = datetime.date(2025, 3, 1)


def read(text: str, published: datetime.date | None = PUBLISHED) -> DateSpan:
    span = read_date(text, published=published)
    assert span is not None, text
    return span


SPANS = [read(text) for text in TEXTS]


@pytest.mark.parametrize(
    ("a", "b", "verdict", "reason"),
    [
        ("2023-04", "May 2023", "conflict", "ends before"),
        ("early 2023", "2023-04", "compatible", "2023-04 lies within early 2023"),
        ("mid-2023", "2023-04", "conflict", "ends before"),
        ("April 2023", "2023-04", "agree", "both are 2023-04"),
        ("2023", "2023", "agree", "both are 2023"),
        ("Q2 2023", "2023-05-12", "compatible", "is finer"),
        ("late 2023", "Q3 2023", "compatible", "overlap in part, to check"),
        ("before 2020", "2019-06-01", "compatible", "is finer"),
        ("before 2020", "2020-01-01", "conflict", "ends before"),
        ("since 2019", "until 2021", "compatible", "overlap in part"),
        ("after 2023", "before 2023", "conflict", "ends before"),
        ("44 BC", "AD 44", "conflict", "ends before"),
    ],
)
def test_dates_stand_to_each_other_as_their_days_do(a: str, b: str, verdict: str, reason: str) -> None:
    compared = compare_dates(read(a), read(b))
    assert compared.verdict == verdict
    assert reason in compared.reason
    assert compare_dates(read(b), read(a)).verdict == verdict


@given(st.sampled_from(SPANS), st.sampled_from(SPANS))
def test_comparing_is_symmetric_and_every_date_agrees_with_itself(a: DateSpan, b: DateSpan) -> None:
    assert compare_dates(a, b).verdict == compare_dates(b, a).verdict
    assert compare_dates(a, a).verdict == "agree"


def test_the_order_of_a_chronology() -> None:
    """By the first day, then the last, then the finer precision; an open start goes by its end, no date comes last."""
    texts = ["100 BC", "44 BC", "AD 79", "before 2023", "2023-01-01", "January 2023", "Q1 2023", "2023", "since 2023"]
    spans = [(read(text), "a") for text in texts]
    undated = [*spans, (None, "a")]
    for turned in (undated[::-1], undated[5:] + undated[:5]):
        ordered = sorted(turned, key=lambda item: sort_key(*item))
        assert [span.text if span else None for span, _ in ordered] == [*texts, None]


def test_equal_dates_go_by_their_ids() -> None:
    span = read("May 2024")
    assert sorted(["b", "a", "B"], key=lambda name: sort_key(span, name)) == ["B", "a", "b"]


@given(st.permutations(SPANS))
def test_the_order_is_total(spans: list[DateSpan]) -> None:
    keys = [sort_key(span, span.edtf) for span in spans]
    assert sorted(keys) == sorted(set(keys)) or len({span.edtf for span in spans}) < len(spans)
    assert sorted(keys) == sorted(sort_key(span, span.edtf) for span in SPANS)


@pytest.mark.parametrize(
    ("text", "forecast"),
    [
        ("by end of 2026", True),
        ("2028", True),
        ("in two years", True),
        ("next month", True),
        ("after 2025", True),
        ("this year", False),
        ("2025", False),
        ("2025-03-01", False),
        ("yesterday", False),
        ("since 2020", False),
        ("by 2024", False),
        ("before 2020", False),
    ],
)
def test_a_forecast_points_after_publication(text: str, forecast: bool) -> None:
    assert is_forecast(read(text), PUBLISHED) is forecast
    assert not is_forecast(read(text), None)

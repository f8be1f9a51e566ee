"""The slip that may lie between two figures: named where undoing it makes them meet, and nowhere else."""

import datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures.comparing.verdict import name_slip
from timeline.figures.reading.read import read_figures
from timeline.model import Figure, FigureKind


def read(text: str) -> Figure:
    (figure,) = read_figures(text)
    return figure


@pytest.mark.parametrize(
    ("a", "b", "slip"),
    [
        ("€5.8 million", "€5.8 billion", "million against billion"),
        ("€5.8 billion", "€5.83 million", "billion against million"),
        ("$2 trillion", "$2 million", "trillion against million"),
        ("60 people", "60,000 people", "a factor of 1,000"),
        ("$13.6 billion", "$16.3 billion", "digits transposed (13.6 billion against 16.3 billion)"),
        ("450 people", "540 people", "digits transposed (450 against 540)"),
        ("$1.36 billion", "$13.6 billion", "the decimal point moved (1.36 billion against 13.6 billion)"),
        ("13.6%", "136%", "the decimal point moved (13.6 against 136)"),
        ("15,000 people", "150,000 people", "a zero too many or too few (15,000 against 150,000)"),
        ("$15 million", "$150 million", "a zero too many or too few (15 million against 150 million)"),
        ("1,250 people", "125 people", "a zero too many or too few (1,250 against 125)"),
        ("1,250 people", "150 people", "a digit too many or too few (1,250 against 150)"),
        ("385 people", "3,855 people", "a digit too many or too few (385 against 3,855)"),
        ("2%", "2 percentage points", "percent against percentage points"),
        ("$600 million", "€600 million", "the currency (600 million once in USD, once in EUR)"),
        ("4.5 out of 5 stars", "4.5 out of 4 stars", "out of 5 against out of 4"),
    ],
)  # fmt: skip
def test_a_slip_is_named(a: str, b: str, slip: str):
    assert name_slip(read(a), read(b)) == slip


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("126 critics", "127 critics"),
        ("$5.8 billion", "$6.51 billion"),
        ("€450 million", "€385 million"),
        ("more than $2 million", "more than $2 billion"),
        ("14%", "41 people"),
        ("5 people", "50%"),
        ("$640 million", "$640 million"),
        ("123 people", "321 people"),
        ("0 people", "1,000 people"),
        ("€5.8 billion", "$6.51 billion"),
    ],
)  # fmt: skip
def test_no_slip_is_named_where_none_explains_it(a: str, b: str):
    assert name_slip(read(a), read(b)) == ""


def test_a_slip_of_the_scale_is_seen_through_a_conversion():
    on = datetime.date(2025, 9, 8)
    assert name_slip(read("10 million euros"), read("$11.7 billion"), on=on) == "million against billion"
    assert name_slip(read("10 million euros"), read("$17.1 billion"), on=on) == ""


def exact(number: int) -> Figure:
    value = Decimal(number)
    return Figure(0, 1, str(number), FigureKind.NUMBER, "", value, value, value, True, True, "=")


@given(st.integers(-(10**30), 10**30), st.integers(-(10**30), 10**30))
def test_naming_never_raises_and_equal_numbers_have_no_slip(a: int, b: int):
    assert isinstance(name_slip(exact(a), exact(b)), str)
    assert name_slip(exact(a), exact(a)) == ""


@given(st.integers(12, 10**6))
def test_a_dropped_zero_is_always_seen(number: int):
    assert name_slip(exact(number * 10), exact(number)).startswith("a zero")

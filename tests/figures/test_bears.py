"""Claim against quote: entailment, in one direction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures import bears, read_figures
from timeline.model import Backing


def backing(claim: str, quote: str, language: str = "en") -> Backing:
    ours, theirs = (read_figures(text, language=language)[0] for text in (claim, quote))
    return bears(ours, theirs)


@pytest.mark.parametrize(
    ("claim", "quote", "expected"),
    [
        ("200 people", "200 people", "borne"),
        ("more than 80 people", "over 81 people", "weaker"),
        ("more than 90 people", "over 81 people", "sharper"),
        ("more than 200 people", "200 people", "contradicted"),
        ("at least 200 people", "200 people", "weaker"),
        ("more than 200 people", "201 people", "weaker"),
        ("200 people", "more than 200 people", "hedge_dropped"),
        ("about 200 people", "more than 200 people", "borne"),
        ("81 people", "about 80 people", "sharper"),
        ("80 people", "about 80 people", "hedge_dropped"),
        ("about 80 people", "80 people", "borne"),
        ("15 people", "between 10 and 20 people", "sharper"),
        ("up to 20 people", "between 10 and 20 people", "weaker"),
        ("between 12 and 14 people", "between 10 and 20 people", "sharper"),
        ("$0.14", "less than $25 billion", "contradicted"),
        ("€12 million", "€11.7 million", "rounded"),
        ("€11.68 million", "€11.7 million", "sharper"),
        ("€13 million", "€11.7 million", "contradicted"),
        ("2 years", "24 months", "converted"),
        ("5 %", "5 million euros", "unrelated"),
    ],
)
def test_what_a_quote_bears(claim: str, quote: str, expected: str) -> None:
    assert backing(claim, quote) == expected


@pytest.mark.parametrize(
    ("language", "claim", "quote"),
    [
        ("de", "mehr als 90 Personen", "über 81 Personen"),
        ("fr", "plus de 90 personnes", "plus de 81 personnes"),
        ("es", "más de 90 personas", "más de 81 personas"),
        ("it", "più di 90 persone", "oltre 81 persone"),
    ],
)
def test_the_direction_holds_in_other_languages(language: str, claim: str, quote: str) -> None:
    assert backing(claim, quote, language) == "sharper"
    assert backing(quote, claim, language) == "weaker"


@given(st.integers(2, 10**9))
def test_a_number_bears_itself_and_no_bound_without_slack(number: int) -> None:
    ships, fewer = f"{number:,} ships", f"{number - 1:,} ships"  # with a comma, as 1900 alone is a year
    assert backing(ships, ships).holds
    assert not backing(f"more than {ships}", ships).holds
    assert backing(f"more than {fewer}", ships).holds


@given(st.lists(st.integers(2, 10**6), min_size=3, max_size=3))
def test_bounds_are_borne_transitively(numbers: list[int]) -> None:
    low, middle, high = (f"more than {number} ships" for number in sorted(numbers))
    assert backing(low, middle).holds
    assert backing(middle, high).holds
    assert backing(low, high).holds


FORMS = ("{} ships", "more than {} ships", "at least {} ships")
FIGURES = st.builds(lambda form, number: form.format(f"{number:,}"), st.sampled_from(FORMS), st.integers(2, 60))
EXACTLY = (Backing.BORNE, Backing.WEAKER)


@given(FIGURES)
def test_every_figure_bears_itself(figure: str) -> None:
    assert backing(figure, figure) is Backing.BORNE


@given(FIGURES, FIGURES, FIGURES)
def test_what_is_borne_by_what_is_borne_is_borne(first: str, second: str, third: str) -> None:
    """On numbers and their floors; roundings add up, and are left out."""
    if backing(first, second) in EXACTLY and backing(second, third) in EXACTLY:
        assert backing(first, third) in EXACTLY


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("profits rose 5 %", "profits fell 5 %"),
        ("a profit of $5 million", "a loss of $5 million"),
        ("up 5 points", "down 5 points"),
    ],
)
def test_opposite_ways_contradict_each_other(claim: str, quote: str) -> None:
    assert backing(claim, quote) is backing(quote, claim) is Backing.CONTRADICTED


@pytest.mark.parametrize(
    ("claim", "quote", "holds"),
    [("$80 a barrel", "$80", False), ("$80 a week", "$80 a year", False), ("$80", "$80 a barrel", True)],
)
def test_a_claim_adds_no_rate(claim: str, quote: str, holds: bool) -> None:
    assert backing(claim, quote).holds is holds

"""Figures of a claim with their own of the quote: bounded work, and what must hold whatever the texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.figures import read_figures
from timeline.figures.backing.affinity import size
from timeline.figures.backing.match import MOST, Text, match_figures
from timeline.model import Match


def matches(claim: str, quote: str, language: str = "en") -> tuple[Match, ...]:
    ours, theirs = (Text(text, read_figures(text, language=language), language) for text in (claim, quote))
    return match_figures(ours, theirs)


COUNTED = st.sampled_from(["ships", "trucks", "planes", "bridges", "schools"])


@given(st.dictionaries(COUNTED, st.integers(2, 99), min_size=1, max_size=5))
def test_a_claim_in_the_words_of_its_quote_is_borne(counts: dict[str, int]) -> None:
    text = f"They counted {', '.join(f'{number} {noun}' for noun, number in counts.items())}."
    found = matches(text, text)
    assert [match.quote and match.quote.text for match in found] == [match.claim.text for match in found]
    assert all(match.backing.holds and match.holder is None and not match.apart for match in found)


@given(st.dictionaries(COUNTED, st.integers(2, 99), min_size=2, max_size=5))
def test_the_order_of_what_is_counted_changes_nothing(counts: dict[str, int]) -> None:
    parts = [f"{number} {noun}" for noun, number in counts.items()]
    found = matches(f"They counted {', '.join(parts)}.", f"There were {', '.join(reversed(parts))}.")
    assert all(match.backing.holds and match.holder is None for match in found)


def test_a_figure_that_is_told_twice_has_the_same_of_the_quote() -> None:
    first, second = matches("It paid $5 million; the $5 million went to schools.", "it paid schools $5 million")
    assert first.quote is second.quote is not None


@pytest.mark.parametrize(("ours", "theirs"), [(500, 500), (1, 5000), (5000, 1)])
def test_the_work_is_bounded_whatever_the_texts(ours: int, theirs: int) -> None:
    claim = "Sums: " + ", ".join(f"{n + 3} ships" for n in range(ours))
    quote = "Sums: " + ", ".join(f"{n + 3} ships" for n in range(theirs))
    texts = [Text(text, read_figures(text), "en") for text in (claim, quote)]
    begun = time.process_time()
    found = match_figures(*texts)
    assert time.process_time() - begun < 10
    assert len(found) == len(texts[0].figures)
    assert theirs < MOST or found[0].backing.holds


def test_the_number_of_a_figure_is_taken_once_and_not_for_each_figure_that_it_is_held_against(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    monkeypatch.setattr("timeline.figures.backing.match.size", lambda figure: asked.append(figure) or size(figure))
    words = ", ".join(f"ship {n} took ${11 + 7 * n}.{n % 9 + 1} million" for n in range(200))
    figures = read_figures(words)
    matches = match_figures(Text(words, figures, "en"), Text(words, figures, "en"))
    assert len(asked) <= 2 * len(figures)
    assert all(match.backing.holds for match in matches)

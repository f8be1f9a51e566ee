"""One pass through a text for many quotes."""

from __future__ import annotations

import sys

import pytest

from helpers.pages import PAGES, SENTENCES
from timeline.anchoring import LostWords, TextIndex
from timeline.anchoring.exact import places_of


def test_each_of_many_quotes_stands_where_a_search_for_it_alone_finds_it() -> None:
    text = PAGES + "ab" * 3000
    quotes = [sentence[5:60] for sentence in SENTENCES[::9]] + [
        "left quay",
        "Ship 1",
        "its master was glad",
        "abab" * 5,
    ]
    expected = [[i for i in range(len(text)) if text.startswith(quote, i)] for quote in quotes]
    found = places_of(quotes, text)
    assert found[:-1] == expected[:-1]
    assert found[-1] == expected[-1][:2000]


def test_quotes_that_begin_alike_more_often_than_is_looked_at_are_told_apart_behind_that() -> None:
    rows = [f"the quick number of the table in row {n:05d}" for n in range(2100)]
    text = "\n".join([*rows, *rows[:3]])
    quotes = [*rows[:30], rows[0], rows[1][:20], rows[2][:39], "no such quick number of a table in row 00001"]
    found = places_of(quotes, text)
    expected = [[i for i in range(len(text)) if text.startswith(quote, i)][:2000] for quote in quotes]
    assert found == expected


def test_a_head_on_the_edge_of_a_piece_is_found_once() -> None:
    quotes = [f"the quick number {n:04d} of it" for n in range(10)]
    for before in range((1 << 20) - 28, (1 << 20) + 3, 5):
        text = "x" * before + quotes[3] + "y" * 50 + quotes[3]
        assert places_of(quotes, text)[3] == [before, before + len(quotes[3]) + 50]


@pytest.mark.parametrize("size", [200, 70_000])
def test_a_search_leaves_nothing_in_memory_beside_the_text(size: int) -> None:
    text = "“It fell” to €3.\n" * (size // 17)
    before = sys.getsizeof(text)
    quotes = [f"the quick number {n:04d} of it" for n in range(10)]
    places_of(quotes, text)
    LostWords(quotes).may_stand_in(TextIndex(text))
    assert sys.getsizeof(text) == before

"""A text as a reader sees it: what is left out, where, and that the way back holds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text.furniture import furniture
from timeline.text.grouping import ungrouped
from timeline.text.plain import plain
from timeline.text.shape import shape_of

NASTY = st.text(alphabet=st.sampled_from("ab12 \n\t*_`[](){}<>/=\"'|#>\\&;.,-¹²†ֱ\u064b¬"), max_size=200)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a **bold** and _soft_ word", "a bold and soft word"),
        ("***both*** of __them__", "both of them"),
        ("snake_case_name and 2*3*4", "snake_case_name and 2*3*4"),
        ("5 * 4 * 3 and a * b", "5 * 4 * 3 and a * b"),
        ("see [the page](https://example.org/x_(y)) now", "see the page now"),
        ("an ![old map](map.png) here", "an old map here"),
        ("## Heading\ntext", "Heading\ntext"),
        ("#5 is no heading", "#5 is no heading"),
        ("- one\n- two", "one\ntwo"),
        ("-5 degrees\n- 5 degrees", "-5 degrees\n5 degrees"),
        ("> > said\n> again", "said\nagain"),
        ("if a < b and c > d", "if a < b and c > d"),
        ("a <b>b</b> <unknown>c</unknown>", "a b <unknown>c</unknown>"),
        ("x <s>struck</s> ~~too~~", "x <s>struck</s> ~~too~~"),
        ("R&D &amp; &copy &#8364;5", "R&D & &copy €5"),
        ("so[1][2] and more [13].", "so and more."),
        ("[1] opens a list, x[i] does not", "[1] opens a list, x[i] does not"),
        ("10³ and 5 km² and word³", "10³ and 5 km² and word"),
        ("1,234 but 1,23 and 1,2345 and 01,234", "1234 but 1,23 and 1,2345 and 01,234"),
    ],
)
def test_what_a_reader_sees(text: str, seen: str) -> None:
    assert plain(text).view.text == seen


@given(NASTY)
def test_every_character_seen_stands_in_the_text(text: str) -> None:
    view = plain(text).view
    for i, letter in enumerate(view.text):
        start, end = view.span(i, i + 1)
        assert 0 <= start < end <= len(text)
        assert letter in text[start:end] or letter in "\n\t-" or "&" in text[start:end]


@given(NASTY)
def test_what_is_left_out_is_in_order_and_apart(text: str) -> None:
    places = [(start, end) for start, end, _, _ in plain(text).left_out]
    assert all(a[1] <= b[0] for a, b in pairwise(places))
    furniture(text)


@given(st.from_regex(r"[1-9][0-9]{0,2}(,[0-9]{3}){1,3}", fullmatch=True))
def test_a_grouped_number_loses_its_marks_and_keeps_its_digits(number: str) -> None:
    assert ungrouped(number, ",") == number.replace(",", "")
    assert ungrouped(number, ".") == number


@given(st.text(alphabet="rnmcldvwIl|éüø10", max_size=20))
def test_shapes_keep_their_digits(text: str) -> None:
    assert [c for c in shape_of(text) if c.isdigit()] == [c for c in text if c.isdigit()]
    assert shape_of(shape_of(text)) == shape_of(text) or "v" in text or "r" in text or "c" in text


def test_a_line_that_stands_once_is_no_furniture() -> None:
    assert furniture("A sentence begins\nOnly once\nand goes on") == []


def test_a_sentence_that_recurs_is_no_furniture() -> None:
    assert furniture("Yes, he said.\nNo.\nYes, he said.\nNo.") == []

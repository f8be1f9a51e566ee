"""Numbers that were not read are named, and nothing else is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import find_dates
from timeline.evidence.unread import MOST, digits_of, unread_numbers
from timeline.figures import read_figures


def unread(text: str, language: str, wanted: str = "") -> tuple[str, ...]:
    dates = find_dates(text, language=language)
    return unread_numbers(text, read_figures(text, language=language), dates, language, {wanted} - {""})


@pytest.mark.parametrize(
    ("language", "text", "wanted", "expected"),
    [
        ("en", "120 schools in Bavaria, in Hesse 300", "300", ("300",)),
        ("en", "120 schools in Bavaria, in Hesse 300", "120", ()),
        ("en", "Jones had 15 points, Smith 20", "20", ("20",)),
        ("en", "it opened in 1998", "1998", ()),
        ("en", "the A320 landed", "320", ()),
        ("pl", "zebrano 600 milionów złotych", "", ("600 milionów",)),
        ("pl", "600 zł", "", ()),
        ("de", "600 Millionen", "", ()),
        ("am", "በ፲፱፻ ዓመት", "", ("፲፱፻",)),
    ],
)
def test_what_was_not_read(language: str, text: str, wanted: str, expected: tuple[str, ...]) -> None:
    assert unread(text, language, wanted) == expected


@given(st.text(max_size=200))
def test_any_text_has_few_unread_numbers_that_stand_in_it(text: str) -> None:
    found = unread_numbers(text, (), (), "pl", {digits_of(text)} - {""})
    assert len(found) <= MOST
    assert all(number in text for number in found)

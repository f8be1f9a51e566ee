"""Dates in a running text are read through layout and typography."""

from __future__ import annotations

import datetime

import pytest

from timeline.dates import find_dates

DAY = datetime.date(2024, 6, 13)


@pytest.mark.parametrize(
    ("text", "language", "edtf"),
    [
        ("on 5 Janu-\nary 2024", "en", ["2024-01-05"]),
        ("on 5 Jan\u00aduary 2024", "en", ["2024-01-05"]),
        ("on 5 Jan\u00ad\nuary 2024", "en", ["2024-01-05"]),
        ("on 5\u00a0January\u202f2024", "en", ["2024-01-05"]),
        ("last Mon-\nday it closed", "en", ["2024-06-03"]),
        ("in Sep-\ntember 2023", "en", ["2023-09"]),
        ("in the ﬁrst quarter of 2023", "en", ["2023-33"]),
        ("mid-\nJanuary 2024", "en", ["2024-01"]),
        ("am 5. Okto-\nber 2023", "de", ["2023-10-05"]),
        ("le 3 fé-\nvrier 2023", "fr", ["2023-02-03"]),
        ("le 3 fe\u0301vrier 2023", "fr", ["2023-02-03"]),
        ("el 3 de febre-\nro de 2023", "es", ["2023-02-03"]),
        ("in [May] 2024 it opened", "en", ["2024-05"]),
        ("on 5 May [2024] it opened", "en", ["2024-05-05"]),
        ("on 5 … May 2024", "en", ["2024-05"]),
        ("in May [12] he left", "en", ["2024-05"]),
    ],
)
def test_a_date_is_read_through_its_layout(text: str, language: str, edtf: list[str]) -> None:
    found = find_dates(text, published=DAY, language=language)
    assert [date.edtf for date in found] == edtf
    assert all(text[date.start : date.end] == date.text for date in found)

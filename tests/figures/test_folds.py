"""Figures are read through layout and typography; numbers are never joined over the end of a line."""

from __future__ import annotations

from decimal import Decimal

import pytest

from timeline.figures import compare_figures, read_figures


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("raised 600 mil-\nlion euros in a round", "en", 600_000_000, "EUR"),
        ("raised €600 mil-\n  lion in a round", "en", 600_000_000, "EUR"),
        ("raised 600 mil\u00adlion eu\u00ad\nros", "en", 600_000_000, "EUR"),
        ("raised 1.2 bil‐\r\nlion dol-\r\nlars", "en", 1_200_000_000, "USD"),
        ("rose 12 per-\ncent", "en", 12, "%"),
        ("some 350 em-\nployees left", "en", 350, "employees"),
        ("seven-\nteen people", "en", 17, "people"),
        ("ﬁfty-ﬁve people", "en", 55, "people"),
        ("twenty-\nfive people", "en", 25, "people"),
        ("a ten-\nyear plan", "en", 10, "year"),
        ("for 18 mon-\nths", "en", 18, "month"),
        ("600 Mil-\nlionen Euro", "de", 600_000_000, "EUR"),
        ("2,4 Milliar-\nden Euro", "de", 2_400_000_000, "EUR"),
        ("12 Pro-\nzent", "de", 12, "%"),
        ("zwei-\nhundert Menschen", "de", 200, "menschen"),
        ("fu\u0308nf Millionen Euro", "de", 5_000_000, "EUR"),
        ("600 mil-\nlions d’euros", "fr", 600_000_000, "EUR"),
        ("quatre-\nvingts personnes", "fr", 80, "personnes"),
        ("600 mil-\nlones de euros", "es", 600_000_000, "EUR"),
        ("12 por cien-\nto", "es", 12, "%"),
        ("600 mi-\nlioni di euro", "it", 600_000_000, "EUR"),
        ("600 mi-\nlhões de euros", "pt", 600_000_000, "EUR"),
        ("600 mil-\njoen euro", "nl", 600_000_000, "EUR"),
        ("１２％", "en", 12, "%"),
        ("600\u00a0million\u202feuros", "en", 600_000_000, "EUR"),
        ("5 [million] euros", "en", 5_000_000, "EUR"),
        ("[etwa 12 Prozent]", "de", 12, "%"),
        ("350[4] employees", "en", 350, "employees"),
        ("some 320 [sic] ships", "en", 320, "ships"),
        ("$[5] million", "en", 5_000_000, "USD"),
    ],
)
def test_a_figure_is_read_through_its_layout(text: str, language: str, value: int, unit: str) -> None:
    [figure] = read_figures(text, language=language)
    assert (figure.value, figure.unit) == (Decimal(value), unit)
    assert text[figure.start : figure.end] == figure.text


def test_damage_is_seen_through() -> None:
    text = "It cost â‚¬600 million, and not â‚¬500 million."
    assert [(f.text, f.unit) for f in read_figures(text)] == [("â‚¬600 million", "EUR"), ("â‚¬500 million", "EUR")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10-\n15 people", [10, 15]),
        ("from 10\u00ad\n15 people", [10, 15]),
        ("it has 1-\n200 seats", [1, 200]),
        ("grew 5% [note 3] in May [fn. 4]", [5]),
        ("grew 5% [2, 3] in May [4–6]", [5]),
        ("in 12 [5] ways", [12]),
    ],
)
def test_numbers_are_never_joined_and_notes_are_none(text: str, values: list[int]) -> None:
    assert [figure.value for figure in read_figures(text)] == values


def test_a_hedge_is_read_through_its_layout() -> None:
    for text in ("approxi-\nmately €5 million", "[about] €5 million", "near-\nly €5 million"):
        [figure] = read_figures(text)
        assert text[figure.start : figure.end] == figure.text
        assert figure.relation in ("~", "<"), text
    [plain], [broken] = read_figures("nearly 600 million euros"), read_figures("near-\nly 600 mil-\nlion euros")
    assert compare_figures(plain, broken).verdict == "agree"

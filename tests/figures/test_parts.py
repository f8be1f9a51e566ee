"""A part and its whole, told as two numbers, bear a percentage in every language."""

from __future__ import annotations

import pytest

from timeline.figures.comparing.parts import percentages_of_parts
from timeline.figures.reading.read import read_figures


def percentages(text: str, language: str) -> list[str]:
    found = percentages_of_parts(text, read_figures(text, language=language), language=language)
    return [str(figure.value) for figure in found]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She won 12 of the 16."),
        ("en", "12 of its 16 seats went to them."),
        ("en", "Twelve out of 16 seats went to them."),
        ("de", "12 der 16 Sitze gingen an sie."),
        ("de", "12 von 16 gingen an sie."),
        ("fr", "Ils ont eu 12 des 16 sièges."),
        ("es", "Ganaron 12 de los 16."),
        ("it", "Hanno avuto 12 dei 16 seggi."),
        ("nl", "Zij kregen 12 van de 16 zetels."),
        ("pt", "Ficaram com 12 dos 16 lugares."),
    ],
)
def test_a_part_and_its_whole_are_a_percentage(language: str, text: str) -> None:
    assert percentages(text, language) == ["75"]


@pytest.mark.parametrize(
    "text", ["12 and the 16 seats", "16 of the 12 seats", "$12 of the 16 seats", "12 in the 16 seats"]
)
def test_two_numbers_that_are_no_part_and_whole_are_none(text: str) -> None:
    assert percentages(text, "en") == []

"""What is said of two figures, word for word: verdict, reason and slip, as an editor reads them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

import pytest

from helpers.cases import answered_cases, update
from timeline.dates import read_date
from timeline.figures.comparing.verdict import compare_figures, name_slip
from timeline.figures.reading.read import read_figures
from timeline.model import DateSpan, Figure

FILES = "figures/*/verdict_*.txt"


LANGUAGE = re.compile(r"([a-z]{2}(?:-[A-Z]{2})?): ")


def read(text: str) -> Figure:
    """The one figure of a text, which may begin with its language: "de: 5 km"."""
    named = LANGUAGE.match(text)
    (figure,) = read_figures(text[named.end() :] if named else text, language=named[1] if named else "en")
    return figure


def day(text: str) -> datetime.date | DateSpan | None:
    return datetime.date.fromisoformat(text) if len(text) == 10 else read_date(text) if text else None


def answers(asked: str) -> Iterator[str]:
    """Verdict and reason, those the other way round where they differ, and the slip."""
    a, b, on = (*(part.strip() for part in asked.split("|")), "")[:3]
    one, other = compare_figures(read(a), read(b), on=day(on)), compare_figures(read(b), read(a), on=day(on))
    described = [f"{verdict.verdict}: {verdict.reason}" for verdict in (one, other)]
    yield from dict.fromkeys(described)
    slips = [name_slip(read(a), read(b), on=day(on)), name_slip(read(b), read(a), on=day(on))]
    yield from (f"slip: {slip}" for slip in dict.fromkeys(slips) if slip)


update(FILES, answers)
CASES = answered_cases(FILES)


@pytest.mark.parametrize(
    ("asked", "expected"), answered_cases(FILES), ids=[asked for asked, _ in answered_cases(FILES)]
)
def test_what_is_said_of_two_figures(asked: str, expected: tuple[str, ...]) -> None:
    assert expected
    assert tuple(answers(asked)) == expected

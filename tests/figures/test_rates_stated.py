"""What a table of rates gives for two currencies and a date, or why it is refused."""

from __future__ import annotations

import datetime
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.cases import answered_cases, update
from timeline.dates import read_date
from timeline.figures.comparing.rates import Rates, day_range
from timeline.model import DateSpan

RATES = "figures/rates.txt"
TABLE = """Date,USD,GBP,CHF,
2025-09-09,1.2,0.8,N/A,
2025-09-08,1.1,N/A,0.9,
2025-09-05,1.0,0.7,0.9,
2025-08-01,2.0,0.5,,
"""


def rates(asked: str) -> Iterator[str]:
    """What the table above, or another one, gives for currencies and a date; or why it is refused."""
    given = json.loads(asked)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rates.csv"
        path.write_text(given.get("table", TABLE), encoding="utf-8")
        try:
            table = Rates.load(path, window_days=given.get("window", 10))
        except ValueError as error:
            yield f"refused: {str(error).replace(folder, '')}"
            return
    yield f"days {', '.join(table.days)}; last {table.last_day}; {' '.join(table.columns)}"
    if "on" in given:
        source, target, on = given["from"], given["to"], when(given["on"])
        found = [table.rate(source, target, on), *(table.rate_range(source, target, on) or [])]
        for name, rate in zip(("rate", "lowest", "highest"), found, strict=False):
            answer = f"1 {rate.source} is {rate.value:f} {rate.target} on {rate.day}" if rate else "not known"
            yield f"{name}: {answer}{f' ({rate.table})' if rate else ''}"


def when(text: str) -> datetime.date | DateSpan:
    if len(text) == 10 and text[0] != "-":
        return datetime.date.fromisoformat(text)
    date = read_date(text)
    assert date
    return date


update(RATES, rates)


@pytest.mark.parametrize(("asked", "expected"), answered_cases(RATES))
def test_what_a_table_of_rates_gives(asked: str, expected: tuple[str, ...]) -> None:
    assert expected
    assert tuple(rates(asked)) == expected


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024-06", "2024-06-01", "2024-06-30"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("0001", "0001-01-01", "0001-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
        ("2024-06-11/..", "2024-06-11", "2024-06-11"),
        ("../2024-06-11", "2024-06-11", "2024-06-11"),
    ],
)
def test_the_days_that_a_date_can_mean(text: str, first: str, last: str) -> None:
    assert day_range(when(text)) == (datetime.date.fromisoformat(first), datetime.date.fromisoformat(last))


@pytest.mark.parametrize("text", ["0000", "-0001", "-0001/0005"])
def test_a_date_outside_the_calendar_has_no_days(text: str) -> None:
    assert day_range(when(text)) is None


def test_a_moment_counts_as_its_day() -> None:
    assert day_range(datetime.datetime(2024, 6, 11, 23, 59)) == (datetime.date(2024, 6, 11),) * 2  # noqa: DTZ001

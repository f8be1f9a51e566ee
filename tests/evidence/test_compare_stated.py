"""What becomes of rows on one subject: verdict, groups, reason, and the series."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.cases import answered_cases, update
from helpers.desk import Desk

ROWS = "evidence/*/rows_*.txt"


def compared(asked: str) -> Iterator[str]:
    """The comparisons and series of rows [date, quote, subject, measure, publisher], each with a source of its own."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        desk.write("timeline.toml", "")
        table, about = [], "source,publisher,via\n"
        for letter, given in zip("abcdefghijklmnop", json.loads(asked), strict=False):
            date, quote, subject, measure, publisher, via = [*given, *["", "", "S", "size", "", ""][len(given) :]]
            desk.write(f"seeds/{letter}.txt", f"It says: {quote}.\n")
            about += f"{letter}.txt,{publisher},{via}\n"
            row = {"id": letter, "date": date, "claim": "c", "source": f"{letter}.txt", "quote": quote}
            table.append({**row, "subject": subject, "measure": measure})
        desk.table(*table)
        desk.write("claims/sources.csv", about)
        evidence = desk.check().evidence
    for one in evidence.comparisons:
        groups = " | ".join("".join(row.id for row in group) for group in one.groups)
        yield f"{one.subject}, {one.measure}: {one.verdict}: {groups}"
        yield f"    {one.reason}"
    for series in evidence.series:
        yield f"{series.subject}, {series.measure} over time: {' '.join(row.id for row in series.citations)}"


update(ROWS, compared)


@pytest.mark.parametrize(("asked", "expected"), answered_cases(ROWS))
def test_what_becomes_of_rows(asked: str, expected: tuple[str, ...]) -> None:
    assert tuple(compared(asked)) == expected

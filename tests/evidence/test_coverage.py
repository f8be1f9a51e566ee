"""What of the sources the claims cite: counted by the figures and dates that stand in quoted spans."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.cli import run
from timeline.evidence.coverage import cover, merged

if TYPE_CHECKING:
    from helpers.desk import Desk

TEXT = "The room has 120 seats.\nIt cost $2.4 million.\nIt opened on 4 March 2024 after 11 months.\n"
ROW = {"id": "a", "claim": "It has 120 seats.", "source": "room.txt", "quote": "The room has 120 seats"}


@pytest.fixture
def covered(desk: Desk) -> Desk:
    desk.write("seeds/room.txt", TEXT)
    desk.write("seeds/other.txt", "Nobody cites these 15 pages.\n")
    desk.table(ROW)
    return desk


def test_what_no_quote_touches_is_listed_with_its_place(covered: Desk) -> None:
    (room,) = cover(covered.check().evidence)
    assert (room.cited, room.total) == (1, 4)
    assert [(at.line, at.column) for at, _ in room.uncited] == [(2, 9), (3, 14), (3, 33)]
    assert "2.4 million" in room.uncited[0][1]


def test_a_quote_that_does_not_stand_cites_nothing(covered: Desk) -> None:
    covered.write("seeds/room.txt", TEXT.replace("120", "130"))
    assert [one.cited for one in cover(covered.check().evidence)] == [0]


def test_several_quotes_add_up(covered: Desk) -> None:
    covered.table(
        ROW, {**ROW, "id": "b", "quote": "It cost $2.4 million.\nIt opened on 4 March 2024"}, {**ROW, "id": "c"}
    )
    assert [(one.cited, one.total) for one in cover(covered.check().evidence)] == [(3, 4)]


def test_the_command_lists_every_source_and_the_whole(covered: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage", "-C", str(covered.root)]) == 0
    out = capfd.readouterr().out
    assert "other.txt: 0 of 1 figures and dates cited (0 %)" in out
    assert "room.txt: 1 of 4 figures and dates cited (25 %)" in out
    assert "  2:9  $2.4 million\n" in out
    assert out.endswith("2 sources: 1 of 5 figures and dates cited (20 %)\n")


def test_json_lists_all(covered: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    covered.write("seeds/room.txt", TEXT + "".join(f"It had {n} readers then.\n" for n in range(1000, 1040)))
    assert run(["coverage", "-C", str(covered.root), "--output-format", "json", "--source", "room.txt"]) == 0
    (room,) = json.loads(capfd.readouterr().out)
    assert room["source"] == "room.txt"
    assert room["total"] == len(room["uncited"]) + room["cited"] == 44
    assert run(["coverage", "-C", str(covered.root)]) == 0
    assert "and 23 more: --source room.txt" in capfd.readouterr().out


def test_an_unknown_source_is_refused_with_the_nearest(covered: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["coverage", "-C", str(covered.root), "--source", "rom.txt"]) == 2
    assert "Did you mean 'room.txt'?" in capfd.readouterr().err


def test_a_source_that_cannot_be_read_is_passed_over(covered: Desk) -> None:
    covered.table(ROW, {**ROW, "id": "b", "source": "gone.txt"})
    assert [one.source for one in cover(covered.check().evidence)] == ["room.txt"]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 5)), max_size=12))
def test_merged_spans_cover_the_same_places(drawn: list[tuple[int, int]]) -> None:
    spans = [(start, start + size) for start, size in drawn]
    found = list(merged(spans))
    assert {n for start, end in found for n in range(start, end)} == {
        n for start, end in spans for n in range(start, end)
    }
    assert all(end < start for (_, end), (start, _) in pairwise(found))

"""The lock made anew, without a terminal: what is given back is what the command says, and what it writes."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from timeline.cli import run
from timeline.model.errors import TimelineError
from timeline.project.lock import read_lock
from timeline.project.settings import find_project
from timeline.review.relock import relock

if TYPE_CHECKING:
    from helpers.desk import Desk

DAY = datetime.date(2026, 11, 22)
TEXT = "It has 120 seats, the paper says. There are two doors.\n"
SEATS = {"id": "seats", "claim": "It has 120 seats.", "source": "room.txt", "quote": "It has 120 seats"}
DOORS = {"id": "doors", "claim": "It has two doors.", "source": "room.txt", "quote": "There are two doors"}
SIX = {"id": "six", "claim": "It has six doors.", "source": "room.txt", "quote": "There are six doors"}
ABSENT = {"id": "absent", "claim": "It is old.", "source": "absent.txt", "quote": "It is a very old room"}


@pytest.fixture
def room(desk: Desk) -> Desk:
    desk.write("seeds/room.txt", TEXT)
    desk.table(SEATS, SIX, ABSENT)
    return desk


def test_what_stands_is_recorded_and_what_does_not_is_refused_with_the_reason(room: Desk) -> None:
    made = relock(find_project(room.root), DAY)
    assert (made.changed, [entry.id for entry in made.entries]) == (True, ["seats"])
    assert [row.id for row in made.refused] == ["six", "absent"]
    assert made.describe() == [
        "room.txt: six is refused: altered",
        "absent.txt: absent is refused: unreadable (there is no seeds/absent.txt)",
        "claims/claims.lock written: 1 of 3 quotes recorded",
    ]
    assert list(read_lock(room.root, "claims/claims.lock").entries) == ["seats"]
    again = relock(find_project(room.root), DAY + datetime.timedelta(1))
    assert not again.changed
    assert again.describe()[-1] == "claims/claims.lock is up to date: 1 of 3 quotes recorded"


def test_only_seen_nothing_is_written(room: Desk) -> None:
    made = relock(find_project(room.root), DAY, write=False)
    assert made.changed
    assert made.describe()[-1] == "claims/claims.lock would change: 1 of 3 quotes recorded"
    assert not (room.root / "claims/claims.lock").exists()


def test_the_command_says_as_json_what_is_given_back(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    room.lock()
    room.table(DOORS, SIX)
    made = relock(find_project(room.root), DAY, write=False)
    assert (made.to_dict()["recorded"], made.to_dict()["dropped"]) == (["doors"], ["seats"])
    assert run(["lock", "-C", str(room.root), "--as-of", DAY.isoformat(), "--check", "--output-format", "json"]) == 1
    assert json.loads(capfd.readouterr().out) == made.to_dict()


def test_faults_of_the_table_of_sources_are_given_back_to_be_told(room: Desk) -> None:
    assert relock(find_project(room.root), DAY).warnings == []
    room.write("claims/sources.csv", "source,published\nroom.txt,someday\n")
    (fault,) = relock(find_project(room.root), DAY).warnings
    assert (fault.region.path, fault.region.line) == ("claims/sources.csv", 2)


def test_progress_is_told_to_whoever_asks(room: Desk) -> None:
    steps: list[str] = []
    relock(find_project(room.root), DAY, lambda step, _done, _of: steps.append(step))
    assert steps


def test_without_claims_there_is_nothing_to_record(room: Desk) -> None:
    room.table()
    with pytest.raises(TimelineError, match="there is nothing to check"):
        relock(find_project(room.root), DAY)


@pytest.mark.parametrize("name", ["\x1b[31mroom.txt", "\u202eroom.txt"])
def test_a_name_cannot_write_to_the_terminal(room: Desk, name: str, capfd: pytest.CaptureFixture[str]) -> None:
    room.table({**SIX, "source": name})
    assert run(["lock", "-C", str(room.root)]) == 1
    shown = capfd.readouterr().out
    assert "six is refused" in shown
    assert not any(char in shown for char in "\x1b\u202e")

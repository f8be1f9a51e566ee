"""A review without a terminal: rows are listed, decisions taken and taken back, and all made at once."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from timeline.model.errors import TimelineError
from timeline.project.lock import read_lock
from timeline.project.settings import find_project
from timeline.review.decisions import accept, at_place, edit, keep
from timeline.review.items import pick
from timeline.review.session import Session, open_session

if TYPE_CHECKING:
    from helpers.desk import Desk

DAY = datetime.date(2026, 11, 22)
TEXT = "It has 120 seats, the paper says. There are two doors. The roof is green.\n"
ROWS = (
    {"id": "seats", "claim": "It has 120 seats.", "source": "room.txt", "quote": "It has 120 seats"},
    {"id": "doors", "claim": "It has two doors.", "source": "room.txt", "quote": "There are two doors"},
    {"id": "roof", "claim": "The roof is green.", "source": "room.txt", "quote": "The roof is green"},
)


@pytest.fixture
def stale(desk: Desk) -> Desk:
    """Locked, then edited: `seats` and `doors` have other figures, and `roof` stands twice."""
    desk.write("seeds/room.txt", TEXT)
    desk.table(*ROWS)
    desk.lock()
    desk.write("seeds/room.txt", TEXT.replace("120", "140").replace("two", "six") + "She says: The roof is green.\n")
    return desk


def opened(desk: Desk) -> Session:
    return open_session(find_project(desk.root), DAY)


def files(desk: Desk) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in desk.root.rglob("*") if path.is_file()}


def test_decisions_are_taken_one_by_one_and_made_together(stale: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    session, before = opened(stale), files(stale)
    assert [(item.id, item.kind) for item in session.items] == [
        ("seats", "altered"), ("doors", "altered"), ("roof", "ambiguous"),
    ]  # fmt: skip
    seats, doors, roof = session.items
    taken = session.take([accept(seats)])
    assert [(one.item.id, dict(one.cells)) for one in taken.made] == [("seats", {"quote": "It has 140 seats"})]
    assert [(one.claim, one.rule) for one in taken.findings] == [("seats", "figure-unsupported")]
    session.take([edit(doors, "There are six doors")])
    with pytest.raises(TimelineError, match="the table has no column prefix"):
        session.take([at_place(roof, 2)])
    assert session.lacking(["prefix", "suffix", "quote"]) == ["prefix", "suffix"]
    assert files(stale) == before
    settled = session.settle()
    assert (settled.describe(), settled.warnings) == (
        "2 settled, 1 left, 2 errors need an edit of the row", []
    )  # fmt: skip
    assert [item.id for item in settled.left] == ["roof"]
    assert sorted((one.claim, one.rule) for one in settled.findings) == [
        ("doors", "figure-unsupported"), ("seats", "figure-unsupported"),
    ]  # fmt: skip
    assert read_lock(stale.root, "claims/claims.lock").entries["seats"].exact == "It has 140 seats"
    assert read_lock(stale.root, "claims/claims.lock").entries["roof"].start == TEXT.index("The roof")
    assert "".join(capfd.readouterr()) == ""


def test_what_is_taken_back_is_not_made(stale: Desk) -> None:
    session, before = opened(stale), files(stale)
    seats, doors, _ = session.items
    session.take([accept(seats), accept(doors)])
    session.drop(["seats", "doors", "seats"])
    settled = session.settle()
    assert (settled.made, len(settled.left)) == ((), 3)
    assert files(stale) == before


def test_of_several_those_that_cannot_be_made_are_told_and_the_others_taken(stale: Desk) -> None:
    stale.table(*ROWS, {"id": "gone", "claim": "It is old.", "source": "room.txt", "quote": "It is a very old room"})
    session = opened(stale)
    seats, doors, _, gone = session.items
    with pytest.raises(TimelineError, match="there is nothing to accept"):
        accept(gone)
    wrong = edit(doors, "There are six doors")
    stale.write("seeds/room.txt", TEXT.replace("120", "140"))  # since they were shown
    taken = session.take([accept(seats), wrong])
    assert [one.item.id for one in taken.made] == ["seats"]
    assert [error.message for error in taken.errors] == ["doors: the quote would be altered"]
    with pytest.raises(TimelineError, match="doors: the quote would be altered"):
        session.take([wrong])
    assert list(session.decided) == ["seats"]


def test_decisions_recorded_unseen_are_all_made_or_none(stale: Desk) -> None:
    session, before = opened(stale), files(stale)
    session.record([keep(*pair) for pair in zip(session.items, ["seen", "seen too", "twice"], strict=True)])
    with pytest.raises(TimelineError, match="the table has no column ignore"):
        session.settle()
    assert files(stale) == before
    session.add_columns = True
    assert session.settle().describe() == "3 settled, 0 left"


def test_a_row_that_changed_since_it_was_shown_is_left_alone(stale: Desk) -> None:
    session = opened(stale)
    session.record(map(accept, pick(session.items, ["seats", "doors"])))
    stale.table(ROWS[0], {**ROWS[1], "claim": "It has doors."}, ROWS[2])
    settled = session.settle()
    assert settled.warnings == ["doors: row or source changed meanwhile, nothing was written for it"]
    assert [one.item.id for one in settled.made] == ["seats"]

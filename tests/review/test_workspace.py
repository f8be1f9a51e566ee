"""A project that is being worked on: sources, selections, looks, rows and cells that are written."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from timeline.model import Level, Status
from timeline.model.errors import TimelineError
from timeline.project.saving import Change, digest, prepare, put
from timeline.project.settings import find_project
from timeline.project.unsaved import Answered
from timeline.review.look import look_at, status_with
from timeline.review.relock import relock
from timeline.review.session import open_session
from timeline.review.workspace import AcceptedNow, Refused, Workspace, open_workspace

if TYPE_CHECKING:
    from helpers.desk import Desk

DAY = datetime.date(2026, 11, 22)
TEXT = "It has 120 seats, the paper says. There are two doors.\n\nThe roof is green. She says: The roof is green.\n"
TABLE = (
    b"\xef\xbb\xbfid,date,claim,source,quote,prefix,suffix,subject,measure,checked_by\r\n"
    b'seats,2024,It has 120 seats.,room.txt,"It has 120 seats",,,Room,seats,"A ""B"" C"\r\n'
    b"doors,2024,It has two doors.,room.txt,There are two doors,,,Room,doors,\r\n"
)


@pytest.fixture
def room(desk: Desk) -> Desk:
    """A room with seats and doors: a table with a BOM, CRLF and quotes, and a lock."""
    desk.write("seeds/room.txt", TEXT)
    desk.write("claims/claims.csv", TABLE)
    desk.lock()
    return desk


@pytest.fixture
def workspace(room: Desk) -> Iterator[Workspace]:
    opened = open_workspace(find_project(room.root), DAY)
    yield opened
    opened.close()


def select(workspace: Workspace, words: str, at: int = 0) -> dict[str, str]:
    """The cells proposed for words of the room."""
    shown = workspace.source(0)
    start = shown.text.index(words, at)
    return dict(workspace.select(0, shown.sha256, start - 1, start + len(words) + 1).cells)


def test_a_selection_becomes_a_row_and_every_other_byte_stays(workspace: Workspace, room: Desk) -> None:
    cells = select(workspace, "The roof is green.", TEXT.index("She"))
    assert cells["quote"] == "The roof is green."
    assert cells["prefix"]
    saved = workspace.append({**cells, "claim": "The roof is green, she says."})
    assert (saved.id, saved.line) == ("room-1", 4)
    written = (room.root / "claims/claims.csv").read_bytes()
    assert written.startswith(TABLE)
    assert written.endswith(b"\r\n")
    assert written.count(b"\r\n") == 4
    assert [found.rule for found in room.check().findings if found.claim == saved.id] == [
        one.rule for one in saved.look.findings
    ]


def test_words_of_another_version_are_refused_with_both(workspace: Workspace) -> None:
    with pytest.raises(Refused) as caught:
        workspace.select(0, "0" * 64, 0, 10)
    assert (caught.value.shown, caught.value.now) == ("0" * 64, workspace.source(0).sha256)


def test_a_cell_goes_only_where_it_still_holds_what_was_shown(workspace: Workspace, room: Desk) -> None:
    path = room.root / "claims/claims.csv"
    path.write_bytes(path.read_bytes().replace(b"It has two doors.", b"It has 2 doors."))
    with pytest.raises(Refused) as caught:
        workspace.edit("doors", "claim", "It has two doors.", "Two doors.")
    assert (caught.value.shown, caught.value.now) == ("Two doors.", "It has 2 doors.")
    workspace.edit("doors", "claim", "It has 2 doors.", "Two doors.")
    assert b"Two doors." in path.read_bytes()


def test_undo_takes_back_what_still_stands_and_redo_makes_it_again(workspace: Workspace, room: Desk) -> None:
    path = room.root / "claims/claims.csv"
    before = path.read_bytes()
    workspace.edit("doors", "claim", "It has two doors.", "Two doors.")
    after = path.read_bytes()
    assert workspace.undo() is not None
    assert path.read_bytes() == before
    assert workspace.redo() is not None
    assert path.read_bytes() == after
    path.write_bytes(after.replace(b"Two doors.", b"Some doors."))
    with pytest.raises(Refused):
        workspace.undo()
    assert b"Some doors." in path.read_bytes()


def test_an_id_that_is_taken_is_refused(workspace: Workspace) -> None:
    cells = select(workspace, "The roof is green")
    with pytest.raises(Refused, match="is that of another row, on line 2"):
        workspace.append({**cells, "id": "seats", "claim": "c"})
    assert workspace.look({**cells, "id": "seats", "claim": "c"}).can_save


def test_what_is_half_typed_and_decided_is_there_in_the_next_session(room: Desk) -> None:
    room.write("seeds/room.txt", TEXT.replace("120", "140"))
    first = open_workspace(find_project(room.root), DAY)
    first.remember("form-1", {"claim": "It has"}, (0, 3, 9))
    first.decide("seats", "drop")
    first.close()
    second = open_workspace(find_project(room.root), DAY)
    assert [(one.key, one.cells, one.start, one.end) for one in second.remembered()] == [
        ("form-1", {"claim": "It has"}, 3, 9)
    ]
    assert second.decided() == {"seats": "drop"}
    second.close()


def test_a_table_that_cannot_be_written_is_shown_and_not_written(room: Desk) -> None:
    room.write("claims/claims.csv", TABLE + b"too,few\r\n")
    workspace = open_workspace(find_project(room.root), DAY)
    assert "cells" in workspace.can_write
    with pytest.raises(TimelineError):
        workspace.append({"id": "x", "claim": "c", "source": "room.txt", "quote": "two doors"})
    workspace.close()


def test_an_empty_project_opens(desk: Desk) -> None:
    workspace = open_workspace(find_project(desk.root), DAY)
    assert (workspace.sources(), workspace.items(), workspace.rows().total) == ([], [], 0)
    assert workspace.can_write
    workspace.close()


def test_rows_are_settled_together_table_and_lock(room: Desk) -> None:
    room.write("seeds/room.txt", TEXT.replace("120", "140").replace("two", "six"))
    workspace = open_workspace(find_project(room.root), DAY)
    seats, doors = workspace.items()
    assert [word.text for word in seats.changes if word.kind in ("old", "new")] == ["120", "140"]
    assert (seats.grave, seats.accepting) == (True, {"quote": "It has 140 seats"})
    look = workspace.decide("seats", "accept")
    assert (look.stands, [one.rule for one in look.findings if one.level == "error"]) == (True, ["figure-unsupported"])
    workspace.decide("doors", "later")
    with pytest.raises(TimelineError, match="do not stand"):
        workspace.decide("doors", "edit", "There are nine doors")
    assert workspace.decided() == {"seats": "accept", "doors": "later"}
    made = workspace.settle()
    assert (made.made, made.outdated) == (("seats",), ())
    assert b"It has 140 seats" in (room.root / "claims/claims.csv").read_bytes()
    assert b'"exact": "It has 140 seats"' in (room.root / "claims/claims.lock").read_bytes()
    assert [item.id for item in workspace.items() if item.kind == "altered"] == [doors.id]
    assert workspace.decided() == {"doors": "later"}
    workspace.close()


def test_what_is_no_longer_as_it_was_shown_is_not_decided_on(room: Desk) -> None:
    room.write("seeds/room.txt", TEXT.replace("two", "six"))
    workspace = open_workspace(find_project(room.root), DAY)
    shown = workspace.item("doors")
    assert shown is not None
    room.write("seeds/room.txt", TEXT.replace("two", "nine"))
    workspace.refresh()
    with pytest.raises(TimelineError, match="doors: row or source has changed since it was shown"):
        workspace.decide("doors", "accept", shown=shown.shown)
    with pytest.raises(TimelineError, match="doors: row or source has changed since it was shown"):
        workspace.accept_kind("doors", shown=shown.shown)
    assert workspace.decided() == {}
    now = workspace.item("doors")
    assert now is not None
    assert workspace.decide("doors", "accept", shown=now.shown).stands
    assert workspace.item("nobody") is None
    workspace.close()


def test_rows_of_a_kind_are_decided_on_together_and_kept_at_once(room: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    room.write("seeds/room.txt", TEXT.replace("seats", "broad seats").replace("doors", "broad doors"))
    workspace = open_workspace(find_project(room.root), DAY)
    assert [(item.id, item.alike) for item in workspace.items()] == [("seats", 2), ("doors", 2)]
    writes, put = list[int](), workspace._unsaved.put_decisions

    def counted(decisions: Mapping[str, Answered]) -> None:
        writes.append(len(decisions))
        put(decisions)

    monkeypatch.setattr(workspace._unsaved, "put_decisions", counted)
    assert workspace.accept_kind("seats") == AcceptedNow(("seats", "doors"), 2, 2)
    assert writes == [2], "each writes the whole file: of ten thousand rows that would be ten thousand times"
    assert workspace.settle().made == ("doors", "seats")
    workspace.close()


def test_of_many_of_a_kind_some_are_accepted_at_a_time(room: Desk) -> None:
    room.write("seeds/room.txt", TEXT.replace("seats", "broad seats").replace("doors", "broad doors"))
    with closing(open_workspace(find_project(room.root), DAY)) as workspace:
        assert workspace.accept_kind("doors", first=0, most=1) == AcceptedNow(("seats",), 1, 2)
        assert workspace.accept_kind("doors", first=1, most=1) == AcceptedNow(("doors",), 2, 2)
        assert workspace.accept_kind("doors", first=2, most=1) == AcceptedNow((), 2, 2)
        assert set(workspace.decided()) == {"seats", "doors"}


def test_of_a_kind_what_would_not_stand_is_not_accepted(room: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    room.write("seeds/room.txt", TEXT.replace("seats", "broad seats").replace("doors", "broad doors"))
    found = {"seats": Status.MISSING, "doors": Status.EXACT}
    monkeypatch.setattr("timeline.review.workspace.workspace.status_with", lambda *given: found[given[-1]])
    with closing(open_workspace(find_project(room.root), DAY)) as workspace:
        assert workspace.accept_kind("doors").made == ("doors",)


def test_how_a_row_would_stand_is_what_a_look_at_it_says(room: Desk) -> None:
    with closing(open_workspace(find_project(room.root), DAY)) as workspace:
        state = workspace._state
        for cells in (
            {},
            {"quote": "The roof is green"},
            {"quote": "120 seat"},
            {"source": "no.txt"},
            {"quote": "x y"},
        ):
            look = look_at(state.rows, state.texts, cells, "seats")
            assert look.row is not None
            assert status_with(state.rows, state.texts, cells, "seats") is look.row.status


def test_what_is_half_typed_for_an_answer_is_kept_until_it_is_given(room: Desk) -> None:
    room.write("seeds/room.txt", TEXT.replace("120", "140").replace("two", "six"))
    with closing(open_workspace(find_project(room.root), DAY)) as first:
        first.type_answer("seats", "keep", "as it was pri")
        first.type_answer("doors", "edit", "There are")
        first.type_answer("doors", "edit", "")
        with pytest.raises(TimelineError, match="asks for no decision"):
            first.type_answer("nobody", "keep", "x")
    with closing(open_workspace(find_project(room.root), DAY)) as second:
        seats, doors = second.item("seats"), second.item("doors")
        assert seats is not None
        assert doors is not None
        assert (seats.begun, doors.begun, second.decided()) == (("keep", "as it was pri"), None, {})
        second.decide("seats", "keep", "as it was printed", add_columns=True)
        seats = second.item("seats")
        assert seats is not None
        assert (seats.begun, seats.typed) == (None, "as it was printed")
        second.type_answer("doors", "keep", "as")
    room.write("seeds/room.txt", TEXT)
    with closing(open_workspace(find_project(room.root), DAY)) as third:
        assert third.item("doors") is None
        assert third._unsaved.begun.typed == {}


def test_findings_are_counted_as_a_check_counts_those_of_rows(room: Desk) -> None:
    room.write("seeds/room.txt", TEXT.replace("120", "140").replace("two", "six"))
    with closing(open_workspace(find_project(room.root), DAY)) as workspace:
        found = [one for one in room.check().findings if one.claim and one.ignored is None]
        counts = workspace.counts()
        assert counts.levels == {level.value: sum(one.level is level for one in found) for level in Level}
        assert counts.rows == len({one.claim for one in found}) == 2
        assert sum(counts.apart.values()) == sum(one.claim is None for one in room.check().findings)
        errors = workspace.rows(status="error")
        assert {row.id for row in errors.rows} == {one.claim for one in found if one.level is Level.ERROR}


def test_what_cannot_be_kept_is_not_decided(room: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    room.write("seeds/room.txt", TEXT.replace("two", "six"))
    workspace = open_workspace(find_project(room.root), DAY)
    monkeypatch.setattr("timeline.project.unsaved.MAX_BYTES", 10)
    with pytest.raises(TimelineError, match="begun and not saved"):
        workspace.decide("doors", "accept")
    assert workspace.decided() == {}
    assert workspace.settle().lines == ("nothing is decided",)
    workspace.close()


def test_what_changes_on_disk_is_noticed_and_shown(workspace: Workspace, room: Desk) -> None:
    assert workspace.changed_on_disk() == []
    room.write("claims/claims.csv", TABLE.replace(b"It has two doors.", b"Two doors."))
    assert workspace.changed_on_disk() == ["claims/claims.csv"]
    before = workspace.revision
    assert workspace.refresh() > before
    assert workspace.row("doors").cells["claim"] == "Two doors."
    room.write("seeds/room.txt", TEXT.replace("two", "six"))
    assert workspace.changed_on_disk() == ["seeds/room.txt"]
    workspace.refresh()
    assert workspace.row("doors").status == "altered"
    assert workspace.changed_on_disk() == []
    room.write("seeds/other.txt", "Other words.\n")
    assert "seeds" in workspace.changed_on_disk()
    workspace.refresh()
    assert [one.name for one in workspace.sources()] == ["other.txt", "room.txt"]
    assert workspace.source(0).name == "room.txt", "a number stays a source's"


def test_the_rows_that_ask_are_those_of_a_review(workspace: Workspace, room: Desk) -> None:
    workspace.edit("doors", "quote", "There are two doors", "There are nine doors")
    asked = open_session(find_project(room.root), DAY).items
    assert [item.id for item in workspace.items()] == [item.id for item in asked] == ["doors"]
    assert len(workspace.report().findings) == len(room.check().findings)


def test_a_save_that_was_ended_half_way_is_said_and_finished(workspace: Workspace, room: Desk) -> None:
    paths = ("claims/claims.csv", "claims/claims.lock")
    old = {path: (room.root / path).read_bytes() for path in paths}
    lock = old[paths[1]].replace(b"seats", b"seatz")
    table = old[paths[0]].replace(b"Room", b"Hall")
    changes = [Change(paths[0], table, digest(old[paths[0]])), Change(paths[1], lock, digest(old[paths[1]]))]
    prepare(room.root, changes, old)
    put(room.root, paths[0], table, digest(old[paths[0]]))
    half = workspace.half_done
    assert half is not None
    assert half.describe().endswith("claims/claims.csv is written, claims/claims.lock is not")
    with pytest.raises(TimelineError, match="ended half way"):
        workspace.edit("doors", "claim", "It has two doors.", "x")
    assert "claims/claims.csv is put back as it was" in workspace.revert_half_done()
    assert {path: (room.root / path).read_bytes() for path in paths} == old
    prepare(room.root, changes, old)
    put(room.root, paths[0], table, digest(old[paths[0]]))
    assert "claims/claims.lock is now written" in relock(find_project(room.root), DAY).describe()[0]
    assert (room.root / paths[0]).read_bytes() == table


def test_blocks_and_spans_lead_to_the_text(workspace: Workspace) -> None:
    shown = workspace.source(0)
    assert [shown.text[block.start : block.end] for block in shown.blocks] == [
        part.strip() for part in TEXT.split("\n\n")
    ]
    assert {span.id: shown.text[span.start : span.end] for span in shown.spans} == {
        "seats": "It has 120 seats", "doors": "There are two doors",
    }  # fmt: skip
    assert [hit.words for hit in workspace.search("THE  roof")] == ["The roof", "The roof"]
    assert [one.text for one in workspace.readings(0, 0, 40)] == ["120 seats"]

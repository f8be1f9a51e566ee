"""Two that write at once: no row that was reported saved is lost, whatever lock the system has."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest

import timeline.project.saving
from helpers.desk import AS_OF
from timeline.model import Lock
from timeline.model.errors import TimelineError
from timeline.project.claims import read_claims
from timeline.project.files import LOCK_FILE, only_writer, write_bytes
from timeline.project.lock import read_lock
from timeline.project.settings import find_project
from timeline.review.guards import write_both
from timeline.review.new_row import add_row
from timeline.review.workspace import open_workspace

FCNTL = pytest.importorskip("fcntl")

if TYPE_CHECKING:
    from helpers.desk import Desk


class Msvcrt:
    """The lock of Windows, by that of this system: on what one descriptor has open, and gone with it."""

    LK_NBLCK = 2

    @staticmethod
    def locking(descriptor: int, mode: int, size: int) -> None:
        assert (mode, size) == (Msvcrt.LK_NBLCK, 1)
        FCNTL.flock(descriptor, FCNTL.LOCK_EX | FCNTL.LOCK_NB)


@pytest.fixture(params=["fcntl", "by file"])
def lock(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The lock of systems that can lock a folder, and that of those which cannot."""
    if request.param == "by file":
        monkeypatch.setitem(sys.modules, "fcntl", None)
        monkeypatch.setitem(sys.modules, "msvcrt", Msvcrt)
    return str(request.param)


def test_rows_that_two_add_at_once_are_all_there_or_were_refused(desk: Desk, lock: str) -> None:
    desk.write("seeds/note.txt", "It has 120 seats.\n")
    desk.table({"id": "first", "claim": "c", "source": "note.txt", "quote": "It has 120 seats."})
    project = find_project(desk.root)

    def add(name: str) -> list[str]:
        saved = []
        for n in range(25):
            row = {"id": f"{name}{n}", "claim": "c", "source": "note.txt", "quote": "It has 120 seats."}
            try:
                add_row(project, AS_OF, row)
                saved.append(row["id"])
            except TimelineError:
                continue
        return saved

    with ThreadPoolExecutor(2) as pool:
        saved = [name for names in pool.map(add, "ab") for name in names]
    there = {claim.id for claim in read_claims(desk.root, "claims/claims.csv").claims}
    assert saved
    assert there == {"first", *saved}
    assert not list(desk.root.rglob(LOCK_FILE))


def test_who_holds_one_of_the_folders_keeps_others_out_of_all(tmp_path: Path, lock: str) -> None:
    table, other = tmp_path / "a", tmp_path / "b"
    refused = pytest.raises(TimelineError, match="another run")
    with only_writer(tmp_path, other), refused, only_writer(tmp_path, table, other):
        raise AssertionError
    with only_writer(tmp_path, table, other, table):
        pass


def test_the_way_back_does_not_write_over_what_somebody_saved_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.table({"id": "a", "claim": "c", "source": "note.txt", "quote": "words"})
    project, theirs = find_project(desk.root), b"id,date,claim,source,quote\n"
    table = read_claims(desk.root, "claims/claims.csv")

    def fails(target: Path, data: bytes, root: Path, *, read: bytes | None = None) -> bool:
        if target.name == "claims.lock":
            path.write_bytes(theirs)
            raise TimelineError("claims.lock: the disk is full")
        return write_bytes(target, data, root, read=read)

    monkeypatch.setattr(timeline.project.saving, "write_bytes", fails)
    with pytest.raises(TimelineError, match="disk is full") as caught:
        write_both(project, table, Lock(""), table.text.replace("words", "others").encode(), b"x")
    assert path.read_bytes() == theirs
    assert any("somebody else" in note for note in caught.value.__notes__)


def test_the_way_back_restores_the_table_that_was_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    path = desk.table({"id": "a", "claim": "c", "source": "note.txt", "quote": "words"})
    before, table = path.read_bytes(), read_claims(desk.root, "claims/claims.csv")
    (desk.root / "claims/claims.lock").mkdir()
    with pytest.raises(TimelineError):
        write_both(find_project(desk.root), table, Lock(""), before.replace(b"words", b"others"), b"x")
    assert path.read_bytes() == before


WORKER = """
import datetime, sys
from pathlib import Path
from timeline.model.errors import TimelineError
from timeline.project.settings import find_project
from timeline.review.workspace import open_workspace

root, name, rows = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
workspace = open_workspace(find_project(root), datetime.date(2026, 11, 22))
for n in range(rows):
    row = {"id": f"{name}{n}", "claim": "c", "source": "note.txt", "quote": "It has 120 seats."}
    try:
        print(workspace.append(row).id)
    except TimelineError as error:
        print(error.message, file=sys.stderr)
"""


def test_rows_that_two_desks_add_at_once_are_all_there_and_recorded(desk: Desk) -> None:
    desk.write("seeds/note.txt", "It has 120 seats.\n")
    desk.table({"id": "first", "claim": "c", "source": "note.txt", "quote": "It has 120 seats."})
    desk.lock()
    words = [sys.executable, "-c", WORKER, str(desk.root)]
    running = [subprocess.Popen([*words, name, "20"], stdout=subprocess.PIPE, text=True) for name in "ab"]
    saved = [name for one in running for name in one.communicate()[0].split()]
    assert {claim.id for claim in read_claims(desk.root, "claims/claims.csv").claims} == {"first", *saved}
    assert set(read_lock(desk.root, "claims/claims.lock").entries) == {"first", *saved}
    assert len(saved) > 20


def test_two_desks_in_one_process_write_over_nothing(desk: Desk) -> None:
    desk.write("seeds/note.txt", "It has 120 seats.\n")
    desk.table({"id": "first", "claim": "c", "source": "note.txt", "quote": "It has 120 seats."})
    project = find_project(desk.root)

    def work(name: str) -> list[str]:
        workspace, saved = open_workspace(project, AS_OF), []
        for _ in range(20):
            try:
                row = {"claim": name, "source": "note.txt", "quote": "It has 120 seats."}
                saved.append(workspace.append(row).id)
            except TimelineError:
                continue
        workspace.close()
        return saved

    with ThreadPoolExecutor(2) as pool:
        saved = [name for names in pool.map(work, "ab") for name in names]
    assert len(set(saved)) == len(saved)
    assert {claim.id for claim in read_claims(desk.root, "claims/claims.csv").claims} == {"first", *saved}


def test_a_lock_file_that_a_power_cut_has_left_locks_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", Msvcrt)
    (tmp_path / LOCK_FILE).write_bytes(b"")
    with only_writer(tmp_path, tmp_path):
        pass
    assert not (tmp_path / LOCK_FILE).exists()


def test_a_writer_waits_for_another_as_long_as_it_is_asked_to(tmp_path: Path, lock: str) -> None:
    begun, done = Event(), list[str]()

    def hold() -> None:
        with only_writer(tmp_path, tmp_path):
            begun.set()
            Event().wait(0.2)
            done.append("first")

    with ThreadPoolExecutor(1) as pool:
        pool.submit(hold)
        begun.wait()
        with only_writer(tmp_path, tmp_path, tries=500):
            assert done == ["first"]

"""Several files as one change: all or none, over what was read alone, and a journal that says what is half done."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from timeline.model.errors import TimelineError
from timeline.project import saving
from timeline.project.saving import FOLDER, JOURNAL, REPLACED, STAGED, Change, digest, forget_whole, half_done, save

PATHS = ("claims/a.csv", "claims/b.lock")
OLD, NEW = (b"old table\n", b"old lock\n"), (b"new table\n", b"new lock\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    for path, data in zip(PATHS, OLD, strict=True):
        (tmp_path / path).write_bytes(data)
    return tmp_path


def changes() -> list[Change]:
    return [Change(path, new, digest(old)) for path, new, old in zip(PATHS, NEW, OLD, strict=True)]


def contents(root: Path) -> tuple[bytes, ...]:
    return tuple((root / path).read_bytes() for path in PATHS)


def test_both_are_written_and_nothing_is_left_behind(root: Path) -> None:
    assert save(root, changes()) == list(PATHS)
    assert contents(root) == NEW
    assert {path.name for path in root.iterdir()} == {"claims"}


def test_what_is_replaced_is_kept_until_the_next_save(root: Path) -> None:
    save(root, changes(), keep=True)
    kept = root / FOLDER / REPLACED
    assert sorted(path.read_bytes() for path in kept.iterdir()) == sorted(OLD)
    assert (root / FOLDER / ".gitignore").read_bytes() == b"*\n"
    save(root, [Change(PATHS[0], b"third\n", digest(NEW[0]))], keep=True)
    assert [path.read_bytes() for path in kept.iterdir()] == [NEW[0]]


def test_a_file_that_somebody_has_saved_is_not_written_over(root: Path) -> None:
    (root / PATHS[1]).write_bytes(b"theirs\n")
    with pytest.raises(TimelineError, match=r"b\.lock: was changed by somebody else meanwhile"):
        save(root, changes())
    assert contents(root) == (OLD[0], b"theirs\n")


def test_a_file_that_was_not_there_is_written_only_while_it_is_not(root: Path) -> None:
    made = Change("claims/new.lock", b"x\n", "")
    assert save(root, [made]) == ["claims/new.lock"]
    with pytest.raises(TimelineError, match="changed by somebody else"):
        save(root, [made])


def killed_at(root: Path, change: int) -> bool:
    """Save in a process that is killed (SIGKILL) before its n-th change of a file; False where it ended before that."""
    pid = os.fork()
    if pid == 0:
        left = change

        def look(event: str, args: tuple[object, ...]) -> None:
            nonlocal left
            writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            left -= bool(writes) or event in ("os.rename", "os.remove", "os.chmod", "os.mkdir", "os.rmdir")
            if left == 0:
                left = -1
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(look)
        save(root, changes(), keep=True)
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(pid, 0)[1])


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a fork")
@pytest.mark.parametrize("finish", [True, False], ids=["finished", "reverted"])
def test_killed_at_any_step_it_can_be_finished_or_reverted(root: Path, finish: bool) -> None:
    halves, change = 0, 1
    while killed_at(root, change):
        half = half_done(root, PATHS)
        assert all(data in pair for data, pair in zip(contents(root), zip(OLD, NEW, strict=True), strict=True))
        if half is not None:
            halves += 1
            assert "claims/a.csv is written, claims/b.lock is not" in half.describe()
            assert "is now" in half.finish() if finish else "put back" in half.revert()
            assert contents(root) == (NEW if finish else OLD)
        forget_whole(root, PATHS)
        assert not (root / FOLDER / JOURNAL).exists()
        for path, data in zip(PATHS, OLD, strict=True):
            (root / path).write_bytes(data)
        change += 1
    assert change > 15
    assert halves >= 3, "it was never killed between the two"


def halved(root: Path) -> None:
    """Leave a save half done: the table written, the lock not."""
    change = 1
    while killed_at(root, change) and half_done(root, PATHS) is None:
        for path, data in zip(PATHS, OLD, strict=True):
            (root / path).write_bytes(data)
        change += 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a fork")
def test_what_somebody_has_saved_since_is_left_as_it_is(root: Path) -> None:
    halved(root)
    (root / PATHS[1]).write_bytes(b"theirs\n")
    half = half_done(root, PATHS)
    assert half is not None
    assert "claims/b.lock was changed since; nothing was done" in half.finish()
    assert contents(root) == (NEW[0], b"theirs\n")
    assert half_done(root, PATHS) is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a fork")
def test_a_journal_that_names_other_files_or_is_damaged_is_passed_over(root: Path) -> None:
    halved(root)
    assert half_done(root, PATHS) is not None
    assert half_done(root, PATHS[:1]) is None, "it names a file that is not the caller's to write"
    (root / FOLDER / JOURNAL).write_bytes(b'{"files": [1]}')
    assert half_done(root, PATHS) is None


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a fork")
def test_what_was_laid_by_and_is_gone_or_changed_is_not_written(root: Path) -> None:
    halved(root)
    for path in (root / FOLDER / "staged").iterdir():
        path.write_bytes(b"something else")
    half = half_done(root, PATHS)
    assert half is not None
    with pytest.raises(TimelineError, match="no longer in"):
        half.finish()
    assert contents(root) == (NEW[0], OLD[1])


def test_where_what_was_written_cannot_be_put_back_either_the_journal_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = saving.put, list[str]()

    def full(root: Path, path: str, data: bytes | None, there: str) -> None:
        calls.append(path)
        if len(calls) > 1:
            raise TimelineError(f"{path}: cannot be written: the disk is full")
        real(root, path, data, there)

    monkeypatch.setattr(saving, "put", full)
    with pytest.raises(TimelineError, match=r"b\.lock: cannot be written"):
        save(root, changes())
    monkeypatch.undo()
    assert contents(root) == (NEW[0], OLD[1])
    half = half_done(root, PATHS)
    assert half is not None
    half.revert()
    assert contents(root) == OLD
    assert {path.name for path in root.iterdir()} == {"claims"}


def test_a_folder_of_the_tool_that_is_a_link_loses_nothing(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    theirs = [other / JOURNAL, other / STAGED / "a", other / REPLACED / "b"]
    for path in theirs:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"{}")
    (root / FOLDER).symlink_to(other)
    forget_whole(root, PATHS)
    with pytest.raises(TimelineError, match="is a link"):
        save(root, changes())
    assert all(path.exists() for path in theirs)
    assert contents(root) == OLD

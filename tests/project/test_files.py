"""Files: nothing outside is written, nothing is half written, and a reader never waits."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tempfile
import time
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from timeline.model.errors import TimelineError
from timeline.project.files import (
    NotRegularError,
    TooLargeError,
    current_umask,
    inside,
    only_writer,
    read_bytes,
    replace_file,
    write_bytes,
)
from timeline.project.folders import OPENED


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_reads_a_file_up_to_its_limit(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    assert read_bytes(tmp_path / "a", 5) == b"12345"
    with pytest.raises(TooLargeError):
        read_bytes(tmp_path / "a", 4)


def test_reserves_no_more_than_a_file_is_large(tmp_path: Path) -> None:
    """Its limit may be more than the memory that a process is given."""
    (tmp_path / "a").write_bytes(b"x" * 1000)
    tracemalloc.start()
    try:
        assert len(read_bytes(tmp_path / "a", 1 << 30)) == 1000
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/stdin", "/"])
def test_reads_no_device_and_no_folder(path: str) -> None:
    with pytest.raises(NotRegularError):
        read_bytes(Path(path), 10)


def test_follows_a_link_only_where_asked(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    (tmp_path / "link").symlink_to("a")
    assert read_bytes(tmp_path / "link", 10) == b"1"
    with pytest.raises(OSError):  # noqa: PT011 - which kind depends on the system
        read_bytes(tmp_path / "link", 10, follow=False)


def test_inside_follows_links_and_survives_loops(tmp_path: Path) -> None:
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "out").symlink_to(tmp_path)
    (tmp_path / "root" / "loop").symlink_to("loop")
    root = tmp_path / "root"
    assert inside(root / "new" / "file", root)
    assert not inside(root / "out" / "file", root)
    assert not inside(root / ".." / "file", root)
    assert not inside(root / "loop", root)
    assert not inside(root / "a\x00b", root)


def test_writes_whole_keeps_the_mode_and_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "reports" / "a.md"
    assert write_bytes(path, b"one", tmp_path)
    path.chmod(0o640)
    assert not write_bytes(path, b"one", tmp_path)
    assert write_bytes(path, b"two", tmp_path)
    assert path.read_bytes() == b"two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert names(path.parent) == ["a.md"]


def test_a_failed_write_leaves_the_old_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(TimelineError, match="a: cannot be written: No space left on device"):
        write_bytes(tmp_path / "a", b"new", tmp_path)
    assert ((tmp_path / "a").read_bytes(), names(tmp_path)) == (b"old", ["a"])


def test_an_interrupt_while_writing_leaves_the_old_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"old")

    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        replace_file(tmp_path / "a", b"new")
    assert ((tmp_path / "a").read_bytes(), names(tmp_path)) == (b"old", ["a"])


def test_writes_nothing_through_a_link_or_outside(tmp_path: Path) -> None:
    root = tmp_path / "root"
    root.mkdir()
    (tmp_path / "victim").write_bytes(b"keep")
    (root / "link").symlink_to(tmp_path / "victim")
    (root / "folder").symlink_to(tmp_path)
    for path in (root / "link", root / "folder" / "victim", tmp_path / "victim"):
        with pytest.raises(TimelineError, match="is a link or lies outside the project"):
            write_bytes(path, b"gone", root)
    assert (tmp_path / "victim").read_bytes() == b"keep"


def test_writes_over_no_fifo_and_does_not_wait_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(TimelineError, match="pipe: cannot be written: is not a regular file"):
        write_bytes(tmp_path / "pipe", b"x", tmp_path)


def test_a_second_writer_is_sent_away(tmp_path: Path) -> None:
    second = (
        "import sys; from pathlib import Path; from timeline.project.files import only_writer\n"
        "with only_writer(Path(sys.argv[1]), Path(sys.argv[1])): pass"
    )
    with only_writer(tmp_path, tmp_path):
        held = subprocess.run([sys.executable, "-c", second, tmp_path], capture_output=True, text=True)
    assert "another run of timeline is writing here" in held.stderr
    assert subprocess.run([sys.executable, "-c", second, tmp_path]).returncode == 0
    assert names(tmp_path) == []


@pytest.mark.skipif(not OPENED.is_dir(), reason="the system does not say which folder is opened")
@pytest.mark.parametrize("nested", ["reports", "reports/2024"])
def test_a_folder_that_is_swapped_for_a_link_meanwhile_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nested: str
) -> None:
    """Just before the file is made, the folder is put aside and a link to another one stands in its place."""
    root, outside = tmp_path / "project", tmp_path / "outside"
    (root / nested).mkdir(parents=True)
    (outside / "2024").mkdir(parents=True)
    make = tempfile.mkstemp

    def swapped(*given: Any, **named: Any) -> Any:
        (root / "reports").rename(root / "aside")
        (root / "reports").symlink_to(outside)
        return make(*given, **named)

    monkeypatch.setattr(tempfile, "mkstemp", swapped)
    with pytest.raises(TimelineError, match="another folder was put in the place of its own"):
        write_bytes(root / nested / "a.md", b"new", root)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_folder_that_is_a_link_within_the_project_is_written_into_and_one_out_of_it_is_not(tmp_path: Path) -> None:
    root, outside = tmp_path / "project", tmp_path / "outside"
    (root / "real").mkdir(parents=True)
    outside.mkdir()
    (root / "reports").symlink_to(root / "real")
    assert write_bytes(root / "reports" / "a.md", b"new", root)
    assert (root / "real" / "a.md").read_bytes() == b"new"
    (root / "out").symlink_to(outside)
    with pytest.raises(TimelineError, match="outside the project"):
        write_bytes(root / "out" / "a.md", b"new", root)
    assert list(outside.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
def test_threads_that_ask_for_the_mask_at_once_leave_it_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    real, before = os.umask, os.umask(0o077)

    def slow(mask: int) -> int:
        found = real(mask)
        time.sleep(0.001)
        return found

    try:
        monkeypatch.setattr(os, "umask", slow)
        with ThreadPoolExecutor(4) as pool:
            masks = {pool.submit(current_umask) for _ in range(12)}
        assert {each.result() for each in masks} == {0o077}
        assert real(0o077) == 0o077
    finally:
        real(before)

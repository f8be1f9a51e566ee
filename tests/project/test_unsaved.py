"""What is begun and not saved outlives the process, is its owner's alone, and harms nothing where it is damaged."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.errors import TimelineError
from timeline.project import unsaved
from timeline.project.saving import FOLDER
from timeline.project.unsaved import Answered, HalfTyped, Unsaved

ROW = HalfTyped("a", {"claim": "It has “120” seats"}, "room.txt", "0" * 64, 3, 9)


def test_a_session_that_was_killed_is_taken_up_by_the_next_one(tmp_path: Path) -> None:
    first = Unsaved(tmp_path)
    first.put_row(ROW)
    first.put_decisions({"b": Answered("keep", "a reason", "digest")})
    del first  # nothing was closed
    second = Unsaved(tmp_path)
    assert second.begun.rows == {"a": ROW}
    assert second.begun.decisions == {"b": Answered("keep", "a reason", "digest")}
    file = tmp_path / FOLDER / "session-1" / unsaved.FILE
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"


def test_two_sessions_at_once_have_a_file_each(tmp_path: Path) -> None:
    first, second = Unsaved(tmp_path), Unsaved(tmp_path)
    first.put_row(ROW)
    assert second.begun.rows == {}
    second.drop_row("a")
    first.close()
    assert Unsaved(tmp_path).begun.rows == {"a": ROW}


def test_nothing_begun_leaves_no_file(tmp_path: Path) -> None:
    one = Unsaved(tmp_path)
    one.put_row(ROW)
    one.drop_row("a")
    one.close()
    assert not list(tmp_path.rglob(unsaved.FILE))


def test_it_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unsaved, "MAX_BYTES", 1000)
    one = Unsaved(tmp_path)
    one.put_row(ROW)
    with pytest.raises(TimelineError, match="begun and not saved"):
        one.put_row(HalfTyped("b", {"claim": "x" * 1000}))
    assert one.begun.rows == {"a": ROW}


@given(st.one_of(st.binary(max_size=80), st.sampled_from([b"[]", b'{"rows": {}}', b'{"rows": {"a": {"key": 1}}}'])))
def test_a_damaged_file_is_laid_aside_with_one_line(data: bytes) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / FOLDER / "session-1"
        folder.mkdir(parents=True)
        (folder / unsaved.FILE).write_bytes(data)
        one = Unsaved(Path(name))
        assert one.begun.rows == {}
        assert len(one.notes) == 1
        assert (folder / unsaved.ASIDE).read_bytes() == data
        one.put_row(ROW)
        one.close()


def test_where_nothing_can_be_written_it_is_kept_in_memory_and_said(tmp_path: Path) -> None:
    (tmp_path / FOLDER).symlink_to(tmp_path / "elsewhere")
    one = Unsaved(tmp_path)
    assert "is lost when this ends" in one.notes[0]
    one.put_row(ROW)
    assert one.begun.rows == {"a": ROW}
    one.close()
    assert not (tmp_path / "elsewhere").exists()

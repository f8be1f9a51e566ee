"""Sources: names that cannot leave the folder, text that is never guessed, and a reason for what cannot be read."""

from __future__ import annotations

import codecs
import hashlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Region, Source, SourceInfo
from timeline.project.sources import Limits, list_sources, read_source, read_sources, unsafe_name

LIMIT = 1 << 20


def declared(encoding: str) -> SourceInfo:
    return SourceInfo("note.txt", Region("claims/sources.csv", 2), encoding=encoding)


def read(root: Path, name: str = "note.txt", info: SourceInfo | None = None, limit: int = LIMIT) -> Source:
    return read_source(root, "seeds", name, info, Limits(limit))


def put(root: Path, data: bytes, name: str = "note.txt") -> None:
    (root / "seeds" / name).parent.mkdir(parents=True, exist_ok=True)
    (root / "seeds" / name).write_bytes(data)


def problem_of(source: Source) -> tuple[str, str]:
    assert source.problem is not None
    assert source.text == ""
    assert source.problem.help
    return source.problem.kind, source.problem.message


@pytest.mark.parametrize("name", ["note.txt", "2024/note.txt", "a b.txt", "ä.txt", "..a", "a..b", ".hidden", "console"])
def test_plain_names_may_be_opened(name: str) -> None:
    assert unsafe_name(name) == ""


@pytest.mark.parametrize(
    "name",
    [
        "", "..", ".", "../a", "a/../b", "a/..", "/etc/passwd", "//host/x", "~/a", "~", "a//b", "a/", "./a", "a\\b",
        "C:a", "c:/a", "a:stream", "a\x00b", "a\nb", "a?", "a*", "a|b", "<a", '"a"', "a.", "a ", " a", "a/ b",
        "NUL", "nul.txt", "x/CON.tar.gz", "COM1", "lpt9.txt", "com¹", "aux .txt", "x" * 256, "a/" * 513 + "a",
    ],
)  # fmt: skip
def test_other_names_are_never_opened(name: str) -> None:
    assert unsafe_name(name)


@given(
    st.lists(st.sampled_from(["..", ".", "/", "\\", "a", "b.txt", "~", "C:", " ", "\u2024", "．", "%2e"]), max_size=8)
)
def test_no_accepted_name_leaves_the_folder(parts: list[str]) -> None:
    name = "".join(parts)
    if not unsafe_name(name):
        assert os.path.normpath(f"/desk/seeds/{name}").startswith("/desk/seeds/")
        assert os.path.normpath(f"/desk/seeds/{name}") == f"/desk/seeds/{name}"


@given(st.text(max_size=40))
def test_asking_for_any_name_never_raises(name: str) -> None:
    source = read_source(Path("/nonexistent"), "seeds", name, None, Limits(LIMIT))
    assert problem_of(source)[0] in ("source-missing", "source-outside")


@pytest.mark.parametrize(
    ("data", "encoding", "used"),
    [
        ("café\n".encode(), "", "utf-8"),
        (codecs.BOM_UTF8 + "café\n".encode(), "", "utf-8-sig"),
        ("café\n".encode("utf-16"), "", "utf-16"),
        (codecs.BOM_UTF16_BE + "café\n".encode("utf-16-be"), "cp1252", "utf-16"),
        ("café\n".encode("utf-32"), "", "utf-32"),
        ("café\n".encode("cp1252"), "cp1252", "cp1252"),
        ("café\n".encode("cp1252"), "Windows-1252", "Windows-1252"),
    ],
)
def test_text_is_what_the_bytes_say(tmp_path: Path, data: bytes, encoding: str, used: str) -> None:
    put(tmp_path, data)
    source = read(tmp_path, info=declared(encoding))
    assert (source.text, source.problem, source.encoding) == ("café\n", None, used)
    assert (source.sha256, source.size) == (hashlib.sha256(data).hexdigest(), len(data))


def test_line_ends_are_left_as_they_are(tmp_path: Path) -> None:
    put(tmp_path, b"a\r\nb\rc\n")
    assert read(tmp_path).text == "a\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "encoding", "message"),
    [
        (b"ab\ncaf\xe9", "", "seeds/note.txt is not UTF-8: byte 0xE9 at offset 6 (line 2)"),
        (codecs.BOM_UTF8 + b"ab\ncaf\xe9", "", "seeds/note.txt is not UTF-8: byte 0xE9 at offset 9 (line 2)"),
        (b"\xa3\x81", "cp1252", "seeds/note.txt is not CP1252: byte 0x81 at offset 1 (line 1)"),
        ("ab".encode("utf-16-le"), "", "seeds/note.txt holds a NUL character at line 1, column 2"),
        (b"ab", "rot13", "seeds/note.txt is declared as 'rot13', which is no known text encoding"),
        (b"ab", "unicode_escape", "seeds/note.txt is declared as 'unicode_escape', which is no known"),
        (b"ab", "../x", "seeds/note.txt is declared as '../x', which is no known text encoding"),
        (b"ab", "x" * 5000, "seeds/note.txt is declared as 'xxx"),
    ],
)
def test_what_is_no_text_is_unreadable_and_says_why(tmp_path: Path, data: bytes, encoding: str, message: str) -> None:
    put(tmp_path, data)
    rule, reason = problem_of(read(tmp_path, info=declared(encoding)))
    assert rule == "source-unreadable"
    assert reason.startswith(message)
    assert len(reason) < 300


def test_an_absent_source_is_missing_and_a_near_name_is_told(tmp_path: Path) -> None:
    put(tmp_path, b"x", "Note.txt")
    source = read(tmp_path)
    assert problem_of(source) == ("source-missing", "there is no seeds/note.txt")
    assert source.problem is not None
    assert source.problem.help == "There is 'Note.txt': write the name so."


def test_a_file_as_a_folder_is_missing(tmp_path: Path) -> None:
    put(tmp_path, b"x")
    assert problem_of(read(tmp_path, "note.txt/more.txt"))[0] == "source-missing"


def test_links_are_refused_wherever_they_lead(tmp_path: Path) -> None:
    put(tmp_path, b"x", "real/note.txt")
    (tmp_path / "seeds" / "note.txt").symlink_to(tmp_path / "seeds" / "real" / "note.txt")
    (tmp_path / "seeds" / "folder").symlink_to("/etc")
    assert problem_of(read(tmp_path)) == ("source-outside", "seeds/note.txt is a link")
    assert problem_of(read(tmp_path, "folder/passwd")) == ("source-outside", "seeds/folder/passwd is a link")


def test_a_folder_of_sources_that_leads_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "project").mkdir()
    (tmp_path / "elsewhere" / "note.txt").write_text("x")
    (tmp_path / "project" / "seeds").symlink_to(tmp_path / "elsewhere")
    assert problem_of(read(tmp_path / "project"))[0] == "source-outside"
    assert list_sources(tmp_path / "project", "seeds") == []


def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    os.mkfifo(tmp_path / "seeds" / "note.txt")
    assert problem_of(read(tmp_path)) == ("source-unreadable", "seeds/note.txt is not a regular file")


def test_a_larger_source_than_wanted_is_refused(tmp_path: Path) -> None:
    put(tmp_path, b"x" * (LIMIT + 1))
    assert problem_of(read(tmp_path)) == ("source-unreadable", "seeds/note.txt is larger than 1 MB")


def test_sources_come_in_order_of_name_each_once(tmp_path: Path) -> None:
    put(tmp_path, b"1", "b.txt")
    put(tmp_path, b"2", "a.txt")
    names = ["b.txt", "p.html", "a.txt", "b.txt", "A.HTM"]
    assert [*read_sources(tmp_path, "seeds", names, {}, Limits(LIMIT))] == ["A.HTM", "a.txt", "b.txt", "p.html"]


def test_the_list_of_files_leaves_out_what_is_hidden_or_a_link(tmp_path: Path) -> None:
    for name in ("b.txt", "deep/a.txt", ".hidden", ".git/config", "~$lock.docx"):
        put(tmp_path, b"x", name)
    (tmp_path / "seeds" / "link.txt").symlink_to("b.txt")
    assert list_sources(tmp_path, "seeds") == ["b.txt", "deep/a.txt"]
    assert list_sources(tmp_path, "none") == []

"""Table files: what a spreadsheet exports reads as it was meant, or is refused with its line and column."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Problem
from timeline.project.table import MAX_LISTED, RawTable, parse_table, read_table

REQUIRED, OPTIONAL = ("id", "quote"), ("note",)
PLAIN = "id,quote,note\nb1,raised €600 million,NA\nb2,“a ‘b’”,007\n"


def parse(data: bytes | str) -> RawTable:
    return parse_table(data.encode() if isinstance(data, str) else data, "t.csv", REQUIRED, OPTIONAL)


def texts(table: RawTable) -> list[dict[str, str]]:
    return [{name: cell.text for name, cell in cells.items()} for _, cells in table.rows]


def described(problem: Problem) -> tuple[str, int, int, str]:
    return problem.kind, problem.region.line, problem.region.column, problem.message


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + PLAIN.encode(),
        PLAIN.encode("utf-16"),
        codecs.BOM_UTF16_BE + PLAIN.encode("utf-16-be"),
        PLAIN.replace("\n", "\r\n").encode(),
        PLAIN.replace("\n", "\r").encode(),
        PLAIN.replace(",", ";").encode(),
        PLAIN.replace(",", "\t").encode("utf-16"),
        PLAIN.replace("id,quote,note", "ID;Quote;NOTE").replace(",", ";").encode(),
        PLAIN.replace("id,quote", '"id","quote"').encode(),
        PLAIN.replace("id,", " id\u200b,").encode(),
        ("\n\n" + PLAIN + "\n").encode(),
        b"sep=;\r\n" + PLAIN.replace(",", ";").replace("\n", "\r\n").encode(),
        codecs.BOM_UTF8 + b'"sep=,"\n' + PLAIN.encode(),
        ("SEP=\t\n" + PLAIN.replace(",", "\t")).encode("utf-16"),
    ],
    ids=[
        *("BOM", "UTF-16 LE", "UTF-16 BE", "CRLF", "CR", "semicolons", "tabs", "capitals", "quoted", "unseen", "blank"),
        *("sep=;", "sep=,", "sep=tab"),
    ],
)
def test_what_spreadsheets_write_reads_as_meant(data: bytes) -> None:
    table = parse(data)
    assert (texts(table), table.problems) == (texts(parse(PLAIN)), ())
    assert texts(table)[1] == {"id": "b2", "quote": "“a ‘b’”", "note": "007"}


def test_every_cell_is_text() -> None:
    words = ["NA", "null", "1e5", "007", "TRUE", "-", "1,5", " x ", "2024-06"]
    table = parse("id,quote\n" + "".join(f'"{word}",q\n' for word in words))
    assert [row["id"] for row in texts(table)] == words


def test_unknown_columns_are_kept_under_their_own_names() -> None:
    assert texts(parse("id,quote,Checked By\nb1,q,Ann\n")) == [{"id": "b1", "quote": "q", "Checked By": "Ann"}]


def test_columns_without_a_name_are_fine_while_they_are_empty() -> None:
    assert texts(parse("id,quote,,\nb1,q,,\n")) == [{"id": "b1", "quote": "q"}]
    [problem] = parse("id,quote,\nb1,q,x\n").problems
    assert described(problem) == ("csv-malformed", 2, 6, "the cell stands under no column name")


def test_rows_of_empty_cells_are_no_rows() -> None:
    assert parse("id,quote\n,\n \t,\nb1,q\n").problems == ()


@pytest.mark.parametrize(
    ("data", "rule", "line", "column", "message"),
    [
        (b"id,quote\nb1,\xa3600 million\n", "csv-malformed", 2, 4, "t.csv is not UTF-8: byte 0xA3 is no part of a"),
        (codecs.BOM_UTF8 + b"id,quote\nb1,caf\xe9\n", "csv-malformed", 2, 7, "t.csv is not UTF-8: byte 0xE9 is no"),
        ("id,quote\nb1,é".encode("utf-16") + b"\x00", "csv-malformed", 2, 5, "t.csv is not UTF-16: byte 0x00 is no"),
        ("id,quote\nb1,q\n".encode("utf-16-le"), "csv-malformed", 1, 1, "t.csv is not text, or UTF-16 without a BOM"),
        (b"PK\x03\x04\x14\x00\xff", "csv-malformed", 1, 1, "t.csv is a spreadsheet or ZIP file"),
        (b"<!DOCTYPE html>", "csv-malformed", 1, 1, "t.csv is a web page"),
        (b'[{"id": "b1"}]', "csv-malformed", 1, 1, "t.csv is JSON"),
        (b"version https://git-lfs.github.com/spec/v1\n", "csv-malformed", 1, 1, "t.csv is a pointer of Git LFS"),
        (b"<<<<<<< ours\nid,quote\n", "column-missing", 1, 1, "the header lacks id, quote; it has <<<<<<< ours"),
        (b"sep=|\nid|quote\n", "column-missing", 1, 1, "the header lacks id, quote; it has sep=|"),
        (b"sep=;\nid,quote\n", "column-missing", 2, 1, "the header lacks id, quote; it has id,quote"),
        (b"sep=;\r\nid;quote\r\nb1\r\n", "csv-malformed", 3, 1, "the row has 1 cell, the header 2"),
        (b"sep=;\rid;quote\rb1\r", "csv-malformed", 3, 1, "the row has 1 cell, the header 2"),
        (b"sep=;\n", "csv-malformed", 1, 1, "t.csv is empty"),
        (b"", "csv-malformed", 1, 1, "t.csv is empty"),
        (b"\n\n", "csv-malformed", 1, 1, "t.csv is empty"),
        (b"id,qoute\n", "column-missing", 1, 1, "the header lacks quote; it has id, qoute"),
        (b"\nid,quote,Quote\n", "csv-malformed", 2, 10, "the column 'quote' stands twice in the header"),
        (b'id,"quote\nb1,q\n', "csv-malformed", 1, 4, "a quoted cell begins here and never ends"),
        (b'id,quote\n"a\nb",q\nb1\n', "csv-malformed", 4, 1, "the row has 1 cell, the header 2"),
        (b"id,quote\nb1,a, b\n", "csv-malformed", 2, 1, "the row has 3 cells, the header 2"),
        (b'id,quote\nb1,"open\nb2,q\n', "csv-malformed", 2, 4, "a quoted cell begins here and never ends"),
        (b"id,quote\nb1,q\nid,quote\n", "csv-malformed", 3, 1, "the header stands here again"),
        (b"id,quote\n<<<<<<< ours,\n", "csv-malformed", 2, 1, "an unresolved merge conflict"),
        (b"id,quote\n=======\n", "csv-malformed", 2, 1, "an unresolved merge conflict"),
        (b"id,quote\nb1,#REF!\n", "csv-malformed", 2, 4, "the cell is a spreadsheet's error: #REF!"),
        (b"id,quote\nb1,q\n" + bytes(4096), "csv-malformed", 3, 1, "the row has 1 cell, the header 2"),
        (b"id,quote\nb1,a\x00b\n", "csv-malformed", 2, 4, "the cell holds a NUL character"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_its_place(
    data: bytes, rule: str, line: int, column: int, message: str
) -> None:
    [problem] = parse(data).problems
    assert described(problem)[:3] == (rule, line, column)
    assert problem.message.startswith(message)
    assert problem.help


def test_other_rows_are_read_beside_a_bad_one() -> None:
    table = parse('id,quote\nb1,q\nb2\nb3,"x"y\nb4,q\n')
    assert [row["id"] for row in texts(table)] == ["b1", "b4"]
    assert [problem.region.line for problem in table.problems] == [3, 4]


def test_a_flood_of_faults_is_told_as_one_number() -> None:
    table = parse("id,quote\n" + "x\n" * (MAX_LISTED + 7))
    assert len(table.problems) == MAX_LISTED + 1
    assert table.problems[-1].message == "and 7 more rows that cannot be read, from here on"
    assert table.problems[-1].region.line == MAX_LISTED + 2


def test_a_table_that_is_not_there_or_no_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    (tmp_path / "loop.csv").symlink_to("loop.csv")
    (tmp_path / "out.csv").symlink_to("/etc/hostname")
    for name in ("none.csv", "folder.csv", "loop.csv", "out.csv"):
        table = read_table(tmp_path, name, REQUIRED, OPTIONAL)
        assert [problem.kind for problem in table.problems] == ["csv-malformed"]
        assert table.exists == (name != "none.csv")


@given(st.binary(max_size=60) | st.text('id,quote\n";\t\r\x00a', max_size=60).map(str.encode))
def test_never_raises(data: bytes) -> None:
    assert isinstance(parse(data), RawTable)
    assert isinstance(parse(b"id,quote\n" + data), RawTable)
    assert isinstance(parse(codecs.BOM_UTF16_LE + data), RawTable)

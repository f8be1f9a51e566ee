"""The CSV reader: what the standard library reads from valid input, with the place of every cell and fault."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Region
from timeline.project.csv import Fault, Row, read_rows

TRICKY = 'ab€😀 ,;\t"\n\r\x0b\x0c\x1c\x85\u2028\ufeffe\u0301'


@st.composite
def written_tables(draw: st.DrawFn) -> tuple[str, str, list[list[str]]]:
    """A text that csv.writer wrote in some dialect, its delimiter, and its rows that hold anything."""
    delimiter = draw(st.sampled_from(",;\t"))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]))
    alphabet = TRICKY if quoting == csv.QUOTE_ALL or end == "\r\n" else TRICKY.replace("\r", "")
    rows = draw(st.lists(st.lists(st.text(alphabet, max_size=8), max_size=5), max_size=6))
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    text = stream.getvalue()
    return draw(st.sampled_from([text, text.removesuffix(end)])), delimiter, rows


def offset_of(text: str, line: int, column: int) -> int:
    """The offset of a line and column, counted the plain way."""
    end = "\n" if "\n" in text else "\r"
    return sum(len(one) + 1 for one in text.split(end)[: line - 1]) + column - 1


def characters(text: str, region: Region) -> str:
    return text[offset_of(text, region.line, region.column) : offset_of(text, region.end_line, region.end_column)]


def meant(written: str) -> str:
    return written[1:-1].replace('""', '"') if written.startswith('"') else written


@given(written_tables())
def test_reads_what_the_standard_library_reads(written: tuple[str, str, list[list[str]]]) -> None:
    text, delimiter, _ = written
    expected = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True) if row]
    found = list(read_rows(text, "t.csv", delimiter))
    assert [[cell.text for cell in row.cells] if isinstance(row, Row) else row for row in found] == expected


@given(written_tables())
def test_the_region_of_a_cell_holds_its_characters(written: tuple[str, str, list[list[str]]]) -> None:
    text, delimiter, _ = written
    for row in read_rows(text, "t.csv", delimiter):
        assert isinstance(row, Row)
        assert [meant(characters(text, cell.region)) for cell in row.cells] == [cell.text for cell in row.cells]
        pieces = [characters(text, cell.region) for cell in row.cells]
        assert characters(text, row.region) == delimiter.join(pieces)


@given(st.text(TRICKY, max_size=60), st.sampled_from(",;\t"))
def test_never_raises_and_goes_forward(text: str, delimiter: str) -> None:
    last = (0, 0)
    for row in read_rows(text, "t.csv", delimiter):
        place = (row.region.line, row.region.column)
        assert place > last
        assert (row.region.end_line, row.region.end_column) >= place
        last = place


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ('a,b\n1,"open\n2,x\n', 2, 3, "a quoted cell begins here and never ends"),
        ('a,b\n1,"shut" up\n2,x\n', 2, 9, "text follows the closing quote of a cell"),
        ('a,b\n"line\nbreak",1\n1,"x"y\n', 4, 6, "text follows the closing quote of a cell"),
        ("a,b\n1,x\ry\n", 2, 4, "a lone carriage return stands in an unquoted cell"),
    ],
)
def test_a_fault_names_its_line_and_column(text: str, line: int, column: int, message: str) -> None:
    [fault] = [row for row in read_rows(text, "t.csv") if isinstance(row, Fault)]
    assert (fault.region.line, fault.region.column, fault.message) == (line, column, message)


def test_one_slip_hides_no_other_row() -> None:
    found = list(read_rows('a,b\n1,"x"y\n2,z\n', "t.csv"))
    assert [type(row) for row in found] == [Row, Fault, Row]
    assert [cell.text for cell in rows_of(found)[-1].cells] == ["2", "z"]


def rows_of(found: list[Any]) -> list[Row]:
    return [row for row in found if isinstance(row, Row)]


def test_blank_lines_count_and_are_no_rows() -> None:
    found = rows_of(list(read_rows("\n\r\na,b\n\n\n1,2\n", "t.csv")))
    assert [(row.region.line, row.cells[0].text) for row in found] == [(3, "a"), (6, "1")]


def test_carriage_returns_alone_end_lines_where_no_other_end_is_used() -> None:
    found = rows_of(list(read_rows('\ra,b\r1,"x\ry"\r2,z', "t.csv")))
    assert [(row.region.line, [cell.text for cell in row.cells]) for row in found] == [
        (2, ["a", "b"]),
        (3, ["1", "x\ry"]),
        (5, ["2", "z"]),
    ]


@pytest.mark.parametrize("unit", ['"', '""', ",", "\n", "\r", '",', '"\n', ' "', "a,"])
def test_much_of_one_thing_is_read(unit: str) -> None:
    assert list(read_rows(unit * (100_000 // len(unit)), "t.csv")) is not None

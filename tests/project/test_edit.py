"""Edits of a table: the cells meant change, every other byte stays, and what is written reads back."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from timeline.model import Table
from timeline.model.errors import TimelineError
from timeline.project.claims import parse_claims
from timeline.project.edit import Edit, appended, edited, rows_of, widened

PATH = "claims/claims.csv"
HEADER = ["id", "date", "claim", "source", "quote", "note"]
WORDS = st.text(st.sampled_from('ab é“”,;"\n\r\t#=·'), max_size=12)


def parsed(data: bytes) -> Table:
    return parse_claims(data, PATH)


def cell(text: str, delimiter: str, quoted: bool) -> str:
    needs = quoted or any(c in text for c in f'"\r\n{delimiter}')
    return '"' + text.replace('"', '""') + '"' if needs else text


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """A table as some spreadsheet might write it: quoting, line ends, delimiter, BOM, last line end."""
    end, delimiter = draw(st.sampled_from(["\n", "\r\n", "\r"])), draw(st.sampled_from([",", ";", "\t"]))
    count = draw(st.integers(1, 4))
    words = WORDS if end != "\r" else WORDS.map(lambda text: text.replace("\n", ""))
    rows = [[f"r{n}", draw(words), *(draw(words) + "x" for _ in range(3)), draw(words)] for n in range(count)]
    lines = [delimiter.join(cell(text, delimiter, draw(st.booleans())) for text in row) for row in [HEADER, *rows]]
    last = draw(st.sampled_from([end, "", end * 2]))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return (mark + end.join(lines) + last).encode()


@given(tables(), st.data())
def test_an_edit_changes_its_cell_and_nothing_else(data: bytes, draw: st.DataObject) -> None:
    table = parsed(data)
    assume(not table.problems)
    row = draw.draw(st.integers(0, len(table.claims) - 1))
    column = draw.draw(st.sampled_from(["quote", "claim", "note"]))
    text = draw.draw(WORDS) + "y"
    place = table.claims[row].place(column)
    try:
        after = edited(table, [Edit(place, text)])
    except TimelineError:  # a line feed in a table whose lines end with CR alone would make another table of it
        assert "\r" in table.text
        assert "\n" not in table.text
        assert "\n" in text
        return
    wanted = rows_of(table)
    wanted[row][column] = text
    assert rows_of(parsed(after)) == wanted
    lines = data.decode().split("\r" if b"\n" not in data else "\n")
    start = len("".join(f"{line}." for line in lines[: place.line - 1])) + place.column - 1
    start += data.startswith("\ufeff".encode()) and place.line == 1
    old, new = data.decode(), after.decode()
    assert new.startswith(old[:start])
    kept = len(old) - (start + len(cell_at(old, start, table.delimiter)))
    assert kept == 0 or new.endswith(old[-kept:])


def cell_at(text: str, start: int, delimiter: str) -> str:
    """The cell that begins at an offset, quotes included."""
    if not text.startswith('"', start):
        ends = [text.find(end, start) for end in (delimiter, "\r", "\n")]
        return text[start : min([end for end in ends if end >= 0], default=len(text))]
    at = start + 1
    while text.startswith('""', at) or not text.startswith('"', at):
        at += 2 if text.startswith('""', at) else 1
    return text[start : at + 1]


@given(tables())
def test_no_edit_changes_no_byte(data: bytes) -> None:
    table = parsed(data)
    assume(not table.problems)
    assert edited(table, []) == data
    same = [Edit(table.claims[0].place("quote"), table.claims[0].quote)]
    assert rows_of(parsed(edited(table, same))) == rows_of(table)


@given(tables(), WORDS)
def test_a_row_is_appended_and_every_byte_before_it_stays(data: bytes, quote: str) -> None:
    table = parsed(data)
    assume(not table.problems)
    row = {"id": "new", "date": "", "claim": "c", "source": "s.txt", "quote": quote + "z", "note": ""}
    try:
        after = appended(table, row)
    except TimelineError:
        assert "\n" not in table.text
        assert "\n" in quote
        return
    assert after.startswith(data)
    assert rows_of(parsed(after)) == [*rows_of(table), row]


@given(tables())
def test_a_column_is_added_at_the_end_of_every_row(data: bytes) -> None:
    table = parsed(data)
    assume(not table.problems)
    after = parsed(widened(table, ["prefix", "ignore"]))
    assert after.columns == (*table.columns, "prefix", "ignore")
    assert rows_of(after) == [{**row, "prefix": "", "ignore": ""} for row in rows_of(table)]
    assert not after.problems


def test_cells_keep_their_quotes_and_get_them_where_needed() -> None:
    data = b'id,date,claim,source,quote\r\na,,"One",s.txt,one\r\nb,,Two,s.txt,"two"\r\n'
    table = parsed(data)
    one, two = table.claims
    after = edited(
        table, [Edit(two.place("quote"), "2"), Edit(one.place("claim"), "1"), Edit(one.place("quote"), "1, 2")]
    )
    assert after == b'id,date,claim,source,quote\r\na,,"1",s.txt,"1, 2"\r\nb,,Two,s.txt,"2"\r\n'


def test_a_row_ends_as_the_header_does_whatever_stands_in_cells() -> None:
    table = parsed(b'id,date,claim,source,quote\na,,c,s,"x\r\ny"')
    row = {"id": "b", "claim": "c", "source": "s", "quote": "q"}
    assert appended(table, row).endswith(b'\r\ny"\nb,,c,s,q\n')


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("id,date,claim,source,quote\na,,c,s,q\n".encode("utf-16"), "only UTF-8 is rewritten"),
        (b'id,date,claim,source,quote\na,,c,s,"q\n', "never ends"),
        (b"id,date,claim,source,quote\na,,c,s\n", "the row has 4 cells, the header 5"),
    ],
)
def test_a_table_that_was_not_read_whole_is_not_rewritten(data: bytes, message: str) -> None:
    table = parsed(data)
    for write in (lambda: edited(table, []), lambda: appended(table, {"id": "n"}), lambda: widened(table, ["ignore"])):
        with pytest.raises(TimelineError, match=message):
            write()


def test_a_value_without_a_column_is_refused_with_the_way_out() -> None:
    table = parsed(b"id,date,claim,source,quote\na,,c,s,q\n")
    with pytest.raises(TimelineError, match="no column prefix") as error:
        appended(table, {"id": "b", "claim": "c", "source": "s", "quote": "q", "prefix": "the "})
    assert "--add-columns" in error.value.hint


def test_what_is_no_character_is_refused() -> None:
    table = parsed(b"id,date,claim,source,quote\na,,c,s,q\n")
    with pytest.raises(TimelineError, match="no character"):
        edited(table, [Edit(table.claims[0].place("quote"), "\udcff")])


def test_one_cell_is_not_edited_twice() -> None:
    table = parsed(b"id,date,claim,source,quote\na,,c,s,q\n")
    place = table.claims[0].place("quote")
    with pytest.raises(TimelineError, match="two edits of one cell"):
        edited(table, [Edit(place, "1"), Edit(place, "2")])


def test_a_first_line_that_names_the_delimiter_stays() -> None:
    head = b"sep=;\r\n"
    body = b"id;date;claim;source;quote\r\nb1;2024;c;s.txt;old words\r\n"
    table = parsed(head + body)
    assert appended(table, {"id": "b2", "quote": "a; b"}) == head + body + b'b2;;;;"a; b"\r\n'
    assert edited(table, [Edit(table.claims[0].place("quote"), "new")]) == head + body.replace(b"old words", b"new")
    more = body.replace(b"quote\r\n", b"quote;note\r\n").replace(b"words\r\n", b"words;\r\n")
    assert widened(table, ["note"]) == head + more

"""Changing cells and adding rows and columns of a table so that every other byte stays as it was.

A spreadsheet's table has quoting, line ends and a column order that its owner chose. Edits replace the characters of
single cells; a cell keeps its quotes, and gets them where its new text needs them (RFC 4180). Only UTF-8, with or
without a BOM, is rewritten: another encoding is the owner's to change. What comes out is read again before it is
given out: a table that would not read back as meant is refused. Cost: linear in the table.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from timeline.frozen import frozen
from timeline.model import Region, Row, Table
from timeline.model.cells import Cells
from timeline.model.errors import TimelineError
from timeline.project.claims import parse_claims
from timeline.project.csv import read_rows
from timeline.project.table import MAX_BYTES

BOM = "\ufeff"


@frozen
class Edit:
    """New text for the cell at a region of the table."""

    region: Region
    text: str


@frozen
class Rewritten:
    """A table's bytes as they are to be, and the table that they read back as."""

    data: bytes
    table: Table


def edited(table: Table, edits: Sequence[Edit]) -> bytes:
    """The table's bytes with the edits made. Raises TimelineError for a table that must not be rewritten."""
    return with_edits(table, edits).data if edits else written_with(table, edits)


def with_edits(table: Table, edits: Sequence[Edit]) -> Rewritten:
    """The table with the edits made. Raises TimelineError for a table that must not be rewritten."""
    data = written_with(table, edits)
    new = {edit.region: edit.text for edit in edits}
    wanted = [{name: new.get(cell.region, cell.text) for name, cell in claim.cells.items()} for claim in table.claims]
    return Rewritten(data, require_rows(wanted, data, table.path, table.names))


def written_with(table: Table, edits: Sequence[Edit]) -> bytes:
    """The table's bytes with the edits made, not read again. Raises TimelineError."""
    require_utf8(table)
    text, starts = table.text, line_starts(table.text)
    new = {edit.region: edit.text for edit in edits}
    if len(new) < len(edits):
        raise TimelineError(f"{table.path}: two edits of one cell", "Make them one after the other.")
    parts, at = [], 0
    for region in sorted(new):
        start, end = span_of(region, starts)
        parts += [text[at:start], as_cell(new[region], table.delimiter, quoted=text.startswith('"', start))]
        at = end
    return encoded("".join([*parts, text[at:]]), table)


def appended(table: Table, values: Mapping[str, str]) -> bytes:
    """The table's bytes with one row more; columns that `values` lacks are empty. Raises TimelineError."""
    return with_row(table, values).data


def with_row(table: Table, values: Mapping[str, str]) -> Rewritten:
    """The table with one row more; columns that `values` lacks are empty. Raises TimelineError."""
    require_utf8(table)
    lacking = lacking_columns(table, [name for name in values if values[name]])
    if lacking:
        raise lacks(table, lacking)
    row = table.delimiter.join(as_cell(values.get(name, ""), table.delimiter) for name in table.columns)
    end = line_end(table)
    between = "" if table.text.endswith(("\n", "\r")) else end
    data = encoded(table.text + between + row + end, table)
    return Rewritten(data, require_rows(rows_of(table), data, table.path, table.names))


def without(table: Table, names: Collection[str]) -> bytes:
    """The table's bytes without the rows of these ids, and their line ends. Raises TimelineError."""
    return without_rows(table, names).data


def without_rows(table: Table, names: Collection[str]) -> Rewritten:
    """The table without the rows of these ids, and their line ends. Raises TimelineError."""
    require_utf8(table)
    text, starts = table.text, line_starts(table.text)
    parts, at = [], 0
    for claim in table.claims:
        if claim.id in names:
            start, end = span_of(claim.region, starts)
            parts.append(text[at:start])
            at = next((end + len(mark) for mark in ("\r\n", "\n", "\r") if text.startswith(mark, end)), end)
    data = encoded("".join([*parts, text[at:]]), table)
    kept = [row for row, claim in zip(rows_of(table), table.claims, strict=True) if claim.id not in names]
    return Rewritten(data, require_rows(kept, data, table.path, table.names))


def widened(table: Table, names: Sequence[str]) -> bytes:
    """The table's bytes with empty columns added at the end of every row. Raises TimelineError.

    Nothing that stands in a row changes; what follows its last cell does.
    """
    require_utf8(table)
    text, starts = table.text, line_starts(table.text)
    more = table.delimiter + table.delimiter.join(as_cell(name, table.delimiter) for name in names)
    parts, at = [], 0
    for record in read_rows(text, table.path, table.delimiter):
        if isinstance(record, Row):
            end = span_of(record.region, starts)[1]
            parts += [text[at:end], more]
            at, more = end, table.delimiter * len(names)
    data = encoded("".join([*parts, text[at:]]), table)
    require_rows([row | dict.fromkeys(names, "") for row in rows_of(table)], data, table.path, table.names)
    return data


def lacking_columns(table: Table, names: Sequence[str]) -> list[str]:
    """Those of the columns named that the table has not."""
    return [name for name in names if name not in table.columns]


def lacks(table: Table, names: Sequence[str]) -> TimelineError:
    """The error that a table has no column for what is to be written."""
    message = f"{table.path}: the table has no column {', '.join(names)}"
    return TimelineError(message, "Give --add-columns: it adds an empty cell at the end of every row.")


def require_utf8(table: Table) -> None:
    """Raise TimelineError if the table was not read as UTF-8, or not read whole."""
    if table.encoding not in ("utf-8", "utf-8-sig"):
        message = f"{table.path}: is {table.encoding.upper()}, and only UTF-8 is rewritten"
        raise TimelineError(message, "Save it as CSV UTF-8 first.")
    for problem in table.problems:
        if problem.kind.spoils_table:
            message = f"{problem.region.path}:{problem.region.line}: {problem.message}"
            raise TimelineError(message, f"{problem.help} Nothing was written.")


def require_rows(wanted: Sequence[Mapping[str, str]], data: bytes, path: str, names: Mapping[str, str]) -> Table:
    """The table in `data`. Raises TimelineError unless it begins with the rows wanted, cell by cell."""
    table = parse_claims(data, path, names)
    if rows_of(table)[: len(wanted)] != list(wanted):
        message = f"{path}: the change cannot be written so that the table reads back as it was meant"
        raise TimelineError(message, "Save the table with line feeds (LF or CRLF) first. Nothing was written.")
    return table


def rows_of(table: Table) -> list[dict[str, str]]:
    """The texts of all cells, row by row."""
    return [
        cells.texts() if isinstance(cells, Cells) else {name: cell.text for name, cell in cells.items()}
        for cells in (claim.cells for claim in table.claims)
    ]


def encoded(text: str, table: Table) -> bytes:
    """The bytes of a table's text; what is no character (a lone surrogate) is refused with a TimelineError."""
    try:
        data = ((BOM if table.encoding == "utf-8-sig" else "") + text).encode("utf-8")
    except UnicodeEncodeError as error:
        raise TimelineError(f"{table.path}: the new text holds what is no character", "Type it again.") from error
    if len(data) > MAX_BYTES:
        message = f"{table.path}: would be larger than {MAX_BYTES >> 20} MB"
        raise TimelineError(message, "Split it. Nothing was written.")
    return data


def as_cell(text: str, delimiter: str, *, quoted: bool = False) -> str:
    """A cell as RFC 4180 writes it: in quotes where it must be, or where `quoted` asks for them.

    >>> as_cell("a b", ","), as_cell("a, b", ","), as_cell('a "b" c', ";")
    ('a b', '"a, b"', '"a ""b"" c"')
    """
    needs = quoted or any(c in text for c in ('"', "\r", "\n", delimiter)) or text != text.strip()
    return '"' + text.replace('"', '""') + '"' if needs else text


def line_end(table: Table) -> str:
    """What ends the table's first row; LF where nothing does."""
    header = next(read_rows(table.text, table.path, table.delimiter), None)
    at = span_of(header.region, line_starts(table.text))[1] if header is not None else len(table.text)
    return next((end for end in ("\r\n", "\n", "\r") if table.text.startswith(end, at)), "\n")


def line_starts(text: str) -> list[int]:
    """Where the physical lines begin: after LF, or after CR in a text that has no LF."""
    end = "\n" if "\n" in text else "\r"
    starts, at = [0], text.find(end)
    while at >= 0:
        starts.append(at + 1)
        at = text.find(end, at + 1)
    return starts


def span_of(region: Region, starts: Sequence[int]) -> tuple[int, int]:
    """The offsets of a region's ends."""
    return starts[region.line - 1] + region.column - 1, starts[region.end_line - 1] + region.end_column - 1

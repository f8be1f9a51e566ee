"""New text for cells of one row of sources.csv, every other byte as it was: for a source that a version replaces."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.model import Table
from timeline.model.errors import TimelineError
from timeline.project.claims import SOURCE_OPTIONAL, SOURCE_REQUIRED
from timeline.project.edit import as_cell, encoded, line_starts, require_utf8, span_of
from timeline.project.table import RawTable, parse_table


def with_cells(data: bytes, path: str, name: str, cells: Mapping[str, str]) -> bytes:
    """The table's bytes with these cells of a source's row; of columns that it lacks nothing is written.

    Raises TimelineError for a table that must not be rewritten, or would not read back as it was meant.
    """
    raw = parse_table(data, path, SOURCE_REQUIRED, SOURCE_OPTIONAL)
    table = Table(path, raw.columns, (), raw.problems, raw.text, raw.encoding, raw.delimiter)
    require_utf8(table)
    rows = [row for _, row in raw.rows if row["source"].text == name]
    if len(rows) != 1:
        raise TimelineError(f"{path}: {name} stands in {len(rows)} rows", "Give it one. Nothing was written.")
    text, starts = raw.text, line_starts(raw.text)
    parts, at = [], 0
    for column in sorted((one for one in cells if one in rows[0]), key=lambda one: rows[0][one].region):
        start, end = span_of(rows[0][column].region, starts)
        parts += [text[at:start], as_cell(cells[column], raw.delimiter, quoted=text.startswith('"', start))]
        at = end
    new = encoded("".join([*parts, text[at:]]), table)
    wanted = [
        {**row, **{one: cells[one] for one in cells if one in row and row["source"] == name}} for row in plain(raw)
    ]
    if plain(parse_table(new, path, SOURCE_REQUIRED, SOURCE_OPTIONAL)) != wanted:
        message = f"{path}: the change cannot be written so that the table reads back as it was meant"
        raise TimelineError(message, "Save the table with line feeds (LF or CRLF) first. Nothing was written.")
    return new


def plain(raw: RawTable) -> list[dict[str, str]]:
    """The texts of all cells, row by row."""
    return [{name: cell.text for name, cell in row.items()} for _, row in raw.rows]

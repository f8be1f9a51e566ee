"""What is known of a source, written into sources.csv: a row more, or the empty cells of the one that is there.

Every other byte stays. Columns that the table lacks are left out: it is its owner's. A cell that a spreadsheet would
calculate is defused, for titles come from the web.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from timeline.frozen import frozen
from timeline.model import SourceInfo, Table
from timeline.model.errors import TimelineError
from timeline.project.claims import SOURCE_OPTIONAL, SOURCE_REQUIRED, parse_source_table
from timeline.project.edit import appended, encoded, require_utf8
from timeline.project.source_cells import with_cells
from timeline.project.table import RawTable, read_table
from timeline.text.escape import csv_cell

HEADER = ("source", "title", "publisher", "author", "published", "url", "retrieved", "language", "encoding", "note")
"""The columns of a table that is made anew."""


@frozen
class Described:
    """sources.csv with a source described: its bytes, those that were read (None: it is new), the cells set."""

    data: bytes
    read: bytes | None
    cells: Mapping[str, str]


def read_described(root: Path, path: str) -> RawTable:
    """sources.csv as it is, fit to be written to. Raises TimelineError where it is not; it may be absent."""
    raw = read_table(root, path, SOURCE_REQUIRED, SOURCE_OPTIONAL)
    if raw.exists:
        require_utf8(_table(raw, path))
        return raw
    return RawTable(HEADER, text=",".join(HEADER) + "\n", exists=False)


def describe_source(raw: RawTable, path: str, name: str, known: Mapping[str, str]) -> Described:
    """The table with what is `known` of a source, by column. Raises TimelineError where it cannot be written so."""
    table = _table(raw, path)
    before, _ = parse_source_table(encoded(raw.text, table), path, "")
    info = before.get(name)
    cells = {column: csv_cell(text) for column, text in known.items() if text and column in raw.columns}
    if info is None:
        cells = {"source": name, **cells}
        data = appended(table, cells)
    else:
        cells = {column: text for column, text in cells.items() if not getattr(info, column)}
        data = with_cells(encoded(raw.text, table), path, name, cells)
    require_described(before, data, path, name, cells)
    return Described(data, encoded(raw.text, table) if raw.exists else None, cells)


def require_described(
    before: Mapping[str, SourceInfo], data: bytes, path: str, name: str, cells: Mapping[str, str]
) -> None:
    """Raise TimelineError unless the table reads back with those cells, and with all other sources as they were."""
    after, _ = parse_source_table(data, path, "")
    mine = after.pop(name, None)
    others = {other: plain(info) for other, info in before.items() if other != name}
    kept = {other: plain(info) for other, info in after.items()}
    texts = ((getattr(mine, column, ""), text) for column, text in cells.items() if column != "source")
    if mine is None or kept != others or any(got != text for got, text in texts):
        message = f"{path}: the row cannot be written so that the table reads back as it was meant"
        raise TimelineError(message, "Save the table with line feeds (LF or CRLF) first. Nothing was written.")


def plain(info: SourceInfo) -> list[object]:
    """What a row says, without where its cells stand."""
    return [getattr(info, item.name) for item in fields(info) if item.name not in ("region", "places")]


def _table(raw: RawTable, path: str) -> Table:
    return Table(path, raw.columns, (), raw.problems, raw.text, raw.encoding, raw.delimiter)

"""One row of the claims table as it would be read with other cells, or if it were appended; nothing is written.

The row is written as `edit.py` writes it and read by the table's own reader, so that its cells have the places and the
faults that they would have in the file. Cost: linear in the row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from timeline.frozen import frozen
from timeline.model import Cells, Claim, Column, Problem, Region, Row, Table
from timeline.project.claims import claim_of, find_swallowed
from timeline.project.csv import Fault, read_rows
from timeline.project.edit import as_cell, lacking_columns, line_starts, span_of
from timeline.project.table import csv_problem, row_fault


@frozen
class Lined:
    """A table with where its lines begin and the sources that its rows name: what each row that is tried needs."""

    table: Table
    starts: Sequence[int]
    sources: Set[str]

    @classmethod
    def from_table(cls, table: Table) -> Lined:
        return cls(table, line_starts(table.text), frozenset(claim.source for claim in table.claims) - {""})

    def text_of(self, claim: Claim) -> str:
        """A row as it is written."""
        start, end = span_of(claim.region, self.starts)
        return self.table.text[start:end]


def tried_row(
    lined: Lined, old: Claim | None, cells: Mapping[str, str], seen: Mapping[str, Claim]
) -> tuple[Claim | None, list[Problem]]:
    """The row with other cells, a new one where there is no `old`, and what would be wrong with it.

    `seen` are the other rows by id. There is no claim where the row could not be read at all.
    """
    table = lined.table
    columns = (*table.columns, *lacking_columns(table, [name for name in cells if cells[name]]))
    text, line = changed_text(lined, old, cells, columns) if old else (appended_text(table, cells, columns), 0)
    record = next(read_rows(text + ("\n" if "\n" in table.text else "\r"), table.path, table.delimiter), None)
    if record is None:
        return None, []
    if isinstance(record, Fault):
        return None, [csv_problem(replace(record, region=shifted(record.region, line or last_line(lined))))]
    record = moved_down(record, line or last_line(lined))
    fault = row_fault(record, list(columns), columns)
    if fault is not None:
        return None, [fault]
    read = Cells({name: n for n, name in enumerate(columns) if name}, record)
    swallowed = find_swallowed(read, lined.sources | ({read.text(Column.SOURCE)} - {""}), table.delimiter)
    if swallowed is not None:
        return None, [swallowed]
    return claim_of(record.region, read, seen)


def changed_text(lined: Lined, old: Claim, cells: Mapping[str, str], columns: Sequence[str]) -> tuple[str, int]:
    """The text of a row with other cells in the place of its own, and the line that it begins on."""
    table = lined.table
    start, end = span_of(old.region, lined.starts)
    parts, at = [], start
    for name in table.columns:
        cell = old.cells.get(name)
        if cell is not None and cells.get(name, cell.text) != cell.text:
            low, high = span_of(cell.region, lined.starts)
            quoted = table.text.startswith('"', low)
            parts += [table.text[at:low], as_cell(cells[name], table.delimiter, quoted=quoted)]
            at = high
    more = [as_cell(cells[name], table.delimiter) for name in columns[len(table.columns) :]]
    return table.delimiter.join(["".join([*parts, table.text[at:end]]), *more]), old.region.line


def appended_text(table: Table, cells: Mapping[str, str], columns: Sequence[str]) -> str:
    """The text of a new row."""
    return table.delimiter.join(as_cell(cells.get(name, ""), table.delimiter) for name in columns)


def last_line(lined: Lined) -> int:
    """The line that a new row begins on: the one behind the last, ended or not."""
    return len(lined.starts) + (not lined.table.text.endswith(("\n", "\r")))


def moved_down(row: Row, line: int) -> Row:
    """A row read by itself as it stands in the table, where it begins on a line."""
    return replace(row, region=shifted(row.region, line))


def shifted(region: Region, line: int) -> Region:
    return replace(region, line=region.line + line - 1, end_line=region.end_line + line - 1)

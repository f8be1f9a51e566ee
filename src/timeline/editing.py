"""Changing cells and adding rows of a table so that every other byte stays as it was.

A spreadsheet's table has quoting, line ends and a column order that its owner chose. Edits replace the characters of
single cells; a cell keeps its quotes, and gets them where its new text needs them (RFC 4180). Only UTF-8, with or
without a BOM, is rewritten: another encoding is the owner's to change.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.errors import TimelineError
from timeline.model import Region, Table

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Edit:
    """New text for the cell at a region of the table."""

    region: Region
    text: str


def edited(table: Table, edits: Sequence[Edit]) -> bytes:
    """The table's bytes with the edits made. Raises TimelineError for a table that must not be rewritten."""
    require_utf8(table)
    text = table.text
    starts = line_starts(text)
    spans = sorted(
        (
            (
                offset(starts, e.region.line, e.region.column),
                offset(starts, e.region.end_line, e.region.end_column),
                e.text,
            )
        )
        for e in edits
    )
    parts, at = [], 0
    for start, end, new in spans:
        if start < at:
            raise TimelineError(f"{table.path}: two edits of one cell", "Make them one after the other.")
        parts += [text[at:start], as_cell(new, table.delimiter, quoted=text.startswith('"', start))]
        at = end
    return encoded("".join([*parts, text[at:]]), table)


def appended(table: Table, values: Mapping[str, str]) -> bytes:
    """The table's bytes with one row more; columns that `values` lacks are empty. Raises TimelineError."""
    require_utf8(table)
    unknown = [name for name in values if name not in table.columns and values[name]]
    if unknown:
        said = f"{table.path}: the table has no column {', '.join(unknown)}"
        raise TimelineError(said, "Add it to the header, or leave it out.")
    row = table.delimiter.join(as_cell(values.get(name, ""), table.delimiter) for name in table.columns)
    end = "\r\n" if "\r\n" in table.text else "\r" if "\r" in table.text and "\n" not in table.text else "\n"
    between = "" if table.text.endswith(("\n", "\r")) else end
    return encoded(table.text + between + row + end, table)


def require_utf8(table: Table) -> None:
    """Raise TimelineError if the table was not read as UTF-8, or not read whole."""
    if table.encoding not in ("utf-8", "utf-8-sig"):
        said = f"{table.path}: is {table.encoding.upper()}, and only UTF-8 is rewritten"
        raise TimelineError(said, "Save it as CSV UTF-8 first.")
    for problem in table.problems:
        if problem.rule in ("csv-malformed", "column-missing"):
            said = f"{problem.region.path}:{problem.region.line}: {problem.message}"
            raise TimelineError(said, f"{problem.help} Nothing was written.")


def encoded(text: str, table: Table) -> bytes:
    return ((BOM if table.encoding == "utf-8-sig" else "") + text).encode("utf-8")


def as_cell(text: str, delimiter: str, *, quoted: bool = False) -> str:
    """A cell as RFC 4180 writes it: in quotes where it must be, or where `quoted` asks for them."""
    needs = (
        quoted or any(c in text for c in ('"', "\r", "\n", delimiter)) or text != text.strip() or text.startswith("#")
    )
    return '"' + text.replace('"', '""') + '"' if needs else text


def line_starts(text: str) -> list[int]:
    """Where the physical lines begin: after LF, or after CR in a text that has no LF."""
    end = "\n" if "\n" in text else "\r"
    starts, at = [0], text.find(end)
    while at >= 0:
        starts.append(at + 1)
        at = text.find(end, at + 1)
    return starts


def offset(starts: Sequence[int], line: int, column: int) -> int:
    return starts[line - 1] + column - 1

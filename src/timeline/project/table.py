"""A table file to its header and rows: encoding, delimiter, header, ragged rows. What claims.csv and sources.csv share.

A spreadsheet's export either reads as it was meant (BOM, UTF-16 with a BOM, semicolons, tabs, CRLF) or is refused with
its line and column. Every cell is text: "NA", "007" and "1e5" are what they look like.
"""

from __future__ import annotations

import errno
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from timeline.frozen import frozen
from timeline.model import Cells, Flaw, Problem, Region, Row
from timeline.patterns import late
from timeline.project.csv import Fault, declared_delimiter, read_rows
from timeline.project.files import NotRegularError, TooLargeError, inside, read_bytes

MAX_BYTES = 1 << 30
MAX_LISTED = 50
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_KINDS = (
    (b"PK\x03\x04", "a spreadsheet or ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet"),
    (b"\x1f\x8b", "a gzip file"),
    (b"%PDF", "a PDF"),
    (b"<!", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "XML"),
    (b'{"', "JSON"),
    (b"[{", "JSON"),
    (b"version https://git-lfs", "a pointer of Git LFS, not the file (git lfs pull)"),
)
_MERGE = ("<<<<<<< ", "=======", ">>>>>>> ")
_BROKEN = late(r"#(?:REF!|N/A|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
NAMES: Mapping[str, str] = {}
EXPORT = "Export the table as CSV UTF-8."


@frozen
class RawTable:
    """A table file as read: `columns` in order, `rows` of cells by column, `problems` under the rule names given."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Region, Cells], ...] = ()
    problems: tuple[Problem, ...] = ()
    text: str = ""
    encoding: str = "utf-8"
    delimiter: str = ","
    exists: bool = True


def read_table(
    root: Path, path: str, required: Sequence[str], optional: Sequence[str], names: Mapping[str, str] = NAMES
) -> RawTable:
    """The table at `root`/`path`. Never raises for what it finds: problems say what is wrong and where."""
    try:
        if not inside(root / path, root):
            raise NotRegularError(errno.EINVAL, "lies outside the project")
        data = read_bytes(root / path, MAX_BYTES)
    except FileNotFoundError:
        return RawTable(
            problems=(problem(Flaw.CSV_MALFORMED, path, f"there is no {path}", "Make it: timeline init"),), exists=False
        )
    except TooLargeError:
        return RawTable(
            problems=(problem(Flaw.CSV_MALFORMED, path, f"{path} is larger than {MAX_BYTES >> 20} MB", "Split it."),)
        )
    except OSError as error:
        message = f"{path} cannot be read: {error.strerror or type(error).__name__}"
        return RawTable(problems=(problem(Flaw.CSV_MALFORMED, path, message, "Put a readable plain file there."),))
    return parse_table(data, path, required, optional, names)


def parse_table(
    data: bytes, path: str, required: Sequence[str], optional: Sequence[str], names: Mapping[str, str] = NAMES
) -> RawTable:
    """The table in `data`; `path` is only named. `names`: what its header calls columns that are known otherwise."""
    meant = {name_of(name).lower(): column for column, name in names.items()}
    encoding = next((codec for mark, codec in _MARKS if data.startswith(mark)), "utf-8")
    kind = next((name for mark, name in _KINDS if data.startswith(mark)), "")
    if kind:
        return RawTable(problems=(problem(Flaw.CSV_MALFORMED, path, f"{path} is {kind}", EXPORT),), encoding=encoding)
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        return RawTable(problems=(undecodable(error, data, path, encoding),), encoding=encoding)
    if "\x00" in text[:2]:
        message = f"{path} is not text, or UTF-16 without a BOM"
        return RawTable(problems=(problem(Flaw.CSV_MALFORMED, path, message, EXPORT),), encoding=encoding)
    delimiter = declared_delimiter(text) or find_delimiter(text, [*required, *meant])
    records = read_rows(text, path, delimiter)
    header = next(records, None)
    if header is None:
        return RawTable(problems=(problem(Flaw.CSV_MALFORMED, path, f"{path} is empty", EXPORT),), text=text)
    if isinstance(header, Fault):
        return RawTable(problems=(csv_problem(header),), text=text)
    columns, problems = read_header(header, required, optional, path, meant)
    if problems:
        return RawTable(columns, problems=tuple(problems), text=text, encoding=encoding, delimiter=delimiter)
    rows, problems = read_body(records, header, columns)
    return RawTable(columns, tuple(rows), tuple(capped(problems)), text, encoding, delimiter)


def problem(kind: Flaw, path: str, message: str, hint: str) -> Problem:
    return Problem(kind, message, Region(path), help=hint)


def csv_problem(fault: Fault) -> Problem:
    return Problem(Flaw.CSV_MALFORMED, fault.message, fault.region, help=fault.help)


def undecodable(error: UnicodeDecodeError, data: bytes, path: str, encoding: str) -> Problem:
    """The first byte that does not decode, with its line and column."""
    at = error.start + len(data) - len(error.object)  # a decoder may have been given what follows the BOM
    before = data[:at].decode(encoding, "replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    region = Region(path, line, column, line, column + 1)
    name = encoding.upper().removesuffix("-SIG")
    message = f"{path} is not {name}: byte 0x{data[at]:02X} is no part of a character"
    return Problem(Flaw.CSV_MALFORMED, message, region, help=EXPORT)


def find_delimiter(text: str, required: Sequence[str]) -> str:
    """What stands between the names of the header: the character that gives most of the required ones."""
    first = re.split("[\r\n]", text.lstrip("\r\n")[:100_000], maxsplit=1)[0]

    def known(delimiter: str) -> int:
        return len({name_of(cell.strip('" ')).lower() for cell in first.split(delimiter)} & set(required))

    return max((",", ";", "\t"), key=known)


def name_of(header: str) -> str:
    """A column's name without what cannot be seen: surrounding white space, kinds of spaces, invisible characters."""
    kept = "".join(c for c in header[:200] if unicodedata.category(c) != "Cf")
    return " ".join(kept.split())


def read_header(
    row: Row, required: Sequence[str], optional: Sequence[str], path: str, meant: Mapping[str, str] = NAMES
) -> tuple[tuple[str, ...], list[Problem]]:
    """The names of the columns, known ones in lower case, and what is wrong with them."""
    known = {*required, *optional}
    names = []
    for text in row.texts:
        name = name_of(text)
        name = meant.get(name.lower(), name)
        names.append(name.lower() if name.lower() in known else name)
    problems = []
    for name, times in Counter(filter(None, names)).items():
        if times > 1:
            place = row.place([n for n, other in enumerate(names) if other == name][1])
            message = f"the column {name!r} stands twice in the header"
            problems.append(Problem(Flaw.CSV_MALFORMED, message, place, help="Rename or remove one of them."))
    missing = [name for name in required if name not in names]
    if missing:
        message = f"the header lacks {', '.join(missing)}; it has {', '.join(filter(None, names))[:200] or 'nothing'}"
        first = row.place(0)
        where = Region(path, first.line, first.column, row.region.end_line, row.region.end_column)
        hint = f"The first line names: {', '.join(required)}. Other names are told by the setting `columns`."
        if names[0].lower().startswith("sep="):
            hint = "Export the table with commas, semicolons or tabs between the cells."
        elif names[0].startswith(_MERGE[0]):
            hint = "Resolve the merge conflict that begins here."
        problems.append(Problem(Flaw.COLUMN_MISSING, message, where, help=hint))
    return tuple(names), problems


def read_body(
    records: Iterator[Row | Fault], header: Row, columns: tuple[str, ...]
) -> tuple[list[tuple[Region, Cells]], list[Problem]]:
    """The rows that could be read, each as cells by column, and the faults of the others."""
    rows: list[tuple[Region, Cells]] = []
    places = {name: n for n, name in enumerate(columns) if name}
    wanted, beyond = len(columns), list[Region]()
    problems: list[Problem] = []
    titles = [*header.texts]
    for record in records:
        if isinstance(record, Fault):
            problems.append(csv_problem(record))
            continue
        texts = record.texts
        if not any(map(str.strip, texts)):
            continue
        if len(texts) > wanted and not any(map(str.strip, texts[wanted:])):
            beyond.append(record.place(wanted))
        fault = row_fault(record, titles, columns)
        if fault:
            problems.append(fault)
            continue
        kept = record if len(texts) == wanted else Row(texts[:wanted], record.quoted, record.region, record.line_end)
        rows.append((record.region, Cells(places, kept)))
    return rows, [*cells_beyond(beyond), *problems]


def cells_beyond(places: Sequence[Region]) -> Iterator[Problem]:
    """One problem for the rows that have empty cells beyond the header: they are read as if these were not there."""
    if places:
        rows = "1 row has" if len(places) == 1 else f"{len(places):,} rows have"
        message, place = f"{rows} empty cells beyond the header, here first", places[0]
        yield Problem(Flaw.CELLS_BEYOND, message, place, help="Remove the empty columns, or name them in the header.")


def row_fault(row: Row, titles: list[str], columns: tuple[str, ...]) -> Problem | None:
    """What is wrong with one row, or None."""
    found, wanted = len(row.texts), len(columns)
    if found > wanted and not any(map(str.strip, row.texts[wanted:])):
        found = wanted  # a spreadsheet writes empty cells as far as one was ever used
    if row.texts[0].startswith(_MERGE):
        return malformed("an unresolved merge conflict", "Resolve it.", row.region)
    if found != wanted:
        cells = "cell" if found == 1 else "cells"
        hint = (
            "Quote a cell that holds a comma or a line break." if found > wanted else "Write an empty cell for nothing."
        )
        return malformed(f"the row has {found} {cells}, the header {wanted}", hint, row.region)
    if (
        len(row.texts) == len(titles)
        and row.texts[0].endswith(titles[0])
        and all(text.lstrip("\ufeff") == title for text, title in zip(row.texts, titles, strict=True))
    ):
        return malformed("the header stands here again", "Remove the line.", row.region)
    together = "".join(row.texts)
    if not ("" in columns or "#" in together or "\x00" in together):
        return None
    return next((cell_fault(row, n) for n, name in enumerate(columns) if may_be_faulty(name, row.texts[n])), None)


def may_be_faulty(name: str, text: str) -> bool:
    """Is there anything in a cell that `cell_fault` says something of?"""
    if not name:
        return bool(text.strip()) or "\x00" in text
    return "\x00" in text or ("#" in text and _BROKEN.fullmatch(text.strip()) is not None)


def cell_fault(row: Row, number: int) -> Problem:
    """What is wrong with a cell of a row in which something is."""
    text, place = row.texts[number], row.place(number)
    if "\x00" in text:
        return malformed("the cell holds a NUL character", "Remove it.", place)
    if _BROKEN.fullmatch(text.strip()):
        return malformed(f"the cell is a spreadsheet's error: {text.strip()}", "Mend the formula.", place)
    return malformed("the cell stands under no column name", "Name the column in the header.", place)


def malformed(message: str, hint: str, place: Region) -> Problem:
    return Problem(Flaw.CSV_MALFORMED, message, place, help=hint)


def capped(problems: list[Problem]) -> list[Problem]:
    """The first problems, and one that says how many more there are."""
    if len(problems) <= MAX_LISTED:
        return problems
    more = problems[MAX_LISTED]
    message = f"and {len(problems) - MAX_LISTED} more rows that cannot be read, from here on"
    return [*problems[:MAX_LISTED], Problem(more.kind, message, more.region, help="Mend those above first.")]

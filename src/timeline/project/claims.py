"""claims.csv and sources.csv: rows to Claim and SourceInfo, every cell with its place; nothing is guessed or lost."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Mapping, Set
from dataclasses import replace
from pathlib import Path

from timeline.model import Cell, Cells, Claim, Column, Flaw, Ignore, Kind, Problem, Region, Related, SourceInfo, Table
from timeline.patterns import late
from timeline.project.table import RawTable, parse_table, read_table
from timeline.text.editorial import MarkKind, find_marks, without_marks

REQUIRED = (Column.ID, Column.DATE, Column.CLAIM, Column.SOURCE, Column.QUOTE)
OPTIONAL = (Column.PREFIX, Column.SUFFIX, Column.SUBJECT, Column.MEASURE, Column.VALUE, Column.IGNORE)
SOURCE_REQUIRED = ("source",)
SOURCE_OPTIONAL = (
    "title", "publisher", "author", "published", "url", "retrieved", "language", "encoding", "kind", "transcript",
    "sha256", "via", "note",
)  # fmt: skip
_AS_WRITTEN = ("title", "publisher", "author", "url", "retrieved", "encoding", "kind", "transcript", "via", "note")
MAX_IGNORES = 100
_ID, _SOURCE, _QUOTE, _IGNORED = Column.ID, Column.SOURCE, Column.QUOTE, Column.IGNORE
_NEEDED = (Column.CLAIM, Column.SOURCE, Column.QUOTE)
_OPENING = "\"'“”„‘’«»‹›"
NAMES: Mapping[str, str] = {}
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_IGNORE = late(r"([a-z]+(?:-[a-z]+)*)\s*:\s*(?:until=(\S+)\s*)?(.*)", re.DOTALL)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DIGEST = re.compile(r"[0-9a-f]{64}")


def read_claims(root: Path, path: str, names: Mapping[str, str] = NAMES) -> Table:
    """The claims table at `root`/`path`; what could not be read stands in its problems.

    `names`: what the table calls columns, by the names that the program has for them.
    """
    return claims_of(read_table(root, path, REQUIRED, OPTIONAL, names), path, names)


def parse_claims(data: bytes, path: str, names: Mapping[str, str] = NAMES) -> Table:
    """The claims table in `data`; `path` is only named."""
    return claims_of(parse_table(data, path, REQUIRED, OPTIONAL, names), path, names)


def claims_of(raw: RawTable, path: str, names: Mapping[str, str] = NAMES) -> Table:
    claims: list[Claim] = []
    problems = list(raw.problems)
    seen: dict[str, Claim] = {}
    sources = {cells.text(_SOURCE) for _, cells in raw.rows} - {""}
    for region, cells in raw.rows:
        if region.end_line > region.line:
            swallowed = find_swallowed(cells, sources, raw.delimiter)
            if swallowed is not None:
                problems.append(swallowed)
                continue
        claim, faults = claim_of(region, cells, seen)
        seen.setdefault(claim.id, claim)
        problems += faults
        if not faults or not any(fault.kind.loses_rows for fault in faults):
            claims.append(claim)
    return Table(path, raw.columns, tuple(claims), tuple(problems), raw.text, raw.encoding, raw.delimiter, names)


def claim_of(region: Region, cells: Cells, seen: Mapping[str, Claim]) -> tuple[Claim, list[Problem]]:
    """One row as a claim, and what is wrong with it; `seen` are the rows before it, by id."""
    ignores, faults = read_ignores(cells[_IGNORED]) if cells.text(_IGNORED) else ((), [])
    claim = Claim(cells.text(_ID), region, cells, ignores)
    faults = [replace(fault, claim=claim_id(cells)) for fault in faults]
    return claim, [*faults, *id_faults(claim, seen.get(claim.id)), *empty_faults(claim)]


def find_swallowed(cells: Cells, sources: Set[str], delimiter: str) -> Problem | None:
    """The problem that a cell of a row has swallowed another row; `sources` are those that rows of the table name."""
    cell = next((cell for cell in cells.values() if holds_row(cell, sources, delimiter)), None)
    if cell is None:
        return None
    message = "the cell holds line breaks and what looks like another row"
    hint = "Look for a quotation mark that is missing or not doubled."
    return Problem(Flaw.CSV_MALFORMED, message, cell.region, claim_id(cells), help=hint)


def holds_row(cell: Cell, sources: Set[str], delimiter: str) -> bool:
    """Did a stray quotation mark swallow a row? The CSV is valid then, and a claim is lost without a trace.

    A cell of several lines in which a source of the table stands between delimiters is taken for that.
    """
    return "\n" in cell.text and not sources.isdisjoint(cell.text.split(delimiter)[1:-1])


def claim_id(cells: Cells) -> str | None:
    return cells.text(_ID) or None


def id_faults(claim: Claim, earlier: Claim | None) -> list[Problem]:
    is_id = _NAME.fullmatch(claim.id) is not None
    if is_id and earlier is None:
        return []
    place = claim.place(Column.ID)
    if not claim.id:
        return [Problem(Flaw.ID_INVALID, "the id is empty", place, help="Give the row an id of its own.")]
    if earlier is None or not is_id:
        message = f"the id {claim.id[:80]!r} has characters other than A-Z a-z 0-9 . _ -"
        return [
            Problem(Flaw.ID_INVALID, message, place, help="Letters, digits, dot, underscore and hyphen make an id.")
        ]
    message = f"the id {claim.id[:80]!r} stands on lines {earlier.line} and {claim.line}"
    related = (Related("the first row with this id", earlier.place(Column.ID)),)
    return [Problem(Flaw.ID_DUPLICATE, message, place, claim.id, related, help="Give one of the rows another id.")]


def empty_faults(claim: Claim) -> list[Problem]:
    """Required cells that say nothing; only the date may be empty."""
    faults = []
    for column, text in zip(_NEEDED, claim.texts(_NEEDED), strict=True):
        if not can_be_seen(text):
            message = f"the {column} is empty"
            faults.append(
                Problem(Flaw.FIELD_EMPTY, message, claim.place(column), claim.id, help=f"Fill in the {column}.")
            )
        elif column is _QUOTE and not has_word(text):
            message = "the quote has no word of the source"
            faults.append(
                Problem(Flaw.FIELD_EMPTY, message, claim.place(column), claim.id, help="Quote the source's words.")
            )
    return faults


def can_be_seen(text: str) -> bool:
    """Is there anything in a cell that can be seen?"""
    return text[:1].isalnum() or any(not c.isspace() and unicodedata.category(c) not in ("Cf", "Cc") for c in text)


def has_word(quote: str) -> bool:
    """Is there a word in a quote that is not within a mark of the editor's? A bracket may be the source's own."""
    if quote.lstrip(_OPENING)[:1].isalnum():  # so begins no mark
        return True
    words = without_marks(quote, (mark for mark in find_marks(quote) if mark.kind is not MarkKind.OWN))
    return any(c.isalnum() or unicodedata.category(c)[0] in "MS" for c in words)


def read_ignores(cell: Cell | None) -> tuple[tuple[Ignore, ...], list[Problem]]:
    """The accepted findings of a cell `rule: reason; rule: until=2027-01-01 reason`, and what of it makes no sense."""
    ignores: list[Ignore] = []
    problems: list[Problem] = []
    hint = "Write `rule: reason`, several with a semicolon; `until=2027-01-01` may begin the reason."
    parts = (cell.text if cell else "").split(";", MAX_IGNORES)
    if cell is not None and len(parts) > MAX_IGNORES and parts.pop().strip():
        message = f"more than {MAX_IGNORES} findings are accepted in one cell"
        problems.append(Problem(Flaw.IGNORE_INVALID, message, cell.region, help="Mend the row instead."))
    for part in parts:
        if not part.strip() or cell is None:
            continue
        match = _IGNORE.fullmatch(part.strip())
        until = read_day(match[2]) if match and match[2] else None
        if match is None:
            message = f"{part.strip()[:80]!r} is no `rule: reason`"
            problems.append(Problem(Flaw.IGNORE_INVALID, message, cell.region, help=hint))
        elif match[2] and until is None:
            message = f"{match[1]} is accepted until {match[2][:40]!r}, which is no day"
            problems.append(Problem(Flaw.IGNORE_INVALID, message, cell.region, help="Write it as until=2027-01-31."))
        elif not match[3]:
            message = f"{match[1]} is accepted without a reason"
            problems.append(Problem(Flaw.IGNORE_INVALID, message, cell.region, help=hint))
        else:
            ignores.append(Ignore(match[1], match[3], until))
    return tuple(ignores), problems


def read_day(text: str) -> datetime.date | None:
    """A day written as 2026-11-22; None for anything else."""
    if not _ISO.fullmatch(text):
        return None
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def read_source_table(root: Path, path: str, language: str) -> tuple[dict[str, SourceInfo], tuple[Problem, ...]]:
    """What sources.csv says, by source, and what could not be read. An absent file says nothing and is no problem."""
    raw = read_table(root, path, SOURCE_REQUIRED, SOURCE_OPTIONAL)
    return infos_of(raw, language) if raw.exists else ({}, ())


def parse_source_table(data: bytes, path: str, language: str) -> tuple[dict[str, SourceInfo], tuple[Problem, ...]]:
    """The same from the bytes of the file; `path` is only named."""
    return infos_of(parse_table(data, path, SOURCE_REQUIRED, SOURCE_OPTIONAL), language)


def infos_of(raw: RawTable, language: str) -> tuple[dict[str, SourceInfo], tuple[Problem, ...]]:
    infos: dict[str, SourceInfo] = {}
    problems = list(raw.problems)
    for region, cells in raw.rows:
        info, faults = read_info(region, cells, language)
        problems += faults
        if info.name in infos:
            message = f"the source {info.name!r} stands on lines {infos[info.name].region.line} and {region.line}"
            problems.append(Problem(Flaw.ID_DUPLICATE, message, cells["source"].region, help="Remove one of the rows."))
        elif info.name:
            infos[info.name] = info
    return infos, tuple(problems)


def read_info(region: Region, cells: Cells, language: str) -> tuple[SourceInfo, list[Problem]]:
    """One row of sources.csv."""
    values = {name: text.strip() for name, text in cells.texts().items()}
    problems: list[Problem] = []

    def fault(kind: Flaw, column: str, message: str, hint: str) -> None:
        problems.append(Problem(kind, message, cells[column].region, help=hint))

    published = read_day(values.get("published", ""))
    if values.get("published") and published is None:
        fault(
            Flaw.DATE_UNREADABLE,
            "published",
            f"published is {values['published'][:60]!r}",
            "Write the day as 2026-11-22.",
        )
    digest = values.get("sha256", "").lower()
    if digest and not _DIGEST.fullmatch(digest):
        fault(Flaw.CSV_MALFORMED, "sha256", "sha256 is not 64 hexadecimal digits", "Copy it whole, or leave it empty.")
        digest = ""
    kind = values.get("kind", "").lower()
    if kind and kind not in {one.value for one in Kind}:
        known_kinds = ", ".join(one.value for one in Kind)
        fault(Flaw.CSV_MALFORMED, "kind", f"kind is {kind[:40]!r}, which is none", f"Known are: {known_kinds}.")
        values["kind"] = ""
    if not values.get("source"):
        fault(Flaw.FIELD_EMPTY, "source", "the source is empty", "Name the file below the folder of the sources.")
    texts = {name: text for name in _AS_WRITTEN if (text := values.get(name))}
    return SourceInfo(
        name=cells.text(_SOURCE),
        region=region,
        published=published,
        language=values.get("language") or language,
        sha256=digest,
        cells=cells,
        **texts,
    ), problems

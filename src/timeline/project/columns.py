"""What a table calls its columns: a header in other words is seen for what it means, and proposed, never taken.

Each column is looked for in one name of the header that says nothing else: those that a claims table must have, and
where some of these have other names, what makes rows comparable too.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from timeline.model import Column, Row
from timeline.project.claims import OPTIONAL, REQUIRED
from timeline.project.csv import declared_delimiter, read_rows
from timeline.project.files import inside, read_bytes
from timeline.project.table import find_delimiter, name_of

MAX_BYTES = 64 << 20
_PHRASES = {
    Column.QUOTE: ("source text", "source quote", "quote", "quotation", "excerpt", "passage", "wording", "evidence"),
    Column.CLAIM: ("claim", "statement", "assertion", "fact"),
    Column.SOURCE: ("source file", "source", "file", "document", "reference"),
    Column.DATE: ("date", "when", "day"),
    Column.ID: ("id", "no", "nr", "number", "key", "ref"),
    Column.SUBJECT: ("subject", "topic"),
    Column.MEASURE: ("measure", "metric", "indicator"),
}


def propose_columns(root: Path, path: str) -> dict[str, str]:
    """What the header of a table seems to call the columns that it lacks; nothing where it cannot be read.

    Only a proposal for every column that is lacking is one: half of a mapping checks nothing.
    """
    try:
        data = read_bytes(root / path, MAX_BYTES) if inside(root / path, root) else b""
        text = data.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return {}
    words = [word for phrases in _PHRASES.values() for word in phrases]
    delimiter = declared_delimiter(text) or find_delimiter(text, words)
    header = next(read_rows(text, path, delimiter), None)
    return mapping_of([name_of(cell.text) for cell in header.cells]) if isinstance(header, Row) else {}


def mapping_of(header: Sequence[str]) -> dict[str, str]:
    """The names of a header for the columns that it lacks; empty where it lacks none, or not all are seen.

    >>> mapping_of(["No.", "When", "Statement", "Source file", "Source text"])["quote"]
    'Source text'
    >>> mapping_of(["id", "date", "claim", "source", "quote"]), mapping_of(["a", "b"])
    ({}, {})
    """
    lower = [name.lower() for name in header]
    lacking = [column for column in REQUIRED if column not in lower]
    taken = {name for name in lower if name in (*REQUIRED, *OPTIONAL)}
    found: dict[str, str] = {}
    wanted = [(phrase, column) for column, phrases in _PHRASES.items() if column not in lower for phrase in phrases]
    for phrase, column in sorted(wanted, key=lambda pair: (pair[1] not in REQUIRED, -pair[0].count(" "))):
        for name, folded in zip(header, lower, strict=True):
            if column not in found and folded not in taken and has_words(folded, phrase):
                found[column.value] = name
                taken.add(folded)
    if not lacking or not found.keys() >= {*lacking}:
        return {}
    return {column.value: found[column.value] for column in Column if column in found}


def has_words(name: str, phrase: str) -> bool:
    """Do the words of a name hold a phrase?"""
    return f" {phrase} " in f" {' '.join(''.join(c if c.isalnum() else ' ' for c in name).split())} "

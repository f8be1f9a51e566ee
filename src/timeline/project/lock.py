"""claims.lock: one JSON object a line, sorted by id, so that it diffs and merges line by line.

The lock says where to look and what stood there; it is never believed for what stands there now. A line that cannot be
read is an error that names it: a damaged record that is passed over would make a stale citation look fresh.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from functools import lru_cache
from pathlib import Path
from typing import Any

from timeline.model import Claim, Flaw, Lock, LockEntry, Problem, Region, Status
from timeline.model.errors import TimelineError
from timeline.model.version import __version__
from timeline.project.files import inside, read_bytes
from timeline.project.jsonlines import encodable, read_object, write_object

MAX_BYTES = 1 << 30
CONTEXT = 48
_TEXTS = ("id", "source", "sha256", "before", "exact", "after", "quote", "status", "verified", "version", "encoding")
_OF_VIEWS = ("extractor", "extractor_version", "view", "place")
"""What is only recorded of sources that are no plain text."""

_NAMES = frozenset(item.name for item in fields(LockEntry)) - {"line", "source_line", *_OF_VIEWS}
_NAMES_OF = {
    with_view: (names, names | {"source_line"}) for with_view, names in ((False, _NAMES), (True, _NAMES | {*_OF_VIEWS}))
}
"""The keys that an entry must have, and those that it may, by whether it is of a source that is no plain text."""

_TEXTS_OF = {False: _TEXTS, True: _TEXTS + _OF_VIEWS}
_STAND = frozenset(status.value for status in Status if status.stands)
_OF_ROWS = ("id", "exact")
_COMMON = ("source", "sha256", "status", "version", "encoding")
_COMMON_OF_VIEWS = ("extractor", "extractor_version", "view")
NOTHING: Mapping[str, str] = {}
_day = lru_cache(1 << 12)(datetime.date.fromisoformat)

_VERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){0,9}")
_DIGEST = re.compile(r"[0-9a-f]{64}")
HINT = "Restore the line from version control, or remove the file and run: timeline lock"


def read_lock(root: Path, path: str, known: Mapping[str, str] = NOTHING) -> Lock:
    """The lock at `root`/`path`. An absent one is empty; what cannot be read stands in its problems.

    `known` are texts that are at hand, each by itself: where an entry has one of them, it holds no other.
    """
    try:
        if not inside(root / path, root):
            return broken(path, f"{path} leads out of the project")
        if not (root / path).exists() and not (root / path).is_symlink():
            return Lock(path)
        data = read_bytes(root / path, MAX_BYTES, follow=False)
    except OSError as error:
        return broken(path, f"{path} cannot be read: {error.strerror or type(error).__name__}")
    return parse_lock(data, path, known)


def broken(path: str, message: str, line: int = 1, claim: str | None = None) -> Lock:
    return Lock(
        path,
        problems=(Problem(Flaw.LOCK_INVALID, message, Region(path, line, 1, line, 1), claim, help=HINT),),
        exists=True,
    )


def parse_lock(data: bytes, path: str, known: Mapping[str, str] = NOTHING) -> Lock:
    """The lock in `data`; `path` is only named, `known` as above."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return broken(path, f"{path} is not UTF-8", data.count(b"\n", 0, error.start) + 1)
    entries: dict[str, LockEntry] = {}
    problems: list[Problem] = []
    for number, line in enumerate(lines_of(data), 1):
        if not line.strip():
            continue
        entry = read_entry(line, number, known)
        if isinstance(entry, str):
            problems += broken(path, entry, number).problems
        elif entry.id in entries:
            problems += broken(
                path, f"{entry.id} is locked on lines {entries[entry.id].line} and {number}", number
            ).problems
        else:
            entries[entry.id] = entry
    return Lock(path, entries, tuple(problems[:50]), exists=True, sha256=hashlib.sha256(data).hexdigest())


def lines_of(data: bytes) -> Iterator[str]:
    """The lines of UTF-8, each made when it is its turn: all at once they take twice what is kept of them."""
    at = 0
    while (end := data.find(b"\n", at)) >= 0:
        yield data[at:end].decode("utf-8")
        at = end + 1
    yield data[at:].decode("utf-8")


def read_entry(line: str, number: int, known: Mapping[str, str] = NOTHING) -> LockEntry | str:
    """One line's entry, or why it is none."""
    record = read_object(line)
    if isinstance(record, str):
        return record
    names, allowed = _NAMES_OF["extractor" in record]
    if not names <= record.keys() <= allowed:
        if is_newer(record.get("version")):
            written = record["version"][:40]
            return f"the entry was written by timeline {written}, and this is {__version__}: update timeline"
        lacking, odd = sorted(names - record.keys()), sorted(record.keys() - allowed)
        return f"the entry lacks {', '.join(lacking)}" if lacking else f"the entry has an unknown {', '.join(odd)[:80]}"
    texts = _TEXTS_OF["extractor" in record]
    # What is not UTF-8 is refused before, so that only what is escaped can stand for no character.
    if "\\u" in line or {type(record[name]) for name in texts} != {str}:
        for name in texts:
            if not isinstance(record[name], str) or not encodable(record[name]):
                return f"{name} is not a text"
    return checked_entry(record, number, known)


def checked_entry(record: dict[str, Any], number: int, known: Mapping[str, str]) -> LockEntry | str:
    """The entry of a record with the right keys and texts, or which of its values cannot be."""
    start, end = record["start"], record["end"]
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= 1 << 40:
        return "start and end are not the ends of a span"
    if type(record.get("source_line", 1)) is not int or record.get("source_line", 1) < 1:
        return "source_line is not the number of a line"
    if len(record["exact"]) != end - start:
        return "exact is not as long as the span from start to end"
    views = (record["view"],) if "view" in record else ()
    if not all(map(_DIGEST.fullmatch, (record["sha256"], record["quote"], *views))):
        return "sha256 or quote is not a SHA-256 in hexadecimal"
    if record["status"] not in _STAND:
        return f"the status {record['status'][:40]!r} is none that is locked"
    try:
        verified = _day(record["verified"])
    except ValueError:
        return f"verified is not a day: {record['verified'][:40]!r}"
    share(record, known)
    record["verified"] = verified
    return LockEntry(**record, line=number)


def share(record: dict[str, Any], known: Mapping[str, str]) -> None:
    """Put the texts into a record as they are `known`, and those that stand in many entries once for all of them."""
    for name in (*_COMMON, *_COMMON_OF_VIEWS) if "view" in record else _COMMON:
        record[name] = sys.intern(record[name])
    for name in _OF_ROWS:
        record[name] = known.get(record[name], record[name])


def is_newer(version: object) -> bool:
    """Is it the version of a program newer than this one, as the lock records it?

    >>> is_newer("0.0.9"), is_newer("99.1"), is_newer("tomorrow"), is_newer(None)
    (False, True, False, False)
    """
    if not isinstance(version, str) or not _VERSION.fullmatch(version):
        return False
    return numbers_of(version) > numbers_of(__version__)


def numbers_of(version: str) -> list[int]:
    return [int(part) for part in version.split(".")]


def quote_digest(claim: Claim) -> str:
    """The SHA-256 of what the row says of its quote: source, quote, prefix and suffix."""
    parts = (claim.source, claim.quote, claim.prefix, claim.suffix)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def write_lock(entries: Iterable[LockEntry]) -> bytes:
    """The bytes of a lock: one entry a line, sorted by id, keys in a fixed order, UTF-8. Raises TimelineError."""
    lines = []
    for entry in sorted(entries, key=lambda entry: entry.id):
        record = {item.name: getattr(entry, item.name) for item in fields(LockEntry) if item.name != "line"}
        record["verified"] = entry.verified.isoformat()
        for name in (*([] if entry.source_line else ["source_line"]), *(() if entry.extractor else _OF_VIEWS)):
            del record[name]
        lines.append(write_object(record))
    data = "".join(lines).encode("utf-8")
    if len(data) > MAX_BYTES:
        message = f"the lock would be larger than {MAX_BYTES >> 20} MB, which is not read again"
        raise TimelineError(message, "Split the table. Nothing was written.")
    return data

"""claims.lock: one JSON object a line, sorted by id, so that it diffs and merges line by line.

The lock says where to look and what stood there; it is never believed for what stands there now. A line that cannot be
read is an error that names it: a damaged record that is passed over would make a stale citation look fresh.
"""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from functools import cache, lru_cache
from operator import attrgetter, itemgetter
from pathlib import Path
from sys import intern
from typing import Any

from timeline.model import Claim, Column, Flaw, Lock, LockEntry, Problem, Region, Status
from timeline.model.errors import TimelineError
from timeline.model.version import __version__
from timeline.patterns import late
from timeline.project.files import inside, read_bytes
from timeline.project.jsonlines import encodable, read_object, write_object

MAX_BYTES = 1 << 30
CONTEXT = 48
_TEXTS = ("id", "source", "sha256", "before", "exact", "after", "quote", "status", "verified", "version", "encoding")
_OF_VIEWS = ("extractor", "extractor_version", "view", "place")
"""What is only recorded of sources that are no plain text."""

_WRITTEN = tuple(item.name for item in fields(LockEntry) if item.name != "line")
_NAMES = frozenset(_WRITTEN) - {"source_line", *_OF_VIEWS}
_NAMES_OF = {
    with_view: (names, names | {"source_line"}) for with_view, names in ((False, _NAMES), (True, _NAMES | {*_OF_VIEWS}))
}
"""The keys that an entry must have, and those that it may, by whether it is of a source that is no plain text."""

_TEXTS_OF = {False: _TEXTS, True: _TEXTS + _OF_VIEWS}
_ALL = (
    "id", "source", "sha256", "start", "end", "before", "exact", "after", "quote", "status", "verified", "version",
    "encoding",
)  # fmt: skip
_START, _END = _ALL.index("start"), _ALL.index("end")
_NO_VIEW = ("",) * len(_OF_VIEWS)
_of_all, _of_views = itemgetter(*_ALL), itemgetter(*_OF_VIEWS)
_written = attrgetter(*_WRITTEN)
_texts_of = {with_view: itemgetter(*names) for with_view, names in _TEXTS_OF.items()}
_ONLY_TEXTS = {str}
_QUOTED = (Column.SOURCE, Column.QUOTE, Column.PREFIX, Column.SUFFIX)
_STAND = frozenset(status.value for status in Status if status.stands)
NOTHING: Mapping[str, str] = {}
_day = lru_cache(1 << 12)(datetime.date.fromisoformat)

_TEXT, _NUMBER = r'"([^"\\\x00-\x1f]*)"', "(0|[1-9][0-9]{0,14})"
_VERSION = late(r"[0-9]{1,9}(\.[0-9]{1,9}){0,9}")
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
    entries: dict[str, LockEntry] = {}
    problems: list[Problem] = []
    for number, written in enumerate(lines_of(data), 1):
        try:
            line = written.decode("utf-8")
        except UnicodeDecodeError:
            return broken(path, f"{path} is not UTF-8", number)
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


def lines_of(data: bytes) -> Iterator[bytes]:
    """The lines, each made when it is its turn: all at once they take twice what is kept of them."""
    at = 0
    while (end := data.find(b"\n", at)) >= 0:
        yield data[at:end]
        at = end + 1
    yield data[at:]


def read_entry(line: str, number: int, known: Mapping[str, str] = NOTHING) -> LockEntry | str:
    """One line's entry, or why it is none."""
    usual = _usual_line().fullmatch(line)
    if usual is not None:
        *values, source_line = usual.groups()
        values[_START], values[_END] = int(values[_START]), int(values[_END])
        return checked_entry(values, _NO_VIEW, int(source_line), number, known)
    record = read_object(line)
    if isinstance(record, str):
        return record
    with_view = "extractor" in record
    names, allowed = _NAMES_OF[with_view]
    if record.keys() != allowed and not names <= record.keys() <= allowed:
        if is_newer(record.get("version")):
            written = record["version"][:40]
            return f"the entry was written by timeline {written}, and this is {__version__}: update timeline"
        lacking, odd = sorted(names - record.keys()), sorted(record.keys() - allowed)
        return f"the entry lacks {', '.join(lacking)}" if lacking else f"the entry has an unknown {', '.join(odd)[:80]}"
    # What is not UTF-8 is refused before, so that only what is escaped can stand for no character.
    if "\\u" in line or {*map(type, _texts_of[with_view](record))} != _ONLY_TEXTS:
        for name in _TEXTS_OF[with_view]:
            if not isinstance(record[name], str) or not encodable(record[name]):
                return f"{name} is not a text"
    view = _of_views(record) if with_view else _NO_VIEW
    return checked_entry(_of_all(record), view, line_in(record), number, known)


@cache  # and not before: who keeps no lock needs none
def _usual_line() -> re.Pattern[str]:
    """A line as it is written of a plain text, with nothing escaped in it: its values are had without decoding it."""
    forms = {"start": _NUMBER, "end": _NUMBER, "source_line": "([1-9][0-9]{0,14})"}
    return re.compile("{" + ", ".join(f'"{name}": {forms.get(name, _TEXT)}' for name in (*_ALL, "source_line")) + "}")


def line_in(record: Mapping[str, Any]) -> int:
    """The line of the source that a record has: 0 where it has none, and less where that is no number of a line."""
    line = record.get("source_line", 0)
    return line if type(line) is int and (line > 0 or "source_line" not in record) else -1


def checked_entry(
    values: Sequence[Any], of_view: Sequence[str], line: int, number: int, known: Mapping[str, str]
) -> LockEntry | str:
    """The entry of a record's values with the right texts, or which of them cannot be; `line` is as in `line_in`.

    Texts are those that are `known`, and what stands in many entries is kept once for all of them.
    """
    name, source, sha256, start, end, before, exact, after, quote, status, day, version, encoding = values
    extractor, extractor_version, view, place = of_view
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= 1 << 40:
        return "start and end are not the ends of a span"
    if line < 0:
        return "source_line is not the number of a line"
    if len(exact) != end - start:
        return "exact is not as long as the span from start to end"
    is_digest = _DIGEST.fullmatch
    if not (is_digest(sha256) and is_digest(quote) and (of_view is _NO_VIEW or is_digest(view))):
        return "sha256 or quote is not a SHA-256 in hexadecimal"
    if status not in _STAND:
        return f"the status {status[:40]!r} is none that is locked"
    try:
        verified = _day(day)
    except ValueError:
        return f"verified is not a day: {day[:40]!r}"
    name, exact = known.get(name, name), known.get(exact, exact)
    source, sha256, status, version, encoding = map(intern, (source, sha256, status, version, encoding))
    extractor, extractor_version, view = map(intern, (extractor, extractor_version, view))
    return LockEntry(
        name, source, sha256, start, end, before, exact, after, quote, status, verified, version, encoding,
        line, extractor, extractor_version, view, place, number,
    )  # fmt: skip


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
    return hashlib.sha256("\0".join(claim.texts(_QUOTED)).encode("utf-8", "surrogatepass")).hexdigest()


def write_lock(entries: Iterable[LockEntry]) -> bytes:
    """The bytes of a lock: one entry a line, sorted by id, keys in a fixed order, UTF-8. Raises TimelineError."""
    lines = [write_object(_record(entry)) for entry in sorted(entries, key=lambda entry: entry.id)]
    data = "".join(lines).encode("utf-8")
    if len(data) > MAX_BYTES:
        message = f"the lock would be larger than {MAX_BYTES >> 20} MB, which is not read again"
        raise TimelineError(message, "Split the table. Nothing was written.")
    return data


def lock_of(entries: Iterable[LockEntry], path: str, sha256: str) -> Lock:
    """The lock of a file that was written of entries, as it would be read; its SHA-256 is known."""
    in_order = enumerate(sorted(entries, key=lambda entry: entry.id), 1)
    own = {entry.id: entry if entry.line == n else replace(entry, line=n) for n, entry in in_order}
    return Lock(path, own, exists=True, sha256=sha256)


def _record(entry: LockEntry) -> dict[str, object]:
    """What the line of an entry holds."""
    record = dict(zip(_WRITTEN, _written(entry), strict=True))
    record["verified"] = entry.verified.isoformat()
    for name in (*([] if entry.source_line else ["source_line"]), *(() if entry.extractor else _OF_VIEWS)):
        del record[name]
    return record

"""claims/refreshed.jsonl: what was seen of each source on the web, one JSON object a line, sorted by source.

`timeline refresh` writes it and everything else only reads it: a check never asks the web. What is empty is left out.
A line that cannot be read is an error that names it: passed over, it would let a page that says otherwise look intact.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from timeline.model import (
    Change,
    ChangeKind,
    Flaw,
    Loss,
    LostQuote,
    Passage,
    Problem,
    Refreshed,
    Region,
    Seen,
    Sighting,
)
from timeline.model.errors import TimelineError
from timeline.project.files import inside, read_bytes
from timeline.project.jsonlines import encodable, read_object, write_object
from timeline.project.sources import unsafe_name

MAX_BYTES = 256 << 20
MAX_LISTED = 50
HINT = "Restore the line from version control, or remove it and run: timeline refresh"
_DIGEST = re.compile(r"[0-9a-f]{64}")
_TEXTS = ("source", "url", "reason", "against", "sha256", "kept", "final", "etag", "modified", "archived")
_DAYS = ("asked", "seen", "since")
_PLACE = ("line", "column", "end_line", "end_column")

Item = TypeVar("Item")


def read_refreshed(root: Path, path: str, seeds: str) -> Refreshed:
    """The file at `root`/`path`. An absent one is empty; what cannot be read stands in its problems."""
    try:
        if not inside(root / path, root):
            return broken(path, f"{path} leads out of the project")
        if not (root / path).exists() and not (root / path).is_symlink():
            return Refreshed(path)
        data = read_bytes(root / path, MAX_BYTES, follow=False)
    except OSError as error:
        return broken(path, f"{path} cannot be read: {error.strerror or type(error).__name__}")
    return parse_refreshed(data, path, seeds)


def broken(path: str, message: str, line: int = 1) -> Refreshed:
    region = Region(path, line, 1, line, 1)
    return Refreshed(path, problems=(Problem(Flaw.REFRESHED_INVALID, message, region, help=HINT),))


def parse_refreshed(data: bytes, path: str, seeds: str) -> Refreshed:
    """What the bytes of the file hold; `path` is only named, `seeds` is the folder of the versions that were kept."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return broken(path, f"{path} is not UTF-8", data.count(b"\n", 0, error.start) + 1)
    sightings: dict[str, Sighting] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        one = read_sighting(line, number, seeds)
        if isinstance(one, str):
            problems += broken(path, one, number).problems
        elif one.source in sightings:
            message = f"{one.source} stands on lines {sightings[one.source].line} and {number}"
            problems += broken(path, message, number).problems
        else:
            sightings[one.source] = one
    return Refreshed(path, sightings, tuple(problems[:MAX_LISTED]))


# ---- reading a line --------------------------------------------------------------------------------------------------


def read_sighting(line: str, number: int, seeds: str) -> Sighting | str:
    """What one line holds, or why it cannot be what the tool wrote."""
    record = read_object(line)
    if isinstance(record, str):
        return record
    try:
        return sighting_of(record, number, seeds)
    except ValueError as error:
        return str(error)[:200]


def sighting_of(record: dict[str, Any], number: int, seeds: str) -> Sighting:
    """Raises ValueError with what is wrong, in words."""
    texts = {name: text_in(record, name) for name in _TEXTS}
    days = {name: day_in(record, name) for name in _DAYS}
    outcome, found = (choice_in(record, name, Seen) for name in ("outcome", "found"))
    if not texts["source"] or not texts["url"] or days["asked"] is None or outcome is None:
        raise ValueError("the line lacks its source, url, asked or outcome")
    for name in ("against", "sha256"):
        if texts[name] and not _DIGEST.fullmatch(texts[name]):
            raise ValueError(f"{name} is not a SHA-256 in hexadecimal")
    if texts["kept"] and unsafe_name(texts["kept"]):
        raise ValueError(f"kept names no file below {seeds}/")
    if (found is None) != (days["seen"] is None) or (found is None) != (days["since"] is None):
        raise ValueError("found, seen and since go together")
    if found is not None and not found.is_known:
        raise ValueError(f"found is {found.value}, of which nothing is known")
    kept = f"{seeds}/{texts['kept']}" if texts["kept"] else ""
    one = Sighting(
        asked=days["asked"], outcome=outcome, found=found, seen=days["seen"], since=days["since"],
        trivial=number_in(record, "trivial"), counts=counts_in(record),
        passages=items_in(record, "passages", passage_of),
        quotes=items_in(record, "quotes", lambda item: lost_of(item, kept)),
        line=number, **texts,
    )  # fmt: skip
    require_nothing_else(record)
    return one


def require_nothing_else(record: Mapping[str, Any]) -> None:
    """Raise ValueError where what was read of a record has not taken all of it."""
    if record:
        raise ValueError(f"the line has an unknown {', '.join(sorted(record))[:80]}")


def text_in(record: dict[str, Any], name: str) -> str:
    text = record.pop(name, "")
    if not isinstance(text, str) or not encodable(text):
        raise ValueError(f"{name} is not a text")
    return text


def number_in(record: dict[str, Any], name: str, least: int = 0) -> int:
    number = record.pop(name, least)
    if type(number) is not int or not least <= number <= 1 << 40:
        raise ValueError(f"{name} is not a whole number from {least} on")
    return number


def day_in(record: dict[str, Any], name: str) -> datetime.date | None:
    text = text_in(record, name)
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"{name} is not a day: {text[:40]!r}") from None


Choice = TypeVar("Choice", Seen, Loss, ChangeKind)


def choice_in(record: dict[str, Any], name: str, known: type[Choice]) -> Choice | None:
    text = text_in(record, name)
    try:
        return known(text) if text else None
    except ValueError:
        raise ValueError(f"{name} is {text[:40]!r}, which is none") from None


def required(choice: Choice | None, name: str) -> Choice:
    if choice is None:
        raise ValueError(f"{name} is empty")
    return choice


def items_in(record: dict[str, Any], name: str, read: Callable[[dict[str, Any]], Item]) -> tuple[Item, ...]:
    found = record.pop(name, [])
    if not isinstance(found, list) or not all(isinstance(item, dict) for item in found):
        raise ValueError(f"{name} is not a list of objects")
    items = []
    for item in found:
        items.append(read(item))
        require_nothing_else(item)
    return tuple(items)


def counts_in(record: dict[str, Any]) -> dict[ChangeKind, int]:
    counts = record.pop("counts", {})
    if not isinstance(counts, dict) or not all(isinstance(name, str) for name in counts):
        raise ValueError("counts is not an object")
    return {
        required(choice_in({"kind": name}, "kind", ChangeKind), "kind"): number_in(counts, name) for name in [*counts]
    }


def passage_of(item: dict[str, Any]) -> Passage:
    kind = required(choice_in(item, "kind", ChangeKind), "kind")
    return Passage(kind, *(text_in(item, name) for name in ("was", "now", "words", "place")))


def lost_of(item: dict[str, Any], kept: str) -> LostQuote:
    claim, quote, words, place = (text_in(item, name) for name in ("claim", "quote", "words", "place"))
    loss = required(choice_in(item, "loss", Loss), "loss")
    changes = items_in(item, "changes", change_of)
    there = any(name in item for name in _PLACE) or bool(place)
    line, column, end_line, end_column = (number_in(item, name, 1) for name in _PLACE)
    region = Region(kept, line, column, end_line, end_column, place)
    return LostQuote(claim, quote, loss, changes, words, region if kept and there else None)


def change_of(item: dict[str, Any]) -> Change:
    kind = required(choice_in(item, "kind", ChangeKind), "kind")
    quoted, found = (text_in(item, name) for name in ("quoted", "found"))
    start, end = (number_in(item, name) for name in ("start", "end"))
    return Change(kind, quoted, found, start, end, 0, 0)


# ---- writing ---------------------------------------------------------------------------------------------------------


def write_refreshed(sightings: Iterable[Sighting]) -> bytes:
    """The bytes of the file: one source a line, sorted, keys in a fixed order, UTF-8. Raises TimelineError."""
    ordered = sorted(sightings, key=lambda one: one.source)
    data = "".join(write_object(sighting_record(one)) for one in ordered).encode("utf-8", "replace")
    if len(data) > MAX_BYTES:
        message = f"what was seen online would be larger than {MAX_BYTES >> 20} MB, which is not read again"
        raise TimelineError(message, "Nothing was written.")
    return data


def sighting_record(one: Sighting) -> dict[str, object]:
    """A sighting as it is written; what is empty is left out."""
    record: dict[str, object] = {
        "source": one.source, "url": one.url, "asked": iso(one.asked), "outcome": one.outcome.value,
        "reason": one.reason, "found": one.found.value if one.found else "", "seen": iso(one.seen),
        "since": iso(one.since), "against": one.against, "sha256": one.sha256, "kept": one.kept, "final": one.final,
        "etag": one.etag, "modified": one.modified, "archived": one.archived, "trivial": one.trivial,
        "counts": {kind.value: one.counts[kind] for kind in ChangeKind if one.counts.get(kind)},
        "passages": [passage_record(passage) for passage in one.passages],
        "quotes": [lost_record(quote) for quote in one.quotes],
    }  # fmt: skip
    return without_empty(record)


def without_empty(record: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in record.items() if value}


def iso(day: datetime.date | None) -> str:
    return day.isoformat() if day else ""


def passage_record(one: Passage) -> dict[str, object]:
    record = {"kind": one.kind.value, "was": one.was, "now": one.now, "words": one.words, "place": one.place}
    return without_empty(record)


def lost_record(one: LostQuote) -> dict[str, object]:
    place = one.region
    record: dict[str, object] = {
        "claim": one.claim, "quote": one.quote, "loss": one.loss.value,
        "changes": [change_record(change) for change in one.changes], "words": one.words,
    }  # fmt: skip
    if place is not None:
        ends = (place.line, place.column, place.end_line, place.end_column)
        record |= dict(zip(_PLACE, ends, strict=True)) if place.has_lines else {}
        record["place"] = place.place
    return without_empty(record)


def change_record(one: Change) -> dict[str, object]:
    words = {"kind": one.kind.value, "quoted": one.quoted, "found": one.found}
    return without_empty({**words, "start": one.quote_start, "end": one.quote_end})

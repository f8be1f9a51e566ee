"""What somebody has begun and not saved: half-typed rows and decisions, in a file of the session's own.

The file lies in the tool's folder, which git ignores; nobody but its owner reads it, it is bounded, and it is replaced
whole, so that it outlives the process however that ends. A session holds its folder as long as it is open; the next
one takes up the first that nobody holds, with what was left in it. A file that cannot be read is laid aside.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import asdict, field, replace
from pathlib import Path
from typing import Any

from timeline.frozen import frozen
from timeline.model.errors import TimelineError
from timeline.project.files import (
    HeldError,
    make_folder,
    own_folder,
    read_bytes,
    remove_file,
    replace_file,
    writer_lock,
)
from timeline.project.saving import FOLDER

FILE, ASIDE = "unsaved.json", "damaged.json"
SESSIONS = 20  # that may be open at once
MAX_BYTES = 4 << 20
MODE = 0o600


@frozen
class HalfTyped:
    """A row that is being typed: its cells so far, and the words that it began with, in a version of a source."""

    key: str
    cells: Mapping[str, str]
    source: str = ""
    sha256: str = ""
    start: int = 0
    end: int = 0


@frozen
class Answered:
    """A decision that is not made yet: the answer, what was typed, and the digest of what was shown."""

    answer: str
    typed: str
    shown: str


@frozen
class HalfAnswered:
    """An answer to a row for which something is being typed."""

    answer: str
    typed: str


@frozen
class Begun:
    """All that is begun: rows by their keys, decisions and answers half typed by the row's id."""

    rows: Mapping[str, HalfTyped] = field(default_factory=dict)
    decisions: Mapping[str, Answered] = field(default_factory=dict)
    typed: Mapping[str, HalfAnswered] = field(default_factory=dict)


class Unsaved:
    """The file of one session, held until it is closed. `notes` say what of an earlier one could not be read.

    Where no file can be written, what is begun is kept as long as the process lives, and the notes say so.
    """

    def __init__(self, root: Path) -> None:
        self.notes: tuple[str, ...] = ()
        self.begun = Begun()
        self._root = root
        self._held = ExitStack()
        self._folder: Path | None = None
        try:
            self._folder = self._take_folder()
            self.begun = self._read(self._folder)
        except TimelineError as error:
            self.notes = (f"{error.message}: what is begun and not saved is lost when this ends",)

    def _take_folder(self) -> Path:
        """The first folder of a session that nobody holds. Raises TimelineError."""
        try:
            above = own_folder(self._root, FOLDER)
            for number in range(1, SESSIONS + 1):
                folder = above / f"session-{number}"
                if folder.is_symlink():
                    continue
                make_folder(folder)
                try:
                    self._held.enter_context(writer_lock(folder, 1))
                except HeldError:
                    continue
                return folder
        except OSError as error:
            raise TimelineError(f"{FOLDER}: cannot be written: {error.strerror or error}") from error
        raise TimelineError(f"{FOLDER}: {SESSIONS} sessions are open on this project", "Close one of them.")

    def _read(self, folder: Path) -> Begun:
        path = folder / FILE
        try:
            return begun_of(json.loads(read_bytes(path, MAX_BYTES, follow=False)))
        except FileNotFoundError:
            return Begun()
        except (OSError, ValueError, RecursionError, TypeError, KeyError, AttributeError):
            aside = f"{FOLDER}/{folder.name}/{ASIDE}"
            try:
                path.replace(folder / ASIDE)
            except OSError:
                aside = "where it is"
            self.notes = (f"what an earlier session had begun cannot be read, and is left in {aside}",)
            return Begun()

    def put_row(self, row: HalfTyped) -> None:
        """Keep a half-typed row. Raises TimelineError where that is more than a session keeps."""
        self._write(replace(self.begun, rows={**self.begun.rows, row.key: row}))

    def drop_row(self, key: str) -> None:
        if key in self.begun.rows:
            self._write(replace(self.begun, rows=without(self.begun.rows, key)))

    def put_decisions(self, decisions: Mapping[str, Answered]) -> None:
        """Keep the decisions in the place of those that were kept."""
        if decisions != self.begun.decisions:
            self._write(replace(self.begun, decisions=dict(decisions)))

    def put_typed(self, name: str, half: HalfAnswered | None) -> None:
        """Keep what is half typed for a row, or nothing."""
        left = {key: one for key, one in self.begun.typed.items() if key != name}
        typed = {**left, name: half} if half is not None else left
        if typed != self.begun.typed:
            self._write(replace(self.begun, typed=typed))

    def _write(self, begun: Begun) -> None:
        data = json.dumps({"version": 1, **asdict(begun)}, ensure_ascii=True).encode()
        if len(data) > MAX_BYTES:
            message = f"more than {MAX_BYTES >> 20} MB are begun and not saved"
            raise TimelineError(message, "Save or forget some of the rows first.")
        try:
            if self._folder is not None:
                replace_file(self._folder / FILE, data, mode=MODE)
        except OSError as error:
            raise TimelineError(f"{FOLDER}: cannot be written: {error.strerror or error}") from error
        self.begun = begun

    def close(self) -> None:
        """Give the session's folder back."""
        if self._folder is not None and self.begun == Begun():
            remove_file(self._folder / FILE)
        self._held.close()


def without(rows: Mapping[str, HalfTyped], key: str) -> dict[str, HalfTyped]:
    return {name: row for name, row in rows.items() if name != key}


def begun_of(found: Any) -> Begun:
    """What a file holds, looked at part by part. Raises KeyError, TypeError, ValueError or AttributeError."""
    rows = {key: HalfTyped(**one) for key, one in found["rows"].items()}
    decisions = {name: Answered(**one) for name, one in found["decisions"].items()}
    typed = {name: HalfAnswered(**one) for name, one in found.get("typed", {}).items()}
    texts = [text for name, half in typed.items() for text in (name, half.answer, half.typed)]
    texts += [text for key, row in rows.items() for text in (key, row.key, row.source, row.sha256)]
    texts += [text for row in rows.values() for pair in row.cells.items() for text in pair]
    texts += [text for name, one in decisions.items() for text in (name, one.answer, one.typed, one.shown)]
    numbers = [number for row in rows.values() for number in (row.start, row.end)]
    if not all(type(text) is str for text in texts) or not all(type(number) is int for number in numbers):
        raise ValueError("a value of another type")
    return Begun(rows, decisions, typed)

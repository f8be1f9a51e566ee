"""Writing several files of a project as one change: all of them, or none, whenever it is ended.

Each file is written over the bytes that were read and over no others. Where there is more than one, what is to be
written and what is replaced are laid into a folder of the tool's own first, then a journal that names them; it goes
once all are written. Whoever finds a journal can write what is left, or put back what was replaced: both are there
whole, and a file that somebody has saved since is left as it is.

Cost: what is written is written twice, and what is replaced once.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Container, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from timeline.frozen import frozen
from timeline.model.errors import TimelineError
from timeline.project.files import (
    make_folder,
    own_folder,
    read_bytes,
    remove_file,
    remove_files,
    remove_own_folder,
    replace_file,
    write_bytes,
)

FOLDER = ".timeline-work"
JOURNAL = "journal.json"
STAGED, REPLACED = "staged", "replaced"
MAX_JOURNAL = 1 << 16
MAX_BYTES = 1 << 31
LONGEST = 200
"""Bytes of the name of what is laid by; no system takes more than 255."""
ABSENT = ""
"""In the place of a digest: there was no file."""


@frozen
class Change:
    """The bytes that a file of the project is to have, and the SHA-256 of those that were read there, or ABSENT."""

    path: str
    data: bytes
    read: str


class State(StrEnum):
    """What stands in a file that was to be changed."""

    NEW = "new"
    OLD = "old"
    OTHER = "other"


@frozen
class Step:
    """One file of a journal: the digests of what it was and is to be, and what stands there now."""

    path: str
    was: str
    to_be: str
    state: State


@frozen
class HalfDone:
    """A change that was ended when some of its files were written and others were not."""

    root: Path
    steps: tuple[Step, ...]

    def describe(self) -> str:
        """Which files are written, which are not, and which somebody has changed since."""
        words = {State.NEW: "is written", State.OLD: "is not", State.OTHER: "was changed since"}
        parts = [f"{step.path} {what}" for state, what in words.items() for step in self.steps if step.state is state]
        return f"an earlier save was ended half way: {', '.join(parts)}"

    def finish(self) -> str:
        """Write what was not written, but over what somebody has changed since; what was done. Raises TimelineError."""
        return self._settle(State.OLD, "now written")

    def revert(self) -> str:
        """Put back what was replaced, but over what somebody has changed since; what was done. Raises TimelineError."""
        return self._settle(State.NEW, "put back as it was")

    def _settle(self, state: State, done: str) -> str:
        chosen = [step for step in self.steps if step.state is state]
        for step in chosen:
            wanted, there = (step.to_be, step.was) if state is State.OLD else (step.was, step.to_be)
            put(self.root, step.path, laid_by(self.root, step.path, wanted), there)
        clear(self.root)
        return f"{self.describe()}; {', '.join(f'{step.path} is {done}' for step in chosen) or 'nothing was done'}"


def save(root: Path, changes: Sequence[Change], *, keep: bool = False) -> list[str]:
    """Write the files over what was read; the paths of those whose bytes changed.

    With `keep`, what is replaced stays in the tool's folder until the next such save. Raises TimelineError, and writes
    nothing, where a file is no longer what was read or cannot be written.
    """
    pending = [change for change in changes if digest(change.data) != change.read]
    old = {change.path: require_as_read(root, change.path, change.read) for change in pending}
    if len(pending) > 1 or (pending and keep):
        prepare(root, pending, old)
    done: list[Change] = []
    try:
        for change in pending:
            put(root, change.path, change.data, change.read)
            done.append(change)
    except BaseException as error:
        go_back(root, done, old, error, [change.path for change in pending])
        raise
    if len(pending) > 1:
        clear(root, keep=keep)
    return [change.path for change in pending]


def prepare(root: Path, pending: Sequence[Change], old: Mapping[str, bytes | None]) -> None:
    """Lay by what is replaced, and where there are several files what is to be written, and the journal of them."""
    try:
        lay(root, REPLACED, {path: data for path, data in old.items() if data is not None})
        if len(pending) > 1:
            lay(root, STAGED, {change.path: change.data for change in pending})
            write_journal(root, pending)
    except BaseException as error:
        clear(root)
        if not isinstance(error, OSError):
            raise
        message = f"{FOLDER}: cannot be written: {error.strerror or error}"
        raise TimelineError(message, "Nothing was changed. Free the place and try again.") from error


def go_back(
    root: Path, done: Sequence[Change], old: Mapping[str, bytes | None], error: BaseException, paths: Container[str]
) -> None:
    """Put back what was written, where nobody has saved it since; what could not be is noted on the error.

    The journal stays where some of the files at `paths` are left written and others not.
    """
    for change in reversed(done):
        try:
            put(root, change.path, old[change.path], digest(change.data))
        except TimelineError as left:  # theirs stays, and both are noted
            error.add_note(left.message)
    if half_done(root, paths) is None:
        clear(root)


def half_done(root: Path, paths: Container[str]) -> HalfDone | None:
    """The change that was ended half way, if there is one; of no files but those at `paths`.

    What a journal names that is written whole, or not at all, is nothing to settle, and the journal goes.
    """
    steps = read_journal(root, paths)
    states = {step.state for step in steps}
    if State.NEW in states and states != {State.NEW}:
        return HalfDone(root, steps)
    return None


def forget_whole(root: Path, paths: Container[str]) -> None:
    """Remove a journal of files that are all written, or all not."""
    if (root / FOLDER / JOURNAL).exists() and half_done(root, paths) is None:
        clear(root)


def put(root: Path, path: str, data: bytes | None, there: str) -> None:
    """Write a file over bytes of the digest `there`; remove it where there is no data. Raises TimelineError."""
    now = require_as_read(root, path, there)
    if data is None:
        remove_file(root / path)
    else:
        write_bytes(root / path, data, root, read=now)


def require_as_read(root: Path, path: str, read: str) -> bytes | None:
    """The bytes of a file, None where there is none. Raises TimelineError where they are not those that were read."""
    data = bytes_at(root / path)
    if (ABSENT if data is None else digest(data)) != read:
        raise TimelineError(f"{path}: was changed by somebody else meanwhile", "Nothing was written. Try again.")
    return data


def bytes_at(path: Path) -> bytes | None:
    """What a file holds; None where there is none. Raises TimelineError."""
    try:
        return read_bytes(path, MAX_BYTES, follow=False)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise TimelineError(
            f"{path.name}: cannot be written: {error.strerror or error}", "Nothing was changed."
        ) from error


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def place_of(root: Path, kind: str, path: str) -> Path:
    """Where in the tool's folder the bytes lie that a file of the project is to have, or had."""
    name = path.replace("/", ",")
    return root / FOLDER / kind / (name if len(name.encode()) <= LONGEST else digest(path.encode()))


def lay(root: Path, kind: str, contents: Mapping[str, bytes]) -> None:
    """Lay bytes into the tool's folder in the place of those of an earlier change. Raises OSError or TimelineError."""
    folder = own_folder(root, FOLDER) / kind
    if folder.is_symlink():
        raise TimelineError(f"{FOLDER}/{kind}: is a link", "Nothing was changed. Remove it.")
    remove_files(folder)
    make_folder(folder)
    for path, data in contents.items():
        replace_file(place_of(root, kind, path), data)


def laid_by(root: Path, path: str, wanted: str) -> bytes | None:
    """The bytes of a digest that were laid by for a file; None for those of no file. Raises TimelineError."""
    if wanted == ABSENT:
        return None
    for kind in (STAGED, REPLACED):
        data = bytes_at(place_of(root, kind, path))
        if data is not None and digest(data) == wanted:
            return data
    raise TimelineError(f"{path}: what was laid by for it is no longer in {FOLDER}", f"Remove {FOLDER}/{JOURNAL}.")


def clear(root: Path, *, keep: bool = False) -> None:
    """Remove the journal, then what was laid by; what was replaced stays where it is to be kept."""
    folder = root / FOLDER
    if folder.is_symlink():  # what lies there is somebody else's
        return
    remove_file(folder / JOURNAL)
    for kind in (STAGED, *([] if keep else [REPLACED])):
        remove_files(folder / kind)
    remove_own_folder(folder)


def write_journal(root: Path, changes: Sequence[Change]) -> None:
    files = [{"path": change.path, "was": change.read, "to_be": digest(change.data)} for change in changes]
    replace_file(root / FOLDER / JOURNAL, json.dumps({"version": 1, "files": files}).encode())


def read_journal(root: Path, paths: Container[str]) -> tuple[Step, ...]:
    """The files of the journal, each with what stands there now; nothing where there is none that can be believed."""
    if (root / FOLDER).is_symlink():
        return ()
    try:
        found = json.loads(read_bytes(root / FOLDER / JOURNAL, MAX_JOURNAL, follow=False))["files"]
        named = [(one["path"], one["was"], one["to_be"]) for one in found]
    except (OSError, ValueError, RecursionError, TypeError, KeyError):
        return ()
    if not all(isinstance(text, str) for one in named for text in one) or any(one[0] not in paths for one in named):
        return ()
    return tuple(Step(path, was, to_be, state_of(root, path, was, to_be)) for path, was, to_be in named)


def state_of(root: Path, path: str, was: str, to_be: str) -> State:
    """What stands in a file: what it is to be, what it was, or something else."""
    try:
        data = bytes_at(root / path)
    except TimelineError:
        return State.OTHER
    now = ABSENT if data is None else digest(data)
    return State.NEW if now == to_be else State.OLD if now == was else State.OTHER

"""What a check found, kept by content: in memory for the run, and where it is asked for in a store beside the project.

A key stands for all that a result depends on, the program included, so that nothing is believed that is of something
else. The store is a file of SQLite in a folder that begins with a dot and that git ignores; it can be removed at any
time. One that cannot be read or written is passed over, and `faults` says so: a check never fails by it.

Whoever can write to the store can make a check say what it does not find, as whoever can write to the program can: it
is to be restored only from where the project's own runs have put it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from timeline.model.errors import TimelineError
from timeline.model.version import __version__
from timeline.project.files import own_folder
from timeline.readers.installed import version_of

Answer = TypeVar("Answer")

FOLDER, FILE = ".timeline-cache", "checks.sqlite"
MOST_BYTES = 1 << 30
PATIENCE = 2  # seconds that another run may be waited for
AT_ONCE = 500  # keys in one question
SUM = 16  # bytes before the data, by which it is known again
READS_WITH = (
    "ahocorasick_rs", "dateparser", "rapidfuzz", "text2num",
    "justhtml", "markdown-it-py", "pypdfium2", "warcio",
)  # fmt: skip


class Kept:
    """Results by their keys. Without a `root` they are kept for this run alone."""

    def __init__(self, root: Path | None = None) -> None:
        self.faults: list[str] = []
        self._memory: dict[bytes, bytes] = {}
        self._root = root
        self._store: Store | None = None

    def get(self, keys: Iterable[bytes]) -> dict[bytes, bytes]:
        """Those of the results that are kept."""
        wanted = list(dict.fromkeys(keys))
        asked = [key for key in wanted if key not in self._memory]
        if asked and self._root is not None:
            self._memory.update(self._ask(lambda store: store.get(asked)) or {})
        return {key: self._memory[key] for key in wanted if key in self._memory}

    def put(self, results: Mapping[bytes, bytes]) -> None:
        """Keep results."""
        self._memory.update(results)
        if results and self._root is not None:
            self._ask(lambda store: store.put(results))

    @property
    def lasts(self) -> bool:
        """Is there a store, so that the next run has what this one keeps?"""
        return self._root is not None

    def fetch(self, key: bytes) -> bytes | None:
        """One result, from the store alone: it is not held in memory."""
        return (self._ask(lambda store: store.get([key])) or {}).get(key)

    def keep(self, key: bytes, data: bytes) -> None:
        """Keep one result in the store alone."""
        self._ask(lambda store: store.put({key: data}))

    def drop(self, keys: Iterable[bytes]) -> None:
        """Forget results that turned out not to be what they should."""
        for key in keys:
            self._memory.pop(key, None)

    def _ask(self, what: Callable[[Store], Answer]) -> Answer | None:
        """What the store answers; None, and a fault, where there is none to ask, and then it is not asked again."""
        from sqlite3 import Error

        try:
            if self._store is None and self._root is not None:
                self._store = Store(self._root)
            return what(self._store) if self._store is not None else None
        except (Error, OSError, TimelineError) as error:
            self.faults.append(f"{FOLDER}: is passed over: {error}")
            self._root = self._store = None
            return None


class Store:
    """The file on disk. Its methods raise what SQLite and the file system do."""

    def __init__(self, root: Path) -> None:
        import sqlite3

        folder = own_folder(root, FOLDER)
        if (folder / FILE).is_symlink():
            raise TimelineError(f"{FILE}: is a link")
        self._file = sqlite3.connect(folder / FILE, timeout=PATIENCE, isolation_level=None)
        self._file.executescript(
            "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;"
            "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, data BLOB NOT NULL, run INTEGER NOT NULL);"
        )
        self._run = 1 + self._number("SELECT coalesce(max(run), 0) FROM kept")

    def get(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What is kept under the keys, as it was put there: data that has changed since is none."""
        found: dict[bytes, bytes] = {}
        for at in range(0, len(keys), AT_ONCE):
            some = keys[at : at + AT_ONCE]
            marks = ",".join("?" * len(some))
            found.update(self._file.execute(f"SELECT key, data FROM kept WHERE key IN ({marks})", some))  # noqa: S608 - question marks alone
        read = ((key, data[:SUM], data[SUM:]) for key, data in found.items() if isinstance(data, bytes))
        return {key: data for key, kept_sum, data in read if kept_sum == sum_of(key, data)}

    def put(self, results: Mapping[bytes, bytes]) -> None:
        self._file.execute("BEGIN IMMEDIATE")
        rows = ((key, sum_of(key, data) + data, self._run) for key, data in results.items())
        self._file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        if self._size() > MOST_BYTES:
            self._file.execute("DELETE FROM kept WHERE run < ?", (self._run,))
        self._file.execute("COMMIT")

    def _size(self) -> int:
        pages = self._number("PRAGMA page_count") - self._number("PRAGMA freelist_count")
        return pages * self._number("PRAGMA page_size")

    def _number(self, question: str) -> int:
        return int(self._file.execute(question).fetchone()[0])


def sum_of(key: bytes, data: bytes) -> bytes:
    """What data under a key is known by: damage is found before anything is made of it."""
    import hashlib

    return hashlib.sha256(key + data).digest()[:SUM]


@cache
def program() -> str:
    """What the program is made of: its version, its files, the interpreter, and the libraries that it reads with."""
    import hashlib

    names = sorted(_files(Path(__file__).parents[1]))
    return hashlib.sha256(repr([__version__, sys.version, libraries(), names]).encode()).hexdigest()


def libraries() -> list[str]:
    """The libraries that texts are read with, each with its version."""
    return [f"{name} {installed_version(name)}" for name in READS_WITH]


def _files(folder: Path) -> list[tuple[str, int, int]]:
    """Every file of code and data below a folder, with its size and the time of its last change."""
    found = []
    for entry in os.scandir(folder):
        if entry.is_dir():
            found += _files(Path(entry.path)) if entry.name != "__pycache__" else []
        else:
            found.append((entry.path, entry.stat().st_size, entry.stat().st_mtime_ns))
    return found


def installed_version(name: str) -> str:
    """The version of a library; nothing where it is not installed."""
    try:
        return version_of(name)
    except ImportError:
        return ""

"""What stands for all files that a check of a project can read: where it is the same, a check finds the same.

Cost: reading each file once, but those of which it is known what was read. Whoever asks before a check, and after it
with what it has read, knows that nothing was changed meanwhile.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from timeline.project.files import read_bytes
from timeline.project.settings import Project

MOST_FILES = 1 << 20
MOST_BYTES = 1 << 30
READ = ("claims", "sources", "lock", "refreshed", "rates")
"""The settings that name a file which a check reads."""
NOTHING: Mapping[str, str] = {}


def state_of(project: Project, more: Iterable[str] = (), read: Mapping[str, str] = NOTHING) -> bytes | None:
    """What stands for the files that the settings name, for `more` of them, and for all below the folder of sources.

    `read` are the SHA-256 of sources that were read, by name: those that are still there count as they were then. None
    where a file cannot be read, or is no plain one: what a check says of it depends on more than bytes.
    """
    root, settings = Path(os.path.realpath(project.root)), project.settings
    named = [*(name for key in READ if (name := getattr(settings, key))), *more]
    found = hashlib.sha256()
    try:
        for name in named:
            path = _plain(root, name)
            _add(found, name, _digest(path, MOST_BYTES) if os.path.lexists(path) else "")
        limit = settings.max_source_mb << 20
        for name, at in _below(_plain(root, settings.seeds)):
            _add(found, name, (read.get(name) or _digest(at, limit)) if at else "")
    except OSError:
        return None
    return found.digest()


def _add(found: hashlib._Hash, name: str, digest: str) -> None:
    """A file with what stands for its bytes; nothing for one that is not there, and for a folder."""
    found.update(repr((name, digest)).encode("utf-8", "surrogatepass"))


def _digest(path: str | Path, limit: int) -> str:
    return hashlib.sha256(read_bytes(path, limit, follow=False)).hexdigest()


def _plain(root: Path, name: str) -> Path:
    """The path of a name below the root. Raises OSError where a link leads to it."""
    path = Path(os.path.normpath(root / name))
    if Path(os.path.realpath(path)) != path:
        raise OSError(f"{name}: is reached by a link")
    return path


def _below(folder: Path) -> Iterator[tuple[str, str]]:
    """The names of all that is below a folder, in one order: each file with its path, and each folder with none.

    Raises OSError for a link, a device, a hidden folder, which may be anybody's, and for more files than a check reads.
    """
    pending, count = [(folder, "")], 0
    while pending:
        at, before = pending.pop()
        for entry in sorted(os.scandir(at), key=lambda entry: entry.name):
            count += 1
            name = f"{before}{entry.name}"
            if count > MOST_FILES or entry.is_symlink():
                raise OSError(f"{name}: is not looked at")
            if entry.is_dir(follow_symlinks=False):
                if entry.name.startswith("."):
                    raise OSError(f"{name}: is hidden")
                pending.append((Path(entry.path), f"{name}/"))
                yield name, ""
            else:
                yield name, entry.path

"""A folder that is held while something is written into it: nothing goes to what is put in its place meanwhile."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from timeline.frozen import frozen

OPENED = Path("/proc/self/fd")
"""Where a system says which folder it is that a process has opened."""


@frozen
class HeldFolder:
    """A folder as it was found. Without a descriptor the system cannot say more of it than its path does."""

    descriptor: int | None = None

    def require(self, name: str, file: int) -> None:
        """Raise OSError where a file just made by its path is not the one of that name in this folder."""
        if self.descriptor is None:
            return
        try:
            found = os.stat(name, dir_fd=self.descriptor, follow_symlinks=False)
        except FileNotFoundError:
            found = None
        made = os.fstat(file)
        if found is None or (found.st_dev, found.st_ino) != (made.st_dev, made.st_ino):
            raise OSError(errno.ELOOP, "another folder was put in the place of its own meanwhile")


BELIEVED = HeldFolder()
"""Where nothing is held: a path leads where it leads."""


@contextmanager
def held_folder(folder: Path, root: Path) -> Iterator[HeldFolder]:
    """Open a folder, and see by the system's own word that what was opened lies in the project.

    Paths stay what files are made by: what is made is looked for in the folder that is held, before anything is written
    into it. Raises OSError where the folder lies outside of `root`. Where the system has no such word (all but Linux),
    paths are believed.
    """
    if not OPENED.is_dir():
        yield BELIEVED
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        if not (OPENED / str(descriptor)).readlink().is_relative_to(root.resolve()):
            raise OSError(errno.ELOOP, "leads out of the project")
        yield HeldFolder(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    """Make a rename last through a power cut, where the system can open folders."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

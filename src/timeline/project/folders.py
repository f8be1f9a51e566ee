"""A folder that is held while something is written into it, so that nothing put in its place meanwhile is followed."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OPENED = Path("/proc/self/fd")
"""Where a system shows the folders that a process has opened: a path below one leads into that folder and no other."""


@contextmanager
def held_folder(folder: Path, root: Path) -> Iterator[Path]:
    """The folder by a path that stays its own: opened from the project's folder on, part by part, following no link.

    Where the system has no such paths (all but Linux) it is the folder's usual one. Raises OSError where a part is a
    link, or the folder lies outside of `root`.
    """
    if not (OPENED.is_dir() and hasattr(os, "O_PATH")):
        yield folder
        return
    top, real = root.resolve(), folder.resolve()
    if not real.is_relative_to(top):
        raise OSError(errno.ELOOP, "leads out of the project")
    flags = os.O_PATH | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
    descriptor = os.open(top, flags)
    try:
        for part in real.relative_to(top).parts:
            above, descriptor = descriptor, os.open(part, flags, dir_fd=descriptor)
            os.close(above)
        yield OPENED / str(descriptor)
    finally:
        os.close(descriptor)

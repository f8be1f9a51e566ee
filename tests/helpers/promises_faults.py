"""A system that fails where Python meets it: a disk that is full, slow or broken, a file that cannot be moved."""

from __future__ import annotations

import errno
import io
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest


class Grudging(io.RawIOBase):
    """A file that takes a few bytes at a time, is interrupted in between, and may be full after some of them."""

    def __init__(self, descriptor: int, room: int, number: int) -> None:
        self.file = io.FileIO(descriptor, "wb")
        self.room = room
        self.number = number
        self.calls = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self.calls += 1
        if self.calls % 2:
            raise InterruptedError(errno.EINTR, "Interrupted system call")
        if self.room <= 0:
            raise OSError(self.number, os.strerror(self.number))
        taken = self.file.write(bytes(memoryview(data)[:7]))
        self.room -= taken
        return taken

    def close(self) -> None:
        self.file.close()
        super().close()


@contextmanager
def grudging_disk(room: int = 1 << 30, number: int = errno.ENOSPC) -> Iterator[None]:
    """Every file that is written takes bytes as `Grudging` does."""
    plain = os.fdopen

    def fdopen(descriptor: int, mode: str = "r", *arguments: Any, **named: Any) -> object:
        if "w" not in mode:
            return plain(descriptor, mode, *arguments, **named)
        return io.BufferedWriter(Grudging(descriptor, room, number), 16)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fdopen", fdopen)
        yield


@contextmanager
def failing(place: object, name: str, number: int) -> Iterator[None]:
    """One function of the system fails."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place, name, fail)
        yield


WRITE_FAULTS: dict[str, Callable[[], AbstractContextManager[None]]] = {
    "no temporary file: read-only file system": lambda: failing(tempfile, "mkstemp", errno.EROFS),
    "no temporary file: permission": lambda: failing(tempfile, "mkstemp", errno.EACCES),
    "no byte more: disk full": lambda: grudging_disk(0),
    "forty bytes and no more: disk full": lambda: grudging_disk(40),
    "forty bytes and no more: quota": lambda: grudging_disk(40, errno.EDQUOT),
    "a bad block while syncing": lambda: failing(os, "fsync", errno.EIO),
    "the mode cannot be kept": lambda: failing(Path, "chmod", errno.EPERM),
    "the rename is refused": lambda: failing(Path, "replace", errno.EACCES),
    "the rename is interrupted": lambda: failing(Path, "replace", errno.EINTR),
}

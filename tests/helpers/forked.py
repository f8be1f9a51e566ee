"""A run of a command in a fork, killed or failed at one moment of its writing. POSIX only."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable

from timeline.cli import run

CHANGES = ("os.rename", "os.remove", "os.chmod", "os.mkdir", "os.truncate", "shutil.move")


def child(arguments: list[str], prepare: Callable[[], None]) -> int:
    """The wait status of a fork that runs the command after `prepare`."""
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        prepare()
        os._exit(run(arguments))
    return os.waitpid(pid, 0)[1]


def kill_before(change: int) -> Callable[[], None]:
    """Prepare a run to be killed before its n-th change of a file."""

    def prepare() -> None:
        left = change

        def look(event: str, args: tuple[object, ...]) -> None:
            nonlocal left
            writes = event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
            left -= bool(writes) or event in CHANGES
            if left == 0:
                left = -1  # killing is itself an event, which must not ask for another
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(look)

    return prepare


def kill_at(size: int) -> Callable[[], None]:
    """Prepare a run to be killed when a file grows beyond a size."""

    def prepare() -> None:
        import resource  # which not every system has

        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


def failing(place: object, name: str, number: int) -> Callable[[], None]:
    """Prepare a run in which one function of the system fails."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return lambda: setattr(place, name, fail)

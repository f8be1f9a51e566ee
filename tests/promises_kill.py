"""Runs one command again and again, each time killed or failed at another moment of its writing.

`python promises_kill.py FOLDER COMMAND …` prints JSON: how many runs were killed, how many met a fault, and every file
that was then neither as before nor as after a whole run. Each run is a fork, so that nothing is imported twice. It is
killed (SIGKILL) before its n-th change of a file, for every n; at a byte of what it writes (RLIMIT_FSIZE); and it
meets a full disk, a refused rename and a refused temporary file. POSIX only.
"""

from __future__ import annotations

import errno
import json
import os
import resource
import signal
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import timeline.check
import timeline.cli.app
import timeline.editing
import timeline.report.html
import timeline.report.markdown
import timeline.reviewing  # noqa: F401
from timeline.cli import run

CHANGES = ("os.rename", "os.remove", "os.chmod", "os.mkdir", "os.truncate", "shutil.move")
SIZES = int(os.environ.get("KILLS", "8"))  # at how many bytes of what it writes a run is killed


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def restore(root: Path, before: dict[str, bytes]) -> None:
    for name in files(root).keys() - before.keys():
        (root / name).unlink()
    for name, data in before.items():
        (root / name).write_bytes(data)


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
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(look)

    return prepare


def kill_at(size: int) -> Callable[[], None]:
    """Prepare a run to be killed when a file grows beyond a size."""

    def prepare() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return prepare


def failing(place: object, name: str, number: int) -> Callable[[], None]:
    """Prepare a run in which one function of the system fails."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return lambda: setattr(place, name, fail)


def main(root: Path, arguments: list[str]) -> dict[str, object]:
    """What came of all runs; the folder is left as it was."""
    arguments = [*arguments, "-C", str(root), "--as-of", "2026-11-22"]
    before = files(root)
    whole = child(arguments, lambda: None)
    after = files(root)
    restore(root, before)
    torn: list[str] = []
    litter: list[str] = []
    codes: list[int] = []

    def judge(moment: str, *, killed: bool) -> None:
        for name, data in files(root).items():
            if name not in before and name not in after:
                if not (killed and Path(name).name.startswith(".") and name.endswith(".tmp")):
                    litter.append(f"{moment}: {name}")
            elif data not in (before.get(name), after.get(name)):
                torn.append(f"{moment}: {name}")
        torn.extend(f"{moment}: {name} is gone" for name in before if not (root / name).exists())
        restore(root, before)

    kills = 0
    for change in range(1, 200):
        if not os.WIFSIGNALED(child(arguments, kill_before(change))):
            restore(root, before)
            break
        kills += 1
        judge(f"before change {change}", killed=True)
    largest = max((len(data) for name, data in after.items() if before.get(name) != data), default=0)
    for size in sorted({largest * n // SIZES for n in range(SIZES)}):
        kills += os.WIFSIGNALED(child(arguments, kill_at(size)))
        judge(f"at byte {size}", killed=True)
    for place, name, number in (
        (os, "fsync", errno.ENOSPC),
        (Path, "replace", errno.EACCES),
        (tempfile, "mkstemp", errno.EROFS),
    ):
        codes.append(os.waitstatus_to_exitcode(child(arguments, failing(place, name, number))))
        judge(f"{name} fails", killed=False)
    changed = sorted(name for name in after if before.get(name) != after[name])
    code = os.waitstatus_to_exitcode(whole)
    return {"code": code, "changed": changed, "kills": kills, "codes": codes, "torn": torn, "litter": litter}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2:])))

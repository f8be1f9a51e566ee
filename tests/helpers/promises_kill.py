"""Runs one command again and again, each time killed or failed at another moment of its writing.

`python -m helpers.promises_kill FOLDER COMMAND …`, from the folder of the tests, prints JSON: how many runs were
killed, how many met a fault, and every file that was then neither as before nor as after a whole run. Each run is a
fork, so that nothing is imported twice. It is killed (SIGKILL) before its n-th change of a file, for every n; at a
byte of what it writes (RLIMIT_FSIZE); and it meets a full disk, a refused rename and a refused temporary file. With
KILLS=50 each run that was killed is also made again, which must mend what it left. POSIX only.
"""

from __future__ import annotations

import errno
import json
import os
import sys
import tempfile
from pathlib import Path

from helpers.forked import child, failing, kill_at, kill_before
from helpers.warm import load
from timeline.project.saving import FOLDER

SIZES = int(os.environ.get("KILLS", "3"))  # at how many bytes of what it writes a run is killed


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in sorted(root.rglob("*")) if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def restore(root: Path, before: dict[str, bytes]) -> None:
    for name in files(root).keys() - before.keys():
        (root / name).unlink()
    for name, data in before.items():
        (root / name).write_bytes(data)


def mending(arguments: list[str]) -> list[list[str]]:
    """The commands that mend what a killed run left: the same again, and then `lock` where it had begun to record.

    None for `add`: a row that was added is there, and a second one would be another.
    """
    if arguments[0] == "add":
        return []
    where = arguments[arguments.index("-C") :]
    return [arguments, ["lock", *where]] if arguments[0] == "review" else [arguments]


def not_mended(root: Path, commands: list[list[str]], wanted: dict[str, bytes]) -> list[str]:
    """The files that are not as wanted after the commands."""
    for command in commands:
        child(command, lambda: None)
    now = files(root)
    return [name for name in wanted if now.get(name) != wanted[name]]


class Judge:
    """What the runs that were killed or failed have left, against the files before and after a whole run."""

    def __init__(self, root: Path, arguments: list[str]) -> None:
        self.root = root
        self.before = files(root)
        self.code = os.waitstatus_to_exitcode(child(arguments, lambda: None))
        self.after = files(root)
        self.mend = mending(arguments) if SIZES >= 50 else []
        not_mended(root, self.mend[1:], {})
        self.mended = files(root)
        self.faults: dict[str, list[str]] = {"torn": [], "litter": [], "unmended": []}
        restore(root, self.before)

    def look(self, moment: str, *, killed: bool) -> None:
        """Note what is wrong, and lay the files back."""
        for name, data in files(self.root).items():
            if name not in self.before and name not in self.after:
                own = name.startswith(f"{FOLDER}/") or (Path(name).name.startswith(".") and name.endswith(".tmp"))
                if not (killed and own):
                    self.faults["litter"].append(f"{moment}: {name}")
            elif data not in (self.before.get(name), self.after.get(name)):
                self.faults["torn"].append(f"{moment}: {name}")
        gone = [name for name in self.before if not (self.root / name).exists()]
        self.faults["torn"] += [f"{moment}: {name} is gone" for name in gone]
        if killed and self.mend:
            left = not_mended(self.root, self.mend, self.mended)
            self.faults["unmended"] += [f"{moment}: {name}" for name in left]
        restore(self.root, self.before)


def main(root: Path, arguments: list[str]) -> dict[str, object]:
    """What came of all runs; the folder is left as it was."""
    arguments = [*arguments, "-C", str(root)]
    load()  # before the forks, so that none of them imports anything
    judge = Judge(root, arguments)
    changes = 0
    while changes < 200 and os.WIFSIGNALED(child(arguments, kill_before(changes + 1))):
        changes += 1
        judge.look(f"before change {changes}", killed=True)
    restore(root, judge.before)
    sizes = 0
    largest = max((len(data) for name, data in judge.after.items() if judge.before.get(name) != data), default=0)
    for size in sorted({largest * n // SIZES for n in range(SIZES)}):
        sizes += os.WIFSIGNALED(child(arguments, kill_at(size)))
        judge.look(f"at byte {size}", killed=True)
    codes = []
    for place, name, number in (
        (os, "fsync", errno.ENOSPC),
        (Path, "replace", errno.EACCES),
        (tempfile, "mkstemp", errno.EROFS),
    ):
        codes.append(os.waitstatus_to_exitcode(child(arguments, failing(place, name, number))))
        judge.look(f"{name} fails", killed=False)
    changed = sorted(name for name in judge.after if judge.before.get(name) != judge.after[name])
    return {
        "code": judge.code, "changed": changed, "changes": changes, "sizes": sizes, "codes": codes, **judge.faults
    }  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), sys.argv[2:])))

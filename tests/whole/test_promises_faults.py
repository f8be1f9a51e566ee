"""Promise 3 and 1 where the system fails: a full disk, no permission, a bad block, signals, sources that change.

Faults are put where Python meets the system (os.open, os.fdopen, os.replace, …), so that they also happen to root. With
strace the kernel itself answers with the error, and a small file system is really full.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from helpers.program import timeline
from helpers.promises_faults import WRITE_FAULTS, grudging_disk
from helpers.promises_project import COMMANDS, DAY, contents, lay_back, project
from timeline.cli import run

BANK = "seeds/bank.txt"
Look = Callable[[str, bytes], bytes]
INPUTS = (BANK, "claims/claims.csv", "claims/claims.lock", "claims/sources.csv", "timeline.toml")
posix = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs FIFOs and links")


def outcome(command: list[str], root: Path, capture: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    """Run a command: exit code, standard output, standard error; whatever happens it is no traceback."""
    code = run([*command, "-C", str(root)])
    shown = capture.readouterr()
    assert "internal error" not in shown.err
    assert "Traceback" not in shown.err
    assert code in (0, 1, 2)
    return code, shown.out, shown.err


# ---- writing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("fault", WRITE_FAULTS)
def test_a_write_that_fails_is_one_clear_line_and_nothing_is_lost(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project(tmp_path))
    capsys.readouterr()
    for command in COMMANDS.values():
        with WRITE_FAULTS[fault]():
            code, _, error = outcome(command, tmp_path, capsys)
        assert code == 2, (command, error)
        assert "cannot be written: " in error.splitlines()[-1], error
        assert contents(tmp_path) == before, command


def test_a_disk_that_takes_few_bytes_at_a_time_and_is_interrupted_gets_them_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project(tmp_path))
    for name, command in COMMANDS.items():
        calm = outcome(command, tmp_path, capsys)[0], contents(tmp_path)
        lay_back(tmp_path, before)
        with grudging_disk():
            hard = outcome(command, tmp_path, capsys)[0], contents(tmp_path)
        lay_back(tmp_path, before)
        assert calm[1] != before, name
        assert hard == calm, name


def test_the_table_is_put_back_where_the_lock_beside_it_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project(tmp_path))
    plain, calls = Path.replace, []

    def second_fails(self: Path, target: Path) -> Path:
        calls.extend(
            [target.name] if target.parent.resolve().name == "claims" else []
        )  # what is laid by is not counted
        if target.name == "claims.lock":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return plain(self, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "replace", second_fails)
        code, _, error = outcome(COMMANDS["accept"], tmp_path, capsys)
    assert code == 2
    assert "claims.lock: cannot be written: No space left on device" in error
    assert calls == ["claims.csv", "claims.lock", "claims.csv"]
    assert contents(tmp_path) == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("words", [["check"], ["check", "--output-format", "json"], ["settings"], ["coverage"]])
def test_standard_output_on_a_full_disk_is_an_error(words: list[str], tmp_path: Path) -> None:
    project(tmp_path)
    with Path("/dev/full").open("wb") as full:
        done = timeline(*words, "-C", tmp_path, stdout=full)
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert len(done.stderr.splitlines()) == 1


# ---- reading ---------------------------------------------------------------------------------------------------------


class Watched:
    """A file that is read through `look`, which gets its path below the project and the bytes that were read."""

    def __init__(self, stream: IO[bytes], name: str, look: Look) -> None:
        self.stream, self.name, self.look = stream, name, look

    def __enter__(self) -> Watched:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def read(self, size: int) -> bytes:
        return self.look(self.name, self.stream.read(size))


@contextmanager
def reads_watched(root: Path, look: Look, opening: Callable[[str], None] = lambda _: None) -> Iterator[None]:
    """What is read of the files of a project passes through `look`; `opening` is called before one is opened."""
    plain_open, plain_fdopen = os.open, os.fdopen
    names: dict[int, str] = {}

    def opened(path: str | Path, *arguments: int, **named: int) -> int:
        inside = isinstance(path, str | Path) and Path(path).is_relative_to(root)
        name = Path(path).relative_to(root).as_posix() if inside else ""
        if name:
            opening(name)
        descriptor = plain_open(path, *arguments, **named)
        names[descriptor] = name
        return descriptor

    def fdopen(descriptor: int, mode: str = "r", **named: int) -> object:
        stream = plain_fdopen(descriptor, mode, **named)  # type: ignore[call-overload]
        name = names.pop(descriptor, "")
        return Watched(stream, name, look) if name and mode == "rb" else stream

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", opened)
        patch.setattr(os, "fdopen", fdopen)
        yield


READING = {"check": ["check", *DAY], "json": ["check", *DAY, "--output-format", "json"], **COMMANDS}


@pytest.mark.parametrize("name", INPUTS)
@pytest.mark.parametrize("number", [errno.EIO, errno.EACCES])
def test_an_input_that_cannot_be_read_is_said_and_nothing_is_written(
    name: str, number: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path)
    (tmp_path / "claims/sources.csv").write_text("source\nbank.txt\n")
    before = contents(tmp_path)
    capsys.readouterr()

    def refuse(opened: str) -> None:
        if opened == name and number == errno.EACCES:
            raise OSError(number, os.strerror(number), str(tmp_path / name))

    def fail(read: str, data: bytes) -> bytes:
        if read == name:
            raise OSError(number, os.strerror(number))
        return data

    for command in READING.values():
        with reads_watched(tmp_path, fail, refuse):
            code, out, error = outcome(command, tmp_path, capsys)
        written = {path for path, data in contents(tmp_path).items() if before.get(path) != data}
        asks_nothing = command[0] == "add" and name == "claims/claims.lock"
        asks_nothing = asks_nothing or (command[0] in ("add", "review") and name == "claims/sources.csv")
        if command[0] == "init" or asks_nothing:
            assert code in (0, 1, 2)
        elif "--write-baseline" in command and name != "claims/claims.csv" and name != "timeline.toml":
            assert code == 0  # that it cannot be read is a finding, and findings are what is written
            assert written == {"claims/claims.baseline"}
        elif name == "claims/sources.csv":  # what stands can be recorded without it; that it is broken is told
            assert os.strerror(number) in error + out, (command, error, out)
        else:
            assert code in (1, 2) or command[0] == "report", (command, out)
            assert os.strerror(number) in error + out or (command[0] == "review" and "unreadable" in error + out), (
                command,
                error,
                out,
            )
            assert written <= {"reports/timeline.md", "reports/timeline.html"}, command
            assert name != "claims/claims.csv" or not written
        lay_back(tmp_path, before)


def test_no_listing_of_a_folder_that_fails_is_a_traceback(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(project(tmp_path))
    capsys.readouterr()
    for place, name in ((os, "scandir"), (os, "listdir"), (os, "stat"), (Path, "is_dir"), (Path, "resolve")):
        for command in READING.values():
            with failing_once(place, name, errno.EACCES):
                outcome(command, tmp_path, capsys)
            lay_back(tmp_path, before)


@contextmanager
def failing_once(place: object, name: str, number: int) -> Iterator[None]:
    """The first call about a folder of sources fails; those before and after are answered."""
    plain, left = getattr(place, name), [1]

    def fail(*given: object, **named: object) -> object:
        if left and given and Path(str(given[0])).name in ("seeds", "bank.txt"):
            left.pop()
            raise OSError(number, os.strerror(number), str(given[0]))
        return plain(*given, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(place, name, fail)
        yield


# ---- sources that change meanwhile -----------------------------------------------------------------------------------


def replaced_by(make: Callable[[Path], None]) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        path.unlink()
        make(path)

    return change


def link_out(path: Path) -> None:
    outside = path.parents[2] / "outside.txt"
    outside.write_text("In report 9, the rate did fall to 3.7 % in May.")
    path.symlink_to(outside)


TURNS: dict[str, Callable[[Path], object]] = {
    "other words": lambda path: path.write_bytes(path.read_bytes().replace(b"3.7", b"7.3").replace(b"July", b"May")),
    "words moved": lambda path: path.write_bytes(b"Another line before all others.\n" + path.read_bytes()),
    "shrunk": lambda path: os.truncate(path, 60),
    "emptied": lambda path: os.truncate(path, 0),
    "bytes of another encoding": lambda path: path.write_bytes(path.read_bytes() + b"\xff"),
    "gone": Path.unlink,
    "a link that leads out": replaced_by(link_out),
    "a FIFO": replaced_by(os.mkfifo),
    "a folder": replaced_by(Path.mkdir),
}


def turning(root: Path, trigger: str, turn: Callable[[Path], object], times: int = 1) -> contextmanager[None]:  # type: ignore[type-arg]
    """While a command runs the source turns into something else, as soon as `trigger` has been read so many times."""
    left = [turn] * times

    def look(name: str, data: bytes) -> bytes:
        if name == trigger and left and not (left.pop() and left):
            turn(root / BANK)
        return data

    return reads_watched(root, look)


State = tuple[str, dict[str, bytes]]
STATES: dict[object, State] = {}
"""What a command prints and leaves, by what it is, the files before it, and the turn that the source has taken."""


def states(root: Path, files: dict[str, bytes], turn: str, command: list[str],
           capture: pytest.CaptureFixture[str]) -> list[State]:  # fmt: skip
    """What a command prints and leaves where nothing changes: on the source as it was, and as it is after its turn."""
    ends = []
    for name in ("", turn):
        key = (*command, name, frozenset(files.items()))
        if key not in STATES:
            lay_back(root, files)
            if name:
                TURNS[name](root / BANK)
            out = outcome(command, root, capture)[1]
            STATES[key] = out, {path: data for path, data in contents(root).items() if path != BANK}
        ends.append(STATES[key])
    lay_back(root, files)
    return ends


@posix
@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("trigger", ["claims/claims.csv", BANK])
def test_what_is_told_and_written_is_of_one_reading(
    trigger: str, turn: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A source that changes between reading and reporting: all is told of the old one, or all of the new one."""
    root = tmp_path / "project"
    root.mkdir()
    before = contents(project(root))
    capsys.readouterr()
    commands = {name: [*words] for name, words in READING.items() if name in ("check", "json", "lock", "report")}
    commands["full"] = ["check", *DAY, "--output-format", "sarif"]
    for name, command in commands.items():
        whole = states(root, before, turn, command, capsys)
        with turning(root, trigger, TURNS[turn]):
            code, out, error = outcome(command, root, capsys)
        left = {path: data for path, data in contents(root).items() if path != BANK}
        assert (out, left) in whole, (name, code, error)
        assert trigger == BANK or (out, left) == whole[1], (name, error)  # it turned before it was read at all
    lay_back(root, before)


@posix
@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("name", ["fix", "review", "accept", "add"])
def test_no_edit_or_record_is_made_of_two_readings(
    name: str, turn: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Commands that look more than once: what they record stood, all of it, in one reading of the source."""
    root = tmp_path / "project"
    root.mkdir()
    before = contents(project(root))
    old_text = (root / BANK).read_bytes()
    capsys.readouterr()
    whole = states(root, before, turn, COMMANDS[name], capsys)
    lay_back(root, before)
    TURNS[turn](root / BANK)
    plain = (root / BANK).is_file() and not (root / BANK).is_symlink()
    texts = [old_text, (root / BANK).read_bytes()] if plain else [old_text]
    tables = [before["claims/claims.csv"], *(files["claims/claims.csv"] for _, files in whole)]
    for times in range(1, 5):
        lay_back(root, before)
        with turning(root, BANK, TURNS[turn], times):
            code, _, error = outcome(COMMANDS[name], root, capsys)
        left = contents(root)
        assert left["claims/claims.csv"] in tables, error
        assert code != 2 or error.startswith("timeline: ") or name == "add", error
        for line in left["claims/claims.lock"].splitlines():
            if line not in before["claims/claims.lock"].splitlines():
                entry = json.loads(line)
                (of,) = (text for text in texts if hashlib.sha256(text).hexdigest() == entry["sha256"])
                assert of.decode()[entry["start"] : entry["end"]] == entry["exact"]
    lay_back(root, before)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf", b"sep=,\r\n", b"\xef\xbb\xbfsep=,\n"])
def test_a_table_as_a_spreadsheet_saves_it_is_the_one_that_was_read(
    mark: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The guard against other people's saves does not take a mark at the beginning for one."""
    before = contents(project(tmp_path))
    before["claims/claims.csv"] = mark + before["claims/claims.csv"]
    for name in ("fix", "review", "accept", "add"):
        lay_back(tmp_path, before)
        assert outcome(COMMANDS[name], tmp_path, capsys)[0] != 2, name
        after = contents(tmp_path)["claims/claims.csv"]
        assert after != before["claims/claims.csv"]
        assert after.startswith(mark)


@pytest.mark.parametrize("name", ["fix", "review", "accept", "add"])
def test_a_table_that_somebody_saves_meanwhile_is_not_written_over(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = contents(project(tmp_path))
    capsys.readouterr()
    table = tmp_path / "claims/claims.csv"
    reads = 1 if name == "fix" else 2  # the last reading before the writing
    left = [None] * (reads + (name == "fix"))
    saved = before["claims/claims.csv"] + b"mine,2024,It was mine,bank.txt,no more than 40 people came by\n"

    def look(read: str, data: bytes) -> bytes:
        if read == "claims/claims.csv" and left:
            left.pop()
            if not left:
                table.write_bytes(saved)
        return data

    if name == "fix":
        left.pop()
    with reads_watched(tmp_path, look):
        code, _, error = outcome(COMMANDS[name], tmp_path, capsys)
    assert code == 2, error
    assert "claims/claims.csv: was changed by somebody else meanwhile. Nothing was written." in error
    assert contents(tmp_path) == before | {"claims/claims.csv": saved}


# ---- the system itself -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs timers that send signals")
def test_signals_that_a_program_handles_change_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contents(project(tmp_path))
    capsys.readouterr()
    calm, rung = {}, 0
    for name, command in READING.items():
        calm[name] = outcome(command, tmp_path, capsys), contents(tmp_path)
        lay_back(tmp_path, before)

    def ring(*_: object) -> None:
        nonlocal rung
        rung += 1

    old = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, 0.0005, 0.0005)
    try:
        for name, command in READING.items():
            assert (outcome(command, tmp_path, capsys), contents(tmp_path)) == calm[name]
            lay_back(tmp_path, before)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, old)
    assert rung > 50


def traceable() -> bool:
    """Is there an strace that can make system calls fail?"""
    if shutil.which("strace") is None:
        return False
    words = ["strace", "-qq", "-o", os.devnull, "-e", "inject=fsync:error=EINTR:when=1", "true"]
    return subprocess.run(words, capture_output=True).returncode == 0


@pytest.mark.skipif(not traceable(), reason="needs strace")
@pytest.mark.parametrize(
    ("call", "number", "code"),
    [
        ("fsync", "EINTR:when=1..3", 1),
        ("write", "EINTR:when=1..40+2", 1),
        ("read", "EINTR:when=1..40+2", 1),
        ("openat", "EINTR:when=1..40+2", 1),
        ("flock", "EINTR:when=1..2", 1),
        ("fsync", "ENOSPC:when=1", 2),
        ("/^rename", "EACCES:when=1", 2),
        ("/^rename", "EINTR:when=1", 2),
        ("/^f?chmod", "EPERM:when=1", 2),
        ("flock", "ENOLCK:when=1", 2),
    ],
)
def test_the_system_itself_interrupts_or_refuses(call: str, number: str, code: int, tmp_path: Path) -> None:
    """Interrupted calls are made again; refused ones leave the old lock, and a line that says why."""
    before = contents(project(tmp_path))
    command = [sys.executable, "-m", "timeline", *COMMANDS["lock"], "-C", str(tmp_path)]
    calm = timeline(*COMMANDS["lock"], "-C", tmp_path)
    after = contents(tmp_path)
    lay_back(tmp_path, before)
    log = tmp_path.parent / "strace.log"
    inject = ["strace", "-f", "-qq", "-o", str(log), "-e", f"trace={call}", "-e", f"inject={call}:error={number}"]
    if call in ("read", "openat"):  # of the project's files: Python's own loader takes no interruption
        inject += [word for name in INPUTS for word in ("-P", str(tmp_path / name))]
    done = subprocess.run([*inject, *command], capture_output=True, text=True)
    assert "(INJECTED)" in log.read_text(errors="replace"), "the fault was never met"
    assert calm.returncode == 1, "one quote is altered"
    if code == 2:
        assert (done.returncode, contents(tmp_path)) == (2, before), done.stderr
        assert os.strerror(getattr(errno, number.partition(":")[0])) in done.stderr
        assert len(done.stderr.splitlines()) == 1
    else:
        assert (done.returncode, done.stdout, contents(tmp_path)) == (1, calm.stdout, after), done.stderr


SMALL_DISK = "mount -t tmpfs -o size=64k none {0} && cp -r {1}/. {0} && head -c 1M /dev/zero > {0}/filler; "


def mountable() -> bool:
    """May a file system be mounted in a name space of our own?"""
    if shutil.which("unshare") is None:
        return False
    with tempfile.TemporaryDirectory() as name:
        words = ["unshare", "-rm", "mount", "-t", "tmpfs", "none", name]
        return subprocess.run(words, capture_output=True).returncode == 0


@pytest.mark.skipif(not mountable(), reason="needs a small file system of its own")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    for name in ("project", "disk"):
        (tmp_path / name).mkdir()
    project(tmp_path / "project")
    for command in (COMMANDS["lock"], COMMANDS["fix"], COMMANDS["accept"], COMMANDS["report"]):
        work = " ".join(shlex.quote(word) for word in [sys.executable, "-m", "timeline", *command, "-C"])
        script = SMALL_DISK.format(tmp_path / "disk", tmp_path / "project") + f"{work} {tmp_path / 'disk'} >/dev/null"
        script += (
            f"; code=$?; rm {tmp_path / 'disk'}/filler; diff -r {tmp_path / 'project'} {tmp_path / 'disk'} || exit 9"
        )
        done = subprocess.run(["unshare", "-rm", "sh", "-c", f"{script}; exit $code"], capture_output=True, text=True)
        assert done.returncode == 2, (command, done.stdout, done.stderr)
        assert "cannot be written: No space left on device" in done.stderr

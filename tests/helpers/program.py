"""The program in a process of its own, without waiting for its start.

Each run is forked from a process that has imported what the commands need (warm.py): it has its own streams, folder,
environment, signals and exit code, and finds no module as another run has left it. What a test asks of the start
itself, or of variables that the interpreter looks at when it starts, needs a start: `start`.
"""

from __future__ import annotations

import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from helpers.warm import LENGTH

WARM = Path(__file__).with_name("warm.py")
OF_THE_START = ("PYTHON", "LC_", "LANG", "LD_")
"""How variables begin that are looked at when an interpreter starts."""

used = 0.0
"""The seconds of processor time of the runs that have ended; `by_room` adds them to those of this process."""


class Warm:
    """The process that runs are forked from; it ends with this one."""

    def __init__(self) -> None:
        self.asking, asked = socket.socketpair()
        self.turn = threading.Lock()
        self.process = subprocess.Popen(
            [sys.executable, str(WARM), str(asked.fileno())],
            pass_fds=[asked.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        asked.close()

    def ask(self, request: dict[str, object], descriptors: list[int]) -> None:
        body = json.dumps(request).encode()
        with self.turn:
            socket.send_fds(self.asking, [LENGTH.pack(len(body))], descriptors)
            self.asking.sendall(body)

    def stop(self) -> None:
        """End the process, which does so once nobody can ask it."""
        self.asking.close()
        self.process.wait()


_making = threading.Lock()


def warm() -> Warm:
    with _making:  # a test may begin several runs at once
        return _warm()


@cache
def _warm() -> Warm:
    return Warm()


def stop() -> None:
    """End the process that runs are forked from, where there is one."""
    if _warm.cache_info().currsize:
        _warm().stop()
        _warm.cache_clear()


class Run:
    """A run of the program that was begun: its number, and its exit code once it has ended."""

    def __init__(
        self, *arguments: str | Path, streams: tuple[int, int, int], cwd: Path | str | None = None,
        env: Mapping[str, str] | None = None, terminal: bool = False,
    ) -> None:  # fmt: skip
        env = os.environ if env is None else env
        changed = {name for name, _ in {*os.environ.items()} ^ {*env.items()} if name.startswith(OF_THE_START)}
        assert not changed, f"looked at when an interpreter starts, so start one: {changed}"
        self.returncode: int | None = None
        answer, asked = os.pipe()
        self.answer = os.fdopen(answer)
        request = {"arguments": [*map(str, arguments)], "cwd": str(Path(cwd or ".").absolute()), "env": {**env}}
        warm().ask(request | {"terminal": terminal}, [*streams, asked])
        os.close(asked)
        self.pid = int(self.answer.readline())

    def wait(self, timeout: float | None = None) -> int:
        """The exit code, or the negative number of the signal that ended it."""
        global used
        if self.returncode is None:
            with selectors.DefaultSelector() as ready:
                ready.register(self.answer, selectors.EVENT_READ)
                if not ready.select(timeout):
                    raise subprocess.TimeoutExpired("timeline", timeout or 0)
            code, seconds = self.answer.readline().split()
            self.answer.close()
            self.returncode = int(code)
            used += float(seconds)
        return self.returncode

    def poll(self) -> int | None:
        try:
            return self.wait(0)
        except subprocess.TimeoutExpired:
            return None

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


def timeline(
    *arguments: str | Path, cwd: Path | str | None = None, env: Mapping[str, str] | None = None, given: bytes = b"",
    stdout: IO[bytes] | int = subprocess.PIPE, stderr: int = subprocess.PIPE, timeout: float = 600,
) -> Done:  # fmt: skip
    """Run a command to its end, as `subprocess.run([sys.executable, "-m", "timeline", …])` does.

    `stdout` may be a file, `stderr` subprocess.STDOUT. One that goes on longer than `timeout` seconds is killed.
    """
    if not hasattr(os, "fork"):
        return start(*arguments, cwd=cwd, env=env, given=given, stdout=stdout, stderr=stderr, timeout=timeout)
    with ExitStack() as ends:
        (inner, feed), (out, printed), (err, complained) = os.pipe(), os.pipe(), os.pipe()
        shown = printed if isinstance(stdout, int) else stdout.fileno()
        errors = shown if stderr == subprocess.STDOUT else complained
        pool = ends.enter_context(ThreadPoolExecutor(3))
        run = Run(*arguments, streams=(inner, shown, errors), cwd=cwd, env=env)
        ends.callback(run.kill)
        for end in (inner, printed, complained):
            os.close(end)
        pool.submit(write_all, feed, given)
        texts = [pool.submit(read_all, end) for end in (out, err)]
        code = run.wait(timeout)
        return Done(code, *(text.result() for text in texts))


def start(
    *arguments: str | Path, cwd: Path | str | None = None, env: Mapping[str, str] | None = None, given: bytes = b"",
    stdout: IO[bytes] | int = subprocess.PIPE, stderr: int = subprocess.PIPE, timeout: float = 600,
) -> Done:  # fmt: skip
    """The same with a start of its own."""
    words = [sys.executable, "-m", "timeline", *map(str, arguments)]
    done = subprocess.run(words, cwd=cwd, env=env, input=given, stdout=stdout, stderr=stderr, timeout=timeout)
    return Done(done.returncode, done.stdout or b"", done.stderr or b"")


def write_all(end: int, data: bytes) -> None:
    with suppress(BrokenPipeError), os.fdopen(end, "wb") as stream:
        stream.write(data)


def read_all(end: int) -> bytes:
    with os.fdopen(end, "rb") as stream:
        return stream.read()


@dataclass(frozen=True)
class Done:
    """A run that has ended: its exit code, and what it has shown."""

    returncode: int
    output: bytes
    errors: bytes

    @property
    def stdout(self) -> str:
        return self.output.decode("utf-8")

    @property
    def stderr(self) -> str:
        return self.errors.decode("utf-8")

"""A process that has the program loaded, and forks a run of it for whoever asks: see program.py.

Run as a script with the number of a socket. A request is a length, with the descriptors of the run and one to answer
on, and that many bytes of JSON. Answered are lines: the process's number, then its exit code and processor time.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import os
import pkgutil
import socket
import struct
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

LENGTH = struct.Struct("!I")
STREAMS = (("stdin", "rb", "strict"), ("stdout", "wb", "strict"), ("stderr", "wb", "backslashreplace"))
PROJECT = {
    "timeline.toml": "",
    "seeds/a.txt": "The hall was opened on 4 May 2026 and costs 3 million euros.\n",
    "claims/claims.csv": (
        "id,date,claim,source,quote\na,4 May 2026,It costs €3 million.,a.txt,costs 3 million euros\n"
        "b,2026,It was opened.,a.txt,was openend in May 2026 for 4 million\n"
    ),
}
COMMANDS = ("check", "check --output-format json", "lock", "review", "report", "coverage", "settings", "check --diff")


def load() -> None:
    """Import what a command may need, and run the most usual ones, so that what they load late is there too."""
    import timeline.cli
    from timeline.cli import run

    for module in pkgutil.iter_modules(timeline.cli.__path__, "timeline.cli."):
        if module.name != "timeline.cli.desk":
            import_module(module.name)
    for name in ("adopt", "keep", "refresh"):
        import_module(f"timeline.online.{name}")
    with tempfile.TemporaryDirectory() as name, Path(os.devnull).open("w") as null:
        for path, text in PROJECT.items():
            (Path(name) / path).parent.mkdir(exist_ok=True)
            (Path(name) / path).write_text(text, encoding="utf-8")
        for command in COMMANDS:
            with contextlib.redirect_stdout(null), contextlib.redirect_stderr(null):
                run([*command.split(), "-C", name, "--as-of", "2026-11-22"])


def serve(asked: socket.socket) -> None:
    """Fork a run for each request, until nobody can ask any more."""
    while True:
        header, descriptors, _, _ = socket.recv_fds(asked, LENGTH.size, 4)
        if not header:
            return
        body = b""
        (size,) = LENGTH.unpack(header)
        while len(body) < size:
            body += asked.recv(size - len(body))
        if os.fork() == 0:
            asked.close()
            keep(json.loads(body), descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass


def keep(request: dict[str, object], descriptors: list[int]) -> NoReturn:
    """Start the run, and tell what became of it: nobody else can wait for it."""
    *streams, answer = descriptors
    pid = os.fork()
    if pid == 0:
        os.close(answer)
        begin(request, streams)
    for stream in streams:
        os.close(stream)
    os.write(answer, f"{pid}\n".encode())
    _, status, used = os.wait4(pid, 0)
    with contextlib.suppress(BrokenPipeError):
        os.write(answer, f"{os.waitstatus_to_exitcode(status)} {used.ru_utime + used.ru_stime}\n".encode())
    os._exit(0)


def begin(request: dict[str, Any], streams: list[int]) -> NoReturn:
    """Make this process what the interpreter finds when it has started, and run the program as `python -m` does."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    if request["terminal"]:
        import fcntl
        import termios

        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    os.chdir(str(request["cwd"]))
    os.environ.clear()
    os.environ.update(request["env"])
    time.tzset()
    for number, (name, mode, errors) in enumerate(STREAMS):
        stream = io.TextIOWrapper(
            open(number, mode, closefd=False),  # noqa: SIM115
            encoding="utf-8", errors=errors, newline=None if name == "stdin" else "\n",
            line_buffering=name == "stderr" or os.isatty(number),
        )  # fmt: skip
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)
    program = sys.modules["timeline.__main__"]
    sys.argv = [str(program.__file__), *map(str, request["arguments"])]
    program.main()  # what it raises goes all the way up, to the interpreter


if __name__ == "__main__":
    del sys.path[0]  # as the program does
    import timeline.__main__

    assert timeline.__main__
    load()
    gc.collect()
    gc.freeze()
    serve(socket.socket(fileno=int(sys.argv[1])))

"""Files that may harm a reader are read in another process, within limits of time and memory.

One process is kept for all files of a run; it is this program, started by multiprocessing, and speaks through two pipes
in bytes that are parsed and never executed. What it dies of is told as a fault of the file. Limits: the time is that of
the processor, by an interval timer, the memory that of the address space, both on POSIX; elsewhere only the clock.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import signal
import sys
import threading
import warnings
from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from timeline.model.view import Kind, View
from timeline.readers.errors import BrokenError, UnreadableError
from timeline.readers.packed import PARTS, packed, unpacked

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from timeline.readers.pdf_page import Picture

    Pipe = Connection[Any, Any]

T = TypeVar("T")

SECONDS = 8.0
MEMORY = 1536 << 20
"""Bytes that a reader may take beyond what the program takes already."""
PROGRAM = 384 << 20
"""Bytes of addresses that the program takes beyond what it has in memory: its code, and what it maps."""

_WAIT = 4  # times the limit of the processor's time that the clock may show, on a machine that is busy


@dataclass
class Worker:
    """The process that reads, the ends of the pipes to it, and the process that started it."""

    process: BaseProcess
    requests: Pipe
    answers: Pipe
    owner: int

    def stop(self) -> int | None:
        """End it, and say how it ended where it had died of itself."""
        self.process.join(0.2)
        code = self.process.exitcode
        if code is None:
            self.process.kill()
            self.process.join()
        self.requests.close()
        self.answers.close()
        return code


_worker: Worker | None = None
_turn = threading.Lock()
"""One file after another, whichever thread asks."""


def read_apart(kind: Kind, data: bytes, seconds: float = SECONDS) -> View:
    """The view of a file, read in another process. Raises UnreadableError; also where that process dies."""
    import multiprocessing

    if multiprocessing.current_process().daemon:  # which may start none
        return read_here(kind, data)
    with _turn:
        return asked_apart([kind.value, seconds], data, seconds, received)


def picture_apart(data: bytes, number: int, seconds: float = SECONDS) -> Picture:
    """The picture of a page of a PDF, made in another process. Raises UnreadableError; also where that process dies."""
    with _turn:
        return asked_apart([Kind.PDF.value, seconds, number], data, seconds, received_picture)


def asked_apart(request: list[object], data: bytes, seconds: float, received: Callable[[Pipe], T]) -> T:
    """What the other process answers. Raises UnreadableError; also where that process dies."""
    global _worker
    worker = _worker
    if worker is None or worker.owner != os.getpid() or not worker.process.is_alive():
        worker = _worker = started()
    try:
        worker.requests.send_bytes(json.dumps(request).encode())
        worker.requests.send_bytes(data)
        if not worker.answers.poll(seconds * _WAIT if hasattr(signal, "setitimer") else seconds):
            raise TimeoutError
        return received(worker.answers)
    except (EOFError, OSError) as error:
        _worker = None
        code = worker.stop()
        slow = isinstance(error, TimeoutError) or code == -getattr(signal, "SIGPROF", 0)
        raise BrokenError(*_why(slow, seconds)) from error


def _why(slow: bool, seconds: float) -> tuple[str, str]:
    if slow:
        return f"takes longer than {seconds:g} s to read", "Split it, or set reader_seconds."
    return "cannot be read: its reader died", "Obtain the file again, or save it in another format."


def started() -> Worker:
    """A process that waits for files."""
    import multiprocessing

    forks = sys.platform.startswith("linux")
    context: Any = multiprocessing.get_context("fork" if forks else "spawn")
    theirs, requests = context.Pipe(duplex=False)
    answers, back = context.Pipe(duplex=False)
    ours = (requests, answers) if forks else ()
    process = context.Process(target=serve, args=(theirs, back, ours), daemon=True, name="timeline-reader")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # a fork beside threads: the child uses none of theirs
        process.start()
    theirs.close()
    back.close()
    return Worker(process, requests, answers, os.getpid())


def serve(requests: Pipe, answers: Pipe, others: tuple[Pipe, ...]) -> None:
    """Read what is asked for until nobody asks any more. `others` are the ends of the pipes that are not its own."""
    for end in others:
        end.close()
    gc.disable()  # views are made once and sent away
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory()
    with contextlib.suppress(EOFError, OSError):
        while True:
            kind, seconds, *pages = json.loads(requests.recv_bytes())
            data = requests.recv_bytes()
            timed(seconds)
            answer = answered(partial(pictured, data, *pages) if pages else partial(viewed, Kind(kind), data))
            timed(0)
            for part in answer:
                answers.send_bytes(part)


def timed(seconds: float) -> None:
    """Let the system end this process when it has used the processor for so long; 0: no more."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGPROF, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_PROF, seconds)


def limit_memory() -> None:
    """Let this process take no more memory than is right for one file."""
    try:
        import resource

    except ImportError:
        return
    unit = 1 if sys.platform == "darwin" else 1024  # what the system counts a process's memory in
    taken = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit + PROGRAM
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    limits = [one for one in (soft, hard, taken + MEMORY) if one != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min(limits), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def answered(make: Callable[[], list[bytes]]) -> list[bytes]:
    """What is made of a file as bytes, or why nothing is."""
    try:
        return make()
    except UnreadableError as error:
        return [json.dumps({"error": str(error), "hint": error.hint}).encode()]
    except (MemoryError, RecursionError):
        return [json.dumps({"error": "takes too much memory to read", "hint": "Split it."}).encode()]
    except Exception as error:  # noqa: BLE001 - whatever a library meets in a damaged file
        message = f"cannot be read: {type(error).__name__}: {str(error)[:80]}"
        return [json.dumps({"error": message, "hint": "Obtain the file again."}).encode()]


def viewed(kind: Kind, data: bytes) -> list[bytes]:
    """The view of a file as bytes."""
    return packed(read_here(kind, data))


def pictured(data: bytes, number: int) -> list[bytes]:
    """The picture of a page as bytes."""
    from timeline.readers.pdf_page import picture_of

    made = picture_of(data, number)
    return [json.dumps({"width": made.width, "height": made.height}).encode(), made.png, made.boxes.tobytes()]


def check(head: dict[str, Any]) -> None:
    """Raise BrokenError where what an answer begins with says why there is none."""
    if "error" in head:
        raise BrokenError(str(head["error"]), str(head["hint"]))


def received_picture(answers: Pipe) -> Picture:
    """The picture that the other process has sent."""
    from timeline.readers.pdf_page import Picture

    head = json.loads(answers.recv_bytes())
    check(head)
    png, boxes = answers.recv_bytes(), array("f")
    boxes.frombytes(answers.recv_bytes())
    return Picture(png, int(head["width"]), int(head["height"]), boxes)


def received(answers: Pipe) -> View:
    """The view that the other process has sent. Raises BrokenError where it says why there is none."""
    head = answers.recv_bytes()
    check(json.loads(head))
    return unpacked([head, *(answers.recv_bytes() for _ in range(PARTS - 1))])


def read_here(kind: Kind, data: bytes) -> View:
    """The view of a file, read in this process; pages, Markdown and captions as UTF-8. Raises UnreadableError."""
    from timeline.readers.kinds import read_kind

    return read_kind(kind, data)

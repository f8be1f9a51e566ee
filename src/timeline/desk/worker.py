"""Work that takes a while, beside the loop that answers: in a few threads that end with the program.

Daemons: a long job does not keep the program from ending, and what is written is written whole or not at all,
wherever it is left.
"""

from __future__ import annotations

import asyncio
import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from timeline.desk.once import BeingMadeError

T = TypeVar("T")


THREADS = 4
LOOKS = 0.05  # seconds after which it is looked again whether something is made


class Worker:
    """Threads and the jobs that wait for them. `beside` is done by another thread, at first and again after jobs."""

    def __init__(self, beside: Callable[[], None] | None = None) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._done, self._stopped = threading.Event(), False
        for _ in range(THREADS):
            threading.Thread(target=self._work, name="desk", daemon=True).start()
        if beside is not None:
            threading.Thread(target=self._work_beside, args=(beside,), name="desk, beside", daemon=True).start()

    def _work(self) -> None:
        while job := self._jobs.get():
            job()
            self._done.set()

    def _work_beside(self, job: Callable[[], None]) -> None:
        while not self._stopped:
            job()
            self._done.wait()
            self._done.clear()

    def stop(self) -> None:
        """Let the threads end when they have done what waits already."""
        self._stopped = True
        self._done.set()
        for _ in range(THREADS):
            self._jobs.put(None)

    async def run_when_made(self, job: Callable[[], T]) -> T:
        """The same; while another job makes what this one needs, none of the few threads waits for that."""
        while True:
            try:
                return await self.run(job)
            except BeingMadeError as being_made:
                while not being_made.done.is_set():
                    await asyncio.sleep(LOOKS)

    async def run(self, job: Callable[[], T]) -> T:
        """What a job gives, or raises. One that nobody waits for any more is not begun."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()

        def settle(done: Callable[[], None]) -> None:
            if not future.done():
                done()

        def work() -> None:
            if future.cancelled():
                return
            try:
                result = job()
            except BaseException as error:  # noqa: BLE001 - whoever waits gets it
                failed = error
                done = lambda: future.set_exception(failed)  # noqa: E731
            else:
                done = lambda: future.set_result(result)  # noqa: E731
            try:
                loop.call_soon_threadsafe(settle, done)
            except RuntimeError:  # the loop has ended meanwhile
                return

        self._jobs.put(work)
        return await future

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

T = TypeVar("T")


THREADS = 4


class Worker:
    """Threads and the jobs that wait for them."""

    def __init__(self) -> None:
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        for _ in range(THREADS):
            threading.Thread(target=self._work, name="desk", daemon=True).start()

    def _work(self) -> None:
        while job := self._jobs.get():
            job()

    def stop(self) -> None:
        """Let the threads end when they have done what waits already."""
        for _ in range(THREADS):
            self._jobs.put(None)

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

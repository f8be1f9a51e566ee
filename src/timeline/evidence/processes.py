"""The map step in several processes: sources in batches by size, their rows with nothing that the step does not read.

What comes back holds nothing of a text, and is put together where it was asked for: the number of processes changes
no byte of what is found. Processes are forked where this one has a single thread, and then have the sources
already; elsewhere they are started anew and sent them. This one is one of them: it does what no other has begun with,
and what it finds need not be sent.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from timeline.evidence.job import Job
from timeline.evidence.keys import lean

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import BaseContext

PAYS = 40_000_000
"""The work from which a second process pays, in bytes of sources; a row costs as much as ROW of them."""
ROW = 10_000
Made = TypeVar("Made")
Step = Callable[[Sequence[Job]], Iterable[Made]]
"""What each process does: for each job something that is small to send; it can be named to another process."""

AHEAD = 2  # batches that each other process is given, so that it has another one where this one is busy

PARTS = 4  # of what is left for each process: what a batch holds, so that the last ones are small

MOST = 300 * ROW  # the work of a batch: more rows at once make a row no cheaper

_OWN: list[Any] = []
"""What a process has been forked with: jobs, or a step to make."""


def number_of(jobs: Sequence[Job]) -> int:
    """How many processes are to verify jobs: as many as the setting says, or all cores where that pays.

    Where each would run the caller's own script anew, only the setting makes several.
    """
    return max(1, min(number_for(sum(map(work, jobs)), jobs[0].settings.jobs), len(jobs))) if jobs else 1


def number_for(work: int, asked: int) -> int:
    """The same of some work, in bytes of sources, by the number that is asked for; 0 asks for all cores."""
    if asked:
        return asked
    pays = sys.platform == "linux" and work >= PAYS and not _runs_script_anew()
    return len(os.sched_getaffinity(0)) if pays else 1


def work(job: Job) -> int:
    """About what a job costs, in bytes of its source."""
    return job.source.size + ROW * len(job.rows)


def verify_in_processes(jobs: Sequence[Job], number: int, step: Step[Made]) -> Iterator[tuple[int, Made]]:
    """The results of the jobs by their numbers, as they are made. Interrupted, it ends its processes at once."""
    context = _context()
    forked = context.get_start_method() == "fork"
    with _pool(max(1, number - 1), context, jobs if forked else ()) as pool:

        def begin(batch: list[int]) -> Future[list[Made]]:
            return pool.submit(verify_batch, step, batch if forked else sent(jobs, batch))

        yield from _results(jobs, number, step, begin)


@contextmanager
def aside(step: Callable[[], Made], number: int) -> Iterator[Callable[[], Made]]:
    """What a step makes, by a process that is forked for it, while this one does something else.

    Of one process, or where none is forked, it is made when it is asked for.
    """
    context = _context() if number > 1 else None
    if context is None or context.get_start_method() != "fork":
        yield step
    else:
        with _pool(1, context, (step,)) as pool:
            yield pool.submit(_make).result


@contextmanager
def _pool(number: int, context: BaseContext, given: Sequence[Any]) -> Iterator[ProcessPoolExecutor]:
    """Other processes that have what they are given. Interrupted, this one ends them at once."""
    import multiprocessing  # here, as most checks need one process
    from concurrent.futures import ProcessPoolExecutor

    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(number, context, _begin, (given,))
    try:
        yield pool
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        raise
    pool.shutdown()


def _results(
    jobs: Sequence[Job], number: int, step: Step[Made], begin: Callable[[list[int]], Future[list[Made]]]
) -> Iterator[tuple[int, Made]]:
    """What others send of the batches that they are given to `begin` with, and between that what this one finds."""
    from concurrent.futures import FIRST_COMPLETED, wait

    waiting = deque(batches_of(jobs, lambda left: min(MOST, left / (PARTS * number))))
    begun = dict["Future[list[Made]]", list[int]]()
    while waiting or begun:
        while waiting and len(begun) < AHEAD * max(1, number - 1):
            batch = waiting.popleft()
            begun[begin(batch)] = batch
        own = waiting.popleft() if waiting else []
        yield from zip(own, step([jobs[n] for n in own]), strict=True)
        for future in wait(begun, 0 if own else None, FIRST_COMPLETED).done:
            yield from zip(begun.pop(future), future.result(), strict=True)


def sent(jobs: Sequence[Job], batch: Iterable[int]) -> list[Job]:
    """The jobs of a batch with nothing but what the map step reads: small to send."""
    return [lean_job(jobs[n]) for n in batch]


def verify_batch(step: Step[Made], jobs: Sequence[Job | int]) -> list[Made]:
    """What was found for each of some jobs, or of those that this process has, by number."""
    return [*step([_OWN[job] if isinstance(job, int) else job for job in jobs])]


def batches_of(jobs: Sequence[Job], size: Callable[[int], float]) -> list[list[int]]:
    """The jobs by their numbers in batches of about a size, which is asked for the work that is left; large jobs first.

    A job that is larger than that stands alone.
    """
    batches: list[list[int]] = []
    left, room = sum(map(work, jobs)), 0.0
    for n in sorted(range(len(jobs)), key=lambda n: (-work(jobs[n]), n)):
        if room <= 0:
            batches.append([])
            room = size(left)
        batches[-1].append(n)
        left, room = left - work(jobs[n]), room - work(jobs[n])
    return batches


def lean_job(job: Job) -> Job:
    """The job with nothing but what the map step reads: small to send."""
    return replace(job, rows=tuple((lean(claim), entry) for claim, entry in job.rows))


def _context() -> BaseContext:
    """A process with several threads must not be forked: a lock that one of them holds would never be let go."""
    import multiprocessing

    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    return multiprocessing.get_context("fork" if threading.active_count() == 1 else "forkserver")


def _runs_script_anew() -> bool:
    """Would a process that is started run a script of somebody else's, which need not expect that?

    Not where it is forked, where this program was started by its own name, or in a notebook, which has no file.
    """
    file = getattr(sys.modules["__main__"], "__file__", None)
    own = file is None or Path(file).stem == "timeline" or Path(file).parent == Path(__file__).parents[1]
    return threading.active_count() > 1 and not own


def _make() -> Any:
    return _OWN[0]()


def _begin(given: Sequence[Any]) -> None:
    """Have it at hand. An interrupt is for the process that was started: these have nothing to clean up."""
    _OWN.extend(given)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)

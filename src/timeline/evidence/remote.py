"""The map step on a cluster of Dask: workers read the sources themselves, from storage that they share with this run.

Sent are the rows of a source, with nothing that the step does not read, and where the source lies; back come bytes
without a text, in any order, and they are put together here: the cluster changes no byte of what is found. The
scheduler gives the part of a worker that is lost to another one. A worker that has other bytes for a source, or none,
or another version of the program, says so, and the check ends: it never finds something else.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from timeline.evidence.inputs import limits_of
from timeline.evidence.job import Job
from timeline.evidence.model import Citation
from timeline.evidence.packing import Rows, pack_rows, unpack_rows
from timeline.evidence.processes import batches_of, lean_job, work
from timeline.frozen import frozen
from timeline.model import Source, SourceInfo
from timeline.model.errors import TimelineError
from timeline.model.version import __version__
from timeline.project.kept import libraries
from timeline.project.settings import Project, Settings
from timeline.project.sources import read_source

BATCHES = 4  # for each thread of a worker
PATIENCE = 15  # seconds that a scheduler, and then its first worker, may take to answer
SHARED = "Mount the project at the same path on each worker."
INSTALL = "Install it: python -m pip install distributed"
Step = Callable[[Job], tuple[Citation, ...]]


@frozen
class Part:
    """What a worker needs for one source: where it lies, what it must be, and its rows."""

    root: str
    name: str
    state: tuple[str, str, bool]
    info: SourceInfo | None
    rows: Rows
    settings: Settings
    as_of: datetime.date


@frozen
class Refused:
    """Why a worker has not done its part."""

    reason: str
    hint: str


def program_here() -> tuple[str, ...]:
    """What must be the same on both sides, so that the same is found."""
    return (__version__, f"{sys.version_info.major}.{sys.version_info.minor}", *libraries())


def verify_parts(step: Step, parts: Sequence[Part], program: tuple[str, ...]) -> list[bytes] | Refused:
    """On a worker: what was found for each of some sources, or why that cannot be done here."""
    if program != program_here():
        return Refused(
            "runs another version of timeline, of Python or of a library", "Install the same on each worker."
        )
    made = []
    for part in parts:
        source = read_source(Path(part.root), part.settings.seeds, part.name, part.info, limits_of(part.settings))
        if state_of(source) != part.state:
            why = source.problem.message if source.problem else "it is another file there, or read in another way"
            return Refused(f"has not the source {part.name}: {why}", SHARED)
        made.append(pack_rows(step(Job(source, tuple(part.rows), part.settings, part.as_of))))
    return made


def state_of(source: Source) -> tuple[str, str, bool]:
    """What of a source must be the same on both sides: its bytes, what is seen of them, and whether it can be read."""
    return source.sha256, source.view.sha256 if source.view else "", source.problem is None


class Cluster:
    """The workers that a client of Dask reaches, for the sources of a project. It maps as an executor does."""

    def __init__(self, client: Any, project: Project) -> None:
        self._client = client
        self._root = str(project.root.resolve())

    def map(self, step: Callable[[Any], Any], given: Iterable[Any], /) -> Iterator[Any]:
        """The results of jobs in their order. Raises TimelineError where a worker cannot do its part."""
        jobs: list[Job] = list(given)
        share = sum(map(work, jobs)) / (BATCHES * max(1, self._threads()))
        batches = batches_of(jobs, lambda _left: share)
        futures = {self._submit(step, [jobs[n] for n in batch]): batch for batch in batches}
        found: dict[int, bytes] = {}
        at = 0
        try:
            for batch, made in self._as_they_come(futures):
                found.update(zip(batch, made, strict=True))
                while at in found:
                    yield unpack_rows(found.pop(at), jobs[at].rows)
                    at += 1
        finally:
            self._client.cancel(list(futures))

    def _submit(self, step: Step, jobs: Sequence[Job]) -> Any:
        parts = [self._part(lean_job(job)) for job in jobs]
        return self._client.submit(verify_parts, step, parts, program_here(), pure=False)

    def _part(self, job: Job) -> Part:
        source = job.source
        return Part(self._root, source.name, state_of(source), source.info, job.rows, job.settings, job.as_of)

    def _threads(self) -> int:
        return sum(self._client.nthreads().values())

    def _as_they_come(self, futures: dict[Any, list[int]]) -> Iterator[tuple[list[int], list[bytes]]]:
        from distributed import as_completed

        for future in as_completed(list(futures), loop=self._client.loop):  # type: ignore[no-untyped-call]
            try:
                made = future.result()
            except Exception as error:
                raise TimelineError(f"the cluster: {type(error).__name__}: {str(error)[:300]}", SHARED) from error
            if isinstance(made, Refused):
                raise TimelineError(f"a worker of the cluster {made.reason}", made.hint)
            yield futures[future], made


def is_client(executor: object) -> bool:
    """Is it a client of Dask, which gives futures where a pool gives results?"""
    return all(hasattr(executor, name) for name in ("submit", "cancel", "nthreads"))


@contextmanager
def connected(scheduler: str, project: Project) -> Iterator[Cluster]:
    """The cluster at an address, tcp://HOST:PORT or tls://HOST:PORT, or of a scheduler file. Raises TimelineError."""
    try:
        from distributed import Client
    except ImportError as error:
        raise TimelineError("--dask: distributed is not installed", INSTALL) from error
    where = {"address": scheduler} if "://" in scheduler else {"scheduler_file": scheduler}
    if "://" not in scheduler and not Path(scheduler).is_file():
        raise TimelineError(f"--dask {scheduler[:80]}: is no address and no file", "Give it as tcp://HOST:PORT.")
    try:
        client = Client(**where, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TypeError) as error:
        raise TimelineError(f"--dask {scheduler[:80]}: cannot be reached: {str(error)[:200]}") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise TimelineError(f"--dask {scheduler[:80]}: has no worker", "Start one: dask worker") from error
        yield Cluster(client, project)

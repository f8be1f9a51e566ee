"""The map step: the quotes of one source against its text, with all figures and dates of their rows read.

A job holds all that the step needs, and what comes back holds nothing of the source's text but the words of its rows:
both are plain values that can be sent to another process. No job looks at another's source; what needs several (who
else has lost words, which figures agree) comes after.

Cost: one index of the source, then what its quotes cost to find (`timeline.anchoring`).
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from typing import TYPE_CHECKING, Protocol, TypeVar

from timeline.evidence.cite import Reading, cite_rows
from timeline.evidence.job import Job
from timeline.evidence.keys import key_of
from timeline.evidence.known import KnownRows
from timeline.evidence.locate import anchor_source, entry_for
from timeline.evidence.model import Citation, Place
from timeline.evidence.packing import Asked, lines_of
from timeline.evidence.processes import number_of, verify_in_processes
from timeline.evidence.seen import language_seen
from timeline.evidence.sending import Found, citation_of, found_of
from timeline.model import Anchor, Claim, Lock, LockEntry, Source
from timeline.project.kept import Kept
from timeline.project.settings import Settings
from timeline.text.lines import Lines

if TYPE_CHECKING:
    from timeline.anchoring import TextIndex

Progress = Callable[[str, int, int], None]
"""Called with the name of the step, how much of it is done, and how much there is."""

STEP = "checking quotes"
"""What progress calls the map step, which is counted in claims."""

Judge = Callable[[Sequence[tuple[Job, Sequence[Citation]]]], None]
"""Tells for each row of some sources what the rules find in it that look at it alone."""

AT_ONCE = 100
"""How many rows are read together: the more, the less each takes, up to some hundred."""

Given = TypeVar("Given")
Made = TypeVar("Made")


class Executor(Protocol):
    """What can run the jobs side by side: a pool of `concurrent.futures`, or anything else that maps in order."""

    def map(self, step: Callable[[Given], Made], jobs: Iterable[Given], /) -> Iterable[Made]: ...


def verify_source(job: Job, index: TextIndex | None = None) -> tuple[Citation, ...]:
    """What was found for each row of one source, in the order of the rows; `index` is its own, where it is at hand."""
    return tuple(cite_rows(found_rows(job, index), job.settings, job.as_of))


def found_rows(job: Job, index: TextIndex | None = None) -> list[Reading]:
    """The rows of one source with the places of their quotes."""
    source, anchors = job.source, anchor_source(job.rows, job.source, index)
    like, rows = language_seen(source), zip(job.rows, anchors, places_in_lines(source, anchors), strict=True)
    return [Reading(claim, source, anchor, entry, like, place) for (claim, entry), anchor, place in rows]


def places_in_lines(source: Source, anchors: Iterable[Anchor]) -> Iterator[Place | None]:
    """Where quotes stand in a source that is a plain text.

    Asked here, where the text is at hand: later it would be unpacked for one row after the other.
    """
    lines = Lines(source.text) if source.view is None else None
    for anchor in anchors:
        start, end = anchor.start, anchor.end
        if lines is None or start is None or end is None:
            yield None
        else:
            yield start, end, *lines.position(start), *lines.position(end)


def verify_all(jobs: Iterable[Job], judge: Judge | None = None) -> Iterator[tuple[Citation, ...]]:
    """What was found for the rows of each source of one project, which are read some at a time; judged, if by any."""
    for some in at_once(jobs):
        rows = [found_rows(job) for job in some]
        made = iter(cite_rows([*chain.from_iterable(rows)], some[0].settings, some[0].as_of))
        verified = [tuple(islice(made, len(own))) for own in rows]
        if judge is not None:
            judge([*zip(some, verified, strict=True)])
        yield from verified


def at_once(jobs: Iterable[Job], rows: int = AT_ONCE) -> Iterator[list[Job]]:
    """The jobs some at a time, of about so many rows."""
    some, left = list[Job](), rows
    for job in jobs:
        some.append(job)
        left -= len(job.rows)
        if left <= 0:
            yield some
            some, left = [], rows
    if some:
        yield some


def jobs_of(
    claims: Sequence[Claim], sources: Mapping[str, Source], lock: Lock, settings: Settings, as_of: datetime.date
) -> list[Job]:
    """One job for each source that rows cite, in order of name."""
    rows: dict[str, list[tuple[Claim, LockEntry | None]]] = {}
    for claim in claims:
        rows.setdefault(claim.source, []).append((claim, entry_for(claim, lock)))
    return [Job(sources[name], tuple(rows[name]), settings, as_of) for name in sorted(rows)]


def verify_and_judge(judge: Judge | None, job: Job) -> tuple[Citation, ...]:
    """What was found for the rows of one source, judged: for an executor."""
    (citations,) = verify_all([job], judge)
    return citations


def verify_sources(
    claims: Sequence[Claim],
    jobs: Sequence[Job],
    progress: Progress,
    executor: Executor | None = None,
    kept: Kept | None = None,
    judge: Judge | None = None,
) -> tuple[Citation, ...]:
    """What was found for each row, in the order of the table: one job after the other, or as the executor runs them.

    What is `kept` of a job that has not changed is taken from there, and what is found is kept.
    """
    if kept is None:
        found = {jobs[n].source.name: made for n, made in _shown(jobs, progress, _verified(jobs, executor, judge))}
    else:
        found = verify_new(jobs, progress, executor, kept, judge)
    in_turn = {name: iter(made) for name, made in found.items()}
    return tuple(next(in_turn[claim.source]) for claim in claims)


def verify_new(
    jobs: Sequence[Job], progress: Progress, executor: Executor | None, kept: Kept, judge: Judge | None
) -> dict[str, tuple[Citation, ...]]:
    """What was found for the rows of each source, by its name: what is kept of it, and the rest verified and kept."""
    keys = list(map(key_of, jobs))
    there = kept.get(keys)
    known = [KnownRows(job, there.get(key)) for job, key in zip(jobs, keys, strict=True)]
    left = [(rows, key, job) for rows, key in zip(known, keys, strict=True) if (job := rows.unknown)]
    new: dict[bytes, bytes] = {}
    todo = [job for _, _, job in left]
    for n, lines in _shown(todo, progress, _packed(todo, executor, judge)):
        rows, key, _ = left[n]
        new[key] = rows.learn(lines)
    kept.put(new)
    return {rows.job.source.name: rows.citations() for rows in known}


def _verified(
    jobs: Sequence[Job], executor: Executor | None, judge: Judge | None
) -> Iterator[tuple[int, tuple[Citation, ...]]]:
    """What was found for the rows of each job. Several processes judge it as well; one leaves that for later."""
    number = 1 if executor else number_of(jobs)
    if number > 1:
        for n, found in verify_in_processes(jobs, number, partial(find_all, judge=judge)):
            yield n, tuple(citation_of(one, *row) for one, row in zip(found, jobs[n].rows, strict=True))
    else:
        yield from enumerate(executor.map(verify_source, jobs) if executor else verify_all(jobs))


def _packed(
    jobs: Sequence[Job], executor: Executor | None, judge: Judge | None
) -> Iterator[tuple[int, list[tuple[Asked, bytes]]]]:
    """The same judged, and as it is kept: each process packs what it finds."""
    if executor is not None:
        return enumerate(map(lines_of, executor.map(partial(verify_and_judge, judge), jobs)))
    number, step = number_of(jobs), partial(pack_all, judge=judge)
    return verify_in_processes(jobs, number, step) if number > 1 else enumerate(step(jobs))


def find_all(jobs: Iterable[Job], judge: Judge | None) -> Iterator[list[Found]]:
    """What was found for the rows of each source, without the rows."""
    return ([*map(found_of, rows)] for rows in verify_all(jobs, judge))


def pack_all(jobs: Iterable[Job], judge: Judge | None) -> Iterator[list[tuple[Asked, bytes]]]:
    """What was found for the rows of each source, as it is kept."""
    return map(lines_of, verify_all(jobs, judge))


def _shown(jobs: Sequence[Job], progress: Progress, made: Iterable[tuple[int, Made]]) -> Iterator[tuple[int, Made]]:
    """The results of the jobs by their numbers; before each is waited for, how many of all claims are done is shown."""
    done, rows = 0, sum(len(job.rows) for job in jobs)
    progress(STEP, done, rows)
    for n, found in made:
        yield n, found
        done += len(jobs[n].rows)
        if done < rows:
            progress(STEP, done, rows)

"""Several processes find what one finds, and leave nothing when they are interrupted."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from helpers.desk import AS_OF
from timeline.cli import run
from timeline.evidence.collect import collect
from timeline.evidence.inputs import number_for_lock, read_inputs
from timeline.evidence.processes import batches_of, lean_job, number_of, verify_in_processes, work
from timeline.evidence.verify_source import Job, at_once, jobs_of, verify_all, verify_source, verify_sources
from timeline.model import Source
from timeline.project.lock import read_lock
from timeline.project.settings import Settings, find_project

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.desk import Desk

CASEBOOK = Path(__file__).resolve().parents[2]


def jobs(root: Path, **settings: object) -> list[Job]:
    found = collect(find_project(root, overrides=settings), AS_OF, lambda _step, _done, _of: None)
    return jobs_of(found.table.claims, found.sources, found.lock, found.settings, AS_OF)


def project(desk: Desk, size: int = 12) -> Path:
    for n in range(size):
        desk.write(
            f"seeds/s{n}.txt", f"The town of {n} people paid €{n + 2} million. It stands. It stands.\n" * (n + 1)
        )
    quotes = ("paid €{} million", "It stood.", "nobody said {} words of it", "The town of {} people")
    rows = [(f"s{n}.txt", quote.format(n)) for n in range(size) for quote in quotes]
    desk.table(*({"id": f"r{k}", "claim": q, "source": n, "quote": q, "date": "2024"} for k, (n, q) in enumerate(rows)))
    return desk.root


def test_any_number_of_processes_prints_the_same_bytes(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    for root in (project(desk), CASEBOOK):
        printed = []
        for number in ("1", "2", "3"):
            code = run(["check", "-C", str(root), "--as-of", "2026-11-22", "--jobs", number, "--output-format", "json"])
            printed.append((code, capfd.readouterr().out))
        assert printed[0] == printed[1] == printed[2]
        assert printed[0][1]


@pytest.mark.parametrize("size", [lambda left: left / 8, lambda left: min(60_000, left / 8), lambda _left: 100_000])
def test_batches_hold_each_job_once_and_about_as_much_as_they_are_to(desk: Desk, size: Callable[[int], float]) -> None:
    todo = jobs(project(desk, 40))
    batches, left = batches_of(todo, size), sum(map(work, todo))
    assert sorted(n for batch in batches for n in batch) == list(range(40))
    assert 4 < len(batches) < 40
    for batch in batches:
        held = [work(todo[n]) for n in batch]
        assert sum(held[:-1]) < size(left)
        left -= sum(held)
        assert sum(held) >= size(left + sum(held)) or left == 0


def test_the_last_batches_are_small_and_what_is_large_comes_first(desk: Desk) -> None:
    todo = jobs(project(desk, 40))
    large = replace(todo[7], source=replace(todo[7].source, size=1 << 30))
    batches = batches_of([*todo[:7], large, *todo[8:]], lambda left: left / 8)
    assert batches[0] == [7]
    assert len(batches[-1]) == 1 < len(batches[1])
    assert not batches_of([], lambda left: left / 8)


def test_one_process_is_enough_for_little_and_no_more_are_started_than_there_are_jobs(desk: Desk) -> None:
    todo = jobs(project(desk))
    assert number_of(todo) == 1
    assert number_of(jobs(desk.root, jobs=50)) == 12
    assert number_of([]) == 1
    large = Job(Source("s", "seeds/s", size=1 << 30), (), Settings(), AS_OF)
    assert number_of([large] * 100) == (len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1)


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
@pytest.mark.parametrize(("threads", "processes"), [(0, 2 if sys.platform == "linux" else 1), (1, 1)])
def test_a_script_of_others_is_run_once(desk: Desk, threads: int, processes: int) -> None:
    """It has no guard, and with a thread of its own none can be forked: each would run it anew, and start others."""
    script = desk.write(
        "script.py",
        f"""
import os, sys, threading, time
import timeline, timeline.evidence.processes as processes
print("begun", flush=True)
processes.PAYS = 0
os.sched_getaffinity = lambda _: {{0, 1}}
for _ in range({threads}):
    threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
started = []
begin = processes.verify_in_processes
import timeline.evidence.verify_source as step
step.verify_in_processes = lambda jobs, number, do: started.append(number) or begin(jobs, number, do)
print(timeline.open(sys.argv[1]).check().exit_code, *started)
""",
    )
    done = subprocess.run([sys.executable, script, project(desk)], capture_output=True, text=True, timeout=120)
    assert (done.stderr, done.stdout.split()) == ("", ["begun", "1", *([str(processes)] if processes > 1 else [])])


def test_sources_are_read_together_up_to_some_rows(desk: Desk) -> None:
    todo = jobs(project(desk, 5))  # of four rows each
    assert [[job.source.name for job in some] for some in at_once(todo, 8)] == [
        ["s0.txt", "s1.txt"],
        ["s2.txt", "s3.txt"],
        ["s4.txt"],
    ]
    assert [len(some) for some in at_once(todo, 1)] == [1] * 5
    assert not [*at_once([])]
    assert [*verify_all(todo)] == [verify_source(job) for job in todo]


def test_forked_processes_are_sent_numbers_and_no_source_or_row(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.evidence.processes._context", lambda: multiprocessing.get_context("fork"))
    monkeypatch.setattr("timeline.evidence.processes.lean_job", None)
    todo = jobs(project(desk))
    assert dict(verify_in_processes(todo, 2, verify_all)) == dict(enumerate(map(verify_source, todo)))


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_what_is_done_is_told_as_it_is_done_in_whatever_order(desk: Desk) -> None:
    for n in range(40):
        desk.write(
            f"seeds/s{n:02}.txt", "The town paid €2 million. " * (n + 1)
        )  # the last in name is the first to be done
    desk.table(*({"id": f"r{n}", "claim": "c", "source": f"s{n:02}.txt", "quote": "The town paid"} for n in range(40)))
    todo, shown = jobs(desk.root, jobs=2), list[int]()
    verify_sources([claim for job in todo for claim, _ in job.rows], todo, lambda _step, done, _of: shown.append(done))
    assert shown == list(range(40))


def test_processes_that_are_started_anew_find_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.evidence.processes._context", lambda: multiprocessing.get_context("spawn"))
    todo = jobs(project(desk, 3), jobs=2)
    claims = [claim for job in todo for claim, _ in job.rows]
    found = verify_sources(claims, todo, lambda _step, _done, _of: None)
    assert found == tuple(row for job in todo for row in verify_source(job))
    assert [row.claim for row in found] == claims


def ended(children: set[multiprocessing.process.BaseProcess]) -> bool:
    """Are they gone within seconds? A thread of the pool asks, too, and may be given the answer first."""
    until = time.monotonic() + 20
    while any(child.is_alive() for child in children) and time.monotonic() < until:
        time.sleep(0.01)
    return not any(child.is_alive() for child in children)


def test_who_stops_asking_leaves_no_process(desk: Desk) -> None:
    todo = jobs(project(desk))
    others = set(multiprocessing.active_children())  # what reads documents is kept for the next one
    found = verify_in_processes(todo, 2, verify_all)
    next(found)
    started = set(multiprocessing.active_children()) - others
    assert started
    with pytest.raises(KeyboardInterrupt):
        found.throw(KeyboardInterrupt)
    assert ended(started)


ASIDE = """
import multiprocessing, os, sys, time
from contextlib import ExitStack
from timeline.evidence.processes import aside
here = os.getpid()
with aside(os.getpid, 2) as done, aside(os.getpid, 1) as done_here:
    print(done() != here, done_here() == here)
asked = ExitStack()
asked.enter_context(aside(lambda: time.sleep(600), 2))
started = multiprocessing.active_children()
asked.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
for child in started:
    child.join(20)
print(len(started), [child.is_alive() for child in started])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_what_is_done_aside_is_done_by_another_process_that_ends_with_what_it_is_done_for() -> None:
    """In a process of its own, since one that has several threads is not forked."""
    done = subprocess.run([sys.executable, "-c", ASIDE], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split("\n") == ["True True", "1 [False]", ""]


@pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux alone")
def test_a_long_lock_is_read_by_another_process_and_holds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    here = read_inputs(find_project(CASEBOOK, overrides={"jobs": 2})).lock
    assert here.entries
    assert number_for_lock(CASEBOOK / here.path, 2) == number_for_lock(CASEBOOK / "none.lock", 2) == 1
    monkeypatch.setattr("timeline.evidence.inputs.MANY", 1)
    assert [number_for_lock(CASEBOOK / here.path, asked) for asked in (0, 1, 2)] == [1, 1, 2]
    monkeypatch.setattr("timeline.evidence.processes._context", lambda: multiprocessing.get_context("fork"))
    asked = list[str]()
    monkeypatch.setattr("timeline.evidence.inputs.read_lock", lambda *given: asked.append("") or read_lock(*given))
    assert read_inputs(find_project(CASEBOOK, overrides={"jobs": 2})).lock == here
    assert not asked
    assert read_inputs(find_project(CASEBOOK, overrides={"jobs": 1})).lock == here
    assert asked


SLOW = """
import sys, time
import timeline.evidence.verify_source as step
def slow(job):
    time.sleep(60)
step.found_rows = slow
from timeline.__main__ import main
print("ready", flush=True)
main()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="interrupts are sent as they are on Linux")
def test_an_interrupt_ends_the_command_at_once(desk: Desk) -> None:
    command = [sys.executable, "-c", SLOW, "check", "-C", str(project(desk)), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(1.5)
        os.killpg(child.pid, signal.SIGINT)
        _, log = child.communicate(timeout=20)
    assert child.returncode != 0
    assert b"Traceback" not in log
    ends = time.monotonic() + 10
    while running(child.pid) and time.monotonic() < ends:
        time.sleep(0.05)
    assert not running(child.pid)


def running(group: int) -> list[str]:
    """The processes of a group that still run; one that has ended may wait for somebody to notice."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, of = path.read_text().rsplit(") ", 1)[1].split()[:3]
            found += [path.parent.name] if int(of) == group and state not in "ZX" else []
    return found


def test_a_job_that_is_sent_holds_nothing_that_the_step_does_not_read(desk: Desk) -> None:

    for job in jobs(project(desk)):
        sent = lean_job(job)
        assert {name for claim, _ in sent.rows for name in claim.cells} <= {"claim", "source", "quote", "date"}
        made = (replace(row, claim=claim) for row, (claim, _) in zip(verify_source(sent), job.rows, strict=True))
        assert tuple(made) == verify_source(job)

"""Work beside the loop: what takes long is made once, and nobody who waits for it takes a thread from the others."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from helpers.serving import Served, wait_for
from timeline.desk.once import BeingMadeError, Once
from timeline.desk.views import timeline
from timeline.desk.worker import Worker


def test_what_is_being_made_is_said_and_there_when_it_is_done() -> None:
    once, go, begun = Once[str](), threading.Event(), threading.Event()

    def slow() -> str:
        begun.set()
        go.wait(10)
        return "made"

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(once.get, 1, slow)
        begun.wait(10)
        with pytest.raises(BeingMadeError) as caught:
            once.get(1, lambda: "made twice")
        assert not caught.value.done.is_set()
        go.set()
        assert first.result(10) == "made"
    assert caught.value.done.is_set()
    assert once.get(1, lambda: "made twice") == "made"
    assert once.get(2, lambda: "made anew") == "made anew"


def test_what_fails_to_be_made_is_made_by_the_next_who_asks() -> None:
    once = Once[str]()
    with pytest.raises(ZeroDivisionError):
        once.get(1, lambda: str(1 // 0))
    assert once.get(1, lambda: "made") == "made"


def test_while_the_report_is_made_everything_else_is_answered(acme: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    go, made = threading.Event(), list[float]()

    def slow(_desk: object) -> dict[str, str]:
        made.append(time.monotonic())
        go.wait(20)
        return {"timeline.html": "<p>the report</p>"}

    monkeypatch.setattr(timeline, "pages_of", slow)
    monkeypatch.setattr(acme.desk, "made", Once[dict[str, str]]())
    with ThreadPoolExecutor(8) as pool:
        waiting = [pool.submit(acme.get, acme.access.root + "/timeline") for _ in range(8)]
        wait_for(lambda: made)
        for _ in range(4):
            assert acme.get(acme.access.root + "/state").status == 200
        assert not any(one.done() for one in waiting)
        go.set()
        assert {one.result(20).body for one in waiting} == {b"<p>the report</p>"}
    assert len(made) == 1


def test_what_is_done_beside_is_done_at_first_and_after_jobs() -> None:
    done = threading.Semaphore(0)
    worker = Worker(done.release)
    try:
        assert done.acquire(timeout=10)
        worker._jobs.put(lambda: None)
        assert done.acquire(timeout=10)
    finally:
        worker.stop()

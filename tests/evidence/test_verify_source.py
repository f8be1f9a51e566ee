"""The map step: a job and its result can be sent to another process, and whoever runs it finds the same."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from helpers.desk import AS_OF
from timeline.evidence.collect import collect
from timeline.evidence.model import Evidence
from timeline.evidence.verify_source import Job, jobs_of, verify_source, verify_sources
from timeline.project.settings import find_project

if TYPE_CHECKING:
    from helpers.desk import Desk

CASEBOOK = Path(__file__).resolve().parents[2]
LARGEST = 3000
"""Bytes of one row of the casebook as it is sent: what was read of it, and its own cells with their places."""


def collected(root: Path, **more: Any) -> Evidence:
    return collect(find_project(root), AS_OF, lambda _step, _done, _of: None, **more)


def sent(value: Any) -> Any:
    """The value as it arrives in another process."""
    return pickle.loads(pickle.dumps(value))  # noqa: S301 - our own bytes


def jobs(evidence: Evidence) -> list[Job]:
    return jobs_of(evidence.table.claims, evidence.sources, evidence.lock, evidence.settings, evidence.as_of)


@pytest.fixture(scope="module")
def casebook() -> Evidence:
    return collected(CASEBOOK)


def test_a_job_and_its_result_are_what_they_were_after_they_were_sent(casebook: Evidence) -> None:
    for job in jobs(casebook):
        assert sent(job) == job
        assert sent(verify_source(sent(job))) == verify_source(job)


def test_a_row_is_small_to_send_and_holds_nothing_of_the_text_but_its_words(casebook: Evidence) -> None:
    sizes = [len(pickle.dumps(row)) for row in casebook.citations]
    assert max(sizes) < LARGEST
    assert len(sizes) > 50
    for job in jobs(casebook):
        made = pickle.dumps(verify_source(job))
        assert job.source.text.encode() not in made
        longer = replace(job, source=replace(job.source, text=job.source.text + " And more of it." * 1000))
        assert len(pickle.dumps(verify_source(longer))) < len(made) + 100


def test_a_pool_of_processes_finds_what_one_does(casebook: Evidence, desk: Desk) -> None:
    """Also for what does not stand: altered, ambiguous, missing, in another source, and without a source."""
    desk.write("seeds/a.txt", "It raised 5 million euros in June. It was so. It was so.\n")
    desk.write("seeds/b.txt", "The firm of 350 people was founded in May 2023.\n")
    quotes = ("raised 6 million euros in June", "It was so.", "firm of 350 people was founded", "never said by anybody")
    desk.table(
        *({"id": f"r{n}", "claim": "c", "source": "a.txt", "quote": quote} for n, quote in enumerate(quotes)),
        {"id": "b", "claim": "c", "source": "b.txt", "quote": "founded in May 2023"},
        {"id": "none", "claim": "c", "source": "none.txt", "quote": "founded in May 2023"},
    )
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for root in (CASEBOOK, desk.root):
            alone, together = collected(root), collected(root, executor=pool)
            assert alone.citations == together.citations
            assert alone.comparisons == together.comparisons
            assert alone.series == together.series
    assert len({row.status for row in alone.citations}) == 6


@dataclass
class Noting:
    """Runs jobs as `map` does, and notes which."""

    seen: list[str] = field(default_factory=list)

    def map(self, step: Callable[[Any], Any], todo: Iterable[Any]) -> list[Any]:
        todo = list(todo)
        self.seen += [job.source.name for job in todo]
        return [step(job) for job in todo]


def test_rows_come_back_in_the_order_of_the_table_whatever_the_order_of_the_jobs(desk: Desk) -> None:
    for name in "ab":
        desk.write(f"seeds/{name}.txt", f"The words of {name} stand here, one and two.\n")
    rows = [("b", "one"), ("a", "two"), ("b", "two"), ("a", "one")]
    desk.table(
        *(
            {"id": f"r{n}", "claim": "c", "source": f"{name}.txt", "quote": f"of {name} stand here, one"[: 20 + n]}
            for n, (name, _) in enumerate(rows)
        )
    )
    evidence, shown, noting = collected(desk.root), list[tuple[str, int, int]](), Noting()
    found = verify_sources(evidence.table.claims, jobs(evidence), lambda *step: shown.append(step), noting)
    assert [row.id for row in found] == ["r0", "r1", "r2", "r3"]
    assert found == evidence.citations
    assert noting.seen == ["a.txt", "b.txt"]
    assert shown == [("checking quotes", 0, 4), ("checking quotes", 2, 4)]


def test_a_table_without_rows_has_no_jobs(desk: Desk) -> None:
    desk.table()
    assert jobs(collected(desk.root)) == []

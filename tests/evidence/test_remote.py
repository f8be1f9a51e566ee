"""A cluster of Dask finds what one process finds, also where a worker is lost on the way, or says why it does not."""

from __future__ import annotations

import datetime
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import timeline
from helpers.desk import AS_OF
from timeline.checking.run import examine
from timeline.cli import run
from timeline.evidence.remote import Cluster, Part, Refused, program_here, state_of, verify_parts
from timeline.evidence.verify_source import STEP, verify_source
from timeline.formats import FORMATS
from timeline.model import Source
from timeline.model.errors import TimelineError
from timeline.project.settings import Settings, find_project

if TYPE_CHECKING:
    from helpers.desk import Desk

distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")
pytestmark = pytest.mark.filterwarnings("ignore")

QUOTES = ("paid €{} million", "It stood.", "nobody said {} words of it", "The town of {} people")


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    made = distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    )
    with made:
        yield made


@pytest.fixture
def client(cluster: Any) -> Iterator[Any]:
    with distributed.Client(cluster, set_as_default=False) as made:
        made.wait_for_workers(2, timeout=60)
        yield made


def project(desk: Desk, size: int = 16) -> Path:
    for n in range(size):
        desk.write(f"seeds/s{n}.txt", f"The town of {n} people paid €{n + 2} million. It stands.\n" * (n + 1))
    rows = [(f"s{n}.txt", quote.format(n)) for n in range(size) for quote in QUOTES]
    desk.table(*({"id": f"r{k}", "claim": q, "source": n, "quote": q, "date": "2024"} for k, (n, q) in enumerate(rows)))
    return desk.root


def found(root: Path, executor: Any = None, progress: Any = None) -> str:
    files = find_project(root, isolated=True)
    cluster = Cluster(executor, files) if executor is not None else None
    return FORMATS["json"](examine(files, AS_OF, progress, executor=cluster))


def test_the_same_bytes_as_one_process(desk: Desk, client: Any) -> None:
    assert found(project(desk), client) == found(desk.root)


def test_the_part_of_a_worker_that_is_killed_is_done_by_another(desk: Desk, client: Any) -> None:
    serial = found(project(desk, 40))
    killed = []

    def kill_one(step: str, done: int, of: int) -> None:
        if step == STEP and done == 8 and of == 160:
            process = next(iter(client.run(os.getpid).values()))
            os.kill(process, signal.SIGKILL)
            killed.append(process)

    assert found(desk.root, client, kill_one) == serial
    assert len(killed) == 1


def test_the_command_and_the_interface_reach_it(
    desk: Desk, cluster: Any, client: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    root = project(desk)
    arguments = ["check", "-C", str(root), "--as-of", str(AS_OF), "--output-format", "json"]
    ways: tuple[list[str], ...] = ([], ["--dask", cluster.scheduler_address])
    printed = [(run([*arguments, *more]), capfd.readouterr().out) for more in ways]
    assert printed[0] == printed[1]
    opened = timeline.open(root, as_of=AS_OF)
    assert opened.check(executor=client).render("json") == opened.check().render("json")


def test_a_project_that_workers_do_not_have_is_an_error_that_names_the_source(desk: Desk, client: Any) -> None:
    files = find_project(project(desk), isolated=True)
    elsewhere = Cluster(client, files)
    elsewhere._root = str(desk.root / "nowhere")
    with pytest.raises(TimelineError, match=r"a worker of the cluster has not the source s\d+\.txt: there is no"):
        examine(files, AS_OF, executor=elsewhere)


def test_a_pool_is_an_executor_too_and_a_text_is_none(desk: Desk) -> None:
    from concurrent.futures import ThreadPoolExecutor

    opened = timeline.open(project(desk, 3), as_of=AS_OF)
    with ThreadPoolExecutor(2) as pool:
        assert opened.check(executor=pool).render("json") == opened.check().render("json")
    with pytest.raises(TypeError, match="executor must be a pool"):
        opened.check(executor="tcp://127.0.0.1:1")


# ---- without a cluster -----------------------------------------------------------------------------------------------


def part(desk: Desk, source: Source) -> Part:
    return Part(str(desk.root), source.name, state_of(source), None, (), Settings(), datetime.date(2026, 11, 22))


def test_a_source_that_is_another_one_there_is_refused(desk: Desk) -> None:
    desk.write("seeds/a.txt", "Other words.\n")
    made = verify_parts(verify_source, [part(desk, Source("a.txt", "seeds/a.txt", sha256="0" * 64))], program_here())
    assert isinstance(made, Refused)
    assert "a.txt" in made.reason


def test_a_worker_with_another_version_refuses(desk: Desk) -> None:
    made = verify_parts(verify_source, [], ("0.0.1", "3.11"))
    assert isinstance(made, Refused)
    assert "version" in made.reason


@pytest.mark.parametrize("scheduler", ["tcp://127.0.0.1:1", "no/such/file.json", "nonsense://x", ""])
def test_a_scheduler_that_is_not_there_is_one_line(
    desk: Desk, scheduler: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.evidence.remote.PATIENCE", 1)
    assert run(["check", "-C", str(project(desk, 2)), "--dask", scheduler]) == 2
    lines = capfd.readouterr().err.strip().splitlines()
    assert lines[-1].startswith("timeline: --dask")
    assert "Traceback" not in "".join(lines)


def test_without_the_extra_the_command_that_installs_it_is_named(
    desk: Desk, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    assert run(["check", "-C", str(project(desk, 2)), "--dask", "tcp://127.0.0.1:1"]) == 2
    assert "python -m pip install distributed" in capfd.readouterr().err

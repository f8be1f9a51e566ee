"""What fetch, refresh and adopting write is whole or not at all: killed at each step, on a full disk."""

from __future__ import annotations

import datetime
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

import pytest

from helpers.desk import Desk
from helpers.forked import child, kill_before
from helpers.promises_faults import WRITE_FAULTS, grudging_disk
from helpers.promises_project import contents, lay_back
from helpers.web import PAGE, Reply, Web, serving
from timeline.cli import run
from timeline.online.client import NEEDED
from timeline.project.changing import OwnFiles, finish_earlier
from timeline.project.saving import FOLDER, JOURNAL, half_done
from timeline.project.settings import find_project
from timeline.review.workspace import open_workspace

TESTS = Path(__file__).parents[1]
AS_OF = datetime.date(2026, 11, 22)
QUOTE = "The new quay opened on 4 March 2024 and cost 2.4 million euros."
NAMES = ("fetch", "refresh", "adopt")
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture(scope="module")
def pier() -> Iterator[Web]:
    """A web of two pages, of which one has changed since it was kept."""
    if not all(find_spec(name) for name in NEEDED):
        pytest.skip("the extra fetch is not installed")
    with serving() as web:
        web["/quay"] = Reply(PAGE.replace(b"2.4 million", b"2.9 million"))
        web["/mole"] = Reply(PAGE.replace(b"quay", b"mole"))
        yield web


def project(desk: Desk, web: Web, name: str) -> list[str]:
    """A project in which a command has something to write, and that command."""
    with serving() as earlier:
        earlier["/quay"] = Reply(PAGE)
        words = ["fetch", earlier.url("/quay"), "--allow-private", "127.0.0.1", "--as-of", "2026-11-01"]
        desk.write("claims/sources.csv", "source,publisher,title,url,retrieved,sha256\n")
        assert run([*words, "-C", str(desk.root)]) == 0
    sources = desk.root / "claims/sources.csv"
    sources.write_text(sources.read_text().replace(earlier.url("/quay"), web.url("/quay")))
    desk.table({"id": "c1", "date": "2024", "claim": "It opened.", "source": "quay.html", "quote": QUOTE})
    desk.lock()
    allowed, day = ["--allow-private", "127.0.0.1"], ["--as-of", "2026-11-20"]
    refresh = ["refresh", *allowed, *day]
    if name == "adopt":
        assert run([*refresh, "-C", str(desk.root)]) == 1
        return ["refresh", "--adopt", "quay.html", *day]
    return refresh if name == "refresh" else ["fetch", web.url("/mole"), *allowed, *day]


@posix
@pytest.mark.parametrize("name", NAMES)
def test_a_run_killed_or_failed_at_any_moment_leaves_the_old_files_or_the_new(desk: Desk, pier: Web, name: str) -> None:
    command = project(desk, pier, name)
    words = [sys.executable, "-m", "helpers.promises_kill", str(desk.root), *command]
    done = subprocess.run(words, capture_output=True, text=True, cwd=TESTS)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert len(report["changed"]) == {"fetch": 3, "refresh": 3, "adopt": 6}[name]
    assert report["changes"] >= 10 * len(report["changed"]), "what is laid by is written, too"
    assert report["torn"] == []
    assert report["litter"] == []
    assert report["codes"] == [2, 2, 2]


@posix
@pytest.mark.parametrize("name", NAMES)
def test_what_a_killed_run_has_left_half_done_the_next_one_finishes(
    desk: Desk, pier: Web, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    command = project(desk, pier, name)
    before = contents(desk.root)
    assert run([*command, "-C", str(desk.root)]) in (0, 1)
    after = settled(desk)
    lay_back(desk.root, before)
    killed_half_way(desk, command)
    capfd.readouterr()
    assert run(["lock", "-C", str(desk.root), "--as-of", "2026-11-20"]) in (0, 1)
    assert "an earlier save was ended half way" in "".join(capfd.readouterr())
    assert settled(desk) == after


def settled(desk: Desk) -> dict[str, bytes]:
    """What the project holds, but for its lock, the tool's own folder, and what a killed run was about to write."""
    found = contents(desk.root).items()
    own = ("claims/claims.lock", FOLDER)
    return {path: data for path, data in found if not path.startswith(own) and not path.endswith(".tmp")}


def killed_half_way(desk: Desk, command: list[str]) -> None:
    """Kill a run between two of its files."""
    before, change = contents(desk.root), 10  # what is laid by comes first
    while half_done(desk.root, OwnFiles(find_project(desk.root))) is None:
        lay_back(desk.root, before)
        status = child([*command, "-C", str(desk.root)], kill_before(change))
        assert os.WTERMSIG(status) == signal.SIGKILL
        change += 1


@posix
@pytest.mark.parametrize("name", NAMES)
def test_the_same_again_is_told_what_was_left_and_finishes_it(
    desk: Desk, pier: Web, name: str, capfd: pytest.CaptureFixture[str]
) -> None:
    command = project(desk, pier, name)
    killed_half_way(desk, command)
    capfd.readouterr()
    run([*command, "-C", str(desk.root)])
    assert "an earlier save was ended half way" in capfd.readouterr().err
    assert not (desk.root / FOLDER / JOURNAL).exists()
    assert finish_earlier(find_project(desk.root)) == []


@posix
def test_the_desk_says_what_was_left_half_done_and_takes_it_back(desk: Desk, pier: Web) -> None:
    command = project(desk, pier, "adopt")
    before = settled(desk)
    killed_half_way(desk, command)
    with closing(open_workspace(find_project(desk.root), AS_OF)) as workspace:
        assert workspace.half_done is not None
        assert "seeds/quay" in workspace.half_done.describe()
        workspace.revert_half_done()
        assert workspace.half_done is None
    assert settled(desk) == before


@posix
def test_a_journal_that_names_what_is_no_file_of_the_project_is_passed_over(desk: Desk, pier: Web) -> None:
    killed_half_way(desk, project(desk, pier, "adopt"))
    journal = desk.root / FOLDER / JOURNAL
    for other in ("timeline.toml", "seeds/../other.html", "seeds/", "/etc/hosts"):
        journal.write_text(journal.read_text().replace("seeds/quay.html.http.json", other))
        assert half_done(desk.root, OwnFiles(find_project(desk.root))) is None
        journal.write_text(journal.read_text().replace(f'"{other}"', '"seeds/quay.html.http.json"'))
        assert half_done(desk.root, OwnFiles(find_project(desk.root))) is not None


@pytest.mark.parametrize("fault", WRITE_FAULTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_write_that_fails_is_one_clear_line_and_nothing_is_lost(
    desk: Desk, pier: Web, name: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = project(desk, pier, name)
    before = contents(desk.root)
    capsys.readouterr()
    with WRITE_FAULTS[fault]():
        assert run([*command, "-C", str(desk.root)]) == 2
    error = capsys.readouterr().err
    assert "Traceback" not in error
    assert "cannot be written: " in error.splitlines()[-1]
    assert contents(desk.root) == before


@pytest.mark.parametrize("name", NAMES)
def test_a_disk_that_takes_few_bytes_at_a_time_gets_them_all(desk: Desk, pier: Web, name: str) -> None:
    command = [*project(desk, pier, name), "-C", str(desk.root)]
    before = contents(desk.root)
    calm = run(command), contents(desk.root)
    lay_back(desk.root, before)
    with grudging_disk():
        assert (run(command), contents(desk.root)) == calm
    assert calm[1] != before


@posix
def test_a_source_with_a_long_name_is_adopted(desk: Desk, pier: Web) -> None:
    project(desk, pier, "refresh")
    name = f"{'a-long-name-' * 14}.html"
    (desk.root / "seeds/quay.html").rename(desk.root / "seeds" / name)
    (desk.root / "seeds/quay.html.http.json").rename(desk.root / "seeds" / f"{name}.http.json")
    for path in ("claims/sources.csv", "claims/claims.csv"):
        file = desk.root / path
        file.write_text(file.read_text().replace("quay.html", name))
    where = ["-C", str(desk.root), "--as-of", "2026-11-20"]
    assert run(["refresh", "--allow-private", "127.0.0.1", *where]) == 1
    assert run(["refresh", "--adopt", name, *where]) == 0
    assert b"2.9 million" in (desk.root / "seeds" / name).read_bytes()

"""A check of what has not changed shows what it showed, and looks at nothing again; whatever changes is looked at."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import timeline.checking.run
import timeline.cli.again
from helpers.kept_project import ROWS, TEXT, project
from timeline.cli import run
from timeline.formats import NAMES
from timeline.project.kept import FOLDER
from timeline.project.settings import find_project
from timeline.project.state import state_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from helpers.desk import Desk

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-22"


@pytest.fixture
def there(desk: Desk, looked: list[str]) -> Desk:
    """A project of which a check with --cache has been made, and shown as JSON."""
    project(desk).write("seeds/c/d.txt", "Here it is said that the hall has 14 doors.\n")
    desk.lock()
    check(desk)
    looked.clear()
    return desk


@pytest.fixture
def looked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An entry for each time that a project was looked at."""
    times: list[str] = []
    when_it_looks(monkeypatch, lambda: times.append("looked"))
    return times


def when_it_looks(monkeypatch: pytest.MonkeyPatch, then: Callable[[], object]) -> None:
    """Have something done after each time that a project was looked at."""
    examine = timeline.checking.run.examine
    monkeypatch.setattr(timeline.checking.run, "examine", lambda *words, **more: (examine(*words, **more), then())[0])


def check(desk: Desk, *words: str) -> int:
    return run(["check", "-C", str(desk.root), "--as-of", DAY, "--output-format", "json", "--cache", *words])


def test_what_has_not_changed_is_shown_again(there: Desk, looked: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    code = check(there, "--no-cache")
    alone = capfd.readouterr()
    assert looked == ["looked"]
    assert (check(there), capfd.readouterr(), looked) == (code, alone, ["looked"])


@pytest.mark.parametrize("name", NAMES)
def test_each_format_is_shown_again_as_it_was(
    desk: Desk, there: Desk, looked: list[str], capfd: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    words = ["check", "-C", str(desk.root), "--as-of", DAY, "--cache", "--output-format", name]
    first, second = (run([*words, "--notes"]), capfd.readouterr()), (run([*words, "--notes"]), capfd.readouterr())
    assert second == first
    there.write("seeds/e.txt", "More.\n")
    files = [tmp_path / "first.out", tmp_path / "second.out"]
    codes = [run([*words, "--output-file", str(file), "--exit-zero"]) for file in files]
    assert codes == [0, 0]
    assert files[0].read_bytes() == files[1].read_bytes() != b""
    assert looked == ["looked"] * 2


CHANGES: dict[str, Callable[[Desk], object]] = {
    "a claim": lambda desk: desk.table(ROWS[0] | {"claim": "€601 million."}, *ROWS[1:]),
    "a source": lambda desk: desk.write("seeds/a.txt", TEXT.replace("600", "500")),
    "a byte that makes no difference": lambda desk: desk.write("seeds/a.txt", TEXT + "\n"),
    "a source that no row cites": lambda desk: desk.write("seeds/c/d.txt", "The hall has 12 doors.\n"),
    "one source more": lambda desk: desk.write("seeds/e.txt", "The hall has 12 doors.\n"),
    "one less": lambda desk: (desk.root / "seeds/c/d.txt").unlink(),
    "another name": lambda desk: (desk.root / "seeds/c/d.txt").rename(desk.root / "seeds/c/e.txt"),
    "a hidden file": lambda desk: desk.write("seeds/.d.txt", "The hall has 12 doors.\n"),
    "how a source was obtained": lambda desk: desk.write("seeds/a.txt.http.json", "{}\n"),
    "the table of sources": lambda desk: desk.write("claims/sources.csv", "source,published\na.txt,2024-07-01\n"),
    "the lock": lambda desk: (desk.root / "claims/claims.lock").unlink(),
    "the baseline": lambda desk: desk.write("claims/claims.baseline", ""),
    "what was refreshed": lambda desk: desk.write("claims/refreshed.jsonl", "{}\n"),
    "a setting": lambda desk: desk.write("timeline.toml", 'language = "de"\n'),
    "a setting that names a file": lambda desk: desk.write("timeline.toml", 'lock = "claims/other.lock"\n'),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_has_changed_is_looked_at(
    there: Desk, looked: list[str], capfd: pytest.CaptureFixture[str], what: str
) -> None:
    before = looked[:]
    CHANGES[what](there)
    capfd.readouterr()
    code = check(there)
    seen = capfd.readouterr()
    assert (before, looked) == ([], ["looked"])
    assert (check(there, "--no-cache"), capfd.readouterr()) == (code, seen)


@pytest.mark.parametrize(
    "words",
    [
        ["--as-of", "2026-11-23"], ["--notes"], ["--errors-only"], ["--exit-zero"], ["--fail-on", "warning"],
        ["--path-prefix", "x"], ["--ignore", "quote-altered"], ["--select", "quote-altered"], ["--follow"],
        ["--since", "HEAD"], ["--statistics"], ["--write-baseline"], ["--claims", "claims/claims.csv"],
        ["--config", "max_age = 3"],
    ],
    ids=lambda words: words[0],
)  # fmt: skip
def test_what_is_asked_otherwise_is_looked_at(
    there: Desk, looked: list[str], capfd: pytest.CaptureFixture[str], words: list[str]
) -> None:
    asked = ["check", "-C", str(there.root), "--as-of", DAY, "--cache", *words]
    run(["check", "-C", str(there.root), "--as-of", DAY, "--cache"])
    looked.clear()
    capfd.readouterr()
    code, seen = run(asked), capfd.readouterr()
    if words[0] not in ("--since", "--claims"):  # no repository; and the same table by its name
        assert looked == ["looked"]
    if words[0] != "--write-baseline":
        assert (run([*asked, "--no-cache"]), capfd.readouterr()) == (code, seen)


def test_what_changes_while_it_is_looked_at_is_not_taken_for_what_was_seen(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    desk.write("seeds/a.txt", TEXT)
    desk.table(*ROWS[:2])
    with monkeypatch.context() as while_it_looks:
        when_it_looks(while_it_looks, lambda: desk.write("seeds/a.txt", TEXT.replace("600", "500")))
        check(desk)
    first = capfd.readouterr()
    check(desk)
    second = capfd.readouterr()
    check(desk, "--no-cache")
    assert capfd.readouterr() == second != first


def test_links_and_hidden_folders_are_looked_at_each_time(there: Desk, looked: list[str], tmp_path: Path) -> None:
    found = find_project(there.root)
    assert state_of(found) == state_of(found) is not None
    (there.root / "seeds/link.txt").symlink_to(there.root / "seeds/a.txt")
    assert state_of(found) is None
    assert [check(there), check(there)] == [1, 1]
    assert looked == ["looked"] * 2
    (there.root / "seeds/link.txt").unlink()
    there.write("seeds/.hidden/a.txt", TEXT)
    assert state_of(found) is None
    shutil.rmtree(there.root / "seeds/.hidden")
    assert state_of(found) is not None
    (there.root / "claims/claims.csv").rename(tmp_path / "claims.csv")
    (there.root / "claims/claims.csv").symlink_to(tmp_path / "claims.csv")
    assert state_of(found) is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_among_the_sources_stops_nothing(there: Desk) -> None:
    os.mkfifo(there.root / "seeds/pipe.txt")
    assert state_of(find_project(there.root)) is None
    assert check(there) == 1


def test_a_source_that_cannot_be_read_is_tried_again(there: Desk, looked: list[str]) -> None:
    there.write("seeds/b.txt", b"\xff\xfe\x00" + bytes(range(256)))
    assert [check(there), check(there)] == [1, 1]
    assert looked == ["looked"] * 2
    (there.root / "seeds/b.txt").unlink()
    assert [check(there), check(there)] == [1, 1]
    assert looked == ["looked"] * 3  # that there is none is certain


def test_more_than_is_held_of_an_output_is_not_kept(
    there: Desk, looked: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(timeline.cli.again, "MOST", 100)
    capfd.readouterr()
    shown = [(check(there, "--notes"), capfd.readouterr()) for _ in range(2)]
    assert shown[0] == shown[1]
    assert looked == ["looked"] * 2


def test_the_summary_of_a_step_has_its_page_each_time(
    there: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = tmp_path / "step.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(step))
    words = ["check", "-C", str(there.root), "--as-of", DAY, "--cache", "--output-format", "summary"]
    run(words)
    one = step.read_text()
    run(words)
    run(words)
    assert step.read_text().split(one.rstrip("\n")) == ["", "\n\n", "\n\n", "\n"]


def test_all_that_a_check_reads_stands_in_the_state() -> None:
    """In the casebook, with its page, its documents and its transcripts, by the interpreter's own account of it."""
    look = """
import os, sys
read, state = set(), set()
def hook(event, words):
    if event == "open" and isinstance(words[0], (str, bytes)) and into is not None:
        into.add(os.path.realpath(os.fsdecode(words[0])))
into = None
sys.addaudithook(hook)
from timeline.cli import run
from timeline.project.settings import find_project
from timeline.project.state import state_of
from timeline.checking.gate import baseline_path
into = read
run(["check", "--as-of", "2026-11-22", "--output-file", os.devnull, "--jobs", "1"])
into = state
project = find_project(__import__("pathlib").Path())
assert state_of(project, [baseline_path(project)])
into = None
own = [os.path.realpath(name) + os.sep for name in ("claims", "seeds", "reports", "drafts", "articles")]
found = sorted(path for path in read if path.startswith(tuple(own)))
print(len(found), *[path for path in found if path not in state])
"""
    done = subprocess.run([sys.executable, "-c", look], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    count, *missing = done.stdout.split()
    assert int(count) > 20
    assert missing == []


def test_what_was_shown_goes_with_the_store(there: Desk, looked: list[str]) -> None:
    shutil.rmtree(there.root / FOLDER)
    assert [check(there), check(there)] == [1, 1]
    assert looked == ["looked"]

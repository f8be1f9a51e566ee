"""What git tells of lost words: where the text that was locked has become the text of today."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest

from helpers.desk import AS_OF
from timeline.checking.gate import check
from timeline.cli import run
from timeline.project.settings import find_project

if TYPE_CHECKING:
    from helpers.desk import Desk

NOTE = "The door is red.\nIt costs 300 euros.\nThe roof is green and flat.\nIt was built in 1912.\n"
ROWS = [
    {"id": "price", "claim": "c", "source": "note.txt", "quote": "It costs 300 euros."},
    {"id": "roof", "claim": "c", "source": "note.txt", "quote": "The roof is green and flat."},
]


def commit(desk: Desk) -> None:
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "state"]):
        subprocess.run(["git", *arguments], cwd=desk.root, check=True)


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """A project whose sources were committed as they were locked."""
    desk.write("seeds/note.txt", NOTE)
    desk.table(*ROWS)
    desk.lock()
    commit(desk)
    return desk


def led(desk: Desk, capfd: pytest.CaptureFixture[str]) -> dict[str, tuple[str, int]]:
    """By claim: the rule that speaks of its quote, and the line of the source where git leads, 0 for none."""
    run(["check", "-C", str(desk.root), "--follow", "--output-format", "json"])
    found = json.loads(capfd.readouterr().out)["findings"]
    return {
        one["claim"]: (one["rule"], sum(at["line"] for at in one["related"] if at["message"].startswith("git ")))
        for one in found
        if one["rule"].startswith("quote-")
    }


def test_of_two_equal_places_the_one_that_was_locked_is_told_and_both_stay_ambiguous(
    kept: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    kept.write("seeds/note.txt", "Then:\nIt costs 300 euros.\nNow:\n" + NOTE)
    assert led(kept, capfd) == {"price": ("quote-ambiguous", 5), "roof": ("quote-moved", 0)}


def test_a_passage_written_anew_is_led_to(kept: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    kept.write("seeds/note.txt", NOTE.replace("The roof is green and flat", "Flat and very green by now the roof is"))
    assert led(kept, capfd)["roof"] in {("quote-missing", 3), ("quote-altered", 0)}


def test_without_the_text_that_was_locked_nothing_is_said(kept: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    twice = "Then:\nIt costs 300 euros.\nNow:\n" + NOTE
    kept.write("seeds/note.txt", NOTE + "\n")
    kept.lock()  # a text that no commit holds
    kept.write("seeds/note.txt", twice)
    assert led(kept, capfd)["price"] == ("quote-ambiguous", 0)


def test_a_lock_that_lies_leads_nowhere(kept: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    path = kept.root / "claims/claims.lock"
    entries = [json.loads(line) for line in path.read_text().splitlines()]
    path.write_text("".join(json.dumps({**one, "start": 3, "end": 9}) + "\n" for one in entries))
    kept.write("seeds/note.txt", "Then:\nIt costs 300 euros.\nNow:\n" + NOTE)
    assert led(kept, capfd)["price"] == ("quote-ambiguous", 0)


def test_a_clone_without_history_tells_the_same_findings(kept: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    kept.write("seeds/note.txt", "Then:\nIt costs 300 euros.\nNow:\n" + NOTE)
    with_git = led(kept, capfd)
    (kept.root / ".git").rename(kept.root / ".was")
    without = led(kept, capfd)
    assert {name: rule for name, (rule, _) in with_git.items()} == {name: rule for name, (rule, _) in without.items()}
    assert without["price"] == ("quote-ambiguous", 0)


@pytest.mark.parametrize("broken", ["no git", "no repository"])
def test_git_that_cannot_be_asked_is_no_finding(
    kept: Desk, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    kept.write("seeds/note.txt", "Then:\nIt costs 300 euros.\nNow:\n" + NOTE)
    if broken == "no git":
        monkeypatch.setenv("PATH", "")
    else:
        (kept.root / ".git").rename(kept.root / ".was")
        kept.write(".git", "gitdir: nowhere\n")
    assert led(kept, capfd)["price"] == ("quote-ambiguous", 0)


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """The programs that were run, each with its arguments."""
    made: list[list[str]] = []
    run_program = subprocess.run

    def counted(command: list[str], **options: object) -> object:
        made.append(command)
        return run_program(command, **options)

    monkeypatch.setattr(subprocess, "run", counted)
    return made


def test_git_is_run_only_where_it_is_asked_for_and_some_quote_does_not_stand(kept: Desk, runs: list[list[str]]) -> None:
    assert run(["check", "-C", str(kept.root), "--follow"]) == 0
    kept.write("seeds/note.txt", "Above.\n" + NOTE)
    assert run(["check", "-C", str(kept.root), "--follow"]) == 0
    kept.write("seeds/note.txt", NOTE.replace("300", "400"))
    assert run(["check", "-C", str(kept.root)]) == 1
    assert not runs
    kept.write("timeline.toml", "follow = true\n")
    assert run(["check", "-C", str(kept.root)]) == 1
    assert runs


def test_many_sources_cost_no_more_runs_of_git_than_few(desk: Desk, runs: list[list[str]]) -> None:
    rows = [{"id": f"p{n}", "claim": "c", "source": f"s{n}.txt", "quote": f"It costs {n} euros."} for n in range(40)]
    texts = {row["source"]: f"The door is red.\n{row['quote']}\nThe roof is green.\n" for row in rows}
    for name, text in texts.items():
        desk.write(f"seeds/{name}", text)
    desk.table(*rows)
    desk.lock()
    commit(desk)
    for name, text in texts.items():
        desk.write(f"seeds/{name}", text.replace("It costs", "The price was"))
    runs.clear()
    citations = check(find_project(desk.root, options={"follow": True}), AS_OF).evidence.citations
    assert len(runs) == 2
    assert all(row.followed for row in citations)


def test_a_program_named_git_in_the_project_is_not_run(kept: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    trap = kept.write("tools/git", f"#!/bin/sh\ntouch {kept.root}/ran\n")
    trap.chmod(0o755)
    kept.write("seeds/note.txt", NOTE.replace("300", "400"))
    for folder in (str(kept.root / "tools"), "tools", "", "."):
        monkeypatch.setenv("PATH", folder)
        monkeypatch.chdir(kept.root)
        run(["check", "--follow"])
        assert not (kept.root / "ran").exists()

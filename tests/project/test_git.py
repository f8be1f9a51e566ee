"""Git's memory: the bytes that were committed, what is new since, and which claims that touches."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from timeline.checking.since import affected_claims, new_findings
from timeline.cli import run
from timeline.cli.pull_request import lines_changed
from timeline.model.errors import TimelineError
from timeline.project.git import changed_lines, commit_of, files_at, project_at
from timeline.project.settings import find_project

if TYPE_CHECKING:
    from helpers.desk import Desk

ROW = {"id": "a", "claim": "It has 120 seats.", "source": "room.txt", "quote": "It has 120 seats"}
OTHER = {"id": "b", "claim": "It has two doors.", "source": "door.txt", "quote": "There are two doors"}


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)


def commit(root: Path) -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", "state")


@pytest.fixture
def kept(desk: Desk) -> Desk:
    """A project whose two claims stand, committed once."""
    desk.write("seeds/room.txt", "It has 120 seats, the paper says.\r\n")
    desk.write("seeds/door.txt", "There are two doors.\n")
    desk.table(ROW, OTHER)
    git(desk.root, "init", "-q")
    commit(desk.root)
    return desk


def test_files_are_the_bytes_committed_whatever_the_attributes_say(kept: Desk) -> None:
    kept.write(".gitattributes", "*.txt text eol=lf export-ignore export-subst\n")
    kept.write("seeds/é room.txt", "$Format:%H$\r\n")
    commit(kept.root)
    kept.write("seeds/room.txt", "changed")
    (kept.root / "seeds" / "door.txt").unlink()
    with project_at(kept.root, "HEAD", ["seeds", "claims/claims.csv", "nowhere.csv"]) as folder:
        assert (folder / "seeds" / "door.txt").read_bytes() == b"There are two doors.\n"
        assert (folder / "seeds" / "room.txt").read_bytes().startswith(b"It has 120 seats, the paper says.")
        assert (folder / "seeds" / "é room.txt").read_bytes().startswith(b"$Format:%H$")
        assert (folder / "claims" / "claims.csv").exists()
        assert not (folder / "nowhere.csv").exists()
    assert not folder.exists()


def test_a_project_may_lie_in_a_folder_of_its_repository(desk: Desk) -> None:
    git(desk.root, "init", "-q")
    below = type(desk)(desk.root / "desk")
    below.write("seeds/a.txt", "one")
    desk.write("seeds/b.txt", "not of this project")
    commit(desk.root)
    assert files_at(below.root, "HEAD", ["seeds"]) == {"seeds/a.txt": b"one"}


def test_links_are_never_followed(kept: Desk) -> None:
    (kept.root / "seeds" / "link.txt").symlink_to("/etc/hostname")
    commit(kept.root)
    assert "seeds/link.txt" not in files_at(kept.root, "HEAD", ["seeds"])


def test_a_path_is_no_pattern(kept: Desk) -> None:
    assert files_at(kept.root, "HEAD", ["seed*", ":(glob)**"]) == {}


@pytest.mark.parametrize("revision", ["", "-p", "--all", "nosuch", "HEAD~9", "a\nb"])
def test_what_is_no_revision_is_said(kept: Desk, revision: str) -> None:
    with pytest.raises(TimelineError) as error:
        commit_of(kept.root, revision)
    assert "HEAD~1, main, a tag" in error.value.hint


def test_no_repository_is_said_in_gits_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(desk.root.parent))
    with pytest.raises(TimelineError, match="not a git repository"):
        commit_of(desk.root, "HEAD")


def test_nothing_is_affected_where_nothing_changed(kept: Desk) -> None:
    assert affected_claims(find_project(kept.root), "HEAD") == {}


def test_rows_and_sources_that_changed_affect_their_claims(kept: Desk) -> None:
    kept.write("seeds/room.txt", "It has 120 seats, and a paper says so.\n")
    kept.table(ROW, {**OTHER, "claim": "Two doors."}, {**OTHER, "id": "c"})
    assert affected_claims(find_project(kept.root), "HEAD") == {"a": ["source"], "b": ["row"], "c": ["new"]}


def test_moving_rows_and_adding_an_empty_column_affect_nothing(kept: Desk) -> None:
    kept.table({**OTHER, "ignore": ""}, {**ROW, "ignore": ""})
    assert affected_claims(find_project(kept.root), "HEAD") == {}


def test_what_is_said_of_a_source_affects_its_claims(kept: Desk) -> None:
    kept.write("claims/sources.csv", "source,published\nroom.txt,2024-03-05\n")
    assert affected_claims(find_project(kept.root), "HEAD") == {"a": ["source"]}


def test_a_source_that_is_gone_has_changed(kept: Desk) -> None:
    (kept.root / "seeds" / "door.txt").unlink()
    assert affected_claims(find_project(kept.root), "HEAD") == {"b": ["source"]}


def test_affected_prints_text_and_json(kept: Desk, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    kept.write("seeds/door.txt", "There are two doors!\n")
    assert run(["affected", "HEAD", "-C", str(kept.root)]) == 0
    assert capfdbinary.readouterr().out == b"b  source\n"
    assert run(["affected", "HEAD", "-C", str(kept.root), "--output-format", "json"]) == 0
    assert json.loads(capfdbinary.readouterr().out) == [{"claim": "b", "changed": ["source"]}]


def test_since_leaves_only_what_is_new(kept: Desk) -> None:
    kept.write("seeds/room.txt", "It has 130 seats, the paper says.\n")
    commit(kept.root)
    kept.table({**OTHER, "quote": "There are three doors"}, ROW)
    report, project = kept.check(), find_project(kept.root)
    assert {found.claim for found in report.findings} == {"a", "b"}
    assert {found.claim for found in new_findings(project, report, "HEAD")} == {"b"}
    assert {found.claim for found in new_findings(project, report, "HEAD~1")} == {"a", "b"}


def test_since_tells_another_change_of_the_same_quote(kept: Desk) -> None:
    kept.write("seeds/room.txt", "It has 130 seats, the paper says.\n")
    commit(kept.root)
    kept.write("seeds/room.txt", "It has 140 seats, the paper says.\n")
    assert [found.claim for found in new_findings(find_project(kept.root), kept.check(), "HEAD")] == ["a"]


def test_check_since_exits_by_what_is_new(kept: Desk) -> None:
    kept.write("seeds/room.txt", "It has 130 seats, the paper says.\n")
    arguments = ["check", "-C", str(kept.root), "--as-of", "2026-11-22", "--since", "HEAD"]
    assert run(arguments) == 1
    commit(kept.root)
    assert run(arguments) == 0
    assert run([*arguments[:-1], "nosuch"]) == 2


def test_lines_that_changed_since_a_branch_was_left(kept: Desk) -> None:
    git(kept.root, "branch", "trunk")
    source, name = kept.root / "seeds/room.txt", "seeds/room.txt"
    source.write_bytes(b"++ b/no\n" + source.read_bytes())
    commit(kept.root)
    kept.write("seeds/later.txt", "Not committed.\n")
    assert changed_lines(kept.root, "trunk") == {name: [(1, 1)]}
    assert changed_lines(kept.root / "seeds", "trunk") == {source.name: [(1, 1)]}
    project = find_project(kept.root)
    assert lines_changed(project, None, {"GITHUB_BASE_REF": "trunk"}) == {}  # nothing was fetched
    assert lines_changed(project, "trunk", {}, "paper") == {f"paper/{name}": [(1, 1)]}
    git(kept.root, "update-ref", "refs/remotes/origin/trunk", "trunk")
    assert lines_changed(project, None, {"GITHUB_BASE_REF": "trunk"}) == {name: [(1, 1)]}

"""The workflow that looks at the sources online: its own script, on a repository and with a `gh` of the test's."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from timeline.cli import run
from timeline.project.settings import Settings
from timeline.project.workflows import watch_text

BASH, GIT = shutil.which("bash"), shutil.which("git")
pytestmark = pytest.mark.skipif(BASH is None or GIT is None, reason="bash and git are what GitHub runs it with")


def script_of() -> str:
    """The last step of the workflow."""
    block = watch_text(Settings()).rsplit("        run: |\n", 1)[1]
    return "".join(line[10:] if line.strip() else line for line in block.splitlines(keepends=True))


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run([str(GIT), *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A clone of a repository with a project, beside it the programs that the step calls."""
    origin, folder, programs = tmp_path / "origin.git", tmp_path / "checkout", tmp_path / "bin"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", str(origin))
    git(tmp_path, "clone", "--quiet", str(origin), str(folder))
    assert run(["init", "-C", str(folder), "--watch"]) == 0
    (folder / "claims/refreshed.jsonl").write_text("")
    git(folder, "config", "user.name", "A")
    git(folder, "config", "user.email", "a@example.org")
    git(folder, "checkout", "--quiet", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "The claims")
    git(folder, "push", "--quiet", "origin", "main")
    programs.mkdir()
    write_program(programs / "gh", 'echo "$@" >> "$CALLS"; [ "$1 $2" != "pr list" ] || printf "%s" "$OPEN"')
    return folder


def write_program(path: Path, text: str) -> None:
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)


def stepped(checkout: Path, code: int, *, changed: bool = True, opened: str = "") -> tuple[int, str]:
    """Run the step where `timeline refresh` ends with a code: its own code, and what `gh` was asked."""
    here = checkout.parent
    writes = f"echo seen-{code} >> claims/refreshed.jsonl; echo x > 'seeds/page@2026-11-20.html'" if changed else ":"
    write_program(
        here / "bin/timeline", f'{writes}\necho "page.html: <b>changed</b>" > "$RUNNER_TEMP/found.txt"; exit {code}'
    )
    environment = {
        "PATH": f"{here / 'bin'}:{os.environ['PATH']}", "RUNNER_TEMP": str(here), "GITHUB_REF_NAME": "main",
        "GITHUB_STEP_SUMMARY": str(here / "summary.md"), "CALLS": str(here / "calls"), "OPEN": opened,
        "HOME": str(here),
    }  # fmt: skip
    (here / "calls").write_text("")
    done = subprocess.run(
        [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", "-c", script_of()],
        cwd=checkout, env=environment, capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    return done.returncode, (here / "calls").read_text()


def test_what_is_found_is_pushed_to_a_branch_and_opened(checkout: Path) -> None:
    code, calls = stepped(checkout, 1)
    assert code == 0
    assert "pr create --head sources-online --base main --title Sources online: look at what changed" in calls
    assert "seen-1" in git(checkout, "show", "origin/sources-online:claims/refreshed.jsonl")
    assert git(checkout, "show", "origin/sources-online:seeds/page@2026-11-20.html") == "x"
    assert "seen-1" not in git(checkout, "show", "origin/main:claims/refreshed.jsonl")
    assert "    page.html: <b>changed</b>" in (checkout.parent / "body.md").read_text()


def test_what_is_open_already_is_written_anew(checkout: Path) -> None:
    code, calls = stepped(checkout, 1, opened="7")
    assert code == 0
    assert "pr edit 7 --title Sources online: look at what changed" in calls
    assert "pr create" not in calls


def test_where_nothing_was_found_the_days_go_straight_in(checkout: Path) -> None:
    assert stepped(checkout, 0) == (0, "")
    assert "seen-0" in git(checkout, "show", "origin/main:claims/refreshed.jsonl")


def test_a_branch_that_takes_no_push_gets_a_pull_request(checkout: Path) -> None:
    hook = checkout.parent / "origin.git/hooks/update"
    write_program(hook, '[ "$1" != refs/heads/main ]')
    code, calls = stepped(checkout, 0)
    assert code == 0
    assert "pr create --head sources-online --base main --title Sources online: all as they were kept" in calls


def test_a_failed_run_opens_nothing(checkout: Path) -> None:
    assert stepped(checkout, 2) == (2, "")
    assert git(checkout, "branch", "-r") == "origin/main"
    assert stepped(checkout, 0, changed=False) == (0, "")


def test_a_pull_request_that_cannot_be_opened_is_an_error(checkout: Path) -> None:
    write_program(checkout.parent / "bin/gh", '[ "$1 $2" != "pr create" ]')
    assert stepped(checkout, 1)[0] == 1


def test_the_workflow_installs_what_reaches_the_web_and_is_asked_for(tmp_path: Path) -> None:
    text = watch_text(Settings())
    assert 'extras="fetch"' in text
    assert not re.search("@[A-Z]+@", text)
    plain, other = tmp_path / "plain", tmp_path / "other"
    assert run(["init", "-C", str(plain)]) == 0
    assert not (plain / ".github/workflows/sources.yml").exists()
    assert run(["init", "-C", str(other), "--watch"]) == 0
    assert (other / ".github/workflows/sources.yml").read_text() == text
    assert "refresh_days = 21" in (other / "timeline.toml").read_text()
    assert run(["check", "-C", str(other), "--fail-on", "note"]) == 0


def test_settings_that_are_there_are_kept_and_what_they_lack_is_named(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", "-C", str(tmp_path)]) == 0
    settings = (tmp_path / "timeline.toml").read_text()
    capfd.readouterr()
    assert run(["init", "-C", str(tmp_path), "--watch"]) == 0
    assert "refresh_days = 21 in the settings" in capfd.readouterr().out
    assert (tmp_path / "timeline.toml").read_text() == settings
    (tmp_path / ".github/workflows/sources.yml").unlink()
    (tmp_path / "timeline.toml").write_text(settings + "refresh_days = 30\n")
    assert run(["init", "-C", str(tmp_path), "--watch"]) == 0
    assert "refresh_days" not in capfd.readouterr().out

"""Every write is whole or not at all: killed at each moment, on a full disk, twice at once, through a link."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from helpers.program import timeline
from helpers.promises_project import COMMANDS, DAY, contents, lay_back, project
from timeline.cli import run

TESTS = Path(__file__).parents[1]
LONG = int(os.environ.get("KILLS", "0")) >= 50
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


@pytest.fixture(scope="module")
def kills() -> dict[str, int]:
    """How often each command was killed."""
    return {}


@posix
@pytest.mark.parametrize("name", COMMANDS)
def test_a_run_killed_or_failed_at_any_moment_leaves_the_old_files_or_the_new(
    name: str, tmp_path: Path, kills: dict[str, int]
) -> None:
    words = [sys.executable, "-m", "helpers.promises_kill", str(project(tmp_path)), *COMMANDS[name]]
    done = subprocess.run(words, capture_output=True, text=True, cwd=TESTS)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["changed"], "the command has written nothing"
    assert report["changes"] >= 5 * len(report["changed"]), "not killed at every step: make, open, write, chmod, rename"
    assert report["sizes"] >= (40 if LONG else 2)
    assert report["torn"] == []
    assert report["litter"] == []
    assert report["unmended"] == []
    assert report["codes"] == [2, 2, 2]
    kills[name] = report["changes"] + report["sizes"]


@pytest.mark.skipif(not LONG or "PYTEST_XDIST_WORKER" in os.environ, reason="the long form, in one process: make kills")
def test_the_long_form_kills_two_hundred_times(kills: dict[str, int], capsys: pytest.CaptureFixture[str]) -> None:
    with capsys.disabled():
        print("\nkilled:", ", ".join(f"{name} {times}" for name, times in kills.items()), f"= {sum(kills.values())}")
    assert kills.keys() == COMMANDS.keys()
    assert sum(kills.values()) >= 200


BUSY = "another run of timeline is writing here. Wait until it has ended and try again.\n"


@posix
@pytest.mark.parametrize("name", COMMANDS)
def test_eight_runs_at_once_write_what_one_after_the_other_would(name: str, tmp_path: Path) -> None:
    before = contents(project(tmp_path))
    with ThreadPoolExecutor(8) as pool:
        ended = list(pool.map(lambda _: timeline(*COMMANDS[name], "-C", tmp_path), range(8)))
    written = contents(tmp_path)
    done = sum(one.returncode != 2 for one in ended)
    assert done, "none has written"
    for one in ended:
        assert one.returncode in (0, 1, 2)
        assert "internal error" not in one.stderr
        if one.returncode == 2:
            assert len(one.stderr.splitlines()) == 1, one.stderr
            late = name == "accept" and "asks for no decision" in one.stderr  # another run has made the decision
            assert late or one.stderr.endswith(BUSY), one.stderr
    lay_back(tmp_path, before)
    for _ in range(done if name == "add" else 1):  # each that was let in has added its row
        run([*COMMANDS[name], "-C", str(tmp_path)])
    assert contents(tmp_path) == written


@posix
def test_different_commands_at_once_lose_nothing(tmp_path: Path) -> None:
    """Each may be sent away; what is written in the end reads, and the rows added are those that were told."""
    rows = (project(tmp_path) / "claims/claims.csv").read_bytes()
    order = ["add", "lock", "fix", "report", "add", "review", "add", "baseline"]
    with ThreadPoolExecutor(8) as pool:
        ended = list(pool.map(lambda name: timeline(*COMMANDS[name], "-C", tmp_path), order))
    assert all("internal error" not in one.stderr for one in ended)
    added = sum(one.returncode == 0 and "added to" in one.stdout for one in ended)
    table = (tmp_path / "claims/claims.csv").read_bytes()
    assert len(table.splitlines()) == len(rows.splitlines()) + added
    assert table.replace(b"'", "’".encode()).startswith(rows)
    assert run(["lock", "-C", str(tmp_path), *DAY]) == 1, "one quote is altered"
    assert not [name for name in contents(tmp_path) if name.endswith(".tmp")]


@pytest.mark.parametrize(
    "name", ["claims/claims.lock", "reports/timeline.md", "claims/claims.csv", "reports", "claims"]
)
def test_no_link_is_written_through(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "project").mkdir()
    root, outside = project(tmp_path / "project"), tmp_path / "outside"
    if (root / name).is_dir():
        (root / name).rename(outside)
    else:
        outside.write_bytes((root / name).read_bytes() if (root / name).exists() else b"")
        (root / name).unlink(missing_ok=True)
    (root / name).symlink_to(outside)
    before = {path: path.read_bytes() for path in [outside, *outside.rglob("*")] if path.is_file()}
    for command in COMMANDS.values():
        assert run([*command, "-C", str(root)]) in (0, 1, 2)
    assert "internal error" not in capsys.readouterr().err
    assert {path: path.read_bytes() for path in [outside, *outside.rglob("*")] if path.is_file()} == before
    assert (root / name).is_symlink()


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    root = project(tmp_path)
    for name in ("claims/claims.csv", "claims/claims.lock"):
        (root / name).chmod(0o640)
    assert run([*COMMANDS["fix"], "-C", str(root)]) == 1, "one quote is altered"
    for name in ("claims/claims.csv", "claims/claims.lock"):
        assert stat.S_IMODE((root / name).stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_a_clear_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = project(tmp_path)
    (root / "claims").chmod(0o500)
    try:
        assert run(["lock", "-C", str(root)]) == 2
    finally:
        (root / "claims").chmod(0o700)
    assert "Permission denied" in capsys.readouterr().err

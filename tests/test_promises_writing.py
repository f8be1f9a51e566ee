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

from promises_corpus import HEADER
from timeline.cli import run

KILLER = Path(__file__).with_name("promises_kill.py")
WORDS = ["the rate did fall to 3.7 % in May", "they did not expect more of it", "the bank was closed in June"]
TEXT = "".join(f"In report {n}, {word}; no more.\n" for n, word in enumerate(WORDS))
posix = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")


def project(root: Path) -> Path:
    """A locked project in which one quote has moved since and one is reformatted."""
    for name in ("claims", "seeds", "reports"):
        (root / name).mkdir()
    (root / "timeline.toml").write_text("")
    (root / "seeds/bank.txt").write_text(TEXT)
    rows = "".join(f"c{n},2024,It was so,bank.txt,{word}\n" for n, word in enumerate(WORDS))
    (root / "claims/claims.csv").write_text(HEADER + rows)
    assert run(["lock", "-C", str(root), "--as-of", "2026-11-01"]) == 0
    (root / "seeds/bank.txt").write_text("A line more.\n" + TEXT.replace("expect more", "expect\u00a0 more"))
    return root


COMMANDS = {
    "lock": ["lock"],
    "fix": ["check", "--fix"],
    "review": ["review", "--accept-moved"],
    "add": ["add", "bank.txt", "--quote", "A line more", "--claim", "One line", "--date", "2024"],
    "report": ["report"],
}


@posix
@pytest.mark.parametrize("name", COMMANDS)
def test_a_run_killed_or_failed_at_any_moment_leaves_the_old_files_or_the_new(name: str, tmp_path: Path) -> None:
    words = [sys.executable, str(KILLER), str(project(tmp_path)), *COMMANDS[name]]
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["changed"], "the command has written nothing"
    assert told["kills"] >= 6
    assert told["torn"] == []
    assert told["litter"] == []
    assert told["codes"] == [2, 2, 2]


@posix
def test_two_runs_at_once_write_what_one_would(tmp_path: Path) -> None:
    root = project(tmp_path)
    words = [sys.executable, "-m", "timeline", "lock", "-C", str(root), "--as-of", "2026-11-22"]
    with ThreadPoolExecutor(4) as pool:
        ended = list(pool.map(lambda _: subprocess.run(words, capture_output=True, text=True), range(4)))
    assert {done.returncode for done in ended} <= {0, 2}
    assert any(done.returncode == 0 for done in ended)
    refused = [done.stderr for done in ended if done.returncode]
    assert all("another run of timeline is writing here" in said for said in refused)
    written = (root / "claims/claims.lock").read_bytes()
    assert run(words[3:]) == 0
    assert (root / "claims/claims.lock").read_bytes() == written
    assert sorted(path.name for path in (root / "claims").iterdir()) == ["claims.csv", "claims.lock"]


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
        assert run([*command, "-C", str(root), "--as-of", "2026-11-22"]) in (0, 1, 2)
    assert "internal error" not in capsys.readouterr().err
    assert {path: path.read_bytes() for path in [outside, *outside.rglob("*")] if path.is_file()} == before
    assert (root / name).is_symlink()


def test_the_mode_of_a_file_is_kept(tmp_path: Path) -> None:
    root = project(tmp_path)
    for name in ("claims/claims.csv", "claims/claims.lock"):
        (root / name).chmod(0o640)
    assert run(["check", "--fix", "-C", str(root), "--as-of", "2026-11-22"]) == 0
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

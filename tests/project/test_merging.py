"""Two branches that each add a row and lock it merge: the locks line by line, whatever order the lines are in then."""

import subprocess
from pathlib import Path

from helpers import program
from helpers.program import Done


def git(folder: Path, *words: str) -> None:
    names = ["-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(folder), *names, *words], check=True, capture_output=True)


def timeline(folder: Path, *words: str) -> Done:
    return program.timeline(*words, "-C", folder, "--as-of", "2026-11-22")


def add_row(folder: Path, place: int, row: str) -> None:
    table = folder / "claims/claims.csv"
    lines = table.read_text().splitlines(keepends=True)
    table.write_text("".join([*lines[:place], row + "\n", *lines[place:]]))
    assert timeline(folder, "lock").returncode == 0
    git(folder, "commit", "-qam", "a row")


def test_the_locks_of_two_branches_merge_line_by_line(tmp_path):
    assert program.timeline("init", "-C", tmp_path).returncode == 0
    source = "reading-room.txt"
    spare = "".join(f"filler-{n},2024,It has 120 seats,{source},It has 120 seats,,,,,,\n" for n in range(6))
    table = tmp_path / "claims/claims.csv"
    table.write_text(table.read_text() + spare)
    timeline(tmp_path, "lock")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "start")
    git(tmp_path, "checkout", "-qb", "one")
    add_row(tmp_path, 1, f"a-one,2024,It opened,{source},The reading room opened,,,,,,")
    git(tmp_path, "checkout", "-q", "main")
    add_row(tmp_path, 8, f"a-two,2024,It was built,{source},eleven months of building,,,,,,")
    git(tmp_path, "merge", "-q", "--no-edit", "one")

    assert timeline(tmp_path, "check", "--fail-on", "note").returncode == 0
    assert {"a-one", "a-two"} <= {
        line.split('"')[3] for line in (tmp_path / "claims/claims.lock").read_text().splitlines()
    }
    assert timeline(tmp_path, "lock").returncode == 0  # and back in order
    assert timeline(tmp_path, "lock", "--check").returncode == 0

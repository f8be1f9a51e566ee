"""How long the command line takes to start and to check the casebook, as ratios to importing what it is built on.

Every command and its floor run in turn as whole processes, so that a slower moment of the machine meets both; the
processor's time, which other work on the machine changes less than the clock's; the median of the pairs' ratios.

The casebook has a page, a PDF and documents, whose readers have to be imported. Beside it stands what it was when the
ratio was set: its plain texts with their rows, no articles. And the whole of it once more, where `--cache` has it kept.
"""

from __future__ import annotations

import csv
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 15
PAIRS = (
    ("`timeline --help`", ["-m", "timeline", "--help"], "`import typer`", ["-c", "import typer"], 1.3),
    ("`timeline rule`", ["-m", "timeline", "rule"], "`import typer`", ["-c", "import typer"], 2.0),
)
CHECK = ["-m", "timeline", "check", "--exit-zero"]
PANDAS = ("`import pandas, dateparser`", ["-c", "import pandas, dateparser"], 0.7)


def seconds(arguments: list[str]) -> float:
    """The processor's time of one process, its own and the system's for it."""
    before = os.times()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def tables() -> str:
    """The ratios as a Markdown table."""
    lines = ["| command | against | ratio (median of pairs) | at most |", "|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        texts, whole = texts_alone(Path(folder) / "texts"), copied(Path(folder) / "whole")
        checks = (
            ("`timeline check` on the casebook", CHECK),
            ("the same on its plain texts alone", [*CHECK, "-C", str(texts)]),
            ("`timeline check --cache` on the casebook, nothing changed", [*CHECK, "--cache", "-C", str(whole)]),
        )
        for name, command, floor_name, floor, most in (*PAIRS, *((*check, *PANDAS) for check in checks)):
            seconds(command), seconds(floor)
            ratios = [seconds(command) / seconds(floor) for _ in range(ROUNDS)]
            lines.append(f"| {name} | {floor_name} | {statistics.median(ratios):.2f} | {most} |")
    return "\n".join(lines) + "\n"


def copied(folder: Path) -> Path:
    """The casebook in a folder of its own."""
    for name in ("pyproject.toml", "claims", "seeds", "articles"):
        place = ROOT / name
        (shutil.copytree if place.is_dir() else copy_file)(place, folder / name)
    return folder


def copy_file(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source, target)


def texts_alone(folder: Path) -> Path:
    """The casebook's plain texts with their rows, and no articles."""
    copied(folder)
    shutil.rmtree(folder / "articles")
    for name in ("claims.csv", "sources.csv"):
        path = folder / "claims" / name
        with path.open(newline="", encoding="utf-8") as file:
            head, *rows = csv.reader(file)
        at = head.index("source")
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([head, *(row for row in rows if row[at].endswith(".txt"))])
    for path in (folder / "seeds").iterdir():
        if path.suffix != ".txt":
            path.unlink()
    settings = (
        (folder / "pyproject.toml")
        .read_text(encoding="utf-8")
        .replace('drafts = ["articles/*.md", "articles/*.docx"]\n', "")
    )
    (folder / "pyproject.toml").write_text(
        settings.replace("draft_complete = true", "draft_complete = false"), encoding="utf-8"
    )
    return folder


if __name__ == "__main__":
    print(tables())

"""How long the command line takes to start and to check the casebook, as ratios to importing what it is built on.

Every command and its floor run in turn as whole processes, so that a slower moment of the machine meets both; the
processor's time, which other work on the machine changes less than the clock's; the median of the pairs' ratios.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 15
PAIRS = (
    ("`timeline --help`", ["-m", "timeline", "--help"], "`import typer`", ["-c", "import typer"], 1.3),
    ("`timeline rule`", ["-m", "timeline", "rule"], "`import typer`", ["-c", "import typer"], 2.0),
    (
        "`timeline check` on the casebook",
        ["-m", "timeline", "check", "--exit-zero"],
        "`import pandas, dateparser`",
        ["-c", "import pandas, dateparser"],
        0.7,
    ),
)


def seconds(arguments: list[str]) -> float:
    """The processor's time of one process, its own and the system's for it."""
    before = os.times()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def tables() -> str:
    """The ratios as a Markdown table."""
    lines = ["| command | against | ratio (median of pairs) | at most |", "|---|---|---|---|"]
    for name, command, floor_name, floor, most in PAIRS:
        seconds(command), seconds(floor)
        ratios = [seconds(command) / seconds(floor) for _ in range(ROUNDS)]
        lines.append(f"| {name} | {floor_name} | {statistics.median(ratios):.2f} | {most} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(tables())

"""How long the command line takes to start and to check the casebook, as ratios to importing what it is built on.

Every command and its floor run in turn as whole processes, so that a slower moment of the machine meets both; medians.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
PAIRS = (
    ("`timeline --help`", ["-m", "timeline", "--help"], "`import typer`", ["-c", "import typer"], 2.0),
    (
        "`timeline check` on the casebook",
        ["-m", "timeline", "check", "--exit-zero"],
        "`import pandas, dateparser`",
        ["-c", "import pandas, dateparser"],
        1.5,
    ),
)


def seconds(arguments: list[str]) -> float:
    """The wall time of one process."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


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

"""Growth: what a check costs with the size of a project, beside a second look, another process, and the least there is.

    python -m benchmarks scale [SMALL [LARGE]]

The projects are drawn by `gen.py` beside `floor.py`, which reads, hashes and searches what any checker must; both lie
with the development data. Every figure is a ratio of whole processes in one run, of processor time unless wall is said.
A ratio of growth is for LARGE over SMALL; with other sizes it is reckoned for ten times as much.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.startup import seconds

CASES = Path(__file__).resolve().parents[2] / "shared" / "cases" / "scale"
SMALL, LARGE = 1000, 10_000
CLAIMS_A_SOURCE = 10
AS_OF, NEXT_DAY = ("--as-of", "2026-11-22"), ("--as-of", "2026-11-23")
Row = tuple[str, float, str]


def tables(small: int = SMALL, large: int = LARGE) -> str:
    """The ratios as a Markdown table; nothing where the development data is not there."""
    if not (CASES / "gen.py").exists():
        return "The development data is not there.\n"
    lines = ["| what | ratio | in reach |", "|---|---:|---:|"]
    with tempfile.TemporaryDirectory() as name:
        lines += [f"| {what} | {ratio:.2f} | {reach} |" for what, ratio, reach in rows(Path(name), small, large)]
    return "\n".join(lines) + "\n"


def rows(folder: Path, small: int, large: int) -> Iterator[Row]:
    """Each ratio with what is in reach of it."""
    few, many = drawn(folder / "few", small), drawn(folder / "many", large)
    once = check(many)
    floor = python(str(CASES / "floor.py"), str(many))
    yield f"check of {large:,} claims over the floor", once / floor, "80"
    growth = grown(once / check(few), large / small)
    yield f"ten times as many claims, by {large:,} over {small:,}", growth, "12"
    yield from second_look(many, once)
    walls = [wall("check", "-C", str(many), *AS_OF, "--exit-zero", "--jobs", number) for number in ("2", "1")]
    yield "wall, two processes over one", walls[0] / walls[1], ".65"
    as_asked = timeline("check", "-C", str(many), *AS_OF, "--exit-zero")  # in as many processes as the review takes
    reviewed = timeline("review", "-C", str(shutil.copytree(many, folder / "copy")), *AS_OF, "--accept-moved")
    yield "review --accept-moved over check", reviewed / as_asked, "1.5"
    yield from crowds(folder)


def second_look(project: Path, once: float) -> Iterator[Row]:
    """A check with what an earlier one has kept: after no change, on the next day, and after one source has changed."""
    check(project, "--cache")
    yield "nothing changed, over the first check", check(project, "--cache") / once, ".15"
    yield "nothing changed but the day, over the first check", check(project, "--cache", *NEXT_DAY) / once, ""
    source = next((project / "seeds").rglob("*.txt"))
    source.write_text(source.read_text(encoding="utf-8") + "Another line.\n", encoding="utf-8")
    yield "one source changed, over the first check", check(project, "--cache") / once, ".2"


def crowds(folder: Path) -> Iterator[Row]:
    """Many of one kind, over half as many."""
    hot = [check(drawn(folder / f"hot{n}", n, "--hot", str(n))) for n in (1000, 2000)]
    yield "2,000 over 1,000 rows of one subject and measure", hot[1] / hot[0], "2.3"
    beside = [check(uncited(folder / f"beside{n}", n)) for n in (4000, 8000)]
    yield "one lost quote beside 8,000 over 4,000 uncited files", beside[1] / beside[0], "2.2"


def grown(ratio: float, times: float) -> float:
    """What a ratio of growth over so many times as much is over ten times as much, at the same exponent."""
    return float(10 ** (math.log(ratio) / math.log(times)))


def drawn(folder: Path, claims: int, *more: str) -> Path:
    """A project of so many claims, locked, and then changed as gen.py does."""
    size = (str(folder), str(claims), str(max(10, claims // CLAIMS_A_SOURCE)), *more)
    python(str(CASES / "gen.py"), *size, "--stage", "1")
    timeline("lock", "-C", str(folder), *AS_OF)
    python(str(CASES / "gen.py"), *size, "--stage", "2")
    return folder


def uncited(folder: Path, files: int) -> Path:
    """A project with one lost quote and so many files in one folder that no row cites."""
    (folder / "seeds").mkdir(parents=True)
    (folder / "claims").mkdir()
    table = "id,date,claim,source,quote\na,2024,c,own.txt,nobody has ever written these words\n"
    (folder / "claims" / "claims.csv").write_text(table, encoding="utf-8")
    (folder / "seeds" / "own.txt").write_text("Other words.\n", encoding="utf-8")
    for n in range(files):
        (folder / "seeds" / f"n{n}.txt").write_text(f"Note {n} of the archive.\n", encoding="utf-8")
    return folder


def check(project: Path, *more: str) -> float:
    return timeline("check", "-C", str(project), *AS_OF, "--exit-zero", "--jobs", "1", *more)


def timeline(*arguments: str) -> float:
    """The processor time of a command, whatever it exits with."""
    code = "import subprocess, sys; subprocess.run([sys.executable, '-m', 'timeline', *sys.argv[1:]], stderr=-3)"
    return seconds(["-c", code, *arguments])


def python(*arguments: str) -> float:
    return seconds(list(arguments))


def wall(*arguments: str) -> float:
    started = time.perf_counter()
    command = [sys.executable, "-m", "timeline", *arguments]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


if __name__ == "__main__":
    print(tables(*map(int, sys.argv[1:])))

"""The desk's ground: a row looked at as it is typed, a save, and two that write at once.

    python -m benchmarks desk [CHANGES [LARGE]]

The casebook is the shipped one; the other projects are drawn (drawn.py). Times are processor time of one process; a
look is the median of sixty rows, a save the median of five. What two writers leave is counted in the files.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.drawn import AS_OF, Compared, draw_change, draw_project, edit_sources
from timeline.checking.run import examine
from timeline.model.errors import TimelineError
from timeline.project.claims import read_claims
from timeline.project.lock import read_lock
from timeline.project.settings import find_project
from timeline.review.relock import relock
from timeline.review.workspace import Workspace, open_workspace

ROOT = Path(__file__).resolve().parents[1]
CHANGES, SMALL, LARGE, ROWS, LOOKS = 1000, 100, 10_000, 200, 60
Row = tuple[str, str, str]


def tables(changes: int = CHANGES, large: int = LARGE) -> str:
    """What was measured as a Markdown table."""
    lines = ["| what | found | in reach |", "|---|---:|---:|"]
    with tempfile.TemporaryDirectory() as name:
        found = [*same(Path(name), changes), *costs(Path(name), large), *writers(Path(name))]
    return "\n".join(lines + [f"| {what} | {figure} | {reach} |" for what, figure, reach in found]) + "\n"


def same(folder: Path, changes: int) -> Iterator[Row]:
    """Rows in which a look finds something else than a full check."""
    casebook = Compared(ROOT)
    standing = casebook.as_they_stand()
    differing = sum(found != full for found, full in standing)
    yield f"rows of the casebook that differ from a full check, of {len(standing)}", str(differing), "0"
    project = Compared(drawn(folder / "changed", 48))
    rng = random.Random(20261130)  # noqa: S311 - the same on every run
    differing = sum(project.differing(*draw_change(rng, project.table)) is not None for _ in range(changes))
    yield f"rows changed at random that differ from a full check, of {changes:,}", str(differing), "0"


def costs(folder: Path, large: int) -> Iterator[Row]:
    """What a look and a save cost."""
    casebook = find_project(ROOT)
    check = median_of(lambda: examine(casebook, AS_OF), 3)
    few, many = opened(folder / "few", SMALL), opened(folder / "many", large)
    with_casebook = open_copy(folder / "casebook")
    look = look_time(with_casebook)
    yield "a look at a row of the casebook over a check of it", f"{look / check:.3f}", "0.1"
    yield f"a look at {large:,} claims over one at {SMALL}", f"{look_time(many) / look_time(few):.2f}", "3"
    lost = [lost_time(few), lost_time(many)]
    yield f"a look at a lost quote, as above ({lost[1] * 1e3:.0f} ms)", f"{lost[1] / lost[0]:.1f}", "3"
    read = median_of(lambda: read_claims(many.project.root, "claims/claims.csv"), 5)
    texts = iter(range(100))
    row = many.rows(offset=large // 2, limit=1).rows[0]
    edit = median_of(lambda: next_edit(many, row.id, next(texts)), 5)
    yield f"a cell saved at {large:,} claims over reading the table", f"{edit / read:.2f}", "3"
    append = median_of(lambda: append_row(many, f"new{next(texts)}"), 5)
    yield f"a row added and recorded at {large:,} claims over reading the table", f"{append / read:.2f}", "3"
    for workspace in (few, many, with_casebook):
        workspace.close()


def next_edit(workspace: Workspace, name: str, number: int) -> None:
    workspace.edit(name, "note", f"note {number - 1}" if number else "", f"note {number}")


def append_row(workspace: Workspace, name: str) -> None:
    source = workspace.source(0)
    cells = workspace.select(0, source.sha256, source.blocks[0].start, source.blocks[0].start + 60).cells
    workspace.append({**cells, "id": name, "claim": "It was so."})


def look_time(workspace: Workspace) -> float:
    """The median of some looks at rows with another note."""
    names = [row.id for row in workspace.rows(limit=200).rows]
    chosen = random.Random(1).sample(names, min(LOOKS, len(names)))  # noqa: S311
    looks = iter(chosen * 2)
    median_of(
        lambda: workspace.look({"note": "as it is"}, next(looks)), len(chosen)
    )  # languages and patterns are loaded
    return median_of(lambda: workspace.look({"note": "as it is"}, next(looks)), len(chosen))


def lost_time(workspace: Workspace) -> float:
    """The median of three looks at a row whose words stand nowhere, so that any source may have them."""
    name, texts = workspace.rows(limit=1).rows[0].id, iter(range(3))
    workspace.prepare()
    return median_of(lambda: workspace.look({"quote": f"words {next(texts)} that nobody wrote"}, name), 3)


def median_of(what: Callable[[], object], times: int) -> float:
    """The median processor time of some runs, in seconds."""
    found = []
    for _ in range(times):
        started = time.process_time()
        what()
        found.append(time.process_time() - started)
    return statistics.median(found)


def drawn(folder: Path, claims: int) -> Path:
    """A drawn project, locked, its sources then edited."""
    draw_project(folder, claims)
    relock(find_project(folder), AS_OF)
    edit_sources(folder)
    return folder


def opened(folder: Path, claims: int) -> Workspace:
    return open_workspace(find_project(drawn(folder, claims)), AS_OF)


def open_copy(folder: Path) -> Workspace:
    """The casebook, where nothing of it is written to."""
    for name in ("claims", "seeds"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "pyproject.toml", folder)
    return open_workspace(find_project(folder), AS_OF)


def writers(folder: Path) -> Iterator[Row]:
    """What two writers of so many rows each leave."""
    for name, way in (("threads", by_threads), ("processes", by_processes)):
        root = empty(folder / name)
        saved = way(root)
        there = {claim.id for claim in read_claims(root, "claims/claims.csv").claims} - {"first"}
        recorded = set(read_lock(root, "claims/claims.lock").entries) - {"first"}
        lost = len(set(saved) - there) + len(set(saved) - recorded) + len(there - set(saved))
        found = f"{len(there)} there, {2 * ROWS - len(saved)} refused, {lost} lost"
        yield f"two writers of {ROWS} rows each, {name}", found, "0 lost"


def empty(root: Path) -> Path:
    (root / "seeds").mkdir(parents=True)
    (root / "claims").mkdir()
    (root / "seeds" / "note.txt").write_text("It has 120 seats.\n", encoding="utf-8")
    table = "id,date,claim,source,quote\nfirst,,It is so.,note.txt,It has 120 seats.\n"
    (root / "claims" / "claims.csv").write_text(table, encoding="utf-8")
    relock(find_project(root), AS_OF)
    return root


def add_rows(root: Path, name: str) -> list[str]:
    """Add rows; the ids of those that were reported saved."""
    workspace, saved = open_workspace(find_project(root), AS_OF), list[str]()
    for n in range(ROWS):
        row = {"id": f"{name}{n}", "claim": "It is so.", "source": "note.txt", "quote": "It has 120 seats."}
        try:
            saved.append(workspace.append(row).id)
        except TimelineError:
            continue
    workspace.close()
    return saved


def by_threads(root: Path) -> list[str]:
    with ThreadPoolExecutor(2) as pool:
        return [name for names in pool.map(lambda who: add_rows(root, who), "ab") for name in names]


def by_processes(root: Path) -> list[str]:
    code = "import sys, pathlib, benchmarks.desk as desk; print(*desk.add_rows(pathlib.Path(sys.argv[1]), sys.argv[2]))"
    words = [sys.executable, "-c", code, str(root)]
    running = [subprocess.Popen([*words, who], stdout=subprocess.PIPE, text=True, cwd=ROOT) for who in "ab"]
    return [name for one in running for name in one.communicate()[0].split()]


if __name__ == "__main__":
    print(tables(*map(int, sys.argv[1:])))

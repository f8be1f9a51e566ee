"""How well figures are read, and how fast. Prints Markdown tables.

    python -m benchmarks figures_reading

The test sets are the specifications of Recognizers-Text and the corpora of Duckling, which nobody here wrote. They are
looked for in the folder `shared/cases` beside the repository, with the code that scores them; without it that table
says so. Peers' figures were measured on the same cases; "own" marks a library measured on its own specification. The
floor of the speeds is `re.findall` of all digits in the same text, the least that any reader must do.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import timeline
from timeline.figures.reading.read import read_figures

CASES = Path(__file__).resolve().parents[1] / ".." / "shared" / "cases"

# Set, what is measured of it, the best peer's figure on it, the peer, and what had to be reached.
SETS = (
    ("rt-money-en", "money", 90.4, "Recognizers, own", 92), ("rt-money-fr", "money", 97.7, "Recognizers, own", 95),
    ("rt-money-de", "money", 93.0, "Recognizers, own", 93), ("rt-money-es", "money", 95.1, "Recognizers, own", 93),
    ("dk-money-en", "money", 98.9, "Duckling, own", 90), ("rt-range-en", "range", 49.0, "best reader of ranges", 85),
    ("rt-number-en", "number", 92.0, "Recognizers, own", 75),
    ("rt-duration-en", "duration", 90.7, "Recognizers, own", 85),
    ("rt-percent-en", "percent", 100.0, "Recognizers, own", 95),
)  # fmt: skip
NEWS = (
    "The company said on Sept. 9 that it had raised €1.7 billion ($2 billion) at a valuation of €11.7bn, up from 5.8 "
    "billion euros in June 2024, according to people who know of the talks and asked not to be named as they are "
    "private. A spokeswoman for the company declined to comment on the matter. Its rivals have raised far more in the "
    "United States, where investors pay for growth and ask about profits later, and where at least 20 of them wait "
    "for a listing. The founders, who worked together in Paris before they left in the spring, want to keep control "
    "and to sell to governments, banks and makers of cars. Nearly one in five of its 350 people work on that.\n"
)
WORST = ("1", "1,", "1 ", "1-", "1-1 ", "Abc 1 ", "$", "[", "(1)", "one ", "more than ", "a ", " ", "\n", "e\u0301")
RUNS = 3


def tables() -> str:
    """All tables of this page."""
    return "\n\n".join([accuracy_table(), others_table(), speed_table(), growth_table()])


def accuracy_table() -> str:
    """F1 on the sets that a target was set for, beside the best peer's."""
    rows = ["| set | figures | F1 | best peer | | target |", "|---|---:|---:|---:|---|---:|"]
    for name, measure, peer, who, target in SETS:
        score = score_set(name)
        if score is None:
            return "The development sets are not beside the repository; no accuracy is told."
        rows.append(f"| {name} | {score['figures']:.0f} | {score[measure]:.1f} | {peer:.1f} | {who} | {target} |")
    return "\n".join(rows)


def others_table() -> str:
    """F1 on all other sets: the right value, of the right kind where the set is about one."""
    rows = ["| other sets | figures | F1 |", "|---|---:|---:|"]
    aimed = {name for name, *_ in SETS}
    for path in sorted((CASES / "figures").glob("*.jsonl")):
        score = score_set(path.stem) if path.stem not in aimed else None
        if score:
            rows.append(f"| {path.stem} | {score['figures']:.0f} | {score[path.stem.split('-')[1]]:.1f} |")
    return "\n".join(rows)


def score_set(name: str) -> dict[str, float] | None:
    """The measures of one set, by the code that lies beside it; None where it is not there."""
    path = CASES / "figures" / f"{name}.jsonl"
    if not path.is_file():
        return None
    calls, measures = _module("calls"), _module("measures")
    cases = list(calls.cases(path.read_text(encoding="utf-8").rstrip("\n").split("\n")))
    answers = {case["id"]: {"id": case["id"], **calls.call_figures(timeline, case)} for case in cases}
    scores: dict[str, float] = measures.figures(cases, answers)
    return scores


def _module(name: str) -> ModuleType:
    """A module of the folder of the cases."""
    spec = importlib.util.spec_from_file_location(name, CASES / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def speed_table() -> str:
    """Megabytes of news read in a second of one core, beside the floor, and the first call with its imports."""
    text = NEWS * (1_000_000 // len(NEWS))
    figures = len(read_figures(text))
    ours = min(cost(lambda: read_figures(text)) for _ in range(RUNS))
    floor = min(cost(lambda: re.findall(r"[0-9]+", text)) for _ in range(RUNS))
    size = len(text) / 1e6
    return "\n".join([
        "| one megabyte of news | MB/s | figures | times the floor |",
        "|---|---:|---:|---:|",
        f"| `re.findall` of digits (floor) | {size / floor:.1f} | | 1 |",
        f"| `read_figures` | {size / ours:.2f} | {figures} | {ours / floor:.0f} |",
        "",
        f"The first call, imports included, takes {first_call():.0f} ms of processor time.",
    ])  # fmt: skip


def first_call() -> float:
    """Milliseconds of the first call in a new process, the import of the package included; the best of some."""
    code = (
        "import time; began = time.process_time(); import timeline; timeline.read_figures('€5m');"
        "print(1000 * (time.process_time() - began))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in range(RUNS)
    ]
    return min(float(run.stdout) for run in runs)


def growth_table() -> str:
    """What four times the text costs more, for texts made to be hard: 4 is linear, 16 would be a square."""
    rows = ["| a text of nothing but | 50 kB, ms | 200 kB, ms | growth |", "|---|---:|---:|---:|"]
    for unit in WORST:
        small, large = ((unit * (size // len(unit) + 1))[:size] for size in (50_000, 200_000))
        read_figures(small)
        first, second = (min(cost(lambda text=text: read_figures(text)) for _ in range(2)) for text in (small, large))
        rows.append(f"| `{unit!r}` | {1000 * first:.0f} | {1000 * second:.0f} | {second / first:.1f} |")
    return "\n".join(rows)


def cost(call: object) -> float:
    """Processor seconds of one call."""
    assert callable(call)
    began = time.process_time()
    call()
    return time.process_time() - began


if __name__ == "__main__":
    print(tables())

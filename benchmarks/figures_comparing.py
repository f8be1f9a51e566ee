"""How well figures are compared, and how fast the rates are there. Prints Markdown tables.

    python benchmarks/figures_comparing.py

The pairs are VitaminC's (Schuster, Fisch and Barzilay 2021): a claim, a sentence of Wikipedia, and one figure of it
that was changed or not. They are looked for in the folder `shared/cases` beside the repository, with the code that
scores them; without it the first table says so. The peer is Duckling's reader with a plain comparer of
intervals behind it, measured on the same pairs.
"""

from __future__ import annotations

import collections
import datetime
import importlib.util
import json
import subprocess
import sys
import time
import timeit
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import timeline
from timeline.figures.comparing.rates import Rates
from timeline.figures.comparing.verdict import compare_figures
from timeline.figures.reading.read import read_figures

CASES = Path(__file__).resolve().parents[1] / ".." / "shared" / "cases"
PEER_STRICT = 89.3
RUNS = 7

OURS = (
    "import datetime; from timeline.figures.comparing.rates import Rates;"
    "Rates.load().rate('EUR', 'USD', datetime.date(2025, 9, 9))"
)
THEIRS = (
    "import datetime; from currency_converter import CurrencyConverter;"
    "CurrencyConverter().convert(1, 'EUR', 'USD', datetime.date(2025, 9, 9))"
)


def tables() -> str:
    """All tables of this page."""
    return "\n\n".join([pairs_table(), speed_table()])


def pairs_table() -> str:
    """Verdicts on VitaminC's pairs, for each set of pairs that is there."""
    rows = [
        "| VitaminC, one figure changed | pairs | strict | lenient | conflict precision | without verdict |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for path in sorted((CASES / "pairs").glob("*.jsonl")):
        score = score_pairs(path)
        rows.append(
            f"| {path.stem} | {score['cases']:.0f} | {score['strict']:.1f} | {score['lenient']:.1f} "
            f"| {score['precision']:.1f} | {score['without verdict']:.1f} |"
        )
    if len(rows) == 2:
        return "The development cases are not beside the repository: no pairs to compare."
    rows.append(f"| best peer, on the same pairs | | {PEER_STRICT} | | | |")
    return "\n".join(
        [*rows, "", "Strict: only `agree` backs a claim. Lenient: `compatible` backs it too. In per cent."]
    )


def score_pairs(path: Path) -> dict[str, float]:
    """The scores of one set of pairs, in per cent; `precision` is the share of the told conflicts that are some."""
    calls, measures = _module("calls"), _module("measures")
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    answers = {case["id"]: calls.call_pairs(timeline, case) for case in cases}
    scores: Mapping[str, float] = measures.pairs(cases, answers)
    labels = collections.Counter(case["label"] for case in cases if answers[case["id"]]["verdict"] == "conflict")
    return {**scores, "precision": 100 * labels["conflict"] / max(1, labels.total())}


def speed_table() -> str:
    """Rates and comparisons, as ratios within one run."""
    ours, theirs = _best_of(OURS, THEIRS)
    began = time.perf_counter()
    rates = Rates.load()
    load = time.perf_counter() - began
    day = datetime.date(2025, 9, 9)
    euro, dollar, other = (read_figures(text)[0] for text in ("€11.7bn", "$13.8 billion", "€11.72bn"))
    plain = timeit.timeit(lambda: compare_figures(euro, other), number=2000) / 2000
    converted = timeit.timeit(lambda: compare_figures(euro, dollar, on=day, rates=rates), number=500) / 500
    rows = [
        ("one rate in a new process, against CurrencyConverter", f"{ours / theirs:.2f} times", f"{ours:.2f} s"),
        ("reading the table of rates, against the same", f"{load / theirs:.2f} times", f"{load:.3f} s"),
        ("two figures in one currency", f"{1 / plain:,.0f} a second", f"{plain * 1e6:.0f} µs"),
        ("two figures in two currencies", f"{1 / converted:,.0f} a second", f"{converted * 1e6:.0f} µs"),
    ]  # fmt: skip
    return "\n".join(["| comparing | | |", "|---|---:|---:|", *(f"| {' | '.join(row)} |" for row in rows)])


def _module(name: str) -> ModuleType:
    """A module of the development cases, which are no package."""
    spec = importlib.util.spec_from_file_location(f"cases_{name}", CASES / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(CASES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _best_of(*programs: str) -> list[float]:
    """Seconds of the fastest of several runs of each program, run in turn so that all see the same machine."""
    best = [float("inf")] * len(programs)
    for _ in range(RUNS):
        for i, program in enumerate(programs):
            began = time.perf_counter()
            subprocess.run([sys.executable, "-c", program], check=True)
            best[i] = min(best[i], time.perf_counter() - began)
    return best


if __name__ == "__main__":
    print(tables())

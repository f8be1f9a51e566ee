"""How dates are read: right, silently wrong and refused, beside the peers; and how long it takes. Markdown tables.

    python -m benchmarks dates

The sets are the corpora of Duckling and of Microsoft's Recognizers and the table of python-edtf, looked for in the
folder `shared/cases` beside the repository, with the code that scores them; without it the first table says so.
Silently wrong is every answer that is not the accepted one: another day, a part invented, a part lost. The peers'
figures are the best of nine readers on the same cases. The prose whose dates are found is made here, so that the
speed can be had anywhere.
"""

from __future__ import annotations

import datetime
import importlib.util
import json
import timeit
from pathlib import Path
from types import ModuleType

import timeline
from timeline.dates import find_dates, read_date

CASES = Path(__file__).resolve().parents[1] / ".." / "shared" / "cases"
PEERS = {
    "edtf-natlang": "60 / 38 (Duckling), 66 / 18 (HeidelTime)",
    "duckling-en": "50 / 45",
    "recognizers-en": "53 / 31",
}
PUBLISHED = datetime.date(2024, 6, 13)
FORMATS = ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d %b %Y", "%B %Y", "%d/%m/%Y", "%m/%d/%Y", "%Y")
DATES = (
    "3 May 2024",
    "May 3, 2024",
    "May 2024",
    "2024-05-03",
    "2024",
    "Q3 2024",
    "early 2023",
    "last week",
    "19 February",
)
PROSE = (
    "The company, which was founded in April 2023, said on Tuesday that it had raised another round of money. "
    "People who know the plans expect revenue to double by the end of 2026, although nobody would say from what. "
    "It employs about 2000 people in three countries, and may open a fourth office; the rest is said to be open. "
)
RUNS = 5


def tables() -> str:
    """All tables of this page."""
    return "\n\n".join([accuracy_table(), speed_table()])


def accuracy_table() -> str:
    """Right, silently wrong and refused, for each set that is there."""
    rows = [
        "| set | dates | right | silently wrong | refused | best peer, right / silently wrong |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for path in sorted((CASES / "dates").glob("*.jsonl")):
        score = score_set(path)
        silent = 100 * score["silent"] / score["cases"]
        rows.append(
            f"| {path.stem} | {score['cases']:.0f} | {score['right']:.1f} | {silent:.1f} | {score['refused']:.1f} "
            f"| {PEERS.get(path.stem, '')} |"
        )
    if len(rows) == 2:
        return "The development cases are not beside the repository: no dates to read."
    return "\n".join([*rows, "", "In per cent."])


def score_set(path: Path) -> dict[str, float]:
    """The scores of one set."""
    calls, measures = _module("calls"), _module("measures")
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    answers = {case["id"]: calls.call_dates(timeline, case) for case in cases}
    scores: dict[str, float] = measures.dates(cases, answers)
    return scores


def speed_table() -> str:
    """A date read, as a ratio to trying formats with strptime in the same run; and running text."""
    ours = _best(lambda: [read_date(text, published=PUBLISHED) for text in DATES], 200) / len(DATES)
    theirs = _best(lambda: [_by_formats(text) for text in DATES], 200) / len(DATES)
    text = PROSE * (200_000 // len(PROSE))
    floor = _best(text.split, 20)
    finding = _best(lambda: find_dates(text, published=PUBLISHED), 1)
    rows = [
        ("a date, against `strptime` with eight formats", f"{ours / theirs:.1f} times", f"{ours * 1e6:.0f} µs"),
        ("dates in running text, against `str.split`", f"{finding / floor:.0f} times", _per_megabyte(finding, text)),
    ]
    return "\n".join(["| reading | | |", "|---|---:|---:|", *(f"| {' | '.join(row)} |" for row in rows)])


def _per_megabyte(seconds: float, text: str) -> str:
    return f"{seconds / len(text) * 1e6:.1f} s a million characters"


def _by_formats(text: str) -> datetime.datetime | None:
    """What one would write without a date reader: the first format that fits."""
    for form in FORMATS:
        try:
            return datetime.datetime.strptime(text, form)  # noqa: DTZ007
        except ValueError:
            continue
    return None


def _best(call: object, number: int) -> float:
    """Seconds of one call, the best of several runs."""
    assert callable(call)
    return min(timeit.repeat(call, number=number, repeat=RUNS)) / number


def _module(name: str) -> ModuleType:
    """A module of the development cases, which are no package."""
    spec = importlib.util.spec_from_file_location(f"cases_{name}", CASES / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(CASES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    print(tables())

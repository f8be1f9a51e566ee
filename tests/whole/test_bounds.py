"""Work grows with the input and no faster: steps are counted, and native code is held to a processor limit.

The texts and readers are those of benchmarks/worst_cases.py, which measures times.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType, ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULE = ROOT / "benchmarks" / "worst_cases.py"
SMALL, FACTOR = 500, 4
EVERY = 4  # of so many texts one; the benchmark reads them all
SLACK = 1.7  # times what linear growth would give: dictionaries, caches and first calls
NATIVE = (" ", "[", "(", "\\n", "1", "1,", "\\u0301\\u0316", "\\u00ad", ".", "a", "\\r", "-\\n", "$", "\\ufffd")
CAPPED = ("anchoring", "differences")  # quadratic up to a fixed number of words, and bounded beyond: held below
SIZE, CPU_SECONDS = 20_000, 120
LISTED_SECONDS = 60


def worst_cases() -> ModuleType:
    spec = importlib.util.spec_from_file_location("worst_cases", MODULE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WORST = worst_cases()


def steps(reader: Callable[[str], object], text: str) -> int:
    """How many calls a reader makes, of Python's functions and of C's."""
    count = 0

    def look(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(look)
    try:
        reader(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", [name for name, _ in WORST.READERS if name not in CAPPED])
def test_steps_grow_no_faster_than_the_text(name: str) -> None:
    reader = dict(WORST.READERS)[name]
    reader("warm up 1 May 2024")
    steep = []
    for piece in WORST.PIECES[::EVERY]:
        make = WORST.repeated(piece)
        reader(make(SMALL))  # what is done once is done here
        small, large = steps(reader, make(SMALL)), steps(reader, make(SMALL * FACTOR))
        if large > FACTOR * SLACK * small + 3000:
            steep.append((piece, small, large))
    assert not steep


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit of processor time")
@pytest.mark.parametrize("name", [name for name, _ in WORST.READERS])
def test_no_pattern_runs_away(name: str) -> None:
    code = (
        "import resource, runpy, sys\n"
        f"resource.setrlimit(resource.RLIMIT_CPU, ({CPU_SECONDS}, {CPU_SECONDS}))\n"
        f"worst = runpy.run_path({str(MODULE)!r})\n"
        f"reader = dict(worst['READERS'])[{name!r}]\n"
        f"for piece in ({', '.join(repr(piece) for piece in NATIVE)},):\n"
        f"    reader(worst['repeated'](piece.encode().decode('unicode_escape'))({SIZE}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, f"killed by signal {-done.returncode}: {done.stderr[-2000:]}"


LISTED = """
from timeline.anchoring import find_quote
from timeline.dates import find_dates, read_date
from timeline.dates.explain import explain_refusal
from timeline.figures import read_figures
from timeline.text.fold import fold

near, source = adversary(1_000_000)
readers = (
    read_figures, find_dates, read_date, explain_refusal, fold,
    lambda text: find_quote("a quote that is not here 37", text),
    lambda text: find_quote(text, "It is not " + text[:500]),
)
cases = {
    "a quote of 1,000 characters, nearly everywhere": lambda: find_quote(near, source),
    **{name: lambda text=text: [read(text) for read in readers] for name, text in LISTED.items()},
}
cases[sys.argv[1]]()
"""
"""Runs one of the inputs on which native code, or a pattern, is known to have taken minutes."""


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit of processor time")
@pytest.mark.parametrize("name", ["a quote of 1,000 characters, nearly everywhere", *WORST.LISTED])
def test_what_has_taken_minutes_elsewhere_does_not(name: str) -> None:
    """100,000 spaces and their like, at once through every reader, within a minute: quadratic patterns take several."""
    code = (
        "import resource, runpy, sys\n"
        f"resource.setrlimit(resource.RLIMIT_CPU, ({LISTED_SECONDS}, {LISTED_SECONDS}))\n"
        f"globals().update(runpy.run_path({str(MODULE)!r}))\n" + LISTED
    )
    done = subprocess.run([sys.executable, "-c", code, name], capture_output=True, text=True)
    assert done.returncode == 0, f"ended by signal {-done.returncode}: {done.stderr[-2000:]}"

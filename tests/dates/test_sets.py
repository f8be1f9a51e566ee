"""Reading dates on the public test sets that were used to tune it: what was reached may not be lost."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

import timeline

CASES = Path(__file__).resolve().parents[2] / ".." / "shared" / "cases"

# per cent right at least, wrong or invented at most, silently wrong at most: also in a longer unit than the set's
REACHED = {
    "edtf-natlang": (81, 1, 1),
    "duckling-en": (66, 9, 13),
    "recognizers-en": (62, 1.5, 12),
    "duckling-fr": (60, 6, 10),
    "recognizers-fr": (65, 4, 16.5),
    "duckling-de": (68, 13.5, 16.5),
    "recognizers-de": (58, 1, 9),
    "duckling-es": (66, 5, 7),
    "recognizers-es": (48, 2, 14.5),
}


def module(name: str) -> ModuleType:
    """A module of the development cases, which are no package."""
    spec = importlib.util.spec_from_file_location(f"cases_{name}", CASES / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.mark.skipif(not CASES.is_dir(), reason="the development cases are not at hand (../shared/cases)")
@pytest.mark.parametrize("name", REACHED)
def test_a_public_set_is_read_as_well_as_it_was(name: str) -> None:
    calls, measures = module("calls"), module("measures")
    cases = [json.loads(line) for line in (CASES / "dates" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    answers = {case["id"]: calls.call_dates(timeline, case) for case in cases}
    score = measures.dates(cases, answers)
    right, wrong, silent = REACHED[name]
    assert score["right"] >= right
    assert score["wrong"] + score["invented"] <= wrong
    assert 100 * score["silent"] / score["cases"] <= silent

"""What pages and settings name is there: modules, folders, tests; and what lies beside the package can be imported."""

from __future__ import annotations

import importlib
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TREES = ("src", "tests", "tools", "benchmarks", "fuzz", "docs", "claims", "seeds", "reports", ".ci", ".github")
THERE = [*TREES, *(path.relative_to(ROOT).as_posix() for tree in TREES for path in (ROOT / tree).rglob("*"))]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
NAMED = re.compile(r"`((?:[\w.-]+/)*(?:[\w-]+\.(?:py|toml)|[\w.-]+/))`")
TESTS = re.compile(r"\btests/[\w/-]+(?:\.\w+)?")
# Named, and not ours: files of a project that uses the program, or what one is asked to make.
ELSEWHERE = {
    "./", "timeline.toml", "pyproject.toml", "mutants/", ".venv/bin/", ".venv/", "build/", "dist/", "articles/",
    ".timeline-work/", ".timeline-work/replaced/",
    "fires/", "sv.toml", "tests/cases/figures/sv/", "tests/cases/dates/sv/", "passes/",
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_module_or_folder_that_a_page_names_is_there(page: Path) -> None:
    names = set(NAMED.findall(page.read_text(encoding="utf-8"))) - ELSEWHERE
    missing = {
        name for name in names if not any(f"/{path}".endswith(f"/{name.rstrip('/')}") for path in THERE)
    }  # fmt: skip
    assert missing == set()


@pytest.mark.parametrize("page", [*PAGES, ROOT / "Makefile", ROOT / "pyproject.toml"], ids=lambda page: page.name)
def test_a_test_that_is_named_is_there(page: Path) -> None:
    names = TESTS.findall(page.read_text(encoding="utf-8"))
    assert {name for name in names if name.rstrip("/") not in THERE and name not in ELSEWHERE} == set()


def test_what_is_mutated_and_what_tests_it_is_there() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mutmut"]
    chosen = [*settings["only_mutate"], *settings["pytest_add_cli_args_test_selection"], *settings["also_copy"]]
    assert {pattern for pattern in chosen if not list(ROOT.glob(pattern))} == set()


@pytest.mark.parametrize("name", [path.stem for path in (ROOT / "benchmarks").glob("[a-z]*.py")])
def test_a_benchmark_can_be_imported(name: str) -> None:
    assert importlib.import_module(f"benchmarks.{name}")


def test_what_is_fuzzed_can_be_imported_and_has_its_target_in_the_makefile() -> None:
    targets = importlib.import_module("fuzz.targets").TARGETS
    [named] = re.findall(r"^TARGETS \?= (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert named.split() == list(targets)

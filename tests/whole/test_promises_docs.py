"""docs/promises.md names tests, commands and files as proof: each of them is there."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from helpers.promises_project import COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "promises.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([^`\n]+)`", PAGE)))
TESTS = [name for name in NAMED if re.fullmatch(r"test_\w+…?", name)]
PATHS = [name for name in NAMED if re.fullmatch(r"(?:tests|benchmarks|tools|fuzz|docs|src)/[\w/.]+", name)]


@cache
def defined() -> set[str]:
    """The names of all tests of the project, and of the state machines."""
    found = set()
    for path in (ROOT / "tests").rglob("test_*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        found |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    return found


@pytest.mark.parametrize("name", TESTS)
def test_a_test_that_is_named_as_proof_is_there(name: str) -> None:
    names = {one for one in defined() if one.startswith("test_")}
    assert any(one.startswith(name.removesuffix("…")) for one in names) if name.endswith("…") else name in names


@pytest.mark.parametrize("name", PATHS)
def test_a_file_that_is_named_is_there(name: str) -> None:
    assert (ROOT / name).exists()


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`make ([a-z-]+)", PAGE))))
def test_a_target_that_is_named_is_there(name: str) -> None:
    assert re.search(rf"(?m)^{name}:", (ROOT / "Makefile").read_text(encoding="utf-8"))


@pytest.mark.parametrize("number", range(1, 9))
def test_each_promise_has_a_proof_in_the_suite(number: int) -> None:
    (row,) = [line for line in PAGE.splitlines() if line.startswith(f"| {number} |")]
    proof = row.split(" | ")[-1]
    assert re.search(r"`test_\w+…?`|`tests/test_\w+\.py`", proof), proof


def test_every_reader_and_every_format_has_its_properties_listed() -> None:
    """The inventory has a row for each format of the program, and each row a test."""
    from timeline.formats import FORMATS

    rows = re.findall(r"(?m)^\| ([^|]+) \| ([^|]+) \|$", PAGE.partition("## Properties")[2].partition("\n## ")[0])
    described = " ".join(what for what, _ in rows)
    assert [name for name in FORMATS if f"`{name}`" not in described] == []
    assert all("`test_" in proof or "`tests/" in proof for _, proof in rows[1:] if not set(proof) <= set("- "))


def test_the_commands_that_are_killed_are_those_that_write() -> None:
    assert {words[0] for words in COMMANDS.values()} == {"lock", "check", "review", "add", "report", "init"}

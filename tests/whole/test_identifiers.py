"""One word for one thing: text is made by `format` and `describe`, found by `find`, read by `parse` and `read`.

Read from the syntax trees, so that prose is free. Names of tests are sentences and may hold any word.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TREES = ("src", "tests", "tools", "benchmarks", "fuzz")
# Parts of an identifier, after snake_case and CamelCase are taken apart.
AVOIDED = {"tell", "tells", "telling", "tellings", "told", "untold", "say", "says", "saying", "sayings", "said"}
ANYWHERE = re.compile("|".join(AVOIDED), re.IGNORECASE)
PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
FIELDS = ("id", "attr", "arg", "name", "asname", "module", "rest")


def identifiers(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every identifier that a module binds, uses or imports, with its line."""
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        for value in (getattr(node, field, None) for field in FIELDS):
            if isinstance(value, str):
                yield from ((name, line) for name in value.split("."))
        if isinstance(node, ast.Global | ast.Nonlocal):
            yield from ((name, line) for name in node.names)


def avoided_in(code: str) -> list[str]:
    """The identifiers of a module that hold an avoided word, each with its line."""
    if not ANYWHERE.search(code):
        return []
    return [
        f"{line}: {name}"
        for name, line in identifiers(ast.parse(code))
        if AVOIDED.intersection(part.lower() for part in PART.findall(name)) and not name.startswith("test_")
    ]


@pytest.mark.parametrize("tree", TREES)
def test_one_word_for_one_thing(tree: str) -> None:
    files = sorted((ROOT / tree).rglob("*.py"))
    assert files
    found = {path.relative_to(ROOT).as_posix(): avoided_in(path.read_text(encoding="utf-8")) for path in files}
    assert {path: names for path, names in found.items() if names} == {}
    assert [path for path in found if AVOIDED & set(PART.findall(Path(path).stem))] == []


def test_a_word_is_found_wherever_a_name_can_stand() -> None:
    code = "from a.told import b as said_of\nclass Telling:\n    x_told: int\n"
    code += 'def f(tell): return f"{untold}"\nstool = 1\n'
    assert sorted(avoided_in(code)) == ["1: said_of", "1: told", "2: Telling", "3: x_told", "4: tell", "4: untold"]

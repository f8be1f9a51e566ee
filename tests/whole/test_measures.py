"""How long modules and functions are: what has grown past a screen has a second subject. Printed with `pytest -rP`.

Lines as they stand in the file, with comments, docstrings and signatures; a module that holds one line of text is left
out, so that folders without code of their own do not lower the median.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "timeline"


@cache
def modules() -> dict[str, str]:
    """The code of every module, by its path."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in files}


def functions() -> Iterator[tuple[int, str]]:
    """How many lines each function and method has, with its path and name; the longest first."""
    found = [
        ((node.end_lineno or node.lineno) - node.lineno + 1, f"{path}: {node.name}")
        for path, code in modules().items()
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return iter(sorted(found, reverse=True))


def test_modules_have_one_subject() -> None:
    lines = {path: code.count("\n") for path, code in modules().items()}
    long = [count for count in lines.values() if count > 1]
    print(f"{len(long)} modules, median {median(long)} lines, longest {max(lines, key=lambda path: lines[path])}")
    assert len(long) > 150
    assert {path: count for path, count in lines.items() if count > 300} == {}
    assert median(long) <= 120


def test_functions_fit_on_a_screen() -> None:
    found = list(functions())
    lines = [count for count, _ in found]
    p95 = quantiles(lines, n=20, method="inclusive")[-1]
    print(f"{len(lines)} functions, median {median(lines)} lines, 95 % have at most {p95}")
    print("\n".join(f"{count:4}  {name}" for count, name in found[:20]))
    assert len(lines) > 1000
    assert median(lines) <= 9
    assert p95 <= 26

"""Changes the code in small ways and counts the changes that no test notices (mutation testing, DeMillo et al., 1978).

`python tools/mutants.py [MODULE …] [--most N]`: of every module named (by default those that decide what stands, what
agrees and what is told) at most N changes, spread evenly over the file: a comparison turned round, `and` for `or`, a
number one more, a condition denied, a `return` of nothing. Each is made in a copy of the tree, in which the module's
own tests run until the first fails. Survivors are printed with their line; some say the same as what they replace.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TIMEOUT = 120
TESTS = {
    "anchor": ("tests/test_anchor.py", "src/timeline/anchor"),
    "fold": ("tests/test_fold.py", "tests/test_anchor.py", "src/timeline/fold"),
    "figures": ("tests/test_figures_compare.py", "tests/test_currency.py", "src/timeline/figures"),
    "rules": ("tests/test_rules.py", "tests/test_casebook.py"),
}
MODULES = (
    "anchor/stand.py", "anchor/places.py", "anchor/cut.py", "fold/gaps.py", "figures/compare.py", "figures/rounding.py",
    "rules/quote.py", "rules/figure.py", "rules/source.py",
)  # fmt: skip
TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip


def changed(node: ast.AST) -> ast.AST | None:
    """The node in another meaning, or None where nothing is changed here."""
    new = copy.deepcopy(node)
    if isinstance(new, ast.Compare) and type(new.ops[0]) in TURNED:
        new.ops[0] = TURNED[type(new.ops[0])]()
    elif isinstance(new, ast.BoolOp):
        new.op = ast.Or() if isinstance(new.op, ast.And) else ast.And()
    elif isinstance(new, ast.Constant) and type(new.value) is int:
        new.value += 1
    elif isinstance(new, ast.BinOp) and isinstance(new.op, (ast.Add, ast.Sub)):
        new.op = ast.Sub() if isinstance(new.op, ast.Add) else ast.Add()
    elif isinstance(new, ast.If):
        new.test = ast.UnaryOp(ast.Not(), new.test)
    elif isinstance(new, ast.Return) and new.value is not None and not isinstance(new.value, ast.Constant):
        new.value = ast.Constant(None)
    else:
        return None
    return new


def mutants(source: str, most: int) -> Iterator[tuple[int, str, str]]:
    """Line, what was changed, and the source of each mutant."""
    tree = ast.parse(source)
    places = [node for node in ast.walk(tree) if changed(node) is not None and hasattr(node, "lineno")]
    step = max(1, -(-len(places) // most))
    for number in range(0, len(places), step):
        twin = ast.parse(source)
        nodes = [node for node in ast.walk(twin) if changed(node) is not None and hasattr(node, "lineno")]
        node = nodes[number]
        new = changed(node)
        if new is not None:
            before = ast.unparse(node).split("\n")[0]
            node.__dict__.update(new.__dict__)
            yield places[number].lineno, before, ast.unparse(ast.fix_missing_locations(twin))


def survives(tree: Path, module: str) -> bool:
    """Do the module's tests pass in this tree?"""
    words = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *TESTS[module.split("/")[0]]]
    environment = {**os.environ, "PYTHONPATH": str(tree / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(words, cwd=tree, env=environment, capture_output=True, check=False, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def tried(tree: Path, module: str, most: int) -> tuple[int, int]:
    """How many mutants of a module were made and how many killed; survivors are printed."""
    file = tree / "src" / "timeline" / module
    source = file.read_text(encoding="utf-8")
    made = killed = 0
    for line, before, mutant in mutants(source, most):
        file.write_text(mutant, encoding="utf-8")
        made += 1
        if survives(tree, module):
            print(f"  survives: {module}:{line}: {before[:90]}", flush=True)
        else:
            killed += 1
    file.write_text(source, encoding="utf-8")
    return made, killed


def main() -> None:
    """Try the modules named and print how many of their mutants were killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("modules", nargs="*", default=MODULES)
    parser.add_argument("--most", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        tree = Path(name) / "tree"
        kept = shutil.ignore_patterns(".*", "build", "dist", "__pycache__")
        shutil.copytree(ROOT, tree, ignore=kept)
        total = total_killed = 0
        for module in options.modules:
            if not survives(tree, module):
                print(f"{module}: its tests fail before anything is changed", flush=True)
                continue
            made, killed = tried(tree, module, options.most)
            total, total_killed = total + made, total_killed + killed
            print(f"{module}: {killed} of {made} killed", flush=True)
    print(f"{total_killed} of {total} killed ({100 * total_killed / max(1, total):.0f} %)")


if __name__ == "__main__":
    main()

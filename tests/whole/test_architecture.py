"""The rooms know those below them and none above: read from the code, so that a wall cannot move unnoticed.

A room is a module or a folder of src/timeline. Whoever adds one names it in FLOORS.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from timeline.rules import RULES

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "timeline"

# A room imports from floors below its own, and nothing of its own floor.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("model",),
    ("text",),
    ("lang",),
    # what is read from one text: each of these could be a library of its own
    ("anchoring", "figures", "dates"),
    ("project",),
    ("evidence",),
    ("rules",),
    ("checking",),
    ("review", "formats"),
    ("report",),
    ("cli",),
    ("__main__",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# What reads texts knows nothing of projects: each of these could be a library of its own.
ALONE = {
    "text": {"model"},
    "lang": {"model"},
    "anchoring": {"model", "text", "lang"},
    "figures": {"model", "text", "lang"},
    "dates": {"model", "text", "lang"},
}

HEAVY = ("pandas", "numpy", "dateparser", "currency_converter", "text_to_num", "jinja2", "rich", "requests")
NETWORK = ("socket", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "asyncio")


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


ROOMS = sorted({room_of(path) for path in PACKAGE.rglob("*.py")} - {"__init__"})


@cache
def trees() -> tuple[tuple[str, str, ast.Module], ...]:
    """Every module: its room, its path and its code."""
    return tuple(
        (room_of(path), path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted(PACKAGE.rglob("*.py"))
    )


def imported(tree: ast.Module) -> Iterator[str]:
    """The modules that a module imports, wherever in its code it does."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports name their module in full"
            yield from ([f"timeline.{alias.name}" for alias in node.names] if node.module == "timeline" else [])
            yield node.module or ""


@cache
def rooms_imported(room: str) -> set[str]:
    names = {name for other, _, tree in trees() if other == room for name in imported(tree)}
    ours = {name.split(".")[1] for name in names if name.startswith("timeline.")}
    return (ours & set(ROOMS)) - {room}


def test_every_room_has_its_floor() -> None:
    assert set(ROOMS) <= set(FLOOR), "name the new room in FLOORS"


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_only_those_below_it(room: str) -> None:
    assert {other for other in rooms_imported(room) if FLOOR[other] >= FLOOR[room]} == set()


@pytest.mark.parametrize("room", ALONE)
def test_what_reads_texts_knows_nothing_of_projects(room: str) -> None:
    assert rooms_imported(room) <= ALONE[room]


def test_nothing_reaches_the_network_and_git_is_run_in_one_place() -> None:
    names = {(path, name) for _, path, tree in trees() for name in imported(tree)}
    assert {(path, name) for path, name in names if name.startswith(NETWORK)} == set()
    assert {path for path, name in names if name == "subprocess"} <= {"project/git.py"}


def calls(tree: ast.Module) -> Iterator[str]:
    """The names of what a module calls: `open`, `.today` of a date, `.write_text` of a path."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id
            elif isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}"


def test_one_place_knows_a_clock_and_none_prints() -> None:
    asked = {".now", ".today", ".utcnow", ".localtime", ".gmtime", "print", "input"}
    assert {path for _, path, tree in trees() if asked & set(calls(tree))} == {"checking/opening.py"}


def test_files_are_written_in_one_place() -> None:
    writing = {".write_text", ".write_bytes", ".unlink", ".rename", ".mkdir", ".symlink_to", ".touch", "open"}
    assert {path for _, path, tree in trees() if writing & set(calls(tree))} <= {
        "project/files.py",
        "project/git.py",  # files of a revision, into a temporary folder
        "cli/init.py",  # the folder of a new project
        "cli/output.py",  # --output-file may be a pipe
    }


def loaded(*code: str) -> set[str]:
    """What the modules are that a fresh Python has loaded after the code has run."""
    tail = "sys.stderr.write(' '.join({name.split('.')[0] for name in sys.modules}))"
    script = "\n".join(["import sys", *code, tail])
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stderr.split())


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["check", "--help"], ["rule"], ["rule", "quote-cut"]])
def test_help_and_rules_load_nothing_heavy(arguments: list[str]) -> None:
    assert loaded("from timeline.cli import run", f"run({arguments})").isdisjoint(HEAVY)


def test_the_package_loads_nothing_heavy_before_it_is_used() -> None:
    modules = [path.removesuffix(".py").replace("/", ".").removesuffix(".__init__") for _, path, _ in trees()]
    names = [f"timeline.{module}" for module in modules if module not in ("__init__", "__main__")]
    assert loaded("import timeline").isdisjoint({*HEAVY, "typer", "rapidfuzz", "ahocorasick_rs"})
    assert loaded(*(f"import {name}" for name in names)).isdisjoint(HEAVY)


def test_checking_a_project_loads_neither_pandas_nor_a_template_engine() -> None:
    project = Path(__file__).parents[1] / "rules" / "cases" / "quote-altered" / "passes"
    arguments = ["check", "-C", str(project), "--output-format", "concise"]
    assert loaded("from timeline.cli import run", f"run({arguments})").isdisjoint({"pandas", "numpy", "jinja2"})


NAMING_RULES = {
    "model/finding.py": "what readers meet has its name below the rules; a test says that each is a rule's",
}


def literals(tree: ast.Module) -> Iterator[str]:
    """The strings of a module, but for those that only stand there to be read."""
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    strings = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str))
    yield from (str(node.value) for node in strings if id(node) not in prose)


def test_what_is_to_be_known_of_a_rule_stands_on_the_rule() -> None:
    """No module names a rule, or the beginning that the names of several share: it asks the rule for its traits."""
    names = [each.name for each in RULES]
    tools = Path(__file__).resolve().parents[2] / "tools"
    others = [("tools", path.name, ast.parse(path.read_text(encoding="utf-8"))) for path in sorted(tools.glob("*.py"))]
    naming = {
        path
        for room, path, tree in (*trees(), *others)
        for text in literals(tree)
        if room != "rules" and (set(re.findall(r"[a-z]+(?:-[a-z]+)+", text)) & set(names) or is_beginning(text, names))
    }
    assert naming == set(NAMING_RULES)


def is_beginning(text: str, names: list[str]) -> bool:
    return text.endswith("-") and any(name.startswith(text) for name in names)

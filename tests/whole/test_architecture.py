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
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from timeline.rules import RULES

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "timeline"

# A room imports from floors below its own, and nothing of its own floor.
FLOORS: tuple[tuple[str, ...], ...] = (
    ("frozen", "patterns"),
    ("text",),
    ("model",),
    ("lang",),
    # what is read from one text: each of these could be a library of its own
    ("anchoring", "figures", "dates", "readers"),
    ("project",),
    ("evidence",),
    ("rules",),
    ("checking",),
    ("draft",),
    ("review", "formats", "online"),
    ("report",),
    ("api",),
    ("desk",),
    ("cli",),
    ("__main__",),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

# What reads texts knows nothing of projects: each of these could be a library of its own.
ALONE = {
    "text": {"frozen", "patterns"},
    "lang": set(),
    "anchoring": {"model", "text", "lang", "frozen", "patterns"},
    "figures": {"model", "text", "lang", "frozen", "patterns"},
    "dates": {"model", "text", "lang", "frozen", "patterns"},
    "readers": {"model", "text", "frozen", "patterns"},
}

HEAVY = (
    "pandas",
    "numpy",
    "dateparser",
    "currency_converter",
    "text_to_num",
    "jinja2",
    "rich",
    "requests",
    "urllib3",
    "certifi",
)
NETWORK = (
    "socket",
    "http",
    "urllib.request",
    "ftplib",
    "smtplib",
    "requests",
    "httpx",
    "asyncio",
    "ssl",
    "urllib3",
    "certifi",
)


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


def module_of(path: str) -> str:
    """The name of the module in a file of the package."""
    name = f"timeline/{path}".removesuffix(".py").removesuffix("/__init__")
    return name.replace("/", ".")


@cache
def modules_imported() -> dict[str, set[str]]:
    """Every module of ours with those of ours that it imports, at its head or within a function, or for types alone."""
    ours = {module_of(path) for _, path, _ in trees()}
    return {
        module_of(path): {name for name in exactly_imported(tree, ours) if name in ours} for _, path, tree in trees()
    }


def exactly_imported(tree: ast.Module, ours: set[str]) -> Iterator[str]:
    """The modules that are imported: of `from room import module` the module, of `from room import name` the room."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            names = (f"{node.module}.{alias.name}" for alias in node.names)
            yield from (name if name in ours else str(node.module) for name in names)


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = modules_imported()
    assert "timeline.review.session" in graph["timeline.cli.review"], "imports within functions count"
    assert "timeline.review.items" in graph["timeline.cli.reviewing.walk"], "imports for types count"
    assert "timeline.rules.table" in graph["timeline.rules"], "a room's own modules count"
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(" imports ".join(error.args[1]))


def test_nobody_imports_the_package_as_a_whole() -> None:
    assert [module for module, names in modules_imported().items() if "timeline" in names] == []


def test_the_terminal_is_known_to_the_command_line_alone() -> None:
    """Below it, what is to be said is given back."""
    of_terminals = ("typer", "click", "rich", "getpass", "readline", "curses")
    assert {path for room, path, tree in trees() if room != "cli" and of_terminals_in(tree, of_terminals)} == set()
    streams = {"stdin", "stdout", "stderr", "argv"}
    assert {path for room, path, tree in trees() if room != "cli" and streams & of_sys(tree)} <= {"__main__.py"}


def of_terminals_in(tree: ast.Module, names: tuple[str, ...]) -> set[str]:
    return {name for name in imported(tree) if name.split(".")[0] in names}


def of_sys(tree: ast.Module) -> set[str]:
    """What a module takes from `sys`."""
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return {node.attr for node in found if isinstance(node.value, ast.Name) and node.value.id == "sys"}


def test_one_room_reaches_the_network_and_git_is_run_in_one_place() -> None:
    names = {(path, name) for _, path, tree in trees() for name in imported(tree)}
    using = {(path, name) for path, name in names if name.startswith(NETWORK)}
    assert {path.split("/")[0] for path, _ in using} == {"online", "desk"}
    assert {(path, name) for path, name in using if path.startswith("desk/")} == {
        ("desk/server.py", "socket"),  # listens on 127.0.0.1
        *((f"desk/{name}.py", "asyncio") for name in ("server", "guard", "worker")),  # waits for what it has there
    }
    assert {path for path, name in names if name.split(".")[0] in ("distributed", "dask")} <= {"evidence/remote.py"}
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
        "cli/output.py",  # --output-file may be a pipe
    }


def test_the_command_line_writes_nothing_but_the_outputs_that_are_asked_for() -> None:
    writers = {"write_bytes", "replace_file", "make_folder", "only_writer"}
    using = {path for room, path, tree in trees() if room == "cli" and writers & {*calls(tree), *names_taken(tree)}}
    assert using == {"cli/output.py"}


def names_taken(tree: ast.Module) -> set[str]:
    """The names that a module imports from others."""
    return {alias.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for alias in node.names}


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


def test_a_figure_is_put_into_words_in_one_place_and_made_plain_data_in_another() -> None:
    """Whoever writes an interval has to say which of its ends belong to it; no other room looks."""
    ends = {"low_closed", "high_closed"}
    looking = {
        path
        for room, path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ends and room != "figures"
    }
    assert looking == {"formats/objects.py", "evidence/compare.py"}  # which compares them

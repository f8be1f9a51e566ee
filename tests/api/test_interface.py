"""The interface as a whole: its names stay what they are, its words are there, and somebody's own code type-checks."""

from __future__ import annotations

import doctest
import inspect
import re
import subprocess
import sys
from enum import Enum
from pathlib import Path

import pytest

import timeline

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "python.md"
FUNCTIONS = [name for name in timeline.__all__ if inspect.isfunction(getattr(timeline, name))]


def test_the_functions_are_those_that_are_promised() -> None:
    assert FUNCTIONS == [
        "bears",
        "check",
        "compare_dates",
        "compare_figures",
        "find_dates",
        "find_quote",
        "open",
        "read_date",
        "read_figures",
        "read_source",
    ]


def test_no_module_takes_the_name_of_a_function() -> None:
    """Importing `timeline.check` would put the module where the function is."""
    code = (
        "import importlib, inspect, pkgutil, timeline\n"
        "for module in pkgutil.walk_packages(timeline.__path__, 'timeline.'):\n"
        "    if not module.name.endswith('__main__'):\n"
        "        importlib.import_module(module.name)\n"
        f"print([name for name in {FUNCTIONS} if not inspect.isfunction(getattr(timeline, name))])\n"
        "print(sorted(set(timeline.__all__) & {path.name for path in pkgutil.iter_modules(timeline.__path__)}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["[]", "[]"]


def test_no_module_takes_the_place_of_what_its_package_offers() -> None:
    """A package that looks its names up when they are asked for would hand out a module of the same name."""
    code = (
        "import importlib, inspect, pkgutil, sys, timeline\n"
        "for module in pkgutil.walk_packages(timeline.__path__, 'timeline.'):\n"
        "    if not module.name.endswith('__main__'):\n"
        "        importlib.import_module(module.name)\n"
        "for room in [room for name, room in sys.modules.items() if name.partition('.')[0] == 'timeline']:\n"
        "    for name in getattr(room, '__all__', ()):\n"
        "        if inspect.ismodule(getattr(room, name)):\n"
        "            print(room.__name__, name)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == ""


def test_every_name_is_there_and_listed() -> None:
    assert dir(timeline) == sorted(timeline.__all__)
    assert all(getattr(timeline, name) is not None for name in timeline.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'find_quotes'"):
        timeline.find_quotes  # noqa: B018


def test_the_words_in_reprs_are_offered() -> None:
    """Whoever copies `<Status.ALTERED: 'altered'>` finds the name."""
    anchor = timeline.find_quote("a round of $415 million", "It closed a round of $451 million.")
    (figure,) = timeline.read_figures("€5")
    shown = f"{anchor!r} {figure!r} {timeline.compare_figures(figure, figure)!r}"
    words = set(re.findall(r"<(\w+)\.[A-Z_]+: '", shown))
    assert words == {"Status", "ChangeKind", "FigureKind", "Agreement"}
    assert all(issubclass(getattr(timeline, word), Enum) for word in words)
    assert issubclass(timeline.Level, Enum)


def test_the_examples_of_the_page_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    results = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert results.failed == 0
    assert results.attempted > 30


def test_the_page_shows_every_function_method_and_table() -> None:
    text = PAGE.read_text(encoding="utf-8")
    methods = [
        f".{name}" for kind in (timeline.Project, timeline.Report) for name in vars(kind) if not name.startswith("_")
    ]
    assert [name for name in [*FUNCTIONS, *methods] if name not in text] == []


def test_somebodys_script_runs() -> None:
    """Its types are held by mypy --strict, which reads it with the package (pyproject.toml)."""
    script = Path(__file__).with_name("user_script.py")
    done = subprocess.run([sys.executable, str(script), str(ROOT)], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    assert lines[:3] == ["451500000", "figure", "True"]
    assert lines[-6:] == ["exit code 1", "not ok", "figure-unsupported 1", "quote-altered 1", "conflict", "True"]

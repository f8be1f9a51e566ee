"""No word of a language stands in the engine: what reads texts takes its words from the files of lang/.

Looked at are the syntax trees of the rooms that read: every string in lower case that is kept in a collection, that is
compared with, or that becomes a list of words or a pattern. What is said to people may hold words.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import timeline
from timeline.lang import languages

PACKAGE = Path(timeline.__file__).parent
ROOMS = ("figures",)
WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
READERS = {"compile", "words", "listed", "word_set", "phrases", "valued", "split"}  # they make lists, or patterns

# What may hold words, and why.
SPEAKS = "is what people read, in English"
EXCEPTIONS = {
    "figures/comparing/ratings.py": "a figure holds its words and no language; the pattern is that of its reader",
    "figures/comparing/slips.py": SPEAKS,
    "figures/comparing/verdict.py": SPEAKS,
    "figures/reading/load.py": "holds the names of keys and fields",
    "figures/reading/money_names.py": "holds codes of ISO 4217 and what stands beside a dollar sign in every language",
    "figures/reading/symbols.py": "holds symbols of units and names of products, which are the same in every language",
    "figures/show.py": SPEAKS,
}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)


@cache
def words_of_languages() -> frozenset[str]:
    """Every word of two letters or more in a file of lang/."""
    files = [tomllib.loads((PACKAGE / "lang" / f"{code}.toml").read_text(encoding="utf-8")) for code in languages()]
    texts = [text for file in files for section, keys in file.items() if section != "name" for text in strings(keys)]
    return frozenset(word for text in texts for word in WORD.findall(text) if word.islower())


def kept(tree: ast.AST) -> Iterator[str]:
    """The strings that a module keeps in a collection, compares with, or makes a list of words or a pattern of."""
    for node in ast.walk(tree):
        inner: list[ast.AST | None] = []
        if isinstance(node, ast.Set | ast.Tuple | ast.List):
            inner = [*node.elts]
        elif isinstance(node, ast.Dict):
            inner = [*node.keys, *node.values]
        elif isinstance(node, ast.Compare):
            inner = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in READERS:
            inner = [*ast.walk(node)]
        yield from (each.value for each in inner if isinstance(each, ast.Constant) and isinstance(each.value, str))


def found_in(code: str) -> set[str]:
    texts = [text for text in kept(ast.parse(code)) if not text.startswith("timeline.")]  # the name of a module
    return {word for text in texts for word in WORD.findall(text)} & words_of_languages()


def modules() -> list[str]:
    paths = [path for room in ROOMS for path in (PACKAGE / room).rglob("*.py")]
    return sorted(path.relative_to(PACKAGE).as_posix() for path in paths)


@pytest.mark.parametrize("module", modules())
def test_no_word_of_a_language_stands_in_the_engine(module: str) -> None:
    found = found_in((PACKAGE / module).read_text(encoding="utf-8"))
    if module in EXCEPTIONS:
        assert found, "an exception that is none any more"
    else:
        assert found == set()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("X = {'über', 'foo'}", {"über"}),
        ("X = ('foo', 'über zwei')", {"über", "zwei"}),
        ("X = words('a foo über')", {"über"}),
        ("X = 'foo über'.split()", {"über"}),
        ("X = {'foo': ['über']}", {"über"}),
        ("if word == 'über': pass", {"über"}),
        (r"X = re.compile(r'\b(?:over|foo)\b')", {"over"}),
        ("def f():\n    '''over'''\n    raise ValueError('over')", set()),
        ("X = {'over_all', 'OVER', 'x'}", set()),
    ],
)
def test_a_word_is_found_wherever_it_is_kept(code: str, words: set[str]) -> None:
    assert found_in(code) == words

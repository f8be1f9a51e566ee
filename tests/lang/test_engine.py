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
from timeline.dates.grammar.kinds import NAMES
from timeline.lang import facts, languages

PACKAGE = Path(timeline.__file__).parent
ROOMS = ("text", "anchoring", "figures", "dates")
WORD = re.compile(r"(?<!\w)[^\W\d_]{2,}(?!\w)")
GROUP = re.compile(r"\(\?P[<=]\w+[>)]")  # the name of a group in a pattern
READERS = {"compile", "words", "listed", "word_set", "phrases", "valued", "split"}  # they make lists, or patterns

# What may hold words, and why.
SPEAKS = "is what people read, in English"
EXCEPTIONS = {
    "anchoring/context/cues.py": "holds the names of keys",
    "anchoring/context/denial.py": "holds the names of keys",
    "anchoring/diff.py": "names a step of the difference of two texts, as its library does",
    "anchoring/vocabulary.py": "holds the names of keys, and symbols of units that are the same in every language",
    "anchoring/writing.py": "holds the names of keys, and labels for languages without a file",
    "dates/explain.py": SPEAKS,
    "dates/grammar/terms.py": "holds what the keys of holidays are made of: 11-thu-4",
    "dates/grammar/weekdays.py": "holds a value of the words that lead to a weekday",
    "dates/fallback.py": "holds the names of dateparser's parsers",
    "text/fold/__init__.py": "holds names of what it offers, and of its modules",
    "text/fold/characters.py": "holds the letters of a ligature",
    "text/shape.py": "holds the letters that ß is written as",
    "figures/backing/senses.py": "holds the names of keys",
    "figures/comparing/ratings.py": "a figure holds its words and no language; the pattern is that of its reader",
    "figures/comparing/slips.py": SPEAKS,
    "figures/comparing/unborne.py": SPEAKS,
    "figures/comparing/verdict.py": SPEAKS,
    "figures/reading/load.py": "holds the names of keys and fields",
    "figures/reading/money_names.py": "holds codes of ISO 4217 and what stands beside a dollar sign in every language",
    "figures/reading/symbols.py": "holds symbols of units and names of products, which are the same in every language",
    "figures/show.py": SPEAKS,
}


PRECISIONS = {"day", "week", "month", "quarter", "season", "half", "year", "decade", "century", "interval", "set"}


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


def lists_names(node: ast.AST) -> bool:
    """Is it a list of names: of what a module shows, or of a class's attributes?"""
    names = {"__all__", "__slots__"}
    return isinstance(node, ast.Assign) and any(getattr(target, "id", "") in names for target in node.targets)


def kept(tree: ast.AST) -> Iterator[str]:
    """The strings that a module keeps in a collection, compares with, or makes a list of words or a pattern of."""
    names = {id(inner) for node in ast.walk(tree) if lists_names(node) for inner in ast.walk(node)}
    for node in (node for node in ast.walk(tree) if id(node) not in names):
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


def names_in(room: str) -> set[str]:
    """The words that are names in a room: of dates, the kinds of words, the keys of lang/ and how precise a date is."""
    if room != "dates":
        return set()
    schema = tomllib.loads((PACKAGE / "lang" / "schema.toml").read_text(encoding="utf-8"))
    tables = [value for code in languages() for value in facts(code, "dates").values() if isinstance(value, dict)]
    keys = {part for table in tables for key in table for part in re.split(r"[-_.]", key)}
    return {part for name in (*NAMES, *schema["dates"]) for part in (name, *name.split("_"))} | keys | PRECISIONS


def found_in(code: str, room: str = "") -> set[str]:
    texts = [text for text in kept(ast.parse(code)) if not text.startswith("timeline.")]  # the name of a module
    words = {word for text in texts for word in WORD.findall(GROUP.sub("", text))}
    return (words & words_of_languages()) - names_in(room)


def modules() -> list[str]:
    paths = [path for room in ROOMS for path in (PACKAGE / room).rglob("*.py")]
    return sorted(path.relative_to(PACKAGE).as_posix() for path in paths)


@pytest.mark.parametrize("module", modules())
def test_no_word_of_a_language_stands_in_the_engine(module: str) -> None:
    found = found_in((PACKAGE / module).read_text(encoding="utf-8"), module.split("/")[0])
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
        (r"X = re.compile(r'(?P<over>x)(?P=over)')", set()),
        ("def f():\n    '''over'''\n    raise ValueError('over')", set()),
        ("X = {'over_all', 'OVER', 'x'}", set()),
    ],
)
def test_a_word_is_found_wherever_it_is_kept(code: str, words: set[str]) -> None:
    assert found_in(code) == words

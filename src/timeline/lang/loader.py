"""Reading the files of lang/: sections by language, and the few forms that their words are written in.

A word list is one string, its words parted by white space; where entries hold spaces they are parted by commas. So a
file is read as fast as text is, can be edited without quotes and commas around every word, and diffs by line.

Cost: a file is parsed once, some milliseconds; nothing is read on import.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

_FOLDER = Path(__file__).parent
_LONGEST_CODE = 3
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a file (ISO 639), sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.toml") if len(path.stem) <= _LONGEST_CODE))


def code_of(tag: str) -> str:
    """The language of a tag, in lower case: a region says how numbers are written, not which words there are.

    >>> code_of("fr-CA"), code_of("DE_ch")
    ('fr', 'de')
    """
    return tag.lower().replace("_", "-").split("-", 1)[0]


def has_file(tag: str) -> bool:
    """Are there facts of the language of this tag?"""
    return code_of(tag) in languages()


@cache
def _file(code: str) -> Mapping[str, Any]:
    if code not in languages():
        return _NOTHING
    with (_FOLDER / f"{code}.toml").open("rb") as file:
        return MappingProxyType(tomllib.load(file))


def facts(tag: str, section: str) -> Mapping[str, Any]:
    """One section of a language's file by the key; empty where the language has no file or the file no such section.

    >>> facts("tlh", "figures")
    mappingproxy({})
    """
    found: Mapping[str, Any] = _file(code_of(tag)).get(section, _NOTHING)
    return found


def listed(text: str) -> list[str]:
    """The words of a list parted by white space, in its order."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The words of a list parted by white space.

    >>> sorted(word_set("no not never"))
    ['never', 'no', 'not']
    """
    return frozenset(text.split())


def phrases(text: str) -> list[str]:
    r"""The entries of a list parted by commas, white space within them as one space.

    >>> phrases("more than, no fewer\nthan")
    ['more than', 'no fewer than']
    """
    return [" ".join(entry.split()) for entry in text.split(",") if entry.strip()]


def valued(text: str) -> dict[str, str]:
    """Words and what they are worth, each "word=value", parted by white space.

    >>> valued("two=2 zwei=2")
    {'two': '2', 'zwei': '2'}
    """
    return dict(entry.rsplit("=", 1) for entry in text.split())


def alternatives(text: str) -> list[list[str]]:
    """A list in an order that counts, each place with its spellings parted by slashes.

    >>> alternatives("mon/monday tue/tues/tuesday")
    [['mon', 'monday'], ['tue', 'tues', 'tuesday']]
    """
    return [entry.split("/") for entry in text.split()]

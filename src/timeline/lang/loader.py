"""Reading the files of lang/: sections by language, and the few forms that their words are written in.

A word list is one string, its words parted by white space; where entries hold spaces they are parted by commas. So a
file is read as fast as text is, can be edited without quotes and commas around every word, and diffs by line.

Cost: a file is parsed once, some milliseconds; nothing is read on import. The files are found without pathlib, whose
import would cost more than the parsing.
"""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from timeline.lang.toml import parse_toml

_FOLDER = __file__.rpartition(os.sep)[0]
_LONGEST_CODE = 3
_NOTHING: Mapping[str, Any] = MappingProxyType({})


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a file (ISO 639), sorted."""
    with os.scandir(_FOLDER) as entries:
        names = [entry.name.removesuffix(".toml") for entry in entries if entry.name.endswith(".toml")]
    return tuple(sorted(name for name in names if len(name) <= _LONGEST_CODE))


@lru_cache(maxsize=256)
def code_of(tag: str) -> str:
    """The language of a tag, in lower case: a region says how numbers are written, not which words there are.

    >>> code_of("fr-CA"), code_of("DE_ch")
    ('fr', 'de')
    """
    return tag.lower().replace("_", "-").split("-", 1)[0]


def has_file(tag: str) -> bool:
    """Are there facts of the language of this tag?"""
    return code_of(tag) in languages()


def name_of(tag: str) -> str:
    """The name of a language in English; the tag itself where the language has no file.

    >>> name_of("de-AT"), name_of("tlh")
    ('German', 'tlh')
    """
    return str(read_file(code_of(tag))["name"]) if has_file(tag) else tag


@cache
def read_file(*path: str) -> Mapping[str, Any]:
    """What a file of this folder holds, by the parts of its path, without the ending."""
    with io.open_code("/".join((_FOLDER, *path)) + ".toml") as file:
        return MappingProxyType(parse_toml(file.read().decode()))


def facts(tag: str, section: str) -> Mapping[str, Any]:
    """One section of a language's file by the key; empty where the language has no file or the file no such section.

    >>> facts("tlh", "figures")
    mappingproxy({})
    """
    found: Mapping[str, Any] = read_file(code_of(tag)).get(section, _NOTHING) if has_file(tag) else _NOTHING
    return found


def calendar_facts(tag: str) -> Mapping[str, Any]:
    """What the dates of a language are made of whose calendar is not the Gregorian; empty for all others.

    >>> calendar_facts("th-TH")["calendar"], calendar_facts("en")
    ('buddhist', mappingproxy({}))
    """
    found: Mapping[str, Any] = read_file("calendars").get(code_of(tag), _NOTHING)
    return found


def few_negations(tag: str) -> list[str]:
    """The negations of a language, as phrases: the words of its own file that deny, or those listed for it elsewhere.

    >>> few_negations("pl")[:2], few_negations("tlh")
    (['nie', 'nigdy'], [])
    """
    own: list[str] = facts(tag, "words").get("negations", "").split()
    return own or phrases(read_file("negations").get(code_of(tag), ""))


def few_words(tag: str, name: str) -> list[str]:
    """The phrases of one of the lists that stand beside the negations of a language without a file.

    >>> few_words("ru", "that"), few_words("tlh", "deniers")
    (['что будто'], [])
    """
    return phrases(read_file("negations")[name].get(code_of(tag), ""))


@cache
def of_writing() -> Mapping[str, frozenset[str]]:
    """The writings by which languages without a file are known: the first words of the names of their letters."""
    return MappingProxyType({code: word_set(names) for code, names in read_file("negations")["writings"].items()})


def listed(text: str) -> list[str]:
    """The words of a list parted by white space, in its order."""
    return text.split()


def word_set(text: str) -> frozenset[str]:
    """The words of a list parted by white space.

    >>> sorted(word_set("no not never"))
    ['never', 'no', 'not']
    """
    return frozenset(text.split())


def spelt_out(entry: str) -> list[str]:
    """An entry with each of its choices in brackets, which may hold others: "plus (grand(|e)|haut)".

    >>> spelt_out("plus (grand(|e)|haut) que")
    ['plus grand que', 'plus grande que', 'plus haut que']
    """
    opening = entry.find("(")
    if opening < 0:
        return [entry]
    depth, at, bars = 1, opening, [opening]
    while depth:
        at += 1
        depth += (entry[at] == "(") - (entry[at] == ")")
        bars += [at] if entry[at] == "|" and depth == 1 else []
    ends = spelt_out(entry[at + 1 :])
    parts = [part for left, right in pairwise([*bars, at]) for part in spelt_out(entry[left + 1 : right])]
    return [entry[:opening] + part + end for part in parts for end in ends]


def phrases(text: str) -> list[str]:
    r"""The entries of a list parted by commas, white space within them as one space, choices spelt out.

    >>> phrases("more than, no fewer\nthan, mark(|s)")
    ['more than', 'no fewer than', 'mark', 'marks']
    """
    entries = [" ".join(entry.split()) for entry in text.split(",")]
    if "(" not in text:
        return [entry for entry in entries if entry]
    return [one for entry in entries if entry for one in (spelt_out(entry) if "(" in entry else (entry,))]


def valued(text: str) -> dict[str, str]:
    """Words and what they are worth, each "word=value", parted by white space, choices spelt out.

    >>> valued("two=2 dritt(e|er)=3")
    {'two': '2', 'dritte': '3', 'dritter': '3'}
    """
    pairs = [entry.rsplit("=", 1) for entry in text.split()]
    if "(" not in text:
        return dict(pairs)
    return {word: value for written, value in pairs for word in spelt_out(written)}


def valued_phrases(text: str) -> dict[str, str]:
    """Phrases and what they are worth, each "phrase=value", parted by commas.

    >>> valued_phrases("in=10, out of=10")
    {'in': '10', 'out of': '10'}
    """
    pairs = (entry.rsplit("=", 1) for entry in text.split(",") if entry.strip())
    return {" ".join(phrase.split()): value.strip() for phrase, value in pairs}


def counted(text: str) -> dict[str, str]:
    """Words and how many they are, which is one where nothing else is said.

    >>> counted("week weeks fortnight=2")
    {'week': '1', 'weeks': '1', 'fortnight': '2'}
    """
    pairs = (entry.partition("=") for entry in text.split())
    return {word: value or "1" for word, _, value in pairs}


def alternatives(text: str) -> list[list[str]]:
    """A list in an order that counts, each place with its spellings parted by slashes.

    >>> alternatives("mon/monday tue/tues/tuesday")
    [['mon', 'monday'], ['tue', 'tues', 'tuesday']]
    """
    return [entry.split("/") for entry in text.split()]

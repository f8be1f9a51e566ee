"""Each fact that makes a number no figure has cases in each language that states it: one not read, and a twin that is.

Of a number that is not read, the fact is the reason: without it more would be read. The twin has a word of it too, and
its figures are read all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest

from helpers.cases import read_cases
from timeline.figures.reading import load
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.read import _read
from timeline.lang import facts, languages, phrases

# The keys of [figures] that exclude, those of its tables behind a dot; some are endings of words.
KEYS = (
    "labels", "clocks", "hours", "past_hours", "eras", "ordinals", "articled", "agos",
    "clock.zones", "clock.nouns", "names.dotted", "names.models", "names.streets", "names.streets_first",
    "names.roads", "names.calls", "names.zero_after", "ratios.joins", "ratios.apart", "multiplied.ambiguous",
    "year_leads",
)  # fmt: skip
ENDINGS = ("ordinals",)
PHRASES = ("clocks", "hours", "past_hours", "eras", "year_leads")
CASES = [case for case in read_cases("figures") if case["tag"] != "known failure"]


def stated(code: str, key: str) -> str:
    """What a language states under a key; nothing where it has no such key."""
    table, _, inner = key.partition(".")
    found: Any = facts(code, "figures").get(table, "")
    return str(found.get(inner, "") if inner and found else found)


@cache
def without(code: str, key: str) -> Lexicon:
    """The words of a language without those of one key."""
    table, _, inner = key.partition(".")
    kept = dict(facts(code, "figures"))
    kept[table] = {name: words for name, words in kept[table].items() if name != inner} if inner else ""
    before = load.facts
    load.facts = lambda tag, section: kept if section == "figures" else before(tag, section)  # type: ignore[assignment]
    try:
        return load._built.__wrapped__(code)
    finally:
        load.facts = before


def count(case: Mapping[str, Any], lex: Lexicon) -> int:
    return len(_read(case["text"], lex))


def has_word(text: str, code: str, key: str) -> bool:
    """Does the text have a word of the key?"""
    listed = stated(code, key)
    words = phrases(listed) if key in PHRASES else listed.split()
    if key in ENDINGS:
        return any(re.search(rf"{re.escape(end)}\b", text) for end in words)
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE) for word in words)


def of_language(code: str) -> Iterator[Mapping[str, Any]]:
    return (case for case in CASES if case["language"] == code)


ASKED = [(code, key) for code in languages() for key in KEYS if stated(code, key)]


@pytest.mark.parametrize(("code", "key"), ASKED)
def test_a_number_is_not_read_for_this_fact_and_its_twin_is(code: str, key: str) -> None:
    lex, less = load.lexicon(code), without(code, key)
    worded = [case for case in of_language(code) if has_word(case["text"], code, key)]
    excluded = [case["text"] for case in worded if count(case, lex) < count(case, less)]
    twins = [case["text"] for case in worded if case["figures"] and count(case, lex) == len(case["figures"])]
    assert excluded, "no case of a number that is not read for it"
    assert set(twins) - set(excluded), "no twin that is read"


def test_every_key_is_stated_by_a_language() -> None:
    assert len({code for code, _ in ASKED}) >= 7
    assert {key for _, key in ASKED} == set(KEYS)

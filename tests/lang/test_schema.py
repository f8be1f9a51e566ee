"""Every file of lang/ holds what schema.toml says, in the form that it says."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import timeline.lang
from timeline.lang import languages, valued

FOLDER = Path(timeline.lang.__file__).parent
FORMS = {
    *("words", "phrases", "sides", "valued", "valued_phrases", "counted"),
    *("ordered", "text", "flag", "number", "table"),
}
TYPES = {"flag": bool, "number": int}


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


SCHEMA = read("schema")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)


def test_the_schema_has_a_form_and_a_meaning_for_every_key() -> None:
    for section, keys in SCHEMA.items():
        for key, entry in keys.items():
            assert entry["form"].split(":")[0] in FORMS, (section, key)
            assert entry["means"].strip(), (section, key)


@pytest.mark.parametrize("code", languages())
def test_a_file_holds_nothing_that_the_schema_does_not_know(code: str) -> None:
    known = {section: set(keys) for section, keys in SCHEMA.items()} | {"name": set()}
    for section, keys in read(code).items():
        assert section in known, section
        if section != "name":
            assert set(keys) <= known[section], section


@pytest.mark.parametrize("code", languages())
def test_a_table_holds_no_keys_but_those_that_the_schema_names(code: str) -> None:
    for section, keys in read(code).items():
        for key, value in keys.items() if section != "name" else ():
            if isinstance(value, dict):
                assert set(value) <= set(SCHEMA[section][key].get("keys", value)), (section, key)


@pytest.mark.parametrize("code", languages())
def test_every_key_has_the_form_that_the_schema_names(code: str) -> None:
    for section, keys in read(code).items():
        if section == "name":
            continue
        for key, value in keys.items():
            form, _, inner = SCHEMA[section][key]["form"].partition(":")
            values = value.values() if form == "table" else [value]
            for one in values:
                kind = inner or form
                assert isinstance(one, TYPES.get(kind, str)), (section, key)
                if kind == "sides":
                    assert all(entry.count("/") == 1 for entry in one.split(",")), key
                if kind.startswith("valued"):
                    entries = one.split() if kind == "valued" else one.split(",")
                    assert all(entry.count("=") >= 1 and not entry.startswith("=") for entry in entries), key


@pytest.mark.parametrize("code", languages())
def test_words_are_composed_and_stand_once_in_a_list(code: str) -> None:
    for section, keys in read(code).items():
        if section == "name":
            continue
        for key, value in keys.items():
            assert all(unicodedata.is_normalized("NFC", text) for text in strings(value)), (section, key)
            if SCHEMA[section][key]["form"] == "words":
                entries = value.split()
                assert len(entries) == len(set(entries)), (section, key, sorted(entries))


@pytest.mark.parametrize("code", languages())
def test_a_number_word_stands_in_one_place(code: str) -> None:
    figures, dates = read(code)["figures"], read(code).get("dates", {})
    months = valued(dates.get("also_number", ""))
    known = {word: int(value) for word, value in valued(figures["numbers"]).items() if int(value) > 1}
    again = {word: value for key in ("number", "tens", "hundred") for word, value in valued(dates.get(key, "")).items()}
    assert {word for word, value in again.items() if known.get(word) == int(value) and word not in months} == set()
    assert set(valued(figures.get("ranked", ""))) & set(valued(dates.get("ordinal", ""))) == set()

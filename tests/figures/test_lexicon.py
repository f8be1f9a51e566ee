"""The words of figures: what the files of lang/ may hold and what the reader asks for are the same."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import timeline.lang
from timeline.figures.reading.lexicon import Lexicon
from timeline.figures.reading.load import _GROUPS, lexicon
from timeline.figures.reading.money_names import CODES
from timeline.lang import languages

SCHEMA = tomllib.loads((Path(timeline.lang.__file__).parent / "schema.toml").read_text(encoding="utf-8"))["figures"]
DERIVED = {
    "language",
    "decimal_marks",
    "signs",
    "words",
    "codes",
    "currencies",
    "weekdays",
    "accounts",
    "decimals",
    "openers",
    "stems",
    "followers",
    "likely",
    "per_firsts",
    "spread_firsts",
    "specials",
    "after_digits",
    "after_numbers",
    "named",
    "joining",
    "opening",
    "bounding",
}  # of other keys
# kept in other fields, or read alone
PARTS = {"money", "hundredths", "denominators", "equates", "equates_in_brackets", "not_units", "loose_cents"}


def test_every_key_is_asked_for_and_every_field_is_a_key() -> None:
    assert set(Lexicon.__annotations__) - DERIVED == set(SCHEMA) - PARTS


@pytest.mark.parametrize("name", _GROUPS)
def test_every_word_of_a_group_is_asked_for(name: str) -> None:
    assert set(_GROUPS[name].__annotations__) == set(SCHEMA[name]["keys"])


@pytest.mark.parametrize("code", languages())
def test_a_lexicon_has_all_its_fields_and_the_words_to_read_with(code: str) -> None:
    lex = lexicon(code)
    assert all(hasattr(lex, name) for name in Lexicon.__annotations__)
    assert lex.language == code
    assert len(lex.numbers) > 20
    assert all([lex.percents.firsts, lex.durations, lex.currencies.firsts])


def test_a_language_without_a_file_is_read_as_english_and_a_region_as_its_language() -> None:
    assert lexicon("xx") is lexicon("en")
    assert lexicon("DE_ch").language == "de"


@pytest.mark.parametrize("code", languages())
def test_money_is_named_by_code_or_by_its_own_name(code: str) -> None:
    units = set(timeline.lang.facts(code, "figures")["money"]) | set(timeline.lang.facts(code, "figures")["hundredths"])
    assert {unit for unit in units if unit.isupper()} <= CODES | {"BEF", "ATS"}

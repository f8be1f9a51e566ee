"""The grave words of a language: its own, and those of others that cannot be mistaken."""

from __future__ import annotations

from itertools import permutations

import pytest

from timeline.anchoring import is_cut
from timeline.anchoring.vocabulary import vocabulary
from timeline.lang import facts, languages, valued, word_set


def grave(code: str) -> frozenset[str]:
    known = vocabulary(code)
    return known.units.union(known.numbers, known.months, known.negations)


@pytest.mark.parametrize("code", languages())
def test_what_can_be_mistaken_is_a_grave_word_of_its_language(code: str) -> None:
    assert word_set(facts(code, "words")["mistakable"]) <= grave(code)


@pytest.mark.parametrize("code", languages())
def test_what_is_mostly_another_word_is_not_grave(code: str) -> None:
    assert not word_set(facts(code, "words")["ordinary"]) & grave(code)


@pytest.mark.parametrize("code", languages())
def test_no_number_or_unit_is_written_twice(code: str) -> None:
    words, figures = facts(code, "words"), facts(code, "figures")
    theirs = {word for key in ("numbers", "scales", "fractions", "multiples") for word in valued(figures.get(key, ""))}
    times = {word for text in figures["durations"].values() for word in text.split()}
    assert not theirs & valued(words.get("numbers", "")).keys()
    assert not (theirs | times) & word_set(words["units"])


@pytest.mark.parametrize(("one", "other"), list(permutations(languages(), 2)))
def test_a_negation_of_another_language_denies_where_it_is_no_other_word(one: str, other: str) -> None:
    section = facts(other, "words")
    mistakable = word_set(section["mistakable"])
    known = vocabulary(one)
    for word in word_set(section["negations"]):
        if len(word) > 2 and word not in mistakable and not known.denies(word):
            assert word in word_set(facts(one, "words")["quantifiers"]) | known.months, word


def test_a_word_is_read_as_one_of_the_language_first() -> None:
    assert "mai" in vocabulary("de").months
    assert not vocabulary("de").denies("mai")
    assert vocabulary("it").denies("mai")
    assert "mai" not in vocabulary("it").months
    assert "an" in vocabulary("fr").units
    assert "an" not in vocabulary("en").units
    assert vocabulary("es").numbers["once"] == "11"
    assert "once" not in vocabulary("en").numbers


def test_a_language_without_a_file_has_what_cannot_be_mistaken() -> None:
    assert vocabulary("tlh").denies("nicht")
    assert not vocabulary("tlh").denies("no")
    assert not vocabulary("tlh").quantifiers
    assert "%" in vocabulary("tlh").units


@pytest.mark.parametrize(
    ("language", "number", "scale", "unit"),
    [
        ("en", "15", "million", "ships"),
        ("de", "15", "Milliarden", "Schiffe"),
        ("fr", "15", "pour cent", "navires"),
        ("es", "15", "mil", "barcos"),
        ("it", "15", "miliardi", "navi"),
        ("pt", "15", "bilhões", "navios"),
        ("nl", "15", "miljard", "schepen"),
        ("en", "15", "Milliarden", "miles"),  # a source whose language nobody declared
    ],
)
def test_a_number_goes_on_in_the_word_that_scales_it(language: str, number: str, scale: str, unit: str) -> None:
    assert is_cut(f"{number} {scale} x", 0, len(number), language=language)
    assert not is_cut(f"{number} {unit} x", 0, len(number), language=language)

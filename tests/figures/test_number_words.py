"""Number words in seven languages: what num2words writes is read back, by text2num and by the rule for what it lacks.

The rule and text2num have to be of one mind wherever both know a number; so the rule is held against it alone, too.
"""

import sys
from contextlib import suppress
from decimal import Decimal

import pytest
from num2words import num2words
from text_to_num import text2num

import timeline
from timeline.figures.reading import number_words

NUMBERS = [
    *range(2, 118),
    *range(119, 125),
    200,  # 118 is misspelt in Italian by num2words
    305,
    999,
    1000,
    1180,
    1987,
    2001,
    12_345,
    70_000,
    99_999,
    187_187,
    1_000_000,
    3_500_000,
]


LANGUAGES = ["en", "fr", "de", "es", "it", "pt", "nl"]


def written(language: str) -> dict[int, str]:
    return {number: num2words(number, lang=language).replace(", ", " ") for number in NUMBERS}


def misread(language: str) -> dict[int, list[Decimal | None]]:
    """What is read in the words of each number, where it is not that number."""
    read = {
        number: [figure.value for figure in timeline.read_figures(words, language=language)]
        for number, words in written(language).items()
    }
    return {number: values for number, values in read.items() if values != [number]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_number_words_are_read_as_a_library_writes_them(language: str) -> None:
    assert misread(language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rule_alone_reads_what_text2num_reads(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_words, "_by_library", lambda _words, _language: None)
    assert misread(language) == {}
    known = 0
    for words in written(language).values():
        with suppress(ValueError):
            (figure,) = timeline.read_figures(words, language=language)
            assert figure.value == text2num(words, language), words
            known += 1
    assert known > len(NUMBERS) / 2


def test_a_machine_without_text2num_reads_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with_it = timeline.read_figures("two hundred and twelve ships and a million more")
    monkeypatch.setitem(sys.modules, "text_to_num", None)
    number_words._library.cache_clear()
    try:
        assert number_words._library() is None
        assert timeline.read_figures("two hundred and twelve ships and a million more") == with_it
    finally:
        number_words._library.cache_clear()


def test_text2num_says_what_words_are_worth(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(number_words, "_by_library", lambda words, language: len(words) if language == "en" else None)
    figures = timeline.read_figures("twenty-one ships", language="en")
    assert [(figure.value, figure.text) for figure in figures] == [(len("twenty - one"), "twenty-one ships")]


@pytest.mark.parametrize(
    ("words", "language", "value"),
    [
        ("a hundred ships", "en", 100),
        ("three dozen ships", "en", 36),
        ("five lakh rupees", "en", 500_000),
        ("two trillion dollars", "en", 2 * 10**12),
        ("eine Million Euro", "de", 10**6),
        ("zwei Millionen dreihunderttausend Euro", "de", 2_300_000),
        ("veintidos barcos", "es", 22),
        ("un billón de euros", "es", 10**12),
        ("um bilião de euros", "pt", 10**12),
        ("um bilhão de reais", "pt", 10**9),
    ],
)
def test_what_text2num_does_not_know_or_misreads(words: str, language: str, value: int) -> None:
    (figure,) = timeline.read_figures(words, language=language)
    assert figure.value == value

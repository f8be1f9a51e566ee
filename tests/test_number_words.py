"""Number words in seven languages, against two libraries that know them: num2words writes, text2num reads.

The reader has words of its own, since words and digits mix in print ("2.5 million") and offsets are needed; here it is
held against what the libraries say.
"""

import pytest
from num2words import num2words
from text_to_num import text2num

import timeline

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


@pytest.mark.parametrize("language", ["en", "fr", "de", "es", "it", "pt", "nl"])
def test_number_words_read_as_two_libraries_have_them(language: str):
    told = {number: num2words(number, lang=language).replace(", ", " ") for number in NUMBERS}
    read = {
        number: [figure.value for figure in timeline.read_figures(words, language=language)]
        for number, words in told.items()
    }
    assert {number: values for number, values in read.items() if values != [number]} == {}


@pytest.mark.parametrize("language", ["en", "fr", "es", "pt", "nl"])
def test_words_that_text2num_knows_read_to_the_same_number(language: str):
    for number in NUMBERS:
        words = num2words(number, lang=language).replace(", ", " ")
        (figure,) = timeline.read_figures(words, language=language)
        assert figure.value == text2num(words, language), words

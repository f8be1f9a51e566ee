"""The words beside a quote: in a text of writings without spaces they are what they are in any other."""

from __future__ import annotations

import pytest

from timeline.anchoring.context.words import first_word, keys_of, words_of
from timeline.text.unspaced import has_unspaced, is_unspaced


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("did not fall", ["did", "not", "fall"]),
        ("isn’t über-groß, 3,000", ["isn't", "über-gross", ",", "3,000"]),
        ("did not 東京 fall", ["did", "not", "東", "京", "fall"]),
        ("fell、not", ["fell", "、", "not"]),
        ("well-東known", ["well", "東", "known"]),
        ("东京’s não-é", ["东", "京", "s", "não-é"]),
        ("๑๒ ไม่", ["๑๒", "ไ", "ม", "่"]),
    ],
)
def test_words_of_a_text(text: str, keys: list[str]) -> None:
    assert keys_of(text) == keys


@pytest.mark.parametrize("behind", ["", " so", "-so", "東", "-東", "’東", "‐東", "é"])
def test_a_word_that_ends_where_it_is_looked_for_is_found_whatever_stands_behind(behind: str) -> None:
    found = [word.key for word in words_of(f"“not{behind}", 0, 4)]
    assert found == ([] if behind in ("é", "-so") else ["not"])


@pytest.mark.parametrize(
    ("text", "word"), [("… “Not", "not"), ("、東 not", "東"), ("a東b", "a"), ("่ not", "not"), ("", "")]
)
def test_the_first_word(text: str, word: str) -> None:
    assert first_word(text, 0) == word


@pytest.mark.parametrize("letter", "กၐ។あ中豈\U00020000")
def test_letters_of_writings_without_spaces(letter: str) -> None:
    assert is_unspaced(letter)
    assert has_unspaced(f"“Ελλάδα” — {letter}")
    assert has_unspaced(f"한국 {letter}")


@pytest.mark.parametrize("letter", ["a", "é", "я", "ع", "한", "“", "", " "])
def test_letters_of_other_writings(letter: str) -> None:
    assert not is_unspaced(letter)
    assert not has_unspaced(f"“Ελλάδα” — {letter}")

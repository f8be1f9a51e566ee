"""What begins or ends inside a word or a number."""

from __future__ import annotations

from typing import SupportsIndex

import pytest

from timeline.anchoring import is_cut


@pytest.mark.parametrize(
    ("text", "part", "cut"),
    [
        ("up 5 % in May", "up 5", True),
        ("up 5 metres in May", "up 5", False),
        ("up 5%", "up 5", True),
        ("up 5‰ so", "up 5", True),
        ("5 millionen", "5", True),
        ("5 millionaires", "5", False),
        ("5 MILLION", "5", True),
        ("5  million", "5", False),
        ("costs 1.5", "costs 1", True),
        ("costs 1. 5", "costs 1", False),
        ("costs 1·5", "costs 1", True),
        ("costs 1’500", "costs 1", True),
        ("costs 1\u00a0500 so", "costs 1", True),
        ("costs 1\u00a05000", "costs 1", False),
        ("costs 1 500 so", "costs 1", False),
        ("is .5 of", "5 of", True),
        ("see No.5 of it", "5 of", False),
        ("is 0.5 of", "5 of", True),
        ("is 0.5 of", ".5 of", True),
        ("at -5 now", "5 now", True),
        ("at +5 now", "5 now", True),
        ("at ±5 now", "5 now", True),
        ("A-5 now", "5 now", False),
        ("2019–2021", "2021", False),
        ("a –5 now", "5 now", True),
        ("(a)–5 now", "5 now", False),
        ("–5 now", "5 now", True),
        ("-5 now", "5 now", True),
        ("so$5 now", "5 now", True),
        ("l'eau", "eau", True),
        ("l'eau", "l'", True),
        ("l'eau", "l", True),
        ("'tis so", "tis so", False),
        ("so 'tis", "so", False),
        ("so 'tis", "tis", False),
        ("5l'eau", "eau", True),
        ("dogs' tails", "dogs", False),
        ("don’t go", "t go", True),
        ("a 5's b", "5", False),
        ("snake_case", "snake", True),
        ("东京abc", "东京", False),
        ("abc东京", "东京", False),
        ("x\u0301y", "x", True),
        ("x\u0301y", "y", True),
        ("the end", "the", False),
        ("5°C", "5", True),
        ("5", "5", False),
        ("3/4 of it", "4 of it", True),
        ("3/4 of it", "/4 of it", True),
        ("3/4 of it", "3", True),
        ("3⁄4 of it", "4 of it", True),
        ("and/or so", "or so", False),
        ("at 9:30 now", "30 now", True),
        ("at 9:30 now", "at 9", True),
        ("note 9: 30 men", "30 men", False),
        ("found³ again", "found", False),
        ("say “found”³ again", "found", False),
        ("5 km² of it", "5 km", True),
        ("10² of it", "10", True),
        ("il\u00adlegal here", "legal here", True),
        ("il\u00adlegal here", "il", True),
        ("an \u00adegg here", "egg here", False),
        ("raised five hundred", "raised five", True),
        ("five hundred men", "hundred men", True),
        ("5 million men", "million men", True),
        ("one hundred men", "hundred men", False),
        ("in 2019 millions came", "millions came", False),
        ("some hundred men", "hundred men", False),
        ("has 1 500 men", "500 men", True),
        ("on page 1 500 men", "500 men", False),
    ],
)  # fmt: skip
def test_what_cuts_a_word_or_number(text: str, part: str, cut: bool) -> None:
    start = text.index(part)
    assert is_cut(text, start, start + len(part)) is cut


@pytest.mark.parametrize(
    ("text", "part", "cut", "language"),
    [
        ("kostet 2 700 Euro", "kostet 2", True, "de"),
        ("coûte 2 700 euros", "coûte 2", True, "fr"),
        ("coûte 12 345 678 euros", "coûte 12 345", True, "fr"),
        ("coûte 12 345 678 euros", "678 euros", True, "fr"),
        ("cuesta 2 700 euros", "cuesta 2", True, "es"),
        ("custa 2 700 euros", "custa 2", True, "pt"),
        ("auf Seite 2 700 Euro", "auf Seite 2", False, "de"),
        ("à la page 2 700 euros", "700 euros", False, "fr"),
        ("em 1914 700 homens", "700 homens", False, "pt"),
        ("3,5 Millionen Euro", "Millionen Euro", True, "de"),
        ("zwei Millionen Euro", "Millionen Euro", True, "de"),
        ("viele Millionen Euro", "Millionen Euro", False, "de"),
        ("cinq cents francs", "cents francs", True, "fr"),
        ("siete mil pesos", "mil pesos", True, "es"),
        ("spese sette milioni di lire", "spese sette", True, "it"),
        ("gastou sete milhões", "gastou sete", True, "pt"),
        ("kostte zeven miljoen", "kostte zeven", True, "nl"),
        ("è sicura¹, scrisse", "è sicura", False, "it"),
    ],
)
def test_what_cuts_a_number_in_other_languages(text: str, part: str, cut: bool, language: str) -> None:
    start = max(0, text.find(part))
    assert is_cut(text, start, start + len(part), language=language) is cut


def test_an_empty_span_cuts_nothing() -> None:
    assert not is_cut("word", 2, 2)
    assert not is_cut("word", 3, 2)


class Looked(str):
    """A text that counts how often one of its characters is looked at."""

    looks = 0

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        Looked.looks += 1
        return super().__getitem__(key)


def test_a_run_of_soft_hyphens_is_looked_at_for_a_few_characters() -> None:
    """A source of nothing else has as many places as characters."""
    text = Looked("un\u00adlikely " + "\u00ad" * 100_000)
    assert is_cut(text, 3, 9)
    Looked.looks = 0
    is_cut(text, 50_000, 50_010)
    assert Looked.looks < 200

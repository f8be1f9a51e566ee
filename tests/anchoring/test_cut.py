"""What begins or ends inside a word or a number."""

from __future__ import annotations

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
        ("is .5 of", "5 of", False),
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
    ],
)  # fmt: skip
def test_what_cuts_a_word_or_number(text: str, part: str, cut: bool) -> None:
    start = text.index(part)
    assert is_cut(text, start, start + len(part)) is cut


def test_an_empty_span_cuts_nothing() -> None:
    assert not is_cut("word", 2, 2)
    assert not is_cut("word", 3, 2)

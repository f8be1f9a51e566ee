"""What governs a quote from around it and from under its marks, and which brackets say the opposite, by language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from timeline.anchoring.context import around, hidden
from timeline.anchoring.context.opposites import turns
from timeline.model import Cue, Level

CASES = Path(__file__).parents[1] / "cases" / "context"
OPEN, CLOSE = "⟦", "⟧"


def cases() -> Iterator[tuple[str, str, str]]:
    """The language, what is expected, and the text of each line."""
    for path in sorted(CASES.glob("*.txt")):
        lines = (line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
        yield from ((path.stem, *line.split(": ", 1)) for line in lines)


def of(kind: str) -> list[tuple[str, str, str]]:
    """The cases of one kind: around a quote, under a mark, an editor's words."""
    found = list(cases())
    names = {"hides": ("hides",), "turns": ("turns", "stands")}
    if kind in names:
        return [case for case in found if case[1].split()[0] in names[kind]]
    return [case for case in found if case[1].split()[0] not in ("hides", "turns", "stands")]


def described(cue: Cue | None, usual: Level) -> str:
    """A cue as the cases write it."""
    return "silent" if cue is None else cue.kind.value + ("" if cue.level is usual else f" ({cue.level.value})")


def parted(text: str, left: str, right: str) -> tuple[str, int, int]:
    """The text without its two marks, and where they stood."""
    before, _, rest = text.partition(left)
    inside, _, behind = rest.partition(right)
    return before + inside + behind, len(before), len(before + inside)


@pytest.mark.parametrize(("language", "expected", "text"), of("around"))
def test_what_governs_a_quote_is_told_and_what_stands_near_it_is_not(language: str, expected: str, text: str) -> None:
    found = around(*parted(text, OPEN, CLOSE), language)
    assert [described(cue, Level.WARNING) for cue in found] == ([] if expected == "silent" else [expected])


@pytest.mark.parametrize(("language", "expected", "text"), of("hides"))
def test_what_is_left_out_is_told_where_it_governs_what_follows(language: str, expected: str, text: str) -> None:
    cue = hidden(*parted(text, "{", "}"), language=language)
    assert described(cue, Level.WARNING) == expected.removeprefix("hides ")


@pytest.mark.parametrize(("language", "expected", "sides"), of("turns"))
def test_a_bracket_that_says_the_opposite_is_known(language: str, expected: str, sides: str) -> None:
    own, found = sides.split(" / ")
    assert turns(own, found, language) is (expected == "turns")


def test_the_place_of_a_cue_is_that_of_its_words() -> None:
    text = "Then he denied that the loan was illegal."
    assert [text[cue.start : cue.end] for cue in around(text, 20, 40)] == ["denied"]


@pytest.mark.parametrize("words", ["not ", "that not ", "n'", "不", "(", "§,. ", "no more than no "])
def test_a_long_text_costs_no_more_than_its_neighbourhood(words: str) -> None:
    text = words * 5000
    middle = len(text) // 2
    for language in ("en", "fr", "de", "zh"):
        around(text, middle, middle + 40, language)

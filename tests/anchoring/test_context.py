"""What governs a quote from around it and from under its marks, and which brackets say the opposite, by language."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.anchoring import anchor_quotes
from timeline.anchoring.context import around, hidden
from timeline.anchoring.context.cues import cues
from timeline.anchoring.context.opposites import turns
from timeline.lang import languages
from timeline.model import Cue, Level, Selector, Status

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


@pytest.mark.parametrize("language", languages())
def test_what_contracts_a_negation_is_parted_from_its_word_by_an_apostrophe(language: str) -> None:
    known = cues(language).known
    assert all("'" in end for end in known.negation_ends)
    assert all(start.endswith("'") for start in known.negation_starts)


def test_the_place_of_a_cue_is_that_of_its_words() -> None:
    text = "Then he denied that the loan was illegal."
    assert [text[cue.start : cue.end] for cue in around(text, 20, 40)] == ["denied"]


@pytest.mark.parametrize("words", ["not ", "that not ", "n'", "不", "(", "§,. ", "no more than no "])
def test_a_long_text_costs_no_more_than_its_neighbourhood(words: str) -> None:
    text = words * 5000
    middle = len(text) // 2
    for language in ("en", "fr", "de", "zh"):
        around(text, middle, middle + 40, language)


HIDDEN = [
    ("en", "The mayor", "has not", "approved the project"),
    ("en", "The mayor", "denies that she", "approved the project"),
    ("en", "They can pay five", "hundred", "dollars for it"),
    ("fr", "Le maire", "n'a pas", "approuvé le projet"),
    ("de", "Der Rat hat dem Plan", "nicht", "zugestimmt"),
    ("es", "El alcalde", "no ha", "aprobado el proyecto"),
    ("ru", "Мэр города", "вчера не", "подписал договор"),
    ("zh", "市长昨天", "没有", "批准这个计划"),
]


@pytest.mark.parametrize("mark", ["…", "...", "[…]", "[...]", "[ … ]", "… [then]", "[then]"])
@pytest.mark.parametrize(("language", "before", "left_out", "behind"), HIDDEN)
def test_every_form_of_mark_is_judged_alike(mark: str, language: str, before: str, left_out: str, behind: str) -> None:
    gap = "" if language == "zh" else " "
    text = f"{before}{gap}{left_out}{gap}{behind}."
    anchor = anchor_quotes([Selector(f"{before} {mark} {behind}")], text, language=language)[0]
    assert anchor.status is Status.ALTERED
    assert anchor.changes[0].found.strip() == left_out


words = st.lists(st.text("bcdfghklmnprstvz", min_size=4, max_size=9), min_size=3, max_size=6)


@settings(max_examples=60, deadline=None)
@given(before=words, behind=words, hides=st.sampled_from(HIDDEN[:6]), more=words)
def test_no_quote_stands_whose_mark_touches_a_negation(
    before: list[str], behind: list[str], hides: tuple[str, str, str, str], more: list[str]
) -> None:
    language, start, left_out, end = hides
    quote = " ".join([*before, start, "…", end, *behind])
    text = " ".join([*more, *before, start, left_out, end, *behind, *more])
    assert not anchor_quotes([Selector(quote)], text, language=language)[0].status.stands

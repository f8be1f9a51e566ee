"""The syntax of editors' marks, and whose a bracket is."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text.editorial import MarkKind, editors_marks, find_marks, pair_brackets, without_marks

PIECES = (
    "[",
    "]",
    "[sic]",
    "…",
    "...",
    "[…]",
    "[the firm]",
    "[2]",
    "[about €5 million]",
    " ",
    "so",
    "5",
    "(",
    ")",
    "\n",
    "é",
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


@pytest.mark.parametrize(
    ("text", "kind", "mark"),
    [
        ("it fell … to 3", "left_out", "…"),
        ("it fell... to 3", "left_out", "..."),
        ("it fell . . . to 3", "left_out", ". . ."),
        ("it fell . . . . To 3", "left_out", ". . . ."),
        ("it fell […] to 3", "left_out", "[…]"),
        ("it fell [...] to 3", "left_out", "[...]"),
        ("it fell [ … ] to 3", "left_out", "[ … ]"),
        ("it fell (…) to 3", "left_out", "(…)"),
        ("it fell (. . .) to 3", "left_out", "(. . .)"),
        ("they recieved [sic] it", "sic", " [sic]"),
        ("they recieved (sic) it", "sic", " (sic)"),
        ("they recieved [SIC!] it", "sic", " [SIC!]"),
        ("[T]he firm", "own", "[T]"),
        ("they approve[s] it", "own", "[s]"),
        ("raised [about €5 million] in May", "own", "[about €5 million]"),
        ("raised [rund 5 Millionen Euro] im Mai", "own", "[rund 5 Millionen Euro]"),
        ("he [the … mayor] said", "own", "[the … mayor]"),
    ],
)
def test_what_is_written_as_an_editors_mark(text: str, kind: str, mark: str) -> None:
    [found] = find_marks(text)
    assert (found.kind, text[found.start : found.end]) == (kind, mark)


@pytest.mark.parametrize(
    "text",
    [
        "as shown [2] in it",
        "as shown [2, 3] in it",
        "as shown [a1] in it",
        "raised [€5m] in May",
        "rose [12 %] in May",
        "a list [] of none",
        "an open [bracket",
        "a closed] one",
        "he (the mayor) said",
        f"a page [{'of words ' * 30}] in brackets",
        "it fell. It rose.",
        "wait .. what",
    ],
)
def test_what_is_none(text: str) -> None:
    assert find_marks(text) == ()


def test_the_words_of_a_mark_are_the_editors_own() -> None:
    [mark] = find_marks("he [the … new mayor] said")
    assert mark.words == "the   new mayor"
    assert [mark.words for mark in find_marks("it … fell [sic]")] == ["", ""]


@given(TEXTS)
def test_marks_stand_in_order_and_blanks_keep_every_place(text: str) -> None:
    marks = find_marks(text)
    ends = [0, *(place for mark in marks for place in (mark.start, mark.end))]
    assert ends == sorted(ends)
    assert all(mark.start < mark.end for mark in marks)
    blank = without_marks(text, marks)
    assert len(blank) == len(text)
    assert all(c in (" ", text[i]) for i, c in enumerate(blank))


@given(TEXTS)
def test_in_a_quote_that_stands_as_it_is_every_bracket_is_the_sources(text: str) -> None:
    assert [mark for mark in editors_marks(text, text) if mark.kind is MarkKind.OWN] == []


@given(TEXTS, TEXTS)
def test_a_bracket_is_paired_once_and_in_order(quote: str, found: str) -> None:
    pairs = pair_brackets(quote, found)
    assert list(pairs) == sorted(pairs, key=lambda mark: mark.start)
    theirs = [other.start for other in pairs.values()]
    assert theirs == sorted(set(theirs))
    assert {mark.start for mark in editors_marks(quote, found)} | {mark.start for mark in pairs} == {
        mark.start for mark in find_marks(quote)
    }


@pytest.mark.parametrize(
    ("quote", "found", "own"),
    [
        ("[T]he firm raised [about €5 million]", "The firm raised [about €5 million]", ["T"]),
        ("[It] raised [about €5 million]", "The firm raised [about €5\nmillion]", ["It"]),
        ("[It] raised [about €6 million]", "The firm raised [about €5 million]", ["It"]),
        ("[Il] a levé [environ 5 millions d’euros]", "Le groupe a levé [environ 5 millions d'euros]", ["Il"]),
        ("[It] raised [5 million], [it] says", "The firm raised [5 million], the firm says", ["It", "it"]),
        ("raised [in all] [5 million] [in May]", "raised [5 million] last year", ["in all", "in May"]),
        ("[the firm] raised [5 million]", "It raised 5 million", ["the firm", "5 million"]),
        ("said [him] and [him] left", "said [him] and he left", ["him"]),
    ],
)
def test_mark_by_mark_the_source_says_whose_a_bracket_is(quote: str, found: str, own: list[str]) -> None:
    assert [mark.words for mark in editors_marks(quote, found)] == own


def test_thousands_of_brackets_take_no_time() -> None:
    many, others = "".join(f"a [word {n} b] c " for n in range(5000)), "a [some b] c " * 5000
    start = time.process_time()
    assert len(pair_brackets(many, many)) == 5000
    pair_brackets(many, others)
    editors_marks("[" * 50_000, "[a" * 50_000)
    find_marks("[a" + " . " * 50_000 + "[(" * 10_000)
    assert time.process_time() - start < 5

"""Where words go from one text to another, as the difference of the two says."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from helpers.cases import answered_cases, update
from timeline.anchoring import port_span

PORTED = "anchoring/*/ported.txt"


def ported(asked: str) -> Iterator[str]:
    """Where the words of the old text stand in the new one."""
    given = json.loads(asked)
    old, new = given["old"], given["new"]
    start = old.index(given["part"])
    found = port_span(old, new, start, start + len(given["part"]))
    yield f"{found[0]}-{found[1]} {new[slice(*found)]!r}" if found else "taken out"


update(PORTED, ported)


@pytest.mark.parametrize(("asked", "expected"), answered_cases(PORTED))
def test_where_a_span_is_ported_to(asked: str, expected: tuple[str, ...]) -> None:
    assert expected
    assert tuple(ported(asked)) == expected


def test_between_two_lines_that_hold_no_more_than_so_many_words_are_compared() -> None:
    for words, known in ((2990, True), (3010, False)):
        old = "head\n" + "a b c " * (words // 3) + "the price\ntail\n"
        new = "head it was\n" + old.removeprefix("head\n").replace("tail", "tail it was")
        start = old.index("the price")
        found = port_span(old, new, start, start + 9)
        assert (found is not None and new[slice(*found)] == "the price") is known


def test_words_before_and_after_the_lines_that_hold_do_not_count() -> None:
    many, more = "x y z " * 1500 + "\n", "u v w " * 1500 + "\n"
    old = f"first\n{many}top\nthe price is 5 now\ntail\n{more}last\n"
    new = f"zero\nfirst\n{many}top\nwell, the price is 5 now\ntail\n{more}last\nmore\n"
    found = port_span(old, new, old.index("price"), old.index(" now"))
    assert found is not None
    assert new[slice(*found)] == "price is 5"


def test_words_that_recur_are_ported_as_others_are() -> None:
    many = "x y " * 150
    old, new = f"start {many}stop", f"begin here {many}end"
    found = port_span(old, new, old.index("x") + 200, old.index("x") + 211)
    assert found == (new.index("x") + 200, new.index("x") + 211)

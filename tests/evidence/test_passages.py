"""Two versions of a text, passage by passage; and when another text is no page to judge quotes by."""

from __future__ import annotations

import pytest

from timeline.evidence.passages import Differences, differences, share_kept
from timeline.model import ChangeKind, Source
from timeline.project.decode import decoded


def page(*paragraphs: str) -> Source:
    return decoded(
        "a.html", "seeds/a.html", ("<!doctype html>" + "".join(f"<p>{p}</p>" for p in paragraphs)).encode(), None
    )


def text(words: str) -> Source:
    return decoded("a.txt", "seeds/a.txt", words.encode(), None)


HALL = ("The hall has 240 seats.", "It opened in May.", "Boats are mended beside it.")


@pytest.mark.parametrize(
    ("new", "kinds", "trivial"),
    [
        (HALL, [], 0), (HALL[::-1], [], 0), ((*HALL[:2], "Boats are mended beside it!"), [], 1),
        (("The hall\u00a0has “240” seats.".replace("“", "").replace("”", ""), *HALL[1:]), [], 0),
        (("The hall has 210 seats.", *HALL[1:]), ["figure"], 0), ((*HALL, "Tea is sold there."), ["wording"], 0),
        (HALL[:2], ["wording"], 0), ((HALL[0], "It never opened in May.", HALL[2]), ["negation"], 0),
        ((HALL[0], "It opened in June.", "Boats are seldom mended beside it."), ["date", "wording"], 0),
        ((*HALL, HALL[0]), ["figure"], 0), (("<del>The hall has 240 seats.</del>", *HALL[1:]), ["figure"], 0),
    ],
)  # fmt: skip
def test_which_passages_differ_and_how(new: tuple[str, ...], kinds: list[str], trivial: int) -> None:
    found = differences(page(*HALL), page(*new))
    assert [passage.kind.value for passage in found.passages] == kinds
    assert found.trivial == trivial


def test_what_was_and_is_now_and_where() -> None:
    (passage,) = differences(page(*HALL), page("The hall has 210 seats.", *HALL[1:])).passages
    assert (passage.was, passage.now, passage.words) == ("240", "210", "The hall has 210 seats.")
    (gone,) = differences(page(*HALL), page(*HALL[1:])).passages
    assert (gone.was, gone.now, gone.place) == (HALL[0], "", "line 1")


def test_lines_that_are_set_anew_are_no_change() -> None:
    old = text("The hall has 240 seats, and the\ntown has paid for it. It opened\nin May.\n")
    assert (
        differences(old, text("The hall has 240 seats, and the town\nhas paid for it. It opened in May.\n"))
        == Differences()
    )
    found = differences(old, text("The hall has about 240 seats, and the\ntown has paid for it. It opened in May.\n"))
    assert found.counts == {ChangeKind.HEDGE: 1}


def test_what_is_shown_is_bounded_and_the_gravest_comes_first() -> None:
    old = page(*(f"Paragraph {n} speaks of {n * 7} boats and the words beside them." for n in range(600)))
    new = page(*(f"Paragraph {n} speaks of {n * 9} boats and the words beside them." for n in range(600)), "x" * 9000)
    found = differences(old, new)
    assert len(found.passages) == 20
    assert sum(found.counts.values()) >= 599
    assert {passage.kind for passage in found.passages} == {ChangeKind.FIGURE}
    assert all(len(passage.words) <= 200 for passage in found.passages)


def test_a_passage_that_a_quote_speaks_for_is_not_told_again() -> None:
    old, new = page(*HALL), page("The hall has 210 seats.", *HALL[1:])
    start = old.text.index("240 seats")
    assert differences(old, new, [(start, start + 9)]) == Differences()


def test_the_share_of_a_text_that_stands() -> None:
    assert share_kept("", "anything") == 1.0
    assert share_kept("One two", "One two three") == 1.0
    assert share_kept("The hall has room for many boats", "Log in to read") == 0.0


@pytest.mark.parametrize(
    "words", ["." * 200_000, "a.\n" * 100_000, ". " * 100_000, "\n \n" * 50_000, "。" * 100_000, "a" * 300_000]
)
def test_odd_texts_take_no_longer_than_they_are_long(words: str) -> None:
    differences(text(words), text(words + " One more."))
    share_kept(words, words)

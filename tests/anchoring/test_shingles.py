"""Which texts may hold a quote: none that holds it is passed over, and few are named that do not."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.anchoring import LostWords, TextIndex
from timeline.anchoring.shingles import Shingles, runs_in

WORDS = st.sampled_from(
    ["harbour", "the", "council", "“spent", "€7", "million”", "re-", "\nopened", "ﬂoor", "floor", "…", "[sic]", "[it]",
     "4", "%", "−", "it’s", "é", "e\u0301", "â‚¬", "â€™s", "\ufffd", "\u00ad", "ПЃСЂ", "港口", "ميناء", "🛶"]
)  # fmt: skip
GLUE = st.sampled_from(["", " ", "\n", " - ", "\u00a0"])
TEXTS = st.lists(st.tuples(WORDS, GLUE), max_size=40).map(lambda pairs: "".join(word + glue for word, glue in pairs))


def made_of(texts: list[str]) -> Shingles:
    shingles = Shingles()
    for number, text in enumerate(texts):
        runs, lost = runs_in(TextIndex(text))
        shingles.add(number, runs, doubtful=lost)
    return shingles


@given(st.lists(TEXTS, min_size=1, max_size=4), st.integers(0, 60), st.integers(1, 90), TEXTS)
@example(["itâ€\ufffds the harbourâ€™s floor, â€™s"], 0, 25, "")
def test_no_text_that_may_hold_a_quote_is_passed_over(texts: list[str], start: int, size: int, other: str) -> None:
    shingles, piece = made_of(texts), texts[0][start : start + size]
    for quote in (piece, other, piece.replace("-", "").replace(" ", "\n"), piece.replace("\n", " ")):
        wanted = {n for n, text in enumerate(texts) if LostWords([quote]).may_stand_in(TextIndex(text))}
        found = shingles.may_hold(quote)
        assert found is None or wanted <= found


def test_of_many_texts_those_with_the_words_are_named_and_hardly_another() -> None:
    harbours = (
        "Brixham",
        "Harwich",
        "Ostend",
        "Dieppe",
        "Zeebrugge",
        "Roscoff",
        "Esbjerg",
        "Gdynia",
        "Porto",
        "Calais",
    )
    ways = [(one, two) for one in harbours for two in harbours]
    shingles = made_of([f"A ferry went from {one} at noon, and it came to {two} in the night.\n" for one, two in ways])
    for n, (one, two) in enumerate(ways):
        found = shingles.may_hold(f"ferry went from {one} at noon, and it came to {two}")
        assert found is not None
        assert n in found
        assert len(found) <= 20
    assert shingles.may_hold("a sentence that none of the others has") == set()


@pytest.mark.parametrize("quote", ["4", "", "ab", "…"])
def test_of_words_too_short_to_tell_any_text_may_hold_them_or_none_is_asked(quote: str) -> None:
    found = made_of(["4 of the 9", "ab"]).may_hold(quote)
    assert found is None or not quote.strip()


def test_there_is_room_for_so_much_and_no_more() -> None:
    shingles = Shingles(most=10)
    assert not shingles.is_full
    shingles.add(0, runs_in(TextIndex("Rowers met at the boathouse of the old harbour before the storm came."))[0])
    assert shingles.is_full

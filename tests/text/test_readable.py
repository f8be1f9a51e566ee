"""A text as its words are read: what is seen through, what is left alone, and the way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text.bare import is_bare
from timeline.text.fold import fold
from timeline.text.mojibake import undamaged
from timeline.text.readable import readable
from timeline.text.seeing import seen_through

KNOWN = {"million", "twenty", "five", "percent", "per", "cent", "january", "euros", "ten", "year", "fifty", "mille"}
PIECES = (
    "mil", "lion", "-", "\n", "-\n", "\u00ad\n", "\u00ad", " ", "5", "ﬁ", "é", "e\u0301", "\u200b", "５", "[", "]",
    "[2]", "[sic]", "[five]", "[a 5]", "$", "Ab", "…", "–", "\u2029", "â‚¬", "Ã©", "-\r\n ",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


def read(text: str) -> str:
    """The text as it is read."""
    view = readable(text, KNOWN.__contains__)
    return view.text if view else text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("600 mil-\nlion", "600 million"),
        ("600 mil- \r\n  lion", "600 million"),
        ("600 mil‐\nlion", "600 million"),
        ("600 mil¬\nlion", "600 million"),
        ("600 mil\u00ad\nlion", "600 million"),
        ("600 mil\u00adlion", "600 million"),
        ("600 MIL-\nLION", "600 MILLION"),
        ("600 mil-\u2028lion", "600 million"),
        ("5 Janu-\nary", "5 January"),
        ("350 em-\nployees", "350 employees"),
        ("5 per-\ncent", "5 percent"),
        ("ﬁfty ﬂoors", "fifty floors"),
        ("ﬁf-\nty", "fifty"),
        ("5 mil\u200blion \ufeffeuros", "5 million euros"),
        ("１２％ or ￥５", "12% or ¥5"),
        ("fe\u0301vrier", "février"),
        ("350[2] staff and 7[3][4].", "350 staff and 7."),
        ("as shown [2, 3] or [4–6]", "as shown  or "),
        ("12[3]5", "12 5"),
        ("$[5] million", "$5 million"),
        ("5 [million] euros", "5 million euros"),
        ("[T]he firm approve[s]", "The firm approves"),
        ("5[million]", "5 million"),
        ("they recieved [sic] it", "they recieved it"),
        ("â‚¬5 and â‚¬6", "€5 and €6"),
    ],
)
def test_what_is_seen_through(text: str, seen: str) -> None:
    assert read(text) == seen


@pytest.mark.parametrize(
    "text",
    [
        "10-\n15 people",
        "10\u00ad15 people",
        "5\u200b00 people",
        "twenty-\nfive",
        "ten-\nyear plan",
        "five-\nmillion",
        "Franco-\nGerman",
        "mid-\nJanuary",
        "600 -\nlion",
        "600 million\neuros",
        "mil—\nlion",
        "“5” – 6 … 7 ‘8’",
        "10³ m² ½",
        "a\u00a0b\u202fc",
        "raised [about €5 million]",
        "shown [2] there",
        "it fell […] to 3",
        "À la carte: crème brûlée",
        "5 -- 6",
    ],
)
def test_what_stays_as_it_stands(text: str) -> None:
    assert read(text) == text


@pytest.mark.parametrize("text", ["a{}b 5{}5 {}", "e{}", "10-{} 15", "mil-{}lion"])
def test_what_is_taken_for_bare_holds_nothing_to_be_seen_through(text: str) -> None:
    letters = [chr(code) for code in (*range(0x3100), *range(0xFB00, 0xFF70))]
    bare = [letter for letter in letters if is_bare(text.replace("{}", letter))]
    assert [letter for letter in bare if seen_through(text.replace("{}", letter), KNOWN.__contains__)] == []
    assert set("é€’“…–\u00a0") <= set(bare)


@pytest.mark.parametrize("text", ["die äußere", "§§ 5 ff.", "12,5\u00a0€", "« 5 »", "5 „gut“"])
def test_characters_of_print_beside_each_other_are_no_damage(text: str) -> None:
    assert is_bare(text)


@given(TEXTS | st.text(max_size=20) | st.text("aéßÃ©â‚¬§“”\u00a0", max_size=20))
def test_nothing_is_seen_through_in_bare_texts(text: str) -> None:
    assert not (is_bare(text) and seen_through(text, KNOWN.__contains__))


@given(TEXTS)
def test_every_character_that_is_read_leads_back(text: str) -> None:
    view = readable(text, KNOWN.__contains__)
    if view is None:
        return
    spans = [view.span(i, i + 1) for i in range(len(view.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    for c, (start, end) in zip(view.text, spans, strict=True):
        assert c in text[start:end] + fold(text[start:end]).text or c == " " or undamaged(text)


@given(TEXTS)
def test_no_digit_is_lost_but_that_of_a_note_and_none_touches_another_anew(text: str) -> None:
    bare = fold(text).text.replace("[2]", "")
    digits = [c for c in read(text) if c.isdigit() or c == "５"]
    assert len(digits) >= sum(c.isdigit() for c in bare) or undamaged(text)


def test_a_piece_of_a_damaged_text_is_seen_through_where_the_whole_speaks_for_damage() -> None:
    whole = "The room cost â‚¬600 million, the cafÃ© says."
    piece = "cost â‚¬600 million"
    assert undamaged(piece) is None
    view = undamaged(piece, among=whole)
    assert view is not None
    assert (view.text, view.span(5, 6)) == ("cost €600 million", (5, 8))
    assert undamaged("cost €600 million", among=whole) is None
    assert undamaged(piece, among="Nothing is wrong here, the café says.") is None

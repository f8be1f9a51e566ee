"""Where a quote stands, and what is said of it. The cases are in tests/cases/anchoring, in words of our own."""

from __future__ import annotations

import string
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.cases import case_id, read_cases
from timeline.anchoring import TextIndex, anchor_quotes, find_quote, is_cut, port_span, standing_quotes
from timeline.anchoring.exact import places_of
from timeline.model import Anchor, Selector, Status

STORY = (
    "The harbour of the old town was rebuilt between 1998 and 2004. The council paid 14 million for the new quay, and "
    "the port authority added 6 million for cranes. In 2005 some 320 ships called at the harbour; ten years later "
    "there were 410. The mayor said that the town would not sell the quay. Fishermen had asked for a longer pier, but "
    "the plan was dropped when the price of steel rose by 40 percent. Today 75 people work at the harbour office."
)


@pytest.mark.parametrize("case", [case for case in read_cases("anchoring") if "about" in case], ids=case_id)
def test_what_is_said_of_a_quote(case: dict[str, Any]) -> None:
    text = case["text"]
    anchor = find_quote(case["quote"], text)
    assert anchor.status == case["status"]
    assert (anchor.start is None) == (anchor.end is None) == (case["status"] == "missing")
    if "folds" in case:
        assert list(anchor.folds) == case["folds"]
    if "found" in case:
        assert text[anchor.start : anchor.end] == case["found"]
    if "kinds" in case:
        assert [change.kind.value for change in anchor.changes] == case["kinds"]
    for change in anchor.changes:
        assert case["quote"][change.quote_start : change.quote_end] == change.quoted
        assert text[change.start : change.end] == change.found


# ---- the place -------------------------------------------------------------------------------------------------------
def test_exact_where_it_stood_and_moved_where_it_stands_elsewhere() -> None:
    start = STORY.index("410")
    assert find_quote("410", STORY, near=start) == Anchor(Status.EXACT, start, start + 3, rung="place")
    moved = find_quote("there were 410", STORY, near=3)
    assert (moved.status, moved.rung) == (Status.MOVED, "exact")


def test_several_places_are_told_apart_by_what_stands_around() -> None:
    anchor = find_quote("the harbour", STORY, prefix="ships called at ", suffix="; ten years")
    assert (anchor.status, anchor.start) == (Status.EXACT, STORY.index("the harbour; ten"))


def test_several_places_are_told_apart_by_where_it_stood() -> None:
    start = STORY.rindex("the harbour")
    anchor = find_quote("the harbour", STORY, near=start)
    assert (anchor.status, anchor.start) == (Status.EXACT, start)


def test_ambiguous_where_nothing_tells() -> None:
    anchor = find_quote("million for", STORY)
    assert anchor.status == Status.AMBIGUOUS
    assert [STORY[start:end] for start, end in anchor.places] == ["million for"] * 2


def test_ambiguous_places_are_bounded() -> None:
    assert len(find_quote("ha", "ha " * 50_000).places) == 20


def test_the_same_words_elsewhere_by_chance_do_not_acquit() -> None:
    text = "The company employs 500 people in Paris today. Elsewhere, in Rome, it employs 300 people in winter."
    anchor = find_quote("300 people", text, prefix="The company employs ", suffix=" in Paris today", near=27)
    assert (anchor.status, text[anchor.start : anchor.end]) == (Status.ALTERED, "500 people")
    assert (text.index("300"), text.index("300") + 10) in anchor.places


def test_a_reformatted_place_with_its_surroundings_beats_an_exact_one_without() -> None:
    text = "on Monday, the\nnew rate was set by the bank. Later the new rate fell."
    anchor = find_quote("the new rate", text, prefix="on Monday, ", suffix=" was set by the bank")
    assert (anchor.status, anchor.start) == (Status.REFORMATTED, text.index("the\nnew"))


def test_surroundings_say_where_a_changed_quote_begins_and_ends() -> None:
    new = STORY.replace("14 million for the new quay", "about 15 million euros for a quay")
    anchor = find_quote(
        "14 million for the new quay", new, prefix="The council paid ", suffix=", and the port", near=80
    )
    assert new[anchor.start : anchor.end] == "about 15 million euros for a quay"
    assert anchor.status == Status.ALTERED


def test_what_was_deleted_is_missing_though_its_neighbours_stand() -> None:
    sentence = "The council paid 14 million for the new quay, and the port authority added 6 million for cranes. "
    new = STORY.replace(sentence, "")
    anchor = find_quote(sentence.strip(), new, prefix="1998 and 2004. ", suffix=" In 2005 some 320")
    assert anchor == Anchor(Status.MISSING)


@pytest.mark.parametrize("mark", ["<b>sold</b>", "**sold**", "sold[3]"])
def test_markup_and_notes_are_seen_through_where_source_and_quote_are_damaged_alike(mark: str) -> None:
    damaged, quote, other = (
        text.encode().decode("cp1252")
        for text in (
            f"The café in Málaga {mark} 30 crêpes for €90 on Monday.",
            "The café in Málaga sold 30 crêpes for €90",
            "The café in Málaga sold 31 crêpes for €90",
        )
    )
    assert find_quote(quote, damaged).status is Status.REFORMATTED
    assert "encoding damage" not in find_quote(quote, damaged).folds
    assert not find_quote(other, damaged).status.stands


def test_an_altered_quote_in_damaged_text_has_offsets_of_the_text_as_it_is() -> None:
    damaged = "The café in Málaga sold 30 crêpes for €90 on Monday.".encode().decode("cp1252")
    anchor = find_quote("The café in Málaga sold 31 crêpes for €90", damaged)
    assert anchor.status == Status.ALTERED
    assert [(c.quoted, damaged[c.start : c.end]) for c in anchor.changes] == [("31", "30")]
    assert "encoding damage" in anchor.folds


def test_the_parts_of_a_quote_with_words_left_out_are_told() -> None:
    anchor = find_quote("The harbour … was rebuilt", STORY)
    assert [STORY[start:end] for start, end in anchor.parts] == ["The harbour", "was rebuilt"]


@pytest.mark.parametrize("quote", ["", " ", "\n\t", "…", "[...]", "-", "[sic]"])
def test_a_quote_without_words_is_missing(quote: str) -> None:
    assert find_quote(quote, STORY.replace("-", "")).status == Status.MISSING


def test_many_quotes_get_what_each_would_get_alone() -> None:
    words = STORY.split()
    quotes = [" ".join(words[i : i + 5]) for i in range(0, len(words) - 5, 2)] + ["nothing of the kind", "410", ""]
    selectors = [Selector(quote, near=40) for quote in quotes]
    alone = [find_quote(quote, STORY, near=40) for quote in quotes]
    assert anchor_quotes(selectors, TextIndex(STORY)) == alone
    standing = standing_quotes(selectors, STORY)
    assert [anchor for anchor in standing if anchor] == [anchor for anchor in alone if anchor.status.stands]


def test_one_pass_finds_what_a_search_for_each_finds() -> None:
    text = ("abcdefghijklmnop" * 40_000) + STORY + "abcdefghijklmnopq" + STORY
    quotes = [STORY[i : i + 40] for i in range(0, 300, 20)] + ["abcdefghijklmnopq", "short", "pabcdefghijklmnopab"]
    found = places_of(quotes, text)
    assert [places[0] for places in found[:-2]] == [text.index(quote) for quote in quotes[:-2]]
    assert found[-2] == []


# ---- never acquitted -------------------------------------------------------------------------------------------------
WORDS = STORY.split()


@given(st.integers(0, len(WORDS) - 8), st.integers(4, 8), st.data())
def test_no_change_of_letters_digits_or_order_is_passed_as_standing(first: int, size: int, data: st.DataObject) -> None:
    words = WORDS[first : first + size]
    changed = data.draw(st.sampled_from([with_another_letter, without_a_word, with_words_swapped]))(words, data)
    if changed in STORY or changed[0].swapcase() + changed[1:] in STORY:  # the first letter's case is typography
        return
    start = STORY.index(" ".join(words))
    anchor = find_quote(
        changed,
        STORY,
        prefix=STORY[max(0, start - 32) : start],
        suffix=STORY[start + len(" ".join(words)) :][:32],
        near=start,
    )
    assert not anchor.status.stands


def with_another_letter(words: list[str], data: st.DataObject) -> str:
    quote = " ".join(words)
    place = data.draw(st.sampled_from([i for i, c in enumerate(quote) if c.isalnum()]))
    other = data.draw(st.sampled_from(string.ascii_letters + string.digits))
    return quote[:place] + other + quote[place + 1 :]


def without_a_word(words: list[str], data: st.DataObject) -> str:
    i = data.draw(st.integers(1, len(words) - 2))
    return " ".join(words[:i] + words[i + 1 :])


def with_words_swapped(words: list[str], data: st.DataObject) -> str:
    i = data.draw(st.integers(0, len(words) - 2))
    return " ".join([*words[:i], words[i + 1], words[i], *words[i + 2 :]])


@given(st.integers(0, 400), st.integers(12, 80), st.sampled_from(["\n", "\u00a0", "  ", "\r\n", " \u2009", "\u00ad "]))
def test_layout_is_never_told_as_altered(start: int, size: int, space: str) -> None:
    quote = STORY[start : start + size].strip()
    anchor = find_quote(quote, STORY.replace(" ", space))
    assert anchor.status in (Status.EXACT, Status.REFORMATTED, Status.AMBIGUOUS)


@given(
    st.text(max_size=40),
    st.text(max_size=200),
    st.text(max_size=8),
    st.text(max_size=8),
    st.none() | st.integers(-5, 300),
)
def test_any_text_gets_an_answer_whose_offsets_lie_in_it(
    quote: str, text: str, prefix: str, suffix: str, near: int | None
) -> None:
    anchor = find_quote(quote, text, prefix=prefix, suffix=suffix, near=near)
    if anchor.start is not None and anchor.end is not None:
        assert 0 <= anchor.start < anchor.end <= len(text)
    if anchor.status in (Status.EXACT, Status.MOVED) and not anchor.parts:
        assert text[anchor.start : anchor.end] == quote


@given(st.text("ab1 .-\n", max_size=30), st.text("ab1 .-\n…“é", max_size=60), st.integers(0, 30))
def test_a_planted_quote_is_found_where_it_was_planted(quote: str, text: str, place: int) -> None:
    planted = text[:place] + quote + text[place:]
    anchor = find_quote(quote, planted, near=min(place, len(text)))
    if quote.strip():
        assert (anchor.status, anchor.start) == (Status.EXACT, min(place, len(text)))


# ---- cut, ported -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("text", "part", "cut"),
    [
        ("It fell to 3.7 % in May.", "fell to 3", True),
        ("It fell to 3.7 % in May.", "fell to 3.7", True),
        ("It fell to 3.7 % in May.", "fell to 3.7 %", False),
        ("It fell to 3.7 % in May.", "7 %", True),
        ("raised €5bn in June", "5bn", True),
        ("raised €5bn in June", "€5", True),
        ("raised €5bn in June", "€5bn", False),
        ("raised 5 billion in June", "raised 5", True),
        ("costs 1,200 each", "costs 1", True),
        ("costs 1\u202f200 each", "costs 1", True),
        ("at −5 degrees", "5 degrees", True),
        ("the years 2019-2021", "2021", False),
        ("an international plan", "national plan", True),
        ("they don't know", "they don", True),
        ("in 2024. 5 men came", "in 2024", False),
        ("les cafe\u0301s", "cafe", True),
        ("收入增长了百分之五", "增长了", False),
        ("the end", "the end", False),
    ],
)  # fmt: skip
def test_is_cut(text: str, part: str, cut: bool) -> None:
    start = text.index(part)
    assert is_cut(text, start, start + len(part)) is cut


def test_a_span_is_ported_through_a_difference() -> None:
    lines = STORY.replace(". ", ".\n")
    new = "A preface.\n" + lines.replace("320 ships", "some 330 ships")
    start = lines.index("In 2005")
    end = start + len("In 2005 some 320 ships called")
    ported = port_span(lines, new, start, end)
    assert ported
    assert new[slice(*ported)] == "In 2005 some some 330 ships called"


def test_a_span_that_was_taken_out_is_not_ported_to_the_same_words_elsewhere() -> None:
    old = "one line\nthe price is 5\nanother line\nthe last line\n"
    new = "one line\nanother line\nthe last line\nthe price is 5\n"
    start = old.index("the price")
    assert port_span(old, new, start, start + 14) is None


@given(
    st.text("ab \n", max_size=60),
    st.text("ab \n", max_size=10),
    st.integers(0, 60),
    st.integers(0, 60),
    st.integers(1, 20),
)
def test_porting_never_leaves_the_text(old: str, inserted: str, place: int, start: int, size: int) -> None:
    new = old[:place] + inserted + old[place:]
    ported = port_span(old, new, min(start, len(old)), min(start + size, len(old)))
    assert ported is None or 0 <= ported[0] <= ported[1] <= len(new)


# ---- bounded ---------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "call",
    [
        lambda: find_quote("a" * 999 + "b", "a" * 1_000_000),
        lambda: find_quote("a " * 200 + "b", "a " * 200_000, prefix="a a a ", suffix=" a a a", near=7),
        lambda: find_quote(STORY * 500 + "x", STORY * 499),
        lambda: find_quote("the quick", "the quick fox " * 100_000),
        lambda: find_quote("a" + "\u0301\u0323" * 50_000 + "x", "a" + "\u0301\u0323" * 50_000),
        lambda: find_quote("1," * 1000 + "2", "1," * 200_000),
        lambda: find_quote("a…" * 5000, "b a " * 20_000),
        lambda: find_quote("[a" * 20_000, "[b" * 100_000),
        lambda: find_quote("a  b", " " * 500_000),
        lambda: find_quote("“é—ñ” and more of it", "â€œÃ©â€”Ã±â€\x9d " * 50_000),
    ],
)  # fmt: skip
def test_adversarial_input_comes_to_an_end(call: Callable[[], Anchor]) -> None:
    """How long it takes stands in benchmarks/worst_cases.py; here each comes back, and with a place or without one."""
    anchor = call()
    assert (anchor.start is None) is (anchor.end is None)
    assert anchor.status is not Status.EXACT


def test_words_left_out_without_a_mark_are_altered_and_shown():
    text = "The minister said the programme would cost £4.2bn over five years and create 12,000 jobs in the north."
    text = f"It rained. {text} He left."
    anchor = find_quote("The minister said the programme would create 12,000 jobs in the north.", text)
    assert anchor.status is Status.ALTERED
    assert [change.found for change in anchor.changes] == ["cost £4.2bn over five years and"]

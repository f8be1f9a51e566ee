"""What was changed, word by word, and what kind of change it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.anchoring import find_quote
from timeline.anchoring.diff import changes, gravest
from timeline.model import ChangeKind, Status


def differences(quote: str, found: str, language: str = "en") -> list[tuple[str, str, str]]:
    return [(change.kind.value, change.quoted, change.found) for change in changes(quote, found, language=language)]


@pytest.mark.parametrize(
    ("quote", "found", "expected"),
    [
        ("fell to 3.7 %", "fell to 3.9 %", [("figure", "3.7", "3.9")]),
        ("fell by 3 %", "fell by 3 percentage points", [("unit", "%", "percentage points")]),
        ("at −5 degrees", "at 5 degrees", [("figure", "−5", "5")]),
        ("two of them came", "three of them came", [("figure", "two", "three")]),
        ("twelve ships", "12 ships", [("wording", "twelve", "12")]),
        ("zwölf Schiffe", "12 Schiffe", [("wording", "zwölf", "12")]),
        ("the u32 type", "the u64 type", [("figure", "u32", "u64")]),
        ("of type x here", "of type i32 here", [("wording", "x", "i32")]),
        ("in Q3 sales", "in Q4 sales", [("date", "Q3", "Q4")]),
        ("on 3 May it", "on 4 May it", [("date", "3", "4")]),
        ("on May 3rd it", "on May 4th it", [("date", "3rd", "4th")]),
        ("fell to 3 in all of May", "fell to 4 in all of May", [("figure", "3", "4")]),
        ("in March it", "in April it", [("date", "March", "April")]),
        ("since 2019 it", "since 2020 it", [("date", "2019", "2020")]),
        ("did not say", "did say", [("negation", "not", "")]),
        ("a 5' pole", 'a 5" pole', [("punctuation", "'", '"')]),
        ("a 5′ pole", "a 5″ pole", [("punctuation", "′", "″")]),
        ("a “new” pole", "a ‘new’ pole", []),
        ("will come", "won't come", [("negation", "will", "won't")]),
        ("says Anna Berg of it", "says Anna Holm of it", [("name", "Berg", "Holm")]),
        ("worth $40 now", "worth €40 now", [("unit", "$", "€")]),
        ("40 million of it", "40 billion of it", [("unit", "million", "billion")]),
        ("all of them came", "most of them came", [("quantifier", "all", "most")]),
        ("about half came", "half came", [("hedge", "about", "")]),
        ("it may rain", "it will rain", [("hedge", "may", "will")]),
        ("a big house", "a large house", [("wording", "big", "large")]),
        ("so, it was", "so it was", [("punctuation", ",", "")]),
        ("so it was", "so  it\nwas", []),
        ("“so” it was", '"so" it was', []),
        ("an inter-\nnational plan", "an international plan", []),
    ],
)
def test_each_change_has_its_kind(quote: str, found: str, expected: list[tuple[str, str, str]]) -> None:
    assert differences(quote, found) == expected


@pytest.mark.parametrize(
    ("one", "other", "language", "same"),
    [
        ("8.000 Euro", "8 000 Euro", "de", True),
        ("8.000 Euro", "8\u202f000 Euro", "de-AT", True),
        ("8.000 Euro", "8000 Euro", "de", True),
        ("8,000 euros", "8000 euros", "en", True),
        ("8.000 euros", "8000 euros", "en", False),
        ("8,5 Euro", "8.5 Euro", "de", False),
        ("8,000 Euro", "8000 Euro", "de", False),
    ],
)
def test_number_formats_fold_where_the_language_says_so(one: str, other: str, language: str, same: bool) -> None:
    assert (differences(one, other, language) == []) is same


def test_a_german_noun_is_no_name() -> None:
    assert differences("nach der Prüfung ist", "nach der Messung ist", "de") == [("wording", "Prüfung", "Messung")]


def test_the_gravest_kind_leads() -> None:
    found = changes("All 12 ships, said Berg, came", "Some 13 ships said Holm, came")
    assert gravest(found) == ChangeKind.FIGURE
    assert gravest(()) is None


def test_offsets_of_the_source_are_told_through_a_map() -> None:
    (change,) = changes("a 5 b", "a 6 b", place=lambda start, end: (start + 100, end + 100))
    assert (change.quote_start, change.quote_end, change.start, change.end) == (2, 3, 102, 103)


TEXTS = st.text(st.sampled_from("ab A1 2.,-–'\n%€字"), max_size=40)


@given(TEXTS, TEXTS)
def test_changes_are_in_order_and_stand_where_they_say(quote: str, found: str) -> None:
    listed = changes(quote, found)
    for change in listed:
        assert quote[change.quote_start : change.quote_end] == change.quoted
        assert found[change.start : change.end] == change.found
        assert change.quoted or change.found
    assert list(listed) == sorted(listed, key=lambda change: change.quote_start)
    if quote.split() == found.split():
        assert not listed


@pytest.mark.parametrize("size", [600, 4000, 50_000])
def test_long_texts_are_judged_to_their_end(size: int) -> None:
    words = "the bridge was closed in May and a new one was built " * (size // 12)
    found = changes(words.replace("May", "June", 1), words)
    assert [(change.quoted, change.found) for change in found] == [("June", "May")]
    assert changes(words[::-1], words)


def test_a_sign_before_money_changes_the_figure():
    (change,) = changes("would cost £4.2bn over five years", "would cost -£4.2bn over five years")
    assert (change.kind, change.found) == (ChangeKind.FIGURE, "-")


@pytest.mark.parametrize("minus", ["-", "−", "–"])
def test_a_dash_that_becomes_the_minus_of_a_sum_is_a_change(minus: str) -> None:
    quote, found = f"net {minus} $5 million", f"net {minus}$5 million"
    for one, other in ((quote, found), (found, quote)):
        assert [change.kind for change in changes(one, other)] == [ChangeKind.FIGURE]
        assert find_quote(one, f"The result was {other} in May.").status is Status.ALTERED


def test_a_long_dash_before_a_sum_is_no_minus() -> None:
    assert find_quote("and then — $5 million", "Lost: and then —$5 million in May.").status is Status.REFORMATTED


def test_a_scale_word_with_a_capital_is_no_name():
    (change,) = changes("erhielt 400 Millionen Euro", "erhielt 400 Milliarden Euro")
    assert change.kind is ChangeKind.UNIT

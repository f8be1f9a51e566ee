"""Folding changes no letter, digit or sign, and every folded character leads back to where it stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Fold
from timeline.text.fold import Skeleton, View, fold, rewrite, same_words, views
from timeline.text.shape import Shapes

TYPOGRAPHY = "“”‘’«»'\"`–—−-… \u00a0\u2009\u200b\u00ad\ufeff\n\r\tﬁﬂＡ１％e\u0301é\u212bA\u030a한\u1112\u1161\u11ab"
TEXTS = st.text(st.one_of(st.sampled_from(TYPOGRAPHY), st.characters(codec="utf-8")), max_size=60)


@given(TEXTS)
def test_folding_is_idempotent(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(TEXTS)
def test_every_folded_span_leads_back_into_the_text_and_folds_to_the_same(text: str) -> None:
    view = fold(text)
    spans = [view.span(i, i + 1) for i in range(len(view.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    for i, (start, end) in enumerate(spans):
        assert view.text[i] in fold(text[start:end]).text or unicodedata.combining(text[start])


@given(TEXTS)
def test_every_letter_of_a_skeleton_leads_to_itself(text: str) -> None:
    folded = fold(text)
    bones = Skeleton(folded)
    for i, letter in enumerate(bones.text):
        assert folded.text[bones.place(i)].replace('"', "'") == letter


def test_a_skeleton_of_many_blocks_leads_back() -> None:
    folded = View("ab - cd\n" * 3000)
    bones = Skeleton(folded)
    assert len(bones.text) == 4 * 3000
    assert all(folded.text[bones.place(i)] == bones.text[i] for i in range(0, len(bones.text), 7))


@given(TEXTS)
def test_a_text_holds_its_own_words(text: str) -> None:
    assert same_words(text, text) == ()


@given(TEXTS, TEXTS)
def test_same_words_knows_no_sides_and_names_what_it_overlooks(a: str, b: str) -> None:
    folds, other = same_words(a, b), same_words(b, a)
    assert (folds is None) == (other is None)
    assert folds is None or set(folds) <= set(Fold)


@given(st.text("abcABC0123456789½³.,-−+ ", min_size=1, max_size=20), st.data())
def test_nothing_that_changes_a_letter_or_digit_folds(text: str, data: st.DataObject) -> None:
    places = [i for i, c in enumerate(text) if c.isalnum()]
    if not places:
        return
    place = data.draw(st.sampled_from(places))
    other = data.draw(st.sampled_from("abcABC0123456789½³"))
    if other != text[place]:
        assert same_words(text, text[:place] + other + text[place + 1 :]) is None
    assert same_words(text, text[:place] + text[place + 1 :]) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fell to −3 %", "fell to 3 %"),
        ("5 -3", "5 3"),
        ("a sum of 5 - 3", "a sum of 5 -3"),
        ("10³", "103"),
        ("½", "1/2"),
        ("x²", "x2"),
        ("№ 5", "No 5"),
        ("a b", "ab"),
        ("1 200", "1200"),
        ("1, 200", "1,200"),
        ("3 .5", "3.5"),
        ("re-sign", "resign"),
        ("ΑΒ", "AB"),
        ("Land", "land"),
        ("resume", "résumé"),
        ("5'", '5"'),
        ("5′", "5″"),
        ("a - b", "a ---- b"),
        ("a-----b", "a-b"),
        ("a-b", "a b"),
        ("a - b", "a b"),
        ("no-\nWhere", "noWhere"),
        ("no-\n5", "no5"),
        ("5-\nwhere", "5where"),
        ("no-\nwhere", "no where"),
        ("so -5", "so- 5"),
        ("so - 5", "so -5"),
        ("so (-5)", "so (- 5)"),
        ("5 / 3", "5/3"),
        ("5 : 3", "5:3"),
        ("x = 5", "x =5"),
        ("5 .", "5."),
        ("a 5", "a5b"),
    ],
)
def test_what_may_never_fold(one: str, other: str) -> None:
    assert same_words(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        ("a\r\nb", "a b", ("line break",)),
        ("a b", "a  b", ("white space",)),
        ("« oui »", "«oui»", ("white space",)),
        ("« oui »", '"oui"', ("white space", "quotes")),
        ("10 km", "10km", ("white space",)),
        ("word—word", "word - word", ("white space", "dashes")),
        ("word -- word", "word – word", ("dashes",)),
        ("a . . . b", "a ... b", ("white space",)),
        (" 5 %", "5 %", ("white space",)),
        ("in 5 ", "in 5", ("white space",)),
        (".5 ", ".5", ("white space",)),
        (" -5", "-5", ("white space",)),
        ("5 - a", "5 -a", ("white space",)),
        ("a - b", "a -b", ("white space",)),
        ("a - b", "a -- b", ("dashes",)),
        ("2019-2021", "2019--2021", ("dashes",)),
        ("2019\u20132021", "2019\u20142021", ("dashes",)),
        ("a \u2013 b \u2014 c", "a \u2014 b \u2013 c", ("dashes",)),
        ("a \u2013\u2013 b", "a \u2013 b", ("dashes",)),
        ("a -- b", "a \u2013 b", ("dashes",)),
        ("a\u2013b", "a-b", ("dashes",)),
        ("a (-b", "a (- b", ("white space",)),
        ("ນ\u0ecd\u0eb2", "ນ\u0eb3", ("Unicode form",)),
        ("no-\nwhere", "nowhere", ("hyphenation",)),
        ("no- \u2028 where", "nowhere", ("hyphenation",)),
        ("a (b)", "a( b )", ("white space",)),
        ("a\nb", "a  b", ("line break",)),
        ("a\n\nb", "a\nb", ("white space",)),
        ("(5 )", "(5)", ("white space",)),
        ("5 km", "5km", ("white space",)),
        ("東 京", "東京", ("white space",)),
        ("‘so’", '"so"', ("quotes",)),
        ("\ufeffa", "a", ("invisible characters",)),
        ("q\u0323\u0307", "q\u0307\u0323", ("Unicode form",)),
        ("\u212b", "Å", ("Unicode form",)),
        ("収入が\n増えた", "収入が増えた", ("line break",)),
    ],
)
def test_what_folds_is_named(one: str, other: str, names: tuple[str, ...]) -> None:
    assert same_words(one, other) == names


def test_edits_of_a_view_lead_back_through_each_other() -> None:
    first = rewrite(View("aXXbYYc"), [(1, 3, "x"), (4, 6, "yyy")])
    second = rewrite(first, [(0, 2, "ax")])
    assert second.text == "axbyyyc"
    assert second.span(0, 2) == (0, 3)
    assert second.span(4, 5) == (4, 6)
    assert second.span(6, 7) == (6, 7)
    with pytest.raises(ValueError, match="at least one"):
        second.span(2, 2)


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3), st.sampled_from(["", "a", "bcd"])), max_size=40),
    st.integers(1, 5),
)
def test_a_rewritten_text_is_what_its_edits_make_of_it(gaps: list[tuple[int, int, str]], at_once: int) -> None:
    """However many edits are made at once."""
    text = "".join(chr(0x4E00 + n) for n in range(300))
    edits, at = list[tuple[int, int, str]](), 0
    for gap, size, put in gaps:
        edits.append((at + gap, at + gap + size, put))
        at += gap + size
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(views, "_AT_ONCE", at_once)
        view = rewrite(View(text), iter(edits))
    expected, n = "", 0
    for start, end, put in edits:
        expected += text[n:start] + put
        n = end
    assert view.text == expected + text[n:]
    for n, letter in enumerate(view.text):
        start, end = view.span(n, n + 1)
        assert letter == text[start:end] or any((start, end) == edit[:2] and letter in edit[2] for edit in edits)


@given(st.text(st.sampled_from("rnmcldvwI|ŕńćÍLé "), max_size=30))
def test_shapes_are_the_same_with_and_without_the_way_back(text: str) -> None:
    shapes = Shapes(text)
    assert shapes.text == shapes.view.text

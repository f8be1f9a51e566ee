"""The parts of the search: porting through a difference, one pass for many quotes, what speaks for a place."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

import pytest

from keeping import cases, update
from timeline.anchoring import TextIndex, find_quote, is_cut, port_span
from timeline.anchoring.exact import places_of
from timeline.anchoring.near import Candidate, believed, candidates
from timeline.model import Status
from timeline.text.fold import fold

# ---- ported ----------------------------------------------------------------------------------------------------------

PORTED = "ported.txt"


def ported(asked: str) -> Iterator[str]:
    """Where the words of the old text stand in the new one."""
    given = json.loads(asked)
    old, new = given["old"], given["new"]
    start = old.index(given["part"])
    found = port_span(old, new, start, start + len(given["part"]))
    yield f"{found[0]}-{found[1]} {new[slice(*found)]!r}" if found else "taken out"


update(PORTED, ported)


@pytest.mark.parametrize(("asked", "expected"), cases(PORTED))
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


# ---- what speaks for a place -----------------------------------------------------------------------------------------

PLACES = "candidates.txt"


def spoken_for(asked: str) -> Iterator[str]:
    """The places for a changed quote, best first: what of it stands there, what beside it, and is it believed."""
    given = json.loads(asked)
    layer = TextIndex(given["text"]).layer
    prefix, suffix = given.get("prefix", ""), given.get("suffix", "")
    recorded = bool(prefix) + bool(suffix)
    found = candidates(fold(given["quote"]).text, prefix, suffix, given.get("near"), layer)
    if not found:
        yield "no place"
    for place in found:
        said = "believed" if believed(place, recorded) else "not believed"
        yield (
            f"{place.start}-{place.end} {layer.folded.text[place.start : place.end]!r}: kept {place.kept:.3f}, worth "
            f"{place.worth:.3f}, beside {place.beside}, borrowed {place.borrowed:.2f}, stretch {place.stretch:.2f}, "
            f"words {place.words}, {said}"
        )


update(PLACES, spoken_for)


@pytest.mark.parametrize(("asked", "expected"), cases(PLACES))
def test_what_speaks_for_a_place(asked: str, expected: tuple[str, ...]) -> None:
    assert expected
    assert tuple(spoken_for(asked)) == expected


def place(kept: float, worth: float, beside: int = 0, borrowed: float = 0.0, stretch: float = 1.0, words: int = 5):
    return Candidate(0, 9, 1.0, kept, worth, beside, borrowed, stretch, words)


@pytest.mark.parametrize(
    ("candidate", "recorded", "expected"),
    [
        (place(0.9, 0.9, borrowed=0.5), 0, False),
        (place(0.9, 0.9, borrowed=0.49), 0, True),
        (place(0.25, 0.4, beside=2), 2, True),
        (place(0.24, 0.4, beside=2), 2, False),
        (place(0.25, 0.39, beside=2), 2, False),
        (place(0.25, 0.5, beside=1), 1, True),
        (place(0.25, 0.49, beside=1), 1, False),
        (place(0.25, 0.9, beside=1), 2, False),
        (place(0.77, 0.1), 1, True),
        (place(0.76, 0.1), 1, False),
        (place(0.6, 0.1), 0, True),
        (place(0.59, 0.1), 0, False),
        (place(0.9, 0.9, stretch=1.5), 0, True),
        (place(0.9, 0.9, stretch=1.6), 0, False),
        (place(1.0, 0.1, stretch=3.0, words=6), 0, True),
        (place(1.0, 0.1, stretch=3.1, words=6), 0, False),
        (place(1.0, 0.1, stretch=3.0, words=5), 0, False),
        (place(0.99, 0.1, stretch=3.0, words=6), 0, False),
    ],
)
def test_what_is_asked_of_a_place_before_it_is_believed(candidate: Candidate, recorded: int, expected: bool) -> None:
    assert believed(candidate, recorded) is expected
    assert believed(candidate, recorded, left_out=True) in (expected, True)


def test_words_left_out_by_the_editor_excuse_the_length_of_a_place() -> None:
    assert believed(place(0.9, 0.9, stretch=9.0), 0, left_out=True)
    assert not believed(place(0.5, 0.9, stretch=9.0), 0, left_out=True)


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    layer = TextIndex("the ship " * 2000 + "quay").layer
    assert layer.blocks["ship"] == list(range(18))
    assert layer.blocks["quay"] == [17]
    assert layer.rarity("ship") == pytest.approx(math.log(2))
    assert layer.rarity("quay") == pytest.approx(math.log(19))
    assert layer.rarity("mast") == pytest.approx(math.log(20))
    assert TextIndex("one word").layer.rarity("word") == pytest.approx(math.log(17))


# ---- quotes of many pages --------------------------------------------------------------------------------------------

SAID = """
harbour quay council crane ship master port wind tide night morning letter price steel pier plan town mayor boat net
rope sail storm summer winter market fish salt bread stone bridge river road horse cart wheel clock tower bell church
school teacher child garden tree apple wall gate key door window lamp fire smoke rain snow field grain mill water
"""
WORDS = SAID.split()
SENTENCES = [
    " ".join(WORDS[(n * 17 + k * k * 7 + n * n * k) % len(WORDS)] for k in range(12)).capitalize() + f" {n}. "
    for n in range(400)
]
PAGES = "".join(SENTENCES)
LONG = "".join(SENTENCES[100:260]).strip()


def test_a_changed_quote_of_many_pages_is_found_by_its_head_and_tail() -> None:
    assert len(LONG) > 8000
    start = PAGES.index(LONG)
    anchor = find_quote(LONG.replace(" 180.", " 188."), PAGES)
    assert (anchor.status, anchor.start, anchor.end) == (Status.ALTERED, start, start + len(LONG))
    assert [(change.kind.value, change.quoted, change.found) for change in anchor.changes] == [("figure", "188", "180")]


@pytest.mark.parametrize(("prefix", "suffix"), [("", ""), (SENTENCES[99][-30:], ""), ("", " " + SENTENCES[260][:30])])
def test_what_was_put_into_a_quote_of_many_pages_or_changed_at_its_ends_is_told(prefix: str, suffix: str) -> None:
    new = PAGES.replace(SENTENCES[200], SENTENCES[200] + "Nobody saw it. ").replace(" 100.", " 107.")
    anchor = find_quote(LONG, new, prefix=prefix, suffix=suffix)
    assert anchor.status is Status.ALTERED
    assert new[anchor.start : anchor.end].startswith(LONG[:40])
    assert new[anchor.start : anchor.end].endswith(LONG[-40:])
    assert [change.found for change in anchor.changes] == ["107", ". Nobody saw it"]


@pytest.mark.parametrize(
    ("prefix", "suffix", "beside"),
    [("", "", 0), (SENTENCES[99], "", 1), ("", " " + SENTENCES[260], 1), (SENTENCES[99], " " + SENTENCES[260], 2)],
)
def test_what_stands_beside_a_quote_of_many_pages_is_counted_at_its_two_ends(
    prefix: str, suffix: str, beside: int
) -> None:
    best = candidates(LONG.replace(" 180.", " 188."), prefix, suffix, None, TextIndex(PAGES).layer)[0]
    start = PAGES.index(LONG)
    assert (best.start, best.end, best.beside, best.borrowed, best.stretch) == (start, start + len(LONG), beside, 0, 1)
    assert best.kept == pytest.approx(1)
    assert best.worth == pytest.approx(1)


def test_a_quote_of_many_pages_whose_second_half_is_gone_is_missing() -> None:
    assert find_quote(LONG, "".join(SENTENCES[:180])).status is Status.MISSING
    assert find_quote(LONG, "".join(SENTENCES[180:])).status is Status.MISSING
    assert find_quote(LONG, "".join(SENTENCES[180:] + SENTENCES[:180])).status is Status.MISSING


def test_of_two_copies_of_many_pages_the_one_where_it_stood_is_meant() -> None:
    twice = PAGES + PAGES
    quote = LONG.replace(" 180.", " 188.")
    for start in (PAGES.index(LONG), PAGES.index(LONG) + len(PAGES)):
        anchor = find_quote(quote, twice, near=start)
        assert (anchor.start, anchor.end) == (start, start + len(LONG))


def test_of_two_copies_of_a_passage_that_repeats_its_words_the_one_where_it_stood_is_meant() -> None:
    passage = "The mayor said no. The council said no. The port said no. The town said no, and the master said no too. "
    text = passage + PAGES[:6000] + passage
    changed = passage.strip().replace("The port", "The pier")
    for start in (0, text.rindex(passage)):
        anchor = find_quote(changed, text, near=start)
        assert (anchor.status, anchor.start) == (Status.ALTERED, start)
        assert len(anchor.places) == 1


def test_words_too_common_to_search_by_count_all_the_same_where_they_stand() -> None:
    names = [
        f"{first}{last}"
        for first in "bcdfghklmn"
        for last in ("ar", "el", "im", "on", "us", "ay", "et", "ix", "od", "un")
    ]
    passage = " ".join(f"the {name}" for name in names)
    text = "the " * 400 + passage + " the" * 400
    layer = TextIndex(text).layer
    (best, *_) = candidates(passage.replace("the gon", "the old"), "", "", None, layer)
    common, rare, new = layer.rarity("the"), layer.rarity("bar"), layer.rarity("old")
    assert (best.start, best.end) == (1600, 1600 + len(passage))
    stands = 99 * common + 99 * rare  # the first "the" stands before all words that are found
    assert best.kept == pytest.approx(stands / (stands + common + new), abs=1e-4)  # a few names stand in two blocks


# ---- one pass for many quotes ----------------------------------------------------------------------------------------


def test_each_of_many_quotes_stands_where_a_search_for_it_alone_finds_it() -> None:
    text = PAGES + "ab" * 3000
    quotes = [sentence[5:60] for sentence in SENTENCES[::9]] + [
        "left quay",
        "Ship 1",
        "its master was glad",
        "abab" * 5,
    ]
    expected = [[i for i in range(len(text)) if text.startswith(quote, i)] for quote in quotes]
    found = places_of(quotes, text)
    assert found[:-1] == expected[:-1]
    assert found[-1] == expected[-1][:2000]


def test_a_head_on_the_edge_of_a_piece_is_found_once() -> None:
    quotes = [f"the quick number {n:04d} of it" for n in range(10)]
    for before in range((1 << 20) - 28, (1 << 20) + 3, 5):
        text = "x" * before + quotes[3] + "y" * 50 + quotes[3]
        assert places_of(quotes, text)[3] == [before, before + len(quotes[3]) + 50]


# ---- cut -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "part", "cut"),
    [
        ("up 5 % in May", "up 5", True),
        ("up 5 metres in May", "up 5", False),
        ("up 5%", "up 5", True),
        ("up 5‰ so", "up 5", True),
        ("5 millionen", "5", True),
        ("5 millionaires", "5", False),
        ("5 MILLION", "5", True),
        ("5  million", "5", False),
        ("costs 1.5", "costs 1", True),
        ("costs 1. 5", "costs 1", False),
        ("costs 1·5", "costs 1", True),
        ("costs 1’500", "costs 1", True),
        ("costs 1\u00a0500 so", "costs 1", True),
        ("costs 1\u00a05000", "costs 1", False),
        ("costs 1 500 so", "costs 1", False),
        ("is .5 of", "5 of", False),
        ("is 0.5 of", "5 of", True),
        ("is 0.5 of", ".5 of", True),
        ("at -5 now", "5 now", True),
        ("at +5 now", "5 now", True),
        ("at ±5 now", "5 now", True),
        ("A-5 now", "5 now", False),
        ("2019–2021", "2021", False),
        ("a –5 now", "5 now", True),
        ("(a)–5 now", "5 now", False),
        ("–5 now", "5 now", True),
        ("-5 now", "5 now", True),
        ("so$5 now", "5 now", True),
        ("l'eau", "eau", True),
        ("l'eau", "l'", True),
        ("l'eau", "l", True),
        ("'tis so", "tis so", False),
        ("so 'tis", "so", False),
        ("so 'tis", "tis", False),
        ("5l'eau", "eau", True),
        ("dogs' tails", "dogs", False),
        ("don’t go", "t go", True),
        ("a 5's b", "5", False),
        ("snake_case", "snake", True),
        ("东京abc", "东京", False),
        ("abc东京", "东京", False),
        ("x\u0301y", "x", True),
        ("x\u0301y", "y", True),
        ("the end", "the", False),
        ("5°C", "5", True),
        ("5", "5", False),
    ],
)  # fmt: skip
def test_what_cuts_a_word_or_number(text: str, part: str, cut: bool) -> None:
    start = text.index(part)
    assert is_cut(text, start, start + len(part)) is cut


def test_an_empty_span_cuts_nothing() -> None:
    assert not is_cut("word", 2, 2)
    assert not is_cut("word", 3, 2)

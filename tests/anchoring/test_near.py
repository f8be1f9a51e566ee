"""The place of a changed quote: how much of it must stand, which of several is meant, and quotes of many pages."""

from __future__ import annotations

import pytest

from helpers.pages import LONG, PAGES, SENTENCES, WORDS
from timeline.anchoring import find_quote
from timeline.model import Status

# ---- how much of a quote must stand ----------------------------------------------------------------------------------

OLD = WORDS[:20]
NEW = [f"{word}en" for word in WORDS[20:40]]
BEFORE, AFTER = "Nobody had asked for it before. ", "It went on for years."
GONE = "in the first year of the war ", " and then came home again"


def source(*words: str) -> str:
    """A text with these words in the middle of others."""
    return f"{BEFORE}Then they saw {' '.join(words)} with all eyes. {AFTER}"


def quote(standing: int) -> str:
    """Twenty words, of which so many stand in the source: first every other one is replaced, then those between."""
    replaced = [*range(0, 20, 2), *range(1, 20, 2)][: 20 - standing]
    return " ".join(NEW[n] if n in replaced else OLD[n] for n in range(20))


@pytest.mark.parametrize(
    ("prefix", "suffix", "enough", "too_few"),
    [
        pytest.param("", "", 13, 11, id="nothing recorded beside it"),
        pytest.param(*GONE, 16, 15, id="what was recorded beside it is gone"),
        pytest.param("Then they saw ", "", 11, 9, id="the words before it stand"),
        pytest.param("", " with all eyes", 11, 9, id="the words after it stand"),
        pytest.param("Then they saw ", " with all eyes", 7, 5, id="words on both sides"),
        pytest.param(BEFORE + "Then they saw ", " with all eyes. " + AFTER, 6, 4, id="many words on each side"),
        pytest.param("in the first year he himself saw ", " with a word of his own", 13, 9, id="one word on each side"),
    ],
)
def test_how_many_words_of_twenty_must_stand(prefix: str, suffix: str, enough: int, too_few: int) -> None:
    text = source(*OLD)
    anchor = find_quote(quote(enough), text, prefix=prefix, suffix=suffix)
    assert anchor.status is Status.ALTERED
    assert text[anchor.start : anchor.end] == " ".join(OLD)
    assert find_quote(quote(too_few), text, prefix=prefix, suffix=suffix).status is Status.MISSING


@pytest.mark.parametrize(
    ("words", "inserted", "found"),
    [
        pytest.param(OLD[:8], 15, True, id="all of a long quote"),
        pytest.param(OLD[:8], 18, False, id="all of a long quote, more than three times as far apart"),
        pytest.param([*OLD[:7], "masten"], 3, True, id="nearly all of a long quote"),
        pytest.param([*OLD[:7], "masten"], 6, False, id="nearly all of a long quote, far apart"),
        pytest.param(OLD[1:6], 2, True, id="all of a short quote"),
        pytest.param(OLD[1:6], 3, False, id="all of a short quote, far apart"),
    ],
)
def test_how_far_apart_the_words_of_a_quote_may_stand(words: list[str], inserted: int, found: bool) -> None:
    text = source(*OLD[:4], *(f"{word}y" for word in WORDS[:inserted]), *OLD[4:8])
    anchor = find_quote(" ".join(words), text)
    assert anchor.status is (Status.ALTERED if found else Status.MISSING)


@pytest.mark.parametrize("inserted", [3, 6, 18])
def test_words_that_the_editor_left_out_excuse_how_far_apart_the_others_stand(inserted: int) -> None:
    between = [f"{word}y" for word in WORDS[:inserted]]
    left_out = " ".join([*OLD[:4], "…", *OLD[4:7], "masten"])
    anchor = find_quote(left_out, source(*OLD[:4], *between, *OLD[4:8]))
    assert anchor.status is Status.ALTERED
    assert [(change.quoted, change.found) for change in anchor.changes] == [("masten", OLD[7])]


def test_of_two_places_that_hold_as_many_words_the_one_with_the_rare_words_is_meant() -> None:
    common = "An old harbour, an old town. " * 200
    text = f"The harbour, town, old. {common}Then mast, quay, crane broke."
    anchor = find_quote("harbour town old mast quay crane", text, near=4)
    assert anchor.status is Status.ALTERED
    assert text[anchor.start : anchor.end].endswith("mast, quay, crane")


@pytest.mark.parametrize(("word", "status"), [("crossing", Status.MISSING), ("tunnel", Status.ALTERED)])
def test_a_word_that_stood_beside_a_quote_is_not_a_word_of_it_that_was_changed(word: str, status: Status) -> None:
    text = f"It rained. He opened the {word} with much pride. They went."
    assert find_quote("he opened the mill with much pride", text, suffix=", not the crossing").status is status


def test_words_too_common_to_search_by_count_all_the_same_where_they_stand() -> None:
    ends = ("ar", "el", "im", "on", "us", "ay", "et", "ix", "od", "un")
    names = [f"{first}{last}" for first in "bcdfghklmn" for last in ends]
    passage = " ".join(f"the {name}" for name in names)
    text = "the " * 400 + passage + " the" * 400
    half_new = " ".join(f"the {name if n % 20 < 11 else name.upper() + 'ah'}" for n, name in enumerate(names))
    anchor = find_quote(half_new, text)
    assert (anchor.status, anchor.start, anchor.end) == (Status.ALTERED, 1600, 1600 + len(passage))
    assert find_quote(half_new.replace("the ", "a "), text).status is Status.MISSING


# ---- quotes of many pages --------------------------------------------------------------------------------------------


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


@pytest.mark.parametrize(("prefix", "suffix"), [(SENTENCES[99], ""), ("", " " + SENTENCES[260]), GONE])
def test_a_quote_of_many_pages_stands_where_its_two_ends_do_with_and_without_neighbours(
    prefix: str, suffix: str
) -> None:
    start = PAGES.index(LONG)
    anchor = find_quote(LONG.replace(" 180.", " 188."), PAGES, prefix=prefix, suffix=suffix)
    assert (anchor.status, anchor.start, anchor.end) == (Status.ALTERED, start, start + len(LONG))


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


def test_a_quote_of_many_more_words_than_the_source_has_is_looked_for_all_the_same() -> None:
    quote = " ".join(f"word{n} stands here" for n in range(2000))
    assert find_quote(quote, "A word stands here, and here.").status is Status.MISSING

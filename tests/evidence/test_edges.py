"""A passage that was edited is told, whatever copy of its words stands elsewhere: at the edges of a text and within."""

from __future__ import annotations

import pytest

from conftest import Desk
from timeline.model import Status

FIRST = "The tunnel will take 48 months to dig, the ministry said on Monday."
MIDDLE = " Work begins in spring. Trains are to run through it later on."
NOTE = "\n\nCorrection: an earlier version read: " + FIRST + "\n"


def locked(desk: Desk, before: str, after: str, quote: str = FIRST) -> tuple[Status, tuple[int, ...]]:
    """The status of a quote that was locked in one text and stands in another now, and where its copies are shown."""
    desk.write("seeds/a.txt", before)
    desk.table({"id": "a", "date": "2024", "claim": "x", "source": "a.txt", "quote": quote})
    desk.lock()
    desk.write("seeds/a.txt", after)
    report = desk.check()
    lines = [one.region.line for found in report.findings if found.rule == "quote-altered" for one in found.related]
    return report.evidence.citations[0].status, tuple(lines)


def edited(text: str) -> str:
    return text.replace("48", "84")


@pytest.mark.parametrize("quote", [FIRST, FIRST[:37]])
def test_the_first_sentence_was_edited_and_a_note_repeats_it(desk: Desk, quote: str) -> None:
    assert locked(desk, FIRST + MIDDLE, edited(FIRST) + MIDDLE + NOTE, quote) == (Status.ALTERED, (1, 3))


def test_the_last_sentence_was_edited_and_stands_above(desk: Desk) -> None:
    after = "Earlier version: " + FIRST + "\n" + MIDDLE + edited(FIRST)
    assert locked(desk, MIDDLE + FIRST, after) == (Status.ALTERED, (2, 1))


def test_a_passage_was_edited_and_an_earlier_version_repeats_it_with_all_around_it(desk: Desk) -> None:
    text = "Old words stand first. " + FIRST + MIDDLE
    status, lines = locked(desk, text, edited(text) + "\n\nAn earlier version of this article:\n" + text)
    assert (status, lines) == (Status.ALTERED, (1, 4))


def test_a_first_sentence_that_only_moved_down_has_moved(desk: Desk) -> None:
    assert locked(desk, FIRST + MIDDLE, "A line about something else was put in.\n" + FIRST + MIDDLE)[0] is Status.MOVED


def test_a_last_sentence_that_only_moved_up_has_moved(desk: Desk) -> None:
    assert locked(desk, "One more line.\n" + MIDDLE + FIRST, MIDDLE + FIRST)[0] is Status.MOVED


@pytest.mark.parametrize("note", [NOTE, "\n\n" + FIRST, "\n\nIt said before: " + FIRST + " That was wrong.\n"])
def test_a_sentence_that_was_all_of_its_text_was_edited_and_a_note_repeats_it(desk: Desk, note: str) -> None:
    assert locked(desk, FIRST + "\n", edited(FIRST) + note)[0] is Status.ALTERED


def test_a_sentence_that_was_all_of_its_text_was_edited_below_a_note_that_repeats_it(desk: Desk) -> None:
    assert locked(desk, FIRST + "\n", "It said before: " + FIRST + "\n\n" + edited(FIRST))[0] is Status.ALTERED


@pytest.mark.parametrize("added", ["Work begins in spring, weather allowing.\n", "Trains are to run through it.\n\n"])
def test_a_sentence_that_was_all_of_its_text_stands_where_others_were_put_around_it(desk: Desk, added: str) -> None:
    assert locked(desk, FIRST + "\n", added + FIRST)[0] is Status.MOVED
    assert locked(desk, FIRST + "\n", FIRST + "\n" + added)[0] is Status.EXACT


def test_a_quote_with_words_left_out_was_edited_and_a_note_repeats_it(desk: Desk) -> None:
    quote = "The tunnel … 48 months to dig, the ministry said on Monday."
    assert locked(desk, FIRST + MIDDLE, edited(FIRST) + MIDDLE + NOTE, quote)[0] is Status.ALTERED
    assert locked(desk, FIRST + MIDDLE, FIRST + MIDDLE + NOTE, quote)[0] is Status.EXACT


def test_an_edited_passage_is_told_below_a_note_that_repeats_it(desk: Desk) -> None:
    text = "Old words stand first. " + FIRST + MIDDLE
    assert locked(desk, text, "It said before: " + FIRST + "\n\n" + edited(text))[0] is Status.ALTERED


def test_an_edited_figure_that_also_stands_beside_the_passage_is_told(desk: Desk) -> None:
    text = "Of 84 bids one was taken. " + FIRST + MIDDLE
    assert locked(desk, text, edited(text) + NOTE)[0] is Status.ALTERED

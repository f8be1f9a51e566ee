"""A row made and added without a terminal: each step gives back what the next one takes, and what is to be told."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from timeline.model.errors import TimelineError
from timeline.project.settings import Project, find_project
from timeline.review.new_row import add_row, find_words, quote_cells

if TYPE_CHECKING:
    from helpers.desk import Desk

DAY = datetime.date(2026, 11, 22)
TEXT = "It has 120 seats, she says. The roof is green. The roof is new.\nOf the doors two are open. It is old.\n"


@pytest.fixture
def project(desk: Desk) -> Project:
    desk.write("seeds/room.txt", TEXT)
    desk.write("claims/claims.csv", "id,date,claim,source,quote,prefix,suffix\n")
    return find_project(desk.root)


def test_words_are_found_quoted_and_added(project: Project) -> None:
    found = find_words(project, "seeds/room.txt", "It has 120 seats")
    cells = quote_cells(found, found.place(1))
    assert cells == {"source": "room.txt", "quote": "It has 120 seats", "prefix": "", "suffix": ""}
    seen = add_row(project, DAY, {**cells, "claim": "It has 120 seats."}, write=False)
    assert seen.describe() == "room-1 would be added to claims/claims.csv"
    assert project.path("claims").read_text().count("\n") == 1
    made = add_row(project, DAY, {**cells, "claim": "It has 120 seats."})
    assert made.describe() == "room-1 added to claims/claims.csv. Record it: timeline lock"
    assert (made.path, made.line, made.cells, made.findings) == (seen.path, 2, seen.cells, seen.findings)
    assert project.path("claims").read_text().splitlines()[1] == "room-1,,It has 120 seats.,room.txt,It has 120 seats,,"


def test_what_the_next_check_will_say_is_given_back(project: Project) -> None:
    found = find_words(project, "room.txt", "It has 120 seats")
    made = add_row(project, DAY, {**quote_cells(found, found.place(1)), "id": "a", "claim": "It has 130 seats."})
    assert [one.rule for one in made.findings] == ["figure-unsupported"]


def test_of_several_places_one_is_meant_and_its_surroundings_tell_it(project: Project) -> None:
    found = find_words(project, "room.txt", "The roof is")
    assert [(place.line, place.column) for place in found.places] == [(1, 29), (1, 48)]
    assert quote_cells(found, found.place(2))["prefix"] == "green. "
    for number in (0, 3, -1):
        with pytest.raises(TimelineError, match="there are 2 places"):
            found.place(number)


def test_a_whole_sentence_is_the_sources_own_even_where_marks_were_typed(project: Project) -> None:
    found = find_words(project, "room.txt", "Of the doors … open.")
    place = found.place(1)
    assert quote_cells(found, place)["quote"] == "Of the doors … open."
    assert found.sentence(place) == place
    assert quote_cells(found, found.sentence(place), sentence=True)["quote"] == "Of the doors two are open."


@pytest.mark.parametrize(
    ("source", "words", "message"),
    [
        ("room.txt", "It has 130 seats, she says", "seeds/room.txt:1: not these words: figure"),
        ("room.txt", "a river of gold", "does not stand in seeds/room.txt"),
        ("hall.txt", "It has 120 seats", "there is no seeds/hall.txt"),
    ],
)
def test_words_that_do_not_stand_are_refused(project: Project, source: str, words: str, message: str) -> None:
    with pytest.raises(TimelineError, match=message):
        find_words(project, source, words)


def test_a_column_that_the_table_lacks_is_added_where_that_is_asked_for(project: Project) -> None:
    found = find_words(project, "room.txt", "It has 120 seats")
    row = {**quote_cells(found, found.place(1)), "claim": "It has 120 seats.", "note": "seen"}
    with pytest.raises(TimelineError, match="the table has no column note"):
        add_row(project, DAY, row)
    assert add_row(project, DAY, row, add_columns=True).cells["note"] == "seen"
    assert project.path("claims").read_text().splitlines()[0] == "id,date,claim,source,quote,prefix,suffix,note"

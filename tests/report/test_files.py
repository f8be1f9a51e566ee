"""The reports as files, without a terminal: what is written, what is outdated, and what is said of each."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from timeline.model.errors import TimelineError
from timeline.project.settings import find_project
from timeline.report.files import Pages, make_pages, written_day

if TYPE_CHECKING:
    from conftest import Desk

DAY = datetime.date(2026, 11, 22)
SEATS = {"id": "seats", "claim": "It has 120 seats.", "source": "room.txt", "quote": "It has 120 seats"}
PATHS = ["reports/timeline.md", "reports/timeline.html"]


@pytest.fixture
def room(desk: Desk) -> Desk:
    desk.write("seeds/room.txt", "It has 120 seats, the paper says. There are two doors.\n")
    desk.table(SEATS)
    return desk


def pages(desk: Desk, day: datetime.date = DAY, **more: str) -> Pages:
    return make_pages(find_project(desk.root), day, **more)  # type: ignore[arg-type]


def test_reports_are_outdated_until_they_are_written(room: Desk) -> None:
    made = pages(room)
    assert made.outdated() == PATHS
    assert not (room.root / "reports").exists()
    assert [found.rule for found in made.check().findings] == ["report-outdated"] * 2
    assert made.write() == [f"{path} written" for path in PATHS]
    assert made.write() == [f"{path} is up to date" for path in PATHS]
    assert {name: (room.root / "reports" / name).read_bytes() for name in made.files} == dict(made.files)
    assert (made.outdated(), made.check()) == ([], made.report)


def test_only_the_file_that_would_change_is_outdated(room: Desk) -> None:
    pages(room).write()
    (room.root / PATHS[1]).write_text("<p>another</p>")
    assert pages(room).outdated() == PATHS[1:]
    assert pages(room).check().evidence.outdated == tuple(PATHS[1:])


def test_the_day_of_what_was_written_is_found_in_it(room: Desk) -> None:
    project = find_project(room.root)
    assert written_day(project) == ""
    pages(room, datetime.date(2026, 3, 1)).write()
    assert written_day(project) == "2026-03-01"
    assert pages(room).outdated() == PATHS
    assert pages(room, datetime.date(2026, 3, 1)).outdated() == []


def test_a_report_that_cannot_be_written_leaves_the_one_before(room: Desk, full_disk: Callable[[str], None]) -> None:
    pages(room).write()
    room.table({**SEATS, "claim": "There are 120 seats."})
    before = (room.root / PATHS[1]).read_bytes()
    full_disk("timeline.html")
    with pytest.raises(TimelineError, match=r"reports/timeline\.html: cannot be written"):
        pages(room).write()
    assert (room.root / PATHS[1]).read_bytes() == before


@pytest.mark.parametrize("content", ["", "[]", '{"version": 2}', "{" * 9])
def test_what_is_no_earlier_report_is_refused(room: Desk, content: str) -> None:
    earlier = room.write("earlier.json", content)
    with pytest.raises(TimelineError, match=r"earlier\.json: is no JSON report"):
        pages(room, since=str(earlier))

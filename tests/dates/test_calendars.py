"""Dates of other calendars: Persian days against convertdate, and years that are not converted."""

from __future__ import annotations

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import read_date
from timeline.dates.calendar import persian
from timeline.dates.calendar.days import number, plus
from timeline.dates.calendar.others import ascii_digits, calendar_of
from timeline.lang import calendar_facts
from timeline.model import Day

PUBLISHED = datetime.date(2024, 6, 13)
SAMPLE = sorted({*range(1280, 1498, 31), 1304, 1357, 1399, 1403, 1404, 1408})


@pytest.mark.parametrize("year", SAMPLE)
def test_a_persian_year_begins_when_convertdate_says(year: int) -> None:
    theirs = pytest.importorskip("convertdate.persian")
    assert persian.day(year, 1, 1) == Day(*theirs.to_gregorian(year, 1, 1))
    assert persian.month_length(year, 12) == theirs.month_length(year, 12)


def test_persian_days_follow_one_another() -> None:
    days = [
        persian.day(year, month, day)
        for year in range(1400, 1410)
        for month in range(1, 13)
        for day in range(1, persian.month_length(year, month) + 1)
    ]
    assert days[0] == Day(2021, 3, 21)
    assert all(later == plus(earlier, 1) for earlier, later in pairwise(days) if earlier)


@given(st.integers(0, 3000), st.integers(0, 13), st.integers(0, 32))
def test_no_day_is_made_up(year: int, month: int, day: int) -> None:
    found = persian.day(year, month, day)
    assert (found is None) == (
        year not in persian.YEARS or not 1 <= month <= 12 or not 1 <= day <= persian.month_length(year, month)
    )
    if found:
        assert number(found) > number(Day(1900, 1, 1))


@pytest.mark.parametrize("code", ["th", "fa"])
def test_a_calendar_names_twelve_months_and_seven_weekdays(code: str) -> None:
    calendar = calendar_of(code)
    assert calendar is not None
    assert set(calendar.months.values()) == set(range(1, 13))
    assert set(calendar.weekdays.values()) == set(range(7))
    assert set(calendar_facts(code)) <= {"calendar", "month", "weekday", "before", "after", "gregorian", "numeric"}


@given(st.text(max_size=60), st.sampled_from(["th", "fa", "fa-AF"]))
def test_reading_never_raises(text: str, language: str) -> None:
    read_date(text + " 2567", published=PUBLISHED, language=language)
    read_date("14 خرداد " + text, published=PUBLISHED, language=language)


@pytest.mark.parametrize("text", ["13/14/2567", "3/0/2567", "99/99/2567"])
def test_months_that_do_not_exist_are_refused(text: str) -> None:
    assert read_date(text, language="th") is None


def test_digits_of_every_script_are_digits() -> None:
    assert ascii_digits("۱۴۰۳ ٢٠٢٤ ๒๕๖๗ २०२४ Nº 5") == "1403 2024 2567 2024 Nº 5"

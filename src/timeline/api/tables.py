"""A check of what is at hand, without files: the claims as a data frame, rows or CSV, the sources as texts by name."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from timeline.api.arguments import kind_of, require_a
from timeline.api.report import Report
from timeline.checking.opening import day_of, require_known_rules
from timeline.checking.run import check_inputs
from timeline.evidence.inputs import given_inputs
from timeline.project.settings import Settings, apply

if TYPE_CHECKING:
    from pandas import DataFrame

    Rows: TypeAlias = DataFrame | Iterable[Mapping[str, object]] | str | bytes

ORIGIN = "timeline.check"
TABLE = "a data frame, rows (mappings of column to value) or a CSV file's text or bytes"


def check(
    claims: Rows,
    sources: Mapping[str, str | bytes],
    *,
    about: Rows | None = None,
    as_of: str | datetime.date | None = None,
    **settings: object,
) -> Report:
    """Check claims against sources that are at hand, as `timeline check` would if they lay in a project's files.

    `claims` has the columns of claims.csv and `about` those of sources.csv (docs/files.md): a data frame, rows, or a
    CSV file's text or bytes. In frames and rows `id` and `date` may be left out: rows are then numbered, and undated.
    `sources` are texts, or the bytes of files, by the names that claims cite them by. Settings (docs/settings.md) are
    given by name; those that name files say only how these are called. Nothing is read from files, none is written.

    >>> rows = [{"claim": "It raised €600m", "source": "a.txt", "quote": "raised 600 million euros"}]
    >>> report = check(rows, {"a.txt": "It raised 660 million euros in June."})
    >>> [(found["rule"], found["claim"]) for found in report.records("findings")]
    [('quote-altered', '1')]
    """
    require_a(Mapping, "a mapping of names to texts", sources=sources)
    for name, text in sources.items():
        require_a(str, "a text (str)", **{f"the name {name!r} of a source": name})
        require_a((str, bytes), "a text (str) or the bytes of a file", **{f"sources[{name!r}]": text})
    require_a((str, datetime.date, type(None)), "a day, as '2026-11-22' or a datetime.date", as_of=as_of)
    given = settings if as_of is None else settings | {"as_of": str(as_of)}
    meant = apply(Settings(), given, ORIGIN)
    require_known_rules(meant, dict.fromkeys(given, ORIGIN))
    described = None if about is None else as_csv(about, "about")
    inputs = given_inputs(as_csv(claims, "claims", numbered=True), sources, described, meant)
    return Report(check_inputs(inputs, meant, day_of(meant.as_of)))


def as_csv(rows: object, name: str, *, numbered: bool = False) -> bytes:
    """A table as the bytes of a CSV file. Raises TypeError for what is none, ValueError for a path."""
    if isinstance(rows, bytes):
        return rows
    if isinstance(rows, str):
        if "\n" not in rows.strip() and "," not in rows:
            raise ValueError(f"{name} is {TABLE}; {rows[:40]!r} is none. Of a file give Path(…).read_text().")
        return rows.encode("utf-8", "surrogatepass")
    found = list(records_of(rows, name))
    columns = dict.fromkeys(column for row in found for column in row)
    if numbered:
        columns = dict.fromkeys(("id", "date")) | columns
        found = [{"id": number, **row} for number, row in enumerate(found, 1)]
    return written([list(columns), *([cell_text(row.get(column)) for column in columns] for row in found)])


def records_of(rows: Any, name: str) -> Iterator[Mapping[str, object]]:
    """The rows of a data frame, or rows as they are. Raises TypeError."""
    frame = hasattr(rows, "columns") and hasattr(rows, "to_dict")
    given = rows.astype(object).where(rows.notna(), None).to_dict("records") if frame else rows
    if not isinstance(given, Iterable) or isinstance(given, Mapping):
        raise TypeError(f"{name} is {TABLE}, not {kind_of(rows)}")
    for number, row in enumerate(given, 1):
        if not isinstance(row, Mapping) or not all(isinstance(column, str) for column in row):
            raise TypeError(f"row {number} of {name} is a mapping of column to value, not {kind_of(row)}")
        yield row


def cell_text(value: object) -> str:
    """A value as a cell of a table has it: a day in ISO 8601, a whole number without a point, nothing for what is not.

    >>> cell_text(datetime.datetime(2024, 6, 11)), cell_text(415.0), cell_text(4.5), cell_text(float("nan"))
    ('2024-06-11', '415', '4.5', '')
    """
    if value is None or is_missing(value):
        return ""
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():  # a day, as pandas has it
        return value.date().isoformat()
    if isinstance(value, float) and value.is_integer():  # as whole numbers become beside a cell that is not there
        return str(int(value))
    return str(value)


def is_missing(value: object) -> bool:
    """Is it not a number, or pandas' word for what is not there? None of them is equal to itself."""
    try:
        return bool(value != value)
    except TypeError:
        return True


def written(rows: Iterable[Iterable[str]]) -> bytes:
    """Rows as a CSV file."""
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue().encode("utf-8", "surrogatepass")

"""What the map step found as bytes and back: for the next check, which may believe no code from a file; for a cluster.

JSON of lists, without the names of fields or types: what is read back is made of the types that are declared and of
nothing else. Rows themselves are left out: they are put back by whoever has them, with their places of today.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import MISSING, fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from operator import attrgetter
from sys import intern
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from timeline.evidence.model import Citation
from timeline.frozen import values_of
from timeline.model import Claim, Finding, LockEntry, Status
from timeline.text.editorial import Mark

Rows = Sequence[tuple[Claim, LockEntry | None]]
Asked = tuple[str, Status, tuple[Finding, ...] | None, bool, bool, str]
"""What is asked of all rows: by what it is known, its status, its findings, is it a forecast, has it pairs, what its
source reads like."""
OWN = ("claim", "entry")
"""What a citation has of its row: whoever has the row puts it back."""
FIRST = ("anchor", "publisher", "voice", "published", "followed", "date", "meant", "stale", "lines")
"""What is asked of many rows, by rules that hold them against each other."""
FOUND = (FIRST, tuple(field.name for field in fields(Citation) if field.name not in (*OWN, *FIRST)))
"""What is kept of a citation, in two parts: all but its row and the row's entry in the lock."""

BETWEEN = b"\t"
"""What stands between the parts, and in none of them: in a text it is escaped."""

_PLACES = {name: (part, n) for part, names in enumerate(FOUND) for n, name in enumerate(names)}

DAMAGED = (ValueError, TypeError, KeyError, ArithmeticError)
"""What reading bytes that are none of ours raises."""

SHARED = 1 << 15
"""How many values of a kind are kept to be made once: the figures and days of a project are much the same."""

SHORT = 60  # characters of a text that may stand in many rows

_NOTHING = object()  # stands for what a field is where it has to be said
_AS_IT_IS = (int, bool, NoneType)
_parts_of = tuple(attrgetter(*names) for names in FOUND)
Read = Callable[[Any], Any]


class Packed:
    """What was found for one row as a line of bytes; the part of it that is asked for is read."""

    __slots__ = ("_values", "line")

    def __init__(self, line: bytes) -> None:
        self.line = line
        self._values: list[Any] = [None] * len(FOUND)

    def __call__(self, name: str) -> Any:
        """The value of a field. Raises AttributeError where there is none of the name."""
        if name not in _PLACES:
            raise AttributeError(name)
        part, at = _PLACES[name]
        if self._values[part] is None:
            self._values[part] = loads(self.line.split(BETWEEN)[part])
        return _read_found()[part][at](self._values[part][at])


def pack_rows(citations: Iterable[Citation]) -> bytes:
    """What was found for the rows of one source."""
    return pack_lines(lines_of(citations))


def lines_of(citations: Iterable[Citation]) -> list[tuple[Asked, bytes]]:
    """Of each row what is asked of all, and its line."""
    return [(asked_of(row), pack_row(row)) for row in citations]


def pack_lines(rows: Sequence[tuple[Asked, bytes]]) -> bytes:
    """A line of what is asked of all rows, then one for each."""
    return b"\n".join([dumps([asked for asked, _ in rows]), *(line for _, line in rows)])


def asked_of(row: Citation, name: str = "") -> Asked:
    """What is asked of all rows; `name` is by what the row is known, where it is kept."""
    return name, row.status, row.findings, row.forecast, bool(row.pairs), row.reads_like


def pack_row(row: Citation) -> bytes:
    return packed_line(row) or BETWEEN.join(dumps(values(row)) for values in _parts_of)


def packed_line(row: Citation) -> bytes:
    """What the row was read of; nothing where it was not."""
    read = getattr(row, "read", None)
    return read.line if isinstance(read, Packed) else b""


def unpack_rows(data: bytes, rows: Rows) -> tuple[Citation, ...]:
    """The citations of the rows, as they were found. Raises one of DAMAGED for bytes that are none of ours."""
    return tuple(unpack_row(*one, *row) for one, row in zip(unpack_lines(data), rows, strict=True))


def unpack_lines(data: bytes) -> list[tuple[Asked, bytes]]:
    """Of each row what is asked of all, and its line. Raises one of DAMAGED for bytes that are none of ours.

    The lines are not looked at yet: whoever keeps bytes where others may change them has to see that they are the same.
    """
    first, *lines = data.split(b"\n")
    return list(zip(_read_asked()(loads(first)), lines, strict=True))


@cache
def _read_asked() -> Read:
    return reader(tuple[Asked, ...])


def unpack_row(asked: Asked, line: bytes, claim: Claim, entry: LockEntry | None) -> Citation:
    """The row with what is asked of all rows, the rest to be read."""
    row: Any = Citation.__new__(Citation)
    row.read, row.claim, row.entry = Packed(line), claim, entry
    _, row.status, row.findings, row.forecast, has_pairs, row.reads_like = asked
    if not has_pairs:
        row.pairs = ()
    return cast("Citation", row)


def dumps(value: object) -> bytes:
    """A noun as the bytes of lists of texts and numbers.

    >>> dumps((Decimal("1.50"), None, datetime.date(2024, 6, 1)))
    b'["1.50",null,"2024-06-01"]'
    """
    return _encoder().encode(value).encode("utf-8", "surrogatepass")


def loads(data: bytes) -> Any:
    """The lists in bytes. Raises ValueError."""
    return json.loads(data.decode("utf-8", "surrogatepass"))


@cache
def _encoder() -> json.JSONEncoder:
    """What writes tuples as lists, and the members of closed sets as their texts; the rest as it is laid out."""
    return json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"), default=_laid_out)


def _laid_out(noun: Any) -> object:
    kind: Any = type(noun)
    return _writer(kind)(noun)


@cache
def _writer(kind: Any) -> Callable[[Any], object]:
    """What makes a list or a text of the values of a type."""
    if is_dataclass(kind):
        return _writer_of(kind)
    return datetime.date.isoformat if issubclass(kind, datetime.date) else str


def _writer_of(kind: Any) -> Callable[[Any], object]:
    """What makes the values of a noun's fields, without the last ones that are as they are where nothing is said."""
    names = _names(kind)
    usual = tuple(_NOTHING if field.default is MISSING else field.default for field in fields(kind))
    read = values_of(names)
    from_last = range(len(names) - 1, -1, -1)

    def write(noun: Any) -> object:
        values = read(noun)
        for n in from_last:
            value = values[n]
            if value is not usual[n] and not _is_same(value, usual[n]):
                return values[: n + 1]
        return ()

    return write


def _is_same(value: object, usual: object) -> bool:
    """Would both be written alike? Numbers of other digits are equal, and are not."""
    return value == usual and str(value) == str(usual)


def unplain(hint: Any, value: Any) -> Any:
    """The noun of a type that lists stand for. Raises ValueError where they stand for none.

    >>> unplain(tuple[Decimal, datetime.date | None], ["1.50", None])
    (Decimal('1.50'), None)
    """
    return reader(hint)(value)


@cache
def reader(hint: Any) -> Read:
    """What makes a value of the type of its plain form."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        (some,) = (part for part in parts if part is not NoneType)
        inside = reader(some)
        return lambda value: None if value is None else inside(value)
    if origin is tuple:
        return _many(reader(parts[0])) if parts[-1] is ... else _row(tuple, [reader(part) for part in parts])
    if issubclass(hint, Enum):
        return dict(hint._value2member_map_).__getitem__
    if issubclass(hint, tuple):
        hints = get_type_hints(hint).values()
        make = lru_cache(SHARED)(hint) if all(each in (int, str) for each in hints) else hint
        return _row(lambda values: make(*values), list(map(reader, hints)))
    return _noun(hint) if is_dataclass(hint) else _scalar(hint)


def _noun(kind: Any) -> Read:
    values = _values(kind, _names(kind))
    return lambda value: kind(*values(value))


def _many(inside: Read) -> Read:
    return lambda value: tuple(map(inside, value)) if value else ()


def _row(make: Read, readers: Sequence[Read]) -> Read:
    return lambda value: make([read(one) for read, one in zip(readers, value, strict=True)])


def _scalar(kind: Any) -> Read:
    if kind in (Decimal, datetime.date):
        return lru_cache(SHARED)(Decimal if kind is Decimal else datetime.date.fromisoformat)
    if kind is str:
        return _text

    def read(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(f"{value!r:.40} is no {kind.__name__}")
        return value

    return read


def _text(value: Any) -> str:
    if type(value) is not str:
        raise ValueError(f"{value!r:.40} is no text")
    return intern(value) if len(value) <= SHORT else value


@cache
def _values(kind: type, names: tuple[str, ...]) -> Callable[[Sequence[Any]], list[Any]]:
    """What makes the values of fields. Numbers, truths and nothing, that stay as they are, are looked at once a shape.

    A shape is what the types of the values are: by it alone such values are what the fields take, or are not.
    """
    readers = _readers(kind, names)
    left: dict[tuple[type, ...], tuple[tuple[int, Read], ...]] = {}

    def read(values: Sequence[Any]) -> list[Any]:
        shape = tuple(map(type, values))
        known = left.get(shape)
        if known is not None:
            made = list(values)
            for n, each in known:
                made[n] = each(made[n])
            return made
        made = [each(value) for each, value in zip(readers, values, strict=False)]
        if len(made) == len(values):
            changed = (n for n, one in enumerate(made) if shape[n] not in _AS_IT_IS or one is not values[n])
            left[shape] = tuple((n, readers[n]) for n in changed)
        return made

    return read


@cache
def _read_found() -> tuple[tuple[Read, ...], ...]:
    return tuple(_readers(Citation, names) for names in FOUND)


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _readers(kind: type, names: tuple[str, ...]) -> tuple[Read, ...]:
    hints = get_type_hints(kind, localns={"Mark": Mark})
    return tuple(reader(hints[name]) for name in names)

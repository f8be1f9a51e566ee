"""The cells of a table's rows, kept so that a row of many columns costs little more than its texts."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.frozen import frozen
from timeline.model.finding import Region

MOST = 0xFFFF  # what two bytes hold
SHORT = 60  # characters of a text that may stand in many rows
_PLACE, _LINE, _ENDS = struct.Struct("4I"), struct.Struct("I"), struct.Struct("2H")


@frozen
class Cell:
    """One cell of a table: its text as a person means it, and where it stands in the file, quotes included."""

    text: str
    region: Region


class Cells(Mapping[str, Cell]):
    """The cells of one row by column. Texts and places are kept as they are; a Cell is made when it is asked for.

    `columns` gives the place of each column in the row, and is shared by all rows of a table; so is `known`, in which
    short texts are kept once: the names of sources, subjects, dates. `places` are the lines and columns at which each
    cell begins and ends, four numbers for each.
    """

    __slots__ = ("_columns", "_path", "_places", "_texts")

    def __init__(
        self,
        columns: Mapping[str, int],
        path: str,
        texts: Sequence[str],
        places: Sequence[int],
        known: dict[str, str],
    ) -> None:
        self._columns = columns
        self._path = path
        self._texts = tuple([known.setdefault(text, text) if len(text) <= SHORT else text for text in texts])
        self._places = packed(places)

    def __getitem__(self, name: str) -> Cell:
        at = self._columns[name]
        return Cell(self._texts[at], Region(self._path, *unpacked(self._places, len(self._texts), at)))

    def region(self, name: str) -> Region | None:
        """Where a cell stands, None where there is no such column."""
        at = self._columns.get(name)
        return None if at is None else Region(self._path, *unpacked(self._places, len(self._texts), at))

    def holding(self, words: str) -> Iterator[Cell]:
        """The cells in which some words stand."""
        there = [at for at, text in enumerate(self._texts) if words in text]
        return (self[name] for name, at in self._columns.items() if at in there) if there else iter(())

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __contains__(self, name: object) -> bool:
        return name in self._columns

    def texts(self) -> dict[str, str]:
        """The text of each column."""
        return {name: self._texts[at] for name, at in self._columns.items()}

    def row(self, names: Iterable[str]) -> tuple[str, ...]:
        """The texts of some columns, as `text` gives them."""
        at, texts = self._columns.get, self._texts
        return tuple([texts[n] if (n := at(name)) is not None else "" for name in names])

    def text(self, name: str) -> str:
        """The text of a column, or nothing where there is no such column."""
        at = self._columns.get(name)
        return "" if at is None else self._texts[at]


def packed(places: Sequence[int]) -> bytes:
    """Places as bytes: four numbers for each cell, or in an eighth of that those of a row of one line.

    There is the line, then where each cell begins, and where one behind the last would: one column behind its end.
    """
    lines, begins, nexts = places[::2], places[1::4], [end + 1 for end in places[3::4]]
    same = lines.count(lines[0]) == len(lines) if lines else False
    if same and [*begins[1:]] == nexts[:-1] and max(begins[0], *nexts) <= MOST:
        return struct.pack(f"I{len(begins) + 1}H", lines[0], begins[0], *nexts)
    return struct.pack(f"{len(places)}I", *places)


def unpacked(data: bytes, cells: int, at: int) -> tuple[int, int, int, int]:
    """The place of one of so many cells: the lengths tell the two kinds of bytes apart."""
    if len(data) == _PLACE.size * cells:
        line, column, end_line, end_column = _PLACE.unpack_from(data, at * _PLACE.size)
        return line, column, end_line, end_column
    (line,), (begin, following) = _LINE.unpack_from(data), _ENDS.unpack_from(data, _LINE.size + 2 * at)
    return line, begin, line, following - 1

"""The cells of a table's rows, kept so that a row of many columns costs little more than its texts."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping, Sequence

from timeline.frozen import frozen
from timeline.model.finding import Region

SHORT = 60  # characters of a text that may stand in many rows
_PLACE = struct.Struct("4I")


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
        self._places = struct.pack(f"{len(places)}I", *places)

    def __getitem__(self, name: str) -> Cell:
        at = self._columns[name]
        return Cell(self._texts[at], Region(self._path, *_PLACE.unpack_from(self._places, at * _PLACE.size)))

    def region(self, name: str) -> Region | None:
        """Where a cell stands, None where there is no such column."""
        at = self._columns.get(name)
        return None if at is None else Region(self._path, *_PLACE.unpack_from(self._places, at * _PLACE.size))

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

    def text(self, name: str) -> str:
        """The text of a column, or nothing where there is no such column."""
        at = self._columns.get(name)
        return "" if at is None else self._texts[at]

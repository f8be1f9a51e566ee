"""The cells of a table's rows, kept so that a row of many columns costs little more than its texts."""

from __future__ import annotations

from collections.abc import ItemsView, Iterable, Iterator, Mapping, Sequence, ValuesView
from itertools import islice

from timeline.frozen import frozen
from timeline.model.finding import Region


@frozen
class Cell:
    """One cell of a table: its text as a person means it, and where it stands in the file, quotes included."""

    text: str
    region: Region


@frozen
class Row:
    """One record: the texts of its cells, and the region from its first to its last character.

    Where a cell stands follows from those before it, and is worked out when it is asked for: of most cells nobody asks.
    For that, bit n of `quoted` says whether cell n is in quotes, and `line_end` how lines end; a record begins one.
    """

    texts: Sequence[str]
    quoted: int
    region: Region
    line_end: str = "\n"

    @property
    def cells(self) -> tuple[Cell, ...]:
        regions = (Region(self.region.path, *place) for place in self._places())
        return tuple(map(Cell, self.texts, regions))

    def place(self, number: int) -> Region:
        """Where a cell stands."""
        row, quoted = self.region, self.quoted >> number & 1
        if row.line == row.end_line and not self.quoted & (1 << number) - 1:  # as of most: none before it is in quotes
            text, begin = self.texts[number], row.column + number + sum(map(len, self.texts[:number]))
            end = begin + len(text) + (2 + text.count('"') if quoted else 0)
            return Region(row.path, row.line, begin, row.line, end)
        return Region(row.path, *next(islice(self._places(), number, None)))

    def _places(self) -> Iterator[tuple[int, int, int, int]]:
        """The lines and columns at which the cells begin and end."""
        line, column = self.region.line, self.region.column
        for number, text in enumerate(self.texts):
            written = '"' + text.replace('"', '""') + '"' if self.quoted >> number & 1 else text
            passed = written.count(self.line_end)
            end = len(written) - written.rfind(self.line_end) if passed else column + len(written)
            yield line, column, line + passed, end
            line, column = line + passed, end + 1


class Cells(Mapping[str, Cell]):
    """The cells of one row by column. A Cell is made when it is asked for.

    `columns` gives the place of each column in the row, and is shared by all rows of a table.
    """

    __slots__ = ("_columns", "_row")

    def __init__(self, columns: Mapping[str, int], row: Row) -> None:
        self._columns = columns
        self._row = row

    def __getitem__(self, name: str) -> Cell:
        at = self._columns[name]
        return Cell(self._row.texts[at], self._row.place(at))

    def region(self, name: str) -> Region | None:
        """Where a cell stands, None where there is no such column."""
        at = self._columns.get(name)
        return None if at is None else self._row.place(at)

    def items(self) -> ItemsView[str, Cell]:
        cells = self._row.cells  # one after the other each would be found from the first on
        return {name: cells[at] for name, at in self._columns.items()}.items()

    def values(self) -> ValuesView[Cell]:
        return dict(self.items()).values()

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)

    def __contains__(self, name: object) -> bool:
        return name in self._columns

    def texts(self) -> dict[str, str]:
        """The text of each column."""
        texts = self._row.texts
        return {name: texts[at] for name, at in self._columns.items()}

    def row(self, names: Iterable[str]) -> tuple[str, ...]:
        """The texts of some columns, as `text` gives them."""
        at, texts = self._columns.get, self._row.texts
        return tuple([texts[n] if (n := at(name)) is not None else "" for name in names])

    def text(self, name: str) -> str:
        """The text of a column, or nothing where there is no such column."""
        at = self._columns.get(name)
        return "" if at is None else self._row.texts[at]

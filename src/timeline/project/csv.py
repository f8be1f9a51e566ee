"""RFC 4180 with places: every cell with its physical line and column, every fault with its own.

The standard library's reader tells the last line of a record and no columns, and takes what is not CSV for CSV: text
after a closing quote, a quote that never closes. A table that is checked by hand-made rows needs the place of each
cell, and must not be read in a way that its author did not mean. One pass, linear.

Line ends are LF and CRLF; a file that has neither may use CR. Other separators (VT, FF, NEL, U+2028) are text. A first
line `sep=;`, which spreadsheets read and some exports write, is no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.frozen import frozen
from timeline.model import Cell, Region

# Most cells, with what parts each from the next: in quotes, of one line, with no quote within; or without quotes.
_SIMPLE = {
    delimiter: re.compile(f'(?:"([^"\r\n]*)"(?!")|(?!")([^{delimiter}\r\n]*))({delimiter}?)')
    for delimiter in (",", ";", "\t")
}
_SEP = re.compile('\ufeff?("?)sep=([,;\t])\\1(?:\r?\n|\r)', re.IGNORECASE)
_QUOTED = re.compile('[^"]*')
_BLANK_LINES = re.compile("(?:\r?\n)+")
_ENDS = {False: ("\n", "\r\n"), True: ("\r",)}
_BLANK_LINES_CR = re.compile("\r+")


@frozen
class Row:
    """One record: its cells and the region from its first to its last character.

    Of each cell there is its text, and of its place four numbers: the lines and columns of its beginning and its end.
    """

    texts: Sequence[str]
    places: Sequence[int]
    region: Region

    @property
    def cells(self) -> tuple[Cell, ...]:
        numbers = iter(self.places)
        regions = (Region(self.region.path, *place) for place in zip(numbers, numbers, numbers, numbers, strict=True))
        return tuple(map(Cell, self.texts, regions))


@frozen
class Fault:
    """Why a record could not be read, and where."""

    message: str
    region: Region
    help: str


def read_rows(text: str, path: str, delimiter: str = ",") -> Iterator[Row | Fault]:
    """The records of a CSV text in order; a Fault in place of one that is not CSV. Blank lines are passed over.

    After a fault inside a record reading goes on at the next physical line, so that one slip hides no other row; after
    an unclosed quote nothing follows.
    """
    return _Reader(text, path, delimiter).rows()


def declared_delimiter(text: str) -> str:
    r"""The delimiter that a first line `sep=;` names; nothing where there is no such line.

    >>> declared_delimiter("sep=;\nid;quote\n"), declared_delimiter("id;quote\n")
    (';', '')
    """
    match = _SEP.match(text)
    return match[2] if match else ""


def end_of(pattern: re.Pattern[str], text: str, at: int) -> int:
    """Where a match that begins at `at` ends; `at` itself where there is none."""
    match = pattern.match(text, at)
    return match.end() if match else at


class _Reader:
    """A cursor over the text that knows its line and where that line begins."""

    def __init__(self, text: str, path: str, delimiter: str) -> None:
        self.text = text
        self.path = path
        self.delimiter = delimiter
        self.simple = _SIMPLE[delimiter]
        self.lone_cr = "\n" not in text
        self.blank = _BLANK_LINES_CR if self.lone_cr else _BLANK_LINES
        self.at = 0
        self.line = 1
        self.line_start = 0
        self.advance(end_of(_SEP, text, 0))

    def rows(self) -> Iterator[Row | Fault]:
        while self.at < len(self.text):
            blank = self.blank.match(self.text, self.at)
            if blank:
                self.advance(blank.end())
            else:
                yield self.record()

    def advance(self, to: int) -> None:
        """Move the cursor and count the lines passed."""
        end = "\r" if self.lone_cr else "\n"
        passed = self.text.count(end, self.at, to)
        if passed:
            self.line += passed
            self.line_start = self.text.rfind(end, self.at, to) + 1
        self.at = to

    def region(self, line: int, column: int) -> Region:
        return Region(self.path, line, column, self.line, self.at - self.line_start + 1)

    def record(self) -> Row | Fault:
        line, column = self.line, self.at - self.line_start + 1
        texts, places, more = list[str](), list[int](), True
        while more:
            found = self.simple.match(self.text, self.at)
            if found is not None:
                quoted, plain, parted = found.groups()
                texts.append(plain if quoted is None else quoted)
                before = self.line_start - 1
                places += (self.line, found.start() - before, self.line, found.start(3) - before)
                self.at, more = found.end(), bool(parted)
                continue
            cell = self.quoted_cell()
            if isinstance(cell, Fault):
                return cell
            texts.append(cell.text)
            places += (cell.region.line, cell.region.column, cell.region.end_line, cell.region.end_column)
            more = self.text.startswith(self.delimiter, self.at)
            self.at += more
        region = self.region(line, column)
        return self.end_of_record() or Row(texts, places, region)

    def quoted_cell(self) -> Cell | Fault:
        line, column, parts = self.line, self.at - self.line_start + 1, []
        opened = Region(self.path, line, column, line, column + 1)
        at = self.at + 1
        while True:
            begin, at = at, end_of(_QUOTED, self.text, at)
            parts.append(self.text[begin:at])
            if not self.text.startswith('"', at):
                self.at = len(self.text)
                return Fault(
                    "a quoted cell begins here and never ends",
                    opened,
                    'Close it with ", and write a quote inside it as "".',
                )
            if not self.text.startswith('""', at):
                break
            parts.append('"')
            at += 2
        self.advance(at + 1)
        return Cell("".join(parts), self.region(line, column))

    def end_of_record(self) -> Fault | None:
        """Step over the line end; a Fault if something else stands there."""
        for end in _ENDS[self.lone_cr]:
            if self.text.startswith(end, self.at):
                self.advance(self.at + len(end))
                return None
        if self.at >= len(self.text):
            return None
        found = self.text[self.at]
        line, column = self.line, self.at - self.line_start + 1
        where = Region(self.path, line, column, line, column + 1)
        following = self.text.find("\r" if self.lone_cr else "\n", self.at)
        self.advance(len(self.text) if following < 0 else following + 1)
        if found == "\r":
            return Fault(
                "a lone carriage return stands in an unquoted cell", where, "Quote the cell, or remove the character."
            )
        return Fault("text follows the closing quote of a cell", where, 'Write a quote inside a quoted cell as "".')

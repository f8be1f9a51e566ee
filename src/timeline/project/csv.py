"""RFC 4180 with places: every cell with its physical line and column, every fault with its own.

The standard library's reader tells the last line of a record and no columns, and takes what is not CSV for CSV: text
after a closing quote, a quote that never closes. A table that is checked by hand-made rows needs the place of each
cell, and must not be read in a way that its author did not mean. A record in which every quote is in its place is taken
apart whole, any other cell by cell. One pass, linear.

Line ends are LF and CRLF; a file that has neither may use CR. Other separators (VT, FF, NEL, U+2028) are text. A first
line `sep=;`, which spreadsheets read and some exports write, is no record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.frozen import frozen
from timeline.model import Region, Row

SHORT = 60  # characters of a text that may stand in many rows
_PLAIN = {delimiter: re.compile(f"[^{delimiter}\r\n]*") for delimiter in (",", ";", "\t")}
_SEP = re.compile('\ufeff?("?)sep=([,;\t])\\1(?:\r?\n|\r)', re.IGNORECASE)
_QUOTED = re.compile('[^"]*')
_ENDS = {"\n": ("\n", "\r\n"), "\r": ("\r",)}


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


def split_quoted(pieces: list[str], delimiter: str) -> tuple[list[str], int] | None:
    """The cells of a record of which the `pieces` stand between quotes, and, as bits, which cells are in quotes.

    None where a quote stands elsewhere than around a cell, or doubled in it.

    >>> split_quoted('a,"b,""c",'.split('"'), ","), split_quoted('"a",b"c"'.split('"'), ",")
    ((['a', 'b,"c', ''], 2), None)
    """
    if len(pieces) % 2 == 0:
        return None
    outer, inner = pieces[::2], pieces[1::2]
    if "" in outer[1:-1]:
        outer, inner = with_doubled(outer, inner)
    texts, quoted, at = '"'.join(outer).split(delimiter), 0, -1  # a cell in quotes is one of them here
    try:
        for text in inner:
            at = texts.index('"', at + 1)
            texts[at] = text
            quoted |= 1 << at
    except ValueError:
        return None
    return texts, quoted


def with_doubled(outer: Sequence[str], inner: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands outside of quotes and within them, where nothing between two of them is one that is doubled."""
    outside, inside, parts = [outer[0]], list[str](), list[str]()
    for text, behind in zip(inner, outer[1:], strict=True):
        parts.append(text)
        if behind:
            inside.append('"'.join(parts))
            outside.append(behind)
            parts.clear()
    if parts:  # of the last cell
        inside.append('"'.join(parts))
        outside.append("")
    return outside, inside


class _Reader:
    """A cursor over the text that knows its line and where that line begins."""

    def __init__(self, text: str, path: str, delimiter: str) -> None:
        self.text = text
        self.path = path
        self.delimiter = delimiter
        self.opening = f'{delimiter}"'
        self.line_end = "\n" if "\n" in text else "\r"
        self.known: dict[str, str] = {}
        self.at = 0
        self.line = 1
        self.line_start = 0
        self.advance(end_of(_SEP, text, 0))

    def rows(self) -> Iterator[Row | Fault]:
        while self.at < len(self.text):
            written, following = self.line_from(self.at)
            if written:
                yield self.usual_record(written, following) or self.record()
            else:
                self.advance(following)

    def line_from(self, at: int) -> tuple[str, int]:
        """What stands up to the end of a line, and where the next one begins."""
        end = self.text.find(self.line_end, at)
        return (self.text[at:end].removesuffix("\r"), end + 1) if end >= 0 else (self.text[at:], len(self.text))

    def usual_record(self, written: str, following: int) -> Row | None:
        """The record that begins with the line `written`; None where it must be read cell by cell.

        Where cells are quoted it goes on for as long as a quote is open, which the number of quotes tells if all are in
        their places.
        """
        pieces = written.split('"')
        if len(pieces) > 1 and (not pieces[0] or self.opening in written):
            if len(pieces) % 2 == 0:
                written, following = self.lines_to_closing(following)
                pieces = written.split('"')
            found = split_quoted(pieces, self.delimiter)
        else:
            pieces, found = [written], (written.split(self.delimiter), 0)
        if found is None or ("\r" in written and any("\r" in outer for outer in pieces[::2])):
            return None
        line, column = self.line, self.at - self.line_start + 1
        end = column + len(written)
        if self.line_end in written:
            self.line += written.count(self.line_end)
            end = len(written) - written.rfind(self.line_end)
        row = self.row(*found, Region(self.path, line, column, self.line, end))
        self.at = self.line_start = following
        self.line += 1
        return row

    def lines_to_closing(self, begin: int) -> tuple[str, int]:
        """The same from the cursor to the end of the line, from the one at `begin` on, on which a quote closes."""
        while begin < len(self.text):
            line, following = self.line_from(begin)
            if line.count('"') % 2:
                return self.text[self.at : begin + len(line)], following
            begin = following
        return self.text[self.at :], len(self.text)

    def row(self, texts: list[str], quoted: int, region: Region) -> Row:
        """A row. Texts that are short are kept once for all rows: the names of sources, subjects, dates."""
        keep = self.known.setdefault
        kept = tuple([keep(text, text) if text and len(text) <= SHORT else text for text in texts])
        return Row(kept, quoted, region, self.line_end)

    def advance(self, to: int) -> None:
        """Move the cursor and count the lines passed."""
        passed = self.text.count(self.line_end, self.at, to)
        if passed:
            self.line += passed
            self.line_start = self.text.rfind(self.line_end, self.at, to) + 1
        self.at = to

    def record(self) -> Row | Fault:
        """The record at the cursor, cell by cell: whatever is wrong is met at its place."""
        line, column = self.line, self.at - self.line_start + 1
        texts, quoted, more = list[str](), 0, True
        while more:
            if self.text.startswith('"', self.at):
                cell = self.quoted_cell()
                if isinstance(cell, Fault):
                    return cell
                quoted |= 1 << len(texts)
            else:
                begin, self.at = self.at, end_of(_PLAIN[self.delimiter], self.text, self.at)
                cell = self.text[begin : self.at]
            texts.append(cell)
            more = self.text.startswith(self.delimiter, self.at)
            self.at += more
        row = self.row(texts, quoted, Region(self.path, line, column, self.line, self.at - self.line_start + 1))
        return self.end_of_record() or row

    def quoted_cell(self) -> str | Fault:
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
        return "".join(parts)

    def end_of_record(self) -> Fault | None:
        """Step over the line end; a Fault if something else stands there."""
        for end in _ENDS[self.line_end]:
            if self.text.startswith(end, self.at):
                self.advance(self.at + len(end))
                return None
        if self.at >= len(self.text):
            return None
        found = self.text[self.at]
        line, column = self.line, self.at - self.line_start + 1
        where = Region(self.path, line, column, line, column + 1)
        following = self.text.find(self.line_end, self.at)
        self.advance(len(self.text) if following < 0 else following + 1)
        if found == "\r":
            return Fault(
                "a lone carriage return stands in an unquoted cell", where, "Quote the cell, or remove the character."
            )
        return Fault("text follows the closing quote of a cell", where, 'Write a quote inside a quoted cell as "".')

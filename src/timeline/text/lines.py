"""Offsets to lines and columns, in blocks: a 50 MB text of newlines costs a few kilobytes, a look-up one block's scan.

The scan is the same for a text that is one long line: each block knows where the line begins that it begins in.

A line ends with LF, CRLF or CR, as GitHub and editors count; NEL, U+2028 and form feeds end none.
"""

from __future__ import annotations

from bisect import bisect_right

BLOCK = 1 << 14


class Lines:
    """The lines of one text. Offsets are code points, 0-based; lines and columns are 1-based."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.bounds = [0]
        self.before = [0]  # how many line ends lie before each bound
        self.starts = [0]  # where the line begins that holds each bound
        self.has_cr = "\r" in text
        at = 0
        while at < len(text):
            end = min(at + BLOCK, len(text))
            if text.startswith("\r\n", end - 1):
                end += 1
            self.bounds.append(end)
            self.before.append(self.before[-1] + self._ends(at, end))
            self.starts.append(self._start_within(at, end, self.starts[-1]))
            at = end

    def of(self, text: str) -> Lines:
        """The same lines, which are those of this text, or of one that is not at hand and need not be kept."""
        same = object.__new__(Lines)
        same.__dict__.update(self.__dict__, text=text)
        return same

    def _ends(self, start: int, end: int) -> int:
        count = self.text.count("\n", start, end)
        if self.has_cr:
            count += self.text.count("\r", start, end) - self.text.count("\r\n", start, end)
        return count

    def _start_within(self, begin: int, offset: int, otherwise: int) -> int:
        """Where the line of `offset` begins, if that is after `begin`, no line end's middle; else `otherwise`."""
        start = self.text.rfind("\n", begin, offset) + 1 or otherwise
        if self.has_cr:
            inside = offset > begin and self.text.startswith("\r\n", offset - 1)
            start = self.text.rfind("\r", max(start, begin), offset - inside) + 1 or start
        return start

    def _line_start(self, offset: int) -> int:
        block = bisect_right(self.bounds, offset) - 1
        return self._start_within(self.bounds[block], offset, self.starts[block])

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column of the character at `offset`; of the end of the text for its length."""
        offset = max(0, min(offset, len(self.text)))
        block = bisect_right(self.bounds, offset) - 1
        ends = self.before[block] + self._ends(self.bounds[block], offset)
        if self.has_cr and self.text.startswith("\r\n", offset - 1) and offset:
            ends -= 1  # between CR and LF the line has not ended yet
        return ends + 1, offset - self._line_start(offset) + 1

    def around(self, offset: int) -> tuple[int, int]:
        """Where the line that holds `offset` begins and ends, its line end left out."""
        offset = max(0, min(offset, len(self.text)))
        start = self._line_start(offset)
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        if self.has_cr:
            at = self.text.find("\r", max(start, offset - 1), end)
            end = end if at < 0 else at
        return start, end

    def count(self) -> int:
        """How many lines there are; a text that ends with a line end has none after it."""
        if not self.text:
            return 0
        line, column = self.position(len(self.text))
        return line if column > 1 else line - 1

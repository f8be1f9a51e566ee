"""The text behind a region: its lines cut around the place that is meant, ready to be marked.

The texts are the claims table, the sources and articles; of others (sources.csv, the lock) only the place is told. Line
numbers are found block by block, and only a bounded piece of a line is ever looked at: a source of 50 MB without a line
end costs no more than a short one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import islice

from timeline.evidence.model import Evidence
from timeline.formats.layout import cells
from timeline.frozen import frozen
from timeline.model import Region
from timeline.text.escape import visible
from timeline.text.lines import Lines

WIDTH = 96  # characters of a line that are shown
LEAST = 4  # of them, however wide
CONTEXT = 12  # of them at least on each side of a long mark
MOST_LINES = 3
SCANNED = 64  # characters that are looked at one by one
_LINE_END = re.compile("\r\n|[\n\r]")


@frozen
class Excerpt:
    """A piece of one line in three parts, as in the file: before the place, the place, and after it.

    `cut_before`, `cut_after`: the line goes on there.
    """

    line: int
    before: str
    marked: str
    after: str
    cut_before: bool = False
    cut_after: bool = False

    def parts(self) -> tuple[str, str, str]:
        """The three parts made visible, an ellipsis where the line was cut, a tab as four spaces."""
        shown = [visible(part).replace("\t", "    ") for part in (self.before, self.marked, self.after)]
        return ("…" if self.cut_before else "") + shown[0], shown[1], shown[2] + ("…" if self.cut_after else "")


class Texts:
    """The texts of a report by path; lines are counted when a text is first asked for."""

    def __init__(self, evidence: Evidence) -> None:
        sources = [*evidence.sources.values(), *evidence.others.values()]
        self._sources = {source.path: source for source in sources if source.problem is None}
        self._drafts = {draft.path: draft.lines for draft in evidence.drafts}
        self._table = evidence.table
        self._positions = evidence.positions
        self._table_lines: Lines | None = None

    def lines(self, path: str) -> Lines | None:
        """The text at a path with its lines, or None where the report holds no text of it."""
        if path == self._table.path:
            if self._table_lines is None:
                self._table_lines = table_lines(self._table.text)
            return self._table_lines
        if path in self._drafts:
            return self._drafts[path]
        source = self._sources.get(path)
        if source is None or source.view is None:
            return self._positions.lines(source) if source is not None else None
        return source.view.lines if source.view.kind.has_lines else None

    def excerpts(self, region: Region, width: int | None = None) -> list[Excerpt]:
        """The lines of a region, of a long one the first few; nothing where there is no text or no such line.

        None takes more than `width` columns, or where that is None, more than WIDTH characters of the text.
        """
        if region.span is not None:
            return self.of_view(region, *region.span, width)
        lines = self.lines(region.path)
        if lines is None or not lines.text:
            return []
        last = min(region.end_line, region.line + MOST_LINES - 1)
        found = []
        for number in range(region.line, last + 1):
            start = line_start(lines, number)
            if start is None:
                break
            begin = start + (region.column - 1 if number == region.line else 0)
            end = start + region.end_column - 1 if number == region.end_line else None
            found.append(fitting(lines.text, number, start, (begin, end), width))
        return found

    def of_view(self, region: Region, start: int, end: int, width: int | None) -> list[Excerpt]:
        """The first line of the words of a view, numbered as in the file where that has lines."""
        source = self._sources.get(region.path)
        if source is None:
            return []
        lines = self._positions.lines(source)
        begin, stop = lines.around(start)
        number = region.line if region.has_lines else 0
        shown = fitting(source.text, number, begin, (start, min(end, stop)), width)
        return [shown if end <= stop else replace(shown, cut_after=True)]


def table_lines(text: str) -> Lines:
    """The lines of a table as its reader counts them: a carriage return is text where there are line feeds."""
    return Lines(text.replace("\r", " ") if "\n" in text else text)


def line_start(lines: Lines, number: int) -> int | None:
    """The offset of a line's first character, or None where the text has no such line.

    Halves the block in which the line before it ends, so that a block of line ends alone costs as little as another.
    """
    ends = number - 1  # how many line ends lie before it
    if ends <= 0:
        return 0
    if ends > lines.before[-1]:
        return None
    block = bisect_left(lines.before, ends) - 1
    low, high, ends = lines.bounds[block], lines.bounds[block + 1], ends - lines.before[block]
    while high - low > SCANNED:
        middle = (low + high) // 2
        middle += lines.text.startswith("\r\n", middle - 1)
        passed = count_ends(lines, low, middle)
        if passed < ends:
            low, ends = middle, ends - passed
        else:
            high = middle
    return next(islice(_LINE_END.finditer(lines.text, low, high), ends - 1, None)).end()


def count_ends(lines: Lines, start: int, end: int) -> int:
    """How many lines end in [start, end), which parts no CR from its LF."""
    count = lines.text.count("\n", start, end)
    if lines.has_cr:
        count += lines.text.count("\r", start, end) - lines.text.count("\r\n", start, end)
    return count


def fitting(text: str, number: int, start: int, span: tuple[int, int | None], width: int | None) -> Excerpt:
    """The excerpt with as many characters as `width` columns have room for: wide ones, and spelled ones, take more."""
    room = WIDTH if width is None else min(WIDTH, width)
    while True:
        found = excerpt(text, number, start, *span, room)
        if width is None or (size := sum(map(cells, found.parts()))) <= width or room <= LEAST:
            return found
        room = max(LEAST, min(room - (size - width), room * width // size))


def excerpt(text: str, number: int, start: int, begin: int, end: int | None, most: int = WIDTH) -> Excerpt:
    """The line that starts at `start`, cut around the characters [begin, end); to its end where `end` is None."""
    ahead = text[begin : begin + 2 * WIDTH]
    stop = _LINE_END.search(ahead)
    ahead = ahead[: stop.start()] if stop else ahead
    line_goes_on = stop is None and begin + 2 * WIDTH < len(text)
    length = len(ahead) if end is None else min(end - begin, len(ahead))
    marked = ahead[: min(max(length, 0), most - 2 * min(CONTEXT, most // 4))]
    after = ahead[len(marked) :] if len(marked) == length else ""
    room = most - len(marked)
    left = min(begin - start, max(room // 2, room - len(after)))
    right = room - left
    goes_on = len(marked) < length or len(after) > right or (line_goes_on and len(after) >= right)
    return Excerpt(
        number, text[begin - left : begin], marked, after[:right].rstrip(), begin - left > start, cut_after=goes_on
    )

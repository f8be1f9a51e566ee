"""Columns in bytes of UTF-8 from columns in code points.

The bytes before each block of a text are counted once; a look-up then encodes one block. So a line of megabytes costs
no more than a short one, wherever and however often it is asked about.
"""

from __future__ import annotations

from timeline.evidence.model import Evidence
from timeline.formats.excerpt import Texts, line_start

BLOCK = 1 << 10  # code points; small, because a look-up encodes one


class ByteColumns:
    """The texts of a report with the bytes counted before each of their blocks."""

    def __init__(self, evidence: Evidence) -> None:
        self._texts = Texts(evidence)
        self._before: dict[str, list[int]] = {}
        self._last: tuple[str, int, int | None] = ("", 0, None)  # path, line and where it starts

    def column(self, path: str, line: int, column: int) -> int | None:
        """The column in bytes, 1-based; None where the report holds no text of the file, or no such line."""
        lines = self._texts.lines(path)
        if lines is not None and (path, line) != self._last[:2]:
            self._last = (path, line, line_start(lines, line) if lines.text else None)
        start = self._last[2]
        if lines is None or start is None:
            return None
        if path not in self._before:
            self._before[path] = bytes_before(lines.text)
        before = self._before[path]
        end = min(start + column - 1, len(lines.text))
        return offset(lines.text, before, end) - offset(lines.text, before, start) + 1


def bytes_before(text: str) -> list[int]:
    """How many bytes stand before each block of a text."""
    before = [0]
    for at in range(0, len(text), BLOCK):
        before.append(before[-1] + len(text[at : at + BLOCK].encode("utf-8", "surrogatepass")))
    return before


def offset(text: str, before: list[int], at: int) -> int:
    """The offset in bytes of the character at `at`."""
    block = at // BLOCK
    return before[block] + len(text[block * BLOCK : at].encode("utf-8", "surrogatepass"))

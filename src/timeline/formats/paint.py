"""Colour for terminals: select graphic rendition codes (ECMA-48, 8.3.117) around text, or the text alone.

The colours are of the fixed part of the palette of 256, chosen so that each can be read on black and on white: a
contrast of at least 3.9 to 1 on both (WCAG 2.2 asks 3 to 1 of bold text). No colour says what words do not. What is
painted must have been made visible before: nothing is escaped here.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from timeline.frozen import frozen
from timeline.model import Level

_LEVELS = {Level.ERROR: "1;38;5;160", Level.WARNING: "1;38;5;130", Level.NOTE: "1;38;5;30"}
_FRAME = "38;5;27"


class Style(StrEnum):
    """How a piece of text is to look, as the code for it; plain is none."""

    PLAIN = ""
    REMOVED = "9;38;5;160"
    ADDED = "38;5;28"


@frozen
class Piece:
    """A piece of text in one style."""

    text: str
    style: Style = Style.PLAIN


@frozen
class Paint:
    """Puts colour around text if `colour` is set; an empty text stays empty."""

    colour: bool

    def level(self, level: Level, text: str) -> str:
        return self._put(_LEVELS[level], text)

    def strong(self, text: str) -> str:
        return self._put("1", text)

    def frame(self, text: str) -> str:
        """Line numbers, arrows and bars around what is shown."""
        return self._put(_FRAME, text)

    def pieces(self, pieces: Iterable[Piece], start: int = 0, end: int | None = None) -> str:
        """The characters [start, end) of some pieces in a row, each in its style."""
        shown, at = [], 0
        for piece in pieces:
            own = piece.text[max(start - at, 0) : None if end is None else max(end - at, 0)]
            shown.append(self._put(piece.style, own) if piece.style else own)
            at += len(piece.text)
        return "".join(shown)

    def _put(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text

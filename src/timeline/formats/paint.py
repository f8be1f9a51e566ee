"""Colour for terminals: select graphic rendition codes (ECMA-48, 8.3.117) around text, or the text alone.

What is painted must have been made visible before: nothing is escaped here.
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model import Level

_LEVELS = {Level.ERROR: "1;31", Level.WARNING: "1;33", Level.NOTE: "1;36"}


@dataclass(frozen=True, slots=True)
class Paint:
    """Puts colour around text if `colour` is set; an empty text stays empty."""

    colour: bool

    def level(self, level: Level, text: str) -> str:
        return self._put(_LEVELS[level], text)

    def strong(self, text: str) -> str:
        return self._put("1", text)

    def frame(self, text: str) -> str:
        """Line numbers, arrows and bars around what is shown."""
        return self._put("1;34", text)

    def removed(self, text: str) -> str:
        """Words that the quote has and the source has not: struck through in red, or in `[-…-]`."""
        return self._put("9;31", text) if self.colour else f"[-{text}-]"

    def added(self, text: str) -> str:
        """Words that the source has and the quote has not: green, or in `{+…+}`."""
        return self._put("32", text) if self.colour else f"{{+{text}+}}"

    def _put(self, code: str, text: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text

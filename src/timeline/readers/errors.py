"""Why a file cannot be read as a source."""

from __future__ import annotations


class UnreadableError(Exception):
    """The file holds no text that can be read. The message follows the file's name; `hint` is the next step."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


class ExtractorMissingError(UnreadableError):
    """What reads this kind of file is not installed."""


class BrokenError(UnreadableError):
    """The file is not what it seems, or more than may be read."""

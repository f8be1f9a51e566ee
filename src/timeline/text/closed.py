"""Closed sets of texts that stand in files and on screens as they are."""

from __future__ import annotations

from enum import StrEnum


class Plain(StrEnum):
    """A closed set whose members show themselves as the texts that they are, also where a noun is printed."""

    def __repr__(self) -> str:
        return repr(self.value)

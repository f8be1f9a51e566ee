"""Closed sets of texts that stand in files and on screens as they are."""

from __future__ import annotations

from enum import StrEnum


class Closed(StrEnum):
    """A closed set: its members are the texts that they stand for, and any other text is an error in words."""

    @classmethod
    def _missing_(cls, value: object) -> None:
        members = ", ".join(repr(member.value) for member in cls)
        raise ValueError(f"{value!r:.80} is no {cls.__name__}: {members}")


class Plain(Closed):
    """A closed set whose members show themselves as the texts that they are, also where a noun is printed."""

    def __repr__(self) -> str:
        return repr(self.value)

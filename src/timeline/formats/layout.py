"""Text on lines of a terminal: broken between words, measured in its columns (UAX 11)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from timeline.patterns import late
from timeline.text.escape import is_usual

_WORD = late(r"(\s*)(\S+)")


def cells(text: str) -> int:
    """How many columns of a terminal the text takes: wide characters two, combining ones none."""
    if text.isascii() or is_usual(text):
        return len(text)
    return sum(
        0 if unicodedata.category(char) in ("Mn", "Me") else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def spans(text: str, width: int | None, begun: int = 0) -> Iterator[tuple[int, int]]:
    """Where each line of a text begins and ends, none wider than `width`; `begun` columns of the first are taken.

    Only a word that is wider than a whole line is parted.

    >>> [("one two three")[start:end] for start, end in spans("one two three", 9, begun=3)]
    ['one', 'two three']
    """
    if width is None:
        yield 0, len(text)
        return
    start, end, room = 0, 0, width - begun
    for match in _WORD.finditer(text):
        size = cells(match[0] if end > start else match[2])
        if size <= room:
            start, end, room = (start if end > start else match.start(2)), match.end(), room - size
            continue
        if end > start or begun:
            yield start, end
        *whole, (start, end) = parted(text, *match.span(2), width)
        yield from whole
        begun, room = 0, width - cells(text[start:end])
    yield start, end


def parted(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """A word in pieces that fit on a line each; one where it fits."""
    found, taken = [], 0
    for at in range(start, end):
        size = cells(text[at])
        if taken + size > width and taken:
            found.append((start, at))
            start, taken = at, 0
        taken += size
    return [*found, (start, end)]


def wrapped(text: str, width: int | None, indent: int = 0, begun: int = 0) -> list[str]:
    """The lines of a text, those after the first indented; `begun` columns of the first are taken already."""
    room = None if width is None else max(width - indent, 8)
    first, *more = [text[start:end] for start, end in spans(text, room, max(begun - indent, 0))]
    return [first, *(" " * indent + line for line in more)]

"""Numbers that stand in a text and were not read as figures or dates, so that nobody takes silence for absence.

Three kinds: characters that are numbers and no digits, as in Chinese; in a language without a file, a number whose next
word may scale it; and the very number of a claim where reading takes it for a part of a name ("in Hesse 300").

Cost: linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from timeline.lang import has_file
from timeline.model import DateSpan, Figure, FigureKind
from timeline.patterns import late

MOST = 5
"""How many numbers are named."""

_NUMBER = late(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w.,]*\w)")
_WORD_BEHIND = late(r"\s?[^\W\d_]{3,}")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_SHOWN = 40


def unread_numbers(
    text: str, figures: Sequence[Figure], dates: Sequence[DateSpan], language: str, wanted: Collection[str] = ()
) -> tuple[str, ...]:
    """The numbers of a text that were not read, as written; `wanted` are the digits of those that a claim has."""
    read = bytearray(len(text))
    for start, end in [*((one.start, one.end) for one in figures), *((one.start, one.end) for one in dates)]:
        read[start:end] = b"\x01" * (end - start)
    found = [*_characters(text, read), *_unscaled(text, figures, language), *_wanted(text, read, wanted)]
    return tuple(dict.fromkeys(found))[:MOST]


def digits_of(text: str) -> str:
    """The digits of a number without what groups them.

    >>> digits_of("more than 1,200 ships")
    '1200'
    """
    return "".join(c for c in text if c.isdecimal())


def _characters(text: str, read: bytearray) -> Iterator[str]:
    """Rows of two and more characters that are numbers and no digits."""
    if not any(char.isnumeric() and not char.isdecimal() for char in _BEYOND_ASCII.findall(text)):
        return
    start = None
    for i in range(len(text) + 1):
        counts = i < len(text) and text[i].isnumeric()
        if counts and start is None:
            start = i
        elif not counts and start is not None:
            letters = [c for c in text[start:i] if not c.isdecimal()]
            if letters and i - start > 1 and not any(read[start:i]):
                yield text[start:i]
            start = None


def _unscaled(text: str, figures: Sequence[Figure], language: str) -> Iterator[str]:
    """In a language without a file, bare numbers with a word behind that may scale them."""
    for figure in () if has_file(language) else figures:
        behind = _WORD_BEHIND.match(text, figure.end)
        if figure.kind is FigureKind.NUMBER and not figure.unit and behind:
            yield (figure.text + behind.group())[:_SHOWN]


def _wanted(text: str, read: bytearray, wanted: Collection[str]) -> Iterator[str]:
    for match in _NUMBER.finditer(text) if wanted else ():
        if digits_of(match.group()) in wanted and not any(read[slice(*match.span())]):
            yield match.group()

"""The writings that put no spaces between words: Chinese, Japanese, Thai, Lao, Khmer, Burmese, Tibetan.

Most texts hold none of their characters. A class of all of them takes a millisecond to compile, so a pattern that is in
need of one is better made twice, with the class and without, and the one with it only for a text that asks for it.
"""

from __future__ import annotations

from timeline.text.fold.characters import outside_ascii

_RANGES = (
    ("\u0e00", "\u109f"),
    ("\u1780", "\u17ff"),
    ("\u3000", "\u30ff"),
    ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"),
    ("\uf900", "\ufaff"),
    ("\U00020000", "\U0003ffff"),
)
UNSPACED = "".join(f"{first}-{last}" for first, last in _RANGES)
"""Ranges of these writings, for use in a character class."""

_FIRST = _RANGES[0][0]


def is_unspaced(letter: str) -> bool:
    """Is the character of a writing that puts no spaces between words?"""
    return letter >= _FIRST and any(first <= letter <= last for first, last in _RANGES)


def has_unspaced(text: str) -> bool:
    """Does the text hold characters of a writing without spaces?

    >>> has_unspaced("“Ελλάδα”"), has_unspaced("“東京”"), has_unspaced("서울")
    (False, True, False)
    """
    return not text.isascii() and any(map(is_unspaced, outside_ascii(text)))

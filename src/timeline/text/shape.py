"""Letters by their shapes: without accents, and those as one that a scanner takes for each other.

Shapes find, they never acquit: café and cafe, modern and modem are told as a change of spelling. Pairs are those that
optical character recognition confuses most in print, rn and m, cl and d, vv and w, I and l and | (Nartker, Rice and
Jenkins, UNLV/ISRI annual reports 1992-1996); digits are never among them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property

from timeline.patterns import late
from timeline.text.fold import View, rewrite
from timeline.text.fold.characters import outside_ascii

_STROKES = dict(zip("łŁøØđĐıħŧ", "lLoOdDiht", strict=True)) | {"ß": "ss"}
_ALIKE = {"rn": "m", "cl": "d", "vv": "w", "I": "l", "|": "l"}
_OTHERS = bytes(code for code in range(128) if not chr(code).isalpha())
_PAIRS = late("|".join(map(re.escape, _ALIKE)))


def without_accents(text: str) -> str:
    """Latin, Greek and Cyrillic letters without the marks upon them.

    >>> without_accents("Łódź, ça va, 10³")
    'Lodz, ca va, 10³'
    """
    if text.isascii():
        return text
    return text.translate({ord(c): _bare(c) for c in outside_ascii(text)})


def _bare(letter: str) -> str:
    if letter in _STROKES:
        return _STROKES[letter]
    parts = unicodedata.normalize("NFD", letter)
    return parts[0] if all("\u0300" <= mark <= "\u036f" for mark in parts[1:]) else letter


def shape_of(text: str) -> str:
    """A text by the shapes of its letters.

    >>> shape_of("modern") == shape_of("modem"), shape_of("10") == shape_of("lO")
    (True, False)
    """
    return _PAIRS.sub(lambda pair: _ALIKE[pair.group()], without_accents(text))


def latin_letters(text: str) -> str:
    """The letters from A to Z of a text in a row, those with accents among them.

    >>> latin_letters("Łódź, ça va 10³")
    'Lodzcava'
    """
    for letter in _marked(text):
        text = text.replace(letter, _bare(letter))
    return text.encode("ascii", "ignore").translate(None, _OTHERS).decode("ascii")


class Shapes:
    """A text by its shapes. The way back is made where it is asked for: most words are looked for in vain."""

    def __init__(self, text: str) -> None:
        self._base = text
        self.text = text
        for pair, shape in _ALIKE.items():  # no shape begins or ends a pair that is looked for behind it
            self.text = self.text.replace(pair, shape)
        for letter in _marked(text):
            self.text = self.text.replace(letter, shape_of(letter))

    @staticmethod
    def of(text: str) -> str:
        return shape_of(text)

    @cached_property
    def view(self) -> View:
        """The text by its shapes, with the way back."""
        return rewrite(View(self._base), _edits(self._base))


def _marked(text: str) -> list[str]:
    """The letters of a text that have marks upon them."""
    return [c for c in sorted(outside_ascii(text)) if _bare(c) != c]


def _edits(text: str) -> Iterator[tuple[int, int, str]]:
    marked = "".join(map(re.escape, _marked(text)))
    pattern = re.compile(f"{_PAIRS.pattern}|[{marked}]") if marked else _PAIRS
    shapes: dict[str, str] = {}  # of single letters and pairs: there are few, however long the text
    for match in pattern.finditer(text):
        found = match.group()
        if found not in shapes:
            shapes[found] = shape_of(found)
        yield *match.span(), shapes[found]

"""A text without its gaps, and what may differ in a gap.

A gap is a stretch of white space and dashes between two other characters. Cost: linear; no offset is kept for a gap,
only one for every block of the text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from itertools import accumulate

from timeline.text.fold.names import DASHES, HYPHENATION, LINE_BREAK, WHITE_SPACE
from timeline.text.fold.views import View

SOLID = re.compile(r"[^\s\-]+")
_GAP = re.compile(r"([\s\-]+)")
_HYPHENATED = re.compile(r"-[^\S\n\r\x0b\x0c\x85\u2028\u2029]*[\n\r\x0b\x0c\x85\u2028\u2029]\s*")
_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_BLOCK = 2048  # characters: small enough to walk through one for each offset asked for
_LONGEST_DASH = 3
_NUMERIC = ".,:'/·-+*^=<>~"  # with a digit beside them, a space more or less may make another number
UNSPACED = (
    "\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Ranges of the writings that put no spaces between words, for use in a character class."""

_UNSPACED = re.compile(f"[{UNSPACED}]")


class Skeleton:
    r"""A folded text without its gaps, single and double quotation marks alike.

    It is made block by block, so that the way back needs no offset for every gap, only one for every block.

    >>> Skeleton(View("in 2024 - or\nso")).text
    'in2024orso'
    """

    def __init__(self, folded: View) -> None:
        self.folded = folded
        blocks = (folded.text[i : i + _BLOCK] for i in range(0, len(folded.text), _BLOCK))
        bare = ["".join(block.split()).replace("-", "").replace('"', "'") for block in blocks]
        self.text = "".join(bare)
        self._ends = array("q", accumulate(map(len, bare)))

    def place(self, offset: int) -> int:
        """Where the skeleton's character at `offset` stands in the folded text."""
        block = bisect_right(self._ends, offset)
        before = self._ends[block - 1] if block else 0
        start = block * _BLOCK
        for solid in SOLID.finditer(self.folded.text, start, start + _BLOCK):
            if offset - before < len(solid.group()):
                return solid.start() + offset - before
            before += len(solid.group())
        raise IndexError(offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The folded characters from the skeleton's character `start` to the one before `end`."""
        return self.place(start), self.place(end - 1) + 1


def gaps(folded: str) -> dict[int, str]:
    """The gaps of a folded text by their place in its skeleton; both ends are gaps, be they empty.

    >>> gaps("a well-known fact ")
    {0: '', 1: ' ', 5: '-', 10: ' ', 14: ' '}
    """
    pieces = _GAP.split(folded)
    places = accumulate(map(len, pieces[0::2]))
    found = dict(zip(places, pieces[1::2], strict=False))
    return {0: "", **found, sum(map(len, pieces[0::2])): pieces[-2] if len(pieces) > 1 and not pieces[-1] else ""}


def gap_fold(left: str, quoted: str, found: str, right: str) -> str | None:
    r"""What one gap differs in from another, between the characters `left` and `right`; None where words differ.

    >>> gap_fold("r", "", "-\n", "n")
    'hyphenation'
    >>> (
    ...     gap_fold("n", " ", " -", "5") is None,
    ...     gap_fold("n", " -", " --", "5") is None,
    ...     gap_fold("a", "", " ", "b") is None,
    ... )
    (True, True, True)
    """
    if quoted == found:
        return ""
    broken = any(c in _BREAKS for c in quoted) != any(c in _BREAKS for c in found)
    space = LINE_BREAK if broken else WHITE_SPACE
    dashes = quoted.count("-"), found.count("-")
    if dashes == (0, 0):
        apart = bool(quoted) and bool(found)
        return space if apart or _may_touch(left, right) else None
    if min(dashes):
        signs = _is_sign(left, quoted), _is_sign(left, found)
        same_sign = signs == (False, False) or (all(signs) and dashes[0] == dashes[1])  # a minus is no dash of two
        if (_is_amount(right) and not same_sign) or max(dashes) > _LONGEST_DASH:
            return None
        return DASHES if dashes[0] != dashes[1] else space
    bare, hyphen = sorted((quoted, found), key=len)
    letters = _is_letter(left) and right.isalpha() and not right.isupper()
    hyphenates = _HYPHENATED.fullmatch(hyphen) and not bare and letters
    return HYPHENATION if hyphenates else None


def _is_letter(character: str) -> bool:
    """A letter, or a mark upon one: in the writings of India most syllables end in a vowel sign."""
    return character.isalpha() or unicodedata.category(character or " ").startswith("M")


def _is_amount(right: str) -> bool:
    """Does a number begin here, or the sign of its currency?"""
    return right.isdecimal() or unicodedata.category(right or " ") == "Sc"


def _is_sign(left: str, gap: str) -> bool:
    """Is the dash before an amount a minus, not a hyphen, a range or a dash between words?"""
    return gap.endswith("-") and (gap[0].isspace() or not left.isalnum())


def _may_touch(left: str, right: str) -> bool:
    """May a space between two characters come or go without joining words or numbers?"""
    if not left or not right or is_unspaced(left) or is_unspaced(right):
        return True
    if left.isalnum() and right.isalnum():
        return left.isdecimal() != right.isdecimal()
    digits = left.isdecimal() + right.isdecimal()
    return not digits or not (left in _NUMERIC or right in _NUMERIC)


def is_unspaced(letter: str) -> bool:
    """Is the character of a writing that puts no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, ...)?"""
    return _UNSPACED.match(letter) is not None

"""Does a span of a text begin or end inside a word or a number?

"fell to 3" of "fell to 3.7 %" stands in the source, character by character, and says something else. A number is taken
with its sign, currency sign, percent sign and scale word: cutting any of them off makes another number. Points,
commas, slashes, colons, apostrophes and spaces hold the parts of a number together, soft hyphens those of a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import cache

from timeline.anchoring.vocabulary import vocabulary
from timeline.anchoring.writing import grouping, labels
from timeline.lang import code_of
from timeline.patterns import late
from timeline.text.grouping import SPACES, is_listed
from timeline.text.plain import is_raised_note
from timeline.text.unspaced import is_unspaced

_MARKS = "$€£¥₩₹₽₺₫₪₦฿%‰‱°"
_INSIDE = ".,'’·/⁄:"  # between two digits, part of their number
_AFTER_NUMBER = late(rf"[{_INSIDE}][0-9]|[\u00a0\u2009\u202f'’][0-9]{{3}}(?![0-9])|\s?[%‰‱]")
_GROUPED = late(rf"(?<![\d.,'’])[1-9]\d{{0,2}}(?:[{SPACES}]\d{{3}})*\Z")
_THREE = late(rf"[{SPACES}]\d{{3}}(?!\d)")
_GLUE = "\u00ad\u2060"  # between two letters, part of their word
_FIRST = re.compile(r"\w+")
_COUNT = re.compile(r"[^\W_]+\Z")
_YEAR_BEFORE = late(r"(?<!\d)(?:1\d|20|21)\d\d\Z")
_HYPHENS = "-‐\u00ad¬"
_WRAP = late(rf"[^\W\d_][{_HYPHENS}][^\S\n]*\n\s*\Z")
_WRAPPED = late(rf"[{_HYPHENS}][^\S\n]*\n\s*[^\W\d_A-Z]")
_FIRST_WORD = re.compile(r"[^\W\d_]+")
_LOOK = 16  # characters on each side that can be part of one number with the character at the cut


def is_cut(text: str, start: int, end: int, *, language: str = "en") -> bool:
    """Does [start, end) begin or end inside a word or a number of `text`?

    >>> is_cut("It fell to 3.7 %.", 0, 12), is_cut("It fell to 3.7 %.", 0, 16), is_cut("up €5bn", 4, 7)
    (True, False, True)
    """
    return start < end and (_cuts(text, start, language) or _cuts(text, end, language))


def cuts_part(text: str, span: tuple[int, int], spans: Sequence[tuple[int, int]], language: str) -> bool:
    """Does a part of a quote cut a word or number? Between two parts a mark may stand for the "14" of 14 million."""
    cut = [place for place in span if _cuts(text, place, language)]
    outer = (spans[0][0], spans[-1][1]) if cut else ()
    return any(place in outer or not cuts_scaled(text, place, language) for place in cut)


def _cuts(text: str, place: int, language: str) -> bool:
    """Do the characters before and after `place` belong to one word or number?"""
    if not 0 < place < len(text):
        return False
    left, right = _beside(text, place)
    if unicodedata.combining(right):
        return True
    if is_unspaced(left) or is_unspaced(right):
        return left.isnumeric() and right.isnumeric()  # 五十人 of 三百五十人
    if _is_word(left) and _is_word(right):
        return not is_raised_note(text, place)
    return _cuts_number(text, place, language) or _cuts_contraction(text, place, left, right)


def _beside(text: str, place: int) -> tuple[str, str]:
    """The characters before and behind a place, but for those that only hold a word together, a few at most."""
    before, behind = place - 1, place
    first, last = max(0, place - _LOOK), min(len(text) - 1, place + _LOOK)
    while before > first and text[before] in _GLUE:
        before -= 1
    while behind < last and text[behind] in _GLUE:
        behind += 1
    return text[before], text[behind]


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.combining(letter) > 0


def _cuts_number(text: str, place: int, language: str) -> bool:
    """A decimal point, a sign, a currency, a percent sign or a scale word on the other side of the cut."""
    left, right = text[place - 1], text[place]
    if left.isdecimal() and (right in _MARKS or _AFTER_NUMBER.match(text, place, place + _LOOK)):
        return True
    if cuts_scaled(text, place, language) or _cuts_group(text, place, language):
        return True
    if left.isdecimal() and right in "-–—" and text[place + 1 : place + 2].isdecimal():
        return not _YEAR_BEFORE.search(text, max(0, place - _LOOK), place)
    if not right.isdecimal():
        return False
    if left in _MARKS:
        return True
    before = text[place - 2 : place - 1] if place > 1 else ""
    if left in _INSIDE:
        return before.isdecimal() or (left == "." and not before.strip("([ \u00a0\t\n"))  # 5 of .5, and not of No.5
    if left in "-–—" and before.isdecimal():
        return not _YEAR_BEFORE.search(text, max(0, place - _LOOK), place - 1)  # 15 million of 10–15 million
    return left in "-−–+±" and not before.isalnum() and (left != "–" or not before.strip())


def cuts_scaled(text: str, place: int, language: str) -> bool:
    """Is a number on one side, in digits or a word, and what scales it on the other: five | hundred, 3.5 | million?"""
    space = place - text[place - 1].isspace()
    if not text[space].isspace() or not text[space + 1 : space + 2].isalpha():
        return False
    code, word = code_of(language), _FIRST.match(text, space + 1, space + _LOOK)
    if word is None or word.group().casefold() not in _first_of_scales(code):
        return False
    number = _COUNT.search(text, max(0, space - _LOOK), space)
    if number is None or not _scale(code).match(text, space, space + _LOOK):
        return False
    if number.group().isdecimal():
        return space == place or not _YEAR_BEFORE.search(text, max(0, space - _LOOK), space)
    return vocabulary(language).numbers.get(number.group().casefold(), "1") != "1"


def _cuts_group(text: str, place: int, language: str) -> bool:
    """Are digits on both sides of a space that groups them: 1 | 500, and not page 1 | 500?

    Where commas group digits, a plain space behind the quote may as well part two numbers.
    """
    space = place - (text[place - 1] in SPACES)
    if text[space] not in SPACES or not _THREE.match(text, space):
        return False
    if space == place and text[space] == " " and grouping(language) == ",":
        return False
    first = _GROUPED.search(text, max(0, space - _LOOK), space)
    return first is not None and not is_listed(text, first.start(), labels(language))


@cache
def _first_of_scales(code: str) -> frozenset[str]:
    """The first words of what scales a number: most words are none, and need not be held against all."""
    return frozenset(word.group().casefold() for word in map(_FIRST.match, vocabulary(code).scales) if word)


@cache
def _scale(code: str) -> re.Pattern[str]:
    """A word that scales the number before it."""
    words = sorted(vocabulary(code).scales, key=len, reverse=True)
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


def _cuts_contraction(text: str, place: int, left: str, right: str) -> bool:
    """An apostrophe inside a word: don|'t, l'|eau."""
    if left in "'’":
        return right.isalpha() and place > 1 and text[place - 2].isalpha()
    return right in "'’" and left.isalpha() and text[place + 1 : place + 2].isalpha()


def is_wrapped(text: str, start: int, end: int, joints: Collection[str] = ()) -> bool:
    r"""Does [start, end) begin or end where a line's end parts a word with a hyphen: likely to, of un-⏎likely to?

    A hyphen that hangs before one of `joints` parts no word: Land-⏎und Forstwirtschaft.

    >>> is_wrapped("it was un-\nlikely to rain", 11, 20), is_wrapped("Land-\nund Forst", 6, 15, {"und"})
    (True, False)
    """
    return _parts_word(text, start, joints) or _parts_word(text, end, joints)


def _parts_word(text: str, place: int, joints: Collection[str]) -> bool:
    if not 0 < place < len(text):
        return False
    ends = text[place] in _HYPHENS and text[place - 1].isalpha() and _WRAPPED.match(text, place)
    begins = text[place].islower() and _WRAP.search(text, max(0, place - _LOOK), place)
    word = _FIRST_WORD.match(text, ends.end() - 1 if ends else place)
    return bool(ends or begins) and (word is None or word.group() not in joints)

"""A text without its gaps, and what may differ in a gap.

A gap is a stretch of white space and dashes between two other characters. Cost: linear; no offset is kept for a gap,
only one for every block of the text.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Collection
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

from timeline.patterns import late
from timeline.text.fold.characters import outside_ascii
from timeline.text.fold.invisible import INVISIBLE_LETTERS
from timeline.text.fold.views import View
from timeline.text.folds import Fold
from timeline.text.unspaced import is_unspaced

SOLID = late(rf"[^\s\-{INVISIBLE_LETTERS}]+")
_GAP = late(rf"[\s\-{INVISIBLE_LETTERS}]+")
_KEPT = late(f"[{INVISIBLE_LETTERS}]")
_HYPHENATED = re.compile(r"-\s+")
BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_BLOCK = 2048  # characters: small enough to walk through one for each offset asked for
_ALIKE, _BLANK = bytes.maketrans(b'"', b"'"), bytes(code for code in range(128) if chr(code).isspace() or code == 0x2D)
_LONGEST_DASH = 3
HYPHENS = "-‐‑\u00ad¬"
_LONG_DASHES = ("—", "―")
LAST_WORD = re.compile(r"[^\W\d_]+\Z")
FIRST_WORD = re.compile(r"[^\W\d_]+")
_UNIT_SIGNS = "mghlstkKWVCFMTBbx"
"""Single letters that are a unit or a scale behind a number, with a space or without."""
_NUMERIC = ".,:'/·-+*^=<>~"  # with a digit beside them, a space more or less may make another number


class Skeleton:
    r"""A folded text without its gaps, single and double quotation marks alike.

    The way back goes block by block: it needs no offset for every gap, only one for every block.

    >>> Skeleton(View("in 2024 - or\nso")).text
    'in2024orso'
    """

    def __init__(self, folded: View) -> None:
        self.folded = folded
        self._blanks = [c for c in outside_ascii(folded.text) if c.isspace() or c in INVISIBLE_LETTERS]
        self.text = _solid(folded.text, self._blanks)

    @cached_property
    def _ends(self) -> array[int]:
        text = self.folded.text
        blocks = (text[i : i + _BLOCK] for i in range(0, len(text), _BLOCK))
        return array("q", accumulate(len(_solid(block, self._blanks)) for block in blocks))

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


def _solid(block: str, blanks: Collection[str]) -> str:
    """A piece of a folded text without its gaps: `blanks` are those outside ASCII, all others go in one step.

    Among them are the few invisible characters that are left by folding: those that part something.
    """
    for blank in blanks:
        block = block.replace(blank, "")
    return block.encode("utf-8", "surrogatepass").translate(_ALIKE, _BLANK).decode("utf-8", "surrogatepass")


class Gap(NamedTuple):
    """A gap as it is folded and as it is written, and where it stands in the folded text."""

    plain: str
    written: str
    start: int
    end: int


NO_GAP = Gap("", "", 0, 0)


def gaps(folded: View, text: str) -> dict[int, Gap]:
    """The gaps of a folded text by their place in its skeleton; `text` is what was folded.

    >>> [(place, gap.plain) for place, gap in gaps(View("a well-known fact "), "a well-known fact ").items()]
    [(1, ' '), (5, '-'), (10, ' '), (14, ' ')]
    """
    found: dict[int, Gap] = {}
    solid = 0
    done = 0
    for match in _GAP.finditer(folded.text):
        start, end = match.span()
        solid += start - done
        done = end
        found[solid] = Gap(match.group(), text[slice(*folded.span(start, end))], start, end)
    return found


def gap_fold(left: str, quoted: Gap, found: Gap, right: str, twins: Collection[str] = ()) -> Fold | Literal[""] | None:
    r"""What one gap differs in from another, between the texts `left` and `right`; None where words differ.

    `twins` are compounds whose hyphen tells them from another word: re-sign is not resign.

    >>> def gap(text):
    ...     return Gap(text.replace("—", "-"), text, 0, len(text))
    >>> gap_fold("inter", gap(""), gap("-\n"), "national")
    'hyphenation'
    >>> [gap_fold("in", gap(" "), gap(" -"), "5"), gap_fold("in", gap(" -"), gap(" --"), "5")]
    [None, None]
    >>> [gap_fold("can", gap(""), gap("—\n"), "not"), gap_fold("10", gap(" "), gap("\n"), "500")]
    [None, None]
    """
    if quoted.plain == found.plain:
        return ""
    if _KEPT.findall(quoted.plain) != _KEPT.findall(found.plain):
        return None  # one of them parts two numbers, or two letters of Persian, without a trace
    broken = _breaks(quoted) != _breaks(found)
    space = Fold.LINE_BREAK if broken else Fold.WHITE_SPACE
    dashes = quoted.plain.count("-"), found.plain.count("-")
    if dashes == (0, 0):
        if _is_numeral(left[-1:]) and _is_numeral(right[:1]):
            return space if _parts_alike(quoted.plain, found.plain) else None
        apart = bool(quoted.plain) and bool(found.plain)
        return space if apart or _may_touch(left, right) else None
    if min(dashes):
        same = max(dashes) <= _LONGEST_DASH and _same_dash(left, quoted, found, right)
        return (Fold.DASHES if dashes[0] != dashes[1] else space) if same else None
    bare, hyphen = sorted((quoted, found), key=lambda gap: len(gap.plain))
    return Fold.HYPHENATION if not bare.plain and _hyphenates(left, hyphen, right, twins) else None


def _breaks(gap: Gap) -> int:
    return min(1, sum(c in BREAKS for c in gap.plain))


def _hyphenates(left: str, hyphen: Gap, right: str, twins: Collection[str]) -> bool:
    """Is this the hyphen that a line's end put into a word?"""
    if not (_HYPHENATED.fullmatch(hyphen.plain) and hyphen.written[:1] in HYPHENS):
        return False
    if not (_is_letter(left[-1:]) and right[:1].isalpha()) or right[:1].isupper():
        return False
    before, after = LAST_WORD.search(left), FIRST_WORD.match(right)
    compound = f"{before.group() if before else ''}-{after.group() if after else ''}".casefold()
    return not any(compound.startswith(twin) for twin in twins)


def _same_dash(left: str, quoted: Gap, found: Gap, right: str) -> bool:
    """Are two gaps with dashes the same dash, written or spaced in another way?

    A sign before a number is no dash, and a hyphen that joins two words is none that parts them.
    """
    if _is_amount(right):
        signs = _is_sign(left, quoted), _is_sign(left, found)
        alike = quoted.plain.count("-") == found.plain.count("-")
        return signs[0] == signs[1] and (alike or (not signs[0] and _is_typed(quoted, found)))
    ours, theirs = _joints(quoted), _joints(found)
    if _is_option(left, quoted, right) or _is_option(left, found, right):
        return quoted.written.strip() == found.written.strip() and bool(ours & theirs)
    letters = left[-1:].isalpha() and right[:1].isalpha()
    joins = any(_is_hyphen(gap) and (False, False) in _joints(gap) for gap in (quoted, found))
    hangs = any(_is_hyphen(gap) and (False, True) in _joints(gap) for gap in (quoted, found))
    return bool(ours & theirs) or not (letters and (joins or hangs))


def _is_hyphen(gap: Gap) -> bool:
    written = gap.written.strip()
    return len(written) == 1 and written in HYPHENS


def _is_option(left: str, gap: Gap, right: str) -> bool:
    """Is it two hyphens glued to what follows, or one glued to a single letter behind a word: --force, with -f?"""
    word = FIRST_WORD.match(right)
    before = LAST_WORD.search(left)
    letter = word is not None and len(word.group()) == 1 and before is not None and len(before.group()) > 1
    return (True, False) in _joints(gap) and gap.written.lstrip() in (("--", "-") if letter else ("--",))


def _joints(gap: Gap) -> set[tuple[bool, bool]]:
    """Is there a space before the dash and one behind it? A line's end may stand for a space, or for none."""
    before, behind = gap.plain[:1].isspace(), gap.plain[-1:].isspace()
    ends_line = not before and _HYPHENATED.fullmatch(gap.plain) is not None
    return {(before, behind), (False, False)} if ends_line else {(before, behind)}


def _is_typed(quoted: Gap, found: Gap) -> bool:
    """Is one of two dashes two hyphens, as they are typed for one?"""
    pair = sorted((gap.written.strip() for gap in (quoted, found)), key=len)
    return pair[1] == "--" and len(pair[0]) == 1


def _is_letter(character: str) -> bool:
    """A letter, or a mark upon one: in the writings of India most syllables end in a vowel sign."""
    return character.isalpha() or unicodedata.category(character or " ").startswith("M")


def _is_numeral(character: str) -> bool:
    """A digit of any writing, a numeral of Chinese, a raised digit or a fraction."""
    return character.isnumeric()


def _parts_alike(quoted: str, found: str) -> bool:
    """Do two gaps part two numbers in the same way? "10 500" may be one number, "10⏎500" and two cells are not."""
    if not quoted or not found:
        return False
    ours, theirs = ([c for c in gap if c in BREAKS or c == "\t"] for gap in (quoted, found))
    return ours == theirs


def _is_amount(right: str) -> bool:
    """Does a number begin here, or the sign of its currency?"""
    first = right[1:2] if right[:1] in (".", ",") else right[:1]
    return first.isdecimal() or unicodedata.category(first or " ") == "Sc"


def _is_sign(left: str, gap: Gap) -> bool:
    """Is the dash before an amount a minus, not a hyphen, a range or a dash between words?"""
    glued = gap.plain.endswith("-") and gap.written[-1:] not in _LONG_DASHES
    joined = left[-1:].isalnum() and not is_unspaced(left[-1])
    return glued and (gap.plain[0].isspace() or not joined)


def _may_touch(left: str, right: str) -> bool:
    """May a space between two characters come or go without joining words or numbers?"""
    last, first = left[-1:], right[:1]
    if not last or not first or is_unspaced(last) or is_unspaced(first):
        return True
    if last.isalnum() and first.isalnum():
        return last.isdecimal() != first.isdecimal() and not _is_lettered(last, right)
    digits = last.isdecimal() + first.isdecimal()
    return not digits or not (last in _NUMERIC or first in _NUMERIC)


def _is_lettered(last: str, right: str) -> bool:
    """Is a single letter behind a number part of it, as in section 5a, and not the sign of a unit, as in 5 m?"""
    alone = _may_be_part(right[:1]) and not _may_be_part(right[1:2])
    return last.isdecimal() and alone and right[0] not in _UNIT_SIGNS


def _may_be_part(letter: str) -> bool:
    """A letter of a writing that puts spaces between words."""
    return FIRST_WORD.match(letter) is not None and not is_unspaced(letter)

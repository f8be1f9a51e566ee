"""Seeing one text through its typography: a folded form, and the way back from every character of it.

Two texts that differ only in layout fold to the same skeleton. This happens in two steps, so that each stays simple:

1. `fold` rewrites characters: kinds of quotation marks and dashes, ellipses, ligatures, full-width forms, Unicode form;
   invisible characters go. Unicode form is NFC with a small table on top and never NFKC, which would read 10³ as 103.
2. `skeleton` leaves out the gaps (white space and dashes). What may stand in a gap is decided by `gap_folds`, which is
   asked for every gap in which two texts with one skeleton differ: a line break may hyphenate a word, a space may
   become another space, but a minus sign may not appear and two words may not become one.

No letter, digit or sign is changed by either. Letter case is kept: it is a difference of words.

Cost: one pass for each kind of special character that the text holds, all of them in C, then one split at the gaps:
some 40 ms for 1 MB. Runs of combining marks are normalized in bounded pieces, for canonical ordering is quadratic
(Unicode Standard Annex 15, section 9, and D109 of the standard).
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

WHITE_SPACE = "white space"
LINE_BREAK = "line break"
HYPHENATION = "hyphenation"
QUOTES = "quotes"
DASHES = "dashes"
ELLIPSES = "ellipses"
LIGATURES = "ligatures"
INVISIBLE = "invisible characters"
UNICODE_FORM = "Unicode form"
FULL_WIDTH = "full-width forms"
NUMBER_FORMAT = "number format"
ENCODING = "encoding damage"
FOLDS = (
    WHITE_SPACE, LINE_BREAK, HYPHENATION, QUOTES, DASHES, ELLIPSES, LIGATURES, INVISIBLE, UNICODE_FORM, FULL_WIDTH,
    ENCODING,
    NUMBER_FORMAT, ENCODING,
)  # fmt: skip
"""The names of everything that folding overlooks, in the order in which they are told."""

_SINGLE = "'‘’‚‛‹›′ʼ`´＇"
_DOUBLE = '"“”„‟«»″〝〞＂'
_DASH = "-‐‑‒–—―−⁃﹘﹣－"
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
)
_INVISIBLE += "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
_LIGATURE = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"￥": "¥", "￡": "£", "￠": "¢", "￦": "₩"}

# What becomes of each character, and what that is called. Later entries win: a full-width quote is a kind of quote.
_TABLE: dict[str, tuple[str, str]] = {
    **{c: (folded, FULL_WIDTH) for c, folded in _WIDE.items()},
    **{c: (folded, LIGATURES) for c, folded in _LIGATURE.items()},
    **dict.fromkeys(_INVISIBLE, ("", INVISIBLE)),
    **dict.fromkeys(_SINGLE, ("'", QUOTES)),
    **dict.fromkeys(_DOUBLE, ('"', QUOTES)),
    **dict.fromkeys(_DASH, ("-", DASHES)),
    "…": ("...", ELLIPSES),
    "⋯": ("...", ELLIPSES),
    "‥": ("..", ELLIPSES),
}
_SAME_LENGTH = {c: folded for c, (folded, _) in _TABLE.items() if len(folded) == 1 and c != folded}
_OTHER_LENGTH = {c: folded for c, (folded, _) in _TABLE.items() if len(folded) != 1}
_NAMES = {c: name for c, (_, name) in _TABLE.items()}

_JAMO = "\u1100-\u115e\u1161-\u11ff"
_GAP = re.compile(r"([\s\-]+)")
_SOLID = re.compile(r"[^\s\-]+")
_HYPHENATED = re.compile(r"-[^\S\n]*[\n\r\x0b\x0c\x85\u2028\u2029]\s*")
_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_BLOCK = 2048  # characters: small enough to walk through one for each offset asked for
_LONGEST_DASH = 3
_NUMERIC = ".,:'/·-+*^=<>~"  # with a digit beside them, a space more or less may make another number
_UNSPACED = (
    ("\u0e00", "\u0fff"), ("\u1000", "\u109f"), ("\u1780", "\u17ff"), ("\u3000", "\u30ff"), ("\u3400", "\u4dbf"),
    ("\u4e00", "\u9fff"), ("\uf900", "\ufaff"), ("\U00020000", "\U0003ffff"),
)  # fmt: skip
_MARKS_AT_ONCE = 30  # Unicode's Stream-Safe Text Format allows this many combining marks in a row (UAX 15, section 13)


@dataclass(frozen=True, slots=True)
class Offsets:
    """The way back from a rewritten text, stretch by stretch.

    From `new[i]` on, the rewritten text runs alike with the original from `old[i]`; or, where `until[i]` is not 0, the
    whole stretch stands for the original's [old[i], until[i]). `until` is empty where no stretch was replaced.
    """

    new: Sequence[int]
    old: Sequence[int]
    until: Sequence[int] = ()

    def start(self, offset: int) -> int:
        """Where the character at `offset` begins in the original."""
        i = bisect_right(self.new, offset) - 1
        return self.old[i] if self.until and self.until[i] else self.old[i] + offset - self.new[i]

    def end(self, offset: int) -> int:
        """Where the character before `offset` ends in the original."""
        i = bisect_right(self.new, offset - 1) - 1 if offset else 0
        return self.until[i] if self.until and self.until[i] else self.old[i] + offset - self.new[i]


SAME = Offsets((0,), (0,))
"""The way back from a text that was not rewritten."""


@dataclass(frozen=True, slots=True)
class View:
    """A text seen in another form. `span` leads from its offsets to those of the text it was made from."""

    text: str
    offsets: Offsets = SAME
    base: View | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original characters that the characters [start, end) stand for. Raises ValueError for an empty span."""
        if end <= start:
            raise ValueError("a span holds at least one character")
        start, end = self.offsets.start(start), self.offsets.end(end)
        return self.base.span(start, end) if self.base else (start, end)


def rewrite(view: View, edits: Iterable[tuple[int, int, str]]) -> View:
    """The view with each edit's [start, end) replaced by its text; edits in order, apart from each other.

    >>> short = rewrite(View("ab--cd"), [(2, 4, "–")])
    >>> short.text, short.span(2, 3), short.span(3, 4)
    ('ab–cd', (2, 4), (4, 5))
    """
    pieces: list[str] = []
    new, old, until = array("q", [0]), array("q", [0]), array("q", [0])
    done = length = 0
    for start, end, text in edits:
        pieces += (view.text[done:start], text)
        length += start - done
        new.extend((length, length + len(text)))
        old.extend((start, end))
        until.extend((end, 0))
        length += len(text)
        done = end
    if not pieces:
        return view
    pieces.append(view.text[done:])
    return View("".join(pieces), Offsets(new, old, until), view)


# ---- characters ------------------------------------------------------------------------------------------------------


def fold(text: str) -> View:
    r"""The text with its typography made plain; letters, digits, signs, letter case and white space stay.

    >>> fold("“ﬁne”—10³ …").text
    '"fine"-10³ ...'
    >>> fold("e\u0301te\u0301").text == "été"
    True
    """
    view = View(text)
    if view.text.isascii():
        return _renamed(view, {"`": "'"} if "`" in view.text else {})
    letters = set(view.text)
    view = _renamed(view, {c: _SAME_LENGTH[c] for c in sorted(letters & _SAME_LENGTH.keys())})
    resized = letters & _OTHER_LENGTH.keys()
    if resized:
        pattern = re.compile(r"\u00ad[^\S\n]*\n\s*|[" + "".join(sorted(resized)) + "]")
        view = rewrite(view, ((*m.span(), _OTHER_LENGTH.get(m.group(), "")) for m in pattern.finditer(view.text)))
    return _composed(view)


def _renamed(view: View, renames: dict[str, str]) -> View:
    """One character for another changes no offset, so the view keeps its way back."""
    text = view.text
    for letter, folded in renames.items():
        text = text.replace(letter, folded)
    return View(text, view.offsets, view.base) if renames else view


def _composed(view: View) -> View:
    """The view in NFC, but for runs of combining marks that no writing has."""
    pattern = _unsettled(view.text)
    if not pattern:
        return view
    found = ((m.span(), m.group()) for m in pattern.finditer(view.text) if len(m.group()) <= _MARKS_AT_ONCE)
    composed = ((span, group, unicodedata.normalize("NFC", group)) for span, group in found)
    return rewrite(view, ((*span, text) for span, group, text in composed if text != group))


def _unsettled(text: str) -> re.Pattern[str] | None:
    """What to look at for NFC: characters with marks or jamo after them, and those that NFC replaces by others."""
    letters = sorted(set(text))
    marks = "".join(c for c in letters if unicodedata.combining(c))
    single = "".join(c for c in letters if c > "\u0340" and unicodedata.normalize("NFC", c) != c)
    jamo = any("\u1160" < c < "\u1200" for c in letters)
    if not (marks or single or jamo):
        return None
    classes = [f"[^{marks}]?[{marks}]+"] * bool(marks) + [f"[{single}]"] * bool(single)
    pattern = re.compile("|".join(([r"[\u1100-\u1112\uac00-\ud7a3][\u1161-\u11ff]+"] * jamo) + classes), re.DOTALL)
    crowded = marks and re.search(f"[{marks}]{{{_MARKS_AT_ONCE}}}", text)
    return None if not crowded and unicodedata.is_normalized("NFC", text) else pattern


# ---- gaps ------------------------------------------------------------------------------------------------------------


class Skeleton:
    r"""A folded text without its gaps, single and double quotation marks alike.

    It is made block by block, so that the way back needs no offset for every gap, only one for every block.

    >>> Skeleton(fold("in 2024 – or\nso")).text
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
        for solid in _SOLID.finditer(self.folded.text, start, start + _BLOCK):
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
    >>> gap_fold("n", " ", " -", "5") is None, gap_fold("a", "", " ", "b") is None
    (True, True)
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
        if (right.isdecimal() and _is_sign(left, quoted) != _is_sign(left, found)) or max(dashes) > _LONGEST_DASH:
            return None
        return DASHES if dashes[0] != dashes[1] else space
    bare, hyphen = sorted((quoted, found), key=len)
    hyphenates = (
        _HYPHENATED.fullmatch(hyphen) and not bare and left.isalpha() and right.isalpha() and not right.isupper()
    )
    return HYPHENATION if hyphenates else None


def _is_sign(left: str, gap: str) -> bool:
    """Is the dash before a digit a minus, not a hyphen, a range or a dash between words?"""
    return gap.endswith("-") and (gap[0].isspace() or not left.isalnum())


def _may_touch(left: str, right: str) -> bool:
    """May a space between two characters come or go without joining words or numbers?"""
    if not left or not right or is_unspaced(left) or is_unspaced(right):
        return True
    if left.isalnum() and right.isalnum():
        return left.isdecimal() != right.isdecimal()
    if left == right == ".":
        return True
    digits = left.isdecimal() + right.isdecimal()
    return not digits or not (left in _NUMERIC or right in _NUMERIC)


def is_unspaced(letter: str) -> bool:
    """Is the character of a writing that puts no spaces between words (Chinese, Japanese, Thai, Lao, Khmer, ...)?"""
    return letter >= "\u0e00" and any(low <= letter <= high for low, high in _UNSPACED)


# ---- proof -----------------------------------------------------------------------------------------------------------


def same_words(quoted: str, found: str) -> tuple[str, ...] | None:
    r"""The names of the folds in which two texts differ, in the order of FOLDS; None where they differ in words.

    >>> same_words("inter-\nnational “law”", 'international "law"')
    ('hyphenation', 'quotes')
    >>> same_words("fell to −3 %", "fell to 3 %") is None
    True
    """
    if quoted == found:
        return ()
    a, b = fold(quoted).text, fold(found).text
    bones, other = ("".join(_SOLID.findall(folded)) for folded in (a, b))
    if bones != other and not _same_marks(bones, other):
        return None
    names = set()
    ours, theirs = gaps(a), gaps(b)
    for place in sorted(ours.keys() | theirs.keys()):
        left, right = bones[place - 1 : place] if place else "", bones[place : place + 1]
        name = gap_fold(left, ours.get(place, ""), theirs.get(place, ""), right)
        if name is None:
            return None
        names.add(name)
    names |= _character_folds(quoted, found, HYPHENATION in names)
    return tuple(name for name in FOLDS if name in names) or (UNICODE_FORM,)


def _same_marks(bones: str, other: str) -> bool:
    """Do two skeletons differ in nothing but single for double quotation marks? After a digit those are units."""
    if bones.replace('"', "'") != other.replace('"', "'"):
        return False
    return not any(a != b and i and bones[i - 1].isdecimal() for i, (a, b) in enumerate(zip(bones, other, strict=True)))


def _character_folds(quoted: str, found: str, hyphenated: bool) -> set[str]:
    """The kinds of characters that two texts with the same words write differently."""
    names = set()
    for name in (QUOTES, DASHES, ELLIPSES, LIGATURES, INVISIBLE, FULL_WIDTH):
        ours, theirs = ([c for c in text if _NAMES.get(c) == name] for text in (quoted, found))
        if name == DASHES and (hyphenated or len(ours) != len(theirs)):
            ours, theirs = sorted(set(ours)), sorted(set(theirs))
        if ours != theirs and (name != DASHES or (ours and theirs)):
            names.add(name)
    marks, other = (
        [c for c in text if unicodedata.combining(c) or c in "\u212a\u212b\u2126"] for text in (quoted, found)
    )
    return names | ({UNICODE_FORM} if marks != other else set())

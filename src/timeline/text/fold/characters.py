"""One character for another: the typography of a text made plain.

Unicode form is NFC with a small table on top (forms.py) and never NFKC, which would read 10³ as 103. Runs of combining
marks longer than any writing has are left as they are, for canonical ordering is quadratic in their length (Unicode
Standard Annex 15, section 13, Stream-Safe Text Format).

Cost: one pass for each kind of special character that the text holds, all of them in C.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain

from timeline.patterns import late
from timeline.text.fold.forms import SHAPES, with_am
from timeline.text.fold.invisible import INVISIBLE_LETTERS
from timeline.text.fold.views import View, rewrite
from timeline.text.folds import Fold

_SINGLE = "'‘’‚‛‹›′ʼ`´׳＇"
_DOUBLE = '"“”„‟«»″〝〞「」『』｢｣״＂'
_DASH = "-‐‑‒–—―−⁃﹘﹣－"
_JOINERS = "\u200c\u200d"  # between letters of Arabic script they part or join words
_ARABIC = "\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f"
# Lower digits of a formula, as many write them: H₂O.
_LOWER = dict(zip("₀₁₂₃₄₅₆₇₈₉", "0123456789", strict=True))
_LIGATURE = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij", "Ĳ": "IJ"}
_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"￥": "¥", "￡": "£", "￠": "¢", "￦": "₩"}

# What becomes of each character, and what that is called. Later entries win: a full-width quote is a kind of quote.
_TABLE: dict[str, tuple[str, Fold]] = {
    **{c: (folded, Fold.FULL_WIDTH) for c, folded in _WIDE.items()},
    **{c: (folded, Fold.UNICODE_FORM) for c, folded in SHAPES.items()},
    **{c: (folded, Fold.LIGATURES) for c, folded in _LIGATURE.items()},
    **dict.fromkeys(INVISIBLE_LETTERS, ("", Fold.INVISIBLE)),
    **dict.fromkeys(_SINGLE, ("'", Fold.QUOTES)),
    **dict.fromkeys(_DOUBLE, ('"', Fold.QUOTES)),
    **dict.fromkeys(_DASH, ("-", Fold.DASHES)),
    **dict.fromkeys(_LOWER, ("", Fold.UNICODE_FORM)),
    "µ": ("μ", Fold.UNICODE_FORM),
    "ſ": ("s", Fold.UNICODE_FORM),
    "≥": (">=", Fold.UNICODE_FORM),
    "≤": ("<=", Fold.UNICODE_FORM),
    "œ": ("oe", Fold.LIGATURES),
    "Œ": ("Oe", Fold.LIGATURES),
    "…": ("...", Fold.ELLIPSES),
    "⋯": ("...", Fold.ELLIPSES),
    "‥": ("..", Fold.ELLIPSES),
}
_SAME_LENGTH = {c: folded for c, (folded, _) in _TABLE.items() if len(folded) == 1 and c != folded}
_OTHER_LENGTH = {c: folded for c, (folded, _) in _TABLE.items() if len(folded) != 1}
# What is looked at one by one, for what stands beside it counts.
_BESIDE = late(
    r"(?P<wrap>(?<!\d)\u00ad[^\S\n]*\n\s*)"
    rf"|(?P<keep>(?<=\d)[{INVISIBLE_LETTERS}]+(?=\d)|(?<=[{_ARABIC}])[{_JOINERS}]+(?=[{_ARABIC}]))"
    rf"|(?<=[^\W\d_])(?P<lower>[{''.join(_LOWER)}]+)"
    "|(?P<one>[" + "".join(sorted(set(_OTHER_LENGTH) - set(_LOWER))) + "])"
)
_NAMES = {c: name for c, (_, name) in _TABLE.items()}

_LETTERS = frozenset(
    c for c, name in _NAMES.items() if name in (Fold.LIGATURES, Fold.INVISIBLE, Fold.FULL_WIDTH, Fold.UNICODE_FORM)
)
_CHARACTERS = (
    Fold.QUOTES, Fold.DASHES, Fold.ELLIPSES, Fold.LIGATURES, Fold.INVISIBLE, Fold.FULL_WIDTH, Fold.UNICODE_FORM,
)  # fmt: skip
PRINT = frozenset(_LIGATURE) | set(INVISIBLE_LETTERS) - set("\u200c\u200d\ufe0e\ufe0f")  # these change what is seen

_ASCII = bytes(range(128))
_MARKS_AT_ONCE = 30  # combining marks in a row


def fold(text: str) -> View:
    r"""The text with its typography made plain; letters, digits, signs, letter case and white space stay.

    >>> fold("“ﬁne”—10³ …").text
    '"fine"-10³ ...'
    >>> fold("e\u0301te\u0301").text == "été"
    True
    """
    if text.isascii():
        return View(text.replace("`", "'"))
    view = View(text)
    letters = outside_ascii(text) | set("`")
    view = _renamed(view, {c: _SAME_LENGTH[c] for c in sorted(letters & _SAME_LENGTH.keys())})
    if resized := letters & _OTHER_LENGTH.keys():
        view = rewrite(view, _resized(view.text, resized))
    return _composed(with_am(view))


def outside_ascii(text: str) -> set[str]:
    """The different characters of a text outside ASCII; the bytes of all others are passed over in one step.

    >>> sorted(outside_ascii("für 5 €, für 6 €"))
    ['ü', '€']
    """
    if text.isascii():
        return set()
    return set(text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass"))


def plain_letters(view: View) -> View:
    r"""The view with its letters, digits and signs in their plain shape; punctuation and white space stay.

    >>> plain_letters(View("“ﬁne”—１０³ mil\u00adlion …")).text
    '“fine”—10³ million …'
    """
    if view.text.isascii():
        return view
    letters = _LETTERS.intersection(view.text)
    if not letters and unicodedata.is_normalized("NFC", view.text):
        return with_am(view)
    view = _renamed(view, {c: _SAME_LENGTH[c] for c in sorted(letters & _SAME_LENGTH.keys())})
    if resized := letters & _OTHER_LENGTH.keys():
        view = rewrite(view, _resized(view.text, resized))
    return _composed(with_am(view))


def without_print(text: str) -> str:
    r"""The text with ligatures as letters, and without the invisible characters that only lay it out.

    >>> without_print("the ﬁrst mil\u00adlion")
    'the first million'
    """
    if text.isascii():
        return text
    edits = _resized(text, outside_ascii(text) & _OTHER_LENGTH.keys())
    return rewrite(View(text), (edit for edit in edits if text[edit[0]] in PRINT)).text


def _resized(text: str, letters: Iterable[str]) -> Iterator[tuple[int, int, str]]:
    """What becomes of these letters of a text, that fold to none or to several. What parts two digits stays."""
    done = 0
    for place in sorted(chain.from_iterable(_places(letter, text) for letter in letters)):
        match = _BESIDE.match(text, place) if place >= done else None
        if not match:
            continue
        done = match.end()
        if match["one"]:
            yield *match.span(), _OTHER_LENGTH[match["one"]]
        elif match["lower"]:
            yield *match.span(), "".join(_LOWER[digit] for digit in match["lower"])
        elif match["wrap"]:
            yield *match.span(), ""


def _places(letter: str, text: str) -> Iterator[int]:
    """Where a letter stands: a text has few kinds of those that are looked for, and most have few of them."""
    place = text.find(letter)
    while place >= 0:
        yield place
        place = text.find(letter, place + 1)


def _renamed(view: View, renames: dict[str, str]) -> View:
    """One character for another changes no offset, so the view keeps its way back."""
    text = view.text
    for letter, folded in renames.items():
        text = text.replace(letter, folded)
    return View(text, view.offsets, view.base) if renames else view


def _composed(view: View) -> View:
    """The view in NFC, but for runs of combining marks that no writing has."""
    pattern = None if unicodedata.is_normalized("NFC", view.text) else _unsettled(view.text)
    if not pattern:
        return view
    found = ((m.span(), m.group()) for m in pattern.finditer(view.text) if len(m.group()) <= _MARKS_AT_ONCE)
    composed = ((span, group, unicodedata.normalize("NFC", group)) for span, group in found)
    return rewrite(view, ((*span, text) for span, group, text in composed if text != group))


def _unsettled(text: str) -> re.Pattern[str] | None:
    """What to look at for NFC: characters with marks or jamo after them, and those that NFC replaces by others."""
    # NFC leaves all below the first combining mark as it is.
    letters = sorted(c for c in outside_ascii(text) if c >= "\u0300")
    if not letters:
        return None
    marks = "".join(c for c in letters if unicodedata.combining(c))
    single = "".join(c for c in letters if c > "\u0340" and unicodedata.normalize("NFC", c) != c)
    jamo = any("\u1160" < c < "\u1200" for c in letters)
    if not (marks or single or jamo):
        return None
    classes = [f"[^{marks}]?[{marks}]+"] * bool(marks) + [f"[{single}]"] * bool(single)
    pattern = re.compile("|".join(([r"[\u1100-\u1112\uac00-\ud7a3][\u1161-\u11ff]+"] * jamo) + classes), re.DOTALL)
    crowded = marks and re.search(f"[{marks}]{{{_MARKS_AT_ONCE}}}", text)
    return None if not crowded and unicodedata.is_normalized("NFC", text) else pattern


def character_folds(quoted: str, found: str, hyphenated: bool) -> set[Fold]:
    """The kinds of characters that two texts with the same words write differently."""
    names: set[Fold] = set()
    for name in _CHARACTERS:
        ours, theirs = ([c for c in text if _NAMES.get(c) is name] for text in (quoted, found))
        if name is Fold.DASHES and (hyphenated or len(ours) != len(theirs)):
            ours, theirs = sorted(set(ours)), sorted(set(theirs))
        if ours != theirs and (name is not Fold.DASHES or (ours and theirs)):
            names.add(name)
    marks, other = (
        [c for c in text if unicodedata.combining(c) or c in "\u212a\u212b\u2126\u0e4d\u0ecd"]
        for text in (quoted, found)
    )
    return names | ({Fold.UNICODE_FORM} if marks != other else set())

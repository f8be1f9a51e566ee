r"""A text as a reader sees it: without markup, the marks of notes, vowel points, and the marks that group digits.

`plain` gives a view of the text with the way back, and what was left out where, by name, so that what stands can be
told as `reformatted` with its reason. A mark of a note is a number in brackets, a raised number or a star behind a
word; raised digits behind a number or behind a short unit are a power and stay (10³, km²).

Cost: linear; some milliseconds for 1 MB of text that holds markup, next to nothing for one that does not.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain

from timeline.patterns import late
from timeline.text.fold import View
from timeline.text.fold.characters import outside_ascii
from timeline.text.fold.views import rewrite_late
from timeline.text.folds import Fold
from timeline.text.grouping import grouped_marks
from timeline.text.markup import edits as markup

# Each begins with one character, or with few: that is what is looked for fast.
_BRACKETED = re.compile(r"\[\d{1,3}\](?!\()")
_IN_TAGS = late(r"<sup>\[?(?:\d{1,3}|[*†‡])\]?</sup>")
_RAISED = late(r"[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}(?![⁰¹²³⁴-⁹\w])")
_RAISED_DIGITS = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹")
_BEHIND_MARK = r"(?=[\s.,;:!?)”\"’»]|\Z)"
_STARS = late(r"\*(?<!\s\*)\*{0,2}" + _BEHIND_MARK)  # behind a blank they are of a list: many texts have many
_DAGGERS = late("[*†‡][*†‡]{0,2}" + _BEHIND_MARK)
_STOPS = ".,;:!?)]”\"’'»%"
_SHORT = 2  # letters of a unit that a raised digit makes a power of: km², cm³
_POINT = "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]"
_POINTS = late(f"{_POINT}{_POINT}*")
_BROKEN = late(r"(?<=[^\W\d_])¬(?=[^\S\n]*\n)")

Named = tuple[int, int, str, Fold]
"""A place, what a reader sees there instead, and the name of what is overlooked by that."""

Left = tuple[int, int, str, Fold]
"""A place of the text that was read, what stands there for a reader of it, and the name of what is overlooked."""


class Plain:
    """A text as a reader sees it, with what was left out of it in order of place.

    The names are made where they are asked for: most words are looked for in vain.
    """

    def __init__(self, read: View, edits: tuple[Named, ...]) -> None:
        self._read, self._edits = read, edits
        self.is_edited = bool(edits)
        self.view = rewrite_late(read, lambda: ((start, end, new) for start, end, new, _ in edits))

    @cached_property
    def left_out(self) -> tuple[Left, ...]:
        """What was left out of the text, in order of place."""
        read = self._read
        return tuple((*read.span(start, end), read.text[start:end], name) for start, end, _, name in self._edits)

    def names(self, start: int, end: int) -> dict[Fold, list[str]]:
        """What was left out between two offsets of the text that was read: by name, the characters left out."""
        found: dict[Fold, list[str]] = {}
        at = bisect_left(self.left_out, (start,))
        for low, _, written, name in self.left_out[at:]:
            if low >= end:
                break
            found.setdefault(name, []).append(written)
        return found


def plain(text: str | View, marks: str = ",", labels: Collection[str] = ()) -> Plain:
    """A text, or a view of one, as a reader sees it; `marks` group digits in its language, behind `labels` they do not.

    >>> plain("It **fell** to 3.7&nbsp;%[2] in 1,200 cases").view.text == "It fell to 3.7\u00a0% in 1200 cases"
    True
    """
    view = View(text) if isinstance(text, str) else text
    return Plain(view, tuple(_apart(sorted(_all(view.text, marks, labels)))))


def _all(text: str, marks: str, labels: Collection[str]) -> Iterator[Named]:
    letters = outside_ascii(text)
    yield from ((*edit, Fold.MARKUP) for edit in markup(text))
    yield from ((start, end, "", Fold.NOTE_MARKS) for start, end in _note_marks(text, letters))
    yield from ((start, end, "", Fold.NUMBER_FORMAT) for start, end in grouped_marks(text, marks, labels))
    if "¬" in text:
        yield from ((*match.span(), "-", Fold.HYPHENATION) for match in _BROKEN.finditer(text))
    if _POINTS.search("".join(letters)):
        yield from ((*match.span(), "", Fold.VOWEL_POINTS) for match in _POINTS.finditer(text))


def _note_marks(text: str, letters: AbstractSet[str]) -> Iterator[tuple[int, int]]:
    """Where marks of notes stand: behind a word or a stop, a space before one in brackets with them.

    `letters` are those of the text outside ASCII: most texts have none that is such a mark.
    """
    tags = _IN_TAGS.finditer(text) if "<sup>" in text else ()
    for match in chain(_BRACKETED.finditer(text), tags):
        start = match.start() - (text[match.start() - 1 : match.start()] in (" ", "\u00a0"))
        if _ends_word(text, start) or text[start - 1 : start] == "]":
            yield start, match.end()
    for match in _RAISED.finditer(text) if letters & _RAISED_DIGITS else ():
        if is_raised_note(text, match.start()):
            yield match.span()
    for match in (_STARS if letters.isdisjoint("†‡") else _DAGGERS).finditer(text):
        if _ends_word(text, match.start()):
            yield match.span()


def is_raised_note(text: str, place: int) -> bool:
    """Do raised digits that begin at `place` stand behind a stop or a word, and not behind a number or a short unit?

    >>> is_raised_note("it fell³ again", 7), is_raised_note("5 km² of it", 4), is_raised_note("10² of it", 2)
    (True, False, False)
    """
    before = text[max(0, place - _SHORT - 1) : place]
    behind = bool(before) and (before[-1] in _STOPS or (len(before) > _SHORT and before.isalpha()))
    return behind and _RAISED.match(text, place) is not None


def _ends_word(text: str, place: int) -> bool:
    before = text[place - 1 : place] if place else ""
    return before.isalnum() or (before != "" and before in _STOPS)


def _apart(edits: Iterable[Named]) -> Iterator[Named]:
    """The edits that do not overlap one before them."""
    done = 0
    for edit in edits:
        if edit[0] >= done:
            yield edit
            done = edit[1]

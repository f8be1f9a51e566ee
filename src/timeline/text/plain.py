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

from timeline.frozen import frozen
from timeline.text.fold import View, rewrite
from timeline.text.folds import Fold
from timeline.text.grouping import grouped_marks
from timeline.text.markup import edits as markup

_BRACKETED = re.compile(r"\[\d{1,3}\](?!\()|<sup>\[?(?:\d{1,3}|[*†‡])\]?</sup>")
_RAISED = re.compile(r"[⁰¹²³⁴-⁹][⁰¹²³⁴-⁹]{0,2}(?![⁰¹²³⁴-⁹\w])")  # one character first: that is what is looked for fast
_STAR = re.compile(r"[*†‡][*†‡]{0,2}(?=[\s.,;:!?)”\"’»]|\Z)")
_STOPS = ".,;:!?)]”\"’'»%"
_SHORT = 2  # letters of a unit that a raised digit makes a power of: km², cm³
_POINT = "[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u0652\u0670]"
_POINTS = re.compile(f"{_POINT}{_POINT}*")
_BROKEN = re.compile(r"(?<=[^\W\d_])¬(?=[^\S\n]*\n)")

Named = tuple[int, int, str, Fold]
"""A place, what a reader sees there instead, and the name of what is overlooked by that."""

Left = tuple[int, int, str, Fold]
"""A place of the text that was read, what stands there for a reader of it, and the name of what is overlooked."""


@frozen
class Plain:
    """A text as a reader sees it, with what was left out of it in order of place."""

    view: View
    left_out: tuple[Left, ...]

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
    kept = tuple(_apart(sorted(_all(view.text, marks, labels))))
    seen = rewrite(view, ((start, end, new) for start, end, new, _ in kept))
    return Plain(seen, tuple((*view.span(start, end), view.text[start:end], name) for start, end, _, name in kept))


def _all(text: str, marks: str, labels: Collection[str]) -> Iterator[Named]:
    yield from ((*edit, Fold.MARKUP) for edit in markup(text))
    yield from ((start, end, "", Fold.NOTE_MARKS) for start, end in note_marks(text))
    yield from ((start, end, "", Fold.NUMBER_FORMAT) for start, end in grouped_marks(text, marks, labels))
    if "¬" in text:
        yield from ((*match.span(), "-", Fold.HYPHENATION) for match in _BROKEN.finditer(text))
    if not text.isascii():
        yield from ((*match.span(), "", Fold.VOWEL_POINTS) for match in _POINTS.finditer(text))


def note_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where marks of notes stand: behind a word or a stop, a space before one in brackets with them."""
    for match in _BRACKETED.finditer(text) if "[" in text or "<sup>" in text else ():
        start = match.start() - (text[match.start() - 1 : match.start()] in (" ", "\u00a0"))
        if _ends_word(text, start) or text[start - 1 : start] == "]":
            yield start, match.end()
    for match in _RAISED.finditer(text) if not text.isascii() else ():
        if is_raised_note(text, match.start()):
            yield match.span()
    for match in _STAR.finditer(text) if any(star in text for star in "*†‡") else ():
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

"""The proof that two texts hold the same words, and the names of what they differ in."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Literal

from timeline.text.fold.characters import character_folds, fold
from timeline.text.fold.gaps import NO_GAP, SOLID, gap_fold, gaps
from timeline.text.fold.views import View
from timeline.text.folds import Fold

_LOOK = 24  # characters beside a gap that are looked at
_PRIMES = "′″‴"
_WORD_BEFORE = re.compile(r"[^\s]{1,40}\Z")
_WORD_BEHIND = re.compile(r"[^\s]{1,40}")

Span = tuple[int, int]


def same_words(quoted: str, found: str, twins: Collection[str] = ()) -> tuple[Fold, ...] | None:
    r"""The names of the folds in which two texts differ, in the order of Fold; None where they differ in words.

    `twins` are compounds whose hyphen tells them from another word (see `gap_fold`).

    >>> same_words("inter-\nnational “law”", 'international "law"')
    ('hyphenation', 'quotes')
    >>> same_words("fell to −3 %", "fell to 3 %") is None
    True
    """
    if quoted == found:
        return ()
    a, b = fold(quoted), fold(found)
    bones, other = ("".join(SOLID.findall(folded.text)) for folded in (a, b))
    if bones != other and not _same_marks(bones, other, quoted + found):
        return None
    names: set[Fold] = set()
    for _, name in _gap_names((a, quoted), (b, found), twins):
        if name is None:
            return None
        names |= {name} if name else set()
    names |= character_folds(quoted, found, Fold.HYPHENATION in names)
    return Fold.ordered(names) or (Fold.UNICODE_FORM,)


def first_difference(quoted: str, found: str, twins: Collection[str] = ()) -> tuple[Span, Span] | None:
    r"""Where two texts of the same letters first differ in more than typography: a place of each, with what is beside.

    >>> first_difference("the loan", "theloan")
    ((0, 8), (0, 7))
    """
    a, b = fold(quoted), fold(found)
    for (ours, theirs), name in _gap_names((a, quoted), (b, found), twins):
        if name is None:
            return _widened(a, ours), _widened(b, theirs)
    return None


def _gap_names(
    quoted: tuple[View, str], found: tuple[View, str], twins: Collection[str]
) -> Iterator[tuple[tuple[Span, Span], Fold | Literal[""] | None]]:
    """The gaps in which two folded texts of one skeleton differ, each with the place in both and what it is called."""
    text = quoted[0].text
    ours, theirs = gaps(*quoted), gaps(*found)
    lost = [0, 0]  # what the gaps before took, by side
    for place in sorted(ours.keys() | theirs.keys()):
        at = []
        for side, by_place in enumerate((ours, theirs)):
            gap = by_place.get(place)
            start = gap.start if gap else place + lost[side]
            at.append((start, gap.end if gap else start))
            lost[side] += at[side][1] - at[side][0]
        left, right = text[max(0, at[0][0] - _LOOK) : at[0][0]], text[at[0][1] : at[0][1] + _LOOK]
        yield (at[0], at[1]), gap_fold(left, ours.get(place, NO_GAP), theirs.get(place, NO_GAP), right, twins)


def _widened(view: View, span: Span) -> Span:
    """The words on both sides of a gap, as offsets of the text that was folded."""
    text = view.text
    before, behind = _WORD_BEFORE.search(text[: span[0]]), _WORD_BEHIND.match(text, span[1])
    start, end = (before.start() if before else span[0]), (behind.end() if behind else span[1])
    return view.span(start, end) if start < end else span


def _same_marks(bones: str, other: str, written: str) -> bool:
    """Do two skeletons differ in nothing but single for double quotation marks? Primes and marks of units are none."""
    if bones.replace('"', "'") != other.replace('"', "'") or any(prime in written for prime in _PRIMES):
        return False
    return not any(a != b and i and bones[i - 1].isdecimal() for i, (a, b) in enumerate(zip(bones, other, strict=True)))

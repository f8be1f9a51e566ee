r"""Editors' marks in a quote: their one syntax, and whose a bracket is, the editor's or the source's.

`…`, `...` and these in brackets leave words out, `[words]` are the editor's own, `[sic]` is passed over. A bracket that
holds no letter, or one word with a digit in it, is a footnote mark or a figure (`[2]`, `[€5m]`): it is quoted like any
word, for a figure that was changed must not pass as the editor's.

Whose a bracket is shows only beside the source, mark by mark: where its words stand bracketed there too, or others in
their place, it is the source's and quoted with the rest; any other is the editor's.

Cost: linear in the text, whatever the text: a mark is looked for no further than its longest form.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise, takewhile

from timeline.frozen import frozen
from timeline.patterns import late
from timeline.text.closed import Closed
from timeline.text.fold import Skeleton, fold, same_words

_SIC = r"\s?[\[(]\s?sic\s?!?\s?[\])]"
_LEFT_OUT = r"[\[(]\s?(?:…|\.\s?\.\s?\.)\s?[\])]|…|\.\s?\.\s?\.(?:\s?\.)?"
_NOTE = r"[^\w\[\]]{0,40}[^\s\[\]]{0,40}\d[^\s\[\]]{0,40}"
_WORDS = rf"(?!{_NOTE}\])(?=[^\[\]]{{0,200}}[^\W\d_])[^\[\]]{{1,200}}\]"
_OWN = rf"\[{_WORDS}"
_MARK = late(rf"(?P<sic>{_SIC})|(?P<left_out>{_LEFT_OUT})|(?P<own>{_OWN})", re.IGNORECASE)
_INSIDE = r"\s?(?:sic\s?!?|…|\.\s?\.\s?\.)\s?[\])]"
_BRACKET = late(rf"\[(?!{_INSIDE})(?P<own>{_WORDS})", re.IGNORECASE)  # begins with what is looked for fast
_MOST = 30  # brackets between two that are the same: of more, those behind are not looked at
_LOOK = 24  # characters on each side of a bracket that tell which one of the source it stands for
_EDGE = "\0"
_PASSED_OVER = late(f"{_SIC}|{_LEFT_OUT}", re.IGNORECASE)


class MarkKind(Closed):
    """What an editor's mark does: leaves words out, puts in the editor's own, or vouches for the source's."""

    LEFT_OUT = "left_out"
    OWN = "own"
    SIC = "sic"


@frozen
class Mark:
    """A mark, the characters [start, end) of a text, and the words that it puts in; none but with `OWN`."""

    kind: MarkKind
    start: int
    end: int
    words: str = ""


def find_marks(text: str) -> tuple[Mark, ...]:
    """What is written as an editor's mark in a text, in order.

    >>> [(mark.kind.value, mark.words) for mark in find_marks("It fell … to [about] 3 % [sic] in May [2]")]
    [('left_out', ''), ('own', 'about'), ('sic', '')]
    """
    if not ("[" in text or "(" in text or "…" in text or text.count(".") > 2):  # no mark is without one of them
        return ()
    return tuple(map(_mark, _MARK.finditer(text)))


def _mark(match: re.Match[str]) -> Mark:
    kind = MarkKind(match.lastgroup or "")
    words = _PASSED_OVER.sub(" ", match.group()[1:-1]).strip() if kind is MarkKind.OWN else ""
    return Mark(kind, *match.span(), words)


def find_brackets(text: str) -> tuple[Mark, ...]:
    """The words in square brackets of a text, in order: the marks of a text that are its editor's own.

    >>> [mark.words for mark in find_brackets("[she] fell … to [about] 3 % [sic] in [...] May [2]")]
    ['she', 'about']
    """
    return tuple(map(_mark, _BRACKET.finditer(text))) if "[" in text else ()


def _words(bracket: str) -> str:
    return _PASSED_OVER.sub(" ", bracket[1:-1]).strip()


def without_marks(text: str, marks: Iterable[Mark]) -> str:
    """The text with blanks for the marks, so that every word keeps its place."""
    pieces: list[str] = []
    done = 0
    for mark in marks:
        pieces += (text[done : mark.start], " " * (mark.end - mark.start))
        done = mark.end
    return "".join((*pieces, text[done:]))


def pair_brackets(quote: str, found: str) -> dict[Mark, Mark]:
    """The brackets of a quote that are the source's, each with the one it stands for in `found`, the words there.

    First those with the same words are paired, in order; then, between two pairs, those that are left and stand beside
    the same words: what is in them was changed.

    >>> source = "[The mayor] paid [about €5 million] for [it]"
    >>> pairs = pair_brackets("[She] paid [about €5 million] for [it all], [they] say", source)
    >>> [(ours.words, theirs.words) for ours, theirs in pairs.items()]
    [('She', 'The mayor'), ('about €5 million', 'about €5 million'), ('it all', 'it')]
    """
    ours = find_brackets(quote)
    theirs = find_brackets(found) if ours else ()
    if not theirs:
        return {}
    same = _same_words(ours, theirs)
    pairs: dict[Mark, Mark] = {}
    edges = [(-1, -1), *same, (len(ours), len(theirs))]
    for (i, j), (next_i, next_j) in pairwise(edges):
        pairs |= {ours[i]: theirs[j]} if i >= 0 else {}
        pairs |= _beside_same_words(quote, ours[i + 1 : next_i], found, theirs[j + 1 : next_j])
    return pairs


def _same_words(ours: Sequence[Mark], theirs: Sequence[Mark]) -> list[tuple[int, int]]:
    """The numbers of brackets with the same words, layout and typography aside, in the order of both texts."""
    places: dict[str, list[int]] = {}
    for j, mark in enumerate(theirs):
        places.setdefault(bracket_key(mark.words), []).append(j)
    pairs: list[tuple[int, int]] = []
    for i, mark in enumerate(ours):
        after = pairs[-1][1] if pairs else -1
        known = places.get(bracket_key(mark.words), [])
        k = bisect_right(known, after)
        if k < len(known) and same_words(mark.words, theirs[known[k]].words) is not None:
            pairs.append((i, known[k]))
    return pairs


def bracket_key(words: str) -> str:
    """The words of a bracket without what layout and typography tell apart."""
    return Skeleton(fold(words)).text


def _beside_same_words(quote: str, ours: Sequence[Mark], found: str, theirs: Sequence[Mark]) -> dict[Mark, Mark]:
    """Brackets that stand between the same characters, those first that share the most, in the order of both texts."""
    shared = [
        (_shared(quote, mark, found, other), i, j)
        for i, mark in enumerate(ours[:_MOST])
        for j, other in enumerate(theirs[:_MOST])
    ]
    chosen: list[tuple[int, int]] = []
    for score, i, j in sorted(shared, key=lambda one: (-one[0], one[1:])):
        if score and all((i < a and j < b) or (i > a and j > b) for a, b in chosen):
            chosen.append((i, j))
    return {ours[i]: theirs[j] for i, j in sorted(chosen)}


def _shared(quote: str, ours: Mark, found: str, theirs: Mark) -> int:
    """How many characters before and after two brackets are the same; the end of both texts is one, too."""
    sides = [(_before(quote, ours), _before(found, theirs)), (_after(quote, ours), _after(found, theirs))]
    return sum(len(list(takewhile(lambda pair: pair[0] == pair[1], zip(*side, strict=False)))) for side in sides)


def _before(text: str, mark: Mark) -> str:
    """What stands before a mark, read backwards and without white space."""
    words = "".join(text[max(0, mark.start - _LOOK) : mark.start].split())[::-1]
    return words if mark.start > _LOOK else words + _EDGE


def _after(text: str, mark: Mark) -> str:
    words = "".join(text[mark.end : mark.end + _LOOK].split())
    return words if mark.end + _LOOK < len(text) else words + _EDGE


def editors_marks(quote: str, found: str) -> tuple[Mark, ...]:
    """The marks of a quote that are its editor's, where `found` are the source's words at its place.

    >>> quote = "[T]he firm raised [about €5 million] … in May"
    >>> marks = editors_marks(quote, "The firm raised [about €5 million] or so in May")
    >>> [quote[mark.start : mark.end] for mark in marks]
    ['[T]', '…']
    """
    theirs = pair_brackets(quote, found)
    return tuple(mark for mark in find_marks(quote) if mark not in theirs)

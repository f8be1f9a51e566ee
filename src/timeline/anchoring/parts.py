"""Editors' marks in a quote, read as editors mean them.

`…`, `...`, `[…]` and `[...]` leave words out: the parts must follow one another in the source, within a sane distance.
`[words]` are the editor's own: they stand for a few words of the source or for none. `[sic]` is ignored. A quote that
stands as it is written never comes here: a source has ellipses and brackets of its own. Where a source sets words in
square brackets itself, those of a quote are taken for its own, and so are footnote marks like `[2]` everywhere: a name
or a figure in them that was changed must not pass as the editor's. Nor may a mark hide what turns the sense
(hiding.py), or the rest of a word or number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from timeline.anchoring.cut import is_cut
from timeline.anchoring.diff import changes, gravest
from timeline.anchoring.hiding import hides
from timeline.anchoring.index import TextIndex
from timeline.anchoring.places import Span, agreement, occurrences
from timeline.anchoring.stand import folded_places
from timeline.model import Anchor, Change, ChangeKind, Selector, Status
from timeline.text.fold import ENCODING, FOLDS

_SIC = r"\s?[\[(]\s?sic\s?!?\s?[\])]"
_LEFT_OUT = r"[\[(]\s?(?:…|\.\s?\.\s?\.)\s?[\])]|…|\.\s?\.\s?\.\s?\.?"
_OWN = r"\[(?![^\w\[\]]{0,40}[^\s\[\]]{0,40}\d[^\s\[\]]{0,40}\])(?=[^\[\]]{0,200}[^\W\d_])[^\[\]]{1,200}\]"
_MARK = re.compile(rf"(?P<sic>{_SIC})|(?P<left_out>{_LEFT_OUT})|(?P<own>{_OWN})", re.IGNORECASE)
_NO_BRACKETS = re.compile(rf"(?P<sic>{_SIC})|(?P<left_out>{_LEFT_OUT})", re.IGNORECASE)

_MOST_PARTS = 30  # a quote with more marks than that is not an editor's

_FARTHEST = {"sic": 1, "own": 80, "left_out": 1500}
"""How many characters of the source may stand between two parts of a quote, by the mark between them."""


@dataclass(frozen=True, slots=True)
class Part:
    """Words between marks. `start` and `end` are offsets into the quote; `gap` is what may stand before it."""

    text: str
    start: int
    end: int
    gap: int


def parts_of(quote: str, *, brackets: bool = True) -> list[Part]:
    """The parts of a quote that the source has to hold, in order. One part, or none, where there are no marks.

    `brackets` tells whether words in square brackets are the editor's.

    >>> [part.text for part in parts_of("It fell … to [about] 3 % [sic]")]
    ['It fell', 'to', '3 %']
    """
    parts: list[Part] = []
    done, gap = 0, 0
    for mark in _marks(brackets).finditer(quote):
        gap = _add(parts, quote, done, mark.start(), gap)
        gap += _FARTHEST[mark.lastgroup or "own"]
        done = mark.end()
    _add(parts, quote, done, len(quote), gap)
    return parts


def _add(parts: list[Part], quote: str, start: int, end: int, gap: int) -> int:
    """Adds the words of a stretch, if it has any; the gap that is left for the next part."""
    text = quote[start:end]
    if not any(c.isalnum() for c in text):
        return gap + len(text)
    start += len(text) - len(text.lstrip())
    parts.append(Part(text.strip(), start, start + len(text.strip()), gap))
    return 2


def _marks(brackets: bool) -> re.Pattern[str]:
    return _MARK if brackets else _NO_BRACKETS


def without_marks(quote: str, *, brackets: bool = True) -> str:
    """The quote with blanks for its marks, so that every word keeps its place."""
    return _marks(brackets).sub(lambda mark: " " * len(mark.group()), quote)


def stand_in_parts(selector: Selector, index: TextIndex) -> Anchor | None:
    """The anchor of a quote whose parts stand in order; None where it has no marks, or one of them does not stand.

    It is `altered` where a mark hides what it may not.
    """
    parts = parts_of(selector.quote, brackets=not index.has_brackets)
    if not 0 < len(parts) <= _MOST_PARTS or (len(parts) == 1 and parts[0].text == selector.quote.strip()):
        return None
    places = [_places(part, index) for part in parts]
    chain = _chosen(parts, [sorted(found) for found in places], selector, index.text)
    if chain is None:
        return None
    told = _hidden(parts, chain, selector.quote, index)
    overlooked = {name for span, found in zip(chain, places, strict=True) for name in found[span]}
    folds = tuple(name for name in FOLDS if name in overlooked)
    start, end = chain[0][0], chain[-1][1]
    if selector.quote[: parts[0].start].endswith("]") and index.text[max(0, start - 1) : start].isalpha():
        start -= 1  # "[T]he": the editor changed the first letter of the word
    if told:
        return Anchor(Status.ALTERED, start, end, told, folds, "near", parts=tuple(chain))
    at_place = selector.near in (None, start)
    status = Status.REFORMATTED if folds else Status.EXACT if at_place else Status.MOVED
    return Anchor(status, start, end, folds=folds, rung="folded" if folds else "exact", parts=tuple(chain))


def own_words(mark: str) -> str:
    """The editor's own words in what stands between two parts; none where words are only left out."""
    return _NO_BRACKETS.sub(" ", mark).strip(" []")


def _hidden(parts: Sequence[Part], chain: Sequence[Span], quote: str, index: TextIndex) -> tuple[Change, ...]:
    """What the marks between the parts pass over that they may not, as changes."""
    told = []
    for (a, b), ((_, start), (end, _)) in zip(pairwise(parts), pairwise(chain), strict=True):
        mark, found = quote[a.end : b.start], index.text[start:end]
        left, right = start + len(found) - len(found.lstrip()), end - len(found) + len(found.rstrip())
        cut = left < right and any(
            is_cut(index.text, 0, place) and not _is_glued(quote, beside)
            for place, beside in ((start, a.end), (end, b.start - 1))
        )
        if hides(own_words(mark), found) or cut:
            kind = gravest(changes(own_words(mark), found, language=index.language))
            quoted = mark.strip()
            at = a.end + len(mark) - len(mark.lstrip())
            place = (left, right) if left < right else (start, start)
            told.append(
                Change(kind or ChangeKind.WORDING, quoted, index.text[slice(*place)], at, at + len(quoted), *place)
            )
    return tuple(told)


def _places(part: Part, index: TextIndex) -> dict[Span, tuple[str, ...]]:
    """Where a part stands, as it is written or, failing that, folded or seen through damage."""
    exact: dict[Span, tuple[str, ...]] = {
        (start, start + len(part.text)): () for start in occurrences(part.text, index.text)
    }
    found = exact or folded_places(part.text, index.layer)
    if not found and index.undamaged:
        found = {span: (*names, ENCODING) for span, names in folded_places(part.text, index.undamaged).items()}
    return found


def _chosen(
    parts: Sequence[Part], places: Sequence[Sequence[Span]], selector: Selector, text: str
) -> list[Span] | None:
    """The parts' places that follow one another: best surroundings, then nearest to where it stood, then closest."""
    whole = [
        [span for span in spans if not _splits(part, span, selector.quote, text)]
        for part, spans in zip(parts, places, strict=True)
    ]
    chains = [chain for first in (whole[0] if whole else ()) if (chain := _follow(first, parts, whole))]
    near = selector.near

    def rank(chain: list[Span]) -> tuple[int, int, int, int]:
        start, end = chain[0][0], chain[-1][1]
        return (
            -agreement(selector, text, (start, end)),
            abs(start - near) if near is not None else 0,
            end - start,
            start,
        )

    return min(chains, key=rank, default=None)


def _splits(part: Part, span: Span, quote: str, text: str) -> bool:
    """Does a word or number go on where the part meets a mark? "profitable" is no part of "unprofitable"."""
    before = quote[: part.start].strip() and not _is_glued(quote, part.start - 1)
    after = quote[part.end :].strip() and not _is_glued(quote, part.end)
    start, end = span
    return bool(
        (before and is_cut(text, 0, start) and _goes_on(text[start - 1]))
        or (after and is_cut(text, 0, end) and _goes_on(text[end]))
    )


def _goes_on(letter: str) -> bool:
    """Is the character beyond a cut of the word or number itself? Of its currency and its unit `_hidden` tells."""
    return letter.isalnum() or letter in ".,'’·-−–+±"


def _is_glued(quote: str, place: int) -> bool:
    """Does a bracket touch a letter there: approve[s], [T]he?"""
    return quote[place : place + 1] in ("[", "]")


def _follow(first: Span, parts: Sequence[Part], places: Sequence[Sequence[Span]]) -> list[Span] | None:
    """Each next part at its first place behind the one before it, if that is near enough."""
    chain = [first]
    for part, spans in zip(parts[1:], places[1:], strict=True):
        end = chain[-1][1]
        k = bisect_left(spans, (end, end))
        if k == len(spans) or spans[k][0] - end > part.gap:
            return None
        chain.append(spans[k])
    return chain

"""The parts of a quote between its editor's marks, and where they follow one another in the source.

What is a mark says timeline.text.editorial: `…` leaves words out, within a sane distance, `[words]` stand for a few
words of the source or for none, `[sic]` is ignored. What stands between two parts is looked at in marked.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from timeline.anchoring.cut import is_cut
from timeline.anchoring.index import TextIndex
from timeline.anchoring.letters import may_be_seen
from timeline.anchoring.places import Span, agreement, occurrences
from timeline.anchoring.seen import plain_places
from timeline.anchoring.stand import Found, folded_places
from timeline.frozen import frozen
from timeline.model import Fold, Selector
from timeline.text.editorial import Mark, MarkKind, find_marks, without_marks
from timeline.text.unspaced import is_unspaced

_FARTHEST = {MarkKind.SIC: 12, MarkKind.OWN: 80, MarkKind.LEFT_OUT: 1500}
"""How many characters of the source may stand between two parts of a quote, by the mark between them."""

_LONGER = 20  # the source's own bracket may be that much longer than the quote's


@frozen
class Part:
    """Words between marks. `start` and `end` are offsets into the quote.

    `marks` stand before it, behind the part before, and `gap` is how many characters of the source may stand there.
    """

    text: str
    start: int
    end: int
    gap: int = 0
    marks: tuple[Mark, ...] = ()


def parts_of(quote: str, marks: Sequence[Mark]) -> list[Part]:
    """The parts of a quote that the source has to hold, in order. One part, or none, where there are no marks.

    >>> quote = "It fell … to [about] 3 % [sic]"
    >>> [part.text for part in parts_of(quote, find_marks(quote))]
    ['It fell', 'to', '3 %']
    """
    parts: list[Part] = []
    waiting: list[Mark] = []
    done = gap = 0
    for mark in marks:
        if has_word(quote[done : mark.start]):
            parts.append(_part(quote, done, mark.start, gap, waiting))
            waiting, gap = [], 2
        else:
            gap += mark.start - done
        waiting.append(mark)
        gap += _farthest(mark)
        done = mark.end
    return [*parts, _part(quote, done, len(quote), gap, waiting)] if has_word(quote[done:]) else parts


def passes_over(marks: Iterable[Mark]) -> bool:
    """May words of the source stand in the place of the marks?"""
    return any(mark.kind is not MarkKind.SIC for mark in marks)


def has_word(text: str) -> bool:
    return any(c.isalnum() for c in text)


def _part(quote: str, start: int, end: int, gap: int, marks: Sequence[Mark]) -> Part:
    text = quote[start:end]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Part(text, start, start + len(text), gap, tuple(marks))


def _farthest(mark: Mark) -> int:
    longest = mark.end - mark.start + _LONGER if mark.kind is MarkKind.OWN else 0
    return max(_FARTHEST[mark.kind], longest)


def find_chain(parts: Sequence[Part], places: Sequence[Found], selector: Selector, text: str) -> list[Span] | None:
    """The parts' places that follow one another: best surroundings, then nearest to where it stood, then closest."""
    whole = [
        [span for span in sorted(spans) if not _splits(part, span, selector.quote, text)]
        for part, spans in zip(parts, places, strict=True)
    ]
    chains = [chain for first in (whole[0] if whole else ()) if (chain := _follow(first, parts, whole, text))]
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


def places_of_part(part: Part, index: TextIndex) -> Found:
    """Where a part stands, as it is written or, failing that, folded, seen through damage, or as a reader sees it."""
    exact: Found = {(start, start + len(part.text)): () for start in occurrences(part.text, index.text)}
    found = exact or folded_places(part.text, index.layer)
    if not found and index.undamaged:
        found = {span: (*names, Fold.ENCODING) for span, names in folded_places(part.text, index.undamaged).items()}
    return found or (plain_places(part.text, index) if may_be_seen(part.text, index) else {})


def _splits(part: Part, span: Span, quote: str, text: str) -> bool:
    """Does a word or number go on where the part meets a mark? "profitable" is no part of "unprofitable"."""
    before = quote[: part.start].strip() and not is_glued(quote, part.start - 1)
    after = quote[part.end :].strip() and not is_glued(quote, part.end)
    start, end = span
    return bool(
        (before and is_cut(text, 0, start) and _goes_on(text[start - 1]))
        or (after and is_cut(text, 0, end) and _goes_on(text[end]))
    )


def _goes_on(letter: str) -> bool:
    """Is the character beyond a cut of the word or number itself? Of its currency and its unit marked.py tells."""
    return letter.isalnum() or letter in ".,'’·-−–+±"


def is_glued(quote: str, place: int) -> bool:
    """Does a bracket touch a letter there, of a writing whose words are more than one: approve[s], [T]he?"""
    bracket = quote[place : place + 1]
    beside = quote[place - 1 : place] if bracket == "[" else quote[place + 1 : place + 2]
    return bracket in ("[", "]") and not any(map(is_unspaced, beside))


def _follow(first: Span, parts: Sequence[Part], places: Sequence[Sequence[Span]], text: str) -> list[Span] | None:
    """Each next part at its first place behind the one before it, if that is near enough."""
    chain = [first]
    for part, spans in zip(parts[1:], places[1:], strict=True):
        end = chain[-1][1]
        k = bisect_left(spans, (end, end))
        if k == len(spans) or spans[k][0] - end > part.gap or not _may_precede(text[end : spans[k][0]], part):
            return None
        chain.append(spans[k])
    return chain


def _may_precede(found: str, part: Part) -> bool:
    """May these words stand before the part? "[sic]" passes nothing over but the same mark of the source."""
    return passes_over(part.marks) or not has_word(without_marks(found, find_marks(found)))

"""An editor's own words before a quote or behind it, against the words of the source that stand there.

Nobody says which words they stand for; but where as many words beside the quote say the opposite, deny, or are another
number, the bracket has turned them: [All] members voted, of "No members voted".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from timeline.anchoring.context.words import words_of
from timeline.anchoring.hiding import hides_in_any, kind_of_bracket
from timeline.anchoring.index import TextIndex
from timeline.anchoring.parts import Part
from timeline.anchoring.places import Span
from timeline.model import Change
from timeline.text.editorial import Mark, MarkKind

_LOOK = 200  # characters of the source beside the quote


def turned_outside(
    parts: Sequence[Part], chain: Sequence[Span], marks: Sequence[Mark], quote: str, index: TextIndex
) -> list[Change]:
    """What an editor's own words before the first part and behind the last one turn, of the words that stand there."""
    differing: list[Change] = []
    for mark, behind in outside_marks(parts, marks, quote):
        place = chain[-1][1] if behind else chain[0][0]
        start, end = words_beside(index.text, place, len(mark.words.split()), behind=behind)
        found = index.text[start:end]
        spoken = index.spoken(start, end)
        if found and hides_in_any(mark.words, found, (index.language, spoken)):
            kind = kind_of_bracket(mark.words, found, spoken)
            differing.append(Change(kind, quote[mark.start : mark.end], found, mark.start, mark.end, start, end))
    return differing


def outside_marks(parts: Sequence[Part], marks: Sequence[Mark], quote: str) -> Iterator[tuple[Mark, bool]]:
    """The editor's own words directly before the first part, and those directly behind the last: is it behind?

    Not those that are part of a word: [T]he, approve[s].
    """
    first, last = parts[0].start, parts[-1].end
    for mark in (mark for mark in marks if mark.kind is MarkKind.OWN and mark.words):
        before, behind = quote[mark.end : first], quote[last : mark.start]
        if mark.end < first and not before.strip():
            yield mark, False
        elif last < mark.start and not behind.strip():
            yield mark, True


def words_beside(text: str, place: int, count: int, *, behind: bool) -> Span:
    """The span of so many words of the same clause directly before a place or behind it; empty where there are none."""
    low, high = (place, min(len(text), place + _LOOK)) if behind else (max(0, place - _LOOK), place)
    words = words_of(text, low, high)
    near = [*takewhile(lambda word: not word.is_mark, words if behind else reversed(words))][:count]
    return (min(word.start for word in near), max(word.end for word in near)) if near else (place, place)

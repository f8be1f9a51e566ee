"""What is different at the place that was found for a quote: altered, unless only typography differs word by word."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.anchoring.diff import changes, overlooked
from timeline.anchoring.hiding import hides_in_any
from timeline.anchoring.index import Layer, TextIndex
from timeline.anchoring.marked import own_words
from timeline.anchoring.parts import Part, parts_of, passes_over
from timeline.anchoring.places import Span
from timeline.model import Anchor, Change, Fold, Rung, Status
from timeline.text.editorial import editors_marks, without_marks


def judged(quote: str, inner: Span, layer: Layer, index: TextIndex, places: tuple[Span, ...]) -> Anchor:
    """The anchor of a near find at the offsets `inner` of the folded text, with what is different there."""
    low, high = layer.folded.span(*inner)
    found = layer.view.text[low:high]
    damage = (Fold.ENCODING,) if layer is index.undamaged else ()

    def place(start: int, end: int) -> Span:
        return layer.view.span(low + start, low + end) if start < end else _point(low + start, layer)

    marks = editors_marks(quote, found)
    words = without_marks(quote, marks)
    start, end = layer.span(*inner)
    spoken = index.spoken(start, end)
    differing = changes(words, found, language=index.language, spoken=spoken, place=place)
    differing = _unmarked(differing, parts_of(quote, marks), quote, (index.language, spoken))
    if differing:
        return Anchor(Status.ALTERED, start, end, differing, damage, Rung.NEAR, places)
    names = overlooked(words.strip(), found, index.language) or (Fold.NUMBER_FORMAT,)
    return Anchor(Status.REFORMATTED, start, end, (), names + damage, Rung.NEAR, places)


def _unmarked(
    differing: tuple[Change, ...], parts: Sequence[Part], quote: str, languages: tuple[str, ...]
) -> tuple[Change, ...]:
    """The changes but for words that the quote leaves out, or speaks for, by its own marks."""
    joints = [(a, b) for a, b in pairwise(parts) if passes_over(b.marks)]

    def is_passed_over(change: Change) -> bool:
        inside = (b for a, b in joints if a.end <= change.quote_start <= b.start and len(change.found) <= b.gap)
        return not change.quoted and any(not hides_in_any(own_words(b.marks), change.found, languages) for b in inside)

    kept = (change for change in differing if not is_passed_over(change))
    return tuple(replace(change, quoted=quote[change.quote_start : change.quote_end]) for change in kept)


def _point(offset: int, layer: Layer) -> Span:
    """An empty span of the source, behind the character before `offset` of the layer's text."""
    end = layer.view.span(offset - 1, offset)[1] if offset else 0
    return end, end

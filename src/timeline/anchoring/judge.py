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
    languages, parts = (index.language, spoken), parts_of(quote, marks)
    differing = changes(words, found, language=index.language, spoken=spoken)
    kept = [one for one in differing if _parts_number(one, found) or not _is_passed_over(one, parts, languages)]
    if not kept:  # nothing else may differ around what is passed over
        found = _blank(found, differing)
        kept = [*changes(words, found, language=index.language, spoken=spoken)] if differing else []
    if kept:
        shown = tuple(_as_shown(change, quote, place(change.start, change.end)) for change in kept)
        return Anchor(Status.ALTERED, start, end, shown, damage, Rung.NEAR, places)
    names = overlooked(words.strip(), found, index.language) or (Fold.NUMBER_FORMAT,)
    return Anchor(Status.REFORMATTED, start, end, (), names + damage, Rung.NEAR, places)


def _parts_number(change: Change, found: str) -> bool:
    """Does a number of a writing without spaces go on where what the quote has not begins or ends: 三[百万]?"""
    places = (place for place in (change.start, change.end) if 0 < place < len(found))
    return any(found[place - 1].isnumeric() and found[place].isnumeric() for place in places)


def _is_passed_over(change: Change, parts: Sequence[Part], languages: tuple[str, ...]) -> bool:
    """Is a change nothing but words that the quote leaves out, or speaks for, by its own marks?"""
    joints = ((a, b) for a, b in pairwise(parts) if passes_over(b.marks))
    inside = (b for a, b in joints if a.end <= change.quote_start <= b.start and len(change.found) <= b.gap)
    return not change.quoted and any(not hides_in_any(own_words(b.marks), change.found, languages) for b in inside)


def _blank(text: str, passed: Sequence[Change]) -> str:
    """The text with blanks for what is passed over."""
    for change in passed:
        text = text[: change.start] + " " * (change.end - change.start) + text[change.end :]
    return text


def _as_shown(change: Change, quote: str, span: Span) -> Change:
    """A change as it is told: with the words of the quote, its marks among them, and its place in the source."""
    words = quote[change.quote_start : change.quote_end]
    return replace(change, quoted=words, start=span[0], end=span[1])


def _point(offset: int, layer: Layer) -> Span:
    """An empty span of the source, behind the character before `offset` of the layer's text."""
    end = layer.view.span(offset - 1, offset)[1] if offset else 0
    return end, end

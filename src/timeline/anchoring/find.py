"""From a quote to the place where it stands: rungs from cheap to costly, the first that holds wins.

Words that stand are found first (stand.py), then those of a quote with editors' marks (marked.py), and only then a
place for words that were changed (near.py). Similarity finds a place to look at and never acquits: what is found near
is `altered`, unless word by word only typography differs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.anchoring.diff import changes
from timeline.anchoring.hiding import hides
from timeline.anchoring.index import Layer, TextIndex
from timeline.anchoring.marked import own_words, stand_in_parts
from timeline.anchoring.near import Candidate, believed, candidates
from timeline.anchoring.parts import Part, parts_of, passes_over
from timeline.anchoring.places import SHOWN, Span, agreement, full_agreement
from timeline.anchoring.stand import stand
from timeline.model import Anchor, Change, Selector, Status
from timeline.text.editorial import MarkKind, editors_marks, find_marks, without_marks
from timeline.text.fold import ENCODING, NUMBER_FORMAT, fold, same_words

_RIVAL = 0.9  # other places worth this share of the best one are told with it

MISSING = Anchor(Status.MISSING)


def find_quote(quote: str, text: str, *, prefix: str = "", suffix: str = "", near: int | None = None) -> Anchor:
    r"""Where a quote stands in a text.

    `prefix` and `suffix` are the words around it, `near` is where it stood when it was last seen; all three only tell
    which of several places is meant. Offsets are code points of `text`.

    >>> find_quote("fell to 3.7 %", "It fell to 3.7\u00a0% in May.").folds
    ('white space',)
    """
    return anchor_quotes([Selector(quote, prefix, suffix, near)], TextIndex(text))[0]


def anchor_quotes(selectors: Sequence[Selector], index: TextIndex | str, *, language: str = "en") -> list[Anchor]:
    """Where each of the quotes stands in one source text, in the order given."""
    if isinstance(index, str):
        index = TextIndex(index, language)
    found = zip(selectors, _standing(selectors, index), strict=True)
    return [_settled(selector, index, standing) for selector, standing in found]


def standing_quotes(selectors: Sequence[Selector], index: TextIndex | str) -> list[Anchor | None]:
    """As `anchor_quotes`, but only for quotes whose words stand; None for those that would have to be looked for."""
    if isinstance(index, str):
        index = TextIndex(index)
    return [anchor if anchor and not anchor.changes else None for anchor in _standing(selectors, index)]


def _standing(selectors: Sequence[Selector], index: TextIndex) -> list[Anchor | None]:
    """The quotes whose words stand, and those whose parts stand around a mark that hides what it may not."""
    found = zip(selectors, stand(selectors, index), strict=True)
    return [standing or stand_in_parts(selector, index) for selector, standing in found]


def _settled(selector: Selector, index: TextIndex, standing: Anchor | None) -> Anchor:
    """The words that stand, unless they seem to stand there by chance; else a place for the quote changed."""
    if standing and not _by_chance(standing, selector, index.text):
        return standing
    return _near(selector, index, standing)


def _near(selector: Selector, index: TextIndex, standing: Anchor | None = None) -> Anchor:
    """The place of a quote that was changed; or `standing`, unless another place fits the surroundings better.

    Where the source has brackets of its own, those of the quote are looked for first, and only then taken for marks.
    """
    layer = index.undamaged or index.layer
    marks = find_marks(selector.quote)
    others = tuple(mark for mark in marks if mark.kind is not MarkKind.OWN) if index.brackets else marks
    for those in dict.fromkeys((others, marks)):
        found = _believed(selector, without_marks(selector.quote, those), layer)
        if found:
            return _placed(selector, found, layer, index, standing)
    return standing or MISSING


def _believed(selector: Selector, words: str, layer: Layer) -> list[Candidate]:
    """The best place for the words of a quote, and its rivals; none where the best is not believed."""
    quote, prefix, suffix = (fold(part).text for part in (words, selector.prefix, selector.suffix))
    recorded = bool(prefix.strip()) + bool(suffix.strip())
    found = candidates(quote, prefix, suffix, selector.near, layer)
    held = [believed(candidate, recorded, left_out=words != selector.quote) for candidate in found]
    if not found or not held[0]:
        return []
    least = _RIVAL * found[0].score
    rivals = (c for c, holds in zip(found[1:], held[1:], strict=True) if holds and c.score >= least)
    return [found[0], *rivals]


def _placed(
    selector: Selector, found: Sequence[Candidate], layer: Layer, index: TextIndex, standing: Anchor | None
) -> Anchor:
    """The anchor of the best of several places; or `standing`, unless that place fits the surroundings better."""
    best, recorded = found[0], bool(selector.prefix.strip()) + bool(selector.suffix.strip())
    start, end = layer.span(best.start, best.end)
    places = [layer.span(rival.start, rival.end) for rival in found[1:]]
    if standing:
        spans = standing.places or ((standing.start or 0, standing.end or 0),)
        if best.beside < recorded or any(low < end and start < high for low, high in spans):
            return standing
        places = [*spans, *places]
    return _judged(selector.quote, (best.start, best.end), layer, index, tuple(dict.fromkeys(places))[:SHOWN])


def _judged(quote: str, inner: Span, layer: Layer, index: TextIndex, places: tuple[Span, ...]) -> Anchor:
    """The anchor of a near find at the offsets `inner` of the folded text, with what is different there."""
    low, high = layer.folded.span(*inner)
    found = layer.view.text[low:high]
    damage = (ENCODING,) if layer is index.undamaged else ()

    def place(start: int, end: int) -> Span:
        return layer.view.span(low + start, low + end) if start < end else _point(low + start, layer)

    marks = editors_marks(quote, found)
    words = without_marks(quote, marks)
    told = _unmarked(changes(words, found, language=index.language, place=place), parts_of(quote, marks), quote)
    start, end = layer.span(*inner)
    if told:
        return Anchor(Status.ALTERED, start, end, told, damage, "near", places)
    names = same_words(words.strip(), found) or (NUMBER_FORMAT,)
    return Anchor(Status.REFORMATTED, start, end, (), names + damage, "near", places)


def _unmarked(told: tuple[Change, ...], parts: Sequence[Part], quote: str) -> tuple[Change, ...]:
    """The changes but for words that the quote leaves out, or speaks for, by its own marks."""
    joints = [(a, b) for a, b in pairwise(parts) if passes_over(b.marks)]

    def is_passed_over(change: Change) -> bool:
        inside = (b for a, b in joints if a.end <= change.quote_start <= b.start and len(change.found) <= b.gap)
        return not change.quoted and any(not hides(own_words(b.marks), change.found) for b in inside)

    kept = (change for change in told if not is_passed_over(change))
    return tuple(replace(change, quoted=quote[change.quote_start : change.quote_end]) for change in kept)


def _point(offset: int, layer: Layer) -> Span:
    """An empty span of the source, behind the character before `offset` of the layer's text."""
    end = layer.view.span(offset - 1, offset)[1] if offset else 0
    return end, end


def _by_chance(standing: Anchor, selector: Selector, text: str) -> bool:
    """Do the words stand where less than half of what was recorded stands around them, and not where they stood?"""
    if not selector.prefix.strip() or not selector.suffix.strip() or standing.rung == "place":
        return False
    spans = standing.places or ((standing.start or 0, standing.end or 0),)
    return not standing.parts and not any(
        2 * agreement(selector, text, span) >= full_agreement(selector) for span in spans
    )

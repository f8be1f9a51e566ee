"""Quotes whose every letter stands, and which are altered all the same: the changes that no word was meant by.

A space that is lost or put in, accents that were dropped, letters that a scanner takes for each other, and what a page
puts between the words. None of these stands: each is told, as a warning. They are looked for by the letters alone, so
that a short quote is not told as missing for one of them.

Cost: a search for the quote's letters; the views that are looked at when all else has failed are made once for a text.
"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.anchoring.cut import is_cut
from timeline.anchoring.index import Layer, TextIndex
from timeline.anchoring.judge import judged
from timeline.anchoring.letters import may_be_parted, may_look_alike
from timeline.anchoring.places import Span, choose, occurrences
from timeline.anchoring.stand import folded_places
from timeline.model import Anchor, Change, ChangeKind, Rung, Selector, Status
from timeline.text.fold import Skeleton, fold
from timeline.text.shape import shape_of

_LEAST = 8  # letters of a quote that are looked for without its spaces
_MOST = 20  # places looked at


def same_letters(selector: Selector, index: TextIndex) -> Anchor | None:
    """The place of the same letters, otherwise spaced or hyphenated; None where they do not stand whole."""
    bones = Skeleton(fold(selector.quote.strip())).text
    if len(bones) < _LEAST:
        return None
    layer = index.layer
    spans = [layer.skeleton.span(start, start + len(bones)) for start in occurrences(bones, layer.skeleton.text, _MOST)]
    return _altered(selector, spans, layer, index)


def look_alike(found: Anchor, selector: Selector, index: TextIndex) -> Anchor:
    """The place of letters that look alike, for a quote that was found nowhere; else what was found."""
    if found.status is not Status.MISSING:
        return found
    bones = shape_of(Skeleton(fold(selector.quote.strip())).text)
    if len(bones) < _LEAST or not may_look_alike(bones, index):
        return found
    layer, shapes = index.layer, index.shapes
    spans = [
        layer.skeleton.span(*shapes.view.span(start, start + len(bones)))
        for start in occurrences(bones, shapes.text, _MOST)
    ]
    return _altered(selector, spans, layer, index) or found


def _altered(selector: Selector, spans: list[Span], layer: Layer, index: TextIndex) -> Anchor | None:
    """What is altered at the one of some places of the folded text that is meant."""
    there = {layer.span(*span): span for span in spans}
    whole = [span for span in there if not is_cut(index.text, *span)]
    chosen = choose(whole, selector, index.text) if whole else None
    chosen = chosen or (whole[0] if whole else None)
    if chosen is None:
        return None
    anchor = judged(selector.quote, there[chosen], layer, index, tuple(span for span in whole if span != chosen))
    return anchor if all(change.kind.is_slight for change in anchor.changes) else None


def unfurnished(found: Anchor, selector: Selector, index: TextIndex) -> Anchor | None:
    """The quote around the furniture of a page, where the source has any; None where it does not stand so."""
    if found.status not in (Status.MISSING, Status.ALTERED) or not may_be_parted(selector.quote, index):
        return None
    if not index.furniture or index.unfurnished is None:
        return None
    if found.start is not None and not _passes(index, found.start, found.end or found.start):
        return None
    places = folded_places(selector.quote, index.unfurnished)
    spans = [span for span in places if _passes(index, *span)]
    chosen = choose(spans, selector, index.text) if spans else None
    if chosen is None:
        return None
    changes = tuple(_passed(chosen, selector.quote, index))
    return Anchor(Status.ALTERED, *chosen, changes, rung=Rung.NEAR)


def _passes(index: TextIndex, start: int, end: int) -> list[Span]:
    """The furniture between two offsets."""
    return [span for span in index.furniture if start < span[1] and span[0] < end]


def _passed(span: Span, quote: str, index: TextIndex) -> Iterator[Change]:
    """What the quote passes over, and where in it."""
    folded = fold(quote)
    bones = Skeleton(folded)
    done, solid = span[0], 0
    for start, end in _passes(index, *span):
        solid += len(Skeleton(fold(index.text[done:start])).text)
        done = end
        at = folded.span(bones.place(solid), bones.place(solid) + 1)[0] if solid < len(bones.text) else len(quote)
        words = index.text[start:end]
        low = start + len(words) - len(words.lstrip())
        yield Change(ChangeKind.FURNITURE, "", words.strip(), at, at, low, low + len(words.strip()))

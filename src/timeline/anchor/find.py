"""From a quote to the place where it stands: rungs from cheap to costly, the first that holds wins.

1. the same characters: at the place recorded, or anywhere; all quotes of a source are looked for in one pass
2. the same words in the folded text: only typography and layout differ
3. the same two seen through damaged encoding
4. nearly the same words

Similarity finds a place to look at and never acquits: what is found near is `altered`, unless word by word only
typography differs.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.anchor.index import Layer, TextIndex
from timeline.anchor.near import believed, candidates
from timeline.anchor.places import SHOWN, Span, agreement, choose, full_agreement, is_settled, likeliest, occurrences
from timeline.fold import ENCODING, WHITE_SPACE, Skeleton, fold, same_words
from timeline.judge import changes
from timeline.model import Anchor, Selector, Status

_RIVAL = 0.9  # other places worth this share of the best one are told with it

MISSING = Anchor(Status.MISSING)


def find_quote(quote: str, text: str, *, prefix: str = "", suffix: str = "", near: int | None = None) -> Anchor:
    """Where a quote stands in a text.

    `prefix` and `suffix` are the words around it, `near` is where it stood when it was last seen; all three only tell
    which of several places is meant. Offsets are code points of `text`.

    >>> find_quote("fell to 3.7 %", "It fell to 3.7\\u00a0% in May.").folds
    ('white space',)
    """
    return anchor_quotes([Selector(quote, prefix, suffix, near)], TextIndex(text))[0]


def anchor_quotes(selectors: Sequence[Selector], index: TextIndex | str, *, language: str = "en") -> list[Anchor]:
    """Where each of the quotes stands in one source text, in the order given."""
    if isinstance(index, str):
        index = TextIndex(index, language)
    found = zip(selectors, standing_quotes(selectors, index), strict=True)
    return [_settled(selector, index, standing) for selector, standing in found]


def standing_quotes(selectors: Sequence[Selector], index: TextIndex | str) -> list[Anchor | None]:
    """As `anchor_quotes`, but only for quotes whose words stand; None for those that would have to be looked for."""
    if isinstance(index, str):
        index = TextIndex(index)
    return [_standing(selector, index) for selector in selectors]


Found = dict[Span, tuple[str, tuple[str, ...]]]
"""Where words stand, each with the rung that found them there and what it overlooked."""


def _standing(selector: Selector, index: TextIndex) -> Anchor | None:
    """The first rung that holds. A place whose surroundings are not as recorded competes with those of the next rung."""
    if not selector.quote.strip():
        return None
    found = _exact(selector, index)
    span = choose(list(found), selector, index.text) if found else None
    if not is_settled(span, selector, index.text):
        for span_, how in _folded(selector, index.layer, ()).items():
            found.setdefault(span_, how)
        if not found and index.undamaged:
            found = _folded(selector, index.undamaged, (ENCODING,))
        span = choose(list(found), selector, index.text) if found else None
    return _told(span, found, selector, index.text) if found else None


def _exact(selector: Selector, index: TextIndex) -> Found:
    """The same characters."""
    size = len(selector.quote)
    return {(start, start + size): ("exact", ()) for start in occurrences(selector.quote, index.text)}


def _folded(selector: Selector, layer: Layer, folds: tuple[str, ...]) -> Found:
    """The same words, written in another way; `folds` are those that the layer itself overlooks."""
    bones = Skeleton(fold(selector.quote)).text
    found: Found = {}
    for start in occurrences(bones, layer.skeleton.text):
        inner = layer.skeleton.span(start, start + len(bones))
        names = same_words(selector.quote.strip(), layer.words(*inner))
        if names is not None:
            found[layer.span(*inner)] = ("encoding" if folds else "folded", names + folds)
    return found


def _told(span: Span | None, found: Found, selector: Selector, text: str) -> Anchor:
    """The anchor for the place chosen, or for all of them where nothing tells which is meant."""
    if span is None:
        spans = list(found)
        rung, folds = found[spans[0]]
        first = likeliest(spans, selector, text)
        return Anchor(Status.AMBIGUOUS, *first, folds=folds, rung=rung, places=tuple(sorted(spans)[:SHOWN]))
    rung, folds = found[span]
    if folds:
        return Anchor(Status.REFORMATTED, *span, folds=folds, rung=rung)
    at_place = span[0] == selector.near
    status = Status.EXACT if at_place or selector.near is None else Status.MOVED
    return Anchor(status, *span, rung="place" if at_place else "exact")


def _settled(selector: Selector, index: TextIndex, standing: Anchor | None) -> Anchor:
    """The words that stand, unless they seem to stand there by chance; else a place for the quote changed."""
    if standing and not _by_chance(standing, selector, index.text):
        return standing
    return _near(selector, index, standing)


def _near(selector: Selector, index: TextIndex, standing: Anchor | None = None) -> Anchor:
    """The place of a quote that was changed; or `standing`, unless another place fits the surroundings better."""
    layer = index.undamaged or index.layer
    quote, prefix, suffix = (fold(part).text for part in (selector.quote, selector.prefix, selector.suffix))
    found = candidates(quote, prefix, suffix, selector.near, layer)
    recorded = bool(prefix.strip()) + bool(suffix.strip())
    if not found or not believed(found[0], recorded):
        return standing or MISSING
    best = found[0]
    start, end = layer.span(best.start, best.end)
    rivals = [layer.span(c.start, c.end) for c in found[1:] if believed(c, recorded) and c.score >= _RIVAL * best.score]
    if standing:
        spans = standing.places or ((standing.start or 0, standing.end or 0),)
        if best.beside < recorded or any(low < end and start < high for low, high in spans):
            return standing
        rivals = [*spans, *rivals]
    places = tuple(dict.fromkeys(rivals))[:SHOWN]
    return _judged(selector.quote, (best.start, best.end), layer, index, places)


def _judged(quote: str, inner: Span, layer: Layer, index: TextIndex, places: tuple[Span, ...]) -> Anchor:
    """The anchor of a near find at the offsets `inner` of the folded text, with what is different there."""
    low, high = layer.folded.span(*inner)
    found = layer.view.text[low:high]
    damage = (ENCODING,) if layer is index.undamaged else ()

    def place(start: int, end: int) -> Span:
        return layer.view.span(low + start, low + end) if start < end else _point(low + start, layer)

    told = changes(quote, found, language=index.language, place=place)
    start, end = layer.span(*inner)
    if told:
        return Anchor(Status.ALTERED, start, end, told, damage, "near", places)
    names = same_words(quote.strip(), found) or (WHITE_SPACE,)
    return Anchor(Status.REFORMATTED, start, end, (), names + damage, "near", places)


def _point(offset: int, layer: Layer) -> Span:
    """An empty span of the source, behind the character before `offset` of the layer's text."""
    end = layer.view.span(offset - 1, offset)[1] if offset else 0
    return end, end


def _by_chance(standing: Anchor, selector: Selector, text: str) -> bool:
    """Do the words stand where less than half of what was recorded stands around them, and not where they stood?"""
    if not selector.prefix.strip() or not selector.suffix.strip() or standing.rung == "place":
        return False
    spans = standing.places or ((standing.start or 0, standing.end or 0),)
    return not any(2 * agreement(selector, text, span) >= full_agreement(selector) for span in spans)

"""Quotes whose words stand: the cheap rungs of the search.

1. the same characters: at the place recorded, or anywhere
2. the same words in the folded text: only typography and layout differ
3. the same two seen through damaged encoding

The first that holds wins. A place whose surroundings are not as recorded competes with those of the next rung: the same
words can stand elsewhere by chance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.anchoring.cut import is_cut
from timeline.anchoring.exact import places_of
from timeline.anchoring.index import Layer, TextIndex
from timeline.anchoring.places import SHOWN, Span, agreement, choose, full_agreement, likeliest, occurrences
from timeline.anchoring.writing import twins
from timeline.model import Anchor, Fold, Rung, Selector, Status
from timeline.text.fold import Skeleton, fold, same_words
from timeline.text.mojibake import LOST, may_be_lost

_PROVED = 300  # places of a folded quote that are looked at word by word,
_LETTERS = 300_000  # and characters of them in all

Found = dict[Span, tuple[Fold, ...]]
"""Where words stand, each with the names of what had to be overlooked to see them there."""


def stand(selectors: Sequence[Selector], index: TextIndex) -> list[Anchor | None]:
    """The anchors of the quotes whose words stand, None for the others. All are looked for in one pass."""
    known = [_at_place(selector, index.text) for selector in selectors]
    wanted = [s for s, anchor in zip(selectors, known, strict=True) if anchor is None and s.quote.strip()]
    exact = dict(zip(wanted, places_of([s.quote for s in wanted], index.text), strict=True))
    return [anchor or _stands(s, exact.get(s, []), index) for s, anchor in zip(selectors, known, strict=True)]


def _at_place(selector: Selector, text: str) -> Anchor | None:
    """The words at the place recorded, where all that was recorded of their surroundings stands around them."""
    start, size = selector.near, len(selector.quote)
    if start is None or start < 0 or not selector.quote.strip() or not text.startswith(selector.quote, start):
        return None
    settled = agreement(selector, text, (start, start + size)) == full_agreement(selector)
    return Anchor(Status.EXACT, start, start + size, rung=Rung.PLACE) if settled else None


def _stands(selector: Selector, starts: Sequence[int], index: TextIndex) -> Anchor | None:
    """The first rung that holds, for a quote that is not just where it was."""
    if not selector.quote.strip():
        return None
    size = len(selector.quote)
    found: Found = {(start, start + size): () for start in _with_surroundings(selector, starts, index.text)}
    span = choose(list(found), selector, index.text) if found else None
    rung = Rung.EXACT
    whole = full_agreement(selector)
    if not found or (whole and (span is None or agreement(selector, index.text, span) < whole)):
        found = folded_places(selector.quote, index.layer) | found
        if not found and index.undamaged:
            rung = Rung.ENCODING
            found = {
                span: (*names, Fold.ENCODING) for span, names in folded_places(selector.quote, index.undamaged).items()
            }
    return placed(found, selector, index.text, rung) if found else None


def _with_surroundings(selector: Selector, starts: Sequence[int], text: str) -> Sequence[int]:
    """The places of a quote that stands very often, with the one that is meant, should it not be among the first."""
    if len(starts) < SHOWN:
        return starts
    whole = text.find(selector.prefix + selector.quote + selector.suffix)
    likely = [whole + len(selector.prefix)] if whole >= 0 else []
    if selector.near is not None and text.startswith(selector.quote, max(0, selector.near)):
        likely.append(selector.near)
    return sorted({*starts, *likely})


def folded_places(quote: str, layer: Layer) -> Found:
    """Where the same words stand, written in another way."""
    quote = quote.strip()
    folded = fold(quote)
    found: Found = {}
    for start, end, lost in _bones(Skeleton(folded).text, layer):
        inner = _with_dashes(folded.text, layer.folded.text, *layer.skeleton.span(start, end))
        words = layer.words(*inner)
        for letter in lost:
            words = words.replace(LOST, letter, 1)
        names = same_words(quote, words, twins(layer.language))
        if names is not None:
            found[layer.span(*inner)] = names
    return found


def _bones(bones: str, layer: Layer) -> Iterator[tuple[int, int, str]]:
    """Where a skeleton stands in another, and the letters of it that the damaged text has lost there."""
    text = layer.skeleton.text
    most = min(_PROVED, 1 + _LETTERS // (len(bones) + 1))
    if layer.damaged and LOST in text and any(may_be_lost(letter) for letter in bones):
        pattern = re.compile("".join(f"[{c}{LOST}]" if may_be_lost(c) else re.escape(c) for c in bones))
        for match, _ in zip(pattern.finditer(text), range(most), strict=False):
            lost = "".join(letter for letter, there in zip(bones, match.group(), strict=True) if there == LOST)
            yield match.start(), match.end(), lost
    else:
        yield from ((start, start + len(bones), "") for start in occurrences(bones, text, most))


def _with_dashes(quote: str, text: str, start: int, end: int) -> Span:
    """The span, with the dash before or after it where the quote begins or ends with one: it may be a minus sign."""
    if quote.startswith("-"):
        while start and (text[start - 1] == "-" or (text[start - 1].isspace() and text[start : start + 1] != "-")):
            start -= 1
    if quote.endswith("-"):
        while end < len(text) and (text[end] == "-" or (text[end].isspace() and text[end - 1] != "-")):
            end += 1
    return start, end


def placed(found: Found, selector: Selector, text: str, rung: Rung) -> Anchor:
    """The anchor for the place that is meant, or for all of them where nothing tells which.

    Where nothing else tells, a place that cuts no word or number goes before those that do.
    """
    span = choose(list(found), selector, text)
    whole = [span for span in found if not is_cut(text, *span)] if span is None else []
    span = choose(whole, selector, text) if whole else span
    if span is None:
        spans = sorted(whole or found)
        first = likeliest(spans, selector, text)
        folds = found[first]
        return Anchor(Status.AMBIGUOUS, *first, folds=folds, rung=_rung(rung, folds), places=tuple(spans[:SHOWN]))
    folds = found[span]
    if folds:
        return Anchor(Status.REFORMATTED, *span, folds=folds, rung=_rung(rung, folds))
    at_place = span[0] == selector.near
    status = Status.EXACT if at_place or selector.near is None else Status.MOVED
    return Anchor(status, *span, rung=Rung.PLACE if at_place else Rung.EXACT)


def _rung(rung: Rung, folds: tuple[Fold, ...]) -> Rung:
    return Rung.FOLDED if folds and rung is Rung.EXACT else rung

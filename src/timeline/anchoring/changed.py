"""A place for a quote whose words were changed: what is found near, and the passage that words stand in by chance.

Similarity finds a place to look at (near.py) and never acquits: what is found near is `altered`, unless word by word
only typography differs (judge.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import chain

from timeline.anchoring.between import between
from timeline.anchoring.index import Layer, TextIndex
from timeline.anchoring.judge import judged
from timeline.anchoring.near import believed, candidates, least_believed, least_looked_at, relabelled
from timeline.anchoring.places import EDGE, SHOWN, Span, agreement, bare, full_agreement, looked_at
from timeline.anchoring.ranked import Candidate
from timeline.anchoring.slight import look_alike, same_letters, unfurnished
from timeline.frozen import frozen
from timeline.model import Anchor, Selector, Status
from timeline.text.editorial import MarkKind, find_marks, without_marks
from timeline.text.fold import fold
from timeline.text.mojibake import undamaged

_IN_PLACE = 64  # characters: an edit before a passage may move it so far
_GOOD_PART = 0.4  # of what the words tell, of a passage with all around it as it was
_CLOSE = 1 << 13  # characters in which it is looked for what was recorded behind a passage
_RIVAL = 0.9  # other places worth this share of the best one are told with it

MISSING = Anchor(Status.MISSING)


def place_of(selector: Selector, index: TextIndex) -> Anchor:
    """A place for a quote whose words do not stand."""
    found = same_letters(selector, index)
    if found:
        return found
    layer, near = _candidates(selector, index, rival=_RIVAL)
    found = _judged(near, near[0], selector, layer, index) if near and near[0].held else MISSING
    return unfurnished(found, selector, index) or look_alike(found, selector, index)


def edited(standing: Anchor, selector: Selector, index: TextIndex) -> Anchor | None:
    """The place of a passage that was edited, where the words that stand are another's; None where they are its own.

    They are another's where less than half of what was recorded stands around them, or where what was recorded still
    stands around other words at the old place: a pull quote, a correction, an earlier version further down. Where the
    quote was all of the text, one of its two edges is enough: what was put in has the other.
    """
    by_chance, spans = _by_chance(standing, selector, index.text), _spans(standing)
    if not by_chance and not _may_be_there(standing, selector, index.text):
        return None
    layer, near = _candidates(selector, index)
    best = by_chance
    for found in chain(near, (_Found(place, held=False) for place in between(selector, layer))):
        span = _with_its_marks(layer.span(found.candidate.start, found.candidate.end), selector.quote, index.text)
        if not _meets(standing, span):
            whole = agreement(selector, index.text, span) >= _whole(selector)
            held = found.held and found.candidate.beside >= _recorded(selector)
            if (by_chance and held and (best or whole)) or (whole and _is_there(found.candidate, selector, span)):
                return _judged(near, found, selector, layer, index, spans)
        best = False
    return None


@frozen
class _Found:
    """A place for a changed quote, and whether it is believed."""

    candidate: Candidate
    held: bool


def _candidates(selector: Selector, index: TextIndex, rival: float = 0.0) -> tuple[Layer, list[_Found]]:
    """Places for the quote changed, best first, and the reading of the text that they were found in.

    With `rival`, of the others only those that are worth this share of the first.

    Where the source has brackets of its own, those of the quote are looked for first, and only then taken for marks.
    """
    layer, marks = _layer(selector.quote, index), find_marks(selector.quote)
    others = tuple(mark for mark in marks if mark.kind is not MarkKind.OWN)
    others = others if len(others) < len(marks) and index.brackets else marks
    found: list[_Found] = []
    for those in dict.fromkeys((others, marks)):
        if not (found and found[0].held):
            found = _of_words(without_marks(selector.quote, those), selector, layer, rival)
    return layer, found


def _layer(quote: str, index: TextIndex) -> Layer:
    """The reading of the text that a quote is looked for in: as it is written, where the quote has its damage."""
    damaged = index.undamaged is not None and undamaged(quote, among=index.text) is not None
    return index.layer if damaged else index.undamaged or index.layer


def _of_words(words: str, selector: Selector, layer: Layer, rival: float) -> list[_Found]:
    """Places for the words of a quote, without its marks."""
    quote, prefix, suffix = (fold(part).text for part in (words, selector.prefix, selector.suffix))
    edges = selector.opens, selector.closes
    least = partial(least_believed, _recorded(selector)) if rival else least_looked_at
    found = candidates(quote, prefix, suffix, selector.near, layer, edges, least, rival)
    return [
        _Found(
            one,
            believed(one, _recorded(selector), left_out=words != selector.quote)
            and not relabelled(quote, layer.folded.text[one.start : one.end]),
        )
        for one in found
    ]


def _judged(
    near: Sequence[_Found],
    chosen: _Found,
    selector: Selector,
    layer: Layer,
    index: TextIndex,
    standing: Sequence[Span] = (),
) -> Anchor:
    """What is different at the place chosen, with where the words stand and the places that are as likely."""
    best = chosen.candidate
    rivals = [one.candidate for one in near if one is not chosen and one.held]
    likely = (layer.span(one.start, one.end) for one in rivals if one.score >= _RIVAL * best.score)
    places = tuple(dict.fromkeys([*standing, *likely]))[:SHOWN]
    return judged(selector.quote, (best.start, best.end), layer, index, places)


def _recorded(selector: Selector) -> int:
    """How many sides of a quote speak for a place where it was changed."""
    return selector.sides - selector.is_all


def _whole(selector: Selector) -> int:
    """The agreement of a place around which all that was recorded stands; of a quote that was all, one edge."""
    return EDGE if selector.is_all else full_agreement(selector)


def _is_there(candidate: Candidate, selector: Selector, span: Span) -> bool:
    """Is it the old place, with a good part of the words?"""
    near = selector.near is not None and abs(span[0] - selector.near) <= _IN_PLACE
    return near and candidate.kept >= _GOOD_PART


def _with_its_marks(span: Span, quote: str, text: str) -> Span:
    """A span with the marks behind it that the quote, too, has at its end, of which the search may keep none."""
    end = len(quote)
    while end and not quote[end - 1].isalnum():
        end -= 1
    marks, close = quote[end:], span[1]
    while close < len(text) and close - span[1] < len(marks) and text[close] in marks:
        close += 1
    return span[0], close


def _meets(standing: Anchor, span: Span) -> bool:
    """Is a span where the words stand: of a quote in parts, where the first of them stands and the last?"""
    met = [low < span[1] and span[0] < high for low, high in standing.parts or _spans(standing)]
    return met[0] and met[-1] if standing.parts else any(met)


def _may_be_there(standing: Anchor, selector: Selector, text: str) -> bool:
    """Can any place but where the words stand be `_is_there`: does what was recorded stand, whole, before and behind?

    Before the old place or near; and behind some place that begins there and ends before the words that stand below.
    """
    if selector.near is None:
        return False
    low, high = max(0, selector.near - _IN_PLACE), selector.near + _IN_PLACE
    below = [start for start, _ in _spans(standing) if start >= high and not standing.parts]
    last = min(below, default=len(text)) + looked_at(selector.suffix)
    before = text[max(0, low - looked_at(selector.prefix)) : high]
    return _may_hold(before, selector.prefix) and (last - low > _CLOSE or _may_hold(text[low:last], selector.suffix))


def _may_hold(window: str, recorded: str) -> bool:
    """Do the words stand there? Only where folding changes but single characters is a stretch what its pieces are."""
    return bare(recorded) in bare(window) or (not window.isascii() and fold(window).base is not None)


def _spans(standing: Anchor) -> tuple[Span, ...]:
    return standing.places or ((standing.start or 0, standing.end or 0),)


def _by_chance(standing: Anchor, selector: Selector, text: str) -> bool:
    """Do the words stand where less than half of what was recorded stands around them?"""
    return not any(2 * agreement(selector, text, span) >= full_agreement(selector) for span in _spans(standing))

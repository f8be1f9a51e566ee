"""Where words stand, and which of several places is meant.

Several places are told apart by what stands around them, then by the place where they stood last. Where neither tells,
nothing is chosen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from timeline.model import Selector
from timeline.text.fold import fold

SHOWN = 20
"""How many places of an ambiguous quote are told."""

LOOKED_AT = 2000
"""How many places of a quote are compared with its surroundings; those nearest to the one expected come first."""

EDGE = 40
"""What the edge of a text tells of a place, in characters of surroundings; as far white space may part it from one."""

_COMPARED = 50_000_000  # characters, over all places of a quote: one of a million stands 50 times at most

_NO_HYPHENS = dict.fromkeys(map(ord, "-‐‑\u00ad¬"))

Span = tuple[int, int]


def occurrences(words: str, text: str, most: int = LOOKED_AT, start: int = 0) -> list[int]:
    """Where `words` stand in `text`, overlapping or not, from the first on; at most `most` of them.

    Of words of many pages fewer are looked for: where they repeat themselves, each place costs their whole length.
    """
    found: list[int] = []
    most = min(most, max(SHOWN, _COMPARED // (len(words) or 1)))
    while words and len(found) < most and (start := text.find(words, start)) >= 0:
        found.append(start)
        start += 1
    return found


def pieces(text: str, size: int, overlap: int) -> Iterator[tuple[int, str]]:
    """The text in pieces that overlap, each with where it begins: what is no longer than the overlap and one is in one.

    Each is a text of its own, a whole one too: the UTF-8 that an automaton has Python keep beside a text goes with it.
    """
    for start in range(0, len(text), size):
        yield start, text[start] + text[start + 1 : start + size + overlap]


def agreement(selector: Selector, text: str, span: Span) -> int:
    """How many characters next to the span are those of the quote's prefix and suffix, white space and layout aside."""
    shared = EDGE * ((selector.opens and begins(text, span[0])) + (selector.closes and ends(text, span[1])))
    if selector.prefix:
        before = text[max(0, span[0] - looked_at(selector.prefix)) : span[0]]
        shared += _shared(bare(selector.prefix)[::-1], bare(before)[::-1])
    if selector.suffix:
        shared += _shared(bare(selector.suffix), bare(text[span[1] : span[1] + looked_at(selector.suffix)]))
    return shared


def looked_at(recorded: str) -> int:
    """How many characters of a text are compared with what was recorded on one side: layout may have stretched it."""
    return 2 * len(recorded) + 8


def full_agreement(selector: Selector) -> int:
    """The agreement of a place whose surroundings are all as recorded."""
    return len(bare(selector.prefix)) + len(bare(selector.suffix)) + EDGE * (selector.opens + selector.closes)


def begins(text: str, place: int) -> bool:
    """Does the text begin at this place, but for white space?"""
    return place <= EDGE and not text[:place].strip()


def ends(text: str, place: int) -> bool:
    """Does the text end at this place, but for white space?"""
    return not text[place : place + EDGE].strip() and len(text) - place <= EDGE


def choose(spans: Sequence[Span], selector: Selector, text: str) -> Span | None:
    """The one span that is meant, or None where nothing tells.

    The place where the words stood last wins, unless the surroundings as recorded stand, whole, around another one.
    """
    if len(spans) == 1:
        return spans[0]
    scores = {span: agreement(selector, text, span) for span in spans}
    best = max(scores.values())
    known = next((span for span in spans if span[0] == selector.near), None)
    if known and (scores[known] == best or best < full_agreement(selector)):
        return known
    leaders = [span for span in spans if scores[span] == best]
    return leaders[0] if best and len(leaders) == 1 else None


def likeliest(spans: Sequence[Span], selector: Selector, text: str) -> Span:
    """The span to show first where nothing tells: best surroundings, then nearest to where it stood, then first."""
    near = selector.near if selector.near is not None else 0
    return min(spans, key=lambda span: (-agreement(selector, text, span), abs(span[0] - near), span))


def bare(text: str) -> str:
    r"""Surroundings as they are compared: folded, without what parts words, be it the hyphen of a broken one.

    >>> bare("the south-\nern oﬃce ")
    'thesouthernoffice'
    """
    if text.isascii():  # as most are, and each place of a quote is compared so
        return "".join(text.replace("`", "'").replace("-", "").split())
    return _bare(text)


@lru_cache(
    maxsize=1024
)  # what was recorded is compared at each place, and a source that repeats itself is alike at all
def _bare(text: str) -> str:
    return "".join(fold(text).text.translate(_NO_HYPHENS).split())


def _shared(a: str, b: str) -> int:
    """How many characters two strings share from their beginning on."""
    count = 0
    for one, other in zip(a, b, strict=False):
        if one != other:
            break
        count += 1
    return count

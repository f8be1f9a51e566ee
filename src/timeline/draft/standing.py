"""Where the quotations of articles stand: the standing search in all sources first, the near search only where it can
matter.

A quotation is looked for as it is written, without a closing comma, stop or colon, with its first letter in the other
case, and then sentence by sentence: sentences that a source parts by "he said" are one speech. Each sentence must stand
whole, in one source and in this order; only the first and the last may be cut short. The near search is for what stands
nowhere and has four words or more: in the sources that the paragraph's claims cite, then in the five that have most
rare words in common. Similarity finds a place and never acquits.

Cost: one pass over each source for all quotations; of the near search, at most six sources a quotation.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from timeline.anchoring import TextIndex, anchor_quotes, is_cut, standing_quotes
from timeline.draft.roles import words_of
from timeline.draft.sentences import sentences_of
from timeline.frozen import frozen
from timeline.model import Anchor, Change, Selector, Source, Status

LEAST_WORDS = 4  # of a quotation that is looked for near
MOST_SOURCES = 5  # that it is looked for in, beside those that are linked
MOST_PLACES = 20  # of a quotation
_ENDS = re.compile(r"[\s,.;:，。、；：]+\Z")
_MARKS = re.compile("[“”„«»‹›‘’‚'\"「」『』]")
_STOPS = '.!?…。！？:"”’»)'
_BRACKET = re.compile(r"\[[^\[\]]{1,200}\]")
_WORD = re.compile(r"\w+")


@frozen
class Sought:
    """The words of a quotation, and the sources that its paragraph's claims cite."""

    words: str
    linked: frozenset[str] = frozenset()
    near: bool = True


@frozen
class Place:
    """Where a quotation was found."""

    source: str
    start: int
    end: int
    status: Status
    changes: tuple[Change, ...] = ()


@dataclass
class Texts:
    """The sources; the index of one that is looked through by likeness is kept, since several quotations ask for it."""

    sources: Sequence[Source]
    _indexes: dict[str, TextIndex] = field(default_factory=dict)
    _words: dict[str, frozenset[str]] = field(default_factory=dict)

    def index(self, source: Source) -> TextIndex:
        if source.name not in self._indexes:
            self._indexes[source.name] = TextIndex(source.visible, source.language)
        return self._indexes[source.name]

    def words(self, source: Source) -> frozenset[str]:
        """The words of a source in lower case."""
        if source.name not in self._words:
            self._words[source.name] = frozenset(_WORD.findall(source.visible.casefold()))
        return self._words[source.name]

    @cached_property
    def counts(self) -> Counter[str]:
        """In how many sources each word stands."""
        return Counter(word for source in self.sources for word in self.words(source))


def find_all(sought: Sequence[Sought], texts: Texts) -> list[list[Place]]:
    """The places of each quotation: all where it stands, else the best near one, else none."""
    found: list[list[Place]] = [[] for _ in sought]
    for source in texts.sources:
        for number, place in _standing(sought, source, TextIndex(source.visible, source.language)):
            found[number].append(place)
    for number, one in enumerate(sought):
        if not found[number] and one.near and len(words_of(one.words)) >= LEAST_WORDS:
            found[number] = _near(one, texts)
    return found


def variants(words: str) -> list[str]:
    """A quotation as an article may have fitted it in: its end mark and its first letter may be the article's."""
    bare = _ENDS.sub("", words)
    first = [words, bare] if bare else [words]
    swapped = [one[0].swapcase() + one[1:] for one in first if one[0].isalpha()]
    return list(dict.fromkeys([*first, *swapped]))


def _standing(sought: Sequence[Sought], source: Source, index: TextIndex) -> Iterable[tuple[int, Place]]:
    """The quotations that stand in a source."""
    asked = [(number, variant) for number, one in enumerate(sought) for variant in variants(one.words)]
    anchors = standing_quotes([Selector(variant) for _, variant in asked], index)
    stands: dict[int, Anchor] = {}
    for (number, _), anchor in zip(asked, anchors, strict=True):
        if number not in stands and anchor is not None and _is_whole(anchor, index):
            stands[number] = anchor
    for number, one in enumerate(sought):
        if number in stands:
            yield number, _place(source, stands[number])
        elif place := _by_sentences(one.words, source, index):
            yield number, place


def _is_whole(anchor: Anchor, index: TextIndex) -> bool:
    """Does it begin and end with whole words and numbers of the source, wherever it stands there?"""
    if anchor.parts and index.brackets and _skips_words(anchor.parts, index.text):
        return False
    return any(not is_cut(index.text, start, end, language=index.language) for start, end in _spans(anchor))


def _spans(anchor: Anchor) -> tuple[tuple[int, int], ...]:
    return anchor.places or ((anchor.start or 0, anchor.end or 0),)


def _skips_words(parts: Sequence[tuple[int, int]], text: str) -> bool:
    """Does the source have a bracket of its own between two parts, and other words beside it?"""
    gaps = [text[a:b] for (_, a), (b, _) in pairwise(parts)]
    return any(_BRACKET.search(gap) and _WORD.search(_BRACKET.sub(" ", gap)) for gap in gaps)


def _place(source: Source, anchor: Anchor) -> Place:
    status = Status.EXACT if anchor.status is Status.AMBIGUOUS and not anchor.folds else anchor.status
    status = Status.REFORMATTED if status is Status.AMBIGUOUS else status
    return Place(source.name, anchor.start or 0, anchor.end or 0, status, anchor.changes)


def _by_sentences(words: str, source: Source, index: TextIndex) -> Place | None:
    """The place of a quotation of several sentences that the source parts by other words."""
    sentences = sentences_of(words)
    if len(sentences) < 2:
        return None
    spans, at = [], 0
    for number, sentence in enumerate(sentences):
        span = _next_place(sentence, at, index)
        edges = (number > 0, number < len(sentences) - 1)
        if span is None or not _is_sentence(span, edges, index.text):
            return None
        spans.append(span)
        at = span[1]
    return Place(source.name, spans[0][0], spans[-1][1], Status.REFORMATTED)


def _next_place(sentence: str, at: int, index: TextIndex) -> tuple[int, int] | None:
    """The first place of a sentence from an offset on."""
    anchors = standing_quotes([Selector(variant) for variant in variants(sentence)], index)
    spans = [span for anchor in anchors if anchor for span in _spans(anchor)]
    behind = [span for span in spans if span[0] >= at and not is_cut(index.text, *span, language=index.language)]
    return min(behind, default=None)


def _is_sentence(span: tuple[int, int], edges: tuple[bool, bool], text: str) -> bool:
    """Does it begin and end where a sentence of the source, or what it quotes, does? Asked of inner edges alone."""
    start, end = span
    before, after = text[max(0, start - 8) : start].rstrip(), text[end : end + 2].lstrip()
    begins = not before or before[-1] in _STOPS or before[-1] in "“„«»‘‚" or text[start - 1 : start] == "\n"
    ends = not after or text[end - 1] in _STOPS or after[0] in _STOPS or after[0] in ",,"
    return (begins or not edges[0]) and (ends or not edges[1])


# ---- near ------------------------------------------------------------------------------------------------------------


def _near(one: Sought, texts: Texts) -> list[Place]:
    """The best place near a quotation that stands nowhere, in the linked sources or else in those most like it."""
    linked = [source for source in texts.sources if source.name in one.linked]
    for sources in (linked, _likeliest(one, texts)):
        places = [place for source in sources if (place := _near_in(one.words, source, texts.index(source)))]
        if places:
            return [min(places, key=lambda place: (not place.status.stands, _size(place.changes)))]
    return []


def _near_in(words: str, source: Source, index: TextIndex) -> Place | None:
    bare = _ENDS.sub("", words) or words
    (anchor,) = anchor_quotes([Selector(bare)], index, language=source.language)
    if anchor.start is None or anchor.end is None or not (anchor.status.stands or anchor.status is Status.ALTERED):
        return None
    if anchor.changes and all(_is_mark(change) for change in anchor.changes):
        return Place(source.name, anchor.start, anchor.end, Status.REFORMATTED)
    if anchor.status.stands and not _is_whole(anchor, index):
        return None
    return Place(source.name, anchor.start, anchor.end, anchor.status, anchor.changes)


def _is_mark(change: Change) -> bool:
    """Is it nothing but a quotation mark within the words, or at their beginning a letter's case?"""
    quoted, found = (_MARKS.sub("", words).strip() for words in (change.quoted, change.found))
    return quoted == found or (change.quote_start == 0 and quoted[:1].lower() + quoted[1:] == found)


def _size(changes: Sequence[Change]) -> tuple[int, int]:
    return sum(len(change.quoted) + len(change.found) for change in changes), len(changes)


def _likeliest(one: Sought, texts: Texts) -> list[Source]:
    """The sources with most rare words in common, the best first."""
    wanted = set(_WORD.findall(one.words.casefold()))
    total = len(texts.sources) + 1
    worth = {word: math.log(1 + total / texts.counts[word]) for word in wanted if texts.counts[word]}
    scores = {
        source.name: sum(worth[word] for word in sorted(wanted & texts.words(source))) for source in texts.sources
    }
    ranked = sorted((s for s in texts.sources if scores[s.name] > 0), key=lambda s: (-scores[s.name], s.name))
    return ranked[:MOST_SOURCES]

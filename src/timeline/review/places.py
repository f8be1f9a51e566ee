"""A new row, made from words that do stand: where they are, what sets the place apart, and an id that is free.

Cost: one search over the source for the words, and one for each of the surroundings tried, a bounded number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline.frozen import frozen
from timeline.model import Anchor, Selector, Source, Status
from timeline.model.errors import TimelineError
from timeline.text.fold import without_print
from timeline.text.lines import Lines

MAX_CONTEXT = 200
MAX_SENTENCE = 1500
FAR = 400  # characters on each side that prefix and suffix are taken from
COUNTS = (1, 2, 3, 5, 8, 13, 21)  # words of prefix and suffix that are tried
_WORD = re.compile(r"\S+")
_SPACES = re.compile(r"\s+")
_HYPHENED = re.compile(r"(?<=\w)[-\u2010]\s*[\n\r\u2028\u2029]\s*(?=\w)")
_STOP = re.compile(r"(?<![\s.][A-Z])[.!?][\"”’')\]]{0,4}(?=\s|\Z)|\n[ \t\r]{0,200}\n")
"""Where a sentence ends: a full stop that no initial ("J. Smith") is before, or an empty line."""


@frozen
class Place:
    """One place where words stand: offsets, 1-based line and column in the file, and the line around it.

    `where` is the place in words, also where the file has no lines; there line and column are 0.
    """

    start: int
    end: int
    line: int
    column: int
    before: str
    words: str
    after: str
    where: str

    def path(self, source: Source) -> str:
        """The source's file with the place in it, as people are told it."""
        return f"{source.path}:{self.line}" if self.line else f"{source.path}, {self.where}"


def places_of(source: Source, anchor: Anchor, most: int = 50) -> list[Place]:
    """The places that an anchor in a source means, in order; none where the words do not stand."""
    if anchor.status is Status.AMBIGUOUS:
        spans = list(anchor.places[:most])
    elif anchor.status.stands and anchor.start is not None and anchor.end is not None:
        spans = [(anchor.start, anchor.end)]
    else:
        return []
    lines = Lines(source.text)
    return [place_at(source, lines, start, end) for start, end in spans]


def place_at(source: Source, lines: Lines, start: int, end: int) -> Place:
    """The place [start, end) of a source with the rest of its lines."""
    first, _ = lines.around(start)
    _, last = lines.around(end)
    before = source.text[max(first, start - MAX_CONTEXT) : start]
    after = source.text[end : min(last, end + MAX_CONTEXT)]
    view = source.view
    line, column = lines.position(start) if view is None else view.position(start) if view.kind.has_lines else (0, 0)
    where = view.where(start, end) if view else f"line {line}"
    return Place(start, end, line, column, before, source.text[start:end], after, where)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    r"""The sentence that holds a span, over line breaks, up to an empty line.

    A sentence without an end in sight goes no further than the span.

    >>> text = "It opened. J. Smith paid\n2.4 million for it. Then it closed."
    >>> text[slice(*sentence_at(text, 26, 29))]
    'J. Smith paid\n2.4 million for it.'
    """
    low = max(0, start - MAX_SENTENCE)
    stops = [match.end() for match in _STOP.finditer(text, low, start) if match.end() <= start]
    begin = stops[-1] if stops else low if not low else start
    stop = _STOP.search(text, max(start, end - 1), end + MAX_SENTENCE)
    close = max(end, stop.end()) if stop else len(text) if end + MAX_SENTENCE >= len(text) else end
    words = text[begin:close]
    return begin + len(words) - len(words.lstrip()), begin + len(words.rstrip())


def context_for(source: Source, quote: str, place: Place) -> tuple[str, str]:
    """The fewest words before, or else after, or both, that tell this place from the others; empty where none need be.

    Raises TimelineError if the surroundings of the places do not differ.
    """
    from timeline.anchoring import TextIndex, standing_quotes

    index = TextIndex(source.seen, source.language)
    for prefix, suffix in contexts_of(source, place):
        (anchor,) = standing_quotes([Selector(quote, prefix, suffix)], index)
        if anchor is not None and anchor.status.stands and anchor.start == place.start:
            return prefix, suffix
    raise TimelineError(
        f"{source.path}, {place.where}: the words stand in several places with the same surroundings",
        "Quote more words.",
    )


def contexts_of(source: Source, place: Place) -> Iterator[tuple[str, str]]:
    """Prefixes and suffixes of a place, from none over few words to many."""
    text = source.text
    yield "", ""
    before = [match.start() for match in _WORD.finditer(text, max(0, place.start - FAR), place.start)]
    after = [match.end() for match in _WORD.finditer(text, place.end, place.end + FAR)]
    for count in COUNTS:
        prefix = _unbroken(text[before[max(0, len(before) - count)] : place.start] if before else "")
        suffix = _unbroken(text[place.end : after[min(count, len(after)) - 1]] if after else "")
        yield prefix, ""
        yield "", suffix
        yield prefix, suffix


def _unbroken(words: str) -> str:
    r"""Surroundings in one line, words that a line breaks whole; a space at either end stays.

    That a hyphen there is mostly the page's may be guessed: surroundings are only compared with each other.

    >>> _unbroken("the inter-\nnational\n"), _unbroken("  ﬁrst  one")
    ('the international ', ' first one')
    """
    return _SPACES.sub(" ", _HYPHENED.sub("", without_print(words)))


def free_id(source: str, taken: Iterable[str]) -> str:
    """An id made of the source's name and the first free number.

    >>> free_id("2024/the note.txt", ["the-note-1"])
    'the-note-2'
    """
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", source.rsplit("/", 1)[-1].rsplit(".", 1)[0]).strip("-.") or "claim"
    used = set(taken)
    return next(name for name in (f"{stem}-{n}" for n in range(1, len(used) + 2)) if name not in used)

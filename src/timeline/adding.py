"""A new row, made from words that do stand: where they are, what sets the place apart, and an id that is free."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from timeline.errors import TimelineError
from timeline.lines import Lines
from timeline.model import Anchor, Source, Status

MAX_CONTEXT = 200
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Place:
    """One place where words stand: offsets, 1-based line and column, and the line around it."""

    start: int
    end: int
    line: int
    column: int
    before: str
    words: str
    after: str


def places_of(source: Source, words: str, most: int = 50) -> list[Place]:
    """The places where words stand in a source, whatever their layout, in order."""
    from timeline.anchor import find_quote

    anchor = find_quote(words, source.text)
    if anchor.status is Status.AMBIGUOUS:
        spans = list(anchor.places[:most])
    elif anchor.status.stands and anchor.start is not None and anchor.end is not None:
        spans = [(anchor.start, anchor.end)]
    else:
        return []
    lines = Lines(source.text)
    return [place_at(source, lines, start, end) for start, end in spans]


def place_at(source: Source, lines: Lines, start: int, end: int) -> Place:
    first, _ = lines.around(start)
    _, last = lines.around(end)
    before = source.text[max(first, start - MAX_CONTEXT) : start]
    after = source.text[end : min(last, end + MAX_CONTEXT)]
    return Place(start, end, *lines.position(start), before, source.text[start:end], after)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence that holds a span, within its line: from after the last full stop to the next one."""
    lines = Lines(text)
    first, last = lines.around(start)[0], lines.around(end)[1]
    stops = [match.end() for match in re.finditer(r"[.!?][\"”’')]*\s+", text[first:start])]
    begin = first + (stops[-1] if stops else 0)
    stop = re.search(r"[.!?][\"”’')]*(?=\s|$)", text[end - 1 : last])
    return begin, end - 1 + stop.end() if stop else last


def context_for(source: Source, quote: str, place: Place) -> tuple[str, str]:
    """The fewest words before, and then after, that tell this place from the others; empty where none are needed.

    Raises TimelineError if the surroundings of the places do not differ.
    """
    from timeline.anchor import find_quote

    def tells(prefix: str, suffix: str) -> bool:
        found: Anchor = find_quote(quote, source.text, prefix=prefix, suffix=suffix)
        return found.status.stands and found.start == place.start

    if tells("", ""):
        return "", ""
    before = [match.start() for match in _WORD.finditer(source.text, max(0, place.start - 400), place.start)]
    after = [match.end() for match in _WORD.finditer(source.text, place.end, place.end + 400)]
    for count in (1, 2, 3, 5, 8, 13, 21):
        prefix = (
            source.text[before[-count] : place.start] if len(before) >= count else source.text[: place.start][-400:]
        )
        suffix = source.text[place.end : after[count - 1]] if len(after) >= count else source.text[place.end :][:400]
        for chosen in ((prefix, ""), ("", suffix), (prefix, suffix)):
            if tells(*chosen):
                return chosen
    raise TimelineError(
        f"{source.path}:{place.line}: the words stand in several places with the same surroundings", "Quote more words."
    )


def free_id(source: str, taken: Iterable[str]) -> str:
    """An id made of the source's name and the first free number."""
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", source.rsplit("/", 1)[-1].rsplit(".", 1)[0]).strip("-.") or "claim"
    used = set(taken)
    return next(name for name in (f"{stem}-{n}" for n in range(1, len(used) + 2)) if name not in used)

"""Captions to what is heard: each cue's words, with the time at which it begins (WebVTT, SubRip)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.model.view import Kind, View
from timeline.readers.align import align
from timeline.readers.build import Builder

VERSION = "1"
_TIMING = re.compile(
    r"[ \t]*(?:(?P<h>\d{1,3}):)?(?P<m>\d{1,2}):(?P<s>\d{2})[.,]\d{1,3}[ \t]*-->[ \t]*"
    r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
)
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_TAG = re.compile(r"</?(?:c|i|b|u|v|ruby|rt|lang|font|\d)[^<>]{0,200}>|\{\\[^{}]{0,60}\}", re.IGNORECASE)


def read_captions(text: str, kind: Kind) -> View:
    """The view of captions, given as decoded. Cues follow one another as lines, for sentences run on."""
    builder, places = Builder(), list[str]()
    for place, start, end in payload(text):
        builder.part("\n")
        at = len(builder.starts)
        add_line(builder, text, start, end)
        places += [place] * (len(builder.starts) - at)
    seen, offsets = builder.built()
    return View(seen, kind, "captions", VERSION, text, offsets, builder.starts, builder.ends, tuple(places))


def payload(text: str) -> Iterator[tuple[str, int, int]]:
    """The lines of all cues: when the cue begins, and where the line begins and ends."""
    place = ""
    for match in _LINE.finditer(text):
        if match.start() == len(text):
            break
        line = match.group().rstrip("\r\n")
        timing = _TIMING.match(line)
        if timing:
            place = f"{int(timing['h'] or 0):02}:{int(timing['m']):02}:{timing['s']}"
        elif not line.strip():
            place = ""
        elif place:
            yield place, match.start(), match.start() + len(line)


def add_line(builder: Builder, text: str, start: int, end: int) -> None:
    """One line of a cue without its tags."""
    at = start
    for tag in (*_TAG.finditer(text, start, end), None):
        stop = tag.start() if tag else end
        if stop > at:
            raw = text[at:stop]
            data = unescaped(raw)
            stretches = align(data, text, at) if data != raw else [(0, len(data), at, 0)]
            builder.add_words(data, stretches)
        at = tag.end() if tag else end


def unescaped(raw: str) -> str:
    """The characters that the entities of WebVTT stand for."""
    import html

    return html.unescape(raw) if "&" in raw else raw

"""Text as a parser gives it, held against the characters that it was made from: entities, line ends, passed-over tags.

The parser tells where a text node begins. Within it most runs alike with the file; the rest is walked through, so that
each character has its place. Cost: linear in the stretch of the file that is walked through.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from timeline.readers.build import Stretch

_SPECIAL = re.compile("[&\r<\x00]")
_FAR = 10_000  # characters that other nodes may take within one
_NUMBER = re.compile(r"&#(?:[xX][0-9a-fA-F]+|[0-9]+);?")
_NAME = re.compile(r"&[A-Za-z][A-Za-z0-9]{0,40};?")


def align(data: str, raw: str, origin: int | None) -> list[Stretch]:
    """Where the characters of a text node are from; `origin` is where it begins in the file.

    >>> align("a & b", "<p>a &amp; b", 3)
    [(0, 2, 3, 0), (2, 3, 5, 10), (3, 5, 10, 0)]
    """
    if origin is None:
        return [(0, len(data), 0, 1)]
    if raw.startswith(data, origin):
        return [(0, len(data), origin, 0)]
    return list(_walked(data, raw, origin))


def _walked(data: str, raw: str, at: int) -> Iterator[Stretch]:
    """The stretches of a node that does not run alike with the file."""
    done, limit = 0, len(data)
    while done < limit:
        run = _alike(data, done, raw, at)
        if run:
            yield done, done + run, at, 0
            done, at = done + run, at + run
            continue
        size, until = _reference(data, done, raw, at)
        if size:
            alike = raw[at:until] == data[done : done + size]
            yield done, done + size, at, 0 if alike else until
            done, at = done + size, until
        elif raw.startswith("<", at) and (close := raw.find(">", at)) >= 0:
            at = close + 1  # a tag that the parser passed over
        elif (place := _next(data[done], raw, at + 1)) >= 0:
            at = place  # what stands between belongs to another node
        else:
            yield done, limit, min(at, len(raw)), min(len(raw), at + 1) or 1
            return


def _next(letter: str, raw: str, at: int) -> int:
    """Where a character, or what may stand for it, comes next, not too far away; -1 if it does not."""
    places = (raw.find(sign, at, at + _FAR) for sign in (letter, "&", "\r"))
    return min((place for place in places if place >= 0), default=-1)


def _alike(data: str, done: int, raw: str, at: int) -> int:
    """How many characters run alike from here on, up to what may be more than a character."""
    special = _SPECIAL.search(raw, at)
    size = min(len(data) - done, (special.start() if special else len(raw)) - at)
    if size > 0 and raw.startswith(data[done : done + size], at):
        return size
    return next((n for n in range(size) if data[done + n] != raw[at + n]), max(size, 0))


def _reference(data: str, done: int, raw: str, at: int) -> tuple[int, int]:
    """How many characters an entity or line end at a place of the file stands for, and where it ends; 0 for neither."""
    if raw.startswith("\r\n", at) and data[done] == "\n":
        return 1, at + 2
    if raw.startswith("\r", at) and data[done] == "\n":
        return 1, at + 1
    if not raw.startswith("&", at):
        return (1, at + 1) if raw[at : at + 1] == data[done] else (0, at)
    number = _NUMBER.match(raw, at)
    if number:
        return 1, number.end()
    name = _NAME.match(raw, at)
    for end in range(name.end(), at + 2, -1) if name else ():
        known = html5.get(raw[at + 1 : end])
        if known is not None and data.startswith(known, done):
            return len(known), end
    return (1, at + 1) if data[done] == "&" else (0, at)


def decoded(raw: str) -> str:
    """What a stretch of a file reads as: entities decoded, line ends as line feeds."""
    return html.unescape(raw).replace("\r\n", "\n").replace("\r", "\n")

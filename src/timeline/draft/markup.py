"""Tags and entities of HTML, in articles in HTML and in Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from timeline.draft.masking import BREAK, Cut, Masking

GENERIC_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9-]{0,30})(?:\s[^<>]{0,5000})?/?>")
_DECLARATION = re.compile(r"<[!?][^<>]{0,2000}>")
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_UNREAD = ("script", "style", "head", "template", "svg", "math", "code", "pre", "noscript", "del", "s", "button")
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "ruby",
        "rt",
        "s",
        "samp",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_QUOTED = frozenset(("blockquote",))
_MARKS = {False: "“", True: "”"}


def cut_tagged(masking: Masking) -> None:
    """Blanks for elements whose content no reader reads as prose; struck text is no longer said."""
    for name in _UNREAD:
        masking.cut((start, end, None) for start, end in _elements(masking.left, name))


def _elements(text: str, name: str) -> Iterator[tuple[int, int]]:
    """From an opening tag to the next closing one of the same name."""
    opening, closing = (re.compile(rf"<{mark}{name}(?:\s[^<>]{{0,5000}})?>", re.IGNORECASE) for mark in ("", "/"))
    match = opening.search(text)
    while match:
        end = closing.search(text, match.end())
        if end is None:
            return
        yield match.start(), end.end()
        match = opening.search(text, end.end())


def cut_tags(masking: Masking) -> list[tuple[int, int]]:
    """Cut all tags; the spans of block quotations come back."""
    tags = list(GENERIC_TAG.finditer(masking.left))
    masking.cut((*match.span(), _read(match)) for match in tags)
    masking.unsee(_DECLARATION)
    return list(_blocks(tags))


def _read(tag: re.Match[str]) -> str:
    """What a reader sees of a tag: quotation marks for `q`, a line's end for `br`, nothing within a sentence."""
    name, closing = tag["name"].lower(), tag.group().startswith("</")
    if name == "q":
        return _MARKS[closing]
    if name == "br":
        return "\n"
    return "" if name in _INLINE else BREAK


def _blocks(tags: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    start, depth = 0, 0
    for tag in tags:
        if tag["name"].lower() not in _QUOTED:
            continue
        closing = tag.group().startswith("</")
        if not closing and not depth:
            start = tag.end()
        depth = max(0, depth + (-1 if closing else 1))
        if closing and not depth:
            yield start, tag.start()


def cut_entities(masking: Masking) -> None:
    """Entities read as the characters that they stand for."""
    cuts: Iterator[Cut] = (
        (*match.span(), html.unescape(match.group()))
        for match in _ENTITY.finditer(masking.left)
        if html.unescape(match.group()) != match.group()
    )
    masking.cut(cuts)

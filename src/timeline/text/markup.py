r"""Seeing through markup: what Markdown, HTML and mail add to words that a reader sees without it.

`edits` names what to leave out, as [start, end) and what stands there instead; the words keep their characters, so that
a figure inside is still compared. Only what cannot be words is taken for markup: a tag with a name that HTML has
(WHATWG HTML, section 4), emphasis that opens and closes around words (CommonMark 0.31, section 6), a `>` or `#` at a
line's start. Struck text (`~~`, `<s>`, `<del>`) is left as it is: a reader sees that it no longer holds.

Cost: one pass of a regular expression for each kind whose first character the text holds. The patterns begin with what
they look for, and look back from there: so most of a text is passed over without trying them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

Edit = tuple[int, int, str]

_INLINE = "a|abbr|b|bdi|bdo|cite|code|em|font|i|kbd|mark|q|small|span|strong|time|tt|u|var|wbr"
_BLOCK = (
    "article|aside|blockquote|body|br|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|html|li|main|nav"
    "|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
)
_ATTRIBUTES = (
    r"""(?:\s+[A-Za-z_:][\w:.-]{0,60}\s?=\s?(?:"[^"<>]{0,2000}"|'[^'<>]{0,2000}'|[^\s"'<>]{1,200})){0,20}\s?/?"""
)
_TAG = rf"</?(?:(?P<inline>{_INLINE})|(?P<block>{_BLOCK})){_ATTRIBUTES}>"
_LOWER = r"<sub>(?<=[^\W\d_]<sub>)(?=[0-9]{1,3}</sub>)|</sub>(?<=[0-9]</sub>)"
_ENTITY = r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});"
# Of lines: each of the choices begins with one character, so that most lines are left at once.
_LINE_START = r"[^\S\n]*(?:>(?:[^\S\n]?>)*[^\S\n]?|##{0,5}[^\S\n]+(?=\S)|[-*+•‣▪][^\S\n]+(?=\S))"
_UNDERLINE = r"[^\S\n]*(?:===+|---+)[^\S\n]*$"
_RULER = r"[^\S\n]*\|?(?:[^\S\n]*:?-{2,}:?[^\S\n]*\|)+[^\S\n]*(?::?-{2,}:?[^\S\n]*)?$"
_ROW = r"[^\S\n]*\|[^\n]{1,2000}$"
_PIPE = r"[^\S\n]*\|[^\S\n]*"
_LINK = r'\[(?P<text>[^\[\]\n]{1,500})\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,1000}(?:\s"[^"\n]{0,200}")?\)'
_CODE = r"`(?<!``)(?P<run>`{0,2})(?!`)(?P<text>[^`\n]{1,300})`(?P=run)(?!`)"
_EMPHASIZING = ("***", "**", "__", "*", "_")
_EMPHASIS = tuple(
    rf"{re.escape(mark)}(?<![^\W_]{re.escape(mark)})(?<![\\{mark[0]}]{re.escape(mark)})(?![\s{mark[0]}])"
    rf"(?P<text>(?:(?!{re.escape(mark)})[^\n]|\n(?!\s*\n)|(?<=\w){mark[0]}(?=\w)){{1,1000}}?)"
    rf"(?<![\s\\{mark[0]}]){re.escape(mark)}(?!{re.escape(mark[0])})(?![^\W_])"
    for mark in _EMPHASIZING
)
_ESCAPE = r"\\(?=[\\`*_{}\[\]()#+.!|>~-])"


@cache
def _compiled(pattern: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """A pattern, made when a text first holds what it begins with: most texts hold little of all this."""
    return re.compile(pattern, flags)


def edits(text: str) -> Iterator[Edit]:
    """What markup stands in a text: places in no order, which may overlap, and what a reader sees there instead."""
    if "<" in text:
        yield from _tags(text)
    if "&" in text:
        yield from _entities(text)
    yield from ((*span, "") for span in _in_lines(_LINE_START, text))
    if "---" in text or "===" in text:
        yield from ((*span, "") for span in _in_lines(_UNDERLINE, text) if span[0])
    if "|" in text:
        yield from _table(text)
    if "](" in text:
        yield from _links(text)
    if "`" in text:
        yield from _around(_CODE, text)
    for pattern, mark in zip(_EMPHASIS, _EMPHASIZING, strict=True):
        if mark in text:
            yield from _around(pattern, text)
    if "\\" in text:
        yield from ((*match.span(), "") for match in _compiled(_ESCAPE).finditer(text))


def hides_letters(text: str) -> bool:
    """May a reader see letters side by side that do not stand so: is there a tag, an entity, or the address of a link?

    >>> hides_letters("_fell_ to < 3 & > 2"), hides_letters("fell <sup>a</sup>"), hides_letters("caf&eacute;")
    (False, True, True)
    """
    return (
        ("<" in text and _compiled(rf"{_TAG}|</?su[bp]>", re.IGNORECASE).search(text) is not None)
        or ("&" in text and _compiled(_ENTITY).search(text) is not None)
        or ("](" in text and _compiled(_LINK).search(text) is not None)
    )


def _tags(text: str) -> Iterator[Edit]:
    for match in _compiled(_TAG, re.IGNORECASE).finditer(text):
        yield *match.span(), "" if match["inline"] else "\n"
    yield from ((*match.span(), "") for match in _compiled(_LOWER, re.IGNORECASE).finditer(text))


def _entities(text: str) -> Iterator[Edit]:
    from html import unescape  # a table of two thousand names, for the few texts that hold one

    for match in _compiled(_ENTITY).finditer(text):
        if (seen := unescape(match.group())) != match.group():
            yield *match.span(), seen


def _table(text: str) -> Iterator[Edit]:
    """The pipes of table rows: a tab between two cells, so that their numbers stay apart."""
    yield from ((*span, "") for span in _in_lines(_RULER, text))
    for row in _in_lines(_ROW, text):
        yield from ((*pipe.span(), "\t") for pipe in _compiled(_PIPE).finditer(text, *row))


def _in_lines(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a line, or its beginning, is as a pattern describes it: looked for behind the end of another."""
    first = _compiled(pattern, re.MULTILINE).match(text)
    if first:
        yield first.span()
    for match in _compiled(rf"\n{pattern}", re.MULTILINE).finditer(text):
        yield match.start() + 1, match.end()


def _links(text: str) -> Iterator[Edit]:
    """What stands around the words of a link, with the mark of a picture."""
    for start, end, seen in _around(_LINK, text):
        yield start - (text[start] == "[" and text[start - 1 : start] == "!"), end, seen


def _around(pattern: str, text: str) -> Iterator[Edit]:
    """What stands before and behind the words that a reader sees."""
    for match in _compiled(pattern).finditer(text):
        start, end = match.span("text")
        yield match.start(), start, ""
        yield end, match.end(), ""

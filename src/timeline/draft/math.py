r"""Mathematics in an article, by pandoc's rule, so that "$5 million and $6 million" is none.

The opening `$` has a character that is no space right behind it, the closing one has such a character right before it
and no digit right behind it; neither is escaped, and no empty line stands between them. Beyond pandoc, what holds three
words in a row is prose, "plans at [$X], the silver plan at [$Y]", and what closes the bracket that the mark stands in:
"[$X] or [$Y]", "($5m, then $6m)".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_DISPLAY = re.compile(r"(?<!\\)\$\$(?:(?!\$\$|\n\s*\n).){1,5000}\$\$", re.DOTALL)
_MARK = re.compile(r"(?<![\\$])\$(?!\$)")
_EMPTY_LINE = re.compile(r"\n\s*\n")
_PROSE = re.compile(r"(?<![\\{\w])(?:[^\W\d_]{2,}\s+){2}[^\W\d_]{2,}(?!\w)")
_BRACKETS = {"[": "]", "(": ")"}
_LONGEST = 2000


def display_math(text: str) -> Iterator[tuple[int, int, None]]:
    """Mathematics between double dollar signs."""
    return ((*match.span(), None) for match in _DISPLAY.finditer(text))


def inline_math(text: str) -> Iterator[tuple[int, int, None]]:
    """Mathematics between single dollar signs.

    >>> [
    ...     text[a:b]
    ...     for text in ("from $5 million to $6 million", "so $x$, at $1", "a $n^2$")
    ...     for a, b, _ in inline_math(text)
    ... ]
    ['$x$', '$n^2$']
    """
    marks = [match.start() for match in _MARK.finditer(text)]
    k = 0
    while k < len(marks) - 1:
        start, end = marks[k], marks[k + 1]
        if _opens(text, start) and _closes(text, end) and not _parted(text, start, end):
            yield start, end + 1, None
            k += 2
        else:
            k += 1


def _opens(text: str, at: int) -> bool:
    return bool(text[at + 1 : at + 2].strip())


def _closes(text: str, at: int) -> bool:
    return bool(text[at - 1].strip()) and not text[at + 1 : at + 2].isdigit()


def _parted(text: str, start: int, end: int) -> bool:
    inside = text[start + 1 : end]
    if end - start > _LONGEST or _EMPTY_LINE.search(inside) or _PROSE.search(inside):
        return True
    return start > 0 and _closes_bracket(text[start - 1], inside)


def _closes_bracket(opening: str, inside: str) -> bool:
    """Is the bracket that stands right before the mark closed within, whatever opens and closes there?"""
    closing, depth = _BRACKETS.get(opening, ""), 1
    for char in inside if closing else "":
        depth += (char == opening) - (char == closing)
        if depth == 0:
            return True
    return False

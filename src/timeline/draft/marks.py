"""Quotation marks in a paragraph: which open, which close, and what stands between them, the outer ones first.

“” „“ „” ”” «» »« »» ‹› ›‹ 「」『』 `` '' and straight "; ‘ ’ and ‚ ‘ only with no letter before the opening one and
none behind the closing one; straight ' never. Cost: one pass over the marks of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.frozen import frozen

Span = tuple[int, int]

_MARK = re.compile("``|''|[“”„«»‹›「」『』\"‘’‚]")
_CLOSES: dict[str, str] = {
    "“": "”", "„": "“”", "«": "»", "»": "«»", "‹": "›", "›": "‹›", "「": "」", "『": "』", "``": "''”\"", '"': '"',
    "‘": "’", "‚": "‘’", "”": "”",
}  # fmt: skip
_SINGLE = frozenset("‘’‚")
_SPACED = frozenset("«‹「『")  # a space may stand behind them, as in French
_TWO_FACED = frozenset('”»›"')  # they open as well as close: what stands beside them tells


@frozen
class Open:
    """An opening mark and its place."""

    mark: str
    start: int
    end: int


def quoted_spans(text: str, start: int, end: int) -> tuple[list[Span], Open | None]:
    r"""What stands between quotation marks in [start, end), outer ones only, and an opening mark left without closing.

    >>> quoted_spans('He said “yes, ‘now’” and 5" of "rain".', 0, 39)[0]
    [(9, 19), (32, 36)]
    """
    pairs: list[tuple[Span, Span]] = []
    opened: list[Open] = []
    for match in _MARK.finditer(text, start, end):
        closed = _closed_by(opened, match, text)
        if closed is not None:
            first = opened[closed]
            pairs.append(((first.start, match.end()), (first.end, match.start())))
            del opened[closed:]
        elif _opens(match, text, start):
            opened.append(Open(match.group(), *match.span()))
    outer = list(_outer(pairs))
    left = next((one for one in opened if not any(low <= one.start < high for (low, high), _ in pairs)), None)
    return outer, left


def _closed_by(opened: list[Open], mark: re.Match[str], text: str) -> int | None:
    """The number of the innermost opening mark that this one closes."""
    name, at = mark.group(), mark.start()
    if name in _SINGLE and text[mark.end() : mark.end() + 1].isalpha():
        return None
    if name in _TWO_FACED and name != "”" and _faces_right(mark, text) and not _follows_word(text, at):
        return None
    for number in range(len(opened) - 1, max(-1, len(opened) - 4), -1):
        if name in _CLOSES[opened[number].mark] and opened[number].end < at:
            return number
    return None


def _opens(mark: re.Match[str], text: str, start: int) -> bool:
    """May this mark open a quotation?"""
    name, at = mark.group(), mark.start()
    before = text[at - 1 : at] if at > start else ""
    if name not in _CLOSES or (name not in _SPACED and not text[mark.end() : mark.end() + 1].strip()):
        return False
    if name in _SINGLE:
        return not before.isalnum()
    return name not in _TWO_FACED or (not before.isalnum() and _faces_right(mark, text))


def _faces_right(mark: re.Match[str], text: str) -> bool:
    """Does a word begin right behind it?"""
    behind = text[mark.end() : mark.end() + 1]
    return bool(behind.strip()) and (behind.isalnum() or behind in "‘'“[(…$€£¥¿¡«‹-–—.")


def _follows_word(text: str, at: int) -> bool:
    before = text[at - 1 : at] if at else ""
    return bool(before.strip()) and before not in "([–—"


def _outer(pairs: list[tuple[Span, Span]]) -> Iterator[Span]:
    """The inside of each pair that stands in no other."""
    reach = -1
    for (low, high), inside in sorted(pairs, key=lambda pair: (pair[0][0], -pair[0][1])):
        if low >= reach:
            reach = high
            yield inside

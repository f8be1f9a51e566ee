"""Marks that group the digits of a number, and nothing that only looks like them.

1,234 is a number of four digits where a language groups by commas; range(1,100), "pages 1,234", 0,125 and 1,2345 are
no grouped numbers. Digits are grouped by three (SI Brochure, 9th edition, 5.4.4), or in India by two before the last
three.

Cost: one pass of a regular expression over the text's digits.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

SPACES = "\u0020\u00a0\u2009\u202f"
ALWAYS = SPACES[1:] + "'’"
"""Marks that group digits in every language: spaces that do not break, and apostrophes."""

_LOOK = 16  # characters before a number in which a label may stand: "page 1,234"


def grouped_marks(text: str, marks: str, labels: Collection[str] = ()) -> Iterator[tuple[int, int]]:
    """The places of the marks that only group digits; `marks` are those of the language, `labels` what pages have.

    >>> [slice for slice in grouped_marks("1,234 and 0,125 and 1,2345 and f(1,100)", ",")]
    [(1, 2)]
    """
    alike = text
    for digit in "23456789":  # one character is looked for many times as fast as one of nine
        alike = alike.replace(digit, "1")
    for match in _pattern(marks).finditer(alike):
        if not is_listed(text, match.start(), labels):
            mark = match["mark"] or match["two"]
            yield from ((i, i + 1) for i in range(*match.span("number")) if text[i] == mark)


def ungrouped(number: str, marks: str) -> str:
    """A number without the marks that group its digits; as it is where they do not.

    >>> ungrouped("-1,234,567.5", ","), ungrouped("1,2345", ","), ungrouped("1 234", ",")
    ('-1234567.5', '1,2345', '1234')
    """
    for start, end in sorted(grouped_marks(number, marks), reverse=True):
        number = number[:start] + number[end:]
    return number


def is_listed(text: str, start: int, labels: Collection[str]) -> bool:
    """Do numbers that begin at `start` stand in a list: arguments in brackets of a call, or pages?"""
    before = text[max(0, start - _LOOK) : start]
    if before.endswith("(") and before[-2:-1].isalnum():
        return True
    word = before.rstrip(" .\u00a0").rpartition(" ")[2] if labels else ""
    return word.lstrip("(").casefold() in labels


@cache
def _pattern(marks: str) -> re.Pattern[str]:
    """Numbers with marks in a text in which every digit but 0 is a 1."""
    mark = f"[{re.escape(marks + ALWAYS + SPACES[0])}]"
    free = rf"1(?<![\d.,'’]1)(?<!\d[{SPACES}]1)"  # a digit but 0: looked for first, digits are rare in a text
    return re.compile(
        rf"(?P<number>{free}\d{{0,2}}(?P<mark>{mark})\d{{3}}(?:(?P=mark)\d{{3}})*"
        rf"|{free}\d?(?:(?P<two>,)\d{{2}})+,\d{{3}})(?!\d)(?!{mark}\d{{1,2}}(?!\d))(?!{mark}\d{{4}})"
    )

"""What bounds a number in scripts without spaces, as the signs that do so in every language: 约500人 is ~500.

A word before the number bounds it (约, 超过, 최소), or one behind it or its counter (500人以上, 500余人); one that only
begins or ends like them does not (契約). A word of one character touches what it stands beside.

Cost: linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from timeline.lang import listed, read_file

_NOTHING = "="  # what is told by words that only look like a bound
_LONGEST = 20  # characters of a number
Edit = tuple[int, int, str]


class _Bounds(NamedTuple):
    """The sign of each word before a number and behind it, the pattern of both, and that of a word at all."""

    before: Mapping[str, str]
    behind: Mapping[str, str]
    pattern: re.Pattern[str]
    any_word: re.Pattern[str]


def bounded(text: str) -> Iterator[Edit]:
    """The numbers that a word bounds, each with its counter behind the sign that says so."""
    known = _bounds()
    if not known.any_word.search(text):
        return
    for found in known.pattern.finditer(text):
        behind = (found["inner"] or found["outer"] or "").lstrip()
        signs = known.before.get(found["before"] or "", ""), known.behind.get(behind, "")
        sign = next((one for one in signs if one and one != _NOTHING), "")
        if not sign or _NOTHING in signs:
            continue
        number = f"{found['number']}{found['scale'] or ''}"
        yield *found.span(), f"; {sign}{number} {(found['counter'] or '').lstrip()} "


def _either(words: Mapping[str, str]) -> str:
    """The words as choices, the longest first; one of a single character only where it touches what is before it."""
    ranked = sorted(words, key=len, reverse=True)
    longer = "|".join(re.escape(word) for word in ranked if len(word) > 1)
    return rf"\s?(?:{longer})|[{''.join(word for word in ranked if len(word) == 1)}]"


@cache
def _bounds() -> _Bounds:
    entries = read_file("numerals")
    before, behind = _by_word(entries["before"]), _by_word(entries["behind"])
    own = "".join(_names(f"{entries['digits']} {entries['tens']} {entries['scales']}"))
    counters = _names(f"{entries['money']} {entries['percent']} {entries['counters']} {entries['tenths']} % ‰")
    counter = "|".join(map(re.escape, sorted(counters, key=len, reverse=True)))
    leading = "|".join(map(re.escape, sorted(before, key=len, reverse=True)))
    lead = rf"(?:(?P<before>{leading})(?:[{''.join(listed(entries['bound_to']))}])?\s?)?"
    number = rf"(?P<number>[0-9{own}](?>[0-9.,，{own}]{{0,{_LONGEST}}})(?<![.,，])(?: [0-9]{{1,4}}[{own}]?(?![0-9]))?)"
    scale, times = (f"[{''.join(_names(words))}]" for words in (entries["scales"], entries["times"]))
    pattern = (
        rf"(?<![0-9.,，{own}]){lead}{number}(?!\s?{times})(?P<inner>{_either(behind)})?(?P<scale>{scale}+)?"
        rf"(?P<counter>\s?(?:{counter}))?(?(inner)|(?P<outer>{_either(behind)})?)"
    )
    return _Bounds(before, behind, re.compile(pattern), re.compile("|".join(map(re.escape, {*before, *behind}))))


def _names(words: str) -> list[str]:
    """The words without what they are worth."""
    return [word.partition("=")[0] for word in listed(words)]


def _by_word(table: Mapping[str, str]) -> dict[str, str]:
    return {word: sign for sign, words in table.items() for word in listed(words)}

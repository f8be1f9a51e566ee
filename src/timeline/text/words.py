"""Which words a text has: what is looked for by its words need not be looked for in a text that has none of them.

Cost: linear in the text; the words of the texts that were asked for last are kept, as many steps ask for the same.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from timeline.patterns import late
from timeline.text.fold.characters import outside_ascii

_LETTERS = re.compile(r"[^\W\d_]+")
_APART = "".join(chr(i).lower() if chr(i).isalpha() else " " for i in range(128))  # by ASCII's numbers: "a" for "A"
_DOTLESS = late("[İı]")  # where case is not regarded, both are found by an i


@lru_cache(maxsize=256)
def words_in(text: str) -> frozenset[str]:
    """The runs of letters of a text, without regard to case.

    >>> sorted(words_in("Isn't it the 2nd, ÉTÉ_2?"))
    ['isn', 'it', 'nd', 't', 'the', 'été']
    """
    if not text.isascii():
        if any(map(str.isalnum, outside_ascii(text))):
            return frozenset(map(str.casefold, _LETTERS.findall(text)))
        text = text.encode("ascii", "replace").decode()  # its quotation marks and dashes part words, as "?" does
    return frozenset(text.translate(_APART).split())


def may_hold(text: str, firsts: Collection[str]) -> bool:
    """May a pattern that disregards case find something in a text, all of which begins with one of these words?"""
    return not words_in(text).isdisjoint(firsts) or (not text.isascii() and _DOTLESS.search(text) is not None)


def firsts_of(entries: Iterable[str]) -> frozenset[str]:
    """The first word of each entry, as `words_in` has it."""
    found = map(_LETTERS.search, entries)
    return frozenset(first.group().casefold() for first in found if first)

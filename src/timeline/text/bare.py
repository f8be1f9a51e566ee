"""Which texts are read as they stand, as far as a look at their characters tells. Most cells and quotes are such texts.

Cost: a few passes in C; nothing is imported of what sees through other texts, whose patterns take their time to make.
"""

from __future__ import annotations

import re
from itertools import chain, starmap

_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
HYPHENS = "-‐‑¬"
BROKEN = rf"[{HYPHENS}][^\S{_BREAKS}]{{0,99}}[{_BREAKS}]\s*"
NOTES = "†‡⁰¹²³⁴⁵⁶⁷⁸⁹"  # the marks of notes beside a star
_MARKS = re.compile(r"[*_~`\\<&]")  # what markup is made of
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
# Characters that neither fold nor compose: Latin letters, the punctuation of print, signs of money.
_RANGES = ((0xA0, 0x180), (0x2010, 0x2028), (0x202F, 0x205F), (0x20A0, 0x20C1))
_SETTLED = frozenset(map(chr, chain.from_iterable(starmap(range, _RANGES)))).difference(HYPHENS, NOTES, "\u00adµĲĳŒœſ")


def is_bare(text: str) -> bool:
    r"""Has a text nothing that would have to be seen through: damage, ligatures, markup, notes, broken words, brackets?

    >>> is_bare("Für 5 Mio. € – „fast“ 6"), is_bare("5 mil\u00adlion"), is_bare("5 mil-\nlion"), is_bare("[5]")
    (True, False, False, False)
    """
    if not text.isascii() and not _SETTLED.issuperset(_FOREIGN.findall(text)):  # nor does one follow another: no damage
        return False
    if "[" in text or "](" in text or _MARKS.search(text):
        return False
    return "-" not in text or len(text.splitlines()) < 2 or not re.search(BROKEN, text)

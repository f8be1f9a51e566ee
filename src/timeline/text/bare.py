"""Which texts are read as they stand, as far as a look at their characters tells. Most cells and quotes are such texts.

Cost: a few passes in C; nothing is imported of what sees through other texts, whose patterns take their time to make.
"""

from __future__ import annotations

import re
from itertools import chain, starmap

from timeline.patterns import late

_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
HYPHENS = "-‐‑¬"
BROKEN = rf"[{HYPHENS}][^\S{_BREAKS}]{{0,99}}[{_BREAKS}]\s*"
NOTES = "†‡⁰¹²³⁴⁵⁶⁷⁸⁹"  # the marks of notes beside a star
_MARKS = ("[", "*", "_", "~", "`", "\\", "<", "&")  # what markup is made of, and the brackets of editors
_FOREIGN = late(r"[^\x00-\x7f][^\x00-\x7f]*")  # led by one character, what a search skips to fast
# Characters that neither fold nor compose: Latin letters, the punctuation of print, signs of money.
_RANGES = ((0xA0, 0x180), (0x2010, 0x2028), (0x202F, 0x205F), (0x20A0, 0x20C1))
_SETTLED = frozenset(map(chr, chain.from_iterable(starmap(range, _RANGES)))).difference(HYPHENS, NOTES, "\u00adµĲĳŒœſ")
_LONGEST = 8  # characters of a run that is looked at closely


def is_bare(text: str) -> bool:
    r"""Has a text nothing that would have to be seen through: damage, ligatures, markup, notes, broken words, brackets?

    >>> is_bare("Für 5 Mio. € – „fast“ 6"), is_bare("5 mil\u00adlion"), is_bare("5 mil-\nlion"), is_bare("[5]")
    (True, False, False, False)
    """
    if not text.isascii() and not _is_settled(_FOREIGN.findall(text)):
        return False
    for mark in _MARKS:  # each is found far faster by itself than all by a pattern
        if mark in text:
            return False
    return "-" not in text or len(text.splitlines()) < 2 or not re.search(BROKEN, text)


def _is_settled(runs: list[str]) -> bool:
    """Do these runs of characters outside ASCII neither fold nor compose, and can none be damage?

    One character alone is never damage: "é" is none, "Ã©" may be, "äß" is none.
    """
    if _SETTLED.issuperset(runs):
        return True
    several = set(runs).difference(_SETTLED)
    if max(map(len, several)) > _LONGEST or not all(map(_SETTLED.issuperset, several)):
        return False
    from timeline.text.mojibake import may_be_damage  # most texts have no use for it

    return not any(map(may_be_damage, several))

"""Which quotes cannot stand in any other view of a text, told by their letters before the view is made.

A text as a reader sees it, without what pages put between its words, or by the shapes of its letters is costly to make,
and most words that do not stand as they are written stand in none of these. What such a view leaves out are marks, gaps
and whole lines, and few letters are changed by it: others stand there in a row only where they do so in the text. Only
Latin letters are asked for: of other writings every view is made.

Cost: the letters of a text are picked out once; then one search for a quote's, and one for each of its words.
"""

from __future__ import annotations

import re

from timeline.anchoring.index import TextIndex
from timeline.text.fold import fold
from timeline.text.markup import hides_letters
from timeline.text.shape import latin_letters

_SETTLED = re.compile("[A-Zabce-kn-vx-z]+")  # of shapes: these stand for no other letter
_INNER = re.compile(r"(?<=[^\s-]\s)[A-Za-z]+")  # words that begin where they do, whatever the quote begins with
_FIRST = 2  # letters that the first may be, a ligature
_WRAP = "\u00ad"


def may_be_seen(words: str, index: TextIndex) -> bool:
    """Can these words stand in the text as a reader sees it, be it with a first letter in the other case?

    Of the letters only markup and damage hide some.

    >>> text = "It fell to **3.7** percent[2], they say."
    >>> [may_be_seen(words, TextIndex(text)) for words in ("Percent, they", "percent, we")]
    [True, False]
    """
    hidden = index.undamaged is not None or index.hides_letters or hides_letters(words)
    return hidden or latin_letters(fold(words).text)[_FIRST:] in index.layer.letters


def may_look_alike(shapes: str, index: TextIndex) -> bool:
    """Can letters of these shapes stand in the text: does their longest row that is not changed?"""
    return max(_SETTLED.findall(shapes), key=len, default="") in index.layer.letters


def may_be_parted(words: str, index: TextIndex) -> bool:
    r"""Can these words stand where furniture parts them: does each stand by itself, or may a line's end break it?

    >>> text = "The court held ex-\n- 12 -\nactly that."
    >>> [may_be_parted(words, TextIndex(text)) for words in ("held that", "held exactly", "held firmly")]
    [True, True, False]
    """
    letters, broken = index.layer.letters, index.layer.broken
    inner = sorted(_INNER.findall(fold(words).text), key=len, reverse=True)  # the longest are the rarest
    return _WRAP in index.text or all(word in letters or word.startswith(broken) for word in inner)

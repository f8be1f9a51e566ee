"""What an editor's mark in a quote may not pass over: what is left out or put in by it must not turn the sense.

Cost: linear in the words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from timeline.anchoring import vocabulary

_UNITS = vocabulary.UNITS - {"an", "mes", "second"}  # words of another language, or of another sense
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[%‰€$£¥]")


def hides(own: str, found: str) -> bool:
    """Do the source's words `found` say what an editor's mark in their place, with words of its own, may not pass over?

    Words that are left out may not be nothing but a negation or a unit; an editor's own words may not deny what the
    source does not, nor put another number, unit or month in the place of the source's.

    >>> hides("", "not"), hides("", "not before May"), hides("billion", "million"), hides("He", "The head")
    (True, False, True, False)
    """
    ours, theirs = _words(own), _words(found)
    if not ours:
        return bool(theirs) and all(word in vocabulary.NEGATIONS | _UNITS for word in theirs)
    if _those(ours, _is_negation) != _those(theirs, _is_negation):
        return True
    kinds = (_is_number, vocabulary.MONTHS.__contains__, _UNITS.__contains__)
    sides = ((_those(ours, among), _those(theirs, among)) for among in kinds)
    return any(here and there and here != there for here, there in sides)


def _words(text: str) -> list[str]:
    """The words in lower case, number words as digits where there are such."""
    words = (word.group().casefold().replace("’", "'") for word in _WORD.finditer(text))
    return [vocabulary.NUMBERS.get(word, word) for word in words]


def _those(words: Sequence[str], among: Callable[[str], bool]) -> Counter[str]:
    return Counter(word for word in words if among(word))


def _is_negation(word: str) -> bool:
    return word in vocabulary.NEGATIONS or word.endswith("n't")


def _is_number(word: str) -> bool:
    return word.isdecimal() or word in vocabulary.NUMBERS

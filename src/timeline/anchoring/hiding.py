"""What an editor's mark in a quote may not pass over: what is left out or put in by it must not turn the sense.

Cost: linear in the words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence

from timeline.anchoring.context.opposites import negates_by_prefix, turns
from timeline.anchoring.diff import changes
from timeline.anchoring.vocabulary import Vocabulary, vocabulary
from timeline.model import ChangeKind
from timeline.patterns import late

_WORD = late(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+|[%‰€$£¥]")


def hides(own: str, found: str, language: str = "en") -> bool:
    """Do the source's words `found` say what an editor's mark in their place, with words of its own, may not pass over?

    Words that are left out may not be nothing but a negation, of whatever language, or a unit. An editor's own words
    may not deny what the source does not, nor put another number, unit or month in the place of the source's, nor the
    opposite of what it says. What governs the words behind the mark is told by timeline.anchoring.context.

    >>> hides("", "not"), hides("", "not before May"), hides("billion", "million"), hides("He", "The head")
    (True, False, True, False)
    """
    known = vocabulary(language)
    ours, theirs = _words(own, known), _words(found, known)
    if not ours:
        return bool(theirs) and all(known.denies(word) or word in known.anywhere | known.units for word in theirs)
    if any(map(known.denies, ours)) and not any(map(known.denies, theirs)):
        return True
    kinds = (str.isdecimal, known.numbers.__contains__, _dates(known).__contains__, known.units.__contains__)
    sides = ((_those(ours, among), _those(theirs, among)) for among in kinds)
    return any(here and there and here != there for here, there in sides) or turns(own, found, language)


def hides_in_any(own: str, found: str, languages: Collection[str]) -> bool:
    """As `hides`, in any of some languages: that which was given, and that in which the words are written."""
    return any(hides(own, found, language) for language in dict.fromkeys(languages))


def kind_of_bracket(own: str, found: str, language: str) -> ChangeKind:
    """The kind of change that it is to put an editor's own words in the place of the source's.

    >>> kind_of_bracket("legal", "illegal", "en").value, kind_of_bracket("rose", "fell", "en").value
    ('negation', 'wording')
    """
    found_kinds = [change.kind for change in changes(own, found, language=language)]
    kinds = [*found_kinds, ChangeKind.NEGATION] if negates_by_prefix(own, found, language) else found_kinds
    return min(kinds, key=list(ChangeKind).index, default=ChangeKind.WORDING)


def _words(text: str, known: Vocabulary) -> list[str]:
    """The words in lower case but for months that need their capital, number words as digits where there are such."""
    written = (word.group().replace("’", "'") for word in _WORD.finditer(text))
    words = (word if word in known.proper else word.casefold() for word in written)
    return [known.numbers.get(word, word) for word in words]


def _dates(known: Vocabulary) -> frozenset[str]:
    return known.months | known.proper


def _those(words: Sequence[str], among: Callable[[str], bool]) -> Counter[str]:
    return Counter(word for word in words if among(word))

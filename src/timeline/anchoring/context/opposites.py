"""Do an editor's own words say the opposite of the source's words that they stand for: [legal] of "illegal"?

Opposites are told by the prefixes that make them in a language, and by a list: directions, quantities, consent.

Cost: linear in the words, which are those of one bracket.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from timeline.anchoring.context.cues import Cues, cues
from timeline.anchoring.context.words import words_of

_STEM = 4  # letters that a word has at least whose opposite a prefix makes


def turns(own: str, found: str, language: str = "en") -> bool:
    """Do the words `found` of a source say the opposite of an editor's own?

    >>> turns("likely", "unlikely"), turns("rose", "fell"), turns("the firm", "it"), turns("formed", "informed")
    (True, True, False, False)
    """
    ours, theirs = _different(own, found, language)
    return negates_by_prefix(own, found, language) or any(
        ours & one and theirs & other and not (ours & other or theirs & one)
        for sides in cues(language).opposites
        for one, other in (sides, sides[::-1])
    )


def negates_by_prefix(own: str, found: str, language: str = "en") -> bool:
    """Is a word of one side the opposite of one of the other by its prefix: illegal, unlikely?"""
    known, (ours, theirs) = cues(language), _different(own, found, language)
    return any(by_prefix(theirs, ours, known)) or any(by_prefix(ours, theirs, known))


def by_prefix(longer: Collection[str], words: Collection[str], known: Cues) -> Iterator[tuple[str, str]]:
    """The longer words that are one of the words with a prefix before it that turns it, each with that word."""
    for word in sorted(prefixed(longer, known)):
        for prefix in known.ends["negative_prefixes"]:
            stem = word.removeprefix(prefix).lstrip("-") if word.startswith(prefix) else ""
            stems = (stem, *(letter + stem for letter in known.ends["dropped"])) if len(stem) >= _STEM else ()
            found = next((one for one in stems if one in words), None)
            if found and word not in known.words["not_opposites"]:
                yield word, found


def prefixed(words: Collection[str], known: Cues) -> list[str]:
    """The words that begin with such a prefix, and are long enough."""
    prefixes = known.ends["negative_prefixes"]
    return [word for word in words if len(word) > _STEM and word.startswith(prefixes)]


def _different(own: str, found: str, language: str) -> tuple[set[str], set[str]]:
    """The words of each side that the other has not."""
    sides = (words_of(text, 0, len(text), elides=cues(language).elides) for text in (own, found))
    ours, theirs = ({word.key for word in words} for words in sides)
    return ours - theirs, theirs - ours

"""What a claim tells of all or none of a whole, against the share that its quote tells of that whole."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.figures.comparing.bearing import bears
from timeline.figures.comparing.parts import shares_in_words, shares_of
from timeline.model import Backing, Figure, Match


def match_wholes(
    statement: str, figures: Sequence[Figure], language: str, quote: str, quoted: Sequence[Figure], quoted_in: str
) -> tuple[Match, ...]:
    """Each "all" and "none" of a claim that no share of the same whole in its quote bears, with one that does not.

    >>> [
    ...     str(match.backing)
    ...     for match in match_wholes("All pupils came.", [], "en", "none of the pupils came", [], "en")
    ... ]
    ['contradicted']
    """
    ours = list(shares_in_words(statement, figures, language))
    theirs = shares_of(quote, quoted, quoted_in) if ours else []
    found = []
    for one in ours:
        like = [other.percent for other in theirs if one.is_of(other)]
        if like and not any(bears(one.percent, other).holds for other in like):
            found.append(Match(one.percent, like[0], Backing.CONTRADICTED))
    return tuple(found)

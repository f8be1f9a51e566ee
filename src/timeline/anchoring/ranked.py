"""Places for a changed quote by their worth, less what it costs to stand far from where the quote stood."""

from __future__ import annotations

import math

from timeline.anchoring.index import Layer
from timeline.frozen import frozen

_FAR = 100  # characters; each doubling of the distance from where the quote stood beyond that costs _FARTHER
_FARTHER = 0.8
_ROUNDED = 1e-9  # more than sums of rarities are wrong by


@frozen
class Candidate:
    """A place for a changed quote. `start` and `end` are offsets into the folded text.

    `kept` is the share of what the quote's words tell that stands there, `worth` that of the whole passage after the
    cost of its gaps. `words` is how many words the quote has, `stretch` how many times as many the place has. `beside`
    is how many of the two neighbouring words as recorded stand directly beside the place. `borrowed` is the share of
    the new words there that stood beside the quote before, not in it.
    """

    start: int
    end: int
    score: float
    kept: float
    worth: float
    beside: int
    borrowed: float
    stretch: float
    words: int = 0


class Ranked:
    """Places as they are found; `near` is where the quote stood.

    `least` is what another must be worth to come first, or to have the share `rival` of what the one is worth that
    does: whatever comes before the best so far is worth as much as that is less its distance.
    """

    def __init__(self, near: int | None, layer: Layer, rival: float) -> None:
        self._near, self._layer, self._rival = near, layer, rival
        self._found: dict[tuple[int, int], tuple[float, int, Candidate]] = {}
        self.least = 0.0

    def add(self, candidate: Candidate) -> None:
        span = candidate.start, candidate.end
        if span not in self._found:
            own = candidate.score - self._cost(candidate)
            self._found[span] = -own, candidate.start, candidate
            self.least = max(self.least, self._rival * own - _ROUNDED)

    def best_first(self) -> list[Candidate]:
        return [candidate for *_, candidate in sorted(self._found.values(), key=lambda one: one[:2])]

    def _cost(self, candidate: Candidate) -> float:
        """What a place costs for standing far from where the quote stood."""
        if self._near is None:
            return 0.0
        return _FARTHER * math.log2(1 + abs(self._layer.span(candidate.start, candidate.end)[0] - self._near) / _FAR)

"""The dates and names tied to the figures of claim and quote: by them, is the number told of something else?

Of "40 in 2021 and 46 in 2022" 2022 is the second's, and a claim of 40 in 2022 has the right number of the wrong year.
It takes two that exclude each other: one of the claim's figure that another figure of the quote has, and one of the
quote's own that the claim's has not.

Cost: the anchors of the figure times at most `_MOST` others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from timeline.frozen import frozen
from timeline.model import Figure, FigureKind
from timeline.text.closed import Closed

_MOST = 20  # how many figures of the quote with one anchor are looked at


class Anchoring(Closed):
    """What an anchor is: those of one kind exclude each other."""

    YEAR = "year"
    MONTH = "month"
    WEEKDAY = "weekday"
    NAME = "name"


class Anchor(NamedTuple):
    """A date or name as written, and the small word before it, but for articles: "in" of "in the Netherlands"."""

    written: str
    role: str


Found = dict[Anchoring, dict[str, Anchor]]
"""The anchors of a figure by kind, by what each is known by."""


@frozen
class Anchors:
    """The anchors of the figures of a text, by their numbers; those of numbers that are no figures come behind.

    `loose` are those that may be of any figure, `words` all words of the text, `owners` the numbers by anchor. `small`
    are the words without a capital: they are no names, though a heading of the other text begins with one.
    """

    of: Sequence[Found]
    figures: Sequence[Figure]
    loose: frozenset[str]
    words: frozenset[str]
    owners: Mapping[str, list[int]]
    small: frozenset[str] = frozenset()

    def apart(self, claim: Anchors, number: int, own: int) -> tuple[str, str] | None:
        """The anchors of a figure of the claim and of one here, where the first is another figure's and not its.

        Names must stand in one role: what is "in Spain" is not told apart from what is "of Smith".
        """
        for kind, found in claim.of[number].items():
            its_own = {key: one for key, one in self.of[own].get(kind, {}).items() if key not in claim.small}
            ours, theirs = _without_shared(found, its_own, kind)
            if not theirs or ours.keys() & (theirs.keys() | self.loose) or claim.may_be_of(number, theirs):
                continue
            for key, anchor in ours.items():
                roles = {self.of[i][kind][key].role for i in self._rivals(key, claim.figures[number], own)}
                its = next((one for one in theirs.values() if one.role in roles), None)
                if its is not None:
                    return anchor.written, its.written
        return None

    def may_be_of(self, number: int, keys: Iterable[str]) -> bool:
        """May some anchor be of a figure here: does it stand in the text, and beside no other figure?"""
        own = (key for key in keys if key in self.words)
        return any(key in self.loose or number in self.owners.get(key, (number,)) for key in own)

    def shares(self, claim: Anchors, number: int, own: int) -> bool:
        """Has a figure here an anchor of that of the claim?"""
        return any(keys.keys() & self.of[own].get(kind, {}).keys() for kind, keys in claim.of[number].items())

    def _rivals(self, key: str, claim: Figure, own: int) -> list[int]:
        """Other figures with an anchor that can be what the claim's is: of one unit, or with the noun left out."""
        units = {claim.unit, self.figures[own].unit}
        found = []
        for other in self.owners.get(key, ())[:_MOST]:
            one = self.figures[other] if other < len(self.figures) else None
            alike = one is None or (
                one.kind is claim.kind and (one.unit in units or (not one.unit and one.kind is FigureKind.NUMBER))
            )
            if alike and other != own:
                found.append(other)
        return found


def _without_shared(
    ours: Mapping[str, Anchor], theirs: Mapping[str, Anchor], kind: Anchoring
) -> tuple[Mapping[str, Anchor], Mapping[str, Anchor]]:
    """The anchors of two figures; where both have a name for itself, as a subject, those behind a small word alone.

    So "Calder has 40 in Asia" is told apart from 40 that Calder has in Europe.
    """
    if kind is not Anchoring.NAME:
        return ours, theirs
    shared = {key for key in ours.keys() & theirs.keys() if not (ours[key].role or theirs[key].role)}
    if not shared:
        return ours, theirs
    mine, its = ({key: one for key, one in found.items() if one.role} for found in (ours, theirs))
    return mine, its

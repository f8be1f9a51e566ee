"""Which other source has the words that a row's own source has not.

All lost quotes are looked for together, in one source after the other, and only where a stretch of them stands. A quote
that many rows have lost is looked for once in each source.

Cost: the views of every source, and a search for each quote in the sources that have a stretch of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from timeline.evidence.keys import about, digest
from timeline.evidence.model import Citation
from timeline.evidence.packing import DAMAGED, dumps, loads, unplain
from timeline.model import Anchor, Selector, Source, Status
from timeline.project.kept import Kept

if TYPE_CHECKING:
    from timeline.anchoring import LostWords

HITS = tuple[tuple[int, Anchor], ...]
"""Quotes that stand in a source, by their numbers, each with its place there."""

Lost = dict[str, list[int]]
"""Quotes that are missing, each with the rows that still look for it."""


def find_elsewhere(
    citations: tuple[Citation, ...],
    sources: Mapping[str, Source],
    more: Iterable[Source],
    places: Places | None = None,
) -> tuple[tuple[Citation, ...], dict[str, Source]]:
    """The rows, those whose quote is missing told as misattributed where another source has the words.

    The first source that has them counts: those in `sources` come before `more`, sources that no row cites. Those of
    `more` that have such words are given back beside the rows. `places` are what is known of them already.
    """
    found, others = list(citations), dict[str, Source]()
    places = places or Places.of_lost(citations, sources)
    for n, source, anchor in places_of_lost(citations, chain(sources.values(), more), places):
        found[n] = misattributed(citations[n], source, anchor)
        others[source.name] = source
    places.keep()
    return tuple(found), {name: source for name, source in others.items() if name not in sources}


def lost_in(citations: Sequence[Citation]) -> Lost:
    lost: Lost = {}
    for n, citation in enumerate(citations):
        if citation.status is Status.MISSING:
            lost.setdefault(citation.claim.quote, []).append(n)
    return lost


def places_of_lost(
    citations: Sequence[Citation], sources: Iterable[Source], places: Places
) -> Iterator[tuple[int, Source, Anchor]]:
    """The rows whose lost quote stands in a source that is not their own, each once."""
    lost = lost_in(citations)
    own = Counter(citations[n].source for rows in lost.values() for n in rows)
    left = own.total()
    for source in sources if left else ():
        if not left:
            break
        asked = source.problem is None and own[source.name] < left  # its own rows have looked in it
        for quote, anchor in places.found_in(source) if asked else ():
            rows = [n for n in lost[quote] if citations[n].source != source.name]
            lost[quote] = [n for n in lost[quote] if citations[n].source == source.name]
            left -= len(rows)
            own.subtract(citations[n].source for n in rows)
            yield from ((n, source, anchor) for n in rows)


class Places:
    """Where some quotes stand in any source: what an earlier check has kept of that, and what is found now.

    `found` are the quotes that stand in a source, by its name.
    """

    def __init__(self, quotes: Sequence[str], kept: Kept | None) -> None:
        self.quotes = quotes
        self.found: dict[str, HITS] = {}
        self._kept = kept
        self._new: dict[str, bytes] = {}

    @classmethod
    def of_lost(cls, citations: Sequence[Citation], sources: Mapping[str, Source], kept: Kept | None = None) -> Places:
        """Those of all quotes that are missing, with what is kept of the sources."""
        places = cls(list(lost_in(citations)), kept)
        places.recall(sources.values())
        return places

    @cached_property
    def _words(self) -> LostWords:
        from timeline.anchoring import LostWords

        return LostWords(self.quotes)

    @cached_property
    def _asked(self) -> str:
        return digest("lost", self.quotes).hex()

    def recall(self, sources: Iterable[Source]) -> None:
        """Take what is kept of sources."""
        if self._kept is None or not self.quotes:
            return
        keys = {source.name: digest("elsewhere", self._asked, about(source)) for source in sources}
        there = self._kept.get(keys.values())
        for name, key in keys.items():
            self._new[name] = key
            with suppress(*DAMAGED):
                if key in there:
                    self.found[name] = unplain(HITS, loads(there[key]))
                    del self._new[name]

    def knows(self, source: Source) -> bool:
        """Need nothing be looked for in the source any more?"""
        return not self.quotes or source.name in self.found

    def found_in(self, source: Source) -> list[tuple[str, Anchor]]:
        """The quotes that stand in a source, each with its place there."""
        name = source.name
        if name not in self.found and name not in self._new:
            self.recall([source])
        if name not in self.found:
            self.found[name] = self._search(source)
        return [(self.quotes[n], anchor) for n, anchor in self.found[name]]

    def look_in(self, sources: Mapping[str, Source], citations: Sequence[Citation]) -> dict[str, HITS]:
        """What is found in the sources in which rows look for their quote, with what is known already."""
        for _ in places_of_lost(citations, sources.values(), self):
            pass
        return self.found

    def keep(self) -> None:
        """Keep what was found for the next check."""
        if self._kept is not None:
            self._kept.put({key: dumps(self.found[name]) for name, key in self._new.items() if name in self.found})

    def _search(self, source: Source) -> HITS:
        from timeline.anchoring import TextIndex, standing_quotes

        index = TextIndex(source.seen)
        asked = self._words.may_stand_in(index)
        if not asked:
            return ()
        anchors = standing_quotes([Selector(self.quotes[n]) for n in asked], index)
        found = ((n, anchor) for n, anchor in zip(asked, anchors, strict=True) if anchor is not None)
        return tuple((n, anchor) for n, anchor in found if anchor.start is not None and anchor.end is not None)


def misattributed(citation: Citation, source: Source, anchor: Anchor) -> Citation:
    """The row with the source and the place that its words were found at."""
    return replace(
        citation,
        anchor=Anchor(Status.MISATTRIBUTED, rung=anchor.rung, folds=anchor.folds),
        elsewhere=source.name,
        elsewhere_span=(anchor.start or 0, anchor.end or 0),
        followed=None,
    )

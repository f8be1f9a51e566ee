"""Which other source has the words that a row's own source has not.

All lost quotes are looked for together, in one source after the other, and only where a stretch of them stands. A quote
that many rows have lost is looked for once in each source.

Cost: the views of every source, and a search for each quote in the sources that have a stretch of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from timeline.evidence.model import Citation
from timeline.model import Anchor, Selector, Source, Status

Lost = dict[str, list[int]]
"""Quotes that are missing, each with the rows that still look for it."""


def find_elsewhere(
    citations: tuple[Citation, ...], sources: Mapping[str, Source], more: Iterable[Source]
) -> tuple[tuple[Citation, ...], dict[str, Source]]:
    """The rows, those whose quote is missing told as misattributed where another source has the words.

    The first source that has them counts: those in `sources` come before `more`, sources that no row cites. Those of
    `more` that have such words are given back beside the rows.
    """
    lost: Lost = {}
    for n, citation in enumerate(citations):
        if citation.status is Status.MISSING:
            lost.setdefault(citation.claim.quote, []).append(n)
    found, others = list(citations), dict[str, Source]()
    for n, source, anchor in places_of_lost(lost, citations, chain(sources.values(), more)):
        found[n] = misattributed(citations[n], source, anchor)
        others[source.name] = source
    return tuple(found), {name: source for name, source in others.items() if name not in sources}


def places_of_lost(
    lost: Lost, citations: Sequence[Citation], sources: Iterable[Source]
) -> Iterator[tuple[int, Source, Anchor]]:
    """The rows whose lost quote stands in a source that is not their own, each once; they are taken out of `lost`."""
    from timeline.anchoring import LostWords, TextIndex, standing_quotes

    quotes, left = list(lost), sum(map(len, lost.values()))
    words = LostWords(quotes) if left else None
    for source in sources if words else ():
        if not left:
            return
        index = TextIndex(source.seen)
        candidates = words.may_stand_in(index) if words and source.problem is None else []
        asked = [quotes[n] for n in candidates if any(citations[n].source != source.name for n in lost[quotes[n]])]
        for quote, anchor in zip(asked, standing_quotes([Selector(quote) for quote in asked], index), strict=True):
            if anchor is not None and anchor.start is not None and anchor.end is not None:
                rows = [n for n in lost[quote] if citations[n].source != source.name]
                lost[quote] = [n for n in lost[quote] if citations[n].source == source.name]
                left -= len(rows)
                yield from ((n, source, anchor) for n in rows)


def misattributed(citation: Citation, source: Source, anchor: Anchor) -> Citation:
    """The row with the source and the place that its words were found at."""
    return replace(
        citation,
        anchor=Anchor(Status.MISATTRIBUTED, rung=anchor.rung, folds=anchor.folds),
        elsewhere=source.name,
        elsewhere_span=(anchor.start or 0, anchor.end or 0),
    )

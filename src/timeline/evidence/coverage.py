"""Which figures and dates of the sources the claims cite, and which nobody has looked at.

Cost: reading the figures and dates of the sources, which is linear in their length.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator

from timeline.evidence.model import Evidence
from timeline.frozen import frozen
from timeline.model import DateSpan, Figure, Region, Source


@frozen
class Coverage:
    """One source: how many of its figures and dates lie in a quoted span, and the places and words of the others."""

    source: str
    cited: int
    total: int
    uncited: tuple[tuple[Region, str], ...]

    def to_dict(self) -> dict[str, object]:
        rows = [
            {"line": at.line, "column": at.column, "text": words, **({"place": at.place} if at.place else {})}
            for at, words in self.uncited
        ]
        return {"source": self.source, "cited": self.cited, "total": self.total, "uncited": rows}


def cover(evidence: Evidence, more: Iterable[Source] = ()) -> list[Coverage]:
    """The coverage of every readable source that a claim names, and of `more` that none does, in order of name."""
    quoted = cited_spans(evidence)
    readable = (source for source in (*evidence.sources.values(), *more) if source.problem is None)
    covered = (cover_source(source, quoted.get(source.name, ()), evidence) for source in readable)
    return sorted(covered, key=lambda one: one.source)


def cover_source(source: Source, quoted: Iterable[tuple[int, int]], evidence: Evidence) -> Coverage:
    """The coverage of one source: a figure or date is cited where one of the spans `quoted` overlaps it."""
    spans = list(merged(quoted))
    starts = [start for start, _ in spans]

    def is_cited(read: Figure | DateSpan) -> bool:
        before = bisect_right(starts, read.end - 1) - 1
        return before >= 0 and spans[before][1] > read.start

    found = readings_of(source, evidence)
    missed = [read for read in found if not is_cited(read)]
    rows = tuple((evidence.positions.region(source, read.start, read.end), read.text) for read in missed)
    return Coverage(source.name, len(found) - len(missed), len(found), rows)


def cited_spans(evidence: Evidence) -> dict[str, list[tuple[int, int]]]:
    """By source, the spans that quotes stand in; what a quote with words left out passes over is not cited."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for citation in evidence.citations:
        anchor = citation.anchor
        if citation.status.stands and anchor.start is not None:
            spans.setdefault(citation.source, []).extend(anchor.parts or ((anchor.start, anchor.end or anchor.start),))
    return spans


def merged(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans in order, those that overlap or touch as one."""
    low = high = -1
    for start, end in sorted(spans):
        if start > high:
            if high >= 0:
                yield low, high
            low = start
        high = max(high, end)
    if high >= 0:
        yield low, high


def readings_of(source: Source, evidence: Evidence) -> list[Figure | DateSpan]:
    """The figures and dates of a source in order of place; a date that overlaps a figure counts once."""
    from timeline.dates import find_dates
    from timeline.figures import read_figures

    figures = read_figures(source.visible, language=source.language)
    order = evidence.settings.date_order
    dates = find_dates(source.visible, published=source.published, language=source.language, order=order)
    taken = {position for figure in figures for position in (figure.start, figure.end - 1)}
    free = [date for date in dates if not {date.start, date.end - 1} & taken]
    return sorted([*figures, *free], key=lambda read: (read.start, read.end))

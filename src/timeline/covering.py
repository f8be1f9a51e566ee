"""Which figures and dates of the sources the claims cite, and which nobody has looked at."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.evidence import Evidence
from timeline.model import DateSpan, Figure, Source

MOST = 200


@dataclass(frozen=True, slots=True)
class Coverage:
    """One source: how many of its figures and dates lie in a quoted span, and the line, column and words of others."""

    source: str
    cited: int
    total: int
    uncited: tuple[tuple[int, int, str], ...]

    def to_dict(self) -> dict[str, object]:
        rows = [{"line": line, "column": column, "text": words} for line, column, words in self.uncited]
        return {"source": self.source, "cited": self.cited, "total": self.total, "uncited": rows}


def cover(evidence: Evidence) -> list[Coverage]:
    """The coverage of every readable source that is cited, in order of name."""
    return [cover_source(source, evidence) for source in evidence.sources.values() if source.problem is None]


def cover_source(source: Source, evidence: Evidence) -> Coverage:
    """The coverage of one source: a figure or date is cited where a quote that stands there overlaps it."""
    spans = sorted(
        span
        for citation in evidence.citations
        if citation.source.name == source.name and citation.anchor.start is not None
        for span in (citation.anchor.parts or ((citation.anchor.start, citation.anchor.end or 0),))
    )
    found = readings_of(source, evidence)
    missed = [read for read in found if not any(start < read.end and read.start < end for start, end in spans)]
    lines = evidence.positions.lines(source)
    rows = tuple((*lines.position(read.start), read.text) for read in missed[:MOST])
    return Coverage(source.name, len(found) - len(missed), len(found), rows)


def readings_of(source: Source, evidence: Evidence) -> list[Figure | DateSpan]:
    """The figures and dates of a source in order of place; a date that overlaps a figure counts once."""
    from timeline.dates import find_dates
    from timeline.figures import read_figures

    figures = read_figures(source.text, language=source.language)
    order = evidence.settings.date_order
    dates = find_dates(source.text, published=source.published, language=source.language, order=order)
    taken = {position for figure in figures for position in (figure.start, figure.end - 1)}
    free = [date for date in dates if not {date.start, date.end - 1} & taken]
    return sorted([*figures, *free], key=lambda read: (read.start, read.end))

"""What articles are held against: the evidence of a project, its texts, and what can bear figures."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.draft.article import Span
from timeline.draft.bearing import Bearers
from timeline.draft.standing import Texts
from timeline.evidence.model import Evidence
from timeline.model import Source


class Desk:
    """What articles are held against; rows and sources are looked up by the source's name."""

    def __init__(self, evidence: Evidence, texts: Texts, bearers: Bearers, terms: frozenset[str]) -> None:
        self.evidence = evidence
        self.texts = texts
        self.bearers = bearers
        self.terms = terms
        self.sources: Mapping[str, Source] = {source.name: source for source in texts.sources}
        self._rows: dict[str, list[tuple[int, int, str]]] = {}
        for row in evidence.citations:
            if row.anchor.start is not None and row.anchor.end is not None:
                self._rows.setdefault(row.source, []).append((row.anchor.start, row.anchor.end, row.id))

    def claims_at(self, source: str, span: Span) -> tuple[str, ...]:
        """The rows whose quote stands at a place of a source, or overlaps it, in the order of the table."""
        rows = self._rows.get(source, ())
        return tuple(name for start, end, name in rows if start < span[1] and span[0] < end)

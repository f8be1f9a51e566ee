"""The rows of a project with what was found of each, for one of them to be looked at without a check of all.

A row is judged from its own source, from the rows of its source and of its subject and measure, and from an index of
ids. What a full check has found is the beginning; each change of the table or of a source is then taken over row by
row, so that what is at hand is what a full check would find. Cost of an index: linear in the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.checking.baseline import Key
from timeline.evidence.model import Citation, Evidence
from timeline.model import Source
from timeline.project.row import Lined

Topic = tuple[str, str]


@dataclass(frozen=True)
class Rows:
    """What was found of the rows of a table, in its order, and where to find those that one is held against.

    `known` is what the baseline accepts, of each kind how many. `lost` is where words that are not in a source were
    found: by words, source and row, with the source that has them.
    """

    evidence: Evidence
    known: Counter[Key]
    lined: Lined
    at: Mapping[str, int]
    by_topic: Mapping[Topic, Sequence[int]]
    by_source: Mapping[str, Sequence[int]]
    lost: dict[tuple[str, str, int | None], tuple[Citation, Source | None]] = field(default_factory=dict, compare=False)

    @classmethod
    def from_evidence(cls, evidence: Evidence, known: Counter[Key], lined: Lined | None = None) -> Rows:
        by_topic: dict[Topic, list[int]] = {}
        by_source: dict[str, list[int]] = {}
        for n, row in enumerate(evidence.citations):
            by_source.setdefault(row.source, []).append(n)
            topic = row.claim.topic
            if topic[0]:
                by_topic.setdefault(topic, []).append(n)
        at = {row.id: n for n, row in enumerate(evidence.citations)}
        return cls(evidence, known, lined or Lined.from_table(evidence.table), at, by_topic, by_source)

    def row(self, name: str) -> Citation | None:
        """What was found of the row of an id."""
        n = self.at.get(name)
        return self.evidence.citations[n] if n is not None else None

    def cited_but(self, number: int | None) -> Callable[[str], bool]:
        """Is a source cited by any row but that of a number?"""

        def is_cited(name: str) -> bool:
            places = self.by_source.get(name, ())
            return len(places) > 1 or (len(places) == 1 and places[0] != number)

        return is_cited

    def with_others(self, row: Citation, number: int | None, others: Iterable[int]) -> tuple[Citation, ...]:
        """A row among others in the order of the table: in the place of that of a number, or behind all."""
        place = len(self.evidence.citations) if number is None else number
        chosen = [(n, self.evidence.citations[n]) for n in others if n != place]
        return tuple(one for _, one in sorted([*chosen, (place, row)], key=lambda pair: pair[0]))

    def of_topic(self, row: Citation, number: int | None) -> tuple[Citation, ...]:
        """The row with those of its subject and measure."""
        return self.with_others(row, number, self.by_topic.get(row.claim.topic, ()))

    def of_source(self, row: Citation, number: int | None) -> tuple[Citation, ...]:
        """The row with those that cite its source."""
        return self.with_others(row, number, self.by_source.get(row.source, ()))

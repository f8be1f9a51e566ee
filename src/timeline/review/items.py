"""The rows that ask for a decision, each with what accepting it would write.

Accepting takes the words that the source has now, at the place that was found; it never makes up words, and an editor's
own marks stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.evidence.model import Citation, Evidence, Report
from timeline.evidence.words import fixed_quote
from timeline.model import Finding, Fold, Source, Status
from timeline.model.errors import TimelineError
from timeline.rules import BY_NAME

MOVED = (Status.MOVED, Status.REFORMATTED)


@dataclass(frozen=True, slots=True)
class Item:
    """One row that asks for a decision: its source, its findings, and what accepting writes into its cells.

    `acceptable`: is there something to accept? Where `cells` are empty then, only the place is recorded.
    """

    citation: Citation
    source: Source
    findings: tuple[Finding, ...]
    cells: Mapping[str, str] = field(default_factory=dict)
    acceptable: bool = True

    @property
    def id(self) -> str:
        return self.citation.id

    @property
    def status(self) -> Status:
        return self.citation.status

    @property
    def kind(self) -> str:
        """What the row is: its status, or that its verification is too old."""
        return "old" if self.status is Status.EXACT else self.status.value


def items(report: Report) -> list[Item]:
    """The rows that ask for a decision, by source and then in the order of the table."""
    asked: dict[str, list[Finding]] = {}
    for found in report.findings:
        if BY_NAME[found.rule].asked and found.ignored is None and found.claim:
            asked.setdefault(found.claim, []).append(found)
    rows = [citation for citation in report.evidence.citations if citation.id in asked]
    rows.sort(key=lambda row: (row.claim.source, row.claim.line))
    candidates = [item_of(row, report.evidence, tuple(asked[row.id])) for row in rows]
    return [item for item in candidates if is_open(item, report.evidence)]


def is_open(item: Item, evidence: Evidence) -> bool:
    """Is there anything to settle? A quote that is to stay reformatted, and is recorded so, has had its decision."""
    row = item.citation
    if item.status is not Status.REFORMATTED or item.cells or row.stale:
        return True
    known = row.entry is not None and (row.entry.sha256, row.entry.start) == (item.source.sha256, row.anchor.start)
    return evidence.lock.exists and not known


def item_of(row: Citation, evidence: Evidence, findings: tuple[Finding, ...]) -> Item:
    """The item of a row: what accepting would write, by its status."""
    source = evidence.source_of(row)
    if row.status is Status.ALTERED:
        words = new_words(row, evidence)
        return Item(row, source, findings, {"quote": words} if words else {}, acceptable=bool(words))
    if row.status is Status.REFORMATTED:
        words = fixed_quote(row, evidence)
        return Item(row, source, findings, {"quote": words} if words else {})
    if row.status is Status.MISATTRIBUTED and row.elsewhere:
        return Item(row, source, findings, {"source": row.elsewhere})
    return Item(row, source, findings, acceptable=row.status.stands)


def new_words(row: Citation, evidence: Evidence) -> str:
    """The quote as the source has it now; nothing where that cannot be said without making up words.

    In a quote with an editor's marks only the words that changed are replaced, so that the marks stay.
    """
    from timeline.anchoring import find_quote

    if not row.marks:
        return evidence.words(row) if Fold.ENCODING not in row.anchor.folds else ""
    words = row.claim.quote
    for change in sorted(row.anchor.changes, key=lambda change: change.quote_start, reverse=True):
        words = words[: change.quote_start] + change.found + words[change.quote_end :]
    stands = words != row.claim.quote and find_quote(words, evidence.source_of(row).text).status.stands
    return words if stands else ""


def pick(found: Sequence[Item], ids: Iterable[str]) -> list[Item]:
    """The items of the claims named. Raises TimelineError for an id that asks for no decision."""
    by_id = {item.id: item for item in found}
    names = list(dict.fromkeys(ids))
    for name in names:
        if name not in by_id:
            raise TimelineError(f"{name[:80]!r} asks for no decision", "`timeline review` lists those that do.")
    return [by_id[name] for name in names]

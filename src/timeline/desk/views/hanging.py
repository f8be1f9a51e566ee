"""What hangs on a row: the rows of its subject and measure, and its conflicts on one axis."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from timeline.desk.pages import Desk
from timeline.evidence.model import Citation, Comparison, Evidence
from timeline.frozen import frozen
from timeline.model import Agreement, Column
from timeline.report.html_page import Conflict, conflict_of
from timeline.review.workspace import SettleItem

MOST = 20
"""How many rows and conflicts are shown."""


@frozen
class Related:
    """A row of the same subject and measure."""

    id: str
    claim: str
    date: str
    status: str


@frozen
class Hanging:
    """What a decision on a row touches."""

    conflicts: tuple[Conflict, ...]
    rows: tuple[Related, ...]


def hanging_on(desk: Desk, item: SettleItem) -> Hanging:
    """What hangs on the row of an item."""
    evidence = desk.workspace.topic(item.id)
    row = next((row for row in evidence.citations if row.id == item.id), None) if evidence else None
    if evidence is None or row is None:  # a row without a subject is of no topic
        return Hanging((), ())
    conflicts = [conflict_of(each, evidence) for each in islice(conflicts_of(row, evidence), MOST)]
    return Hanging(tuple(conflicts), tuple(islice(related_to(row, evidence), MOST)))


def conflicts_of(row: Citation, evidence: Evidence) -> Iterator[Comparison]:
    """The comparisons in which a row conflicts with others."""
    for comparison in evidence.comparisons:
        if comparison.verdict is Agreement.CONFLICT and any(other.id == row.id for other in comparison.citations):
            yield comparison


def related_to(row: Citation, evidence: Evidence) -> Iterator[Related]:
    """The other rows of a row's subject and measure, in the order of the table."""
    claim = row.claim
    if not claim.subject:
        return
    for other in evidence.citations:
        same = (other.claim.subject, other.claim.measure) == (claim.subject, claim.measure)
        if same and other.id != row.id:
            yield Related(other.id, other.claim.statement, other.claim.text(Column.DATE), other.status.value)

"""Settling what is stale: which rows ask for a decision, what each decision writes, and nothing half done.

Decisions are collected first and made at once: the table's cells and then the lock. Accepting takes the words that the
source has now, at the place that was found; it never makes up words. Keeping a row as it is needs a reason, which goes
into its `ignore` cell, where the next person sees it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from timeline.editing import Edit, edited
from timeline.errors import TimelineError
from timeline.evidence import Citation, Evidence, Report
from timeline.model import Finding, Region, Status, Table

ASKING = (
    "quote-altered",
    "quote-ambiguous",
    "quote-misattributed",
    "quote-missing",
    "quote-moved",
    "quote-reformatted",
    "citation-stale",
)


class Answer(StrEnum):
    """What an editor decides on one row."""

    ACCEPT = "accept"
    EDIT = "edit"
    KEEP = "keep"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Item:
    """One row that asks for a decision: its findings, and the words that accepting would quote (empty: none)."""

    citation: Citation
    findings: tuple[Finding, ...]
    new_quote: str
    new_source: str

    @property
    def kind(self) -> str:
        return self.citation.status.value

    @property
    def acceptable(self) -> bool:
        """Is there something to accept: new words, another source, or a place to record?"""
        return bool(self.new_quote or self.new_source) or self.citation.status.stands


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer for one row; `text` is the new quote of an edit, or the reason for keeping it."""

    item: Item
    answer: Answer
    text: str = ""


def items(report: Report) -> list[Item]:
    """The rows that ask for a decision, by source and then in the order of the table."""
    asked: dict[str, list[Finding]] = {}
    for found in report.findings:
        if found.rule in ASKING and found.ignored is None and found.claim:
            asked.setdefault(found.claim, []).append(found)
    rows = [citation for citation in report.evidence.citations if citation.id in asked]
    rows.sort(key=lambda row: (row.claim.source, row.claim.line))
    return [item_of(row, tuple(asked[row.id])) for row in rows]


def item_of(row: Citation, findings: tuple[Finding, ...]) -> Item:
    anchor, words = row.anchor, ""
    if row.status in (Status.ALTERED, Status.REFORMATTED) and anchor.start is not None and not anchor.parts:
        words = row.source.text[anchor.start : anchor.end]
    if "encoding damage" in anchor.folds:
        words = ""
    other = row.elsewhere.name if row.status is Status.MISATTRIBUTED and row.elsewhere else ""
    return Item(row, findings, words, other)


def decide(chosen: Sequence[Item], answer: Answer, text: str = "") -> list[Decision]:
    """The same decision for several rows. Raises TimelineError for one that cannot be made."""
    for item in chosen:
        if answer is Answer.ACCEPT and not item.acceptable:
            said = f"{item.citation.id}: there is nothing to accept, the quote is {item.kind}"
            raise TimelineError(said, "Edit the row, or keep it with a reason.")
        if answer is Answer.KEEP and not text.strip():
            raise TimelineError(f"{item.citation.id}: keeping a row as it is needs a reason", "Give --reason TEXT.")
    return [Decision(item, answer, text) for item in chosen]


def pick(found: Sequence[Item], ids: Iterable[str]) -> list[Item]:
    """The items of the claims named. Raises TimelineError for an id that asks for no decision."""
    by_id = {item.citation.id: item for item in found}
    for name in ids:
        if name not in by_id:
            raise TimelineError(f"{name[:80]!r} asks for no decision", "`timeline review` lists those that do.")
    return [by_id[name] for name in ids]


def reviewed_table(evidence: Evidence, decisions: Sequence[Decision]) -> bytes:
    """The table's bytes with all decisions made. Raises TimelineError."""
    edits = [edit for decision in decisions for edit in edits_for(evidence.table, decision)]
    return edited(evidence.table, edits)


def edits_for(table: Table, decision: Decision) -> list[Edit]:
    """The cells that one decision changes; none where only the lock is to be renewed."""
    claim, item = decision.item.citation.claim, decision.item
    if decision.answer is Answer.EDIT:
        return [Edit(claim.place("quote"), decision.text)]
    if decision.answer is Answer.KEEP:
        return [Edit(ignore_cell(table, decision), accepted(decision))]
    if decision.answer is Answer.ACCEPT and item.new_source:
        return [Edit(claim.place("source"), item.new_source)]
    if decision.answer is Answer.ACCEPT and item.new_quote:
        return [Edit(claim.place("quote"), item.new_quote)]
    return []


def ignore_cell(table: Table, decision: Decision) -> Region:
    cell = decision.item.citation.claim.cells.get("ignore")
    if cell is None:
        said = f"{table.path}: the table has no column ignore"
        raise TimelineError(said, "Add it to the header, and an empty cell to every row.")
    return cell.region


def accepted(decision: Decision) -> str:
    """The ignore cell of a row that is kept as it is: what it had, and its findings with the reason."""
    reason = " ".join(decision.text.replace(";", ",").split())
    old = decision.item.citation.claim.text("ignore").strip().rstrip(";")
    rules = dict.fromkeys(found.rule for found in decision.item.findings)
    return "; ".join([*([old] if old else []), *(f"{rule}: {reason}" for rule in rules)])


def commands(found: Sequence[Item]) -> list[str]:
    """The commands that settle these rows without a terminal."""
    lines = []
    moved = [item for item in found if item.citation.status in (Status.MOVED, Status.REFORMATTED)]
    if moved:
        lines.append("timeline review --accept-moved")
    for item in found:
        if item in moved:
            continue
        if item.acceptable:
            lines.append(f"timeline review --accept {item.citation.id}")
        lines.append(f"timeline review --reject {item.citation.id} --reason '…'")
    return lines

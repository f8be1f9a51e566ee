"""Settling what is stale: which rows ask for a decision, what each decision writes, and nothing half done.

Decisions are collected first and made at once: the table's cells and then the lock's entries of the rows decided on, of
no others. Accepting takes the words that the source has now, at the place that was found; it never makes up words, and
an editor's own marks stay. Keeping a row as it is needs a reason, which goes into its `ignore` cell, where the next
person sees it. A decision holds for what was shown: where row or source have changed since, it is not made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from timeline.evidence.model import Citation, Evidence, Report
from timeline.model import Finding, LockEntry, Source, Status, Table
from timeline.model.errors import TimelineError
from timeline.project.claims import parse_claims
from timeline.project.edit import Edit, edited, lacking_columns, lacks, widened
from timeline.review.relock import new_entries
from timeline.rules import BY_NAME

MOVED = (Status.MOVED, Status.REFORMATTED)


class Answer(StrEnum):
    """What an editor decides on one row."""

    ACCEPT = "accept"
    PLACE = "place"
    EDIT = "edit"
    KEEP = "keep"


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


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer for one row, the texts of the cells that it writes, and what was typed: a reason, words, a number."""

    item: Item
    answer: Answer
    cells: Mapping[str, str] = field(default_factory=dict)
    typed: str = ""


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
        plain = "encoding damage" not in row.anchor.folds and not has_marks(row.claim.quote)
        return Item(row, source, findings, {"quote": evidence.words(row)} if plain else {})
    if row.status is Status.MISATTRIBUTED and row.elsewhere:
        return Item(row, source, findings, {"source": row.elsewhere})
    return Item(row, source, findings, acceptable=row.status.stands)


def new_words(row: Citation, evidence: Evidence) -> str:
    """The quote as the source has it now; nothing where that cannot be said without making up words.

    In a quote with an editor's marks only the words that changed are replaced, so that the marks stay.
    """
    from timeline.anchoring import find_quote

    if not has_marks(row.claim.quote):
        return evidence.words(row) if "encoding damage" not in row.anchor.folds else ""
    words = row.claim.quote
    for change in sorted(row.anchor.changes, key=lambda change: change.quote_start, reverse=True):
        words = words[: change.quote_start] + change.found + words[change.quote_end :]
    stands = words != row.claim.quote and find_quote(words, evidence.source_of(row).text).status.stands
    return words if stands else ""


def has_marks(quote: str) -> bool:
    """Could the quote have an editor's marks: words left out, or words of the editor's own?"""
    return any(mark in quote for mark in ("…", "...", "[", ". ."))


# ---- decisions -------------------------------------------------------------------------------------------------------


def accept(item: Item) -> Decision:
    """Take what the source has. Raises TimelineError where there is nothing to take."""
    if item.status is Status.AMBIGUOUS and not item.acceptable:
        said = f"{item.id}: the quote stands in {len(item.citation.anchor.places)} places"
        raise TimelineError(said, f"Say which is meant: --accept {item.id} --place N")
    if not item.acceptable:
        said = f"{item.id}: there is nothing to accept, the quote is {item.kind}"
        raise TimelineError(said, "Edit the row, or keep it with a reason.")
    return Decision(item, Answer.ACCEPT, item.cells)


def keep(item: Item, reason: str) -> Decision:
    """Leave the row as it is, for a reason. Raises TimelineError without one."""
    said = " ".join(reason.replace(";", ",").split())
    if not said:
        raise TimelineError(f"{item.id}: keeping a row as it is needs a reason", "Give --reason TEXT.")
    old = item.citation.claim.text("ignore").strip().rstrip(";")
    rules = dict.fromkeys(found.rule for found in item.findings)
    cell = "; ".join([*([old] if old else []), *(f"{rule}: {said}" for rule in rules)])
    return Decision(item, Answer.KEEP, {"ignore": cell}, said)


def edit(item: Item, words: str) -> Decision:
    """Quote other words. They become the source's own characters. Raises TimelineError where they do not stand."""
    from timeline.anchoring import find_quote, is_cut

    source = item.source
    found = find_quote(words, source.text)
    if not (found.status.stands or found.status is Status.AMBIGUOUS) or found.start is None:
        raise TimelineError(f"{item.id}: these words do not stand in {source.path}", "Copy them from the source.")
    if is_cut(source.text, found.start, found.end or found.start):
        raise TimelineError(f"{item.id}: these words begin or end inside a word or a number", "Quote it whole.")
    own = has_marks(words) or "encoding damage" in found.folds
    return Decision(item, Answer.EDIT, {"quote": words if own else source.text[found.start : found.end]}, words)


def rebased(decisions: Sequence[Decision], now: Iterable[Item]) -> tuple[list[Decision], list[Decision]]:
    """The decisions for the rows as they are now, and those whose row or source is no longer what was shown."""
    current = {item.id: item for item in now}
    holding, outdated = [], []
    for decision in decisions:
        item = current.get(decision.item.id)
        if item is not None and shown(item) == shown(decision.item):
            holding.append(replace(decision, item=item))
        else:
            outdated.append(decision)
    return holding, outdated


def shown(item: Item) -> tuple[object, ...]:
    """What an editor was shown: the row's texts, which source, and where the words were found in it."""
    row = item.citation
    texts = {name: cell.text for name, cell in row.claim.cells.items() if cell.text}
    return texts, item.source.sha256, row.anchor, item.cells


def pick(found: Sequence[Item], ids: Iterable[str]) -> list[Item]:
    """The items of the claims named. Raises TimelineError for an id that asks for no decision."""
    by_id = {item.id: item for item in found}
    names = list(dict.fromkeys(ids))
    for name in names:
        if name not in by_id:
            raise TimelineError(f"{name[:80]!r} asks for no decision", "`timeline review` lists those that do.")
    return [by_id[name] for name in names]


# ---- what they write -------------------------------------------------------------------------------------------------


def reviewed_table(table: Table, decisions: Sequence[Decision], *, add_columns: bool = False) -> bytes:
    """The table's bytes with all decisions made. Raises TimelineError; so it does for columns that are lacking."""
    needed = dict.fromkeys(name for decision in decisions for name, text in decision.cells.items() if text)
    lacking = lacking_columns(table, list(needed))
    if lacking and not add_columns:
        raise lacks(table, lacking)
    if lacking:
        table = parse_claims(widened(table, lacking), table.path)
    claims = {claim.id: claim for claim in table.claims}
    return edited(
        table,
        [
            Edit(claims[decision.item.id].cells[name].region, text)
            for decision in decisions
            for name, text in decision.cells.items()
            if name in claims[decision.item.id].cells
        ],
    )


def reviewed_entries(after: Evidence, decisions: Sequence[Decision]) -> list[LockEntry]:
    """The lock's entries with those of the rows accepted or edited made anew; all others as they were."""
    settled = {decision.item.id for decision in decisions if decision.answer is not Answer.KEEP}
    fresh = {entry.id: entry for entry in new_entries(after)[0] if entry.id in settled}
    return list({**after.lock.entries, **fresh}.values())


def fallen(after: Evidence, decisions: Iterable[Decision]) -> dict[str, TimelineError]:
    """Why rows accepted or edited cannot be, by id: their quotes would not stand."""
    status = {citation.id: citation.status for citation in after.citations}
    errors = {}
    for decision in decisions:
        name, found = decision.item.id, status.get(decision.item.id)
        if decision.answer is not Answer.KEEP and (found is None or not found.stands):
            errors[name] = TimelineError(f"{name}: the quote would be {found or 'lost'}", "Quote other words.")
    return errors


def require_standing(after: Evidence, decisions: Iterable[Decision]) -> None:
    """Raise TimelineError if a row accepted or edited would have a quote that does not stand."""
    for error in fallen(after, decisions).values():
        raise error

"""The rows that ask for a decision, each with what accepting it would write.

Accepting takes the words that the source has now, at the place that was found; it never makes up words, and an editor's
own marks stay.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from enum import StrEnum
from functools import cached_property, partial

from timeline.evidence.model import Citation, Comparison, Evidence, Report
from timeline.evidence.words import between_furniture, fixed_quote, plain_words
from timeline.frozen import frozen
from timeline.model import Agreement, Change, ChangeKind, Column, Finding, Fold, Source, Status
from timeline.model.errors import TimelineError
from timeline.rules import BY_NAME
from timeline.rules.rule import Group, Rule

Conflicts = Mapping[int, Sequence[Comparison]]

MOVED = (Status.MOVED, Status.REFORMATTED)
GRAVE = (ChangeKind.FIGURE, ChangeKind.DATE, ChangeKind.NEGATION, ChangeKind.NAME, ChangeKind.UNIT)
"""Changes that nobody accepts unseen, with others."""


class Asks(StrEnum):
    """What somebody is asked about a row: its quote, which figure is meant, its date, whether both rows of a conflict
    stay, or whether it goes on citing what is no longer online.
    """

    QUOTE = "quote"
    VALUE = "value"
    DATE = "date"
    CONFLICT = "conflict"
    ONLINE = "online"


class NewQuote(Mapping[str, str]):
    """The cell of a quote that was found anew, or none. It is found when it is asked for: of most rows nobody does."""

    def __init__(self, words: Callable[[], str]) -> None:
        self._words = words

    @cached_property
    def _cells(self) -> dict[str, str]:
        words = self._words()
        return {Column.QUOTE: words} if words else {}

    def __getitem__(self, name: str) -> str:
        return self._cells[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)


@frozen
class Item:
    """One row that asks for a decision: its source, the findings that it is asked about, and what accepting writes.

    `stands`: may its place be recorded where accepting writes no `cells`? `choices` are the figures of which one is
    meant, `others` the rows that this one is in conflict with, and their sources.
    """

    citation: Citation
    source: Source
    findings: tuple[Finding, ...]
    cells: Mapping[str, str] = field(default_factory=dict)
    stands: bool = True
    asks: Asks = Asks.QUOTE
    choices: tuple[str, ...] = ()
    others: tuple[tuple[Citation, Source], ...] = ()

    @property
    def id(self) -> str:
        return self.citation.id

    @property
    def status(self) -> Status:
        return self.citation.status

    @property
    def acceptable(self) -> bool:
        """Is there something to accept?"""
        return self.stands or bool(self.cells)

    @property
    def kind(self) -> str:
        """What the row is: its status, that its verification is too old, or what else it is asked about."""
        if self.asks is not Asks.QUOTE:
            return self.asks.value
        return "old" if self.status is Status.EXACT else self.status.value

    @property
    def is_dated(self) -> bool:
        """Is it asked about its date?"""
        return any(rule_of(found).group is Group.DATE for found in self.findings)

    @property
    def is_moved(self) -> bool:
        """Are all of its words still there, so that nobody has to look twice?"""
        return self.asks is Asks.QUOTE and self.status in MOVED

    @property
    def is_grave(self) -> bool:
        """Did what is said change: a figure, a date, a negation, a name, a unit? Such a row is looked at by itself."""
        return self.asks is Asks.QUOTE and any(change.kind in GRAVE for change in self.citation.anchor.changes)


def items(report: Report) -> list[Item]:
    """The rows that ask for a decision, by source and then in the order of the table."""
    asked: dict[str, dict[Asks, list[Finding]]] = {}
    for found in report.findings:
        if BY_NAME[found.rule].asked and found.ignored is None and found.claim:
            asked.setdefault(found.claim, {}).setdefault(asks_of(BY_NAME[found.rule]), []).append(found)
    rows = [citation for citation in report.evidence.citations if citation.id in asked]
    rows.sort(key=lambda row: (row.claim.source, row.claim.line))
    conflicts = conflicts_by_line(report.evidence)
    candidates = [item for row in rows for item in items_of(row, report.evidence, asked[row.id], conflicts)]
    opened = [item for item in candidates if is_open(item, report.evidence)]
    return list({item.id: item for item in reversed(opened)}.values())[::-1]


def other_of(item: Item, number: int = 0) -> Item:
    """A row that an item is in conflict with, the next unless it is said which, to be decided on in its place."""
    row, source = item.others[number]
    after, before = item.others[number + 1 :], item.others[:number]
    return replace(item, citation=row, source=source, others=(*after, (item.citation, item.source), *before))


class Decidable:
    """The rows that can be decided on, by id: those that ask, and those that they are in conflict with.

    Of these an item is made when it is asked for: each names all others, and thousands may be in one conflict.
    """

    def __init__(self, found: Iterable[Item]) -> None:
        own = list(found)
        others = ((row.id, (item, number)) for item in own for number, (row, _) in enumerate(item.others))
        self._others: dict[str, tuple[Item, int]] = dict(others)
        self._own = {item.id: item for item in own}

    def get(self, name: str) -> Item | None:
        """The item of an id, None where it asks for no decision."""
        if name in self._own or name not in self._others:
            return self._own.get(name)
        return other_of(*self._others[name])


def rule_of(found: Finding) -> Rule:
    return BY_NAME[found.rule]


def asks_of(rule: Rule) -> Asks:
    """What somebody is asked about by a rule."""
    if not rule.each_claim:
        return Asks.CONFLICT
    groups = {Group.FIGURE: Asks.VALUE, Group.DATE: Asks.DATE, Group.TABLE: Asks.DATE, Group.ONLINE: Asks.ONLINE}
    return groups.get(rule.group, Asks.QUOTE)


def items_of(
    row: Citation, evidence: Evidence, asked: Mapping[Asks, list[Finding]], conflicts: Conflicts
) -> Iterator[Item]:
    """What a row could be asked about, the gravest first: one thing at a time."""
    order = list(Asks)
    for asks in sorted(asked, key=lambda each: (min(found.level.rank for found in asked[each]), order.index(each))):
        findings = tuple(asked[asks])
        if asks is Asks.QUOTE:
            yield item_of(row, evidence, findings)
            continue
        choices = tuple(figure.text for figure in row.figures) if asks is Asks.VALUE else ()
        others = in_conflict(row, evidence, conflicts) if asks is Asks.CONFLICT else ()
        yield Item(row, evidence.source_of(row), findings, {}, False, asks, choices, others)


def conflicts_by_line(evidence: Evidence) -> Conflicts:
    """The comparisons that hold a conflict, by the lines of their rows."""
    found: dict[int, list[Comparison]] = {}
    for comparison in evidence.comparisons:
        if comparison.verdict is Agreement.CONFLICT:
            for row in comparison.citations:
                found.setdefault(row.claim.line, []).append(comparison)
    return found


def in_conflict(row: Citation, evidence: Evidence, conflicts: Conflicts) -> tuple[tuple[Citation, Source], ...]:
    """The rows that a row cannot be true together with, each with its source."""
    return tuple(
        (other, evidence.source_of(other))
        for comparison in conflicts.get(row.claim.line, ())
        for other in comparison.citations
        if other.claim.line != row.claim.line
    )


def is_open(item: Item, evidence: Evidence) -> bool:
    """Is there anything to settle? A quote that is to stay reformatted, and is recorded so, has had its decision."""
    row = item.citation
    if item.asks is not Asks.QUOTE or item.status is not Status.REFORMATTED or row.stale:
        return True
    known = row.entry is not None and (row.entry.sha256, row.entry.start) == (item.source.sha256, row.anchor.start)
    return (evidence.lock.exists and not known) or bool(item.cells)


def item_of(row: Citation, evidence: Evidence, findings: tuple[Finding, ...]) -> Item:
    """The item of a row: what accepting would write, by its status."""
    source = evidence.source_of(row)
    if row.status is Status.ALTERED:
        return Item(row, source, findings, NewQuote(partial(new_words, row, evidence)), stands=False)
    if row.status is Status.REFORMATTED:
        return Item(row, source, findings, NewQuote(partial(fixed_quote, row, evidence)))
    if row.status is Status.MISATTRIBUTED and row.elsewhere:
        return Item(row, source, findings, {Column.SOURCE: row.elsewhere})
    return Item(row, source, findings, stands=row.status.stands)


def new_words(row: Citation, evidence: Evidence) -> str:
    """The quote as the source has it now, without its layout; nothing where that would have to be guessed.

    In a quote with an editor's marks only the words that changed are replaced, so that the marks stay. What a page puts
    between the words is left out by such a mark.
    """
    if not row.marks and not any(is_furniture(change) for change in row.anchor.changes):
        return "" if Fold.ENCODING in row.anchor.folds else found_words(row, evidence)
    return changed_words(row, evidence.source_of(row).text)


def found_words(row: Citation, evidence: Evidence) -> str:
    """The words that stand for a quote, `[…]` for a page's header or footer in them; nothing where that is a guess."""
    from timeline.anchoring import find_quote

    source, found = evidence.source_of(row), evidence.words(row)
    pieces = between_furniture(source, row.anchor.start or 0, row.anchor.end or 0) if "\n" in found else [found]
    plain = [plain_words(piece, row.claim.quote, source.text) for piece in pieces]
    words = " […] ".join(piece for piece in plain if piece)
    sound = None not in plain and (len(pieces) == 1 or find_quote(words, source.text).status.stands)
    return words if sound else ""


def is_furniture(change: Change) -> bool:
    return change.kind is ChangeKind.FURNITURE and not change.quoted


def changed_words(row: Citation, text: str) -> str:
    """The quote with what differs replaced, and `[…]` where a page's header or footer parts it in the source.

    Nothing where that would not stand, or is what the row has already.
    """
    from timeline.anchoring import find_quote

    words, parted = row.claim.quote, len(row.claim.quote) + 1
    for change in sorted(row.anchor.changes, key=lambda change: change.quote_start, reverse=True):
        before, after = words[: change.quote_start], words[change.quote_end :]
        if not is_furniture(change):
            found = plain_words(change.found, change.quoted, text)
            if found is None:
                return ""
            words = before + found + after
        elif change.quote_start < parted:
            parted = change.quote_start
            words = f"{before.rstrip()} […] {after.lstrip()}"
    return words if words != row.claim.quote and find_quote(words, text).status.stands else ""


def pick(found: Sequence[Item], ids: Iterable[str]) -> list[Item]:
    """The items of the claims named. Raises TimelineError for an id that asks for no decision."""
    by_id = {item.id: item for item in found}
    names = list(dict.fromkeys(ids))
    for name in names:
        asked_of = next((item.id for item in found if any(row.id == name for row, _ in item.others)), "")
        if name not in by_id and asked_of:
            raise TimelineError(f"{name[:80]!r} is in conflict with {asked_of}", f"It is asked about there: {asked_of}")
        if name not in by_id:
            raise TimelineError(f"{name[:80]!r} asks for no decision", "`timeline review` lists those that do.")
    return [by_id[name] for name in names]

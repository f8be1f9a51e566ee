"""Making decisions: all at once, the table's cells and then the lock's entries of the rows decided on, of no others.

A decision holds for what was shown: where row or source have changed since, it is not made.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.checking.gate import known_findings
from timeline.checking.run import quiet
from timeline.evidence.collect import collect
from timeline.evidence.model import Citation, Evidence, Report
from timeline.evidence.unchanged import is_as_read
from timeline.evidence.verify_source import Progress
from timeline.frozen import frozen
from timeline.model import Finding, Level, LockEntry, Source, Table
from timeline.model.errors import TimelineError
from timeline.project.claims import parse_claims
from timeline.project.edit import Edit, edited, encoded, lacking_columns, lacks, widened, without
from timeline.project.lock import lock_of, write_lock
from timeline.project.saving import digest
from timeline.project.settings import Project
from timeline.review.decisions import Answer, Decision
from timeline.review.guards import foreseen, look, require_sound, write_both, writing
from timeline.review.items import Asks, Decidable, Item, items
from timeline.review.port import asking
from timeline.review.relock import new_entries
from timeline.rules import BY_NAME

MOST = 20  # errors that are listed
OF_QUOTE = (Answer.ACCEPT, Answer.PLACE, Answer.EDIT)


@frozen
class Settled:
    """What came of decisions: those that were made, those whose row had changed meanwhile, and what is left.

    `report` is a check of the project as it is now, `findings` what it says of the rows settled and did not say before.
    `finished` says what an earlier save had left half done.
    """

    report: Report
    made: tuple[Decision, ...] = ()
    outdated: tuple[Decision, ...] = ()
    left: tuple[Item, ...] = ()
    findings: tuple[Finding, ...] = ()
    finished: tuple[str, ...] = ()

    @property
    def warnings(self) -> list[str]:
        """What an earlier save had left, and what was decided and not made."""
        return [
            *self.finished,
            *(
                f"{decision.item.id}: row or source changed meanwhile, nothing was written for it"
                for decision in self.outdated
            ),
        ]

    @property
    def standing(self) -> tuple[Finding, ...]:
        """The errors that nobody can decide on here: their rows, or files, have to be edited."""
        asking = {item.id for item in self.left}
        return tuple(
            found
            for found in self.report.findings
            if found.level is Level.ERROR
            and found.ignored is None
            and not (BY_NAME[found.rule].asked and found.claim in asking)
        )

    def describe(self) -> str:
        done, standing = f"{len(self.made)} settled, {len(self.left)} left", len(self.standing)
        if not standing:
            return done
        return f"{done}, {standing} {'error needs' if standing == 1 else 'errors need'} an edit of the row"

    def describe_standing(self) -> list[str]:
        """A line for each of the errors that need an edit of the row, where it is and what to do."""
        return [
            f"{found.region.path}:{found.region.line}: {found.claim or '-'}: {found.rule}: {found.message}"
            for found in self.standing[:MOST]
        ] + ([f"and {len(self.standing) - MOST} more: timeline check"] if len(self.standing) > MOST else [])


def settle(
    project: Project,
    day: datetime.date,
    before: Report,
    decisions: Sequence[Decision],
    *,
    add_columns: bool = False,
    port: bool = False,
    keep: bool = False,
    progress: Progress = quiet,
) -> Settled:
    """Make the decisions, table and lock together, and see what the next check will say of their rows.

    The lock on the project is held for this only, and not while somebody thinks: a row that has changed since it was
    shown is left alone and named. Raises TimelineError and writes nothing where a quote would not stand.
    """
    with writing(project) as finished:
        now = before if stands(project, day, before) else look(project, day, progress)
        holding, outdated = rebased(decisions, asking(project, now, port))
        written = write_decisions(project, day, now.evidence, holding, add_columns=add_columns, keep=keep)
    final = look(project, day, progress, written)
    findings = foreseen(before, final, {decision.item.id for decision in holding})
    left = tuple(items(final))
    return Settled(final, tuple(holding), tuple(outdated), left, tuple(findings), tuple(finished))


def stands(project: Project, day: datetime.date, report: Report) -> bool:
    """Is a check of a project, which has no baseline, still what a new one would be?"""
    return known_findings(project) is None and is_as_read(project, day, report.evidence)


def write_decisions(
    project: Project,
    day: datetime.date,
    now: Evidence,
    decisions: Sequence[Decision],
    *,
    add_columns: bool,
    keep: bool = False,
) -> Evidence:
    """Write table and lock with the decisions made, and give what holds then, before any rule.

    Raises TimelineError, and writes neither, where a decision cannot be made.
    """
    if not decisions:
        return now
    table = now.table
    data = reviewed_table(table, decisions, add_columns=add_columns)
    after = now
    if data != encoded(table.text, table):
        new = parse_claims(data, table.path, table.names)
        after = collect(project, day, quiet, new)  # where quotes stand, before any rule
        require_sound(table, new)
    require_standing(after, decisions)
    if not after.lock.exists:
        write_both(project, table, now.lock, data, None, keep=keep)
        return after
    entries = reviewed_entries(after, decisions)
    record = write_lock(entries)
    write_both(project, table, now.lock, data, record, keep=keep)
    return replace(after, lock=lock_of(entries, now.lock.path, digest(record)))


def rebased(decisions: Sequence[Decision], now: Iterable[Item]) -> tuple[list[Decision], list[Decision]]:
    """The decisions for the rows as they are now, and those whose row or source is no longer what was shown."""
    current = Decidable(now)
    holding, outdated = [], []
    for decision in decisions:
        item = current.get(decision.item.id)
        if item is not None and shown(item) == shown(decision.item):
            holding.append(replace(decision, item=item))
        else:
            outdated.append(decision)
    return holding, outdated


def shown(item: Item) -> tuple[object, ...]:
    """What an editor was shown: the row's texts, which source, and where the words were found in it.

    Of a conflict so are the rows on its other side, in whatever order they are told.
    """
    others = sorted((shown_row(row, source) for row, source in item.others), key=repr)
    return (*shown_row(item.citation, item.source), dict(item.cells), *others)


def shown_row(row: Citation, source: Source) -> tuple[object, ...]:
    return {name: cell.text for name, cell in row.claim.cells.items() if cell.text}, source.sha256, row.anchor


def reviewed_table(table: Table, decisions: Sequence[Decision], *, add_columns: bool = False) -> bytes:
    """The table's bytes with all decisions made. Raises TimelineError; so it does for columns that are lacking."""
    needed = dict.fromkeys(name for decision in decisions for name, text in decision.cells.items() if text)
    lacking = lacking_columns(table, list(needed))
    if lacking and not add_columns:
        raise lacks(table, lacking)
    if lacking:
        table = parse_claims(widened(table, lacking), table.path, table.names)
    claims = {claim.id: claim for claim in table.claims}
    dropped = {decision.item.id for decision in decisions if decision.answer is Answer.DROP}
    data = edited(
        table,
        [
            Edit(claims[decision.item.id].cells[name].region, text)
            for decision in decisions
            for name, text in decision.cells.items()
            if name in claims[decision.item.id].cells
        ],
    )
    return without(parse_claims(data, table.path, table.names), dropped) if dropped else data


def reviewed_entries(after: Evidence, decisions: Sequence[Decision]) -> list[LockEntry]:
    """The lock's entries with those of the rows accepted or edited made anew; all others as they were."""
    settled = {decision.item.id for decision in decisions if decision.answer not in (Answer.KEEP, Answer.DROP)}
    dropped = {decision.item.id for decision in decisions if decision.answer is Answer.DROP}
    rows = [row for row in after.citations if row.id in settled]
    fresh = {entry.id: entry for entry in new_entries(replace(after, citations=tuple(rows)))[0] if entry.id in settled}
    return [entry for name, entry in {**after.lock.entries, **fresh}.items() if name not in dropped]


def fallen(after: Evidence, decisions: Iterable[Decision]) -> dict[str, TimelineError]:
    """Why rows accepted or edited cannot be, by id: their quotes would not stand."""
    status = {citation.id: citation.status for citation in after.citations}
    errors = {}
    for decision in decisions:
        name, found = decision.item.id, status.get(decision.item.id)
        if decision.answer in OF_QUOTE and decision.item.asks is Asks.QUOTE and (found is None or not found.stands):
            errors[name] = TimelineError(f"{name}: the quote would be {found or 'lost'}", "Quote other words.")
    return errors


def require_standing(after: Evidence, decisions: Iterable[Decision]) -> None:
    """Raise TimelineError if a row accepted or edited would have a quote that does not stand."""
    for error in fallen(after, decisions).values():
        raise error

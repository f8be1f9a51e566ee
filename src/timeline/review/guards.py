"""What all that writes keeps to: the lock can be read, the table has no new fault, table and lock change together."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace

from timeline.checking.gate import gated
from timeline.checking.run import examine, quiet, require_claims
from timeline.evidence.model import Evidence, Report
from timeline.evidence.unchanged import lock_as_read, table_as_read
from timeline.evidence.verify_source import Progress
from timeline.model import Finding, Lock, Table
from timeline.model.errors import TimelineError
from timeline.project.changing import finish_half_done
from timeline.project.edit import encoded
from timeline.project.files import only_writer
from timeline.project.saving import Change, digest, save
from timeline.project.settings import Project
from timeline.rules import BY_NAME
from timeline.rules.backing import claim_denies_quote, figure_unsupported

TRIES = 50
"""How often another run that writes is waited for: a second, which is longer than a row takes."""

TURNED = "the source's words now turn the sense of the claim, which has to be said otherwise"


def look(project: Project, day: datetime.date, progress: Progress = quiet, before: Evidence | None = None) -> Report:
    """A check of what is to be written, what the baseline knows accepted. Raises TimelineError.

    That is where there are no claims, or the lock cannot be read. Of `before`, claims table and lock are taken where
    their files still hold the same.
    """
    table = table_as_read(project, before.table) if before is not None else None
    lock = lock_as_read(project, before.lock) if before is not None else None
    report = gated(project, examine(project, day, progress, table, lock=lock))
    require_claims(report)
    require_readable_lock(report.evidence)
    return report


def check_rows(project: Project, day: datetime.date, table: Table, names: Collection[str]) -> Report:
    """A check of some rows of a table by themselves, at the cost of their own sources."""
    rows = replace(table, claims=tuple(claim for claim in table.claims if claim.id in names), problems=())
    return examine(project, day, table=rows)


def foreseen(before: Report | None, after: Report, names: Collection[str]) -> list[Finding]:
    """What a check says of some claims and did not say before; accepted findings, and what a lock settles, left out.

    Where words that were taken turn the sense of their claim, it is said first.
    """
    known = {(found.claim, found.rule) for found in before.findings} if before else set()
    found = [one for one in after.findings if one.claim in names and one.ignored is None]
    new = [one for one in found if not BY_NAME[one.rule].settled_by_lock and (one.claim, one.rule) not in known]
    turned = turned_claims(after, new) if before else frozenset()
    new.sort(key=lambda one: not is_turning(one, turned))
    return [replace(one, message=f"{TURNED}: {one.message}") if is_turning(one, turned) else one for one in new]


def turned_claims(after: Report, found: Collection[Finding]) -> frozenset[str]:
    """The claims with a figure that goes the opposite way in the quote, among those with a finding."""
    from timeline.figures.comparing.directions import are_opposed

    named = {one.claim for one in found}
    rows = (row for row in after.evidence.citations if row.id in named)
    return frozenset(
        row.id for row in rows for match in row.matches if match.quote and are_opposed(match.claim, match.quote)
    )


def is_turning(found: Finding, turned: Collection[str]) -> bool:
    """Does a finding say that the quote tells the opposite of its claim?"""
    return found.rule == claim_denies_quote.name or (found.rule == figure_unsupported.name and found.claim in turned)


def require_readable_lock(evidence: Evidence) -> None:
    """Raise TimelineError if a line of the lock cannot be read: what is written over is lost."""
    for problem in evidence.lock.problems:
        raise TimelineError(f"{problem.region.path}:{problem.region.line}: {problem.message}", problem.help)


def require_sound(before: Table, after: Table) -> None:
    """Raise TimelineError if a table has a fault that it had not."""
    old = {problem.message for problem in before.problems}
    for problem in after.problems:
        if problem.message not in old:
            raise TimelineError(f"the row would not be right: {problem.message}", problem.help)


@contextmanager
def writing(project: Project) -> Iterator[list[str]]:
    """Hold the project's lock for writing table and lock, with what an earlier save has left half done written first.

    What is given is a line on that, where there was such a save. Raises TimelineError.
    """
    with locked(project):
        yield finish_half_done(project)


def locked(project: Project) -> AbstractContextManager[None]:
    """The project's lock for writing table and lock."""
    return only_writer(project.root, project.path("claims").parent, project.path("lock").parent, tries=TRIES)


def write_both(
    project: Project, read: Table, known: Lock, table: bytes | None, lock: bytes | None, *, keep: bool = False
) -> bool:
    """Write the table over the one that was read, and then the lock over that which was known: both or neither.

    What is None stays as it is; True if the lock's bytes changed. An entry whose row has changed is not believed, so
    that whoever looks in between finds nothing wrong. With `keep`, what is replaced stays in the tool's folder. Raises
    TimelineError.
    """
    changes = []
    if table is not None:
        changes.append(Change(project.settings.claims, table, digest(encoded(read.text, read))))
    if lock is not None:
        changes.append(Change(project.settings.lock, lock, known.sha256))
    return project.settings.lock in save(project.root, changes, keep=keep)

"""What `--fix` does: the safe changes, all at once, in memory. Altered words and figures are never among them.

Safe is what changes no word: a reformatted quote becomes the source's own characters, and a quote that moved is
recorded where it stands. A verification that has grown too old is not renewed: that is for somebody who has looked.
"""

from __future__ import annotations

import datetime
import difflib
from collections.abc import Iterator, Sequence

from timeline.checking.run import examine, quiet
from timeline.evidence.collect import collect
from timeline.evidence.model import Evidence, Report
from timeline.model import Finding, LockEntry
from timeline.project.claims import parse_claims
from timeline.project.edit import Edit, edited, encoded
from timeline.project.lock import write_lock
from timeline.project.settings import Project, remembering
from timeline.review.guards import require_readable_lock, write_both, writing
from timeline.review.relock import changes, new_entries
from timeline.rules import BY_NAME

MOST = 20  # claims that are named in a line


def make_fixes(project: Project, day: datetime.date) -> list[str]:
    """Write the safe fixes to the table, and record what holds where the project keeps a lock: both or neither.

    What was done, in a line each; nothing where the table has no claims. Raises TimelineError.
    """
    project, settings = remembering(project), project.settings
    with writing(project) as finished:
        report = examine(project, day)  # as the files are now that nobody else writes
        if not report.evidence.citations:
            return finished
        require_readable_lock(report.evidence)
        number = len(fixes(report))
        table = fixed_table(report) if number else None
        after = with_table(project, day, report, table)
        lock = write_lock(fixed_entries(after)) if after.lock.exists else None
        recorded = write_both(project, report.evidence.table, report.evidence.lock, table, lock)
    rewritten = f"{settings.claims}: {number} {'quote' if number == 1 else 'quotes'} rewritten"
    return [*finished, *([rewritten] if number else []), *([f"{settings.lock} written"] if recorded else [])]


def foresee_fixes(project: Project, day: datetime.date, report: Report) -> list[str]:
    """What `make_fixes` would change: a diff of the table, and the claims whose records change."""
    require_readable_lock(report.evidence)
    table = report.evidence.table
    new = fixed_table(report) if fixes(report) else None
    lines = shown_diff(encoded(table.text, table), new, table.path).split("\n")[:-1] if new is not None else []
    return [*lines, *lock_changes(with_table(project, day, report, new))]


def with_table(project: Project, day: datetime.date, report: Report, table: bytes | None) -> Evidence:
    """What is found with another table; where there is none, what the report found."""
    if table is None:
        return report.evidence
    return collect(project, day, quiet, parse_claims(table, report.evidence.table.path, project.settings.columns))


def lock_changes(evidence: Evidence) -> Iterator[str]:
    """What would be recorded anew and what dropped, where the project keeps a lock."""
    if not evidence.lock.exists:
        return
    recorded, dropped = changes(evidence, fixed_entries(evidence))
    for names, what in ((recorded, "recorded anew"), (dropped, "dropped")):
        if names:
            more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
            yield f"{evidence.lock.path}: would be {what}: {', '.join(names[:MOST])}{more}"


def fixes(report: Report) -> list[Finding]:
    """The findings that `--fix` settles in the table, accepted ones left out."""
    return [one for one in report.findings if BY_NAME[one.rule].fixable and one.fix and one.ignored is None]


def fixed_table(report: Report) -> bytes:
    """The claims table with every safe fix made. Raises TimelineError for a table that must not be rewritten."""
    return edited(report.evidence.table, edits_of(report.evidence, fixes(report)))


def edits_of(evidence: Evidence, found: Sequence[Finding]) -> list[Edit]:
    """The cells that the findings' fixes change."""
    claims = {claim.id: claim for claim in evidence.table.claims}
    return [
        Edit(claims[one.claim].place(one.fix.column), one.fix.text) for one in found if one.claim in claims and one.fix
    ]


def fixed_entries(evidence: Evidence) -> list[LockEntry]:
    """The lock of what stands now; a row whose verification is too old keeps it."""
    old = {
        citation.id: citation.entry
        for citation in evidence.citations
        if citation.entry is not None and citation.stale and citation.status.stands
    }
    return [old.get(entry.id, entry) for entry in new_entries(evidence)[0]]


def shown_diff(before: bytes, after: bytes, path: str) -> str:
    """What would change, as a unified diff without the lines around; line ends are shown as LF."""
    old, new = (data.decode("utf-8-sig").splitlines() for data in (before, after))
    return "".join(f"{line}\n" for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", lineterm="", n=0))

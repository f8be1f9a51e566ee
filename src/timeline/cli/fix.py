"""`timeline check --fix` and `--diff`: the safe changes, made or shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.deciding import require_readable_lock
from timeline.cli.output import complain, emit

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator

    from timeline.evidence.model import Report
    from timeline.project.settings import Project


MOST = 20


def show_fixes(project: Project, day: datetime.date, report: Report) -> int:
    """Print what --fix would change: a diff of the table, the claims whose records change; 1 if anything."""
    from timeline.project.edit import encoded
    from timeline.review.fixes import fixed_table, fixes, shown_diff
    from timeline.text.escape import inert, visible

    require_readable_lock(report.evidence)
    lines: list[str] = []
    if fixes(report):
        table = report.evidence.table
        lines += shown_diff(encoded(table.text, table), fixed_table(report), table.path).split("\n")[:-1]
    lines += lock_changes(fixed(project, day, report))
    emit("".join(inert(visible(line)) + "\n" for line in lines))
    return 1 if lines else 0


def fixed(project: Project, day: datetime.date, report: Report) -> Report:
    """What a check says once the table is fixed."""
    from timeline.checking.run import check as run_check
    from timeline.project.claims import parse_claims
    from timeline.review.fixes import fixed_table, fixes

    if not fixes(report):
        return report
    return run_check(project, day, table=parse_claims(fixed_table(report), report.evidence.table.path))


def lock_changes(report: Report) -> Iterator[str]:
    """What --fix would record anew and what it would drop, where the project keeps a lock."""
    from timeline.review.fixes import fixed_entries
    from timeline.review.relock import changes

    evidence = report.evidence
    if not evidence.lock.exists:
        return
    recorded, dropped = changes(evidence, fixed_entries(evidence))
    for names, what in ((recorded, "recorded anew"), (dropped, "dropped")):
        if names:
            more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
            yield f"{evidence.lock.path}: would be {what}: {', '.join(names[:MOST])}{more}"


def make_fixes(project: Project, day: datetime.date) -> None:
    """Write the safe fixes to the table, and record what holds where the project keeps a lock."""
    from timeline.checking.run import check as run_check
    from timeline.project.edit import encoded
    from timeline.project.files import only_writer, write_bytes
    from timeline.project.lock import write_lock
    from timeline.review.fixes import fixed_entries, fixed_table, fixes

    settings = project.settings
    with only_writer(project.root, project.path("claims").parent):
        report = run_check(project, day)  # as the files are now that nobody else writes
        if not report.evidence.citations:
            return
        require_readable_lock(report.evidence)
        found = fixes(report)
        if found:
            table = report.evidence.table
            write_bytes(project.path("claims"), fixed_table(report), project.root, read=encoded(table.text, table))
            complain(f"{settings.claims}: {len(found)} {'quote' if len(found) == 1 else 'quotes'} rewritten")
            report = run_check(project, day)
        if report.evidence.lock.exists:
            data = write_lock(fixed_entries(report.evidence))
            if write_bytes(project.path("lock"), data, project.root):
                complain(f"{settings.lock} written")

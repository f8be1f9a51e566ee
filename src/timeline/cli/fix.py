"""`timeline check --fix` and `--diff`: the safe changes, made or shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.cli.output import complain, emit
from timeline.errors import TimelineError

if TYPE_CHECKING:
    import datetime

    from timeline.evidence import Report
    from timeline.settings import Project


def show_fixes(report: Report) -> int:
    """Print what --fix would change in the table; 1 if anything."""
    from timeline.editing import encoded
    from timeline.escape import inert, visible
    from timeline.fixing import fixed_table, fixes, shown_diff

    if not fixes(report):
        return 0
    table = report.evidence.table
    lines = shown_diff(encoded(table.text, table), fixed_table(report), table.path)
    emit("".join(inert(visible(line)) + "\n" for line in lines.split("\n")[:-1]))
    return 1


def make_fixes(project: Project, day: datetime.date) -> None:
    """Write the safe fixes to the table, and record what holds where the project keeps a lock."""
    from timeline.check import check as run_check
    from timeline.editing import encoded
    from timeline.files import only_writer, write_bytes
    from timeline.fixing import fixed_entries, fixed_table, fixes
    from timeline.lockfile import write_lock

    settings = project.settings
    with only_writer(project.root, project.path("claims").parent):
        report = run_check(project, day)  # as the files are now that nobody else writes
        if not report.evidence.citations:
            return
        for problem in report.evidence.lock.problems:
            raise TimelineError(f"{problem.region.path}:{problem.region.line}: {problem.message}", problem.help)
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

"""What `timeline check` does: a run of the rules, what is known already left aside, and whether the rest passes.

The command and the Python interface both call `check` here. `timeline.checking.run` is the run alone: it knows no
baseline and no exit code.
"""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace

from timeline.checking.baseline import Key, against, default_path, is_looked_at, read_baseline, write_baseline
from timeline.checking.run import examine, quiet, require_claims
from timeline.evidence.model import Report
from timeline.evidence.verify_source import Executor, Progress
from timeline.model import Level, Table
from timeline.model.errors import TimelineError
from timeline.project.files import inside, only_writer, write_bytes
from timeline.project.settings import Project

NEVER = "never"
"""In the place of a level: no finding is grave enough to fail."""


def check(
    project: Project,
    as_of: datetime.date,
    progress: Progress = quiet,
    table: Table | None = None,
    *,
    since: str = "",
    executor: Executor | None = None,
) -> Report:
    """What `timeline check` tells of a project: the findings, those that its baseline lists accepted.

    `table` stands in for the claims table; with `since`, only what the project had not at a git revision is told.
    An `executor` runs the map step. Raises TimelineError where files that the settings name cannot be used.
    """
    return gated(project, examine(project, as_of, progress, table, git=True, executor=executor), since)


def gated(project: Project, report: Report, since: str = "") -> Report:
    """The report with what the baseline knows accepted, and without what an earlier revision had already."""
    known = known_findings(project)
    if known is not None:
        report = replace(report, findings=against(report, known, baseline_path(project)))
    if since:
        from timeline.checking.since import new_findings

        report = replace(report, findings=new_findings(project, report, since))
    return report


def known_findings(project: Project) -> Counter[Key] | None:
    """What the baseline accepts, of each kind how many; None where there is no baseline. Raises TimelineError."""
    path = baseline_path(project)
    if not project.settings.baseline and not (project.root / path).exists():
        return None
    if not inside(project.root / path, project.root):
        raise TimelineError(f"{path}: leads out of the project", "Put a plain file there.")
    return read_baseline(project.root / path, path)


def baseline_path(project: Project) -> str:
    """The baseline file that the project names, or the one beside its lock."""
    return project.settings.baseline or default_path(project.settings)


def save_baseline(project: Project, report: Report) -> bool:
    """Write the findings to the baseline file; True if it has changed. Raises TimelineError."""
    require_claims(report)
    path = project.root / baseline_path(project)
    known = read_baseline(path, baseline_path(project)) if path.exists() else Counter[Key]()
    kept = {key: count for key, count in known.items() if not is_looked_at(key, report)}
    with only_writer(project.root, path.parent):
        return write_bytes(path, write_baseline(report.findings, kept), project.root)


def exit_code(report: Report, fail_on: str) -> int:
    """2 where nothing was checked, 1 where a finding is as grave as the level `fail_on` or graver, else 0."""
    evidence = report.evidence
    checked = any(draft.has_checks or draft.problem for draft in evidence.drafts)
    return int(failing(report, fail_on)) if (checked if evidence.drafts else evidence.citations) else 2


def failing(report: Report, fail_on: str) -> bool:
    """Is a finding that nobody has accepted as grave as the level `fail_on`, or graver?"""
    if fail_on == NEVER:
        return False
    worst = Level(fail_on).rank
    return any(found.ignored is None and found.level.rank <= worst for found in report.findings)

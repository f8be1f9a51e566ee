"""What is new since a git revision: the findings of now that a check of the project as it was would not give."""

from __future__ import annotations

import datetime
from collections import Counter

from timeline.baseline import accept_known, key_of
from timeline.check import check
from timeline.evidence import Report
from timeline.history import project_at
from timeline.model import Finding
from timeline.settings import Project


def new_findings(project: Project, report: Report, revision: str) -> tuple[Finding, ...]:
    """The findings that the project had not at a revision, checked as of the same day. Raises TimelineError."""
    told, _ = accept_known(report.findings, Counter(map(key_of, findings_at(project, revision, report.evidence.as_of))))
    return tuple(new for new, old in zip(told, report.findings, strict=True) if new.ignored == old.ignored)


def findings_at(project: Project, revision: str, day: datetime.date) -> tuple[Finding, ...]:
    """The open findings of the project as it was at a revision; none where it had no claims table."""
    settings = project.settings
    paths = [settings.claims, settings.sources, settings.lock, settings.seeds, *filter(None, [settings.rates])]
    with project_at(project.root, revision, paths) as folder:
        if not (folder / settings.claims).exists():
            return ()
        before = check(Project(folder, settings, project.origins), day)
    return tuple(found for found in before.findings if found.ignored is None)

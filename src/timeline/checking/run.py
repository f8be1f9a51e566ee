"""A check: what is collected, and what the rules find in it."""

from __future__ import annotations

import datetime

from timeline.evidence.collect import collect
from timeline.evidence.model import Report
from timeline.evidence.verify_source import Progress
from timeline.model import Table
from timeline.model.errors import TimelineError
from timeline.project.settings import Project
from timeline.rules import find


def check(
    project: Project,
    as_of: datetime.date,
    progress: Progress | None = None,
    table: Table | None = None,
    *,
    git: bool = False,
) -> Report:
    """Check a project as of a day; with `git`, its history is asked where lost words stand now.

    Raises TimelineError only where the settings name what cannot be used.
    """
    evidence = collect(project, as_of, progress or quiet, table, git=git)
    return Report(evidence, find(evidence))


def quiet(_step: str, _done: int, _of: int) -> None:
    """Show no progress."""


def require_claims(report: Report) -> None:
    """Raise TimelineError where the table holds no claim that could be read, with what is wrong with the table."""
    if not report.evidence.citations:
        first = next(iter(report.evidence.table.problems), None)
        said = f"{first.region.path}:{first.region.line}: {first.message}. " if first else ""
        raise TimelineError(
            f"{said}{report.evidence.settings.claims}: there is nothing to check",
            first.help if first else "Add a row: timeline add",
        )

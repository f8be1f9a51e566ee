"""A check: what is collected, and what the rules find in it."""

from __future__ import annotations

import datetime

from timeline.evidence.collect import collect, evidence_of
from timeline.evidence.inputs import Inputs
from timeline.evidence.model import Report
from timeline.evidence.verify_source import Executor, Progress
from timeline.model import Lock, Table
from timeline.model.errors import TimelineError
from timeline.project.settings import Project, Settings
from timeline.rules import find, judge
from timeline.rules.folding import fold


def examine(
    project: Project,
    as_of: datetime.date,
    progress: Progress | None = None,
    table: Table | None = None,
    *,
    lock: Lock | None = None,
    git: bool = False,
    executor: Executor | None = None,
) -> Report:
    """All that the rules find in a project as of a day; with `git`, its history is asked where lost words stand now.

    What `timeline check` tells is `timeline.checking.gate.check`: it accepts what the baseline knows. An `executor`
    runs the map step. Raises TimelineError only where the settings name what cannot be used.
    """
    evidence = collect(project, as_of, progress or quiet, table, lock=lock, git=git, executor=executor, judge=judge)
    return Report(evidence, *fold(find(evidence)))


def check_inputs(inputs: Inputs, settings: Settings, as_of: datetime.date) -> Report:
    """All that the rules find in what is at hand, without a project's files."""
    evidence = evidence_of(inputs, settings, as_of, quiet)
    return Report(evidence, *fold(find(evidence)))


def quiet(_step: str, _done: int, _of: int) -> None:
    """Show no progress."""


def require_claims(report: Report) -> None:
    """Raise TimelineError where the table holds no claim that could be read, with what is wrong with the table."""
    if not report.evidence.citations:
        first = next(iter(report.evidence.table.problems), None)
        reason = f"{first.region.path}:{first.region.line}: {first.message}. " if first else ""
        raise TimelineError(
            f"{reason}{report.evidence.settings.claims}: there is nothing to check",
            first.help if first else "Add a row: timeline add",
        )

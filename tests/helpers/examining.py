"""The report on a rule's project: the check of its claims, or of its articles where the rule is about these."""

from __future__ import annotations

import datetime
from pathlib import Path

from timeline.checking.run import examine
from timeline.draft.run import articles_of, check_drafts
from timeline.evidence.model import Report
from timeline.project.settings import find_project
from timeline.rules import BY_NAME
from timeline.rules.rule import Group


def examine_case(root: Path, rule: str, day: datetime.date) -> Report:
    """What a rule's project gives on a day, before any baseline."""
    project = find_project(root)
    if BY_NAME[rule].group is Group.DRAFT:
        return check_drafts(project, day, articles_of(project, (), None))
    return examine(project, day)

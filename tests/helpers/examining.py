"""The report on a rule's project: the check of its claims, or of its articles where the rule is about these."""

from __future__ import annotations

import datetime
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from unittest.mock import patch

from timeline.checking.run import examine
from timeline.draft.run import articles_of, check_drafts
from timeline.evidence.model import Report
from timeline.project.settings import find_project
from timeline.rules import BY_NAME
from timeline.rules.rule import Group


def examine_case(root: Path, rule: str, day: datetime.date) -> Report:
    """What a rule's project gives on a day, before any baseline."""
    project = find_project(root)
    with installed_for(root, rule):
        if BY_NAME[rule].group is Group.DRAFT:
            return check_drafts(project, day, articles_of(project, (), None))
        return examine(project, day)


def installed_for(root: Path, rule: str) -> AbstractContextManager[object]:
    """The project on which `extractor-missing` fires finds no reader, whatever is installed."""
    if rule == "extractor-missing" and root.name == "fires":
        return patch("timeline.readers.kinds.is_installed", lambda _: False)
    return nullcontext()

"""Is a project what it was when its evidence was collected? What is so need not be looked at again.

Cost: reading all files, and nothing of what is found in them.
"""

from __future__ import annotations

import datetime

from timeline.evidence.inputs import Inputs, read_inputs
from timeline.evidence.keys import about
from timeline.evidence.model import Evidence
from timeline.project.settings import Project


def is_as_read(project: Project, day: datetime.date, evidence: Evidence) -> bool:
    """Would collecting a project's evidence find what was found? Never said of one with sources that no row cites.

    Those are read only where words are lost, and nobody keeps what stood in them.
    """
    if (evidence.settings, evidence.as_of) != (project.settings, day) or evidence.drafts:
        return False
    inputs = read_inputs(project)
    return set(inputs.listed) <= inputs.sources.keys() and _facts(inputs) == _facts(evidence)


def _facts(read: Inputs | Evidence) -> tuple[object, ...]:
    """All that tells one reading of the files from another; the exchange rates of a file are told from all others."""
    table, lock = read.table, read.lock
    files = (table.path, table.text, table.encoding, table.names), (lock.path, lock.sha256, lock.exists)
    sources = {name: about(source) for name, source in read.sources.items()}
    return (*files, sources, read.infos, read.listed, read.problems, read.refreshed, read.rates)

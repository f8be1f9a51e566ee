"""Is a project what it was when its evidence was collected? What is so need not be looked at again.

Cost: reading all files, and nothing of what is found in them.
"""

from __future__ import annotations

import datetime
import hashlib
from contextlib import suppress

from timeline.evidence.inputs import Inputs, read_inputs
from timeline.evidence.keys import about
from timeline.evidence.model import Evidence
from timeline.model import Lock, Table
from timeline.model.errors import TimelineError
from timeline.project.edit import encoded
from timeline.project.files import inside, read_bytes
from timeline.project.settings import Project
from timeline.project.table import MAX_BYTES


def is_as_read(project: Project, day: datetime.date, evidence: Evidence) -> bool:
    """Would collecting a project's evidence find what was found? Never said of one with sources that no row cites.

    Those are read only where words are lost, and nobody keeps what stood in them.
    """
    if (evidence.settings, evidence.as_of) != (project.settings, day) or evidence.drafts:
        return False
    inputs = read_inputs(project, table_as_read(project, evidence.table), lock_as_read(project, evidence.lock))
    return set(inputs.listed) <= inputs.sources.keys() and _facts(inputs) == _facts(evidence)


def table_as_read(project: Project, table: Table) -> Table | None:
    """A claims table of the project, where its file still holds the bytes that it was read of; else None."""
    path, names = project.settings.claims, project.settings.columns
    with suppress(OSError, TimelineError):
        if (
            (table.path, table.names) == (path, names)
            and not table.problems
            and inside(project.root / path, project.root)
        ):
            data = read_bytes(project.root / path, MAX_BYTES)
            return table if data == encoded(table.text, table) else None
    return None


def lock_as_read(project: Project, lock: Lock) -> Lock | None:
    """A lock of the project, where its file still holds the bytes that it was read of; else None."""
    path = project.settings.lock
    with suppress(OSError):
        if lock.path == path and lock.sha256 and inside(project.root / path, project.root):
            data = read_bytes(project.root / path, MAX_BYTES, follow=False)
            return lock if hashlib.sha256(data).hexdigest() == lock.sha256 else None
    return None


def _facts(read: Inputs | Evidence) -> tuple[object, ...]:
    """All that tells one reading of the files from another; the exchange rates of a file are told from all others."""
    table, lock = read.table, read.lock
    files = (table.path, table.text, table.encoding, table.names), (lock.path, lock.sha256, lock.exists)
    sources = {name: about(source) for name, source in read.sources.items()}
    return (*files, sources, read.infos, read.listed, read.problems, read.refreshed, read.rates)

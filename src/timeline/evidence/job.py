"""One source to verify: all that the map step needs, and what stands for it."""

from __future__ import annotations

import datetime

from timeline.frozen import frozen
from timeline.model import Claim, LockEntry, Source
from timeline.project.settings import Settings


@frozen
class Job:
    """One source and the rows that cite it, each with what the lock recorded of it."""

    source: Source
    rows: tuple[tuple[Claim, LockEntry | None], ...]
    settings: Settings
    as_of: datetime.date

"""By what a finding of the map step is kept: all that it depends on, so that it is never believed where one differs."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from operator import attrgetter

from timeline.evidence.job import Job
from timeline.evidence.packing import dumps
from timeline.model import Cell, Claim, Column, LockEntry, Region, Source, SourceInfo
from timeline.project.kept import program
from timeline.project.settings import Settings

NAME = 40  # characters by which a row is known: twenty bytes

COLUMNS = (
    Column.DATE, Column.CLAIM, Column.SOURCE, Column.QUOTE, Column.PREFIX, Column.SUFFIX, Column.SUBJECT,
    Column.MEASURE, Column.VALUE,
)  # fmt: skip
"""The cells of a row that the map step reads."""

UNREAD = frozenset(
    (
        "claims", "sources", "lock", "seeds", "reports", "as_of", "max_age", "rate_days", "rates", "max_source_mb",
        "fail_on", "follow", "cache", "jobs", "select", "ignore", "levels", "baseline", "refresh_days",
        "drafts", "draft_terms", "draft_complete",
    )
)  # fmt: skip
"""The settings that the map step does not read; the day counts where a verification can grow too old."""


def key_of(job: Job) -> bytes:
    """What stands for a source, the settings and the program: all but its rows."""
    settings, too_old = job.settings, job.settings.max_age
    day = [too_old, job.as_of.isoformat()] if too_old else []
    return digest("rows", repr(_read(settings)), day, about(job.source))


def name_of(claim: Claim, entry: LockEntry | None) -> str:
    """What stands for a row and its entry, among those of one source."""
    texts = (*claim.texts(COLUMNS), entry and _entry(entry))
    return hashlib.sha256(repr(texts).encode()).hexdigest()[:NAME]


def about(source: Source) -> list[object]:
    """What a source is: its bytes, how they were read, what is seen of it, and what sources.csv says of it."""
    info, view = source.info, source.view
    known = _info(info) if info else ()
    seen: list[object] = []
    if view is not None:
        unseen = dumps((view.seen_end, view.hidden, view.raised))
        seen = [view.sha256, view.kind.value, view.extractor, view.version, unseen]
    return [source.name, source.path, source.sha256, source.encoding, source.problem is None, known, seen]


_info = attrgetter(*(field.name for field in fields(SourceInfo) if field.name not in ("region", "cells")))
_entry = attrgetter(*(field.name for field in fields(LockEntry) if field.name != "line"))
"""What the lock says of a row, wherever its line stands."""

_read = attrgetter(*(field.name for field in fields(Settings) if field.name not in UNREAD))


def digest(*parts: object) -> bytes:
    """What stands for texts, numbers and days, in lists and tuples: their written form is the same in each run."""
    return hashlib.sha256(repr([program(), *parts]).encode()).digest()


def lean(claim: Claim) -> Claim:
    """The row with nothing but what the map step reads: small to send."""
    cells: dict[str, Cell] = {name: cell for name in COLUMNS if (cell := claim.cells.get(name)) and cell.text}
    return Claim(claim.id, Region(""), cells)

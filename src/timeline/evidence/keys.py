"""By what a finding of the map step is kept: all that it depends on, so that it is never believed where one differs."""

from __future__ import annotations

import hashlib
from dataclasses import fields
from typing import TYPE_CHECKING

from timeline.evidence.packing import dumps, plain
from timeline.model import Cell, Claim, Column, LockEntry, Region, Source, SourceInfo
from timeline.project.kept import program
from timeline.project.settings import Settings

if TYPE_CHECKING:
    from timeline.evidence.verify_source import Job

COLUMNS = (
    Column.DATE, Column.CLAIM, Column.SOURCE, Column.QUOTE, Column.PREFIX, Column.SUFFIX, Column.SUBJECT,
    Column.MEASURE, Column.VALUE,
)  # fmt: skip
"""The cells of a row that the map step reads."""

UNREAD = frozenset(
    (
        "claims", "sources", "lock", "seeds", "reports", "as_of", "max_age", "rate_days", "rates", "max_source_mb",
        "fail_on", "follow", "cache", "jobs", "select", "ignore", "levels", "baseline",
    )
)  # fmt: skip
"""The settings that the map step does not read; the day counts where a verification can grow too old."""

_PLACES = ("region", "places")


def key_of(job: Job) -> bytes:
    """What stands for a source, its rows and their entries, the settings and the program."""
    settings, too_old = job.settings, job.settings.max_age
    day = [too_old, job.as_of.isoformat()] if too_old else []
    chosen = [str(getattr(settings, field.name)) for field in fields(Settings) if field.name not in UNREAD]
    rows = [[[claim.text(column) for column in COLUMNS], told_by(entry)] for claim, entry in job.rows]
    return digest("rows", chosen, day, about(job.source), rows)


def about(source: Source) -> list[object]:
    """What a source is: its bytes, how they were read, and what sources.csv says of it."""
    info = source.info
    known = [plain(getattr(info, f.name)) for f in fields(SourceInfo) if f.name not in _PLACES] if info else []
    return [source.name, source.sha256, source.encoding, source.problem is None, known]


def told_by(entry: LockEntry | None) -> object:
    """What the lock says of a row, wherever its line stands."""
    return [plain(getattr(entry, field.name)) for field in fields(entry) if field.name != "line"] if entry else None


def digest(*parts: object) -> bytes:
    return hashlib.sha256(dumps([program(), *parts])).digest()


def lean(claim: Claim) -> Claim:
    """The row with nothing but what the map step reads: small to send."""
    cells: dict[str, Cell] = {name: cell for name in COLUMNS if (cell := claim.cells.get(name)) and cell.text}
    return Claim(claim.id, Region(""), cells)

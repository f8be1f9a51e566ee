"""What is recorded of a quote that stands: its place, the words there and around it, and how its source was read."""

from __future__ import annotations

import datetime
from dataclasses import replace

from timeline.model import Anchor, Claim, LockEntry, Source, Status
from timeline.model.version import __version__
from timeline.project.lock import CONTEXT, quote_digest


def record_of(claim: Claim, anchor: Anchor, source: Source, day: datetime.date, line: int = 0) -> LockEntry:
    """The entry of a row whose quote stands at its anchor in a source; `line` is the source's line of that place."""
    start, end = anchor.start or 0, anchor.end or 0
    entry = LockEntry(
        id=claim.id,
        source=source.name,
        sha256=source.sha256,
        start=start,
        end=end,
        before=source.text[max(0, start - CONTEXT) : start],
        exact=source.text[start:end],
        after=source.text[end : end + CONTEXT],
        quote=quote_digest(claim),
        status="reformatted" if anchor.status is Status.REFORMATTED else "exact",
        verified=day,
        version=__version__,
        encoding=source.encoding,
        source_line=line,
    )
    return as_read(entry, source)


def as_read(entry: LockEntry, source: Source) -> LockEntry:
    """The entry with how its source was read, where that is no plain text."""
    view = source.view
    if view is None:
        return entry
    place, known = view.where(entry.start, entry.end), view.sha256
    return replace(entry, extractor=view.extractor, extractor_version=view.version, view=known, place=place)

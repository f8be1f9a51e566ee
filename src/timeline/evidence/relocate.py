"""What a lock recorded of a source that was read in another way: as raw text, or by another version of its reader."""

from __future__ import annotations

from dataclasses import replace

from timeline.model import LockEntry, Source
from timeline.project.lock import CONTEXT


def carried(entry: LockEntry | None, source: Source) -> LockEntry | None:
    """What of an entry can be used in the source as it is read now; None where nothing can.

    An entry of the raw text of a file (a page's markup) is carried over by the places of the file, where that is the
    file still; what stood around the quote in markup says nothing of a view.
    """
    view = source.view
    if entry is None or view is None or entry.view:
        return None if entry is not None and entry.view and view is None else entry
    original = view.original
    if entry.sha256 != source.sha256 or original[entry.start : entry.end] != entry.exact:
        return None
    start, end = view.within(entry.start, entry.end)
    if start >= end:
        return None
    text = source.text
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return replace(entry, start=start, end=end, before=before, exact=text[start:end], after=after, view=view.sha256)

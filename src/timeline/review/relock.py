"""What the lock should hold: an entry for every quote that stands, the old one where it still says the truth."""

from __future__ import annotations

from collections.abc import Iterable

import timeline
from timeline.evidence.model import Citation, Evidence
from timeline.model import LockEntry
from timeline.project.lock import CONTEXT, quote_digest


def new_entries(evidence: Evidence) -> tuple[list[LockEntry], list[Citation]]:
    """The entries to write, and the rows that are refused because their quote does not stand.

    A refused row keeps its old entry: it is what tells that the citation was sound once. Entries of rows that are no
    longer in the table are dropped, unless rows of the table could not be read: theirs may be among them.
    """
    entries, refused = [], []
    for citation in evidence.citations:
        if citation.status.stands and citation.anchor.start is not None and citation.anchor.end is not None:
            entries.append(entry_of(citation, evidence))
        else:
            refused.append(citation)
            old = evidence.lock.entries.get(citation.id)
            entries += [old] if old is not None else []
    if evidence.has_unread_rows:
        read = {citation.id for citation in evidence.citations}
        entries += [old for name, old in evidence.lock.entries.items() if name not in read]
    return entries, refused


def changes(evidence: Evidence, entries: Iterable[LockEntry]) -> tuple[list[str], list[str]]:
    """The claims whose entry is not the one that the lock has, and those whose entry goes, by id."""
    old, new = evidence.lock.entries, {entry.id: entry for entry in entries}
    return sorted(name for name, entry in new.items() if entry != old.get(name)), sorted(old.keys() - new.keys())


def entry_of(citation: Citation, evidence: Evidence) -> LockEntry:
    """The entry of a row whose quote stands: the old one if all of it still holds and is not too old."""
    source, start, end = evidence.source_of(citation), citation.anchor.start or 0, citation.anchor.end or 0
    old = citation.entry
    fresh = LockEntry(
        id=citation.id,
        source=source.name,
        sha256=source.sha256,
        start=start,
        end=end,
        before=source.text[max(0, start - CONTEXT) : start],
        exact=source.text[start:end],
        after=source.text[end : end + CONTEXT],
        quote=quote_digest(citation.claim),
        status="reformatted" if citation.status == "reformatted" else "exact",
        verified=evidence.as_of,
        version=timeline.__version__,
        encoding=source.encoding,
    )
    if old is None or citation.stale:
        return fresh
    same = all(
        getattr(old, name) == getattr(fresh, name) for name in ("source", "sha256", "start", "end", "exact", "quote")
    )
    return old if same else fresh

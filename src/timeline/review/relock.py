"""What the lock should hold: an entry for every quote that stands, the old one where it still says the truth."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from contextlib import AbstractContextManager, nullcontext

from timeline.checking.run import quiet
from timeline.evidence.model import Citation, Evidence
from timeline.evidence.recorded import record_of
from timeline.evidence.verify_source import Progress
from timeline.frozen import frozen
from timeline.model import LockEntry, Problem
from timeline.project.lock import write_lock
from timeline.project.settings import Project
from timeline.review.guards import look, write_both, writing

SAME = ("source", "sha256", "start", "end", "exact", "quote", "extractor", "extractor_version", "view")
"""What of an entry must hold for it to be kept as it is."""


@frozen
class Relocked:
    """A lock made anew: what was found, its entries, the rows that it refuses, and whether its file is another one.

    `written`: was the file to be written, or only what it would be? `finished` says what an earlier save had left half
    done.
    """

    evidence: Evidence
    entries: tuple[LockEntry, ...]
    refused: tuple[Citation, ...]
    changed: bool
    written: bool
    finished: tuple[str, ...] = ()

    @property
    def warnings(self) -> list[Problem]:
        """What is wrong with the table of sources: what it says of their encodings is not known then."""
        evidence = self.evidence
        return [fault for fault in evidence.problems if fault.region.path == evidence.settings.sources]

    def describe(self) -> list[str]:
        """A line for each row that is refused, and one for the whole."""
        evidence, rows = self.evidence, len(self.evidence.citations)
        done = ("written" if self.written else "would change") if self.changed else "is up to date"
        return [
            *self.finished,
            *(f"{row.claim.source}: {row.id} is refused: {why_refused(row, evidence)}" for row in self.refused),
            f"{evidence.lock.path} {done}: {rows - len(self.refused)} of {rows} quotes recorded",
        ]

    def to_dict(self) -> dict[str, object]:
        """The claims with a new record, how many keep theirs, the claims whose record goes, and the rows refused."""
        evidence = self.evidence
        recorded, dropped = changes(evidence, self.entries)
        return {
            "version": 1,
            "path": evidence.settings.lock,
            "changed": self.changed,
            "recorded": recorded,
            "kept": len(self.entries) - len(recorded),
            "dropped": dropped,
            "refused": [
                {
                    "claim": row.id,
                    "reason": why_refused(row, evidence),
                    "path": evidence.table.path,
                    "line": row.claim.line,
                }
                for row in self.refused
            ],
        }


def relock(project: Project, day: datetime.date, progress: Progress = quiet, *, write: bool = True) -> Relocked:
    """Record where each quote stands, of those that do; with `write` off, only see what would be recorded.

    Raises TimelineError where there is no claim, where the lock cannot be read or written, or another run is writing.
    """
    path = project.path("lock")
    held: AbstractContextManager[list[str]] = writing(project) if write else nullcontext([])
    with held as finished:
        evidence = look(project, day, progress).evidence
        entries, refused = new_entries(evidence)
        data = write_lock(entries)
        there = path.read_bytes() if path.exists() else b""
        changed = write_both(project, evidence.table, evidence.lock, None, data) if write else data != there
    return Relocked(evidence, tuple(entries), tuple(refused), changed, write, tuple(finished))


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
    line = evidence.region(citation, start, end).line
    fresh = record_of(citation.claim, citation.anchor, source, evidence.as_of, line)
    if old is None or citation.stale:
        return fresh
    same = all(getattr(old, name) == getattr(fresh, name) for name in SAME)
    return old if same else fresh


def why_refused(row: Citation, evidence: Evidence) -> str:
    """Why a row is not recorded: its status, and what is wrong with its source."""
    problem = evidence.source_of(row).problem
    return f"{row.status}{f' ({problem.message})' if problem else ''}"

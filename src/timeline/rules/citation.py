"""Rules on what the lock recorded: is it there, readable, and does it still hold?"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Citation, Evidence
from timeline.model import Column, Finding, Flaw, Level, LockEntry, Region, Related
from timeline.model.version import __version__
from timeline.project.lock import CONTEXT, HINT, is_newer, numbers_of
from timeline.rules.rule import by_source, finding, from_readers, rule


@rule(Level.ERROR, each_claim=False)
def lock_invalid(evidence: Evidence) -> Iterator[Finding]:
    """A line of the lock cannot be read, or says what `timeline lock` cannot have written.

    Why:
        A damaged or hand-edited record that is passed over would let a stale citation look fresh. Where the source is
        the one that was locked, the words recorded must stand where the record has them.

    Fails:
        {"id": "b1", "source":

    Passes:
        the line as `timeline lock` wrote it

    Do:
        Restore the line from version control, or make the lock anew: `timeline lock`.
    """
    yield from from_readers(Flaw.LOCK_INVALID, evidence)
    for citation in by_source(evidence.citations):
        entry = evidence.lock.entries.get(citation.id)
        fault = impossible(entry, citation, evidence) if entry is not None else ""
        if entry is not None and fault:
            place = Region(evidence.lock.path, entry.line, 1, entry.line, 1)
            yield finding(f"the record of {entry.id} {fault}", place, claim=citation.id, help=HINT)


def impossible(entry: LockEntry, citation: Citation, evidence: Evidence) -> str:
    """What of a record cannot be as the tool wrote it, or nothing."""
    source = evidence.sources.get(entry.source)
    if citation.entry is not None and entry.source != citation.claim.source:
        return f"names the source {entry.source}, its row {citation.claim.source}"
    if evidence.settings.max_age and entry.verified > evidence.as_of:
        return f"was verified on {entry.verified}, which is to come"
    if source is None or source.problem is not None or not entry.is_of(source):
        return ""
    start, end, text = entry.start, entry.end, source.text
    stood = (text[max(0, start - CONTEXT) : start], text[start:end], text[end : end + CONTEXT])
    if stood != (entry.before, entry.exact, entry.after):
        return f"does not fit {source.path}, which is the text that was locked"
    return ""


@rule(Level.NOTE, each_claim=False)
def lock_newer(evidence: Evidence) -> Iterator[Finding]:
    """The lock was written by a newer version of timeline than this one.

    Why:
        Two versions may read a source differently, and each writes its own records: what one locked, the other calls
        moved. What a newer version records and this one does not know cannot be read at all.

    Fails:
        a record with the version 99.0.0

    Passes:
        the same with the version of this program, or an older one

    Do:
        Update timeline where it is old.
    """
    versions = {entry.version for entry in evidence.lock.entries.values()}
    later = set(filter(is_newer, versions))
    newer = [entry for entry in evidence.lock.entries.values() if entry.version in later] if later else []
    if newer:
        first = max(newer, key=lambda entry: numbers_of(entry.version))
        message = f"{evidence.lock.path} was written by timeline {first.version}, and this is {__version__}"
        place = Region(evidence.lock.path, first.line, 1, first.line, 1)
        yield finding(
            message, place, help="Update timeline, so that all who work on the project write the same records."
        )


@rule(Level.NOTE, settled_by_lock=True, alone=True, anew=True)
def citation_unlocked(evidence: Evidence) -> Iterator[Finding]:
    """The project keeps a lock, and it does not record where this quote stands.

    Why:
        Without a record nobody can tell later whether the source changed or the quote moved. A project that keeps no
        lock at all is not told so for every row.

    Fails:
        a new row before `timeline lock`

    Passes:
        the same after it

    Do:
        `timeline lock`
    """
    if not evidence.lock.exists:
        return
    for citation in evidence.citations:
        if citation.entry is None and citation.status.stands:
            message = "where the quote stands is not recorded"
            yield finding(message, citation.claim.region, claim=citation.id, help="Record it: timeline lock")


@rule(Level.ERROR, asked=True, stale=True, derived=True, alone=True, anew=True)
def citation_stale(evidence: Evidence) -> Iterator[Finding]:
    """What was once verified no longer holds, or its verification is too old.

    Why:
        The quote was in the source when it was locked. Now it is altered, ambiguous, misattributed, missing or
        unreadable, or it was last looked at longer ago than the project's `max_age` allows.

    Fails:
        a source edited inside the quote after `timeline lock`

    Passes:
        the row mended and locked again

    Do:
        `timeline review` steps through what is stale.
    """
    for citation in evidence.citations:
        entry = citation.entry
        if citation.stale and entry is not None:
            message = f"verified on {entry.verified} as {entry.status}; {why_stale(citation, evidence)}"
            related = (Related("the record", Region(evidence.lock.path, entry.line, 1, entry.line, 1)),)
            place = citation.claim.place(Column.QUOTE)
            slight = citation.anchor.is_slight and not citation.status.stands
            level = Level.WARNING if slight else Level.ERROR
            yield finding(
                message, place, claim=citation.id, related=related, help="Settle it: timeline review", level=level
            )


def why_stale(citation: Citation, evidence: Evidence) -> str:
    if not citation.status.stands:
        return f"now {citation.status}"
    days = (evidence.as_of - citation.entry.verified).days if citation.entry else 0
    return f"that is {days} days ago, and max_age is {evidence.settings.max_age}"

"""Rows to anchors: where each quote stands in its source, and what the lock adds to that."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.evidence.relocate import carried
from timeline.evidence.seen import with_unseen
from timeline.model import Anchor, Claim, Lock, LockEntry, Rung, Selector, Source, Status
from timeline.project.lock import quote_digest

if TYPE_CHECKING:
    from timeline.anchoring import TextIndex


def anchor_source(
    rows: Sequence[tuple[Claim, LockEntry | None]], source: Source, index: TextIndex | None = None
) -> list[Anchor]:
    """The anchors of the rows that cite one source, each given with what the lock recorded of it.

    `index` is that of what a reader sees of the source, where it is at hand.

    The place recorded is always looked at. It settles which of several places is meant only while source and row are
    as they were locked: where the source has changed, a quote that now stands twice is ambiguous, wherever it stood.
    What was recorded of the surroundings finds a passage whose words have changed, also where the same words now
    stand elsewhere.
    """
    from timeline.anchoring import TextIndex, anchor_quotes, settled, standing_words

    if source.problem is not None:
        return [Anchor(Status.UNREADABLE) for _ in rows]
    index = index or TextIndex(source.seen, language=source.language)
    entries = [carried(entry, source) for _, entry in rows]
    known = [found_before(claim, entry, source) for (claim, _), entry in zip(rows, entries, strict=True)]
    selectors = [selector(claim, entry, source) for (claim, _), entry in zip(rows, entries, strict=True)]
    asked = [n for n, anchor in enumerate(known) if anchor is None]
    standing = dict(zip(asked, standing_words([selectors[n] for n in asked], index), strict=True))
    edited = {n for n in asked if standing[n] is None and was_edited(entries[n], source)}
    anchors = [
        anchor or (edited_passage(one, entry, index) if n in edited else settled(one, index, standing[n]))
        for n, (anchor, one, entry) in enumerate(zip(known, selectors, entries, strict=True))
    ]
    again = [n for n, anchor in enumerate(anchors) if n not in edited and is_doubtful(anchor, entries[n], source)]
    placed = anchor_quotes([with_context(selectors[n], entries[n]) for n in again], index)
    for n, anchor in zip(again, placed, strict=True):
        if anchor.status is Status.ALTERED or not (anchors[n].status.stands or anchor.status.stands):
            anchors[n] = anchor
    anchors = with_unseen(selectors, anchors, source)
    return [placed_by(anchor, entry, source) for anchor, entry in zip(anchors, entries, strict=True)]


def was_edited(entry: LockEntry | None, source: Source) -> bool:
    """Was the row locked with another version of the source?"""
    return entry is not None and not entry.is_of(source)


def edited_passage(asked: Selector, entry: LockEntry | None, index: TextIndex) -> Anchor:
    """The place of a quote that does not stand in a source that was edited, by what the lock recorded around it.

    That is looked for first: where it finds the passage, changed, a search that knows less has nothing to add.
    """
    from timeline.anchoring import settled

    found = settled(with_context(asked, entry), index, None)
    if found.status is Status.ALTERED:
        return found
    bare = settled(asked, index, None)
    return bare if bare.status.stands or found.status.stands else found


def is_doubtful(anchor: Anchor, entry: LockEntry | None, source: Source) -> bool:
    """May what the lock recorded of the surroundings tell better where the passage is?

    It may where the words do not stand, and where they stand elsewhere in a source that has changed: the passage that
    was locked may have been edited, and the same words be another's.
    """
    if entry is None or anchor.status is Status.AMBIGUOUS:
        return False
    return not anchor.status.stands or (not entry.is_of(source) and anchor.start != entry.start)


def entry_for(claim: Claim, lock: Lock) -> LockEntry | None:
    """The lock's entry for a row that still asks for the same words of the same source."""
    entry = lock.entries.get(claim.id)
    return entry if entry is not None and entry.quote == quote_digest(claim) else None


def found_before(claim: Claim, entry: LockEntry | None, source: Source) -> Anchor | None:
    """Where a reformatted quote was found when source and row were what they are now, read again; else None.

    The lock saves the search and nothing else: the words at its place must fold to those of the quote.
    """
    if entry is None or entry.status != Status.REFORMATTED or not entry.is_of(source):
        return None
    from timeline.text.fold import same_words

    folds = same_words(claim.quote, source.text[entry.start : entry.end])
    return Anchor(Status.REFORMATTED, entry.start, entry.end, folds=folds, rung=Rung.PLACE) if folds else None


def selector(claim: Claim, entry: LockEntry | None, source: Source) -> Selector:
    near = entry.start if entry is not None and entry.is_of(source) else None
    return Selector(claim.quote, claim.prefix, claim.suffix, near)


def with_context(asked: Selector, entry: LockEntry | None) -> Selector:
    """The selector with what the lock recorded around the quote, where the row says nothing of it."""
    if entry is None:
        return asked
    prefix, suffix = asked.prefix or entry.before, asked.suffix or entry.after
    opens, closes = not (asked.prefix + entry.before).strip(), not (asked.suffix + entry.after).strip()
    return Selector(asked.quote, prefix, suffix, entry.start, opens, closes)


def placed_by(anchor: Anchor, entry: LockEntry | None, source: Source) -> Anchor:
    """The anchor told by the place that the lock has: the same words at another one are `moved`.

    They are not where the file is the one that was locked, and only what reads it has changed.
    """
    if entry is None or anchor.status not in (Status.EXACT, Status.MOVED):
        return anchor
    if anchor.start != entry.start and (entry.is_of(source) or entry.sha256 != source.sha256):
        return replace(anchor, status=Status.MOVED)
    return replace(anchor, status=Status.EXACT, rung=Rung.PLACE)

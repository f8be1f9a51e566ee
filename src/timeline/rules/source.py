"""Rules on the source texts: are they there, readable, and the ones that were verified?"""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from timeline.evidence.model import Citation, Evidence
from timeline.model import Column, Finding, Flaw, Level, LockEntry, Region, Related, Source
from timeline.readers.kinds import TRANSCRIPT
from timeline.rules.rule import finding, from_readers, rule


def cited_with(evidence: Evidence, kind: Flaw) -> Iterator[Finding]:
    """A finding for every row whose source has this problem."""
    yield from from_readers(kind, evidence)
    if all(source.problem is None or source.problem.kind is not kind for source in evidence.sources.values()):
        return
    for citation in evidence.citations:
        problem = evidence.source_of(citation).problem
        if problem is not None and problem.kind is kind and citation.claim.source.strip():
            region = citation.claim.place(Column.SOURCE)
            yield finding(problem.message, region, claim=citation.id, help=problem.help)


@rule(Level.ERROR, asked=True, stale=True, alone=True)
def source_missing(evidence: Evidence) -> Iterator[Finding]:
    """The source that the row names is not there.

    Why:
        Without the text nobody can tell whether the quote stands. That is another thing than a quote that is gone.

    Fails:
        source `note.txt`, and no seeds/note.txt

    Passes:
        source `note.txt`, and the text in seeds/note.txt

    Do:
        Put the text there, or mend the name; upper and lower case count on every system.
    """
    yield from cited_with(evidence, Flaw.SOURCE_MISSING)


@rule(Level.ERROR, asked=True, stale=True, alone=True)
def source_unreadable(evidence: Evidence) -> Iterator[Finding]:
    """The source is there but cannot be read as text.

    Why:
        A guessed encoding reads £ as another letter, and figures change with it. So a text is strict UTF-8 or has a
        BOM, or its encoding is declared. A scan holds no text, a locked or damaged document gives none, and a reader
        that takes too long is stopped.

    Fails:
        seeds/note.txt in Windows-1252, nothing declared

    Passes:
        the same, with `cp1252` in the column encoding of sources.csv

    Do:
        Declare the encoding in sources.csv, or save the text as UTF-8. For a scan or a recording, name a text that
        stands for it in the column transcript.
    """
    yield from cited_with(evidence, Flaw.SOURCE_UNREADABLE)


@rule(Level.ERROR, asked=True, stale=True, alone=True)
def source_outside(evidence: Evidence) -> Iterator[Finding]:
    """The source's name leads out of the folder of sources, or is no plain file's name.

    Why:
        A table comes from many hands. A name must not open what lies elsewhere on the machine that checks it, and must
        mean the same file on every system.

    Fails:
        ../private.txt

    Passes:
        2024/note.txt

    Do:
        Name a plain file below the folder, with forward slashes.
    """
    yield from cited_with(evidence, Flaw.SOURCE_OUTSIDE)


@rule(Level.NOTE, each_claim=False, settled_by_lock=True, across=True)
def source_changed(evidence: Evidence) -> Iterator[Finding]:
    """The source has changed since its quotes were verified; those named still stand.

    Why:
        A text that was edited around a quote may say something else now, although the words stand.

    Fails:
        a paragraph added to seeds/note.txt after `timeline lock`

    Passes:
        the same, after the passages were read again and locked

    Do:
        Look at what changed, then `timeline lock`.
    """
    standing_in: dict[str, list[Citation]] = {}
    for citation in evidence.citations:
        entry = citation.entry
        if entry is not None and has_changed(entry, evidence.source_of(citation)) and citation.status.stands:
            standing_in.setdefault(citation.claim.source, []).append(citation)
    for name in sorted(standing_in):
        standing, source = standing_in[name], evidence.sources[name]
        ids = ", ".join(citation.id for citation in standing[:5]) + (" …" if len(standing) > 5 else "")
        stand = "stands" if len(standing) == 1 else "stand"
        message = f"{source.path} has changed since it was locked; {len(standing)} of its quotes still {stand}: {ids}"
        first = standing[0].claim
        related = (Related("the source that changed", Region(source.path)),)
        yield finding(
            message, first.place(Column.SOURCE), claim=first.id, related=related, help="Look, then: timeline lock"
        )


def has_changed(entry: LockEntry, source: Source) -> bool:
    """Is the file another one than was locked, or the transcript that stands for it?"""
    of_transcript = source.view is not None and entry.extractor == source.view.extractor == TRANSCRIPT
    return entry.sha256 != source.sha256 or (of_transcript and not entry.is_of(source))


@rule(Level.NOTE, each_claim=False)
def source_unused(evidence: Evidence) -> Iterator[Finding]:
    """A source is cited by no claim.

    Why:
        A text that was obtained and never used is either waiting for its claims or left over.

    Fails:
        seeds/draft.txt, named in no row

    Passes:
        every file of seeds/ is named in a row, or a row could not be read and may name it

    Do:
        Cite it or remove it.
    """
    if evidence.has_unread_rows:
        return
    cited, listed = {citation.claim.source for citation in evidence.citations}, frozenset(evidence.listed)
    cited |= {evidence.infos[name].transcript for name in cited if name in evidence.infos}
    for name in evidence.listed:
        if name not in cited:
            path = f"{evidence.settings.seeds}/{name}"
            yield finding(f"{path} is cited by no claim", Region(path), help="Cite it or remove it.")
    for name, info in evidence.infos.items():
        if name not in cited and name not in listed and not info.url:
            message = f"{name} is described here, is cited by no claim and is not in {evidence.settings.seeds}/"
            yield finding(message, info.region_of("source"), help="Remove the row, or put the text there.")


@rule(Level.NOTE, each_claim=False)
def snapshot_missing(evidence: Evidence) -> Iterator[Finding]:
    """A source is described with its URL, and its file is not there.

    Why:
        A page changes and goes. What it said on the day it was cited can be held against a claim only where it is kept.

    Fails:
        `notice.html` with a url in sources.csv, and no seeds/notice.html

    Passes:
        the same, with the page in seeds/notice.html

    Do:
        Fetch it: `timeline fetch URL --name notice.html`. What is gone may be in an archive: with `--wayback DAY`.
    """
    listed = frozenset(evidence.listed)
    for name, info in evidence.infos.items():
        if info.url and name not in listed:
            message = f"{name} is described here with its URL, and is not in {evidence.settings.seeds}/"
            command = f"timeline fetch {shlex.quote(info.url)} --name {shlex.quote(name)}"
            yield finding(message, info.region_of("source"), help=f"Fetch it: {command}")


@rule(Level.ERROR, each_claim=False)
def source_hash_mismatch(evidence: Evidence) -> Iterator[Finding]:
    """The source is not the one whose SHA-256 was written down, in sources.csv or when it was fetched.

    Why:
        The hash was written down so that nobody could exchange the text unnoticed. `timeline fetch` writes one beside
        each page; where sources.csv gives one, that one counts.

    Fails:
        sha256 of another version of the text

    Passes:
        the SHA-256 of the file as it is, or an empty cell

    Do:
        Restore the text, or write the new hash into sources.csv if the change is right.
    """
    for source in evidence.sources.values():
        info = source.info
        wanted = (info.sha256 if info else "") or source.obtained
        if not wanted or not source.sha256 or wanted == source.sha256:
            continue
        if info is not None and info.sha256:
            place, why, hint = info.region_of("sha256"), "", "Restore the text, or write the new hash."
        else:
            place = info.region_of("source") if info else Region(source.path)
            why, hint = " as it had when it was fetched", "Restore the file, or fetch it anew under another name."
        message = f"{source.path} has the SHA-256 {source.sha256}, not {wanted}{why}"
        related = (Related("the text", Region(source.path)),) if place.path != source.path else ()
        yield finding(message, place, related=related, help=hint)

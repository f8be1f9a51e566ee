"""Rules on what was seen of the sources online: read from the record of `timeline refresh`, the web is never asked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.evidence.model import Citation, Evidence
from timeline.evidence.online import cited_online, is_compared, is_other, sighting_of
from timeline.model import (
    ChangeKind,
    Column,
    Finding,
    Flaw,
    Level,
    Loss,
    LostQuote,
    Passage,
    Related,
    Seen,
    Sighting,
    Source,
)
from timeline.project.lock import quote_digest
from timeline.rules.rule import finding, from_readers, rule
from timeline.rules.wording import WHY_HIDDEN, gravest_change, quoted

THERE = "the page online"
_SHOWN = 3  # passages that a message tells


@rule(Level.ERROR, each_claim=False)
def refreshed_invalid(evidence: Evidence) -> Iterator[Finding]:
    """A line of the record of what was seen online cannot be read.

    Why:
        A damaged line that is passed over would let a page that says something else now look intact.

    Fails:
        {"source": "note.html", "url":

    Passes:
        the line as `timeline refresh` wrote it

    Do:
        Restore the line from version control, or remove it and run `timeline refresh` again.
    """
    yield from from_readers(Flaw.REFRESHED_INVALID, evidence)


@rule(Level.WARNING, asked=True, mark="changed online")
def quote_gone_online(evidence: Evidence) -> Iterator[Finding]:
    """The source as it was kept has the quote; the page online no longer says it.

    Why:
        Whoever follows the citation reads something else: another figure, a “not”, a correction, or nothing of it. The
        finding says word by word what differs, with the kind of change, or that the words are struck or turned by
        others now. Where nothing differs but an accent, a space or what a page puts between words, it is a note. A page
        that cannot be reached, or that is no page at all, never gives this finding.

    Fails:
        the quote “a hall of 240 seats”, and the page online has “a hall of 210 seats” since the source was kept

    Passes:
        the same after `timeline refresh --adopt`, once the row quotes what the page says now

    Do:
        Look at the version that was kept. To cite what the page says now, take it as the source with
        `timeline refresh --adopt SOURCE`, then settle the rows with `timeline review`. To go on citing the earlier
        version, keep the row for a reason, which `timeline review` writes into its `ignore` cell.
    """
    for one, source in compared(evidence):
        for row, lost in lost_rows(one, source, evidence):
            slight = bool(lost.changes) and all(change.kind.is_slight for change in lost.changes)
            level, place = Level.NOTE if slight else Level.WARNING, row.claim.place(Column.QUOTE)
            related = (Related("the words online", lost.region),) if lost.region else ()
            help_ = f"To cite it: timeline refresh --adopt {source.name}. To keep the quote: accept this with a reason."
            message = describe_loss(lost, row, one)
            found = finding(message, place, claim=row.id, related=related, help=help_, level=level)
            yield replace(found, changes=lost.changes)


def lost_rows(one: Sighting, source: Source, evidence: Evidence) -> Iterator[tuple[Citation, LostQuote]]:
    """The rows whose quote no longer holds online, but for those that ask for other words since."""
    rows = {row.id: row for row in evidence.citations if row.source == source.name}
    for lost in one.quotes:
        row = rows.get(lost.claim)
        if row is not None and lost.quote == quote_digest(row.claim):
            yield row, lost


def describe_loss(lost: LostQuote, row: Citation, one: Sighting) -> str:
    """What became of a quote online, in words."""
    since = f"since {one.since}"
    if lost.loss is Loss.ALTERED:
        return f"{THERE} says otherwise {since}: {gravest_change(lost.changes, holder='the page')}"
    if lost.loss is Loss.HIDDEN:
        return f"{THERE} has the quote {WHY_HIDDEN.get(lost.words, lost.words)} {since}: {quoted(row.claim.quote)}"
    if lost.loss is Loss.CONTEXT:
        return f"{THERE} turns the quote by what stands beside it {since}: {quoted(lost.words, most=120)}"
    return f"{THERE} no longer has the quote {since}: {quoted(row.claim.quote)}"


@rule(Level.NOTE, each_claim=False)
def source_changed_online(evidence: Evidence) -> Iterator[Finding]:
    """The page online differs from the source as it was kept in passages that no quote of it says.

    Why:
        The quotes stand, and what is around them may now say something else: a correction, another figure. Told are the
        passages that differ in a word, the gravest first, each with the kind of change. What differs in layout,
        punctuation or spelling alone is only counted, and a page that differs in nothing else is intact.

    Fails:
        a correction added to the page since the source was kept

    Passes:
        the page as it was kept, or with other quotation marks

    Do:
        Look at the version that was kept. If it is the one to cite: `timeline refresh --adopt SOURCE`.
    """
    for one, source in compared(evidence):
        if not one.passages:
            continue
        gone = {row.id for row, _ in lost_rows(one, source, evidence)}
        standing = [row for row in evidence.citations if row.source == source.name and row.id not in gone]
        stand = f"; {len(standing)} of its quotes {'stands' if len(standing) == 1 else 'stand'}" if standing else ""
        message = f"{THERE} differs since {one.since} in {describe_counts(one)}{stand}: {describe_passages(one)}"
        yield of_sighting(message, one, evidence, f"If it is the one to cite: timeline refresh --adopt {source.name}")


def describe_counts(one: Sighting) -> str:
    """How many passages differ, by kind, and how many in layout alone.

    >>> import datetime
    >>> day = datetime.date(2026, 11, 2)
    >>> describe_counts(Sighting("a", "b", day, Seen.INTACT, trivial=2, counts={ChangeKind.FIGURE: 1}))
    '1 passage (1 figure; and 2 in layout alone)'
    """
    total = sum(one.counts.values())
    kinds = ", ".join(f"{one.counts[kind]} {kind.value}" for kind in ChangeKind if one.counts.get(kind))
    trivial = f"; and {one.trivial} in layout alone" if one.trivial else ""
    return f"{total} {'passage' if total == 1 else 'passages'} ({kinds}{trivial})"


def describe_passages(one: Sighting) -> str:
    """The gravest of the passages that differ."""
    shown = "; ".join(map(describe_passage, one.passages[:_SHOWN]))
    return shown + ("; …" if sum(one.counts.values()) > _SHOWN else "")


def describe_passage(passage: Passage) -> str:
    """What differs in a passage, in words.

    >>> describe_passage(Passage(ChangeKind.FIGURE, "240", "210", "It has 210 seats.", "line 7"))
    'figure: “240” is now “210” in “It has 210 seats.”'
    >>> describe_passage(Passage(ChangeKind.NAME, "", "Correction: by Ada Holt.", "Correction: by Ada Holt.", "line 9"))
    'name: new: “Correction: by Ada Holt.”'
    """
    if passage.was and passage.now:
        differs = f"{quoted(passage.was)} is now {quoted(passage.now)}"
    else:
        differs = f"new: {quoted(passage.now)}" if passage.now else f"taken out: {quoted(passage.was)}"
    whole = passage.words in (passage.was, passage.now)
    return f"{passage.kind}: {differs}" + ("" if whole else f" in {quoted(passage.words)}")


@rule(Level.NOTE, each_claim=False)
def source_gone_online(evidence: Evidence) -> Iterator[Finding]:
    """The source is no longer at its address: the server says that it is gone.

    Why:
        The quotes stand in the source as it was kept, and readers cannot look them up any more. Only 404 and 410 say
        this; a server that does not answer, or a page that says so in words, is told by refresh-stale.

    Fails:
        a url that answers 404

    Passes:
        the address where the page is now

    Do:
        Write the new address into sources.csv where the page has moved; otherwise that of an archived copy.
    """
    for one in current(evidence):
        if one.found is Seen.GONE:
            archived = f"An archived copy: {one.archived}" if one.archived else "Look where it is now"
            message = f"{one.url} is gone since {one.since}{f': {one.reason}' if one.reason else ''}"
            yield of_sighting(message, one, evidence, f"{archived}; write the address into sources.csv.")


@rule(Level.WARNING, each_claim=False)
def refresh_stale(evidence: Evidence) -> Iterator[Finding]:
    """Nobody has looked at the source online for longer than the project allows, or it could not be looked at.

    Why:
        What was seen once says nothing of today. Where the project sets `refresh_days`, each source with an address is
        to have been seen within so many days, beside the file that is kept of it now: one that was replaced since has
        to be seen anew. A source that could not be reached when it was last asked for, or that is in doubt (a login, a
        stub, a “not found” in words), is a note: nothing is known of its quotes then.

    Fails:
        `refresh_days = 30`, and a source that was last seen two months ago

    Passes:
        the same, seen last week

    Do:
        `timeline refresh`
    """
    days, known = evidence.settings.refresh_days, {one.source: one for one in current(evidence)}
    for name in cited_online(evidence):
        one = known.get(name)
        last = last_seen(one, evidence.sources[name])
        if one is not None and not one.outcome.is_known:
            why = f"{one.outcome.words}{f': {one.reason}' if one.reason else ''}"
            level = Level.WARNING if is_old(one, days, evidence) else Level.NOTE
            yield of_sighting(f"{one.url} is {why}; {last}", one, evidence, "Look at it in a browser.", level)
        elif is_old(one, days, evidence):
            yield of_source(name, f"what is online of it was {last}, and refresh_days is {days}", evidence)


def last_seen(one: Sighting | None, source: Source) -> str:
    """When what is online of a source was seen, in words."""
    if one is None or one.seen is None:
        return "never seen"
    if is_other(one, source):
        return f"last seen on {one.seen}, and compared with another file than is kept now"
    return f"last seen on {one.seen}"


def is_old(one: Sighting | None, days: int, evidence: Evidence) -> bool:
    """Was a source seen too long ago, or never, or only beside another file than is kept now?"""
    if not days or one is None or one.seen is None:
        return bool(days)
    return (evidence.as_of - one.seen).days > days or is_other(one, evidence.sources[one.source])


# ---- what they have in common ----------------------------------------------------------------------------------------


def current(evidence: Evidence) -> Iterator[Sighting]:
    """What was seen of the sources at the address that they have now, by name."""
    return (one for name in cited_online(evidence) if (one := sighting_of(name, evidence)) is not None)


def compared(evidence: Evidence) -> Iterator[tuple[Sighting, Source]]:
    """What was seen of sources that are still the files that it was compared with."""
    pairs = ((one, evidence.sources[one.source]) for one in current(evidence))
    return ((one, source) for one, source in pairs if is_compared(one, source))


def of_sighting(message: str, one: Sighting, evidence: Evidence, help_: str, level: Level = Level.ERROR) -> Finding:
    return replace(of_source(one.source, message, evidence), help=help_, level=level)


def of_source(name: str, message: str, evidence: Evidence) -> Finding:
    """A finding on a source: at the first row that cites it, so that the row can accept it, or at its address."""
    info = evidence.infos[name]
    address = info.region_of("url")
    row = next((row for row in evidence.citations if row.source == name), None)
    if row is None:
        return finding(message, address, help="Look again: timeline refresh")
    related = (Related("its address", address),)
    place = row.claim.place(Column.SOURCE)
    return finding(message, place, claim=row.id, related=related, help="Look again: timeline refresh")

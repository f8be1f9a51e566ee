"""Rules on quotes: do the words stand in the source, and what exactly changed if not?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.evidence.model import Citation, Evidence
from timeline.evidence.words import fixed_quote
from timeline.model import Change, ChangeKind, Column, Finding, Fix, Level, Related, Status
from timeline.rules.rule import empty_cells, finding, rule
from timeline.rules.wording import gravest_change, quoted

COPIES = 3


def with_status(evidence: Evidence, status: Status) -> Iterator[Citation]:
    return (citation for citation in evidence.citations if citation.status is status)


def in_source(evidence: Evidence, citation: Citation, message: str) -> tuple[Related, ...]:
    """The place of the quote in its source as a related region."""
    anchor = citation.anchor
    if anchor.start is None or anchor.end is None:
        return ()
    return (Related(message, evidence.region(citation, anchor.start, anchor.end)),)


def by_git(evidence: Evidence, citation: Citation) -> tuple[Related, ...]:
    """Where git leads from the words that were locked, but where that is the one place that is shown already."""
    span, shown_already = citation.followed, (citation.anchor.start, citation.anchor.end)
    if span is None or (citation.status is Status.ALTERED and overlap(span, shown_already)):
        return ()
    message = "git leads here from the words that were locked; `timeline review --port` takes it"
    return (Related(message, evidence.region(citation, *span)),)


def overlap(span: tuple[int, int], other: tuple[int | None, int | None]) -> bool:
    start, end = other
    return start is not None and end is not None and start < span[1] and span[0] < end


@rule(Level.ERROR, asked=True, stale=True, alone=True)
def quote_missing(evidence: Evidence) -> Iterator[Finding]:
    """The quote stands in no source.

    Why:
        The words that should back the claim are nowhere in the texts, nor anything like them.

    Fails:
        the quote “valued at $13.6 billion”, and a source that says nothing of it

    Passes:
        the same quote, and a source in which these words stand

    Do:
        Look into the source for what it says on the matter and quote that, or drop the claim.
    """
    empty = empty_cells(evidence)
    for citation in with_status(evidence, Status.MISSING):
        if citation.claim.place(Column.QUOTE) in empty:
            continue
        words = quoted(citation.claim.quote)
        message = f"the quote stands neither in {evidence.source_of(citation).path} nor in another source: {words}"
        help_ = "Quote what the source says, or drop the claim."
        place, related = citation.claim.place(Column.QUOTE), by_git(evidence, citation)
        yield finding(message, place, claim=citation.id, related=related, help=help_)


@rule(Level.ERROR, asked=True, stale=True, alone=True)
def quote_altered(evidence: Evidence) -> Iterator[Finding]:
    """The passage is in the source, but its words differ from the quote.

    Why:
        A changed digit or a dropped “not” leaves a sentence 94 to 98 % the same and means the opposite. The finding
        says word by word what differs and leads with the gravest: figure, date, negation, name, unit, wording. Where
        nothing differs but an accent, letters that a scanner takes for each other, a space, or what a page puts between
        the words (spelling, spacing, furniture), it is a warning.

    Fails:
        the quote “a round of $415 million”, the source “a round of $451 million”

    Passes:
        the quote “a round of $415 million”, the source “a round of $415 million”

    Do:
        Read the passage again. If the source is right, take its words and see whether the claim still holds:
        `timeline review`.
    """
    for citation in with_status(evidence, Status.ALTERED):
        changes = citation.anchor.changes
        message = f"the source's words differ from the quote: {gravest_change(changes)}"
        related = in_source(evidence, citation, "the words of the source") + copies(evidence, citation)
        related += by_git(evidence, citation)
        level, place = (Level.WARNING if citation.anchor.is_slight else Level.ERROR), citation.claim.place(Column.QUOTE)
        found = finding(message, place, claim=citation.id, related=related, help=next_step(changes), level=level)
        yield replace(found, changes=changes)


def next_step(changes: Sequence[Change]) -> str:
    """What to do about words that differ."""
    if changes and all(change.kind is ChangeKind.FURNITURE for change in changes):
        return "Leave it out with an editor's mark, […], in its place; or `timeline review` takes the source's words."
    return "Read the passage again; `timeline review` takes the source's words, if the claim still holds."


def copies(evidence: Evidence, citation: Citation) -> tuple[Related, ...]:
    """Where else the words of a passage that was edited stand: they are not those that were meant."""
    source, quote = evidence.source_of(citation), citation.claim.quote.strip()
    places = [span for span in citation.anchor.places if source.text[slice(*span)] == quote]
    message = "the same words stand here, but not where the quote was"
    return tuple(Related(message, evidence.positions.region(source, *span)) for span in places[:COPIES])


@rule(Level.NOTE, asked=True, settled_by_lock=True, names_place=True, alone=True)
def quote_moved(evidence: Evidence) -> Iterator[Finding]:
    """The quote stands at another place than when it was locked.

    Why:
        The words are the same; what stands around them may not be.

    Fails:
        a paragraph inserted above the quote after `timeline lock`

    Passes:
        the quote where the lock has it

    Do:
        Look, then `timeline lock`.
    """
    for citation in with_status(evidence, Status.MOVED):
        related = in_source(evidence, citation, "where it stands now")
        message = f"the quote has moved {way_of(evidence, citation)}"
        place = citation.claim.place(Column.QUOTE)
        yield finding(message, place, claim=citation.id, related=related, help="Look, then: timeline lock")


def way_of(evidence: Evidence, citation: Citation) -> str:
    """Which way a quote moved, and how far in lines: about so many where the lock does not record its line.

    The lines between the two places, as the text is now, are as many as were put in or taken out, or nearly so.
    """
    start, entry = citation.anchor.start or 0, citation.entry
    now = evidence.region(citation, start, start).line
    was = entry.source_line if entry else now
    about = "" if was or not entry else "about "
    if entry and about:
        was = evidence.region(citation, min(entry.start, len(evidence.source_of(citation).text)), start).line
    lines = abs(now - was)
    if not lines:
        return f"within line {now}"
    return f"{'down' if now > was else 'up'} {about}{lines:,} {'line' if lines == 1 else 'lines'}, to line {now}"


@rule(Level.NOTE, asked=True, fixable=True, alone=True)
def quote_reformatted(evidence: Evidence) -> Iterator[Finding]:
    """The quote differs from the source in layout or typography only; which is said.

    Why:
        White space, line breaks, hyphenation, kinds of quotes and dashes, Unicode form or damaged encoding change no
        word. It is told because the quote is not the source's characters.

    Fails:
        the quote "it's", the source “it’s”

    Passes:
        the source's own characters

    Do:
        Nothing has to be done. `timeline check --fix` writes the source's kinds of quotes, dashes, spaces and letters
        into the quote, and nothing of its layout: line breaks, hyphens of broken words, ligatures, markup. A quote that
        differs in nothing else stays as it is.
    """
    for citation in with_status(evidence, Status.REFORMATTED):
        kinds = ", ".join(citation.anchor.folds) or "layout"
        related = in_source(evidence, citation, "the characters of the source")
        words = fixed_quote(citation, evidence)
        found = finding(
            f"the quote stands, apart from {kinds}",
            citation.claim.place(Column.QUOTE),
            claim=citation.id,
            related=related,
            help="Nothing has to be done"
            + ("; `timeline check --fix` takes the source's characters." if words else "."),
        )
        yield replace(found, fix=Fix("the source's own characters", Column.QUOTE, words)) if words else found


@rule(Level.ERROR, asked=True, stale=True, names_place=True, alone=True)
def quote_ambiguous(evidence: Evidence) -> Iterator[Finding]:
    """The quote stands in several places and nothing tells which is meant.

    Why:
        When one of them changes nobody could say whether the claim is still backed.

    Fails:
        the quote “600 million euros”, which the source has twice

    Passes:
        the same with the prefix “raised ”, which only one of the places has before it

    Do:
        Fill in prefix or suffix with the words just before or after, or quote more words.
    """
    for citation in with_status(evidence, Status.AMBIGUOUS):
        places = citation.anchor.places
        related = tuple(
            Related(f"place {n} of {len(places)}", evidence.region(citation, start, end))
            for n, (start, end) in enumerate(places[:10], 1)
        )
        path, more = evidence.source_of(citation).path, " …" if len(places) > len(related) else ""
        message = f"the quote stands in {len(places)} places of {path}: {_listed(related)}{more}"
        help_ = "Fill in prefix or suffix with the words just before or after it, or quote more words."
        related += by_git(evidence, citation)
        yield finding(message, citation.claim.place(Column.QUOTE), claim=citation.id, related=related, help=help_)


def _listed(places: Sequence[Related]) -> str:
    """Where they are in words: "lines 4, 7", or "page 1, page 15" where a source has no lines of its own."""
    named = list(dict.fromkeys(one.region.place or str(one.region.line) for one in places))
    lines = not any(one.region.place for one in places)
    return f"{('lines ' if len(named) > 1 else 'line ') if lines else ''}{', '.join(named)}"


@rule(Level.ERROR, asked=True, stale=True, alone=True)
def quote_misattributed(evidence: Evidence) -> Iterator[Finding]:
    """The quote is not in the source named, but in another one.

    Why:
        The words exist, and somebody else said them.

    Fails:
        source `cnbc.txt`, and the words stand in `decoder.txt`

    Passes:
        source `decoder.txt`

    Do:
        Name the source that has the words, if that is the one meant.
    """
    for citation in with_status(evidence, Status.MISATTRIBUTED):
        other = evidence.elsewhere_of(citation)
        if other is None or citation.elsewhere_span is None:
            continue
        related = (Related("where the words stand", evidence.positions.region(other, *citation.elsewhere_span)),)
        message = f"the quote is not in {evidence.source_of(citation).path}; it stands in {other.path}"
        found = finding(
            message,
            citation.claim.place(Column.SOURCE),
            claim=citation.id,
            related=related,
            help=f"Name {other.name} as the source, if that is the one meant.",
        )
        yield found

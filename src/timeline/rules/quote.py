"""Rules on quotes: do the words stand in the source, and what exactly changed if not?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from timeline.evidence.model import Citation, Evidence
from timeline.model import Change, ChangeKind, Finding, Fix, Level, Related, Status
from timeline.rules.rule import empty_cells, finding, rule

SHORT = 12
SHOWN = 60


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


def shown(words: str) -> str:
    """A few words in quotation marks, on one line."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= SHOWN else line[: SHOWN - 1] + '…'}”"


def told_change(change: Change) -> str:
    """One difference in words."""
    if change.quoted and change.found:
        return f"{change.kind}: the quote has {shown(change.quoted)}, the source {shown(change.found)}"
    if change.found:
        return f"{change.kind}: the source has {shown(change.found)}, which the quote leaves out"
    return f"{change.kind}: the quote has {shown(change.quoted)}, which is not in the source"


@rule(Level.ERROR, asked=True, stale=True)
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
    told = empty_cells(evidence)
    for citation in with_status(evidence, Status.MISSING):
        if citation.claim.place("quote") in told:
            continue
        words = shown(citation.claim.quote)
        said = f"the quote stands neither in {evidence.source_of(citation).path} nor in another source: {words}"
        help_ = "Quote what the source says, or drop the claim."
        place, related = citation.claim.place("quote"), by_git(evidence, citation)
        yield finding(said, place, claim=citation.id, related=related, help=help_)


@rule(Level.ERROR, asked=True, stale=True)
def quote_altered(evidence: Evidence) -> Iterator[Finding]:
    """The passage is in the source, but its words differ from the quote.

    Why:
        A changed digit or a dropped “not” leaves a sentence 94 to 98 % the same and means the opposite. The finding
        says word by word what differs and leads with the gravest: figure, date, negation, name, unit, wording.

    Fails:
        the quote “a round of $415 million”, the source “a round of $451 million”

    Passes:
        the quote “a round of $415 million”, the source “a round of $415 million”

    Do:
        Read the passage again. If the source is right, take its words and see whether the claim still holds:
        `timeline review`.
    """
    for citation in with_status(evidence, Status.ALTERED):
        order = list(ChangeKind)
        changes = sorted(citation.anchor.changes, key=lambda change: (order.index(change.kind), change.start))
        first = told_change(changes[0]) if changes else "the words differ"
        more = f" (and {len(changes) - 1} more)" if len(changes) > 1 else ""
        said = f"the source's words differ from the quote: {first}{more}"
        related = in_source(evidence, citation, "the words of the source") + by_git(evidence, citation)
        help_ = "Read the passage again; `timeline review` takes the source's words, if the claim still holds."
        found = finding(said, citation.claim.place("quote"), claim=citation.id, related=related, help=help_)
        yield replace(found, changes=citation.anchor.changes)


@rule(Level.NOTE, asked=True, settled_by_lock=True, names_place=True)
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
        was = f" from offset {citation.entry.start}" if citation.entry else ""
        said = f"the quote has moved{was} to offset {citation.anchor.start}"
        place = citation.claim.place("quote")
        yield finding(said, place, claim=citation.id, related=related, help="Look, then: timeline lock")


@rule(Level.NOTE, asked=True, fixable=True)
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
        Nothing has to be done. `timeline check --fix` writes the source's characters into the quote.
    """
    for citation in with_status(evidence, Status.REFORMATTED):
        kinds = ", ".join(citation.anchor.folds) or "layout"
        related = in_source(evidence, citation, "the characters of the source")
        words = evidence.words(citation)
        fixable = words and "encoding damage" not in citation.anchor.folds and not citation.marks
        found = finding(
            f"the quote stands, apart from {kinds}",
            citation.claim.place("quote"),
            claim=citation.id,
            related=related,
            help="Nothing has to be done"
            + ("; `timeline check --fix` takes the source's characters." if fixable else "."),
        )
        yield replace(found, fix=Fix("the source's own characters", "quote", words)) if fixable else found


@rule(Level.ERROR, asked=True, stale=True, names_place=True)
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
        lines = ", ".join(dict.fromkeys(str(item.region.line) for item in related))
        lines = f"{'lines' if ',' in lines else 'line'} {lines}{' …' if len(places) > 10 else ''}"
        said = f"the quote stands in {len(places)} places of {evidence.source_of(citation).path}: {lines}"
        help_ = "Fill in prefix or suffix with the words just before or after it, or quote more words."
        related += by_git(evidence, citation)
        yield finding(said, citation.claim.place("quote"), claim=citation.id, related=related, help=help_)


@rule(Level.ERROR, asked=True, stale=True)
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
        said = f"the quote is not in {evidence.source_of(citation).path}; it stands in {other.path}"
        found = finding(
            said,
            citation.claim.place("source"),
            claim=citation.id,
            related=related,
            help=f"Name {other.name} as the source, if that is the one meant.",
        )
        yield found


@rule(Level.WARNING, mark="quote too short")
def quote_short(evidence: Evidence) -> Iterator[Finding]:
    """The quote is too short to prove anything: under 12 characters and without a figure.

    Why:
        “of the” stands in every text.

    Fails:
        of the

    Passes:
        $2 billion, or “an open model strategy”

    Do:
        Quote more of the passage.
    """
    told = empty_cells(evidence)
    for citation in evidence.citations:
        quote = citation.claim.quote.strip()
        short = len(quote) < SHORT and not citation.figures and not re.search(r"\d", quote)
        if short and citation.claim.place("quote") not in told:
            said = f"the quote has only {len(quote)} characters and no figure: {shown(quote)}"
            yield finding(said, citation.claim.place("quote"), claim=citation.id, help="Quote more of the passage.")


@rule(Level.ERROR, mark="quote cut")
def quote_cut(evidence: Evidence) -> Iterator[Finding]:
    """The quote begins or ends inside a word or a number.

    Why:
        “fell to 3” stands in “fell to 3.7 %”, and says something else.

    Fails:
        the quote “fell to 3”, the source “fell to 3.7 %”

    Passes:
        the quote “fell to 3.7 %”

    Do:
        Quote the whole word or number.
    """
    from timeline.anchoring import is_cut

    for citation in evidence.citations:
        anchor = citation.anchor
        if citation.status.stands and anchor.start is not None and anchor.end is not None:
            spans, text = anchor.parts or ((anchor.start, anchor.end),), evidence.source_of(citation).text
            for start, end in spans:
                if is_cut(text, start, end):
                    around = text[max(0, start - 12) : end + 12]
                    said = f"the quote begins or ends inside a word or a number of the source: {shown(around)}"
                    related = in_source(evidence, citation, "the words of the source")
                    place = citation.claim.place("quote")
                    help_ = "Quote the whole word or number."
                    yield finding(said, place, claim=citation.id, related=related, help=help_)
                    break

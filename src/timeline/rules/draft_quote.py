"""Rules on the quotations of articles: do the words stand in a source, and in which?"""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from dataclasses import replace

from timeline.evidence.model import Evidence
from timeline.model import ChangeKind, Column, Draft, DraftQuote, Finding, Level, Related, Role, Status
from timeline.rules.rule import Group, finding, rule
from timeline.rules.wording import gravest_change, quoted

GRAVE = frozenset(
    (
        ChangeKind.FIGURE,
        ChangeKind.DATE,
        ChangeKind.NEGATION,
        ChangeKind.NAME,
        ChangeKind.UNIT,
        ChangeKind.QUANTIFIER,
        ChangeKind.HEDGE,
    )
)
LEAST = 4
"""Words of a speech whose absence is an error."""


def quotes_of(evidence: Evidence) -> Iterator[tuple[Draft, DraftQuote]]:
    return ((draft, one) for draft in evidence.drafts for one in draft.quotes)


def in_source(evidence: Evidence, source: str, at: tuple[int, int] | None, why: str) -> tuple[Related, ...]:
    """A place in a source as a related region."""
    found = evidence.sources.get(source) or evidence.others.get(source)
    return (Related(why, evidence.positions.region(found, *at)),) if found is not None and at is not None else ()


def in_rows(evidence: Evidence, claims: tuple[str, ...], column: Column, why: str) -> tuple[Related, ...]:
    """The cells of claims as related regions."""
    rows = {citation.id: citation.claim for citation in evidence.citations} if claims else {}
    return tuple(Related(f"{why} ({name})", rows[name].place(column)) for name in claims if name in rows)


def is_loud(quote: DraftQuote) -> bool:
    """Must it stand somewhere? A title or a term is nobody's words."""
    return quote.role in (Role.BLOCK, Role.SPEECH, Role.PHRASE)


@rule(Level.ERROR, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_quote_altered(evidence: Evidence) -> Iterator[Finding]:
    """A quotation of the article has other words than the source.

    Why:
        A quotation that was tidied up puts words into somebody's mouth. Where a figure, a date, a negation, a name, a
        unit, a quantifier or a hedge differs, it says something else; other words are a warning.

    Fails:
        article: he message “we will not close the plant”; source: “we will close the plant”

    Passes:
        the same words, with another kind of quotation marks, a comma at the end, or words left out with …

    Do:
        Take the words of the source, or write it without quotation marks.
    """
    for draft, quote in quotes_of(evidence):
        if quote.status is not Status.ALTERED or not (is_loud(quote) or quote.claims):
            continue
        grave = any(change.kind in GRAVE for change in quote.changes)
        message = f"the quotation differs from {quote.source}: {gravest_change(quote.changes)}"
        related = in_source(evidence, quote.source, quote.at, "the words of the source")
        related += in_rows(evidence, quote.claims, Column.QUOTE, "the row that quotes it")
        help_ = "Take the words of the source, or write it without quotation marks."
        level = Level.ERROR if grave else Level.WARNING
        found = finding(message, draft.region(quote.start, quote.end), related=related, help=help_, level=level)
        yield replace(found, changes=quote.changes)


@rule(Level.ERROR, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_quote_missing(evidence: Evidence) -> Iterator[Finding]:
    """A quotation of the article stands in no source.

    Why:
        Words in quotation marks are somebody's. What no source has was heard by nobody, or its source is not kept. Of
        a few words, or words that no verb of saying leads to, it is a warning; titles and terms are passed over.

    Fails:
        he message “this was never discussed with anyone”, and no source has it

    Passes:
        the same words with their source in the folder of the sources

    Do:
        Put the source where it says this into the folder, or write it without quotation marks. Terms of your own stand
        in the setting `draft_terms`.
    """
    for draft, quote in quotes_of(evidence):
        if quote.status is not Status.MISSING or not is_loud(quote):
            continue
        grave = quote.role is not Role.PHRASE and quote.size >= LEAST
        message = f"the quotation stands in no source: {quoted(quote.text)}"
        help_ = "Add the source that has it, or write it without quotation marks."
        level = Level.ERROR if grave else Level.WARNING
        yield finding(message, draft.region(quote.start, quote.end), help=help_, level=level)


@rule(Level.WARNING, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_quote_context(evidence: Evidence) -> Iterator[Finding]:
    """What stands right beside the quotation in its source turns it, and the article leaves it out.

    Why:
        “the fees will rise” stands in “Nobody said that the fees will rise”. Judged is what governs the words, as for
        the quotes of claims (quote-out-of-context); an article whose own sentence denies has seen it.

    Fails:
        he said “the fees will rise”, and the source has “He denied that the fees will rise.”

    Passes:
        he denied that “the fees will rise”

    Do:
        Quote these words too, or say it in the sentence.
    """
    for draft, quote in quotes_of(evidence):
        for cue in quote.around if is_loud(quote) else ():
            source = evidence.sources.get(quote.source) or evidence.others[quote.source]
            words = quoted(source.text[cue.start : cue.end])
            message = f"what stands beside the quotation in {quote.source} turns it: {words}"
            related = in_source(evidence, quote.source, (cue.start, cue.end), "these words")
            related += in_source(evidence, quote.source, quote.at, "where it stands")
            help_, place = "Quote these words too, or say it in the sentence.", draft.region(quote.start, quote.end)
            yield finding(message, place, related=related, help=help_, level=Level.WARNING)


@rule(Level.WARNING, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_quote_elsewhere(evidence: Evidence) -> Iterator[Finding]:
    """A quotation stands, but in no source that the claims of its paragraph cite.

    Why:
        The link says where a reader finds the words, and they are not there.

    Fails:
        “we will close the plant” [@c1], where c1 cites note.txt and the words stand in other.txt

    Passes:
        the same with a claim that cites other.txt

    Do:
        Link the claim that quotes it.
    """
    for draft, quote in quotes_of(evidence):
        if quote.elsewhere and quote.status.stands and is_loud(quote):
            linked = ", ".join(quote.linked)
            message = f"the quotation stands in {quote.source}, which none of the linked claims cites ({linked})"
            related = in_source(evidence, quote.source, quote.at, "where it stands")
            related += in_rows(evidence, quote.linked, Column.SOURCE, "the source that is linked")
            help_ = f"Link {quote.claims[0]}." if quote.claims else "Link a claim that quotes it."
            place = draft.region(quote.start, quote.end)
            yield finding(message, place, related=related, help=help_, level=Level.WARNING)


@rule(Level.NOTE, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_quote_unclaimed(evidence: Evidence) -> Iterator[Finding]:
    """A quotation stands in a source, and no claim quotes it.

    Why:
        Nobody is described when the source changes, and no check looks at what it says.

    Fails:
        “we will close the plant”, which stands in note.txt and in no row

    Passes:
        the same with a row that quotes these words

    Do:
        `timeline add`, with the line that the finding gives, or its `--from-draft`.
    """
    for draft, quote in quotes_of(evidence):
        if quote.status.stands and not quote.claims and is_loud(quote):
            message = f"the quotation stands in {quote.source}, and no claim quotes it"
            related = in_source(evidence, quote.source, quote.at, "where it stands")
            words = shlex.quote(" ".join(quote.text.split()))
            help_ = f"Make a row of it: timeline add {shlex.quote(quote.source)} --quote {words}"
            yield finding(message, draft.region(quote.start, quote.end), related=related, help=help_, level=Level.NOTE)

"""Rules on the links of articles to claims, and on articles as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Evidence
from timeline.model import Column, Draft, DraftLink, Finding, Level, LinkStatus, Region
from timeline.rules.draft_quote import in_rows
from timeline.rules.rule import Group, finding, from_problem, rule


def links_of(evidence: Evidence, status: LinkStatus) -> Iterator[tuple[Draft, DraftLink]]:
    return ((draft, one) for draft in evidence.drafts for one in draft.links if one.status is status)


@rule(Level.ERROR, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_link_unknown(evidence: Evidence) -> Iterator[Finding]:
    """The article links a claim that there is not.

    Why:
        A link that leads nowhere proves nothing.

    Fails:
        [@claim-21], and no row has this id

    Passes:
        [@claim-12], and a row has it; a key of the article's own `bibliography`

    Do:
        Mend the id.
    """
    for draft, link in links_of(evidence, LinkStatus.UNKNOWN):
        message = f"there is no claim {link.key[:80]!r}"
        help_ = f"Did you mean {link.nearest!r}?" if link.nearest else "Name the id of a row."
        yield finding(message, draft.region(link.start, link.end), help=help_)


@rule(Level.ERROR, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_link_stale(evidence: Evidence) -> Iterator[Finding]:
    """The article links a claim that does not stand any more.

    Why:
        Its quote is not in its source as it was verified: what the article says may have gone stale with it.

    Fails:
        [@c1], where the quote of c1 is altered or missing

    Passes:
        [@c1] after the row was mended

    Do:
        `timeline check`, then mend the row or the article.
    """
    status = {citation.id: citation for citation in evidence.citations}
    for draft, link in links_of(evidence, LinkStatus.STALE):
        row = status[link.claim]
        why = f"its quote is {row.status}" if not row.status.stands else "it has to be verified anew"
        related = in_rows(evidence, (link.claim,), Column.QUOTE, "the claim")
        help_ = "timeline check tells why; mend the row, then the article."
        message = f"the claim {link.claim} does not stand: {why}"
        yield finding(message, draft.region(link.start, link.end), related=related, help=help_)


@rule(Level.ERROR, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_link_undefined(evidence: Evidence) -> Iterator[Finding]:
    """The article has the mark of a note that it does not define.

    Why:
        A reader follows it and finds nothing.

    Fails:
        [^3], and no line begins with [^3]:

    Passes:
        [^3] with its note

    Do:
        Write the note, or remove its mark.
    """
    for draft, link in links_of(evidence, LinkStatus.UNDEFINED):
        message = f"the note [^{link.key[:80]}] has no definition"
        yield finding(message, draft.region(link.start, link.end), help="Write the note, or remove its mark.")


@rule(Level.NOTE, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_link_unused(evidence: Evidence) -> Iterator[Finding]:
    """The article defines a note that nothing refers to.

    Why:
        The sentence that it proved is gone, or its mark was lost.

    Fails:
        [^3]: a note, and no [^3] in the text

    Passes:
        the note with its mark

    Do:
        Put its mark where it belongs, or remove the note.
    """
    for draft, link in links_of(evidence, LinkStatus.UNUSED):
        message = f"nothing refers to the note [^{link.key[:80]}]"
        help_ = "Put its mark where it belongs, or remove the note."
        yield finding(message, draft.region(link.start, link.end), help=help_, level=Level.NOTE)


@rule(Level.NOTE, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_claim_unused(evidence: Evidence) -> Iterator[Finding]:
    """No article uses a claim, in a project whose articles are to use all: `draft_complete = true`.

    Why:
        What was checked and is not described was perhaps forgotten.

    Fails:
        a row that no article links, quotes or takes a figure from

    Passes:
        an article that links it

    Do:
        Link it, or drop the row.
    """
    unused = evidence.unused if evidence.settings.draft_complete else ()
    for citation in evidence.citations:
        if citation.id in unused:
            message, place = f"no article uses the claim {citation.id}", citation.claim.place(Column.ID)
            yield finding(message, place, claim=citation.id, help="Link it, or drop the row.", level=Level.NOTE)


@rule(Level.WARNING, group=Group.DRAFT, each_claim=False, acceptable=False, opt_in=True)
def draft_paragraph_unlinked(evidence: Evidence) -> Iterator[Finding]:
    """A paragraph that has figures, dates or quotations links no claim.

    Why:
        Where every paragraph is to show its proof, this one does not.

    Fails:
        a paragraph with a figure and no [@id]

    Passes:
        the same with a link to a claim

    Do:
        Link the claim that it rests on.
    """
    for draft in evidence.drafts:
        checks = [one.start for one in draft.quotes] + [one.start for one in draft.readings]
        for paragraph in draft.paragraphs:
            holds = any(paragraph.start <= start < paragraph.end for start in checks)
            if holds and not paragraph.claims:
                line, column = draft.lines.position(paragraph.start)
                place = Region(draft.path, line, column, line, column)
                message = "the paragraph has something to check and links no claim"
                yield finding(message, place, help="Link the claim that it rests on: [@id].", level=Level.WARNING)


@rule(Level.ERROR, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_unreadable(evidence: Evidence) -> Iterator[Finding]:
    """An article cannot be read.

    Why:
        Nothing of it was checked.

    Fails:
        an article in another encoding than UTF-8

    Passes:
        the same saved as UTF-8

    Do:
        Save it in a format that can be read.
    """
    return (from_problem(draft.problem) for draft in evidence.drafts if draft.problem is not None)

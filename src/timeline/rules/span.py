"""Rules on the span that a quote takes: is it long enough to say something, and does it cut no word or number?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from timeline.evidence.model import Citation, Evidence
from timeline.model import Column, Finding, Level
from timeline.rules.quote import in_source
from timeline.rules.rule import Group, empty_cells, finding, rule
from timeline.rules.wording import quoted

SHORT = 12


@rule(Level.WARNING, group=Group.QUOTE, mark="quote too short", alone=True)
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
    empty = empty_cells(evidence)
    for citation in evidence.citations:
        quote = citation.claim.quote.strip()
        short = len(quote) < SHORT and not citation.figures and not re.search(r"\d", quote)
        if short and citation.claim.place(Column.QUOTE) not in empty:
            message = f"the quote has only {len(quote)} characters and no figure: {quoted(quote)}"
            yield finding(
                message, citation.claim.place(Column.QUOTE), claim=citation.id, help="Quote more of the passage."
            )


@rule(Level.ERROR, group=Group.QUOTE, mark="quote cut", alone=True)
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
    for citation in evidence.citations:
        cut = cut_of(evidence, citation)
        if cut:
            (start, end), level = cut
            around = evidence.source_of(citation).text[max(0, start - 12) : end + 12]
            message = f"the quote begins or ends inside a word or a number of the source: {quoted(around)}"
            related = in_source(evidence, citation, "the words of the source")
            help_, place = "Quote the whole word or number.", citation.claim.place(Column.QUOTE)
            yield finding(message, place, claim=citation.id, related=related, help=help_, level=level)


def cut_of(evidence: Evidence, citation: Citation) -> tuple[tuple[int, int], Level] | None:
    """The first span of a quote that stands and cuts a word or a number; a warning at a line's end with a hyphen."""
    anchor, source = citation.anchor, evidence.source_of(citation)
    if not citation.status.stands or anchor.start is None or anchor.end is None:
        return None
    from timeline.anchoring.cut import cuts_part, is_wrapped
    from timeline.anchoring.writing import joints

    text, language, spans = source.text, source.language, anchor.parts or ((anchor.start, anchor.end),)
    for span in spans:
        if cuts_part(text, span, spans, language):
            return span, Level.ERROR
    wrapped = next((span for span in spans if is_wrapped(text, *span, joints(language))), None)
    return (wrapped, Level.WARNING) if wrapped else None

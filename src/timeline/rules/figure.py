"""Rules on figures: does the quote bear those of the claim, and do the sources agree?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.evidence.model import Citation, Comparison, Evidence
from timeline.figures.show import list_as_written
from timeline.model import Agreement, Figure, FigureKind, Finding, Level, Related
from timeline.rules.quote import in_source
from timeline.rules.rule import empty_cells, finding, rule


def places(
    evidence: Evidence, citations: Sequence[Citation], *, dates: bool = False, most: int = 20
) -> tuple[Related, ...]:
    """Where the quotes of several rows stand, each with what it says: the figure that is meant, or the row's date."""
    found: list[Related] = []
    for citation in citations[:most]:
        words = citation.claim.text("date") if dates or not citation.meant else citation.meant[0].text
        found += in_source(evidence, citation, f"{citation.publisher} has {words} ({citation.id})")
    return tuple(found)


def odd_one(comparison: Comparison) -> Citation:
    """The row to look at first: the first of the smallest group."""
    return min(comparison.groups, key=lambda group: (len(group), group[0].claim.line))[0]


@rule(Level.ERROR, each_claim=False)
def figures_conflict(evidence: Evidence) -> Iterator[Finding]:
    """Sources give figures for the same thing at the same time that cannot all be true.

    Why:
        Two outlets, two numbers, and the reader finds out first. Figures are compared as intervals: what is rounded,
        hedged or bounded may agree; currencies are converted at the rates of the days around the date.

    Fails:
        Series B, valuation, June 2024: $6.51 billion in one row, €5.8 billion in another

    Passes:
        Series C, valuation, September 2025: €11.7 billion in one row, “nearly $14 billion” in another

    Do:
        Find out which is right. If both rows stay, accept the finding in `ignore` with the reason.
    """
    for comparison in evidence.comparisons:
        if comparison.verdict is Agreement.CONFLICT and comparison.measure.casefold() != "date":
            first = odd_one(comparison)
            said = f"{comparison.subject}, {comparison.measure}: {comparison.reason}"
            others = [citation for citation in comparison.citations if citation is not first]
            yield finding(
                said,
                first.claim.place("value" if first.claim.text("value") else "quote"),
                claim=first.id,
                related=places(evidence, [first, *others]),
                help="Find out which is right; if the rows stay, accept it in `ignore` with the reason.",
            )


@rule(Level.ERROR, mark="figures disagree")
def figure_pair_inconsistent(evidence: Evidence) -> Iterator[Finding]:
    """A figure told twice, in two currencies, does not agree with itself.

    Why:
        “€10 million ($11.7 billion)” is a misprint, and one of the two will be copied.

    Fails:
        a 10-million-euro ($11.7 billion) valuation

    Passes:
        a 10-billion-euro ($11.7 billion) valuation

    Do:
        Do not use the figure before the source has corrected it; `ignore` takes the reason if it must stay.
    """
    from timeline.evidence.compare import pair_verdict

    for citation in evidence.citations:
        for told, again in citation.pairs:
            verdict = pair_verdict(citation, told, again, evidence)
            if verdict.verdict is Agreement.CONFLICT:
                said = f"“{told.text}” and “{again.text}” stand for one figure and disagree: {verdict.reason}"
                related = in_source(evidence, citation, "the words of the source")
                place = citation.claim.place("quote")
                help_ = "Find out which is meant before either is used."
                yield finding(said, place, claim=citation.id, related=related, help=help_)


@rule(Level.ERROR, mark="figure not in the quote")
def figure_unsupported(evidence: Evidence) -> Iterator[Finding]:
    """A figure of the claim is not borne by its quote.

    Why:
        The quote is the claim's proof. A million for a billion, two digits transposed, or a figure from somewhere else
        is a claim that its own source does not back.

    Fails:
        claim “Raised €600 million”, quote “600 billion euros”

    Passes:
        claim “Raised about €600 million”, quote “600 million euros ($645 million)”

    Do:
        Mend the claim, or quote the words that bear it.
    """
    from timeline.evidence.compare import supported
    from timeline.figures.comparing.verdict import name_slip

    told = empty_cells(evidence)
    for citation in evidence.citations:
        for figure in citation.claim_figures if citation.claim.place("quote") not in told else ():
            if worth_backing(figure) and not supported(figure, citation):
                slips = [slip for slip in (name_slip(figure, other) for other in citation.figures) if slip]
                said = f"the quote does not bear “{figure.text}”"
                said += f": {slips[0]}" if slips else f"; it has {list_as_written(citation.figures) or 'no figure'}"
                place = citation.claim.place("claim")
                help_ = "Mend the claim, or quote the words that bear it."
                related = in_source(evidence, citation, "the words of the source")
                yield finding(said, place, claim=citation.id, related=related, help=help_)


def worth_backing(figure: Figure) -> bool:
    """Must the quote bear it? "one of them" and the like count nothing."""
    return not (figure.kind is FigureKind.NUMBER and figure.value == 1)


@rule(Level.ERROR, mark="value not in the quote")
def value_not_in_quote(evidence: Evidence) -> Iterator[Finding]:
    """The `value` is no figure of the quote, or the quote has several figures and `value` does not say which.

    Why:
        `value` picks the figure that is compared with other rows. One that is not there compares nothing, and one that
        is not picked may be the wrong one.

    Fails:
        value `$415m`, quote “€385 million”

    Passes:
        value `€385 million`, quote “€385 million (approximately $415 million)”

    Do:
        Copy the figure from the quote as it stands there.
    """
    for citation in evidence.citations:
        if citation.unclear:
            column = "value" if citation.claim.text("value") else "quote"
            help_ = "Copy into `value` the figure that is meant, as it stands in the quote."
            yield finding(citation.unclear, citation.claim.place(column), claim=citation.id, help=help_)

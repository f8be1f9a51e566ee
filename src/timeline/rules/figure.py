"""Rules on figures: do the sources agree, and is it clear which figure of a quote is meant?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.evidence.model import Citation, Comparison, Evidence
from timeline.figures.show import list_as_written
from timeline.model import Agreement, Column, Finding, Level, Related
from timeline.rules.quote import in_source
from timeline.rules.reading import with_language
from timeline.rules.rule import finding, rule


def places(
    evidence: Evidence, citations: Sequence[Citation], *, dates: bool = False, most: int = 20
) -> tuple[Related, ...]:
    """Where the quotes of several rows stand, each with what it says: the figure that is meant, or the row's date."""
    found: list[Related] = []
    for citation in citations[:most]:
        words = citation.claim.date if dates or not citation.meant else citation.meant[0].text
        found += in_source(evidence, citation, f"{citation.publisher} has {words} ({citation.id})")
    return tuple(found)


def odd_one(comparison: Comparison) -> Citation:
    """The row to look at first: the first of the smallest group."""
    return min(comparison.groups, key=lambda group: (len(group), group[0].claim.line))[0]


@rule(Level.ERROR, each_claim=False, asked=True, across=True)
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
            message = f"{comparison.subject}, {comparison.measure}: {comparison.reason}"
            help_ = "Find out which is right; if the rows stay, accept it in `ignore` with the reason."
            others = [citation for citation in comparison.citations if citation is not first]
            yield finding(
                message,
                first.claim.place(Column.VALUE if first.claim.value else Column.QUOTE),
                claim=first.id,
                related=places(evidence, [first, *others]),
                help=with_language(help_, *map(evidence.source_of, [first, *others])),
            )


@rule(Level.ERROR, mark="figures disagree")
def figure_pair_inconsistent(evidence: Evidence) -> Iterator[Finding]:
    """A figure told twice, in two currencies or units, does not agree with itself.

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
        for first, again in citation.pairs:
            verdict = pair_verdict(citation, first, again, evidence)
            if verdict.verdict is Agreement.CONFLICT:
                message = f"“{first.text}” and “{again.text}” stand for one figure and disagree: {verdict.reason}"
                related = in_source(evidence, citation, "the words of the source")
                place = citation.claim.place(Column.QUOTE)
                help_ = "Find out which is meant before either is used."
                yield finding(message, place, claim=citation.id, related=related, help=help_)


@rule(Level.ERROR, asked=True, mark="value not in the quote", alone=True)
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
            column = Column.VALUE if citation.claim.value else Column.QUOTE
            help_ = "Copy into `value` the figure that is meant, as it stands in the quote."
            if citation.figures:
                help_ = f"Write into `value` the figure that is meant: {list_as_written(citation.figures, most=6)}."
            yield finding(citation.unclear, citation.claim.place(column), claim=citation.id, help=help_)

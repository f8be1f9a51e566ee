"""Rules on figures: does the quote bear those of the claim, and do the sources agree?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from timeline.evidence.model import Citation, Comparison, Evidence
from timeline.figures.show import list_as_written
from timeline.lang import facts, word_set
from timeline.model import Agreement, Backing, Column, Figure, FigureKind, Finding, Level, Related, Relation
from timeline.rules.quote import in_source
from timeline.rules.rule import empty_cells, finding, rule

_CAPITAL = re.compile(r"[A-Z][^\W\d_]+")
_BEFORE = re.compile(r"(?<![.!?] )(?P<name>\b[A-Z][^\W\d_]+) ?\.? ?\Z")


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


@rule(Level.ERROR, each_claim=False, asked=True)
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
            others = [citation for citation in comparison.citations if citation is not first]
            yield finding(
                message,
                first.claim.place(Column.VALUE if first.claim.value else Column.QUOTE),
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
        for first, again in citation.pairs:
            verdict = pair_verdict(citation, first, again, evidence)
            if verdict.verdict is Agreement.CONFLICT:
                message = f"“{first.text}” and “{again.text}” stand for one figure and disagree: {verdict.reason}"
                related = in_source(evidence, citation, "the words of the source")
                place = citation.claim.place(Column.QUOTE)
                help_ = "Find out which is meant before either is used."
                yield finding(message, place, claim=citation.id, related=related, help=help_)


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
    from timeline.evidence.compare import backing_of
    from timeline.figures.comparing.verdict import name_slip

    empty = empty_cells(evidence)
    for citation in evidence.citations:
        for figure in citation.claim_figures if citation.claim.place(Column.QUOTE) not in empty else ():
            backing, _ = backing_of(figure, citation)
            if worth_backing(figure, citation, evidence.settings.language) and backing in (
                Backing.CONTRADICTED,
                Backing.UNRELATED,
            ):
                slips = [slip for slip in (name_slip(figure, other) for other in citation.figures) if slip]
                message = f"the quote does not bear “{figure.text}”"
                message += f": {slips[0]}" if slips else f"; it has {list_as_written(citation.figures) or 'no figure'}"
                place = citation.claim.place(Column.CLAIM)
                help_ = "Mend the claim, or quote the words that bear it."
                related = in_source(evidence, citation, "the words of the source")
                yield finding(message, place, claim=citation.id, related=related, help=help_)


@rule(Level.WARNING, mark="figure sharper than the quote")
def figure_sharper(evidence: Evidence) -> Iterator[Finding]:
    """A figure of the claim says more than the figure of its quote.

    Why:
        A claim may round what its source says. One that has digits which the source has not, or a narrower bound, knows
        more than its proof.

    Fails:
        claim “More than 90 people came”, quote “over 81 people came”

    Passes:
        claim “More than 80 people came”, quote “over 81 people came”

    Do:
        Say it as the quote does, or quote words that say it so.
    """
    for citation, figure, other in with_backing(evidence, Backing.SHARPER):
        message = f"“{figure.text}” says more than the quote's “{other.text}”"
        place, related = citation.claim.place(Column.CLAIM), in_source(evidence, citation, "the words of the source")
        help_ = "Say it as the quote does, or quote words that say it so."
        yield finding(message, place, claim=citation.id, related=related, help=help_, level=Level.WARNING)


@rule(Level.NOTE, mark="bound dropped")
def hedge_dropped(evidence: Evidence) -> Iterator[Finding]:
    """The claim has the number of its quote and drops what the quote says of it: about, more than, up to.

    Why:
        “More than 200” is not 200. Headlines drop such words daily, and mostly no harm is done; hence a note.

    Fails:
        claim “200 people came”, quote “more than 200 people came”

    Passes:
        claim “More than 200 people came”, quote “more than 200 people came”

    Do:
        Put the word back where it matters.
    """
    for citation, figure, other in with_backing(evidence, Backing.HEDGE_DROPPED):
        message = f"the quote has “{other.text}”, the claim only “{figure.text}”"
        place, related = citation.claim.place(Column.CLAIM), in_source(evidence, citation, "the words of the source")
        help_ = "Put the word back where it matters."
        yield finding(message, place, claim=citation.id, related=related, help=help_, level=Level.NOTE)


def with_backing(evidence: Evidence, wanted: Backing) -> Iterator[tuple[Citation, Figure, Figure]]:
    """The figures of claims to which the best figure of the quote is what is wanted."""
    from timeline.evidence.compare import backing_of

    empty = empty_cells(evidence)
    for citation in evidence.citations:
        for figure in citation.claim_figures if citation.claim.place(Column.QUOTE) not in empty else ():
            backing, other = backing_of(figure, citation)
            if backing is wanted and other is not None and worth_backing(figure, citation, evidence.settings.language):
                yield citation, figure, other


def worth_backing(figure: Figure, citation: Citation, language: str) -> bool:
    """Must the quote bear it? "one of them" and the like count nothing, and a number in a title is part of a name."""
    counts = not (figure.kind is FigureKind.NUMBER and figure.value == 1)
    return counts and not is_named(figure, citation, language)


def is_named(figure: Figure, citation: Citation, language: str) -> bool:
    """Is the number part of a name or a title: 127 Hours, Galaxy Vol. 2?

    The noun behind it has a capital, and no figure of the quote is of that noun; or it is a bare number behind a word
    with a capital inside the sentence. In German, where nouns have capitals, nothing is told by them.
    """
    odd = figure.relation is not Relation.EQUAL or figure.kind in (FigureKind.MONEY, FigureKind.PERCENT)
    if odd or facts(language, "figures").get("nouns_capital"):
        return False
    nouns = {word.casefold() for word in figure.text.split()[1:] if _CAPITAL.fullmatch(word)}
    if nouns:
        return not any(nouns & set(other.text.casefold().split()) for other in citation.figures)
    before = _BEFORE.search(citation.claim.statement[: figure.start])
    bare = not figure.unit and figure.kind is FigureKind.NUMBER
    return bare and before is not None and before["name"].casefold() not in stops_of(language)


@cache
def stops_of(language: str) -> frozenset[str]:
    """Words that a name does not end in."""
    return word_set(str(facts(language, "figures").get("stops", "")))


@rule(Level.ERROR, asked=True, mark="value not in the quote")
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

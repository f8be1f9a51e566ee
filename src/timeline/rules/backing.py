"""Rules on claim against quote: is each figure of the claim borne by its own figure of the quote?"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Citation, Evidence
from timeline.evidence.unread import digits_of
from timeline.figures.show import show_direction
from timeline.lang import has_file
from timeline.model import Backing, Clarity, Column, CueKind, Figure, Finding, Level, Match
from timeline.rules.quote import in_source
from timeline.rules.reading import with_language
from timeline.rules.rule import Group, empty_cells, finding, rule
from timeline.rules.wording import quoted

_SOURCE = "the words of the source"
_DENYING = (CueKind.NEGATION, CueKind.DENIAL, CueKind.REFUSAL, CueKind.FALSEHOOD)


@rule(Level.ERROR, group=Group.FIGURE, mark="figure not in the quote", alone=True)
def figure_unsupported(evidence: Evidence) -> Iterator[Finding]:
    """A figure of the claim is not borne by its quote.

    Why:
        The quote is the claim's proof. A million for a billion, two digits transposed, or a figure from somewhere else
        is a claim that its own source does not back. It is a warning where another figure of the quote would bear the
        claim, and the words are only a little more for the one that does not.

    Fails:
        claim “Raised €600 million”, quote “600 billion euros”

    Passes:
        claim “Raised about €600 million”, quote “600 million euros ($645 million)”

    Do:
        Mend the claim, or quote the words that bear it.
    """
    for citation, match in matches_of(evidence):
        if not is_contradicted(match) or is_misassigned(match) or is_unread(citation, match):
            continue
        level = Level.WARNING if match.clarity is Clarity.CLOSE else Level.ERROR
        message = describe_unsupported(evidence, citation, match)
        help_ = with_language("Mend the claim, or quote the words that bear it.", evidence.source_of(citation))
        yield on_claim(evidence, citation, message, help_, level)


@rule(Level.ERROR, group=Group.FIGURE, mark="figure of something else", alone=True)
def figure_misassigned(evidence: Evidence) -> Iterator[Finding]:
    """A figure of the claim stands in the quote, and is told there of something else.

    Why:
        The right number of the wrong thing: the cases for the deaths, what was earned abroad for what was earned at
        home, two figures that have changed places. Each figure of a claim is matched to one of the quote by its unit,
        what it counts, and the words around it. It is an error where what is counted differs by the words, or the
        words are clearly for another figure; where they are only a little more for the other, or the quote ties the
        claim's date, place or name to another figure (“40 in 2021 and 46 in 2022”), a warning; where nothing but the
        number is the same, and the two things counted may be one by two names, a note.

    Fails:
        claim “There were 120 deaths”, quote “120 cases and 7 deaths”

    Passes:
        claim “There were 7 deaths”, quote “120 cases and 7 deaths”

    Do:
        Look at what the source tells the figure of, and mend the claim.
    """
    for citation, match in matches_of(evidence):
        named = match.swapped is not None and match.swapped.start < match.claim.start
        if named or not is_misassigned(match):
            continue
        level = Level.ERROR if match.clarity is Clarity.CLEAR else Level.WARNING
        level = Level.NOTE if match.clarity is Clarity.OPEN else level
        yield on_claim(evidence, citation, describe_misassigned(match), "Look at what the source tells it of.", level)


@rule(Level.ERROR, group=Group.FIGURE, mark="figure sharper than the quote", alone=True)
def figure_sharper(evidence: Evidence) -> Iterator[Finding]:
    """A figure of the claim says more than the figure of its quote.

    Why:
        A claim may round what its source says. One that has digits which the source has not, or has “exactly” with a
        number that the source hedges or tells more finely, knows more than its proof; that is a warning. Where both are
        bounds, and that of the claim is another number than the quote's and says more, it is an error: nothing in the
        quote leads to that number.

    Fails:
        claim “More than 90 people came”, quote “over 81 people came”

    Passes:
        claim “More than 80 people came”, quote “over 81 people came”

    Do:
        Say it as the quote does, or quote words that say it so.
    """
    for citation, match in with_backing(evidence, Backing.SHARPER):
        if match.quote is not None:
            from timeline.figures.comparing.bearing import is_other_bound

            message = f"“{match.claim.text}” says more than the quote's “{match.quote.text}”"
            if match.exact:
                message = f"the claim has “{match.exact}” with “{match.claim.text}”, the quote “{match.quote.text}”"
            level = Level.ERROR if is_other_bound(match.claim, match.quote) else Level.WARNING
            yield on_claim(
                evidence, citation, message, "Say it as the quote does, or quote words that say it so.", level
            )


@rule(Level.NOTE, group=Group.FIGURE, mark="bound dropped", alone=True)
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
    for citation, match in with_backing(evidence, Backing.HEDGE_DROPPED):
        if match.quote is not None and not is_misassigned(match):
            message = f"the quote has “{match.quote.text}”, the claim only “{match.claim.text}”"
            yield on_claim(evidence, citation, message, "Put the word back where it matters.", Level.NOTE)


@rule(Level.NOTE, group=Group.FIGURE, mark="number not read", alone=True)
def figure_unread(evidence: Evidence) -> Iterator[Finding]:
    """A number of the quote or the claim was not read as a figure, and so the two are not held against each other.

    Why:
        Silence would look like absence. In a language of which the program knows no words, “600 milionów” is read as
        600; and a number behind a name (“in Hesse 300”) is mostly part of it. The claim is then neither borne nor not.

    Fails:
        claim “In Hesse 300 schools closed”, quote “120 schools in Bavaria, in Hesse 300”

    Passes:
        claim “In Hesse 300 schools closed”, quote “120 schools in Bavaria, 300 in Hesse”

    Do:
        See by eye whether the quote bears the claim.
    """
    empty = empty_cells(evidence)
    for citation in evidence.citations:
        if not (citation.unread or citation.claim_unread) or citation.claim.place(Column.QUOTE) in empty:
            continue
        for numbers, here, there in ((citation.unread, "quote", "claim"), (citation.claim_unread, "claim", "quote")):
            if numbers:
                named = ", ".join(map(quoted, numbers))
                message = f"not read as a figure in the {here}, and not held against the {there}: {named}"
                yield on_claim(evidence, citation, message, "See by eye whether the quote bears the claim.", Level.NOTE)


@rule(Level.ERROR, group=Group.FIGURE, mark="denies its quote", alone=True)
def claim_denies_quote(evidence: Evidence) -> Iterator[Finding]:
    """The claim says the opposite of its quote: a negation, or an opposite word, stands on one side alone.

    Why:
        “He was convicted” is not borne by “he was never convicted”, though all other words are there. It is an error
        where all other words of the clause are the same, else a warning. Nothing is found where another clause of the
        quote says what the claim says, where a clause denies twice or refuses, and between two languages.

    Fails:
        claim “He was convicted”, quote “he was never convicted”

    Passes:
        claim “He was not only fined but jailed”, quote “he was fined and jailed”

    Do:
        Read the quote once more, and say what it says.
    """
    empty = empty_cells(evidence)
    for citation in evidence.citations:
        found = citation.denial
        if found is None or citation.claim.place(Column.QUOTE) in empty or is_seen(citation):
            continue
        if found.claim and found.quote:
            message = f"the claim has “{found.claim}” where the quote has the opposite, “{found.quote}”"
        elif found.quote:
            message = f"the quote denies with “{found.quote}” what the claim says"
        else:
            message = f"the claim denies with “{found.claim}” what the quote says"
        level = Level.ERROR if found.whole else Level.WARNING
        yield on_claim(evidence, citation, message, "Read the quote once more, and say what it says.", level)


# ---- what the rules ask of a match, and how it is put into words ----------------------------------------------------


def matches_of(evidence: Evidence) -> Iterator[tuple[Citation, Match]]:
    """The figures of all claims, each with its match, but for rows whose quote is empty."""
    empty = empty_cells(evidence)
    for citation in evidence.citations:
        if citation.matches and not (empty and citation.claim.place(Column.QUOTE) in empty):
            yield from ((citation, match) for match in citation.matches)


def with_backing(evidence: Evidence, wanted: Backing) -> Iterator[tuple[Citation, Match]]:
    """The matches that are what is wanted, and that no other figure of the quote puts in doubt."""
    return (
        (citation, match) for citation, match in matches_of(evidence) if match.backing is wanted and not match.holder
    )


def is_contradicted(match: Match) -> bool:
    """Does its own figure not bear that of the claim, or is there none?"""
    return match.backing in (Backing.CONTRADICTED, Backing.UNRELATED) or match.holder is not None


def is_unread(citation: Citation, match: Match) -> bool:
    """May a number of the quote that was not read be the claim's: its very digits, or nothing else could be?

    So it is where the claim's own was not read whole, "600 milionów".
    """
    digits = digits_of(match.claim.text)
    if any(match.claim.text in number for number in citation.claim_unread):
        return True
    same = bool(digits) and digits in map(digits_of, citation.unread)
    return same or (match.quote is None and bool(citation.unread))


def no_figure(evidence: Evidence, citation: Citation) -> str:
    """That nothing was read: in a language without a file, that nothing could be."""
    language = evidence.source_of(citation).language
    return "no figure" if has_file(language) else f"no figure that can be read in {language}"


def is_misassigned(match: Match) -> bool:
    """Does the quote have the claim's very number, and tell it of something else?

    A bound that some other figure happens to satisfy is no such number.
    """
    if match.holder is None:
        return bool(match.apart) and (match.backing.holds or match.backing is Backing.HEDGE_DROPPED)
    return match.claim.is_single or match.claim.relation is match.holder.relation


def is_seen(citation: Citation) -> bool:
    """Is it found already what denies the quote: a loss for a profit, all for none, what stands around it?"""
    if any(cue.kind in _DENYING for cue in citation.context.around):
        return True
    return any(
        is_misassigned(match)
        or (is_contradicted(match) and (match.claim.direction or match.claim not in citation.claim_figures))
        for match in citation.matches
    )


def describe_unsupported(evidence: Evidence, citation: Citation, match: Match) -> str:
    """What the quote has in place of a figure that it does not bear, the nearest first, and why it does not."""
    from timeline.figures.comparing.directions import are_opposed
    from timeline.figures.comparing.unborne import describe_unborne

    claim, own = match.claim, match.quote
    if own is not None and are_opposed(claim, own):
        ways = (show_direction(claim), show_direction(own))
        return f"“{claim.text}” is {ways[0]} in the claim, “{own.text}” is {ways[1]} in the quote"
    if own is not None and match.holder is not None:
        instead = f"it says “{own.text}”{by_word(match)}, and “{match.holder.text}” of something else"
    elif citation.figures or own is not None:
        instead = describe_unborne(claim, own, citation.figures)
    else:
        instead = f"it has {no_figure(evidence, citation)}"
    return f"the quote does not bear “{claim.text}”: {instead}"


def describe_misassigned(match: Match) -> str:
    """What the quote tells the number of, in words."""
    claim, holder = match.claim, match.holder or match.quote
    number = f"“{holder.text}”" if holder is not None else ""
    if match.swapped is not None and match.quote is not None:
        here = f"the quote has “{match.quote.text}” where the claim has “{claim.text}”"
        return f"“{claim.text}” and “{match.swapped.text}” have changed places: {here}"
    if match.apart:
        ours, theirs = match.apart
        own = f", of which it has “{match.quote.text}”" if match.holder is not None and match.quote is not None else ""
        return f"“{claim.text}”: the quote tells that number of “{theirs}”, not of “{ours}”{own}"
    own = f"“{match.quote.text}”{by_word(match)}" if match.quote is not None else "another figure"
    return f"“{claim.text}”: the quote has {own}, and {number} of something else"


def by_word(match: Match) -> str:
    """The word that tells most for the figure that was taken, where it is not in its own words."""
    written: Figure | None = match.quote
    if not match.by or written is None or match.by.casefold() in written.text.casefold():
        return ""
    return f" by “{match.by}”"


def on_claim(evidence: Evidence, citation: Citation, message: str, help_: str, level: Level) -> Finding:
    """A finding at the claim of a row, with the place of its quote."""
    related = in_source(evidence, citation, _SOURCE)
    place = citation.claim.place(Column.CLAIM)
    return finding(message, place, claim=citation.id, related=related, help=help_, level=level)

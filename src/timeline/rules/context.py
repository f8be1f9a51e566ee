"""Rules on what is not in a quote and governs it: words around it, words left out of it, words put in by its editor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from timeline.evidence.model import Citation, Evidence
from timeline.model import Change, ChangeKind, Column, Cue, CueKind, Finding, Level, Related
from timeline.rules.quote import in_source
from timeline.rules.rule import Group, finding, rule
from timeline.rules.wording import gravest_change, quoted

_SHOWN = 32  # characters of the quote that are shown with what governs it
_GRAVE = (ChangeKind.FIGURE, ChangeKind.DATE, ChangeKind.NAME, ChangeKind.NEGATION)
_DOES = {  # what a cue does to the words that it governs
    CueKind.NEGATION: "denies {}",
    CueKind.DENIAL: "denies {}",
    CueKind.REFUSAL: "says that {} did not come about",
    CueKind.FALSEHOOD: "calls {} false",
    CueKind.LIMITER: "limits {}",
    CueKind.BOUND: "bounds {}",
    CueKind.SCALE: "scales {}",
    CueKind.QUESTION: "asks {}",
    CueKind.COMPARATOR: "compares {}",
    CueKind.MODAL: "hedges {}",
}


@rule(Level.WARNING, group=Group.QUOTE, mark="out of context", alone=True)
def quote_out_of_context(evidence: Evidence) -> Iterator[Finding]:
    """What stands right before or behind the quote turns it: a negation, a denial, a refusal, a limit.

    Why:
        “fit to be president” stands in “She is not fit to be president”. Judged is what the words before the quote
        govern, not what stands near it: plain reporting (“he said that”), a clause that has ended, and “not only” say
        nothing. A limit is told as a note in laws, and so is what is only asked. Where the claim denies, refuses or
        calls false on its own, it has seen those words, and they are a note.

    Fails:
        the quote “the loan was illegal”, the source “The bank denied that the loan was illegal.”

    Passes:
        the same quote, the source “The court found that the loan was illegal.”

    Do:
        Quote these words too, or see whether the claim says what the passage says.
    """
    for citation in evidence.citations:
        for cue in citation.context.around:
            text = evidence.source_of(citation).text
            where, does = _where(citation, cue), _DOES[cue.kind].format("it")
            message = f"what stands {where} the quote {does}: {_shown(citation, cue, text)}"
            yield _finding(message, citation, cue, evidence, "Quote these words too, or see that the claim says so.")


def _where(citation: Citation, cue: Cue) -> str:
    return "before" if cue.end <= (citation.anchor.start or 0) else "behind"


def _shown(citation: Citation, cue: Cue, text: str) -> str:
    """The cue with the end of the quote that it stands beside."""
    start, end = citation.anchor.start or 0, citation.anchor.end or 0
    if cue.end <= start:
        return quoted(text[cue.start : min(end, start + _SHOWN)] + ("…" if end > start + _SHOWN else ""), most=100)
    return quoted(("…" if end - start > _SHOWN else "") + text[max(start, end - _SHOWN) : cue.end], most=100)


def _finding(message: str, citation: Citation, cue: Cue, evidence: Evidence, help_: str) -> Finding:
    level = Level.NOTE if cue.level is Level.NOTE else Level.WARNING
    related = (Related("these words", evidence.region(citation, cue.start, cue.end)),)
    return finding(
        message, citation.claim.place(Column.QUOTE), claim=citation.id, related=related, help=help_, level=level
    )


@rule(Level.WARNING, group=Group.QUOTE, mark="words left out", alone=True)
def quote_hides(evidence: Evidence) -> Iterator[Finding]:
    """A mark in the quote leaves out words that govern what follows: a negation, a limit, a denial.

    Why:
        “The report … recommends closing the school” can stand over “nowhere recommends”. What counts is the end of what
        is left out: asides that are closed, whole sentences, and “not only” say nothing. Where nothing but such a word
        is left out, or it touches the words that follow, or they are denied with “that”, the quote is altered
        (quote-altered, an error). A comparison or a hedge as the last word is a note.

    Fails:
        the quote “The firm … repaid the loan”, the source “The firm has yet to say whether it repaid the loan.”

    Passes:
        the quote “The firm … repaid the loan”, the source “The firm, not least for fear of a ruling, repaid the loan.”

    Do:
        Quote the words that were left out, or see whether the claim says what the passage says.
    """
    for citation in evidence.citations:
        for cue, (start, end) in citation.context.hidden:
            text = evidence.source_of(citation).text
            left_out, words = quoted(text[start:end], most=100), quoted(text[cue.start : cue.end])
            message = f"the quote leaves out {left_out}, and {words} there {_DOES[cue.kind].format('what follows')}"
            yield _finding(message, citation, cue, evidence, "Quote these words, or see that the claim says so.")


@rule(Level.NOTE, group=Group.QUOTE, alone=True)
def quote_word_replaced(evidence: Evidence) -> Iterator[Finding]:
    """An editor's bracket stands in the place of the source's words, which are told.

    Why:
        “[the firm] repaid it” says who “it” was, and may be wrong. A bracket that says the opposite of what it stands
        for, denies it, or has another number, unit or date, makes the quote altered (quote-altered, an error).

    Fails:
        the quote “In May [the firm] repaid it”, the source “In May she repaid it.”

    Passes:
        the quote “In May she [the owner] repaid it”, the same source

    Do:
        Nothing, if the bracket says what the source's words mean.
    """
    for citation in evidence.citations:
        for one in citation.context.replaced:
            text = evidence.source_of(citation).text
            message = f"{quoted(f'[{one.words}]')} stands in the place of {quoted(text[one.start : one.end], most=100)}"
            related = (Related("the words of the source", evidence.region(citation, one.start, one.end)),)
            help_ = "Nothing, if the bracket says what they mean."
            yield finding(
                message,
                citation.claim.place(Column.QUOTE),
                claim=citation.id,
                related=related,
                help=help_,
                level=Level.NOTE,
            )


@rule(Level.ERROR, group=Group.QUOTE, alone=True)
def context_differs(evidence: Evidence) -> Iterator[Finding]:
    """The row's prefix or suffix is not what stands beside the quote in its source.

    Why:
        The words of the quote may be somebody else's: “Team Alpha reported that” before what Team Beta reported. Where
        a figure, a date, a name or a negation differs it is an error, otherwise a warning. Layout, punctuation and
        letter case do not count, nor that a word is cut at the far end.

    Fails:
        the prefix “In 2023 ”, the quote “turnout rose”, the source “In 2019 turnout rose.”

    Passes:
        the prefix “In 2019 ”, the same quote and source

    Do:
        Read the passage. If the quote is the one meant, write what stands beside it, or nothing, in the cell.
    """
    for citation in evidence.citations:
        for column, changes in ((Column.PREFIX, citation.context.before), (Column.SUFFIX, citation.context.behind)):
            if changes:
                message = f"the {column} is not what the source has beside the quote: {_difference(changes, column)}"
                grave = any(change.kind in _GRAVE for change in changes)
                yield finding(
                    message,
                    citation.claim.place(column),
                    claim=citation.id,
                    related=in_source(evidence, citation, "the quote in its source"),
                    help=f"Read the passage; write in {column} what stands beside the quote, or nothing.",
                    level=Level.ERROR if grave else Level.WARNING,
                )


def _difference(changes: Sequence[Change], column: str) -> str:
    return gravest_change(changes).replace("the quote ", f"the {column} ")

"""Rules on the figures and dates of articles: does a linked claim, or any source, bear them?"""

from __future__ import annotations

from collections.abc import Iterator

from timeline.evidence.model import Evidence
from timeline.model import Agreement, Column, Draft, DraftReading, Finding, Level, ReadingKind, Related, Support
from timeline.rules.draft_quote import in_rows, in_source
from timeline.rules.rule import Group, finding, rule
from timeline.rules.wording import quoted


def readings_of(evidence: Evidence, support: Support) -> Iterator[tuple[Draft, DraftReading]]:
    return ((draft, one) for draft in evidence.drafts for one in draft.readings if one.support is support)


def places(evidence: Evidence, one: DraftReading) -> tuple[Related, ...]:
    """Where the figure stands that bears it or comes nearest: in the source, and in the rows."""
    related = in_source(evidence, one.source, one.at, "the words of the source")
    return related + in_rows(evidence, one.claims, Column.QUOTE, "the row that quotes it")


def on_reading(
    draft: Draft, one: DraftReading, message: str, related: tuple[Related, ...], help_: str, level: Level
) -> Finding:
    return finding(message, draft.region(one.start, one.end), related=related, help=help_, level=level)


def unsupported(evidence: Evidence, draft: Draft, one: DraftReading, help_: str) -> Finding:
    """That nothing bears it, with what was perhaps meant."""
    message = f"no claim and no source bears {quoted(one.text)}"
    related: tuple[Related, ...] = ()
    if one.found:
        message += f"; {whose(one)} has {quoted(one.found)}" + (f": {one.slip}" if one.slip else "")
        related = in_source(evidence, one.source, one.at, "what was perhaps meant")
    if not one.claims:
        related += in_rows(evidence, one.linked, Column.QUOTE, "what the paragraph links")
    return on_reading(draft, one, message, related, help_, Level.WARNING if one.worded else Level.ERROR)


def whose(one: DraftReading) -> str:
    return ", ".join(one.claims) or one.source


@rule(Level.ERROR, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_figure_unsupported(evidence: Evidence) -> Iterator[Finding]:
    """Nothing bears a figure of the article: no linked claim, and no source.

    Why:
        The table is right, and the article says something else: two digits transposed, a million for a billion. Counts
        to ten in words are a warning.

    Fails:
        article “it raised €660 million”, and the sources have “€600 million”

    Passes:
        article “it raised €600 million”

    Do:
        Mend the figure, or keep the source that has it.
    """
    for draft, one in readings_of(evidence, Support.UNSUPPORTED):
        if one.kind is not ReadingKind.DATE:
            yield unsupported(evidence, draft, one, "Mend the figure, or keep the source that has it.")


@rule(Level.ERROR, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_date_unsupported(evidence: Evidence) -> Iterator[Finding]:
    """Nothing bears a date of the article: no linked claim, no source, and no day of publication.

    Why:
        A wrong year is the most frequent slip there is. A date that is finer than what
        the sources have, and one that only the day of writing tells (“last year”), is a warning.

    Fails:
        article “in June 2023”, and the sources have “in June 2024”

    Passes:
        article “in 2024”

    Do:
        Mend the date, or keep the source that has it.
    """
    help_ = "Mend the date, or keep the source that has it."
    for draft, one in readings_of(evidence, Support.UNSUPPORTED):
        if one.kind is ReadingKind.DATE:
            yield unsupported(evidence, draft, one, help_)
    for draft, one in readings_of(evidence, Support.SHARPER):
        if one.kind is ReadingKind.DATE:
            message = f"{quoted(one.text)} is finer than what {whose(one)} has: {quoted(one.found)}"
            yield on_reading(draft, one, message, places(evidence, one), help_, Level.WARNING)


@rule(Level.WARNING, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_figure_sharper(evidence: Evidence) -> Iterator[Finding]:
    """A figure of the article says more than the source: digits that it has not.

    Why:
        An article may round what its source says. One that is finer knows more than its proof.

    Fails:
        article “81.94 million people”, source “81.9 million people”

    Passes:
        article “82 million people”

    Do:
        Say it as the source does.
    """
    for draft, one in readings_of(evidence, Support.SHARPER):
        if one.kind is not ReadingKind.DATE:
            message = f"{quoted(one.text)} says more than {whose(one)}: {quoted(one.found)}"
            yield on_reading(draft, one, message, places(evidence, one), "Say it as the source does.", Level.WARNING)


@rule(Level.WARNING, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_figure_hedge(evidence: Evidence) -> Iterator[Finding]:
    """The article has the number of the source and drops what it says of it: about, more than, up to.

    Why:
        “More than 200” is not 200, and “up to 200” may be 20.

    Fails:
        article “200 people came”, source “up to 200 people came”

    Passes:
        article “up to 200 people came”

    Do:
        Put the word back.
    """
    for draft, one in readings_of(evidence, Support.HEDGE_DROPPED):
        message = f"{whose(one)} has {quoted(one.found)}, the article only {quoted(one.text)}"
        yield on_reading(draft, one, message, places(evidence, one), "Put the word back.", Level.WARNING)


@rule(Level.WARNING, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_figure_disputed(evidence: Evidence) -> Iterator[Finding]:
    """The claim that bears a figure of the article is in a conflict with others.

    Why:
        The article says as a fact what the sources do not agree on.

    Fails:
        article “worth €5.8 billion [@c1]”, where c1 conflicts with a row that has $12 billion

    Passes:
        the same after the conflict was settled

    Do:
        Say that the sources differ, or settle the conflict first.
    """
    conflicts = [one for one in evidence.comparisons if one.verdict is Agreement.CONFLICT]
    meant = {
        row.id: (comparison, {figure.text for figure in row.meant})
        for comparison in conflicts
        for row in comparison.citations
    }
    for draft in evidence.drafts:
        for one in draft.readings:
            name = next((name for name in one.claims if name in meant and one.found in meant[name][1]), None)
            if name is not None:
                comparison = meant[name][0]
                others = tuple(row.id for row in comparison.citations if row.id != name)
                message = f"{quoted(one.text)} is disputed: {comparison.reason}"
                related = places(evidence, one) + in_rows(
                    evidence, others, Column.QUOTE, "a claim that it conflicts with"
                )
                help_ = "Say that the sources differ, or settle the conflict first."
                yield on_reading(draft, one, message, related, help_, Level.WARNING)


@rule(Level.NOTE, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_figure_rounded(evidence: Evidence) -> Iterator[Finding]:
    """The article rounds a figure of the source.

    Why:
        Articles round, and mostly rightly; whether it may be rounded here is an editor's to say.

    Fails:
        article “82 million people”, source “81.9 million people”

    Passes:
        article “81.9 million people”

    Do:
        Nothing, where it may be rounded.
    """
    for draft, one in readings_of(evidence, Support.ROUNDED):
        message = f"{quoted(one.text)} rounds {whose(one)}: {quoted(one.found)}"
        yield on_reading(draft, one, message, places(evidence, one), "Nothing, where it may be rounded.", Level.NOTE)


@rule(Level.NOTE, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_figure_weaker(evidence: Evidence) -> Iterator[Finding]:
    """The article says less than a figure of the source: a wider bound.

    Why:
        It is true, and the source knows more.

    Fails:
        article “more than 80 people”, source “81 people”

    Passes:
        article “81 people”

    Do:
        Nothing, or say it as the source does.
    """
    for draft, one in readings_of(evidence, Support.WEAKER):
        if one.kind is not ReadingKind.DATE:
            message = f"{quoted(one.text)} says less than {whose(one)}: {quoted(one.found)}"
            help_ = "Nothing, or say it as the source does."
            yield on_reading(draft, one, message, places(evidence, one), help_, Level.NOTE)


@rule(Level.NOTE, group=Group.DRAFT, each_claim=False, acceptable=False)
def draft_figure_converted(evidence: Evidence) -> Iterator[Finding]:
    """The article has a figure of the source in another unit or currency.

    Why:
        It agrees at the rates of the day; a reader who looks it up finds another number.

    Fails:
        article “it paid $11 million”, source “it paid €10 million”

    Passes:
        article “it paid €10 million”

    Do:
        Say that it was converted, and at which rate.
    """
    for draft, one in readings_of(evidence, Support.CONVERTED):
        message = f"{quoted(one.text)} is converted from {whose(one)}: {quoted(one.found)}"
        yield on_reading(draft, one, message, places(evidence, one), "Say at which rate.", Level.NOTE)

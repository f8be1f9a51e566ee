"""The rules: one list, run in its order. To add one, write its function in a module of this folder and name it here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from timeline.evidence.job import Job
from timeline.evidence.model import Citation, Evidence
from timeline.model import Acceptance, Column, Draft, Finding, Ignore, Level
from timeline.model.finding import order_of
from timeline.rules import (
    apart,
    backing,
    citation,
    computed,
    context,
    date,
    draft_figure,
    draft_link,
    draft_quote,
    figure,
    online,
    quote,
    reading,
    report,
    source,
    span,
    table,
)
from timeline.rules.alone import judge_rows, judged
from timeline.rules.rule import Group, Rule, finding, named

if TYPE_CHECKING:
    from timeline.project.settings import Settings

RULES: tuple[Rule, ...] = (
    table.csv_malformed,
    table.column_missing,
    table.cells_beyond,
    table.id_invalid,
    table.id_duplicate,
    table.field_empty,
    table.date_unreadable,
    table.date_implied,
    table.ignore_invalid,
    table.ignore_unused,
    source.source_missing,
    source.source_unreadable,
    source.source_outside,
    source.source_changed,
    source.source_unused,
    source.snapshot_missing,
    source.source_hash_mismatch,
    reading.extractor_missing,
    reading.extractor_changed,
    reading.text_damaged,
    reading.charset_disputed,
    reading.language_doubtful,
    quote.quote_missing,
    quote.quote_altered,
    quote.quote_moved,
    quote.quote_reformatted,
    quote.quote_ambiguous,
    quote.quote_misattributed,
    span.quote_short,
    span.quote_cut,
    context.quote_out_of_context,
    context.quote_hides,
    context.quote_word_replaced,
    context.context_differs,
    reading.quote_hidden,
    citation.lock_invalid,
    citation.lock_newer,
    citation.citation_unlocked,
    citation.citation_stale,
    online.refreshed_invalid,
    online.quote_gone_online,
    online.source_changed_online,
    online.source_gone_online,
    online.refresh_stale,
    figure.figures_conflict,
    apart.figures_apart,
    figure.figure_pair_inconsistent,
    backing.figure_unsupported,
    backing.figure_misassigned,
    backing.figure_sharper,
    computed.figure_computed,
    backing.hedge_dropped,
    backing.figure_unread,
    backing.claim_denies_quote,
    figure.value_not_in_quote,
    date.dates_conflict,
    date.date_unsupported,
    date.date_after_publication,
    date.forecast_due,
    report.report_outdated,
    report.baseline_unused,
    draft_quote.draft_quote_altered,
    draft_quote.draft_quote_missing,
    draft_quote.draft_quote_context,
    draft_quote.draft_quote_elsewhere,
    draft_quote.draft_quote_unclaimed,
    draft_figure.draft_figure_unsupported,
    draft_figure.draft_date_unsupported,
    draft_figure.draft_figure_sharper,
    draft_figure.draft_figure_hedge,
    draft_figure.draft_figure_disputed,
    draft_figure.draft_figure_rounded,
    draft_figure.draft_figure_weaker,
    draft_figure.draft_figure_converted,
    draft_link.draft_link_unknown,
    draft_link.draft_link_stale,
    draft_link.draft_link_undefined,
    draft_link.draft_link_unused,
    draft_link.draft_claim_unused,
    draft_link.draft_paragraph_unlinked,
    draft_link.draft_unreadable,
)
BY_NAME: Mapping[str, Rule] = {each.name: each for each in RULES}
ALONE = tuple(each for each in RULES if each.alone)


def find(evidence: Evidence) -> tuple[Finding, ...]:
    """All findings, in the order of the files and lines they point at, then of RULES.

    Where the evidence holds articles, what is found in these, and nothing else.
    """
    known = judged(ALONE, evidence)
    found = list[Finding]()
    for each in rules_run(evidence):
        rest = each.check(known.evidence_for(each, evidence))
        found += at_level(each, chain(known.found.get(each.name, ()), rest), evidence)
    if evidence.drafts:
        found = list(accept_in_drafts(found, evidence))
    else:
        found += at_level(table.ignore_invalid, unknown(evidence), evidence)
        found = list(accept(found, evidence))
    return in_order(found)


def judge(verified: Sequence[tuple[Job, Sequence[Citation]]]) -> None:
    """Tell of each row of some sources of a project what the rules find in it that look at a row alone."""
    judge_rows(verified, ALONE)


def in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the files and lines they point at, then of RULES."""
    order = {each.name: n for n, each in enumerate(RULES)}
    return tuple(sorted(found, key=lambda one: (order_of(one.region), order[one.rule], one.message)))


def find_of_row(name: str, row: Evidence, across: Iterable[Finding]) -> tuple[Finding, ...]:
    """What `find` gives for the row of an id: from the row alone, and what was found `across` those it is held against.

    See `find_across`. The findings of files are no row's, and are left out.
    """
    alone = (each for each in rules_run(row) if each.judges_rows and not each.across)
    found = [one for each in alone for one in at_level(each, each.check(row), row)]
    found += [*at_level(table.ignore_invalid, unknown(row), row), *across]
    return in_order(accept((one for one in found if one.claim == name), row))


def find_across(evidence: Evidence, *, sources: bool) -> Iterator[Finding]:
    """What the rules find that hold rows against each other: those of `sources`, or those of subjects and measures."""
    for each in rules_run(evidence):
        if each.across and (each.group is Group.SOURCE) is sources:
            yield from at_level(each, each.check(evidence), evidence)


def rules_run(evidence: Evidence) -> tuple[Rule, ...]:
    """The rules that are about what is checked: the claims, or articles."""
    if not evidence.drafts:
        return tuple(each for each in RULES if each.group is not Group.DRAFT)
    return tuple(each for each in RULES if each.group is Group.DRAFT or each is report.report_outdated)


def at_level(each: Rule, found: Iterable[Finding], evidence: Evidence) -> Iterator[Finding]:
    """The findings of a rule as the project has them; none, and nothing looked at, where it is not run."""
    level = level_of(each, evidence.settings)
    if level is not None:
        yield from (named(each, one, level) for one in found)


def level_of(each: Rule, settings: Settings) -> Level | None:
    """The level that a project gives a rule, the gravest that its findings have; None where it is not run."""
    if each.name in settings.ignore or (settings.select and each.name not in settings.select):
        return None
    asleep = each.opt_in and each.name not in settings.select
    level = settings.levels.get(each.name, "off" if asleep else each.level)
    return None if level == "off" else Level(level)


def unknown(evidence: Evidence) -> Iterator[Finding]:
    """What rows accept of rules that there are not."""
    for row in evidence.citations:
        for ignore in row.claim.ignores:
            if ignore.rule not in BY_NAME:
                message = f"there is no rule {ignore.rule[:60]!r}"
                yield finding(message, row.claim.place(Column.IGNORE), claim=row.id, help="`timeline rule` lists them.")


def accept(found: Iterable[Finding], evidence: Evidence) -> Iterator[Finding]:
    """The findings with the reason where a row accepts them, and one for every acceptance that accepts nothing."""
    ignores = {one.id: one.claim.ignores for one in evidence.citations}
    used: set[tuple[str, str]] = set()
    for one in found:
        ignore = next((item for item in ignores.get(one.claim or "", ()) if accepts(item, one, evidence)), None)
        if ignore is not None:
            used.add((one.claim or "", ignore.rule))
        yield one if ignore is None else replace(one, ignored=ignore.reason)
    level = level_of(table.ignore_unused, evidence.settings)
    ran = {each.name for each in RULES if level_of(each, evidence.settings) is not None}
    for one_claim in evidence.citations:
        for ignore in one_claim.claim.ignores:
            if level is not None and ignore.rule in ran and (one_claim.id, ignore.rule) not in used:
                yield unused(ignore, one_claim, evidence, level)


def accepts(ignore: Ignore, found: Finding, evidence: Evidence) -> bool:
    """Does a row's acceptance cover the finding? A broken acceptance cannot accept itself."""
    in_time = ignore.until is None or evidence.as_of <= ignore.until
    return in_time and ignore.rule == found.rule and BY_NAME[found.rule].acceptable


def unused(ignore: Ignore, row: Citation, evidence: Evidence, level: Level) -> Finding:
    """The finding that an acceptance is past its day or accepts nothing."""
    if ignore.until is not None and evidence.as_of > ignore.until:
        message = f"{ignore.rule} is accepted until {ignore.until}, which is past"
        help_ = f"Look at the finding again and set a later day, or remove `{ignore.rule}` from the cell."
    else:
        message, help_ = f"{ignore.rule} does not occur here", f"Remove `{ignore.rule}` from the cell."
    return Finding(table.ignore_unused.name, level, message, row.claim.place(Column.IGNORE), row.id, help=help_)


def accept_in_drafts(found: Iterable[Finding], evidence: Evidence) -> Iterator[Finding]:
    """The findings with the reason where a comment of the article accepts them, and one for every unused comment."""
    used: set[tuple[str, int]] = set()
    comments = {
        (draft.path, line, one.rule): (one, draft)
        for draft in evidence.drafts
        for one in draft.acceptances
        for line in lines_accepted(one, draft)
        if one.until is None or evidence.as_of <= one.until
    }
    for one in found:
        lines = range(one.region.line, one.region.end_line + 1)
        places = ((one.region.path, line, one.rule) for line in lines)
        accepted = next((comments[place] for place in places if place in comments), None)
        if accepted is not None:
            used.add((one.region.path, accepted[0].start))
        yield one if accepted is None else replace(one, ignored=accepted[0].reason)
    level = level_of(table.ignore_unused, evidence.settings)
    for draft in evidence.drafts if level is not None else ():
        for acceptance in draft.acceptances:
            if (draft.path, acceptance.start) not in used and runs(acceptance.rule, evidence):
                yield unused_comment(acceptance, draft, evidence)


def lines_accepted(one: Acceptance, draft: Draft) -> range:
    """The lines that a comment accepts on: its own, and the one below it."""
    first, last = draft.lines.position(one.start)[0], draft.lines.position(one.end)[0]
    return range(first, last + 2)


def runs(name: str, evidence: Evidence) -> bool:
    """Is there no such rule, or is it run? Of a rule that is not run nobody knows whether it would occur."""
    return name not in BY_NAME or level_of(BY_NAME[name], evidence.settings) is not None


def unused_comment(one: Acceptance, draft: Draft, evidence: Evidence) -> Finding:
    """The finding that a comment is past its day, accepts nothing, or names no rule."""
    if one.rule not in BY_NAME:
        message = f"there is no rule {one.rule[:60]!r}"
    elif one.until is not None and evidence.as_of > one.until:
        message = f"{one.rule} is accepted until {one.until}, which is past"
    else:
        message = f"{one.rule} does not occur here"
    name, place = table.ignore_unused.name, draft.region(one.start, one.end)
    return Finding(name, Level.NOTE, message, place, help="Remove the comment.")

"""One row as it is typed: what a full check would find in it, from its source and the rows that it is held against.

The findings are those of a check, rule by rule, those about its source or its subject and measure among them: what one
row can depend on is stated by the rules (`across`), and what they see here of other rows is all that they look at.

Cost: finding one quote, reading its row, and judging the rows of its subject and measure. A quote that stands nowhere
in its source is looked for in those that may have it (known_words.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from timeline.checking.baseline import accept_known
from timeline.evidence.compare import compare_rows
from timeline.evidence.elsewhere import find_elsewhere
from timeline.evidence.job import Job
from timeline.evidence.locate import anchor_source, entry_for
from timeline.evidence.model import Citation, Evidence
from timeline.evidence.verify_source import verify_source
from timeline.frozen import frozen
from timeline.model import Agreement, Claim, Column, Finding, Problem, Source, Status
from timeline.project.claims import id_faults
from timeline.project.row import tried_row
from timeline.review.rows import Rows
from timeline.review.texts import Texts
from timeline.rules import find_across, find_of_row
from timeline.rules.folding import fold

MOST_LOST = 100  # quotes that are kept with where else they stand


@frozen
class Look:
    """What was found of a row, and what is wrong with its cells.

    There is no `row` where the cells make none. `conflicts` are the rows that it cannot be true together with.
    `elsewhere` is the source that has its words where its own has not.
    """

    row: Citation | None
    source: Source | None = None
    findings: tuple[Finding, ...] = ()
    conflicts: tuple[Citation, ...] = ()
    problems: tuple[Problem, ...] = ()
    elsewhere: Source | None = None


def look_at(rows: Rows, texts: Texts, cells: Mapping[str, str], name: str | None = None) -> Look:
    """What a full check finds in a row: that of an id with other cells, or a new one where no id is given."""
    number = rows.at[name] if name is not None else None
    claim, problems = tried(rows, number, cells)
    if claim is None:
        return Look(None, problems=tuple(problems))
    source = texts.source(claim.source)
    row, elsewhere = found_row(rows, texts, claim, source, number)
    return judged(rows, texts, row, number, problems, elsewhere)


def look_again(rows: Rows, texts: Texts, number: int) -> Look:
    """What a full check finds in a row as it stands in the table, others having changed."""
    row = rows.evidence.citations[number]
    problems = [problem for problem in rows.evidence.problems if problem.claim == row.id]
    return judged(rows, texts, row, number, problems, rows.evidence.elsewhere_of(row))


def status_with(rows: Rows, texts: Texts, cells: Mapping[str, str], name: str) -> Status | None:
    """How the quote of a row would stand with other cells, and nothing else of it; None where they make no row."""
    claim, _ = tried(rows, rows.at[name], cells)
    if claim is None:
        return None
    source = texts.source(claim.source)
    index = texts.index(source) if source.problem is None else None
    return anchor_source([(claim, entry_for(claim, rows.evidence.lock))], source, index)[0].status


def tried(rows: Rows, number: int | None, cells: Mapping[str, str]) -> tuple[Claim | None, list[Problem]]:
    """The row as it would be read, and what would be wrong with it."""
    old = rows.evidence.citations[number].claim if number is not None else None
    name = cells.get(Column.ID, old.id if old else "")
    place = rows.at.get(name)
    other = rows.evidence.citations[place].claim if place is not None and place != number else None
    later = other is not None and old is not None and other.line > old.line
    claim, problems = tried_row(rows.lined, old, cells, {name: other} if other is not None and not later else {})
    if claim is not None and other is not None and later:  # the other row is the second of the id then
        problems += id_faults(other, claim)
    return claim, problems


def found_row(
    rows: Rows, texts: Texts, claim: Claim, source: Source, number: int | None
) -> tuple[Citation, Source | None]:
    """What is found of a row by itself, and the source that has its words where its own has not."""
    evidence = rows.evidence
    job = Job(source, ((claim, entry_for(claim, evidence.lock)),), evidence.settings, evidence.as_of)
    (row,) = verify_source(job, texts.index(source) if source.problem is None else None)
    if row.status is not Status.MISSING:
        return row, None
    found, other = lost_words(rows, texts, row, number)
    return replace(row, anchor=found.anchor, elsewhere=found.elsewhere, elsewhere_span=found.elsewhere_span), other


def lost_words(rows: Rows, texts: Texts, row: Citation, number: int | None) -> tuple[Citation, Source | None]:
    """Where else the words of a row stand; looked for once, however often its other cells are typed at."""
    key = (row.claim.quote, row.source, number)
    if key not in rows.lost:
        sources, more = texts.searched(row.claim.quote, rows.by_source, rows.cited_but(number))
        (found,), others = find_elsewhere((row,), sources, more)
        if len(rows.lost) >= MOST_LOST:
            rows.lost.clear()
        rows.lost[key] = found, others.get(found.elsewhere) or texts.sources.get(found.elsewhere)
    return rows.lost[key]


def judged(
    rows: Rows, texts: Texts, row: Citation, number: int | None, problems: list[Problem], elsewhere: Source | None
) -> Look:
    """A row with what the rules find in it, beside the rows that it is held against."""
    lost = any(problem.kind.loses_rows and problem.region.line == row.claim.line for problem in problems)
    lock, entry = rows.evidence.lock, rows.evidence.lock.entries.get(row.id)
    seen = replace(
        rows.evidence,
        lock=replace(lock, entries={row.id: entry} if entry else {}),
        sources=texts.sources,
        problems=tuple(problems),
        citations=() if lost else (row,),
        comparisons=(),
        series=(),
        others={elsewhere.name: elsewhere} if elsewhere else {},
    )
    topic = () if lost else rows.of_topic(row, number)
    compared = compared_rows(seen, topic)
    across = [*find_across(compared, sources=False)]
    if not lost:
        across += find_across(replace(seen, citations=rows.of_source(row, number)), sources=True)
    findings, folded = fold(find_of_row(row.id, seen, across))
    accepted, _ = accept_known([*findings, *folded], rows.known)
    return Look(
        row,
        texts.source(row.source),
        tuple(accepted[: len(findings)]),
        in_conflict(row, compared),
        tuple(problems),
        elsewhere,
    )


def compared_rows(seen: Evidence, rows: tuple[Citation, ...]) -> Evidence:
    """What the rules see of the rows of one subject and measure."""
    return replace(seen, citations=rows, comparisons=compare_rows(rows, seen.rates) if len(rows) > 1 else ())


def in_conflict(row: Citation, topic: Evidence) -> tuple[Citation, ...]:
    """The rows that a row cannot be true together with: those of the groups it is not in, the largest first."""
    return tuple(
        other
        for comparison in topic.comparisons
        if comparison.verdict is Agreement.CONFLICT and any(one is row for one in comparison.citations)
        for group in comparison.groups
        if not any(one is row for one in group)
        for other in group
    )

"""A look at a row as it is shown: whether it stands, what was read in it, the findings, the rows against it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from timeline.evidence.model import Citation
from timeline.figures.show import as_printed
from timeline.model import Column, Finding, Status
from timeline.review.look import Look
from timeline.review.workspace.reading import shown_readings
from timeline.review.workspace.shown import ConflictRow, ShownFinding, ShownLook
from timeline.rules import BY_NAME
from timeline.rules.context import quote_hides, quote_out_of_context
from timeline.rules.table import field_empty
from timeline.rules.wording import gravest_change

IndexOf = Callable[[str], int]
"""The number of a source by its name."""


def shown_look(look: Look, index_of: IndexOf, can_save: str = "") -> ShownLook:
    """What is shown of a row that was looked at; `can_save` says why nothing can be written at all."""
    row = look.row
    first = next((problem for problem in look.problems if problem.kind.loses_rows or problem.kind.spoils_table), None)
    reason = can_save or (first.message if first else "")
    if row is None:
        return ShownLook("", "", stands=False, summary=reason, can_save=reason or "the cells make no row")
    empty = next((problem.message for problem in look.problems), "")
    anchor = row.anchor
    return ShownLook(
        id=row.id,
        status=row.status.value,
        stands=row.status.stands,
        summary=summary_of(look, row),
        source_index=index_of(row.source),
        start=anchor.start,
        end=anchor.end,
        places=places_of(look, row),
        findings=tuple(shown_finding(one, row) for one in look.findings),
        figures=shown_readings(row.figures),
        claim_figures=shown_readings(row.claim_figures),
        dates=shown_readings(row.dates),
        claim_dates=shown_readings(row.claim_dates),
        date=row.date.edtf if row.date else "",
        meant=as_printed(row.meant),
        conflicts=tuple(conflict_row(other, index_of) for other in look.conflicts),
        can_save=reason or empty,
    )


def unwritten(look: Look) -> Look:
    """A new row without what is found only because it is not written yet."""
    found = (one for one in look.findings if one.rule != field_empty.name and not BY_NAME[one.rule].settled_by_lock)
    return replace(look, findings=tuple(found))


def summary_of(look: Look, row: Citation) -> str:
    """How a quote stands, in words."""
    anchor, source = row.anchor, look.source
    if row.status is Status.AMBIGUOUS:
        return f"stands in {len(anchor.places)} places: which is meant?"
    if row.status is Status.ALTERED:
        return f"not these words: {gravest_change(anchor.changes)}"
    if row.status is Status.MISATTRIBUTED:
        return f"stands in {row.elsewhere}, not here"
    if row.status is Status.UNREADABLE:
        return source.problem.message if source and source.problem else "the source cannot be read"
    if row.status is Status.MISSING:
        return "stands nowhere"
    places = places_of(look, row)
    often = "stands once" if places <= 1 else f"stands here, one of {places} places"
    apart = ", ".join(anchor.folds)
    return f"{often}, apart from {apart}" if apart else often


def places_of(look: Look, row: Citation) -> int:
    """How often the words of a row stand in its source, as they are written there."""
    if row.status is Status.AMBIGUOUS:
        return len(row.anchor.places)
    if not row.status.stands or look.source is None or row.anchor.start is None:
        return 0
    return max(1, look.source.seen.count(look.source.text[row.anchor.start : row.anchor.end]))


def shown_finding(found: Finding, row: Citation) -> ShownFinding:
    within = (name for name, cell in row.claim.cells.items() if cell.region == found.region)
    of_context = found.rule in (quote_out_of_context.name, quote_hides.name)
    shown = (found.rule, found.level.value, found.message, found.help, next(within, ""), found.ignored)
    return ShownFinding(*shown, of_context)


def conflict_row(row: Citation, index_of: IndexOf) -> ConflictRow:
    """A row that another one cannot be true together with: the figure that is compared, or its date."""
    claim, words = row.claim, as_printed(row.meant)
    if claim.measure.strip().casefold() == Column.DATE or not words:
        words = claim.date
    return ConflictRow(
        row.id, index_of(row.source), row.source, row.publisher, words, claim.date, claim.subject, claim.measure
    )


def level_of(findings: tuple[Finding, ...]) -> str:
    """The level of the gravest finding that nobody has accepted; nothing where there is none."""
    levels = [one.level for one in findings if one.ignored is None]
    return min(levels, key=lambda level: level.rank).value if levels else ""

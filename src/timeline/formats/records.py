"""A report as tables of plain rows: what was found, the claims, and what was read, for data frames and other programs.

A row is a mapping with the same keys in each row of a table, all of them plain: texts, whole numbers, truth values,
lists of texts, exact decimals, None where nothing is known. Cost: linear in the rows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from timeline.evidence.model import Report
from timeline.evidence.online import sighting_of
from timeline.formats.objects import figure_fields
from timeline.model import Agreement, DateSpan, Day, Sighting

Row = dict[str, object]

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "findings": ("rule", "level", "message", "claim", "path", "line", "column", "ignored"),
    "claims": (
        "id", "date", "edtf", "earliest", "latest", "claim", "subject", "measure", "source", "quote", "status",
        "start", "end", "place", "stale", "line",
    ),
    "conflicts": ("subject", "measure", "verdict", "reason", "claims"),
    "figures": (
        "claim", "where", "text", "start", "end", "kind", "unit", "relation", "value", "low", "high", "low_closed",
        "high_closed", "dimension", "per", "direction", "spread", "meant",
    ),
    "dates": ("claim", "where", "text", "start", "end", "edtf", "earliest", "latest", "precision", "implied"),
    "sources": (
        "source", "path", "title", "publisher", "author", "published", "language", "url", "sha256", "size", "claims",
        "problem", "asked", "outcome", "seen", "online",
    ),
    "quotations": ("article", "line", "column", "start", "end", "role", "text", "status", "source", "claims"),
    "readings": ("article", "line", "column", "start", "end", "kind", "text", "support", "source", "claims", "found"),
    "links": ("article", "line", "column", "key", "claim", "status"),
}  # fmt: skip
"""The columns of each table, in order: an empty table has them too."""


def records(report: Report, table: str) -> list[Row]:
    """The rows of one of the tables in COLUMNS."""
    columns = COLUMNS[table]
    return [dict(zip(columns, values, strict=True)) for values in _ROWS[table](report)]


def _findings(report: Report) -> Iterator[Sequence[object]]:
    """Every finding, accepted ones with the reason they were accepted for."""
    for one in report.findings:
        place = one.region
        yield one.rule, one.level.value, one.message, one.claim, place.path, place.line, place.column, one.ignored


def _claims(report: Report) -> Iterator[Sequence[object]]:
    """Every row of the table that could be read, with what became of its quote."""
    for one in report.evidence.citations:
        claim, date, anchor = one.claim, one.date, one.anchor
        yield (
            one.id, claim.date, date.edtf if date else None, *_ends(date), claim.statement, claim.subject,
            claim.measure, one.source, claim.quote, one.status.value, anchor.start, anchor.end,
            report.evidence.place(one) or None, one.stale, claim.line,
        )  # fmt: skip


def _conflicts(report: Report) -> Iterator[Sequence[object]]:
    """What cannot all be true: the claims of each conflict, those that most sources back first."""
    for one in report.evidence.comparisons:
        if one.verdict is Agreement.CONFLICT:
            ids = [citation.id for citation in one.citations]
            yield one.subject, one.measure, one.verdict.value, one.reason, ids


def _figures(report: Report) -> Iterator[Sequence[object]]:
    """Every figure of a quote and of a claim; `meant`: is it the one that the row is compared by?"""
    for one in report.evidence.citations:
        for figure in one.figures:
            yield one.id, "quote", *figure_fields(figure).values(), figure in one.meant
        for figure in one.claim_figures:
            yield one.id, "claim", *figure_fields(figure).values(), False


def _dates(report: Report) -> Iterator[Sequence[object]]:
    """Every date: the row's own, those of its quote and of its claim."""
    for one in report.evidence.citations:
        own = (one.date,) if one.date else ()
        for where, found in (("date", own), ("quote", one.dates), ("claim", one.claim_dates)):
            for date in found:
                words = one.claim.date.strip() if where == "date" else date.text
                place = (None, None) if where == "date" else (date.start, date.end)
                yield one.id, where, words, *place, date.edtf, *_ends(date), date.precision, list(date.implied)


def _ends(date: DateSpan | None) -> tuple[str | None, str | None]:
    """The first and last day in ISO 8601; None for an open end."""

    def iso(day: Day | None) -> str | None:
        return str(day) if day else None

    return (iso(date.earliest), iso(date.latest)) if date else (None, None)


def _sources(report: Report) -> Iterator[Sequence[object]]:
    """Every source that was read for the claims, and how many cite it."""
    cited = Counter(citation.source for citation in report.evidence.citations)
    for name, one in report.evidence.sources.items():
        known = [getattr(one.info, key) if one.info else "" for key in ("title", "publisher", "author")]
        published = one.published.isoformat() if one.published else None
        url, problem = one.info.url if one.info else "", one.problem.message if one.problem else None
        file = (one.language, url, one.sha256, one.size, cited[name], problem)
        yield name, one.path, *known, published, *file, *_online(sighting_of(name, report.evidence))


def _online(one: Sighting | None) -> Sequence[str | None]:
    """When a source was last asked for and what came of it, when it was last seen and what it was then."""
    if one is None:
        return (None,) * 4
    seen, found = one.seen.isoformat() if one.seen else None, one.found.value if one.found else None
    return one.asked.isoformat(), one.outcome.value, seen, found


def _quotations(report: Report) -> Iterator[Sequence[object]]:
    """Every quotation of the articles that were checked, and what became of it."""
    for draft in report.evidence.drafts:
        for one in draft.quotes:
            place = (*draft.lines.position(one.start), one.start, one.end)
            known = (one.role.value, one.text, one.status.value, one.source or None)
            yield draft.path, *place, *known, list(one.claims)


def _readings(report: Report) -> Iterator[Sequence[object]]:
    """Every figure and date of the articles that were checked, and what bears it."""
    for draft in report.evidence.drafts:
        for one in draft.readings:
            place = (*draft.lines.position(one.start), one.start, one.end)
            known = (one.kind.value, one.text, one.support.value, one.source or None)
            yield draft.path, *place, *known, list(one.claims), one.found or None


def _links(report: Report) -> Iterator[Sequence[object]]:
    """Every link of the articles that were checked, to a claim or a note."""
    for draft in report.evidence.drafts:
        for one in draft.links:
            yield draft.path, *draft.lines.position(one.start), one.key, one.claim or None, one.status.value


_ROWS: Mapping[str, Callable[[Report], Iterator[Sequence[object]]]] = {
    "findings": _findings,
    "claims": _claims,
    "conflicts": _conflicts,
    "figures": _figures,
    "dates": _dates,
    "sources": _sources,
    "quotations": _quotations,
    "readings": _readings,
    "links": _links,
}

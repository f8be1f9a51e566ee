"""Rows and their anchors to citations: everything that is read in them, step by step.

Each step is made for all rows that are at hand before the next one. What a step looks up is near to the processor
then, and rows taken so by the hundred cost a quarter less than one after the other.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from functools import partial

from timeline.evidence.denials import denied, without_rests
from timeline.evidence.extract import (
    figures_written,
    is_stale,
    meant_figure,
    not_counts,
    over_marks,
    read_row_date,
    through_damage,
    unread_in_claim,
    unread_of,
)
from timeline.evidence.model import NO_CONTEXT, Citation, Place
from timeline.evidence.outlook import is_forecast
from timeline.model import Anchor, Claim, Context, DateSpan, Denial, Figure, LockEntry, Match, Source
from timeline.project.settings import Settings
from timeline.text.editorial import Mark


class Reading:
    """A row, its source, where its quote stands there and what the lock recorded; and what the steps have read.

    `reads_like` is the language that the source clearly reads like, where it is read in another; `lines` are those of
    the quote in a plain text.
    """

    marks: tuple[Mark, ...] = ()
    words: str = ""
    figures: tuple[Figure, ...] = ()
    claim_figures: tuple[Figure, ...] = ()
    pairs: tuple[tuple[Figure, Figure], ...] = ()
    date: DateSpan | None = None
    refusal: str = ""
    meant: tuple[Figure, ...] = ()
    unclear: str = ""
    dates: tuple[DateSpan, ...] = ()
    claim_dates: tuple[DateSpan, ...] = ()
    matches: tuple[Match, ...] = ()
    unread: tuple[str, ...] = ()
    denial: Denial | None = None
    context: Context = NO_CONTEXT

    def __init__(
        self,
        claim: Claim,
        source: Source,
        anchor: Anchor,
        entry: LockEntry | None,
        reads_like: str,
        lines: Place | None,
    ) -> None:
        self.claim, self.source, self.anchor, self.entry = claim, source, anchor, entry
        self.reads_like, self.lines = reads_like, lines
        self.statement = claim.statement

    @property
    def texts(self) -> tuple[str, tuple[Figure, ...], str, tuple[Figure, ...], str]:
        """The statement and the words of the quote, each with its figures, and in which language these are."""
        return self.statement, self.claim_figures, self.words, self.figures, self.source.language


def cite_rows(rows: Sequence[Reading], settings: Settings, as_of: datetime.date) -> list[Citation]:
    """The citations of rows of which nothing has been read, in their order."""
    read_quotes(rows)
    read_claims(rows, settings)
    read_dates(rows, settings)
    read_meant(rows)
    match(rows, settings)
    hold_against(rows, settings)
    look_around(rows, settings)
    return [cited(row, settings, as_of) for row in rows]


def read_quotes(rows: Sequence[Reading]) -> None:
    """The marks of each quote and its figures."""
    from timeline.anchoring.marked import marks_of
    from timeline.figures.reading.read import read_figures

    for row in rows:
        quote, source = row.claim.quote, row.source
        row.marks = marks_of(quote, row.anchor, source.text)
        read = partial(read_figures, language=source.language)
        row.figures, row.words = over_marks(quote, row.marks, partial(through_damage, read, source.text))


def read_claims(rows: Sequence[Reading], settings: Settings) -> None:
    """The figures of each claim."""
    for row in rows:
        row.claim_figures = figures_written(row.statement, settings.language)


def read_dates(rows: Sequence[Reading], settings: Settings) -> None:
    """The dates of each quote and each claim, and that of the row."""
    from timeline.dates.find import find_dates

    for row in rows:
        source, published = row.source, row.source.published
        finding = partial(find_dates, published=published, order=settings.date_order)
        read = partial(finding, language=source.language)
        row.dates, _ = over_marks(row.claim.quote, row.marks, partial(through_damage, read, source.text))
        row.claim_dates = tuple(finding(row.statement, language=settings.language))
        row.date, row.refusal = read_row_date(row.claim, source, settings)


def read_meant(rows: Sequence[Reading]) -> None:
    """Which figure of each quote is compared with those of other rows."""
    from timeline.figures.comparing.pairs import figure_pairs

    for row in rows:
        words, figures, language = row.words, row.figures, row.source.language
        row.pairs = tuple(figure_pairs(words, figures, language=language))
        row.meant, row.unclear = meant_figure(row.claim, words, figures, row.pairs, language)


def match(rows: Sequence[Reading], settings: Settings) -> None:
    """Each figure of a claim with that of its quote."""
    from timeline.evidence.matching import matched

    for row in rows:
        statement, claimed, words, figures, language = row.texts
        row.matches = matched(statement, claimed, settings.language, words, figures, language)


def hold_against(rows: Sequence[Reading], settings: Settings) -> None:
    """Which claims deny their quotes; and the numbers of these that were not read, where a figure is not borne."""
    for row in rows:
        statement, claimed, words, figures, language = row.texts
        texts = statement, claimed, settings.language, words, figures, language
        row.matches, row.denial = without_rests(row.matches, denied(*texts), texts)
        row.unread = unread_of(row.matches, words, figures, row.dates, language)


def look_around(rows: Sequence[Reading], settings: Settings) -> None:
    """What stands around each quote."""
    from timeline.evidence.context import read_context

    for row in rows:
        row.context = read_context(row.claim, row.anchor, row.source, row.marks, settings.language)


def cited(row: Reading, settings: Settings, as_of: datetime.date) -> Citation:
    """A row of which everything was read, with what is kept of its source."""
    claim, source, anchor, entry, language = row.claim, row.source, row.anchor, row.entry, settings.language
    published, info = source.published, source.info
    publisher = (info.publisher if info else "") or source.name
    dates = (*row.dates, *row.claim_dates)
    return Citation(
        claim=claim,
        anchor=anchor,
        context=row.context,
        publisher=publisher,
        voice=(info.via if info else "") or publisher,
        published=published,
        entry=entry,
        date=row.date,
        date_refusal=row.refusal,
        figures=row.figures,
        claim_figures=row.claim_figures,
        denial=row.denial,
        matches=row.matches,
        unread=row.unread,
        claim_unread=unread_in_claim(row.statement, row.claim_figures, row.claim_dates, language),
        dates=not_counts(row.dates, row.figures),
        claim_dates=not_counts(row.claim_dates, row.claim_figures),
        pairs=row.pairs,
        meant=row.meant,
        unclear=row.unclear,
        forecast=is_forecast(claim, row.date, dates, published, language=language, source_language=source.language),
        stale=is_stale(anchor, entry, source, settings, as_of),
        marks=row.marks,
        reads_like=row.reads_like,
        lines=row.lines,
    )

"""The figures, dates and other words with digits of an article, and what bears each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from timeline.dates import find_dates
from timeline.draft.article import Article, Paragraph, Span
from timeline.draft.bearing import Bearers, Borne
from timeline.draft.desk import Desk
from timeline.draft.linking import Linking
from timeline.draft.nearest import nearest_figure, twin_of
from timeline.draft.standing import Place
from timeline.draft.words import number_words
from timeline.evidence.model import Citation
from timeline.figures import read_figures
from timeline.model import DateSpan, DraftReading, Figure, FigureKind, Precision, ReadingKind, Support

TEN = 10
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def readings_of(linking: Linking, desk: Desk, places: list[list[Place]]) -> Iterator[tuple[Span, DraftReading]]:
    """What is read in the paragraphs, each with its place in the prose, but for what quotations settle."""
    article = linking.article
    settled = [
        (quotation.start, quotation.end) for quotation, found in zip(article.quotations, places, strict=True) if found
    ]
    for number, paragraph in enumerate(article.paragraphs):
        taken = [span for span in settled if span[0] < paragraph.end and paragraph.start < span[1]]
        for found in _read(article, paragraph, desk, taken):
            yield (found[1], found[2]), _supported(linking, number, found, desk)


Found = tuple[ReadingKind, int, int, Figure | DateSpan | None]


def _read(article: Article, paragraph: Paragraph, desk: Desk, taken: list[Span]) -> list[Found]:
    """The dates, figures and other words with digits of a paragraph, as spans of the prose."""
    text, at = article.prose.text[paragraph.start : paragraph.end], paragraph.start
    order = desk.evidence.settings.date_order
    dates = find_dates(text, published=article.published, language=article.language, order=order)
    figures = read_figures(text, language=article.language)
    found: list[Found] = [(ReadingKind.DATE, at + one.start, at + one.end, one) for one in dates]
    spans = [(start, end) for _, start, end, _ in found]
    found += [
        (ReadingKind.FIGURE, at + one.start, at + one.end, one)
        for one in figures
        if not overlaps((at + one.start, at + one.end), spans) and is_counted(one)
    ]
    spans += [(at + one.start, at + one.end) for one in figures]
    free = number_words(text, [(start - at, end - at) for start, end in spans])
    found += [(ReadingKind.NUMBER, at + start, at + end, None) for start, end in free]
    return sorted((one for one in found if not overlaps(one[1:3], taken)), key=lambda one: one[1:3])


def overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def is_counted(figure: Figure) -> bool:
    """Does it count something? "One of them" and the like count nothing."""
    return figure.kind is not FigureKind.NUMBER or figure.value != 1


def _supported(linking: Linking, number: int, found: Found, desk: Desk) -> DraftReading:
    article, rows = linking.article, linking.rows(number)
    kind, start, end, read = found
    words = article.prose.text[start:end]
    borne = _borne(read, words, rows, desk, article)
    place = article.span(start, end)
    base = DraftReading(kind, *place, words, linked=linking.by_paragraph[number], worded=is_worded(read))
    if borne.by is None:
        return base
    by = borne.by
    claims = (by.claim,) if by.claim else desk.claims_at(by.source, (by.start, by.end))
    return DraftReading(
        kind,
        *place,
        words,
        borne.support,
        by.read.text,
        by.source,
        (by.start, by.end),
        claims,
        base.linked,
        base.worded,
        borne.slip,
    )


def _borne(read: Figure | DateSpan | None, words: str, rows: list[Citation], desk: Desk, article: Article) -> Borne:
    bearers = desk.bearers
    if read is None:
        return bearers.of_words(words, rows, token=True)
    if isinstance(read, Figure):
        borne = bearers.of_figure(read, rows, article.published)
    else:
        borne = bearers.of_date(read, rows)
        if borne.support is Support.SHARPER and twin_of(read, rows, bearers):
            return _meant(read, rows, bearers)
    if borne.support is not Support.UNSUPPORTED:
        return borne
    year = _YEAR.search(words) if isinstance(read, DateSpan) and read.precision == Precision.YEAR else None
    borne = bearers.of_words(year[0], rows, token=True) if year else bearers.of_words(words, rows, token=False)
    return borne if borne.support is Support.BORNE else _meant(read, rows, bearers)


def _meant(read: Figure | DateSpan, rows: list[Citation], bearers: Bearers) -> Borne:
    """Nothing, with what was perhaps meant."""
    if isinstance(read, DateSpan):
        return Borne(Support.UNSUPPORTED, twin_of(read, rows, bearers))
    near, slip = nearest_figure(read, rows, bearers)
    return Borne(Support.UNSUPPORTED, near, slip)


def is_worded(read: Figure | DateSpan | None) -> bool:
    """Is it a count to ten in words, or a date that is told by the day of writing alone: last year?"""
    if isinstance(read, DateSpan):
        return read.precision in read.implied and not _DIGIT.search(read.text)
    if not isinstance(read, Figure) or read.value is None or read.kind is FigureKind.MONEY:
        return False
    return abs(read.value) <= TEN and not _DIGIT.search(read.text)

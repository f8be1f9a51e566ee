"""Articles and the evidence of a project to drafts: what stands where, what bears what, which links hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from timeline.anchoring.context import around, denies
from timeline.anchoring.written import written_in
from timeline.dates import find_dates
from timeline.draft.accept import acceptances_of
from timeline.draft.article import Article, Paragraph, Quotation, Span
from timeline.draft.bearing import HOLDS, Bearers, Borne
from timeline.draft.linking import Linking
from timeline.draft.nearest import nearest_figure, twin_of
from timeline.draft.roles import words_of
from timeline.draft.sentences import Sentences
from timeline.draft.standing import Place, Sought, Texts, find_all
from timeline.draft.words import number_words
from timeline.evidence.model import Citation, Evidence
from timeline.figures import read_figures
from timeline.model import (
    Cue,
    DateSpan,
    Draft,
    DraftParagraph,
    DraftQuote,
    DraftReading,
    Figure,
    FigureKind,
    Level,
    Precision,
    ReadingKind,
    Source,
    Support,
)
from timeline.text.lines import Lines

TEN = 10
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Desk:
    """What articles are held against."""

    evidence: Evidence
    texts: Texts
    bearers: Bearers
    terms: frozenset[str]


def drafts_of(
    articles: Sequence[Article],
    evidence: Evidence,
    sources: Sequence[Source],
    *,
    linked: bool = False,
    foreign: Callable[[Article], Collection[str]] = lambda _: (),
) -> list[Draft]:
    """The articles, checked. `sources` are all that can be read; `linked`: only linked claims bear a figure.

    `foreign` are the keys of an article's own bibliography.
    """
    settings = evidence.settings
    bearers = Bearers(sources, evidence.citations, settings.date_order, evidence.rates, linked_only=linked)
    terms = frozenset(term.casefold() for term in settings.draft_terms)
    desk = Desk(evidence, Texts(sources), bearers, terms)
    rows = {citation.id: citation for citation in evidence.citations}
    linkings = [Linking(article, rows, foreign(article)) for article in articles]
    sought = [_sought(linking, quotation, desk) for linking in linkings for quotation in linking.article.quotations]
    places = iter(find_all(sought, desk.texts))
    return [_draft(linking, desk, [next(places) for _ in linking.article.quotations]) for linking in linkings]


def _sought(linking: Linking, quotation: Quotation, desk: Desk) -> Sought:
    words = linking.article.prose.text[quotation.start : quotation.end]
    near = words.strip().casefold() not in desk.terms
    return Sought(words, frozenset(row.source for row in linking.rows(quotation.paragraph)), near)


def _draft(linking: Linking, desk: Desk, places: list[list[Place]]) -> Draft:
    article = linking.article
    quotes = tuple(
        _quote(linking, quotation, found, desk)
        for quotation, found in zip(article.quotations, places, strict=True)
        if article.prose.text[quotation.start : quotation.end].strip().casefold() not in desk.terms
    )
    found = list(_readings(linking, desk, places))
    readings = tuple(reading for _, reading in found)
    links = tuple(linking.links())
    paragraphs = tuple(_paragraphs(linking, [span for span, _ in found]))
    used = {link.claim for link in links} | {name for one in quotes for name in one.claims}
    used |= {name for one in readings for name in one.claims if one.support in HOLDS}
    return Draft(
        article.path,
        article.format,
        article.text,
        Lines(article.text),
        words=len(_WORD.findall(article.prose.text)),
        language=article.language,
        published=article.published,
        paragraphs=paragraphs,
        quotes=quotes,
        readings=readings,
        links=links,
        acceptances=tuple(acceptances_of(article.comments)),
        unused=tuple(row.id for row in desk.evidence.citations if row.id not in used),
    )


def _paragraphs(linking: Linking, readings: Sequence[Span]) -> Iterator[DraftParagraph]:
    """The paragraphs with the places of what is checked in them."""
    article = linking.article
    spans = sorted([*((one.start, one.end) for one in article.quotations), *readings])
    starts = [start for start, _ in spans]
    for one, ids in zip(article.paragraphs, linking.by_paragraph, strict=True):
        inside = spans[bisect_left(starts, one.start) : bisect_left(starts, one.end)]
        checks = tuple((a - one.start, b - one.start, article.span(a, b)[0]) for a, b in inside)
        words = article.prose.text[one.start : one.end]
        yield DraftParagraph(*article.span(one.start, one.end), words, ids, checks)


# ---- quotations ------------------------------------------------------------------------------------------------------


def _quote(linking: Linking, quotation: Quotation, places: Sequence[Place], desk: Desk) -> DraftQuote:
    """A quotation with the best of its places: in a source that is linked, then one that a row quotes."""
    article, linked = linking.article, linking.by_paragraph[quotation.paragraph]
    cited = {row.source for row in linking.rows(quotation.paragraph)}
    start, end = article.span(quotation.start, quotation.end)
    words = article.prose.text[quotation.start : quotation.end]
    size = len(words_of(words))
    base = DraftQuote(start, end, words, quotation.role, quotation.cue, size, linked=linked)
    if not places:
        return base
    rows = desk.evidence.citations

    def rank(place: Place) -> tuple[bool, bool]:
        return place.source not in cited, not _claims_at(place.source, (place.start, place.end), rows)

    best = min(places, key=rank)
    claims = _claims_at(best.source, (best.start, best.end), rows)
    return DraftQuote(
        start,
        end,
        words,
        quotation.role,
        quotation.cue,
        size,
        best.status,
        best.source,
        (best.start, best.end),
        best.changes,
        claims,
        linked,
        elsewhere=bool(cited) and best.source not in cited,
        around=_cues(linking, quotation, best, desk),
    )


def _cues(linking: Linking, quotation: Quotation, place: Place, desk: Desk) -> tuple[Cue, ...]:
    """What turns the quotation from beside it in its source; nothing where the article's own sentence denies, too."""
    source = next((one for one in desk.texts.sources if one.name == place.source), None)
    if source is None or not place.status.stands:
        return ()
    language = written_in(source.text, place.start, place.end, source.language)
    found = [one for one in around(source.text, place.start, place.end, language) if one.level is not Level.NOTE]
    return tuple(found) if found and not _denies(linking.article, quotation) else ()


def _denies(article: Article, quotation: Quotation) -> bool:
    """Does the article's sentence deny or limit outside the quotation?"""
    paragraph = article.paragraphs[quotation.paragraph]
    text = article.prose.text[paragraph.start : paragraph.end]
    start, end = quotation.start - paragraph.start, quotation.end - paragraph.start
    low, high = Sentences(text).at(start, end)
    return denies(f"{text[low:start]} {text[end:high]}", article.language)


def _claims_at(source: str, span: Span, rows: Sequence[Citation]) -> tuple[str, ...]:
    """The rows whose quote stands at a place of a source, or overlaps it."""
    return tuple(
        row.id
        for row in rows
        if row.source == source
        and row.anchor.start is not None
        and row.anchor.end is not None
        and row.anchor.start < span[1]
        and span[0] < row.anchor.end
    )


# ---- figures and dates -----------------------------------------------------------------------------------------------


def _readings(linking: Linking, desk: Desk, places: list[list[Place]]) -> Iterator[tuple[Span, DraftReading]]:
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
    claims = (by.claim,) if by.claim else _claims_at(by.source, (by.start, by.end), desk.evidence.citations)
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

"""Articles and the evidence of a project to drafts: what stands where, what bears what, which links hold."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence

from timeline.anchoring.context import around, denies
from timeline.anchoring.written import written_in
from timeline.draft.accept import acceptances_of
from timeline.draft.article import Article, Paragraph, Quotation, Span
from timeline.draft.bearing import HOLDS, Bearers
from timeline.draft.desk import Desk
from timeline.draft.linking import Linking
from timeline.draft.readings import readings_of
from timeline.draft.roles import words_of
from timeline.draft.sentences import Sentences
from timeline.draft.standing import Place, Sought, Texts, find_all
from timeline.evidence.model import Evidence
from timeline.model import (
    Cue,
    Draft,
    DraftParagraph,
    DraftQuote,
    Level,
    Source,
)
from timeline.text.lines import Lines

_WORD = re.compile(r"\w+")
_BLANKS = re.compile(r" {3,}")
_MASKED = re.compile(r"\s*([`$]).*\1\s*", re.DOTALL)


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
    found = list(readings_of(linking, desk, places))
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
        yield DraftParagraph(*article.span(one.start, one.end), _shown(article, one), ids, checks)


def _shown(article: Article, paragraph: Paragraph) -> str:
    """The words of a paragraph with its code and mathematics, which are masked where it is checked."""

    def unmasked(blanks: re.Match[str]) -> str:
        start, end = (paragraph.start + at for at in blanks.span())
        original = article.text[slice(*article.span(start, end))]
        is_masked = len(original) == end - start and _MASKED.fullmatch(original)
        return original.replace("`", " ") if is_masked else blanks[0]

    return _BLANKS.sub(unmasked, article.prose.text[paragraph.start : paragraph.end])


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

    def rank(place: Place) -> tuple[bool, bool]:
        return place.source not in cited, not desk.claims_at(place.source, (place.start, place.end))

    best = min(places, key=rank)
    claims = desk.claims_at(best.source, (best.start, best.end))
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
    source = desk.sources[place.source]
    if not place.status.stands:
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

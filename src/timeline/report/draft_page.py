"""What the view of an article shows: its paragraphs with every check marked, and a card for each check."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from timeline.evidence.model import Evidence, Report
from timeline.model import (
    Draft,
    DraftLink,
    DraftQuote,
    DraftReading,
    Finding,
    Level,
    LinkStatus,
    Region,
    Role,
    Status,
    Support,
)
from timeline.report.words import listed, plural
from timeline.review.places import sentence_at
from timeline.text.escape import clip

AROUND = 400  # characters of a source's sentence on each side of what bears a place
WORDS = 300  # characters shown of a quotation or a figure on its card

_HEADING = re.compile(r"(?:(?:\A|\n)[ \t]{0,3}#{1,6}[ \t]*|<h[1-6][^<>]{0,200}>\s*|\\(?:sub)*section\*?\{|\\title\{)\Z")
_GAP = re.compile(r" (?=[.,](?: |\Z))")
_CODE = str.maketrans({"\n": " ", "\r": " ", "\t": " "})

OK, ACCEPTED = "ok", "accepted"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a paragraph; of a check with its number, its state and what is said of it in words."""

    text: str
    number: int = 0
    state: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One check: what the article has, what the source has, and who says so."""

    number: int
    kind: str
    state: str
    label: str
    words: str
    before: str
    found: str
    after: str
    source: str
    publisher: str
    published: str
    where: str
    claims: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """A link of the article: its key, its state and what is said of it."""

    key: str
    state: str
    label: str


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph with its checks and links."""

    kind: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]
    chips: tuple[Chip, ...]

    @property
    def quiet(self) -> bool:
        """Is there nothing in it to settle?"""
        states = [card.state for card in self.cards] + [chip.state for chip in self.chips]
        return all(state in (OK, ACCEPTED, "note") for state in states)


@dataclass(frozen=True, slots=True)
class Page:
    """The view of one article."""

    title: str
    path: str
    verdict: str
    counts: tuple[tuple[str, int, str], ...]
    parts: tuple[Part, ...]
    as_of: str


def page_of(report: Report, draft: Draft) -> Page:
    """The view of an article."""
    own = [one for one in report.findings if one.region.path == draft.path]
    parts = tuple(_parts(report.evidence, draft, own))
    title = next(("".join(piece.text for piece in one.pieces) for one in parts if one.kind == "heading"), draft.path)
    return Page(
        clip(title, 200), draft.path, _verdict(own), tuple(_counts(parts, draft)), parts, str(report.evidence.as_of)
    )


def _verdict(findings: Sequence[Finding]) -> str:
    levels = [one.level for one in findings if one.ignored is None]
    named = [plural(levels.count(level), level.value) for level in (Level.ERROR, Level.WARNING) if level in levels]
    if named:
        return f"{listed(named)} to settle."
    return "Nothing to settle: every quotation stands, and every figure and date is borne."


def _counts(parts: Sequence[Part], draft: Draft) -> Iterator[tuple[str, int, str]]:
    """What there is of each kind, how much, and how much of it is to settle."""
    cards = [card for part in parts for card in part.cards]
    quotes = [card.state for card in cards if card.kind == "quotation"]
    readings = [card.state for card in cards if card.kind != "quotation"]
    yield _one_or("quotation", "quotations", len(quotes)), len(quotes), _to_settle(quotes)
    yield _one_or("figure or date", "figures and dates", len(readings)), len(readings), _to_settle(readings)
    chips = [chip.state for part in parts for chip in part.chips]
    yield _one_or("link", "links", len(draft.links)), len(draft.links), _to_settle(chips)
    yield _one_or("word", "words", draft.words), draft.words, ""


def _one_or(one: str, many: str, count: int) -> str:
    return one if count == 1 else many


def _to_settle(states: Sequence[str]) -> str:
    left = sum(state in ("error", "warning") for state in states)
    return f"{left:,} to settle" if left else "all hold" if states else ""


# ---- paragraphs ------------------------------------------------------------------------------------------------------


def _parts(evidence: Evidence, draft: Draft, findings: Sequence[Finding]) -> Iterator[Part]:
    items: dict[int, DraftQuote | DraftReading] = {one.start: one for one in draft.readings}
    items |= {one.start: one for one in draft.quotes}
    by_place: dict[Region, list[Finding]] = {}
    for finding in findings:
        by_place.setdefault(finding.region, []).append(finding)
    links = _links_by_paragraph(draft)
    number = 0
    for index, one in enumerate(draft.paragraphs):
        pieces, cards, at = [], [], 0
        for start, end, offset in one.checks:
            item = items.get(offset)
            if item is None or start < at:
                continue
            number += 1
            card = _card(number, item, evidence, _at(by_place, draft, item))
            pieces += [
                Piece(_flat(one.words[at:start])),
                Piece(_flat(one.words[start:end]), number, card.state, card.label),
            ]
            cards.append(card)
            at = end
        pieces.append(Piece(_flat(one.words[at:])))
        shown = tuple(piece for piece in pieces if piece.text)
        chips = tuple(_chip(link, _at(by_place, draft, link)) for link in links[index])
        yield Part(_kind(draft, one.start, cards), shown, tuple(cards), chips)


def _links_by_paragraph(draft: Draft) -> list[list[DraftLink]]:
    """The links by the paragraph that they stand in or behind."""
    found: list[list[DraftLink]] = [[] for _ in draft.paragraphs]
    starts = [one.start for one in draft.paragraphs]
    for link in draft.links if found else ():
        found[max(0, bisect_right(starts, link.start) - 1)].append(link)
    return found


def _kind(draft: Draft, start: int, cards: Sequence[Card]) -> str:
    if _HEADING.search(draft.text, max(0, start - 300), start):
        return "heading"
    return "block" if cards and cards[0].label and _is_block(draft, start) else "text"


def _is_block(draft: Draft, start: int) -> bool:
    return any(one.role is Role.BLOCK and start <= one.start < start + 3 for one in draft.quotes)


def _flat(text: str) -> str:
    """The words on one line, without the gaps that links leave before a stop."""
    return _GAP.sub("", re.sub(r"\s+", " ", text.translate(_CODE)))


def _at(
    findings: Mapping[Region, list[Finding]], draft: Draft, one: DraftQuote | DraftReading | DraftLink
) -> tuple[Finding, ...]:
    """The findings at a place of the article."""
    return tuple(findings.get(draft.region(one.start, one.end), ()))


# ---- checks ----------------------------------------------------------------------------------------------------------


def _state(findings: Sequence[Finding]) -> str:
    levels = [one.level for one in findings if one.ignored is None]
    if levels:
        return min(levels, key=lambda level: level.rank).value
    return ACCEPTED if findings else OK


def _card(number: int, one: DraftQuote | DraftReading, evidence: Evidence, findings: tuple[Finding, ...]) -> Card:
    source = evidence.sources.get(one.source) or evidence.others.get(one.source)
    info = source.info if source else None
    before = found = after = where = ""
    if source is not None and one.at is not None:
        low, high = sentence_at(source.text, *one.at)
        before, found, after = source.text[low : one.at[0]], source.text[slice(*one.at)], source.text[one.at[1] : high]
        where = evidence.positions.where(source, *one.at)
    is_quote = isinstance(one, DraftQuote)
    return Card(
        number,
        "quotation" if isinstance(one, DraftQuote) else one.kind.value,
        _state(findings),
        _quote_label(one) if isinstance(one, DraftQuote) else _reading_label(one, _state(findings)),
        clip(_flat(one.text), WORDS),
        _flat(before)[-AROUND:],
        clip(_flat(found), AROUND),
        _flat(after)[:AROUND],
        one.source,
        info.publisher if info else "",
        str(info.published) if info and info.published else "",
        where,
        one.claims,
        tuple((c.kind.value, c.quoted, c.found) for c in one.changes)
        if is_quote and isinstance(one, DraftQuote)
        else (),
        findings,
    )


def _quote_label(one: DraftQuote) -> str:
    """What is said of a quotation."""
    if one.status.stands:
        return "stands in another source" if one.elsewhere else "stands" if one.claims else "stands, in no claim"
    if one.status is Status.ALTERED:
        return "differs from the source"
    return {Role.TITLE: "a title", Role.TERM: "a term"}.get(one.role, "in no source")


LABELS = {
    Support.BORNE: "borne",
    Support.ROUNDED: "rounded",
    Support.WEAKER: "says less",
    Support.CONVERTED: "converted",
    Support.HEDGE_DROPPED: "bound dropped",
    Support.SHARPER: "finer than the source",
    Support.UNSUPPORTED: "nothing bears it",
}


def _reading_label(one: DraftReading, state: str) -> str:
    """What is said of a figure or date; what is borne and still to look at is disputed."""
    if one.support in (Support.BORNE, Support.ROUNDED, Support.WEAKER, Support.CONVERTED) and state == Level.WARNING:
        return "disputed"
    return "borne" if one.support is Support.WEAKER and one.kind == "date" else LABELS[one.support]


def _chip(link: DraftLink, findings: tuple[Finding, ...]) -> Chip:
    labels = {
        LinkStatus.KNOWN: "holds",
        LinkStatus.STALE: "does not stand",
        LinkStatus.UNKNOWN: "no such claim",
        LinkStatus.UNDEFINED: "no such note",
        LinkStatus.UNUSED: "never referred to",
        LinkStatus.FOREIGN: "of the bibliography",
    }
    return Chip(link.key, _state(findings), labels[link.status])

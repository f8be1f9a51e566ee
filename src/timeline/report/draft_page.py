"""What the view of an article shows: its paragraphs with every check marked, and a card for each check."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from timeline.evidence.model import Evidence, Report
from timeline.frozen import frozen
from timeline.model import (
    Draft,
    DraftLink,
    DraftQuote,
    DraftReading,
    Finding,
    Level,
    Region,
    Role,
)
from timeline.report.draft_cards import ACCEPTED, OK, Card, Chip, card_of, chip_of, flat
from timeline.report.words import listed, plural
from timeline.text.escape import clip

_HEADING = re.compile(r"(?:(?:\A|\n)[ \t]{0,3}#{1,6}[ \t]*|<h[1-6][^<>]{0,200}>\s*|\\(?:sub)*section\*?\{|\\title\{)\Z")

TASK = 60  # characters of it in the list of what is to settle
LOUD = (Level.ERROR.value, Level.WARNING.value)


@frozen
class Piece:
    """Words of a paragraph; of a check with its number, its state and what is said of it in words."""

    text: str
    number: int = 0
    state: str = ""
    label: str = ""


@frozen
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


@frozen
class Task:
    """What is to settle: where it is marked in the article, its state and words, and what is said of it."""

    anchor: str
    state: str
    words: str
    label: str


@frozen
class Page:
    """The view of one article; `others` are findings at none of its checks and links."""

    title: str
    path: str
    verdict: str
    counts: tuple[tuple[str, int, str], ...]
    parts: tuple[Part, ...]
    tasks: tuple[Task, ...]
    others: tuple[Finding, ...]
    as_of: str


def page_of(report: Report, draft: Draft) -> Page:
    """The view of an article."""
    own = [one for one in report.findings if one.region.path == draft.path]
    parts = tuple(_parts(report.evidence, draft, own))
    title = next(("".join(piece.text for piece in one.pieces) for one in parts if one.kind == "heading"), draft.path)
    shown = {id(one) for part in parts for card in part.cards for one in card.findings}
    shown |= {id(one) for part in parts for chip in part.chips for one in chip.findings}
    return Page(
        clip(title, 200),
        draft.path,
        _verdict(own),
        tuple(_counts(parts, draft)),
        parts,
        tuple(_tasks(parts)),
        tuple(one for one in own if id(one) not in shown),
        str(report.evidence.as_of),
    )


def _tasks(parts: Sequence[Part]) -> Iterator[Task]:
    """What is to settle, in the order of the article."""
    for part in parts:
        for card in part.cards:
            if card.state in LOUD:
                yield Task(f"m{card.number}", card.state, clip(card.words, TASK), card.label)
        for chip in part.chips:
            if chip.state in LOUD:
                yield Task(f"l{chip.number}", chip.state, clip(chip.key, TASK), chip.label)


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
    left = sum(state in LOUD for state in states)
    return f"{left:,} to settle" if left else "all hold" if states else ""


# ---- paragraphs ------------------------------------------------------------------------------------------------------


def _parts(evidence: Evidence, draft: Draft, findings: Sequence[Finding]) -> Iterator[Part]:
    items: dict[int, DraftQuote | DraftReading] = {one.start: one for one in draft.readings}
    items |= {one.start: one for one in draft.quotes}
    by_place: dict[Region, list[Finding]] = {}
    for finding in findings:
        by_place.setdefault(finding.region, []).append(finding)
    links = _links_by_paragraph(draft)
    number = linked = 0
    for index, one in enumerate(draft.paragraphs):
        pieces, cards, at = [], [], 0
        for start, end, offset in one.checks:
            item = items.get(offset)
            if item is None or start < at:
                continue
            number += 1
            card = card_of(number, item, evidence, _at(by_place, draft, item))
            pieces += [
                Piece(flat(one.words[at:start])),
                Piece(flat(one.words[start:end]), number, card.state, card.label),
            ]
            cards.append(card)
            at = end
        pieces.append(Piece(flat(one.words[at:])))
        shown = tuple(piece for piece in pieces if piece.text)
        chips = tuple(chip_of(n, link, _at(by_place, draft, link)) for n, link in enumerate(links[index], linked + 1))
        linked += len(chips)
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


def _at(
    findings: Mapping[Region, list[Finding]], draft: Draft, one: DraftQuote | DraftReading | DraftLink
) -> tuple[Finding, ...]:
    """The findings at a place of the article."""
    return tuple(findings.get(draft.region(one.start, one.end), ()))

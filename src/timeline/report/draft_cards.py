"""The checks and links of an article as its view shows them: what the article has, what the source has, who says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.evidence.model import Evidence
from timeline.frozen import frozen
from timeline.model import DraftLink, DraftQuote, DraftReading, Finding, Level, LinkStatus, Role, Status, Support
from timeline.review.places import sentence_at
from timeline.text.escape import clip

AROUND = 400  # characters of a source's sentence on each side of what bears a place
WORDS = 300  # characters shown of a quotation or a figure on its card

_GAP = re.compile(r"(?<!\s)(?:\s+(?=[.,](?:\s|\Z))|\s{2,}(?=[;:!?)]))")
_CODE = str.maketrans({"\n": " ", "\r": " ", "\t": " "})

OK, ACCEPTED = "ok", "accepted"


@frozen
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


@frozen
class Chip:
    """A link of the article: its number, its key, its state and what is said of it."""

    number: int
    key: str
    state: str
    label: str
    findings: tuple[Finding, ...]


def flat(text: str) -> str:
    """The words on one line, without the gaps that links leave before a stop."""
    return re.sub(r"\s+", " ", _GAP.sub("", text.translate(_CODE)))


def state_of(findings: Sequence[Finding]) -> str:
    """The gravest level of what is found at a place; that all of it is accepted, or that there is nothing."""
    levels = [one.level for one in findings if one.ignored is None]
    if levels:
        return min(levels, key=lambda level: level.rank).value
    return ACCEPTED if findings else OK


def card_of(number: int, one: DraftQuote | DraftReading, evidence: Evidence, findings: tuple[Finding, ...]) -> Card:
    """The card of a quotation, a figure or a date."""
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
        state_of(findings),
        _quote_label(one) if isinstance(one, DraftQuote) else _reading_label(one, state_of(findings)),
        clip(flat(one.text), WORDS),
        flat(before)[-AROUND:],
        clip(flat(found), AROUND),
        flat(after)[:AROUND],
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
    if one.status.stands and one.around and one.role not in (Role.TITLE, Role.TERM):
        return "what turns it is left out"
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


def chip_of(number: int, link: DraftLink, findings: tuple[Finding, ...]) -> Chip:
    """A link of the article."""
    labels = {
        LinkStatus.KNOWN: "holds",
        LinkStatus.STALE: "does not stand",
        LinkStatus.UNKNOWN: "no such claim",
        LinkStatus.UNDEFINED: "no such note",
        LinkStatus.UNUSED: "never referred to",
        LinkStatus.FOREIGN: "of the bibliography",
    }
    return Chip(number, link.key, state_of(findings), labels[link.status], findings)

"""What formats tell of articles: their quotations, figures, dates and links, and how many of each there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from timeline.evidence.model import Report
from timeline.model import Change, Draft, DraftLink, DraftQuote, DraftReading, Status, Support


def draft_object(draft: Draft) -> dict[str, object]:
    """One article, key by key as docs/drafts.md documents it."""
    return {
        "path": draft.path,
        "format": draft.format.value,
        "language": draft.language,
        "published": draft.published.isoformat() if draft.published else None,
        "words": draft.words,
        "quotes": [quote_object(draft, one) for one in draft.quotes],
        "readings": [reading_object(draft, one) for one in draft.readings],
        "links": [link_object(draft, one) for one in draft.links],
    }


def quote_object(draft: Draft, one: DraftQuote) -> dict[str, object]:
    line, column = draft.lines.position(one.start)
    return {
        "start": one.start,
        "end": one.end,
        "line": line,
        "column": column,
        "role": one.role.value,
        "text": one.text,
        "status": one.status.value,
        "source": one.source or None,
        "at": list(one.at) if one.at else None,
        "claims": list(one.claims),
        "changes": [change_object(change) for change in one.changes],
    }


def change_object(change: Change) -> dict[str, object]:
    return {"kind": change.kind.value, "quoted": change.quoted, "found": change.found}


def reading_object(draft: Draft, one: DraftReading) -> dict[str, object]:
    line, column = draft.lines.position(one.start)
    return {
        "kind": one.kind.value,
        "start": one.start,
        "end": one.end,
        "line": line,
        "column": column,
        "text": one.text,
        "support": one.support.value,
        "source": one.source or None,
        "at": list(one.at) if one.at else None,
        "claims": list(one.claims),
    }


def link_object(draft: Draft, one: DraftLink) -> dict[str, object]:
    line, column = draft.lines.position(one.start)
    claim = one.claim or None
    return {"key": one.key, "line": line, "column": column, "claim": claim, "status": one.status.value}


def drafts_summary(report: Report) -> dict[str, object]:
    """How many words, quotations of each status and readings of each support all articles have."""
    drafts = report.evidence.drafts
    statuses = Counter(one.status for draft in drafts for one in draft.quotes)
    supports = Counter(one.support for draft in drafts for one in draft.readings)
    return {
        "drafts": len(drafts),
        "words": sum(draft.words for draft in drafts),
        "quotes": {status.value: statuses[status] for status in Status if statuses[status]},
        "readings": {support.value: supports[support] for support in Support if supports[support]},
        "level": {level.value: number for level, number in report.counts().items()},
    }


def counted_statuses(counts: Iterable[tuple[str, int]]) -> str:
    """Numbers with their names: "3 exact, 1 missing"."""
    return ", ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in counts if number)

"""Following a quote by git: where the words that were locked stand now, told by the difference of the two texts.

Where a project is a git repository and one of its commits holds the source as it was locked, the difference of that
text and the one of today tells what became of the words, better than what they say does: a sentence that was written
anew is found, and so is the one of two equal places that was meant. What is found is offered, never taken: somebody
accepts it. Asked for by `timeline review --port` only; nothing else looks into git for a quote.

Cost: for each source that such a row names, up to 50 of its versions are read and hashed, and one is compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from timeline.adding import context_for, place_at
from timeline.anchor import port_span
from timeline.errors import TimelineError
from timeline.evidence import Citation
from timeline.history import versions_of
from timeline.lines import Lines
from timeline.model import LockEntry, Status
from timeline.reviewing import Item, has_marks
from timeline.sources import decoded

LOST = (Status.ALTERED, Status.AMBIGUOUS, Status.MISSING)


def ported(root: Path, found: Sequence[Item]) -> list[Item]:
    """The items, those whose words git can follow offering what became of them. Raises TimelineError without git."""
    texts: dict[tuple[str, str], str] = {}
    return [followed(root, item, texts) if item.status in LOST else item for item in found]


def followed(root: Path, item: Item, texts: dict[tuple[str, str], str]) -> Item:
    """The item with what accepting writes by the difference of the texts; as it was where that tells nothing."""
    row, entry = item.citation, item.citation.entry
    if entry is None or row.source.problem is not None or has_marks(row.claim.quote):
        return item
    key = entry.source, entry.sha256
    if key not in texts:
        texts[key] = locked_text(root, row, entry)
    old = texts[key]
    span = (
        port_span(old, row.source.text, entry.start, entry.end) if old[entry.start : entry.end] == entry.exact else None
    )
    if span is None or span[0] >= span[1]:
        return item
    return offered(item, span)


def offered(item: Item, span: tuple[int, int]) -> Item:
    """The item offering the words of a span: as the quote, or as the place of an ambiguous one."""
    source, quote = item.citation.source, item.citation.claim.quote
    if item.status is not Status.AMBIGUOUS:
        return replace(item, cells={"quote": source.text[slice(*span)]}, acceptable=True)
    try:
        prefix, suffix = context_for(source, quote, place_at(source, Lines(source.text), *span))
    except TimelineError:  # nothing around the place tells it from the others
        return item
    return replace(item, cells={"prefix": prefix, "suffix": suffix}, acceptable=True)


def locked_text(root: Path, row: Citation, entry: LockEntry) -> str:
    """The source's text as it was locked; nothing where no commit holds it. Raises TimelineError without git."""
    for data in versions_of(root, row.source.path):
        if hashlib.sha256(data).hexdigest() == entry.sha256:
            return decoded(row.source.name, row.source.path, data, row.source.info).text
    return ""

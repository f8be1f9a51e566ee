"""What git offers for a quote that does not stand: the words, or the place, that became of those that were locked.

What is found (evidence/follow) is offered, never taken: somebody accepts it. Asked for by `timeline review --port`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from timeline.evidence.follow import Texts, locked_texts, place_now
from timeline.evidence.model import Report
from timeline.evidence.words import plain_words
from timeline.model import Column, Status
from timeline.model.errors import TimelineError
from timeline.project.settings import Project
from timeline.review.items import Item, items
from timeline.review.pasted import pasted
from timeline.review.places import context_for, place_at
from timeline.text.lines import Lines


def asking(project: Project, report: Report, port: bool) -> list[Item]:
    """The rows that ask for a decision; with `port`, what git tells of them is offered, and originals of pasted texts.

    Raises TimelineError without git, where rows ask for what only it can tell.
    """
    if not port:
        return items(report)
    moving = {item.id: item for item in pasted(project, report)}
    asked = [item for item in items(report) if item.id not in moving]
    return [*moving.values(), *(ported(project.root, asked) if asked or not moving else [])]


def ported(root: Path, found: Sequence[Item]) -> list[Item]:
    """The items, those whose words git can follow offering what became of them. Raises TimelineError without git."""
    texts = locked_texts(root, [(item.citation, item.source) for item in found])
    return [followed(item, texts) for item in found]


def followed(item: Item, texts: Texts) -> Item:
    """The item with what accepting writes by the difference of the texts; as it was where that tells nothing."""
    span = None if item.citation.marks else place_now(item.citation, item.source, texts)
    return offered(item, span) if span else item


def offered(item: Item, span: tuple[int, int]) -> Item:
    """The item offering the words of a span: as the quote, or as the place of an ambiguous one."""
    source, quote = item.source, item.citation.claim.quote
    if item.status is not Status.AMBIGUOUS:
        words = plain_words(source.text[slice(*span)], quote, source.text)
        return item if words is None else replace(item, cells={Column.QUOTE: words})
    try:
        prefix, suffix = context_for(source, quote, place_at(source, Lines(source.text), *span))
    except TimelineError:  # nothing around the place tells it from the others
        return item
    return replace(item, cells={Column.PREFIX: prefix, Column.SUFFIX: suffix})

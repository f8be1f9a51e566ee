"""An article as parsed: its prose with the way back, and the places of what is no prose but matters."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from timeline.draft.masking import Masking
from timeline.frozen import frozen
from timeline.model import DraftFormat, Role
from timeline.text.fold import View

Span = tuple[int, int]


class LinkKind(StrEnum):
    """How an article links: to a claim, perhaps to one (`@name` in the text), to a note, or as that note's label."""

    CLAIM = "claim"
    MENTION = "mention"
    NOTE = "note"
    LABEL = "label"


@frozen
class Link:
    """A key and its place in the article."""

    key: str
    start: int
    end: int
    kind: LinkKind


@frozen
class Comment:
    """A comment of the article and its place."""

    words: str
    start: int
    end: int


@dataclass
class Parts:
    """What a format's parser finds: all places are the article's own."""

    masking: Masking
    blocks: list[Span] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    meta: dict[str, str] = field(default_factory=dict)


@frozen
class Paragraph:
    """A paragraph as a span of the prose; `block`: it is a block quotation."""

    start: int
    end: int
    block: bool = False


@frozen
class Quotation:
    """A quotation as a span of the prose, without its marks, in paragraph number `paragraph`."""

    start: int
    end: int
    paragraph: int
    role: Role
    cue: bool


@frozen
class Article:
    """An article as parsed. `paragraphs` and `quotations` are spans of `prose.text`, all else of `text`."""

    path: str
    format: DraftFormat
    text: str
    prose: View
    paragraphs: tuple[Paragraph, ...]
    quotations: tuple[Quotation, ...]
    links: tuple[Link, ...]
    comments: tuple[Comment, ...]
    meta: Mapping[str, str]
    language: str
    published: datetime.date | None = None

    def span(self, start: int, end: int) -> Span:
        """The place in the article of a span of the prose."""
        return self.prose.span(start, end)

    def paragraph_at(self, offset: int) -> int:
        """The number of the paragraph of the prose that holds an offset of it, or that is the last before it."""
        starts = [paragraph.start for paragraph in self.paragraphs]
        return max(0, bisect_right(starts, offset) - 1)

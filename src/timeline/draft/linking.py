"""The links of an article: which claims each paragraph links, by itself or by its notes, and what became of each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches

from timeline.draft.article import Article, Link, LinkKind
from timeline.evidence.model import Citation
from timeline.model import DraftLink, LinkStatus

_EMPTY_LINE = re.compile(r"\n[^\S\n]*\n")
_CLAIMS = (LinkKind.CLAIM, LinkKind.MENTION)


class Linking:
    """An article with the claims that its paragraphs link, by number of the paragraph."""

    def __init__(self, article: Article, citations: Mapping[str, Citation], foreign: Collection[str] = ()) -> None:
        self.article = article
        self.citations = citations
        self.foreign = foreign
        labels = [link for link in article.links if link.kind is LinkKind.LABEL]
        self._extents = [(label, self._end_of(label)) for label in labels]
        self._starts = [article.span(one.start, one.start + 1)[0] for one in article.paragraphs]
        defined: dict[str, list[str]] = {label.key: [] for label in labels}
        own: list[list[str]] = [[] for _ in article.paragraphs]
        for link in article.links:
            label = self._label_of(link)
            if link.kind in _CLAIMS and link.key in citations and label is not None:
                defined[label.key].append(link.key)
        for link in article.links if own else ():
            own[self._number_of(link)] += self._claims_by(link, defined)
        self.by_paragraph = [tuple(dict.fromkeys(ids)) for ids in own]

    def rows(self, paragraph: int) -> list[Citation]:
        """The claims that a paragraph links."""
        return [self.citations[key] for key in self.by_paragraph[paragraph]]

    def links(self) -> Iterator[DraftLink]:
        """The links with what became of each; names that are no claim's are none."""
        notes = {link.key for link in self.article.links if link.kind is LinkKind.NOTE}
        labels = {label.key for label, _ in self._extents}
        for link in self.article.links:
            if link.kind is LinkKind.NOTE and link.key not in labels:
                yield DraftLink(link.key, link.start, link.end, LinkStatus.UNDEFINED)
            elif link.kind is LinkKind.LABEL and link.key not in notes:
                yield DraftLink(link.key, link.start, link.end, LinkStatus.UNUSED)
            elif link.kind is LinkKind.CLAIM or (link.kind is LinkKind.MENTION and link.key in self.citations):
                yield self._to_claim(link)

    def _to_claim(self, link: Link) -> DraftLink:
        row = self.citations.get(link.key)
        if row is not None:
            status = LinkStatus.KNOWN if holds(row) else LinkStatus.STALE
            return DraftLink(link.key, link.start, link.end, status, row.id)
        if link.key in self.foreign:
            return DraftLink(link.key, link.start, link.end, LinkStatus.FOREIGN)
        close = get_close_matches(link.key[:60], self.citations, n=1)
        return DraftLink(link.key, link.start, link.end, LinkStatus.UNKNOWN, nearest=close[0] if close else "")

    def _claims_by(self, link: Link, defined: Mapping[str, list[str]]) -> list[str]:
        if link.kind is LinkKind.NOTE:
            return defined.get(link.key, [])
        return [link.key] if link.kind in _CLAIMS and link.key in self.citations else []

    def _end_of(self, label: Link) -> int:
        """Where the note that a label begins ends: at an empty line, or before the next label."""
        empty = _EMPTY_LINE.search(self.article.text, label.end)
        following = (one.start for one in self.article.links if one.kind is LinkKind.LABEL and one.start > label.start)
        return min(empty.start() if empty else len(self.article.text), next(following, len(self.article.text)))

    def _label_of(self, link: Link) -> Link | None:
        """The label of the note that a link stands in."""
        number = bisect_right(self._extents, link.start, key=lambda pair: pair[0].start) - 1
        label, end = self._extents[number] if number >= 0 else (link, -1)
        return label if link is not label and link.start < end else None

    def _number_of(self, link: Link) -> int:
        """The paragraph that a link stands in or behind."""
        return max(0, bisect_right(self._starts, link.start) - 1)


def holds(row: Citation) -> bool:
    """Does the claim stand: its quote in its source, and nothing stale?"""
    return row.status.stands and not row.stale

r"""The text of a source as HTML that holds each of its characters once: what is selected leads back to offsets.

A browser changes text on its way to the page: it takes CR and CRLF for LF and drops NUL. So CR is written as a
character reference, which stays one, and NUL as U+FFFD, one character too. What no reader can see (overrides of
direction, zero-width characters) is isolated and given its name by the style sheet; generated words are no text, and
are neither selected nor counted. Marks are flat: quotes that overlap are cut where one begins or ends.

Cost: linear in the text and in the stretches of it that are marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from timeline.frozen import frozen
from timeline.text.escape import unseen

if TYPE_CHECKING:
    from timeline.review.workspace import Block, RowSpan, Segment, SourceText

SECTION = 4000
"""Characters after which a new section begins: what is out of view is laid out a section at a time."""
MOST_NOTES = 12
"""Rows named beside a paragraph."""

MOST_NAMED = 500
"""Runs of characters that cannot be seen that are named in one paragraph."""


@frozen
class Cover:
    """What is to be seen of the characters [start, end): the opening and the closing tag around them."""

    start: int
    end: int
    opening: str
    closing: str
    rank: int
    """What is hidden, quoted, unseen: no two of a rank overlap, and a lower one stands around a higher one."""


def sections_of(source: SourceText, start: int = 0, end: int | None = None) -> Iterator[str]:
    """The text as sections of paragraphs with the rows that quote each beside it: all, or those that meet a stretch."""
    last = len(source.text) if end is None else end
    covers = covers_of(source)
    begun = spans_by_block(source)
    cited = iter(source.cited)
    current = next(cited, None)
    place = ""
    for group in groups_of(source.blocks):
        if group[-1].end <= start or group[0].start >= last:
            place = group[-1].place
            continue
        parts = [f'<section class="s" data-a="{group[0].start}" data-b="{group[-1].end}">']
        for block in group:
            while current and current[1] <= block.start:
                current = next(cited, None)
            is_cited = current is not None and current[0] < block.end
            parts.append(block_html(source, block, covers, begun.get(block.start, ()), is_cited, place))
            place = block.place
        yield "".join([*parts, "</section>\n"])


def groups_of(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The paragraphs in sections."""
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if block.end - group[0].start >= SECTION:
            yield group
            group = []
    if group:
        yield group


def block_html(
    source: SourceText, block: Block, covers: Covers, begun: Sequence[RowSpan], is_cited: bool, before: str
) -> str:
    """One paragraph, with where it stands where that is elsewhere than the one before, and its rows."""
    text = source.text[block.start : block.end]
    words = covered(text, block.start, [*covers.within(block.start, block.end), *names_of(text, block.start)])
    page, number = label_of(block.place)
    label = f' data-n="{escape(number)}"' if number else ""
    label += f' data-page="{escape(page)}"' if page and page != label_of(before)[0] else ""
    kind = "b cited" if is_cited else "b"
    notes = notes_html(begun) if begun else ""
    start = f'id="o{block.start}" data-a="{block.start}"'
    return f'<div class="{kind}"{label}><p {start} dir="auto">{words}</p>{notes}</div>'


def label_of(place: str) -> tuple[str, str]:
    """A place as what heads a part of the text and what numbers a line.

    >>> label_of("page 3"), label_of("line 12"), label_of("page 2, paragraph 4")
    (('page 3', ''), ('', '12'), ('page 2', '4'))
    """
    part, _, last = place.rpartition(", ")
    kind, _, number = last.rpartition(" ")
    if kind in ("line", "paragraph"):
        return part, number
    return place, ""


def notes_html(spans: Sequence[RowSpan]) -> str:
    """The rows whose quotes begin in a paragraph, each with its status in words."""
    shown = "".join(
        f'<li><button type="button" class="row" data-id="{text_html(span.id)}">{seen_html(span.id)}</button> '
        f'<span class="st {span.status}">{span.status}</span></li>'
        for span in spans[:MOST_NOTES]
    )
    more = f"<li>and {len(spans) - MOST_NOTES:,} more</li>" if len(spans) > MOST_NOTES else ""
    return f'<ul class="rows" aria-label="Claims that quote this">{shown}{more}</ul>'


def spans_by_block(source: SourceText) -> Mapping[int, Sequence[RowSpan]]:
    """The quotes that begin in each paragraph, by its offset; of a quote in several parts, the first."""
    found: dict[int, list[RowSpan]] = {}
    seen: set[str] = set()
    spans = sorted(source.spans, key=lambda span: (span.start, span.end))
    at = 0
    for span in spans:
        while at + 1 < len(source.blocks) and source.blocks[at].end <= span.start:
            at += 1
        if span.id not in seen and source.blocks:
            seen.add(span.id)
            found.setdefault(source.blocks[at].start, []).append(span)
    return found


# ---- what covers what ------------------------------------------------------------------------------------------------


class Covers:
    """The covers of a text in the order of their starts, asked for from its beginning to its end."""

    def __init__(self, covers: Sequence[Cover]) -> None:
        self._covers = covers
        self._at = 0

    def within(self, start: int, end: int) -> list[Cover]:
        """Those that meet [start, end). `start` never goes back."""
        covers, at = self._covers, self._at
        while at < len(covers) and covers[at].end <= start:
            at += 1
        self._at = at
        found = []
        while at < len(covers) and covers[at].start < end:
            if covers[at].end > start:
                found.append(covers[at])
            at += 1
        return found


def covers_of(source: SourceText) -> Covers:
    """The marks of what is quoted, and what is struck or hidden."""
    marks = (mark_of(segment) for segment in source.segments)
    hidden = (
        Cover(start, end, f'<s class="hid" title="{text_html(why)}">', "</s>", 0) for start, end, why in source.hidden
    )
    return Covers(sorted(chain(marks, hidden), key=lambda cover: (cover.start, cover.rank)))


def names_of(text: str, shift: int) -> Iterator[Cover]:
    """The runs of characters that cannot be seen, each isolated from what is around it, with the first one's name."""
    places = (at for at in unseen(text) if text[at] != "\xad")  # a hyphen that shows where a line ends by it
    runs = list[list[int]]()
    for at in places:
        if runs and runs[-1][1] == at:
            runs[-1][1] = at + 1
        elif len(runs) == MOST_NAMED:
            break
        else:
            runs.append([at, at + 1])
    for start, end in runs:
        count = f" ×{end - start}" if end - start > 1 else ""
        yield Cover(
            start + shift, end + shift, f'<bdi class="un" data-u="U+{ord(text[start]):04X}{count}">', "</bdi>", 2
        )


def mark_of(segment: Segment) -> Cover:
    """The mark of a stretch: the status that an editor must look at first, and its rows."""
    status, ids = segment.status, segment.ids
    names = ", ".join(ids) + (" …" if segment.rows > len(ids) else "")
    opening = f'<mark class="{status}" title="{status}: {seen_html(names)}" data-id="{text_html(ids[0])}">'
    return Cover(segment.start, segment.end, opening, "</mark>", 1)


def covered(text: str, start: int, covers: Sequence[Cover]) -> str:
    """A text that begins at an offset with what covers its characters; tags nest, whatever overlaps."""
    if not covers:
        return text_html(text)
    end = start + len(text)
    cuts = sorted({start, end, *(place for one in covers for place in (max(start, one.start), min(end, one.end)))})
    parts = []
    waiting = [[one for one in reversed(covers) if one.rank == rank] for rank in range(3)]
    for low, high in pairwise(cuts):
        around = []
        for rank in waiting:
            while rank and rank[-1].end <= low:
                rank.pop()
            around += [rank[-1]] if rank and rank[-1].start <= low else []
        opening = "".join(one.opening for one in around)
        closing = "".join(one.closing for one in reversed(around))
        parts.append(f"{opening}{text_html(text[low - start : high - start])}{closing}")
    return "".join(parts)


def text_html(text: str) -> str:
    r"""The text for HTML, every character of it kept, between tags or in a quoted attribute.

    >>> text_html("a\r\n<\0'")
    'a&#13;\n&lt;\ufffd&#x27;'
    """
    return escape(text).replace("\r", "&#13;").replace("\0", "\ufffd")


def seen_html(text: str) -> str:
    """The text for people to read: what cannot be seen is spelled."""
    from timeline.text.escape import html_text

    return html_text(text)

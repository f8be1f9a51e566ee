"""A source's text with what is quoted from it: the paragraph around one quote, and the whole source with every quote.

The text is cut where a quoted span begins or ends, so that overlapping quotes nest in nothing; each piece carries the
worst status of the quotes that cover it, and each span's end the claims that quote it. A source that is too long is
shown as windows around its quotes. Cost: one sweep over the sorted ends of the spans, and the text shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from timeline.evidence.model import Citation
from timeline.frozen import frozen
from timeline.model import Source, Status
from timeline.text.lines import Lines

AROUND, LEAST_AROUND, MANY = 260, 16, 800
"""Characters of a paragraph shown before and after a quote; fewer beyond so MANY rows, so that a page stays small."""

WHOLE_CHARS, WHOLE_LINES = 200_000, 4000
"""A source larger than this is shown in windows around its quotes."""

WINDOW, LONGEST_SPAN, MOST_WINDOWS, MOST_PLACES, MOST_REFS, OPENING = 400, 2000, 200, 20, 12, 1500
_WORST = {status: n for n, status in enumerate(Status)}


@frozen
class Span:
    """The characters [start, end) of a source, and the claim that quotes them."""

    start: int
    end: int
    claim: str
    status: Status


@frozen
class Piece:
    """A run of text: the worst status of the quotes on it, or None; `refs` are the quotes that end with it."""

    text: str
    status: Status | None = None
    refs: tuple[Span, ...] = ()
    more: int = 0


@frozen
class Line:
    """One line of a source as shown: its number, and what of it is quoted. `gap` tells what is left out before it.

    `label` is its number in the source's file, where it has one there; `start` is its offset in the text.
    """

    number: int
    pieces: tuple[Piece, ...]
    gap: str = ""
    label: str = ""
    start: int = 0


@frozen
class Passage:
    """A quote in its paragraph: the line it begins on, the text before and after, and the pieces between.

    `place` is where it begins in the source's file, in words.
    """

    line: int
    place: str
    pieces: tuple[Piece, ...]
    cut_before: bool
    cut_after: bool


def spans_of(citation: Citation, source: str) -> Iterator[Span]:
    """Where a row's quote stands in a source: its parts, the first of its possible places, or where it is instead."""
    anchor, status = citation.anchor, citation.status
    if citation.elsewhere == source and citation.elsewhere_span:
        yield Span(*citation.elsewhere_span, citation.id, status)
    if citation.source != source:
        return
    whole = () if anchor.start is None or anchor.end is None else ((anchor.start, anchor.end),)
    places = anchor.parts or whole or anchor.places[:MOST_PLACES]
    for start, end in places:
        yield Span(start, end, citation.id, status)


# ---- one quote in its paragraph --------------------------------------------------------------------------------------


def around_for(rows: int) -> int:
    """How many characters a page of so many rows shows on each side of a quote.

    >>> [around_for(rows) for rows in (90, 800, 1600, 10_000, 10**6)]
    [260, 260, 130, 20, 16]
    """
    return max(LEAST_AROUND, min(AROUND, AROUND * MANY // max(1, rows)))


def passage_of(citation: Citation, source: Source, lines: Lines, around: int = AROUND) -> Passage | None:
    """The paragraph of a source around a row's quote; None where there is no place to show."""
    spans = sorted(spans_of(citation, source.name), key=lambda span: (span.start, span.end))
    if not spans:
        return None
    text, first, last = source.text, spans[0].start, spans[0].end
    for span in spans[1:]:
        if span.start - last <= around:
            last = max(last, span.end)
    last = min(last, first + LONGEST_SPAN)
    start = paragraph_start(text, max(0, first - around), first)
    end = paragraph_end(text, last, min(len(text), last + around))
    while end > last and text[end - 1].isspace():
        end -= 1
    before = start > 0 and not text[max(0, start - 2) : start].isspace()
    after = end < len(text) and not text[end : end + 1].isspace()
    line = lines.position(first)[0]
    place = source.view.where(first) if source.view else f"line {line}"
    return Passage(line, place, tuple(cut(text, start, end, spans)), before, after)


def paragraph_start(text: str, lowest: int, at: int) -> int:
    """Where the paragraph that holds `at` begins, or where a word begins near `lowest`."""
    blank = max(text.rfind(f"{end}{end}", lowest, at) for end in ("\n", "\r\n", "\r"))
    if blank >= 0:
        return skip_space(text, blank, at)
    if lowest == 0:
        return 0
    space = text.find(" ", lowest, min(at, lowest + 40))
    return space + 1 if space >= 0 else lowest


def skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def paragraph_end(text: str, at: int, highest: int) -> int:
    """Where the paragraph that holds `at` ends, or where a word ends near `highest`."""
    blanks = [blank for end in ("\n", "\r\n", "\r") if (blank := text.find(f"{end}{end}", at, highest)) >= 0]
    if blanks:
        return min(blanks)
    if highest == len(text):
        return highest
    space = text.rfind(" ", max(at, highest - 40), highest)
    return space if space >= 0 else highest


# ---- a whole source --------------------------------------------------------------------------------------------------


def lines_shown(source: Source, spans: Sequence[Span], lines: Lines, *, whole: bool) -> Iterator[Line]:
    """The lines of a source, or with `whole` unset those around its quotes, with what is left out told between."""
    ordered = sorted(spans, key=lambda span: (span.start, span.end, span.claim))
    windows = [(0, len(source.text))] if whole else windows_around(ordered, len(source.text))
    shown_to, before = 0, ""
    for start, end in windows:
        for line in lines_between(source, ordered, lines, start, end, describe_gap(lines, shown_to, start)):
            part, label = part_and_label(source, line)
            yield replace(line, gap=line.gap or (part if part != before else ""), label=label)
            before = part
        shown_to = end
    left = describe_gap(lines, shown_to, len(source.text))
    if left:
        yield Line(0, (), left)


def part_and_label(source: Source, line: Line) -> tuple[str, str]:
    """Which part of the source's file a line is of (a page, a table), and its number in that, if any."""
    view = source.view
    if view is None or not any(piece.text for piece in line.pieces):
        return "", str(line.number) if view is None else ""
    if view.kind.has_lines:
        return "", str(view.position(line.start)[0])
    part, _, last = view.where(line.start).rpartition(", ")
    if last.startswith("paragraph "):
        return part, last.removeprefix("paragraph ")
    return part or last, ""


def fits(source: Source, lines: Lines) -> bool:
    """May the whole source be shown?"""
    return len(source.text) <= WHOLE_CHARS and lines.count() <= WHOLE_LINES


def windows_around(spans: Sequence[Span], length: int) -> list[tuple[int, int]]:
    """Stretches of the text around the quotes, merged where they meet; its beginning where nothing is quoted."""
    windows: list[tuple[int, int]] = []
    for span in spans:
        start, end = max(0, span.start - WINDOW), min(length, min(span.end, span.start + LONGEST_SPAN) + WINDOW)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
        elif len(windows) < MOST_WINDOWS:
            windows.append((start, end))
    return windows or [(0, min(length, OPENING))]


def describe_gap(lines: Lines, start: int, end: int) -> str:
    """What is left out between two offsets, in words; nothing where nothing is."""
    if end <= start:
        return ""
    skipped = lines.position(end)[0] - lines.position(start)[0]
    return f"… {skipped:,} lines left out …" if skipped > 1 else f"… {end - start:,} characters left out …"


def lines_between(
    source: Source, spans: Sequence[Span], lines: Lines, start: int, end: int, gap: str
) -> Iterator[Line]:
    """The text from `start` to `end`, line by line."""
    number, at, begun = lines.position(start)[0], start, start
    row: list[Piece] = []
    after_cr = False
    for piece in cut(source.text, start, end, spans):
        # Only what Lines counts as a line end may split here, or the numbers would drift; CRLF is one, also where a
        # quote ends between its two characters.
        text = piece.text[1:] if after_cr and piece.text.startswith("\n") else piece.text
        after_cr = piece.text.endswith("\r")
        parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for part in parts[:-1]:
            yield Line(number, (*row, *([Piece(part, piece.status)] if part else [])), gap, start=begun)
            number, row, gap = number + 1, [], ""
            at += len(part) + 1
            begun = at
        at += len(parts[-1])
        if parts[-1] or piece.refs:
            row.append(Piece(parts[-1], piece.status, piece.refs, piece.more))
    if row:
        yield Line(number, tuple(row), gap, start=begun)


def cut(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """The text from `start` to `end` in pieces, cut where a span begins or ends."""
    inside = [span for span in spans if span.start < end and span.end > start]
    starts = sorted(inside, key=lambda span: span.start)
    ends = sorted(inside, key=lambda span: span.end)
    cuts = sorted({start, end, *(span.start for span in inside), *(span.end for span in inside)})
    cuts = cuts[bisect_left(cuts, start) : bisect_right(cuts, end)]
    covering: Counter[Status] = Counter()
    begun = done = 0
    for left, right in pairwise(cuts):
        while begun < len(starts) and starts[begun].start <= left:
            covering[starts[begun].status] += 1
            begun += 1
        closed = done
        while done < len(ends) and ends[done].end <= right:
            done += 1
        ending = ends[closed:done]
        yield Piece(text[left:right], worst(covering), tuple(ending[:MOST_REFS]), max(0, len(ending) - MOST_REFS))
        covering.subtract(span.status for span in ending)


def worst(covering: Counter[Status]) -> Status | None:
    """The status that an editor must look at first among those that cover a piece."""
    return max((status for status, count in covering.items() if count > 0), key=_WORST.__getitem__, default=None)


def by_source(citations: Iterable[Citation]) -> dict[str, list[Span]]:
    """The quoted spans of every source."""
    found: dict[str, list[Span]] = {}
    for citation in citations:
        for name in (citation.source, *([citation.elsewhere] if citation.elsewhere else [])):
            found.setdefault(name, []).extend(spans_of(citation, name))
    return found

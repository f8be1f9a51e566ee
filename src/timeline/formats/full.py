"""Findings for people at a terminal: each with its line of the table and of the sources, the places marked.

The shape is that of a compiler's messages: what, where, the line with its place underlined, what else to look at, and
the next step. Where words differ the difference stands for the lines. A row's findings stand together, the gravest rows
first; at most MOST are shown, notes where they are asked for, the rest is counted. A next step is told once. No line is
wider than the terminal, none begins with what a CI runner would obey, nothing that is read from a file acts on it.

Cost: bounded by the findings shown, apart from counting the lines of the files they point into.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from timeline.evidence.model import Report
from timeline.formats.excerpt import Texts
from timeline.formats.layout import cells, spans, wrapped
from timeline.formats.paint import Paint, Piece, Style
from timeline.formats.phrases import (
    by_row,
    counted,
    describe_levels,
    gravest_first,
    place,
    shown_findings,
    summary_line,
)
from timeline.formats.view import PLAIN, View
from timeline.model import Change, Draft, Finding, Level, Region
from timeline.text.escape import clip, inert, visible

MOST = 200
MOST_RELATED = 12
MOST_CHANGES = 40
LONGEST = 1000
AROUND_CHANGE = 40
INDENT = 2


def render(report: Report, *, view: View = PLAIN) -> Iterator[str]:
    """All that is to be looked at, and the summary line; accepted findings are only counted."""
    paint, texts = Paint(view.colour), Texts(report.evidence)
    quotes = {citation.id: citation.claim.quote for citation in report.evidence.citations}
    quoted = quotations(report.evidence.drafts)
    found = shown_findings(report, view)
    kept = {id(finding) for finding in gravest_first(found)[:MOST]}
    known: set[str] = set()
    blocks = []
    for row in by_row(finding for finding in found if id(finding) in kept):
        lines: list[str] = []
        for finding in row:
            words = quotes.get(finding.claim or "") or quoted.get(finding.region, "")
            lines += block(finding, texts, words, paint, view.width, known)
            known.add(finding.help)
        blocks.append("".join(f"{inert(line)}\n" for line in lines))
    rest = [finding for finding in found if id(finding) not in kept]
    if rest:
        blocks.append("".join(f"{line}\n" for line in wrapped(describe_rest(rest), view.width, INDENT)))
    last = wrapped(summary_line(report, view), view.width, INDENT)
    yield "\n".join([*blocks, "".join(f"{paint.strong(line)}\n" for line in last)])


def quotations(drafts: Iterable[Draft]) -> dict[Region, str]:
    """The words of the quotations of articles that differ from their source, by their place."""
    return {draft.region(one.start, one.end): one.text for draft in drafts for one in draft.quotes if one.changes}


def describe_rest(rest: Sequence[Finding]) -> str:
    """How much is not shown, and how to see it."""
    rules = Counter(finding.rule for finding in rest)
    most = ", ".join(f"{rule} {number:,}" for rule, number in rules.most_common(5)) + (" …" if len(rules) > 5 else "")
    return f"and {describe_levels(rest)} more ({most}); all of them, one a line: --output-format concise"


def block(
    finding: Finding, texts: Texts, quote: str, paint: Paint, width: int | None = None, known: Iterable[str] = ()
) -> Iterator[str]:
    """The lines that show one finding; a next step that is `known` is not told again."""
    yield from head_lines(finding, paint, width)
    related = finding.related[:MOST_RELATED]
    gutter = len(str(max(item.end_line for item in [finding.region, *(other.region for other in related)])))
    arrow = paint.frame(" " * gutter + "-->")
    if finding.changes and related:
        places = f"{visible(place(finding))}, {visible(related[0].region.describe())}"
        yield from painted(f"{' ' * gutter}-->", places, paint.frame, width, gutter + 4)
        related = related[1:]
    else:
        yield f"{arrow} {visible(place(finding))}"
        yield from marked_lines(finding.region, texts, gutter, paint, finding.level, width)
    for item in related:
        words = f"{visible(item.region.describe())}: {visible(clip(item.message, LONGEST))}"
        yield from painted(f"{' ' * gutter}-->", words, paint.frame, width, gutter + 4)
        yield from marked_lines(item.region, texts, gutter, paint, None, width)
    if len(finding.related) > MOST_RELATED:
        yield f"{paint.frame(' ' * gutter + ' =')} and {counted(len(finding.related) - MOST_RELATED, 'place')} more"
    if finding.changes:
        yield from changed_lines(quote, finding.changes, gutter, paint, width)
    if finding.help and finding.help not in known:
        words = f"help: {visible(clip(finding.help, LONGEST))}"
        yield from painted(f"{' ' * gutter} =", words, paint.frame, width, gutter + 3)


def head_lines(finding: Finding, paint: Paint, width: int | None) -> Iterator[str]:
    """Level, rule, message and claim, and whether it makes stale what was locked."""
    name = f"{finding.level}[{finding.rule}]"
    marks = [visible(clip(finding.claim, 80))] if finding.claim else []
    marks += ["stale since it was locked"] if finding.stale else []
    words = f": {visible(clip(finding.message, LONGEST))}" + (f" ({'; '.join(marks)})" if marks else "")
    first, *more = wrapped(words, width, INDENT, len(name))
    yield paint.level(finding.level, name) + paint.strong(first)
    yield from map(paint.strong, more)


def painted(mark: str, words: str, colour: Callable[[str], str], width: int | None, indent: int) -> Iterator[str]:
    """A mark in colour and words behind it, further lines of them indented."""
    first, *more = wrapped(words, width, indent, len(mark) + 1)
    yield f"{colour(mark)} {first}"
    yield from more


def marked_lines(
    region: Region, texts: Texts, gutter: int, paint: Paint, level: Level | None, width: int | None
) -> Iterator[str]:
    """The lines of a region, each with its place underlined: by carets where the fault is, by hyphens elsewhere."""
    room = None if width is None else max(width - gutter - 3, 16)
    found = texts.excerpts(region, room) if region != Region(region.path) else []
    for excerpt in found:
        before, marked, after = excerpt.parts()
        number = paint.frame(f"{excerpt.line or '':>{gutter}} |")
        yield f"{number} {before}{marked}{after}".rstrip()
        size = cells(marked) or (1 if excerpt.line == region.line else 0)
        if size:
            line = " " * cells(before) + (paint.level(level, "^" * size) if level else paint.frame("-" * size))
            yield f"{paint.frame(' ' * gutter + ' |')} {line}"
    if found and 0 < found[-1].line < region.end_line:
        yield paint.frame(" " * gutter + " | …")


def changed_lines(quote: str, changes: Sequence[Change], gutter: int, paint: Paint, width: int | None) -> Iterator[str]:
    """The difference behind its mark, on as many lines as it needs."""
    head = f"{' ' * gutter} ="
    room = None if width is None else width - len(head) - 1
    around = AROUND_CHANGE if width is None else min(AROUND_CHANGE, width // 3)
    pieces = [Piece("changed: "), *difference(quote, changes, around)]
    text = "".join(piece.text for piece in pieces)
    for number, (start, end) in enumerate(spans(text, room)):
        yield f"{' ' * len(head) if number else paint.frame(head)} {paint.pieces(pieces, start, end)}"


def difference(quote: str, changes: Iterable[Change], around: int = AROUND_CHANGE) -> Iterator[Piece]:
    """The quote with each change in it: what the source has not in `[-…-]`, what the quote has not in `{+…+}`.

    What stands between two changes is shortened in its middle; of very many changes the first are shown.
    """
    at = 0
    ordered = sorted(changes, key=lambda one: (one.quote_start, one.quote_end, one.start))
    for change in ordered[:MOST_CHANGES]:
        if change.quote_start < at:
            continue
        yield Piece(shortened(quote[at : change.quote_start], around, is_first=at == 0))
        if change.quoted:
            yield Piece(f"[-{visible(clip(change.quoted, LONGEST))}-]", Style.REMOVED)
        if change.found:
            yield from added(change, quote)
        at = change.quote_end
    tail = quote[at:]
    yield Piece(visible(tail if len(tail) <= around else f"{whole_words(tail[:around])}…"))
    if len(ordered) > MOST_CHANGES:
        yield Piece(f" (and {counted(len(ordered) - MOST_CHANGES, 'change')} more)")


def added(change: Change, quote: str) -> Iterator[Piece]:
    """The source's words for a change; words that stand for none of the quote's keep their distance from a word."""
    shown = Piece(f"{{+{visible(clip(change.found, LONGEST))}+}}", Style.ADDED)
    before, after = quote[change.quote_start - 1 : change.quote_start], quote[change.quote_end : change.quote_end + 1]
    if change.quoted or change.found.strip() != change.found:
        yield shown
        return
    yield from (Piece(" " if before.isalnum() else ""), shown, Piece(" " if after.isalnum() else ""))


def shortened(text: str, around: int, *, is_first: bool) -> str:
    """Unchanged words beside a change: its neighbourhood, an ellipsis for what is left out, no word of it cut."""
    if is_first:
        return visible(text if len(text) <= around else f"…{whole_words(text[-around:], at_end=False)}")
    if len(text) <= 2 * around:
        return visible(text)
    return visible(f"{whole_words(text[:around])} … {whole_words(text[-around:], at_end=False)}")


def whole_words(text: str, *, at_end: bool = True) -> str:
    """The text without the piece of a word that its end, or its beginning, may be; all of it where it is one word."""
    if at_end:
        return text.rsplit(None, 1)[0] if len(text.split(None, 1)) > 1 else text
    parts = text.split(None, 1)
    return parts[1] if len(parts) > 1 else text

"""Findings for people at a terminal: each with its line of the table and of the sources, the places marked.

The shape is that of a compiler's messages: what, where, the line with its place underlined, what else to look at, and
the next step. At most MOST findings are shown, the gravest; of notes a few for each rule, the rest is counted. No line
begins with what a CI runner would obey, nothing that is read from a file acts on the terminal.

Cost: bounded by the findings shown, apart from counting the lines of the files they point into.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from timeline.evidence.model import Report
from timeline.formats.excerpt import Texts, cells
from timeline.formats.paint import Paint
from timeline.formats.telling import counted, gravest_first, levels_told, open_findings, place, summary_line
from timeline.model import Change, Finding, Level, Region
from timeline.text.escape import clip, inert, visible

MOST = 200
MOST_NOTES = 5  # of one rule
MOST_RELATED = 12
MOST_CHANGES = 40
LONGEST = 1000
AROUND_CHANGE = 40


def render(report: Report, *, colour: bool = False) -> str:
    """All that is to be looked at, and the summary line; accepted findings are only counted."""
    paint = Paint(colour)
    texts = Texts(report.evidence)
    quotes = {citation.id: citation.claim.quote for citation in report.evidence.citations}
    found = open_findings(report)
    shown = chosen(found)
    blocks = [
        "".join(f"{inert(line)}\n" for line in block(finding, texts, quotes.get(finding.claim or "", ""), paint))
        for finding in shown
    ]
    rest = Counter(found) - Counter(shown)
    if rest:
        blocks.append(f"{told_rest(rest.elements(), paint)}\n")
    return "\n".join([*blocks, f"{paint.strong(summary_line(report))}\n"])


def chosen(found: list[Finding]) -> list[Finding]:
    """The findings to show, in their order: the gravest, and of each rule's notes the first few."""
    notes: Counter[str] = Counter()
    few = []
    for finding in found:
        if finding.level is Level.NOTE:
            notes[finding.rule] += 1
        if notes[finding.rule] <= MOST_NOTES or finding.level is not Level.NOTE:
            few.append(finding)
    kept = {id(finding) for finding in gravest_first(few)[:MOST]}
    return [finding for finding in few if id(finding) in kept]


def told_rest(rest: Iterable[Finding], paint: Paint) -> str:
    """How much is not shown, and how to see it."""
    rest = list(rest)
    rules = Counter(finding.rule for finding in rest)
    most = ", ".join(f"{rule} {number:,}" for rule, number in rules.most_common(5)) + (" …" if len(rules) > 5 else "")
    head = paint.strong(f"and {levels_told(rest)} more")
    return f"{head} ({most}); all of them, one a line: --output-format concise"


def block(finding: Finding, texts: Texts, quote: str, paint: Paint) -> Iterator[str]:
    """The lines that show one finding."""
    head = paint.level(finding.level, f"{finding.level}[{finding.rule}]")
    claim = f" ({visible(clip(finding.claim, 80))})" if finding.claim else ""
    yield f"{head}{paint.strong(': ' + visible(clip(finding.message, LONGEST)))}{claim}"
    related = finding.related[:MOST_RELATED]
    width = len(str(max(item.end_line for item in [finding.region, *(other.region for other in related)])))
    bar = paint.frame(" " * width + " |")
    yield f"{paint.frame(' ' * width + '-->')} {visible(place(finding))}"
    yield from marked_lines(finding.region, texts, width, paint, finding.level)
    for item in related:
        where = f"{item.region.path}:{item.region.line}:{item.region.column}"
        yield f"{paint.frame(' ' * width + '-->')} {visible(where)}: {visible(clip(item.message, LONGEST))}"
        yield from marked_lines(item.region, texts, width, paint, None)
    if len(finding.related) > len(related):
        yield f"{paint.frame(' ' * width + ' =')} and {counted(len(finding.related) - len(related), 'place')} more"
    if finding.changes:
        yield bar
        yield f"{paint.frame(' ' * width + ' =')} changed: {difference(quote, finding.changes, paint)}"
    if finding.help:
        yield f"{paint.frame(' ' * width + ' =')} {paint.strong('help')}: {visible(clip(finding.help, LONGEST))}"


def marked_lines(region: Region, texts: Texts, width: int, paint: Paint, level: Level | None) -> Iterator[str]:
    """The lines of a region, each with its place underlined: by carets where the fault is, by hyphens elsewhere."""
    found = texts.excerpts(region) if region != Region(region.path) else []
    for excerpt in found:
        before, marked, after = excerpt.parts()
        number = paint.frame(f"{excerpt.line:>{width}} |")
        yield f"{number} {before}{marked}{after}".rstrip()
        size = cells(marked) or (1 if excerpt.line == region.line else 0)
        if size:
            line = " " * cells(before) + (paint.level(level, "^" * size) if level else paint.frame("-" * size))
            yield f"{paint.frame(' ' * width + ' |')} {line}"
    if found and found[-1].line < region.end_line:
        yield paint.frame(" " * width + " | …")


def difference(quote: str, changes: Iterable[Change], paint: Paint) -> str:
    """The quote with each change in it: what the source has not struck, what the quote has not added.

    What stands between two changes is shortened in its middle; of very many changes the first are shown.
    """
    parts, at = [], 0
    ordered = sorted(changes, key=lambda one: (one.quote_start, one.quote_end, one.start))
    for change in ordered[:MOST_CHANGES]:
        if change.quote_start < at:
            continue
        parts.append(shortened(quote[at : change.quote_start], is_first=at == 0))
        parts.append(paint.removed(visible(clip(change.quoted, LONGEST))) if change.quoted else "")
        parts.append(added(change, quote, paint) if change.found else "")
        at = change.quote_end
    tail = quote[at:]
    parts.append(visible(tail[:AROUND_CHANGE]) + ("…" if len(tail) > AROUND_CHANGE else ""))
    if len(ordered) > MOST_CHANGES:
        parts.append(f" (and {counted(len(ordered) - MOST_CHANGES, 'change')} more)")
    return "".join(parts)


def added(change: Change, quote: str, paint: Paint) -> str:
    """The source's words for a change; words that stand for none of the quote's keep their distance from a word."""
    shown = paint.added(visible(clip(change.found, LONGEST)))
    before, after = quote[change.quote_start - 1 : change.quote_start], quote[change.quote_end : change.quote_end + 1]
    if change.quoted or change.found.strip() != change.found:
        return shown
    return f"{' ' if before.isalnum() else ''}{shown}{' ' if after.isalnum() else ''}"


def shortened(text: str, *, is_first: bool) -> str:
    """Unchanged words beside a change: its neighbourhood, an ellipsis for what is left out."""
    if is_first:
        return visible(text if len(text) <= AROUND_CHANGE else f"…{text[-AROUND_CHANGE:]}")
    if len(text) <= 2 * AROUND_CHANGE:
        return visible(text)
    return visible(f"{text[:AROUND_CHANGE]} … {text[-AROUND_CHANGE:]}")

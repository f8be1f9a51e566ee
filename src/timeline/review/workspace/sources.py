"""The sources of a project as they are shown: the list of them, the text of one with what rows quote, words in all.

Cost: of one text linear in it; of a search linear in all texts.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from timeline.evidence.coverage import merged
from timeline.evidence.model import Citation
from timeline.model import Source, Status
from timeline.review.state import State
from timeline.review.workspace.blocks import blocks_within, segments_of
from timeline.review.workspace.looking import level_of
from timeline.review.workspace.shown import Block, Hit, RowSpan, SourceSummary, SourceText
from timeline.text.lines import Lines

AROUND = 60  # characters that a hit shows on each side


def names_of(state: State) -> list[str]:
    """The files there are and those that rows cite."""
    return sorted({*state.evidence.listed, *state.rows.by_source})


def title_of(state: State, name: str) -> str:
    info = state.evidence.infos.get(name)
    return info.title if info else ""


def summary(state: State, index: int, name: str) -> SourceSummary:
    """A source in the list; one that no row cites is not read for it."""
    source = state.texts.sources.get(name)
    info = state.evidence.infos.get(name)
    rows = [state.evidence.citations[n] for n in state.rows.by_source.get(name, ())]
    return SourceSummary(
        index=index,
        name=name,
        title=title_of(state, name),
        publisher=info.publisher if info else "",
        kind=kind_of(source) if source else "",
        language=source.language if source else info.language if info else "",
        published=str(info.published or "") if info else "",
        sha256=source.sha256 if source else "",
        size=source.size if source else 0,
        problem=source.problem.message if source and source.problem else "",
        counts=dict(Counter(row.status.value for row in rows)),
        rows=len(rows),
    )


def kind_of(source: Source) -> str:
    return source.view.kind.value if source.view else "text"


def shown_text(state: State, index: int, source: Source) -> SourceText:
    """The text of a source with the stretches that rows quote."""
    title = source.info.title if source.info else ""
    head = (index, source.name, source.sha256, kind_of(source), source.language, title)
    if source.problem is not None:
        return SourceText(*head, problem=source.problem.message)
    text = source.seen
    lines = Lines(text) if source.view is None else None
    parts = source.view.starts if source.view and source.view.places else ()  # pages, or a document's paragraphs
    blocks = (Block(start, end, place_of(source, lines, start)) for start, end in blocks_within(text, parts))
    rows = [state.evidence.citations[n] for n in state.rows.by_source.get(source.name, ())]
    spans = tuple(sorted((span for row in rows for span in spans_of(row, state)), key=lambda one: (one.start, one.end)))
    standing = [span for row in rows if row.status.stands for span in stretches_of(row)]
    hidden = source.view.hidden if source.view else ()
    return SourceText(
        *head,
        text=text,
        blocks=tuple(blocks),
        hidden=tuple((one.start, one.end, one.why) for one in hidden if one.end <= len(text)),
        spans=spans,
        segments=tuple(segments_of(spans)),
        cited=tuple(merged(standing)),
    )


def place_of(source: Source, lines: Lines | None, start: int) -> str:
    """Where in the original an offset lies, in words."""
    if lines is not None:
        return f"line {lines.position(start)[0]}"
    return source.view.where(start) if source.view else ""


def stretches_of(row: Citation) -> Sequence[tuple[int, int]]:
    """The stretches of a source that a quote stands in: its parts, or all places where it is ambiguous."""
    anchor = row.anchor
    if row.status is Status.AMBIGUOUS or anchor.start is None or anchor.end is None:
        return anchor.places if row.status is Status.AMBIGUOUS else ()
    return anchor.parts or ((anchor.start, anchor.end),)


def spans_of(row: Citation, state: State) -> Iterator[RowSpan]:
    """Where a row's quote stands in its source, or what was found in its place."""
    level = level_of(state.findings.get(row.id, ()))
    yield from (RowSpan(row.id, start, end, row.status.value, level) for start, end in stretches_of(row))


def hits_in(source: Source, index: int, words: str) -> Iterator[Hit]:
    """Where words stand in a source, in any case and with any white space between them."""
    parts = [re.escape(part) for part in words.split()[:40]]
    text = source.seen
    lines = Lines(text) if source.view is None else None
    for match in re.finditer(r"\s+".join(parts), text, re.IGNORECASE) if parts else ():
        start, end = match.span()
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        yield Hit(index, start, end, place_of(source, lines, start), before, match[0], after)

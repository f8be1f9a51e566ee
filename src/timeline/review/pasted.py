"""Rows that cite a text which was pasted from a page or a document, where the original lies beside it.

The original has the same name but for its ending: `notice.txt` and `notice.pdf`. A row is offered the original where
its quote stands there, with prefix and suffix made anew; somebody accepts it. Asked for by `timeline review --port`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

from timeline.evidence.inputs import limits_in
from timeline.evidence.model import Citation, Report
from timeline.evidence.seen import find_in_source
from timeline.model import Anchor, Column, Finding, Flaw, Level, Source, Status
from timeline.model.errors import TimelineError
from timeline.project.settings import Project
from timeline.project.sources import read_source
from timeline.review.items import Item
from timeline.review.places import context_for, places_of
from timeline.rules.quote import quote_misattributed


def pasted(project: Project, report: Report) -> Iterator[Item]:
    """The rows of pasted texts whose quote stands in the original, each offering that."""
    evidence, settings = report.evidence, project.settings
    cited = {citation.source: evidence.source_of(citation) for citation in evidence.citations}
    texts = [name for name, source in cited.items() if may_be_pasted(source)]
    beside = originals(texts, evidence.listed)
    read: dict[str, Source] = {}
    for citation in evidence.citations:
        for name in beside.get(citation.source, ()):
            if name not in read:
                info = evidence.infos.get(name)
                source = read_source(project.root, settings.seeds, name, info, limits_in(project))
                read[name] = replace(source, assumed=settings.language)
            item = moved(citation, read[name])
            if item is not None:
                yield item
                break


def may_be_pasted(source: Source) -> bool:
    """Is it a plain text, or one that was taken away since?"""
    absent = source.problem is not None and source.problem.kind is Flaw.SOURCE_MISSING
    return absent or (source.problem is None and source.view is None)


def originals(texts: list[str], listed: tuple[str, ...]) -> dict[str, list[str]]:
    """The files that have a text's name with another ending, by the text's name.

    >>> originals(["a/notice.txt"], ("a/notice.pdf", "a/notice.txt", "notice.pdf"))
    {'a/notice.txt': ['a/notice.pdf']}
    """
    by_stem: dict[str, list[str]] = {}
    for name in listed:
        by_stem.setdefault(str(PurePosixPath(name).with_suffix("")), []).append(name)
    found = {text: by_stem.get(str(PurePosixPath(text).with_suffix("")), []) for text in texts}
    return {text: [name for name in names if name != text] for text, names in found.items()}


def moved(citation: Citation, original: Source) -> Item | None:
    """The row offering the original; None where its quote does not stand there in one place that can be told."""
    if original.problem is not None or original.view is None:
        return None
    quote = citation.claim.quote
    anchor = find_in_source(quote, original)
    places = places_of(original, anchor)
    if len(places) != 1:
        return None
    try:
        prefix, suffix = context_for(original, quote, places[0])
    except TimelineError:  # nothing around the place tells it from others
        return None
    there = places[0].start, places[0].end
    seen_there = Anchor(Status.MISATTRIBUTED, rung=anchor.rung, folds=anchor.folds)
    row = replace(citation, anchor=seen_there, elsewhere=original.name, elsewhere_span=there)
    cells: dict[str, str] = {Column.SOURCE: original.name}
    if prefix != citation.claim.prefix:
        cells[Column.PREFIX] = prefix
    if suffix != citation.claim.suffix:
        cells[Column.SUFFIX] = suffix
    message = f"the words stand in {original.path}, {places[0].where}, which the text was perhaps taken from"
    found = Finding(quote_misattributed.name, Level.NOTE, message, citation.claim.place(Column.SOURCE), citation.id)
    return Item(row, original, (found,), cells)

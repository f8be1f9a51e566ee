"""Following words by git: where what was locked stands now, told by the difference of the two texts.

Where a project is a git repository and one of its commits holds the source as it was locked, the difference of that
text and the one of today tells what became of the words, better than what they say does: a sentence that was written
anew is found, and so is the one of two equal places that was meant. It leads an editor to a place and changes no
status: a clone without history tells the same findings.

Cost: git lists the versions of all sources with a quote that does not stand at once, up to 50 of each are read and
hashed, some hundred sources at a time, and one of each is compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from timeline.evidence.model import Citation
from timeline.model import Source, Status
from timeline.model.errors import TimelineError
from timeline.project.decode import decoded

LOST = (Status.ALTERED, Status.AMBIGUOUS, Status.MISSING)

Texts = Mapping[tuple[str, str], str]
"""Texts as they were locked, by the source's path and its hash, of those that some commit holds."""


def follow(root: Path, citations: tuple[Citation, ...], sources: Mapping[str, Source]) -> tuple[Citation, ...]:
    """The rows, those whose words are lost with where git leads, if it knows."""
    rows = [(row, sources[row.source]) for row in citations if is_asked_for(row, sources[row.source])]
    if not rows:  # as in nearly all projects: git need not be asked, nor what asks it be imported
        return citations
    from timeline.project.git import is_in_repository

    if not is_in_repository(root):
        return citations
    try:
        texts = locked_texts(root, rows)
    except TimelineError:  # no git, or none that reads this repository: nothing was asked of it, and nothing is said
        return citations
    places = {row.id: place_now(row, source, texts) for row, source in rows}
    return tuple(replace(row, followed=places[row.id]) if row.id in places else row for row in citations)


def is_asked_for(row: Citation, source: Source) -> bool:
    """Are the words lost that were locked, in a text that has changed since?"""
    entry = row.entry
    return entry is not None and row.status in LOST and source.problem is None and source.sha256 != entry.sha256


def locked_texts(root: Path, rows: Iterable[tuple[Citation, Source]]) -> Texts:
    """The texts that the rows' quotes were locked in. Raises TimelineError without git."""
    from timeline.project.git import versions_with

    asked = ((source, row.entry) for row, source in rows if is_asked_for(row, source))
    wanted = {(source.path, entry.sha256): source for source, entry in asked if entry is not None}
    found = versions_with(root, wanted)
    return {key: decoded(wanted[key].name, key[0], data, wanted[key].info).text for key, data in found}


def place_now(row: Citation, source: Source, texts: Texts) -> tuple[int, int] | None:
    """Where the words that were locked for a lost quote stand now; None where git tells nothing."""
    entry = row.entry
    if entry is None or not is_asked_for(row, source):
        return None
    old = texts.get((source.path, entry.sha256), "")
    if not entry.exact or old[entry.start : entry.end] != entry.exact:
        return None
    from timeline.anchoring import port_span

    span = port_span(old, source.text, entry.start, entry.end)
    return span if span is not None and span[0] < span[1] else None

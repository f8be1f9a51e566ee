"""Following words by git: where what was locked stands now, told by the difference of the two texts.

Where a project is a git repository and one of its commits holds the source as it was locked, the difference of that
text and the one of today tells what became of the words, better than what they say does: a sentence that was written
anew is found, and so is the one of two equal places that was meant. It leads an editor to a place and changes no
status: a clone without history tells the same findings.

Cost: for each source with a quote that does not stand, up to 50 of its versions are read and hashed, and one is
compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from timeline.anchoring import port_span
from timeline.evidence.model import Citation
from timeline.model import LockEntry, Source, Status
from timeline.model.errors import TimelineError
from timeline.project.git import is_in_repository, versions_of
from timeline.project.sources import decoded

LOST = (Status.ALTERED, Status.AMBIGUOUS, Status.MISSING)

Texts = dict[tuple[str, str], str]
"""Texts as they were locked, by the source's name and its hash; empty where no commit holds one."""


def follow(root: Path, citations: tuple[Citation, ...], sources: Mapping[str, Source]) -> tuple[Citation, ...]:
    """The rows, those whose words are lost with where git leads, if it knows."""
    if not any(citation.status in LOST and citation.entry for citation in citations) or not is_in_repository(root):
        return citations
    texts: Texts = {}
    try:
        return tuple(replace(row, followed=place_now(root, row, sources[row.source], texts)) for row in citations)
    except TimelineError:  # no git, or none that reads this repository: nothing was asked of it, and nothing is said
        return citations


def place_now(root: Path, row: Citation, source: Source, texts: Texts) -> tuple[int, int] | None:
    """Where the words that were locked for a lost quote stand now; None where git tells nothing.

    Raises TimelineError without git.
    """
    entry = row.entry
    if entry is None or row.status not in LOST or source.problem is not None or source.sha256 == entry.sha256:
        return None
    key = entry.source, entry.sha256
    if key not in texts:
        texts[key] = locked_text(root, source, entry)
    old = texts[key]
    if not entry.exact or old[entry.start : entry.end] != entry.exact:
        return None
    span = port_span(old, source.text, entry.start, entry.end)
    return span if span is not None and span[0] < span[1] else None


def locked_text(root: Path, source: Source, entry: LockEntry) -> str:
    """The source's text as it was locked; nothing where no commit holds it. Raises TimelineError without git."""
    for data in versions_of(root, source.path):
        if hashlib.sha256(data).hexdigest() == entry.sha256:
            return decoded(source.name, source.path, data, source.info).text
    return ""

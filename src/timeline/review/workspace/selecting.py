"""A row from words that are selected in a source: what they are, and what is proposed for the other cells.

Whoever selects gives two offsets and the version of the source that they were shown, never words: the words are the
source's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from timeline.anchoring import is_cut
from timeline.evidence.words import plain_words
from timeline.model import Column, Source
from timeline.model.errors import TimelineError
from timeline.review.places import context_for, free_id, place_at
from timeline.review.state import State
from timeline.review.workspace.shown import Refused, Selection
from timeline.text.lines import Lines

NEAR = 3  # rows on each side of a selection whose subject is proposed


def select(state: State, index: int, source: Source, sha256: str, start: int, end: int) -> Selection:
    """The words of a source between two offsets, and the cells of a row that quotes them.

    White space at their ends is left out. Raises Refused where the source is another one than was shown, TimelineError
    where there are no words.
    """
    require_version(source, sha256)
    start, end = trimmed(source.seen, max(0, start), min(len(source.seen), end))
    if start >= end:
        raise TimelineError("no words are selected", "Select the words that back the claim.")
    place = place_at(source, Lines(source.text), start, end)
    cells, cut = {Column.SOURCE.value: source.name, Column.QUOTE.value: place.words}, ""
    try:
        cells |= quoting(source, start, end)
        if is_cut(source.text, start, end, language=source.language):
            cut = "the words begin or end inside a word or a number"
    except TimelineError as error:
        cut = f"{error.message}. {error.hint}"
    taken = (row.id for row in state.evidence.citations)
    proposed = {Column.ID.value: free_id(source.name, taken), **about(state, source.name, start, end)}
    return Selection(index, start, end, place.words, place.where, {**proposed, **cells}, cut)


def require_version(source: Source, sha256: str) -> None:
    """Raise Refused where a source is no longer the one that was shown."""
    if source.sha256 != sha256:
        message = f"{source.path} has changed since it was shown"
        raise Refused(message, "Look at it as it is now, and select again.", sha256, source.sha256)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without the white space at both ends."""
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), start + len(words.rstrip())


def quoting(source: Source, start: int, end: int) -> dict[str, str]:
    """The cells that quote a place and lead to it. Raises TimelineError where that would have to be guessed."""
    place = place_at(source, Lines(source.text), start, end)
    quote = plain_words(place.words, place.words, source.text)
    if quote is None:
        message = "whether a hyphen at the end of a line belongs to its word, nobody can tell"
        raise TimelineError(message, "Type the words as they are to be quoted.")
    prefix, suffix = context_for(source, quote, place)
    return {Column.QUOTE.value: quote, Column.PREFIX.value: prefix, Column.SUFFIX.value: suffix}


def about(state: State, name: str, start: int, end: int) -> dict[str, str]:
    """The subject and measure proposed: those of the rows that quote words near by, the nearest first."""
    rows = [state.evidence.citations[n] for n in state.rows.by_source.get(name, ())]
    placed = [(row, row.anchor.start, row.anchor.end) for row in rows if row.claim.subject.strip()]
    near = [(max(low - end, start - high, 0), row) for row, low, high in placed if low is not None and high is not None]
    nearest = [row.claim for _, row in sorted(near, key=lambda pair: pair[0])[:NEAR]]
    if not nearest:
        return {}
    subject = nearest[0].subject.strip()
    measures = [claim.measure.strip() for claim in nearest if claim.measure.strip()]
    return {Column.SUBJECT.value: subject, **({Column.MEASURE.value: measures[0]} if measures else {})}


def suggestions(state: State, column: str, typed: str, limit: int) -> list[str]:
    """The texts that the column of the table has already and that hold what is typed, those of most rows first."""
    needle = " ".join(typed.split()).casefold()
    found = Counter(texts_of(state, column))
    fitting = [text for text in found if needle in text.casefold()]
    return sorted(fitting, key=lambda text: (not text.casefold().startswith(needle), -found[text], text))[:limit]


def texts_of(state: State, column: str) -> Iterator[str]:
    for row in state.evidence.citations:
        cell = row.claim.cells.get(column)
        if cell is not None and cell.text.strip():
            yield cell.text.strip()

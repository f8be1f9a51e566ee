"""A source as its reader sees it, searched: first what is seen, then what is struck or hidden.

A quote may be copied from a browser, which shows a note's mark as a digit and a power as its base's next digit; it may
leave out words that are struck. Each is another reading of the same view, tried for what does not stand in it as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from timeline.model import Anchor, Fold, Hidden, Selector, Source, Status, View
from timeline.text.fold.views import View as Rewritten
from timeline.text.fold.views import rewrite

STRUCK = "struck"


def anchors_in(selectors: Sequence[Selector], source: Source) -> list[Anchor]:
    """Where each of the quotes stands in a source."""
    from timeline.anchoring import TextIndex, anchor_quotes

    return with_unseen(selectors, anchor_quotes(selectors, TextIndex(source.seen, source.language)), source)


def find_in_source(quote: str, source: Source) -> Anchor:
    """Where one quote stands in a source, without anything known of where it stood."""
    return anchors_in([Selector(quote)], source)[0]


def with_unseen(selectors: Sequence[Selector], anchors: Sequence[Anchor], source: Source) -> list[Anchor]:
    """The anchors, those of quotes that do not stand in what is seen by another reading of the source."""
    from timeline.anchoring import TextIndex, standing_quotes

    found = list(anchors)
    for text, fold in readings(source.view) if source.view else ():
        lost = [n for n, anchor in enumerate(found) if anchor.status in (Status.ALTERED, Status.MISSING)]
        asked = [replace(selectors[n], near=None) for n in lost]
        standing = standing_quotes(asked, TextIndex(text.text, source.language)) if asked else []
        for n, anchor in zip(lost, standing, strict=True):
            if anchor is not None:
                found[n] = overlooking(moved_back(anchor, text), fold)
    return found


def readings(view: View) -> Iterator[tuple[Rewritten, Fold | None]]:
    """Other readings of a view and what is overlooked by each: as copied, without struck words, what is hidden."""
    seen = Rewritten(view.text[: view.seen_end])
    struck = [(one.start, one.end, "") for one in view.hidden if one.why == STRUCK and one.end <= view.seen_end]
    notes = [(one.start, one.end, "") for one in view.raised if one.is_note]
    copied = [(one.start, one.end, one.shown) for one in view.raised]
    of_copies = Fold.NOTE_MARKS if notes else Fold.UNICODE_FORM
    edits: dict[Fold, tuple[list[tuple[int, int, str]], ...]] = {}
    edits[Fold.MARKUP] = (struck, [*struck, *notes], [*struck, *copied]) if struck else ()
    edits[of_copies] = (copied, notes)
    for fold, those in edits.items():
        yield from ((rewrite(seen, apart(each)), fold) for each in those if each)
    if view.tail:
        yield rewrite(Rewritten(view.text), [(0, view.seen_end, "")]), None


def apart(edits: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Edits in order; of two that overlap, as a struck mark of a note does, the first."""
    found: list[tuple[int, int, str]] = []
    for edit in sorted(edits):
        if not found or edit[0] >= found[-1][1]:
            found.append(edit)
    return found


def moved_back(anchor: Anchor, text: Rewritten) -> Anchor:
    """The anchor with its places in the view that the reading was made of."""
    spans = (anchor.parts, anchor.places)
    parts, places = (tuple(text.span(*span) for span in one) for one in spans)
    start, end = text.span(anchor.start or 0, anchor.end or 0) if anchor.end else (anchor.start, anchor.end)
    return replace(anchor, start=start, end=end, parts=parts, places=places)


def overlooking(anchor: Anchor, fold: Fold | None) -> Anchor:
    """The anchor with what was overlooked to find it."""
    if fold is None or anchor.status is Status.AMBIGUOUS:
        return anchor
    return replace(anchor, status=Status.REFORMATTED, folds=Fold.ordered({*anchor.folds, fold}))


def language_seen(source: Source) -> str:
    """The language that a source clearly reads like, where it is read in another; else nothing."""
    from timeline.anchoring.written import reads_like

    return "" if source.problem else reads_like(source.seen, source.language)


def hidden_of(quote: str, anchor: Anchor, source: Source) -> Hidden | None:
    """The first words of a standing quote that no reader sees as the source's, or None."""
    start, end = anchor.start, anchor.end
    if source.view is None or start is None or end is None or not anchor.status.stands:
        return None
    quote = " ".join(quote.split())
    for one in source.view.hidden_within(start, end):
        words = " ".join(source.text[max(start, one.start) : min(end, one.end)].split())
        if words and (words in quote or start >= source.view.seen_end):
            return one
    return None

"""From a quote to the place where it stands: rungs from cheap to costly, the first that holds wins.

Words that stand are found first (stand.py), then those of a quote with editors' marks (marks.py), and only then a place
for words that were changed (changed.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.anchoring.index import TextIndex
from timeline.anchoring.marked import stand_in_parts
from timeline.anchoring.seen import forms, may_close, seen_places
from timeline.anchoring.stand import placed, stand
from timeline.model import Anchor, Fold, Rung, Selector, Status
from timeline.text.editorial import find_marks

_BOTH = 2  # sides of a quote


def find_quote(quote: str, text: str, *, prefix: str = "", suffix: str = "", near: int | None = None) -> Anchor:
    r"""Where a quote stands in a text.

    `prefix` and `suffix` are the words around it, `near` is where it stood when it was last seen; all three only tell
    which of several places is meant. Offsets are code points of `text`.

    >>> find_quote("fell to 3.7 %", "It fell to 3.7\u00a0% in May.").folds
    ('white space',)
    """
    return anchor_quotes([Selector(quote, prefix, suffix, near)], TextIndex(text))[0]


def anchor_quotes(selectors: Sequence[Selector], index: TextIndex | str, *, language: str = "en") -> list[Anchor]:
    """Where each of the quotes stands in one source text, in the order given."""
    if isinstance(index, str):
        index = TextIndex(index, language)
    found = zip(selectors, standing_words(selectors, index), strict=True)
    return [settled(selector, index, standing) for selector, standing in found]


def standing_quotes(selectors: Sequence[Selector], index: TextIndex | str) -> list[Anchor | None]:
    """As `anchor_quotes`, but only for quotes whose words stand; None for those that would have to be looked for."""
    if isinstance(index, str):
        index = TextIndex(index)
    found = zip(selectors, stand(selectors, index), strict=True)
    anchors = (standing or stand_in_parts(selector, index) for selector, standing in found)
    return [anchor if anchor and not anchor.changes else None for anchor in anchors]


def standing_words(selectors: Sequence[Selector], index: TextIndex) -> list[Anchor | None]:
    """The quotes whose words stand, and those whose parts stand around a mark that hides what it may not.

    Whether they do does not hang on what was recorded around them, only which of several places is meant.
    """
    found = zip(selectors, stand(selectors, index), strict=True)
    return [standing or _in_parts(selector, index) or _seen(selector, index) for selector, standing in found]


def _in_parts(selector: Selector, index: TextIndex) -> Anchor | None:
    """The anchor of a quote whose parts stand around its marks, as it is or as it can stand inside a sentence."""
    for form, names in forms(selector.quote) if find_marks(selector.quote) else ():
        found = stand_in_parts(replace(selector, quote=form), index)
        if found is None or not may_close((found.start or 0, found.end or 0), names, index.text):
            continue
        formed = names and not found.changes and found.status is not Status.AMBIGUOUS
        folds = Fold.ordered({*found.folds, *names})
        return replace(found, status=Status.REFORMATTED, folds=folds) if formed else found
    return None


def _seen(selector: Selector, index: TextIndex) -> Anchor | None:
    """The anchor of a quote whose words stand for a reader."""
    found = seen_places(selector.quote, index) if selector.quote.strip() else {}
    return placed(found, selector, index.text, Rung.FOLDED) if found else None


def settled(selector: Selector, index: TextIndex, standing: Anchor | None) -> Anchor:
    """The words that stand, unless they seem to stand there by chance; else a place for the quote changed."""
    if standing and (selector.sides < _BOTH or standing.rung is Rung.PLACE):
        return standing
    from timeline.anchoring import changed  # what looks for changed words is not loaded where all of them stand

    return changed.edited(standing, selector, index) or standing if standing else changed.place_of(selector, index)

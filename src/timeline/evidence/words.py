"""The words that a row's cell should have: the source's own, as they stand there, without what only its page did."""

from __future__ import annotations

from timeline.evidence.model import Citation, Evidence
from timeline.model import Fold

SEEN_THROUGH = frozenset((Fold.ENCODING, Fold.MARKUP, Fold.NOTE_MARKS, Fold.VOWEL_POINTS))
"""Where the source differs in these, the quote has what a reader sees, and keeps it."""


def fixed_quote(row: Citation, evidence: Evidence) -> str:
    """A reformatted quote in the source's own characters, without its layout.

    Empty where it is that already, where that would have to be guessed, and where such words stand exactly elsewhere.
    """
    found, quote = evidence.words(row), row.claim.quote
    if not found or row.marks or not SEEN_THROUGH.isdisjoint(row.anchor.folds):
        return ""
    from timeline.text.fold import clean

    words = clean(found, quote)
    elsewhere = words is not None and words != found and words in evidence.source_of(row).text
    return "" if words is None or words == quote or elsewhere else words

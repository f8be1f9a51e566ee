"""The words that a row's cell should have: the source's own, as they stand there, without what only its page did."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import islice

from timeline.evidence.model import Citation, Evidence
from timeline.model import Fold, Source

_BROKEN = r"(\w+)[-\u2010\u00ad]\s*[\n\r\u2028\u2029]\s*(\w+)"
_MOST = 50  # broken words that are looked for elsewhere in the source

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


def plain_words(found: str, asked: str, text: str) -> str | None:
    r"""Words of a source as a cell is to hold them: without line breaks, hyphens of broken words, ligatures, columns.

    Whether a hyphen at the end of a line belongs to its word tell the words `asked` for, or else the rest of the
    `text`, where it has the word in one way only; None where nothing does.

    >>> plain_words("an inter-\nnational oﬃce", "", "An international one. It is an inter-\nnational oﬃce.")
    'an international office'
    >>> plain_words("a well-\nknown man", "", "a well-\nknown man") is None
    True
    """
    from timeline.text.fold import clean

    words = clean(found, asked)
    if words is not None:
        return words
    broken = islice(re.finditer(_BROKEN, found), _MOST)
    known = [whole for match in broken for whole in _elsewhere(match[1], match[2], text)]
    return clean(found, " ".join([asked, *known])) if known else None


def _elsewhere(before: str, after: str, text: str) -> list[str]:
    """The one way in which a text has a word that a line breaks; none where it has both, or neither."""
    ways = [f"{before}{hyphen}{after}" for hyphen in ("", "-")]
    there = [way for way in ways if way in text]
    return there if len(there) == 1 else []


def between_furniture(source: Source, start: int, end: int) -> list[str]:
    """The text of a span in the pieces that headers, footers and numbers of pages leave; mostly one."""
    pieces, spans = [], _furniture(source.text, source.language)
    for low, high in spans[bisect_right(spans, (start, end)) : bisect_right(spans, (end, end))]:
        if high < end:
            pieces.append(source.text[start:low])
            start = high
    return [piece for piece in (*pieces, source.text[start:end]) if piece.strip()]


@lru_cache(maxsize=1)
def _furniture(text: str, language: str) -> list[tuple[int, int]]:
    """Of the source asked for last: rows are looked at source by source."""
    from timeline.anchoring import TextIndex

    return TextIndex(text, language).furniture

"""The source's characters without its layout: what the cell of a quote should hold.

Layout is what a page does to words and no reader would copy: line breaks, hyphens of broken words, columns, ligatures,
invisible characters. Kinds of quotation marks, of dashes and of single spaces are the source's own, and stay.

Whether a hyphen at the end of a line belongs to its word, the quote knows; where it does not, nothing is guessed.
"""

from __future__ import annotations

import re

from timeline.text.fold.characters import PRINT, fold, without_print
from timeline.text.fold.gaps import BREAKS, FIRST_WORD, HYPHENS, LAST_WORD, NO_GAP, Gap, Skeleton, gaps
from timeline.text.fold.proof import same_words
from timeline.text.fold.views import View, rewrite
from timeline.text.unspaced import is_unspaced

_COLUMNS = re.compile(r"\s{2,}|\t")
_BROKEN = re.compile(rf"\s*[{BREAKS}]\s*")
_LOOK = 60  # characters beside a hyphen that can be of its word


def clean(found: str, quote: str) -> str | None:
    r"""The words `found` in a source, as a quote of them is to be written; None where that would have to be guessed.

    >>> clean("“inter-\nnational   ﬁrms”,\nthey say", '"international firms", they say')
    '“international firms”, they say'
    >>> clean("a well-\nknown man", "a well-known man"), clean("a well-\nknown man", "A man")
    ('a well-known man', None)
    """
    text = without_print(found).strip()
    folded, asked = fold(text), fold(quote)
    ours = gaps(asked, quote) if Skeleton(folded).text == Skeleton(asked).text else None
    edits = []
    for place, gap in gaps(folded, text).items():
        quoted = _by_words(folded.text, gap, asked.text) if ours is None else ours.get(place, NO_GAP).written
        new = _settled(gap.written, quoted, folded.text[gap.start - 1 : gap.start], folded.text[gap.end : gap.end + 1])
        if new is None:
            return None
        edits.append((*folded.span(gap.start, gap.end), new))
    words = rewrite(View(text), edits).text
    laid_out = any(c in BREAKS or c in PRINT for c in words)  # what parts two digits is nobody's to take out
    return None if laid_out or same_words(words, found) is None else words


def _settled(written: str, quoted: str | None, left: str, right: str) -> str | None:
    """A gap of the source without layout: as it is, as the quote has it, or a space; None where nobody knows."""
    if not _is_broken(written):
        return _COLUMNS.sub(" ", written)
    if quoted is not None and not _is_broken(quoted):
        return _COLUMNS.sub(" ", quoted)
    if written[0] in HYPHENS:
        return None
    glued = not written[0].isspace() or (not written.strip() and is_unspaced(left or " ") and is_unspaced(right or " "))
    return _COLUMNS.sub(" ", _BROKEN.sub("" if glued else " ", written))


def _is_broken(gap: str) -> bool:
    return any(c in BREAKS for c in gap)


def _by_words(text: str, gap: Gap, quote: str) -> str | None:
    """What a quote of other words has where a line breaks a word: nothing, or a hyphen; None where it has neither."""
    before = LAST_WORD.search(text[max(0, gap.start - _LOOK) : gap.start])
    after = FIRST_WORD.match(text, gap.end, gap.end + _LOOK)
    if gap.written[:1] not in HYPHENS or not before or not after:
        return None
    whole = (f"{before.group()}{hyphen}{after.group()}" in quote for hyphen in ("", "-"))
    return next((hyphen for hyphen, stands in zip(("", "-"), whole, strict=True) if stands), None)

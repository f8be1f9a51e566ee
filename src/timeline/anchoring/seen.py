"""Words that stand, seen through what a reader looks through: markup, note marks, vowel points, grouped digits.

And in two ways that quoting itself changes them: a stop that closes the quote and not the source's sentence, and the
case of the first letter. What a mark of a note or a vowel point says is overlooked only where one side has none: marks
that differ are a difference. Each of these is named.

Cost: for a quote that does not stand as written, a search for each form of it; the view is made once for a text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from timeline.anchoring.cut import is_cut
from timeline.anchoring.index import TextIndex
from timeline.anchoring.letters import may_be_seen
from timeline.anchoring.stand import Found, folded_places
from timeline.anchoring.writing import grouping, labels
from timeline.model import Fold
from timeline.text.grouping import SPACES
from timeline.text.mojibake import undamaged
from timeline.text.plain import Plain, plain

_CLOSERS = "\"'”’»“›)]"
_STOPS = ".,;:"
_TURNS = "?!¿¡？！"  # behind the words, they are no statement
_LEAST = 4  # characters that a quote without its stop must have

Form = tuple[str, tuple[Fold, ...]]


def seen_places(quote: str, index: TextIndex) -> Found:
    """Where the words of a quote stand for a reader, with the names of what is overlooked; of the first form that does.

    >>> index = TextIndex("It fell to **3.7** percent[2], they say.")
    >>> seen_places("it fell to 3.7 percent.", index)
    {(0, 26): ('markup', 'closing punctuation', "first letter's case")}
    """
    for form, names in forms(quote.strip()) if may_be_seen(quote, index) else ():
        found = folded_places(form, index.layer) if names else {}
        found = found or plain_places(form, index)
        kept = {span: _named(*names, *more) for span, more in found.items() if may_close(span, names, index.text)}
        if kept:
            return kept
    return {}


def forms(quote: str) -> Iterator[Form]:
    """The quote as it is, and as it can stand inside a sentence or at its beginning."""
    yield quote, ()
    bare = quote.rstrip(_CLOSERS)
    closed = bare.rstrip(_STOPS)
    trimmed = closed if closed != bare and len(closed) >= _LEAST and closed[-1] not in _TURNS else ""
    if trimmed:
        trimmed += quote[len(bare) :] if not quote[len(bare) :].strip(_CLOSERS) and _opens(quote) else ""
        yield trimmed, (Fold.CLOSING,)
    turned = _turned(quote)
    if turned:
        yield turned, (Fold.FIRST_CASE,)
    if trimmed and turned:
        yield _turned(trimmed), (Fold.CLOSING, Fold.FIRST_CASE)


def _opens(quote: str) -> bool:
    """Does a mark open inside the quote that the last one closes, so that it is the source's?"""
    return any(mark in quote[1:-1] for mark in '“„«"')


def _turned(quote: str) -> str:
    """The quote with its first letter in the other case; nothing where that is no letter that has one."""
    place = next((i for i, c in enumerate(quote) if c.isalnum()), len(quote))
    letter = quote[place : place + 1]
    other = letter.lower() if letter.isupper() else letter.upper()
    return quote[:place] + other + quote[place + 1 :] if len(other) == 1 and other != letter else ""


def may_close(span: tuple[int, int], names: tuple[Fold, ...], text: str) -> bool:
    """Do the words go on behind the quote as they may behind a stop: no word or number is cut, and nothing is asked?"""
    if Fold.CLOSING not in names:
        return True
    behind = text[span[1] : span[1] + 4].lstrip(_CLOSERS + SPACES)
    return not is_cut(text, 0, span[1]) and behind[:1] not in (*_TURNS,)


def plain_places(quote: str, index: TextIndex) -> Found:
    """Where the words stand as a reader sees quote and source."""
    whole = undamaged(quote, among=index.text) if index.undamaged else None
    words = whole.text if whole else quote
    layer, ours = index.plain, plain(words, grouping(index.language), labels(index.language))
    if not (ours.is_edited or layer.read.is_edited):
        return {}
    found = folded_places(ours.view.text, layer)
    return {
        span: _named(*names, *different, *(() if whole else _damage(span, index)))
        for span, names in found.items()
        if (different := _overlooked(ours, layer.read, words, span)) is not None
    }


def _damage(span: tuple[int, int], index: TextIndex) -> tuple[Fold, ...]:
    """The name of damage where words of the span are read through it."""
    damaged = index.undamaged is not None and index.text[slice(*span)] not in index.undamaged.view.text
    return (Fold.ENCODING,) if damaged else ()


def _overlooked(ours: Plain, theirs: Plain, quote: str, span: tuple[int, int]) -> list[Fold] | None:
    """The names of what one side has and the other not; None where both have notes, points or links, and other ones."""
    here, there = ours.names(0, len(quote)), theirs.names(*span)
    for name in (Fold.NOTE_MARKS, Fold.VOWEL_POINTS, Fold.MARKUP):
        words = [[left for left in side.get(name, ()) if _is_meaningful(left)] for side in (here, there)]
        if all(words) and words[0] != words[1]:
            return None
    return [name for name in here.keys() | there.keys() if here.get(name) != there.get(name)]


def _is_meaningful(left_out: str) -> bool:
    """Does what was left out hold words, digits or points: the address of a link, the number of a note?"""
    return any(c.isalnum() or unicodedata.combining(c) for c in left_out)


def _named(*names: Fold) -> tuple[Fold, ...]:
    return Fold.ordered(names)

"""Seeing one text through its typography: a folded form, and the way back from every character of it.

Two texts that differ only in layout fold to the same skeleton. This happens in two steps, so that each stays simple:

1. `fold` rewrites characters: kinds of quotation marks and dashes, ellipses, ligatures, full-width forms, Unicode form;
   invisible characters go (characters.py).
2. `Skeleton` leaves out the gaps, white space and dashes. What may stand in a gap is decided by `gap_fold`, which is
   asked for every gap in which two texts with one skeleton differ: a line break may hyphenate a word, a space may
   become another space, but a minus sign may not appear and two words may not become one (gaps.py).

`same_words` is the proof that two texts differ in nothing else, and names what they differ in. No letter, digit or sign
is changed by any of this. Letter case is kept: it is a difference of words.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.text.fold.characters import fold, without_print
    from timeline.text.fold.cleaning import clean
    from timeline.text.fold.gaps import Skeleton
    from timeline.text.fold.proof import first_difference, same_words
    from timeline.text.fold.views import View, rewrite

_HOMES = {
    "Skeleton": "gaps",
    "View": "views",
    "clean": "cleaning",
    "first_difference": "proof",
    "fold": "characters",
    "rewrite": "views",
    "same_words": "proof",
    "without_print": "characters",
}

__all__ = [
    "Skeleton",
    "View",
    "clean",
    "first_difference",
    "fold",
    "rewrite",
    "same_words",
    "without_print",
]


def __getattr__(name: str) -> Any:
    """What is asked for, from its module: what only reads figures in plain text has no use for patterns of gaps."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found  # asked for once
    return found

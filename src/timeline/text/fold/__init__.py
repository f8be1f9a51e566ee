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

from timeline.text.fold.characters import fold, without_print
from timeline.text.fold.clean import clean
from timeline.text.fold.gaps import UNSPACED, Skeleton, is_unspaced
from timeline.text.fold.proof import first_difference, same_words
from timeline.text.fold.views import View, rewrite

__all__ = [
    "UNSPACED",
    "Skeleton",
    "View",
    "clean",
    "first_difference",
    "fold",
    "is_unspaced",
    "rewrite",
    "same_words",
    "without_print",
]

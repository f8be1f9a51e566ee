"""The names of what folding overlooks, as an editor is told them."""

from __future__ import annotations

WHITE_SPACE = "white space"
LINE_BREAK = "line break"
HYPHENATION = "hyphenation"
QUOTES = "quotes"
DASHES = "dashes"
ELLIPSES = "ellipses"
LIGATURES = "ligatures"
INVISIBLE = "invisible characters"
UNICODE_FORM = "Unicode form"
FULL_WIDTH = "full-width forms"
NUMBER_FORMAT = "number format"
ENCODING = "encoding damage"
MARKUP = "markup"
NOTE_MARKS = "note marks"
VOWEL_POINTS = "vowel points"
CLOSING = "closing punctuation"
FIRST_CASE = "first letter's case"
FOLDS = (
    WHITE_SPACE, LINE_BREAK, HYPHENATION, QUOTES, DASHES, ELLIPSES, LIGATURES, INVISIBLE, UNICODE_FORM, FULL_WIDTH,
    NUMBER_FORMAT, MARKUP, NOTE_MARKS, VOWEL_POINTS, CLOSING, FIRST_CASE, ENCODING,
)  # fmt: skip
"""The names of everything that folding overlooks, in the order in which they are told."""

INVISIBLE_LETTERS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u2060\u2061\u2062"
    "\u2063\u2064\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
"""Characters that nobody sees; overrides of direction are seen by what they turn, and are not among them."""

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
FOLDS = (
    WHITE_SPACE, LINE_BREAK, HYPHENATION, QUOTES, DASHES, ELLIPSES, LIGATURES, INVISIBLE, UNICODE_FORM, FULL_WIDTH,
    NUMBER_FORMAT, ENCODING,
)  # fmt: skip
"""The names of everything that folding overlooks, in the order in which they are told."""

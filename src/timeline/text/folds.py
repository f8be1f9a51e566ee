"""The names of what folding and reading overlook."""

from __future__ import annotations

from collections.abc import Collection

from timeline.text.closed import Plain


class Fold(Plain):
    """What can be overlooked so that a quote stands, as an editor is told it and in that order."""

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
    MARKUP = "markup"
    NOTE_MARKS = "note marks"
    VOWEL_POINTS = "vowel points"
    CLOSING = "closing punctuation"
    FIRST_CASE = "first letter's case"
    ENCODING = "encoding damage"

    @classmethod
    def ordered(cls, names: Collection[Fold]) -> tuple[Fold, ...]:
        """These, in the order in which they are told."""
        return tuple(name for name in cls if name in names)

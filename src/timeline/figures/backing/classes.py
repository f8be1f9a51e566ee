"""The classes that all words of a text have, wherever they stand: can they hold a claim and a quote apart at all?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from timeline.figures.backing.senses import Senses
from timeline.model import Figure
from timeline.text.words import words_in

PIECE = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?|[.,;:!?()\[\]—–\n]")
"""A word, or a mark that parts."""

Classes = frozenset[tuple[str, str]]
"""Pairs of a dimension and a class of it."""


def may_exclude(ours: Classes, theirs: Classes) -> bool:
    """Can a figure of one text be of another class than one of the other, by the classes of all of their words?"""
    shared = {dimension for dimension, _ in ours} & {dimension for dimension, _ in theirs}
    both = {one for one in ours | theirs if one[0] in shared}
    return len(both) > len(shared)


def classes_at_most(text: str, figures: Sequence[Figure], senses: Senses) -> Classes:
    """The classes that words of a text can have: all that `classes_in` finds, and seldom another."""
    cut = any(_cuts_word(figure, text) for figure in figures)
    return classes_in(text, figures, senses) if cut else _classes(words_in(text), senses)


def classes_in(text: str, figures: Sequence[Figure], senses: Senses) -> Classes:
    """The classes of all words of a text, in its figures and outside."""
    ends = [0, *(figure.end for figure in figures)]
    starts = [*(figure.start for figure in figures), len(text)]
    parts = [*(text[end:start] for end, start in zip(ends, starts, strict=True)), *(figure.text for figure in figures)]
    return _classes(frozenset(map(str.casefold, PIECE.findall(" ".join(parts)))), senses)


def _classes(words: frozenset[str], senses: Senses) -> Classes:
    """The classes of words in lower case."""
    classed = words if senses.compound else words & senses.classed
    return frozenset().union(*map(senses.kinds_of, classed)) if classed else frozenset()


def _cuts_word(figure: Figure, text: str) -> bool:
    """Does a figure begin or end within a word, so that the rest is a word of its own?"""
    start, end = figure.start, figure.end
    return text[start - 1 : start + 1].isalnum() or (end < len(text) and text[end - 1 : end + 1].isalnum())

"""The words of a short stretch of text with its clause marks, and rows of words that end or begin with a phrase.

Cost: linear in the stretch; no caller looks at more than some hundred characters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from timeline.frozen import frozen
from timeline.text.unspaced import UNSPACED, has_unspaced

MARKS = ",;:.!?…(){}[]–—،؛؟。，、；：！？（）"
"""Clause marks, each of which is a word of its own where white space stands behind it."""

_STOPS = ".!?…\n؟。！？"
_NOTE = r"(?P<note>(?<=\w)\[\d{1,3}\])"  # the mark of a note behind a word, which is no word and ends no clause
_GOES_ON = "x"
_PASSED = "“”„«»€£"  # what print puts beside words and is none, as a dollar is
_DIGITS = r"\d+(?:[.,'’\u00a0\u202f]\d+)*"


@cache
def _pattern(elides: bool, unspaced: bool) -> re.Pattern[str]:
    """Words, figures, characters of writings without spaces, clause marks; an elided word ends at its apostrophe."""
    letter, before = (rf"[^\W\d_{UNSPACED}]", f"{_DIGITS}|[{UNSPACED}]|") if unspaced else (r"[^\W\d_]", "")
    elided = rf"{letter}+['’](?={letter})|" if elides else ""
    joined = r"[-‐]" if elides else r"['’\-‐]"
    # Words first, which most of them are. The class of letters without spaces takes long to compile: it stands twice.
    word = rf"{before}[^\W\d_](?:{joined}?{letter})*" if unspaced else rf"{letter}+(?:{joined}{letter}+)*"
    return re.compile(rf"{elided}{word}|{_DIGITS}|{_NOTE}|\n\s*\n|(?<=\s)-(?=\s)|[{re.escape(MARKS)}]")


@cache
def _ascii_pattern(elides: bool) -> re.Pattern[str]:
    """The same for texts of ASCII in lower case, in which it takes a third of the time."""
    elided = "[a-z]+'(?=[a-z])|" if elides else ""
    joined = "-" if elides else "['-]"
    marks = "".join(mark for mark in MARKS if mark.isascii())
    others = rf"[0-9]+(?:[.,'][0-9]+)*|(?<=\w)\[[0-9]{{1,3}}\]|\n\s*\n|(?<=\s)-(?=\s)|[{re.escape(marks)}]"
    return re.compile(rf"{elided}[a-z]+(?:{joined}[a-z]+)*|{others}")


class Word(NamedTuple):
    """A word in lower case with a plain apostrophe, or a clause mark, and where it stands in the text."""

    key: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        return not self.key[0].isalnum()

    @property
    def is_stop(self) -> bool:
        """Does it end a sentence?"""
        return self.key[0] in _STOPS


def words_of(text: str, start: int, end: int, *, elides: bool = False) -> list[Word]:
    """The words and clause marks of the characters [start, end), with their places in the whole text."""
    start = max(0, start)
    words: list[Word] = []
    for match in _pattern(elides, has_unspaced(text[start : end + 2])).finditer(text, start):
        first, last = match.span()
        if last > end:
            break
        if match.lastindex is None:  # and no note, which is the only group
            words.append(Word(match.group().casefold().replace("’", "'"), first, last))
    return words


def first_word(text: str, start: int) -> str:
    """The first word from an offset on, as its key where no words are elided; nothing where there is none."""
    word = _first_of(_pattern(False, False), text, start)
    word = _first_of(_pattern(False, True), text, start) if has_unspaced(word) else word
    return word.casefold().replace("’", "'")


def _first_of(pattern: re.Pattern[str], text: str, start: int) -> str:
    found = (match.group() for match in pattern.finditer(text, start) if match["note"] is None)
    return next((written for written in found if written[0].isalnum()), "")


def keys_of(text: str, *, elides: bool = False) -> list[str]:
    """The words and clause marks of a whole text, without their places.

    >>> keys_of("It fell, isn't that so[1]: to 3,000?")
    ['it', 'fell', ',', "isn't", 'that', 'so', ':', 'to', '3,000', '?']
    """
    if not text.isascii():
        for sign in _PASSED:
            text = text.replace(sign, "$")
        text = text.replace("’", "'")
    if not text.isascii():
        words = _pattern(elides, has_unspaced(text)).finditer(text)
        return [match.group().casefold() for match in words if match.lastindex is None]  # and no note
    found: list[str] = _ascii_pattern(elides).findall(text.lower())
    return [key for key in found if key[0] != "[" or len(key) == 1] if "[" in text else found


@frozen
class Phrases:
    """Phrases of words, to be found in rows of words. `longest` is how many words the longest has.

    `firsts` and `lasts` are the words that any begins and ends with: most words of a text are neither.
    """

    rows: frozenset[tuple[str, ...]]
    longest: int
    firsts: frozenset[str]
    lasts: frozenset[str]

    def ending(self, keys: Sequence[str], end: int) -> int:
        """How many words the longest phrase has that ends before number `end`; 0 where none does."""
        if not end or keys[end - 1] not in self.lasts:
            return 0
        sizes = range(min(self.longest, end), 0, -1)
        return next((size for size in sizes if tuple(keys[end - size : end]) in self.rows), 0)

    def beginning(self, keys: Sequence[str], start: int) -> int:
        """How many words the longest phrase has that begins at number `start`; 0 where none does."""
        if start >= len(keys) or keys[start] not in self.firsts:
            return 0
        sizes = range(min(self.longest, len(keys) - start), 0, -1)
        return next((size for size in sizes if tuple(keys[start : start + size]) in self.rows), 0)

    def covers(self, keys: Sequence[str], place: int) -> bool:
        """Does a phrase stand there that takes in the word number `place`?"""
        starts = range(max(0, place - self.longest + 1), place + 1)
        return any(self.beginning(keys, start) > place - start for start in starts)


def phrases_of(entries: Sequence[str], *, elides: bool = False) -> Phrases:
    """The entries as rows of words, read as texts are: an elided word at the end goes on with another."""
    return phrases_in(
        tuple(word.key for word in words_of(entry + _GOES_ON, 0, len(entry), elides=elides))
        if entry.endswith("'")
        else tuple(keys_of(entry, elides=elides))
        for entry in entries
    )


def phrases_in(rows: Iterable[tuple[str, ...]]) -> Phrases:
    """The phrases that are these rows of words."""
    own = frozenset(rows)
    firsts, lasts = (frozenset(row[at] for row in own if row) for at in (0, -1))
    return Phrases(own, max(map(len, own), default=0), firsts, lasts)

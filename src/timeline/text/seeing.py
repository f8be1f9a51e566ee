"""What is seen through in a text of which readable.py says that there is something of it.

Whether a hyphen at the end of a line belongs to the word, the words that the reader knows decide: "mil-⏎lion" is one
word, "twenty-⏎five" are two. Numbers are never joined: "10-⏎15" stays as it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from timeline.text.bare import BROKEN, NOTES
from timeline.text.fold import View, rewrite
from timeline.text.fold.characters import plain_letters
from timeline.text.mojibake import undamaged

_BROKEN = re.compile(BROKEN)
_LONGEST = 60  # letters on each side of a hyphen: of a longer word nobody knows what it is
_MARKED = re.compile(rf"[*_~`\\<&{NOTES}]|\]\(")  # what markup and the marks of notes are made of
_NOTE = re.compile(r"\[\s?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\s?\]")

Span = tuple[int, int]
Edit = tuple[int, int, str]


def seen_through(text: str, is_word: Callable[[str], bool]) -> View | None:
    """The text as its words are read, with the way back; None where they stand there as they are."""
    view = plain_letters(undamaged(text) or View(text))
    view = _without_markup(view) if _MARKED.search(view.text) else view
    view = _without_brackets(view)
    if _BROKEN.search(view.text):
        view = rewrite(view, _joints(view.text, is_word))
    return view if view.text != text else None


def _without_markup(view: View) -> View:
    from timeline.text.plain import plain  # most texts have none, and its patterns take their time to make

    return plain(view, marks="").view


# ---- words that the end of a line breaks -----------------------------------------------------------------------------


def _joints(text: str, is_word: Callable[[str], bool]) -> Iterator[Edit]:
    """The hyphens at the ends of lines that belong to no word."""
    for hyphen in _BROKEN.finditer(text):
        before, after = _letters_before(text, hyphen.start()), _letters_from(text, hyphen.end())
        if before and after and _is_one_word(before, after, is_word):
            yield *hyphen.span(), ""


def _is_one_word(before: str, after: str, is_word: Callable[[str], bool]) -> bool:
    """Is it one word that was broken? A known one is; of two known ones, or before a capital, the hyphen is theirs."""
    if after[0].isupper() and not (before + after).isupper():
        return False
    known, parts = is_word((before + after).lower()), (before.lower(), after.lower())
    return known or not (after[0].isupper() or any(map(is_word, parts)))


def _letters_before(text: str, end: int) -> str:
    start = end
    while start > max(0, end - _LONGEST) and text[start - 1].isalpha():
        start -= 1
    return text[start:end]


def _letters_from(text: str, start: int) -> str:
    end = start
    while end < min(len(text), start + _LONGEST) and text[end].isalpha():
        end += 1
    return text[start:end]


# ---- brackets --------------------------------------------------------------------------------------------------------


def _without_brackets(view: View) -> View:
    """The view without numbers of notes, `[sic]`, and the brackets around words that hold no digit."""
    return rewrite(view, _brackets(view.text)) if "[" in view.text else view


def _brackets(text: str) -> Iterator[Edit]:
    """What is taken out: of a note and of `[sic]` all of it, of other brackets only their two ends."""
    for start, end in sorted([*_notes(text), *_marks(text)]):
        yield start, end, " " if _would_join(text[start - 1 : start], text[end : end + 1]) else ""


def _notes(text: str) -> Iterator[Span]:
    """The numbers of notes: one that hangs on the word before it, or several; "$[5] million" has none."""
    for found in _NOTE.finditer(text):
        start, end = found.span()
        before = text[start - 1 : start]
        if unicodedata.category(before or " ") == "Sc":
            yield start, start + 1
            yield end - 1, end
        elif before.strip() or not found.group().strip("[] ").isdecimal():
            yield start, end


def _marks(text: str) -> Iterator[Span]:
    """`[sic]`, and both ends of brackets that hold words without a digit."""
    from timeline.text.editorial import MarkKind, find_marks

    for mark in find_marks(text):
        if mark.kind is MarkKind.SIC:
            yield mark.start, mark.end
        elif mark.kind is MarkKind.OWN and not any(map(str.isdigit, mark.words)):
            yield mark.start, mark.start + 1
            yield mark.end - 1, mark.end


def _would_join(left: str, right: str) -> bool:
    """Would a digit touch a letter or digit that it did not touch before?"""
    return left.isalnum() and right.isalnum() and (left.isdigit() or right.isdigit())

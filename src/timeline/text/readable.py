r"""A text as its words are read, for what reads figures and dates in them: "600 mil-⏎lion" is 600 million.

Seen through are, and nothing else: damaged encoding (mojibake.py), ligatures, invisible characters, full-width forms
and Unicode form (fold/), markup and marks of notes (plain.py), words that the end of a line breaks, and brackets that
hold words alone ("5 [million]") or are `[sic]`. Dashes, quotation marks and ellipses stay: they part or join numbers.

Whether a hyphen at the end of a line belongs to the word, the words that the reader knows decide: "mil-⏎lion" is one
word, "twenty-⏎five" are two. Numbers are never joined: "10-⏎15" stays as it is.

Cost: two passes in C over a text that holds nothing of this; else one for each kind of it, and a step for each place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any, ClassVar, Protocol, TypeVar

from timeline.text.fold import View, rewrite


class Placed(Protocol):
    """A dataclass of what was read: the characters [start, end) of a text, and these characters."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Read = TypeVar("Read", bound=Placed)

_BREAKS = "\n\r\x0b\x0c\x85\u2028\u2029"
_BROKEN = re.compile(rf"[-‐‑¬][^\S{_BREAKS}]{{0,99}}[{_BREAKS}]\s*")
_LONGEST = 60  # letters on each side of a hyphen: of a longer word nobody knows what it is
_MARKED = re.compile(r"[*_~`\\<&†‡⁰¹²³⁴-⁹]|\]\(")  # what markup and the marks of notes are made of
_NOTE = re.compile(r"\[\s?\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,20}\s?\]")

Span = tuple[int, int]
Edit = tuple[int, int, str]


def readable(text: str, is_word: Callable[[str], bool]) -> View | None:
    r"""The text as its words are read, with the way back; None where they stand there as they are.

    `is_word` says of a word in lower case whether it is one that the reader knows.

    >>> view = readable("It paid 600 mil-\nlion for twenty-\nfive.", {"million", "twenty", "five"}.__contains__)
    >>> view.text, view.span(12, 19)
    ('It paid 600 million for twenty-\nfive.', (12, 21))
    """
    if text.isascii() and "[" not in text and not (_MARKED.search(text) or _BROKEN.search(text)):
        return None  # as of most cells, which have no use for these
    from timeline.text.fold.characters import plain_letters
    from timeline.text.mojibake import undamaged

    view = plain_letters(undamaged(text) or View(text))
    view = _without_markup(view) if _MARKED.search(view.text) else view
    view = _without_brackets(view)
    if _BROKEN.search(view.text):
        view = rewrite(view, _joints(view.text, is_word))
    return view if view.text != text else None


def _without_markup(view: View) -> View:
    from timeline.text.plain import plain  # most texts have none, and its patterns take their time to make

    return plain(view, marks="").view


def placed(found: Read, view: View, text: str) -> Read:
    """What was found in a view of a text, with its place and words in the text."""
    start, end = place_of(found.start, found.end, view, text)
    return replace(found, start=start, end=end, text=text[start:end])


def place_of(start: int, end: int, view: View, text: str) -> tuple[int, int]:
    """Where the characters [start, end) of a view stand in its text."""
    return _with_brackets(text, *view.span(start, end))


def _with_brackets(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the other half of a bracket that it begins or ends in."""
    halves = text.count("[", start, end) - text.count("]", start, end)
    if halves < 0 and text[max(0, start - 1) : start] == "[":
        return start - 1, end
    return (start, end + 1) if halves > 0 and text[end : end + 1] == "]" else (start, end)


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

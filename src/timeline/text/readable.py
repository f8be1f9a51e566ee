r"""A text as its words are read, for what reads figures and dates in them: "600 mil-⏎lion" is 600 million.

Seen through are, and nothing else: damaged encoding (mojibake.py), ligatures, invisible characters, full-width forms
and Unicode form (fold/), markup and marks of notes (plain.py), words that the end of a line breaks, and brackets that
hold words alone ("5 [million]") or are `[sic]` (seeing.py). Dashes, quotation marks and ellipses stay: they part or
join numbers.

Cost: that of a look at the text where it holds nothing of this (bare.py), as most do; else a pass for each kind of it,
and a step for each place.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from timeline.text.bare import is_bare

if TYPE_CHECKING:
    from timeline.text.fold import View


class Placed(Protocol):
    """A dataclass of what was read: the characters [start, end) of a text, and these characters."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Read = TypeVar("Read", bound=Placed)


def readable(text: str, is_word: Callable[[str], bool]) -> View | None:
    r"""The text as its words are read, with the way back; None where they stand there as they are.

    `is_word` says of a word in lower case whether it is one that the reader knows.

    >>> view = readable("It paid 600 mil-\nlion for twenty-\nfive.", {"million", "twenty", "five"}.__contains__)
    >>> view.text, view.span(12, 19)
    ('It paid 600 million for twenty-\nfive.', (12, 21))
    """
    if is_bare(text):
        return None
    from timeline.text.seeing import seen_through

    return seen_through(text, is_word)


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

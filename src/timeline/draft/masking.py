"""What is no prose in an article is masked and never converted: every place stays the article's own.

Three kinds of cuts: blanks of the same length (code, addresses, front matter), characters that a reader does not see
(emphasis, tags within a sentence), and characters that stand for others (entities, the ends of paragraphs). `masked`
has the length and the lines of the article; `prose` is what a reader reads, with the way back.

Cost: one pass over the text for each kind of cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from timeline.text.fold import View, rewrite

BREAK = "\n\n"
"""What stands in the prose between two paragraphs."""

_PLACEHOLDER = "\x00"
_SEEN = re.compile(r"[^\n\r]")

Cut = tuple[int, int, str | None]
"""A place, and what a reader reads there; None: blanks of the same length."""


@dataclass
class Masking:
    """An article on its way to prose. `left` is what is still to be looked at: blanks where a cut was made."""

    text: str
    left: str = ""
    cuts: list[Cut] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.left = self.text.replace(_PLACEHOLDER, " ")

    def cut(self, cuts: Iterable[Cut]) -> None:
        """Make cuts in what is left; of those that overlap, the first that begins."""
        pieces: list[str] = []
        done = 0
        for start, end, put in sorted(cuts, key=lambda one: (one[0], -one[1])):
            if start < done or end <= start:
                continue
            pieces += (self.left[done:start], blank(self.left[start:end], " " if put is None else _PLACEHOLDER))
            self.cuts.append((start, end, put))
            done = end
        self.left = "".join((*pieces, self.left[done:]))

    def blank(self, pattern: re.Pattern[str], group: int | str = 0) -> None:
        """Blanks for every match of a pattern."""
        self.cut((*match.span(group), None) for match in pattern.finditer(self.left))

    def unsee(self, pattern: re.Pattern[str], put: str = "") -> None:
        """Every match of a pattern read as nothing, or as `put`."""
        self.cut((*match.span(), put) for match in pattern.finditer(self.left))

    def between(self, opening: str, closing: str, put: str | None = None) -> None:
        """Cut what stands between two marks, with them; an opening one that is not closed cuts nothing."""
        self.cut((start, end, put) for start, end in spans_between(self.left, opening, closing))

    def around(self, pattern: re.Pattern[str], opening: str = "", closing: str = "") -> None:
        """Read of every match only its group `text`, with what is put before and behind it."""
        cuts: list[Cut] = []
        for match in pattern.finditer(self.left):
            start, end = match.span("text")
            cuts += ((match.start(), start, opening), (end, match.end(), closing))
        self.cut(cuts)

    @property
    def masked(self) -> str:
        """The article with blanks for all that was cut: the same length, the same lines."""
        return _with_blanks(self.text, self._outer())

    @property
    def prose(self) -> View:
        """What a reader reads, with the way back to the article."""
        cuts = self._outer()
        base = View(_with_blanks(self.text, [cut for cut in cuts if cut[2] is None]))
        return rewrite(base, [(start, end, put) for start, end, put in cuts if put is not None])

    def _outer(self) -> list[Cut]:
        """The cuts that lie in no other, in order."""
        found: list[Cut] = []
        for cut in sorted(self.cuts, key=lambda one: (one[0], -one[1])):
            if not found or cut[0] >= found[-1][1]:
                found.append(cut)
            elif cut[1] > found[-1][1]:
                found.append((found[-1][1], cut[1], cut[2]))
        return found


def _with_blanks(text: str, cuts: Iterable[Cut]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end, _ in cuts:
        pieces += (text[done:start], blank(text[start:end]))
        done = end
    return "".join((*pieces, text[done:]))


def blank(text: str, put: str = " ") -> str:
    r"""As long and with the same line ends, and nothing to be seen.

    >>> blank("a b\nc")
    '   \n '
    """
    return _SEEN.sub(put, text)


def spans_between(text: str, opening: str, closing: str) -> Iterator[tuple[int, int]]:
    """The spans from an opening mark to the next closing one, both included."""
    at = text.find(opening)
    while at >= 0:
        end = text.find(closing, at + len(opening))
        if end < 0:
            return
        yield at, end + len(closing)
        at = text.find(opening, end + len(closing))

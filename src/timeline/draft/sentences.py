"""Where sentences end: at a stop with a space and no small letter behind it, and at the stops of East Asia."""

from __future__ import annotations

import re
from bisect import bisect_right

_STOP = re.compile(
    r"(?<![\s.][A-Z])(?:[.!?…]+[\"”’»›)\]']{0,4}\s+(?=[^\sa-zß-öø-ÿ,;:.])|[。！？]+[」』”]{0,2}|\n\s*\n)"
)


class Sentences:
    """The sentences of a text, as spans that touch."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in _STOP.finditer(text) if match.end() < len(text))]

    def at(self, start: int, end: int) -> tuple[int, int]:
        """From the beginning of the sentence that holds `start` to the end of that which holds `end`."""
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, max(start, end - 1))
        return self.starts[first], self.starts[last] if last < len(self.starts) else len(self.text)

    def spans(self) -> list[tuple[int, int]]:
        """All of them."""
        return list(zip(self.starts, [*self.starts[1:], len(self.text)], strict=True))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without the white space around them.

    >>> sentences_of("It opened. Mr J. Smith paid! “Why?” he asked.")
    ['It opened.', 'Mr J. Smith paid!', '“Why?” he asked.']
    """
    return [text[start:end].strip() for start, end in Sentences(text).spans() if text[start:end].strip()]

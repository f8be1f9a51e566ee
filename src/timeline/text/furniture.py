"""What a page puts between the words of a text: its number, a running head, numbers of lines, times of captions.

A line of its own is furniture where it recurs: the same line, but for its digits, stands in the text at least twice.
Numbers of lines are furniture where they count up from line to line. Nothing of this is taken out silently: what a
quote passes over is told, for the same line may be a sentence.

Cost: linear in the lines.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator

Span = tuple[int, int]

_LINE = re.compile(r"[^\n\r\x0b\x0c]+")
_DIGITS = re.compile(r"\d+")
_NUMBERED = re.compile(r"[^\S\n]*(?P<number>\d{1,5})(?P<gap>[^\S\n]{1,10}|\Z)")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:[^\S\n]*-->[^\S\n]*[\d:.,]+)?")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 80  # characters of a running head
_STEPS = (1, 5)  # numbers stand beside each line, or each fifth
_ROW = 3  # numbered lines in a row, so that they are no list of figures


def furniture(text: str, page_words: Collection[str] = ()) -> list[Span]:
    r"""Where furniture stands, in order, with the line's end before it.

    >>> text = "The court\n- 12 -\nheld that\n- 13 -\nso"
    >>> [text[start:end] for start, end in furniture(text)]
    ['\n- 12 -', '\n- 13 -']
    """
    lines = [match.span() for match in _LINE.finditer(text)]
    shapes = _shapes(text, lines)
    often = Counter(shapes).items()
    apart = {s for s, times in often if s and (times > 1 or _is_time(s)) and _is_apart(s, page_words)}
    found = [(_line_end(text, start), end) for (start, end), shape in zip(lines, shapes, strict=True) if shape in apart]
    return sorted({*found, *_line_numbers(text, lines)})


def _shapes(text: str, lines: list[Span]) -> list[str]:
    """Short lines with their digits made alike; nothing for long ones."""
    bare = [text[start:end].strip() for start, end in lines]
    alike = _DIGITS.sub("0", "\n".join([line if len(line) <= _LONGEST else "" for line in bare]))
    return alike.split("\n") if lines else []


def _is_time(shape: str) -> bool:
    return shape.startswith("0:0:0") and "-->" in shape


def _is_apart(shape: str, page_words: Collection[str]) -> bool:
    """May the line stand by itself: a number, a time, the number of a page, or a head that no stop ends?"""
    if _TIME.fullmatch(shape) or "-->" in shape or not _WORD.search(shape):
        return "0" in shape
    words = [word.casefold() for word in _WORD.findall(shape)]
    return all(word in page_words for word in words) or shape[-1] not in '.!?;:,”"»'


def _line_end(text: str, start: int) -> int:
    return start - 1 if start and text[start - 1] == "\n" else start


def _line_numbers(text: str, lines: list[Span]) -> Iterator[Span]:
    """The numbers at the beginning of lines that count up, three or more in a row."""
    row: list[tuple[int, Span]] = []
    for start, end in [*lines, (len(text), len(text))]:
        match = _NUMBERED.match(text, start, end)
        number = int(match["number"]) if match else -1
        if match and row and number - row[-1][0] in _STEPS:
            row.append((number, match.span()))
            continue
        if len(row) >= _ROW:
            yield from (span for _, span in row)
        row = [(number, match.span())] if match else []

"""What a page puts between the words of a text: its number, a running head, numbers of lines, times of captions.

A line of its own is furniture where it recurs: the same line, but for its digits, stands in the text at least twice.
Numbers of lines are furniture where they count up from line to line. Nothing of this is taken out silently: what a
quote passes over is told, for the same line may be a sentence.

Cost: linear in the lines that hold anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress

from timeline.patterns import late
from timeline.text.fold.characters import outside_ascii

Span = tuple[int, int]

_ALIKE = bytes.maketrans(b"123456789\r\x0b\x0c", b"000000000\n\n\n")
_LINE = re.compile(r"[^\n\r\x0b\x0c]+")
_FILLED = re.compile(r"[^\n][^\n]*")  # of lines that end alike: a text may be millions of empty ones
_ZEROS = re.compile("00+")
_NUMBERED = late(r"[^\S\n]*(?P<number>\d{1,5})(?P<gap>[^\S\n]{1,10}|\Z)")
_TIME = late(r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:[^\S\n]*-->[^\S\n]*[\d:.,]+)?")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 80  # characters of a running head
_STEPS = (1, 5)  # numbers stand beside each line, or each fifth
_ROW = 3  # numbered lines in a row, so that they are no list of figures,
# and the stretches of a text in which they are looked for: lines that begin with a digit
_IN_A_ROW = late(r"\n[^\S\n]*\d[^\n]*+(?:\n+[^\S\n]*\d[^\n]*+){2,}")


def furniture(text: str, page_words: Collection[str] = ()) -> list[Span]:
    r"""Where furniture stands, in order, with the line's end before it.

    >>> text = "The court\n- 12 -\nheld that\n- 13 -\nso"
    >>> [text[start:end] for start, end in furniture(text)]
    ['\n- 12 -', '\n- 13 -']
    """
    alike = _alike(text)
    shapes = _shapes(_FILLED.findall(alike), alike)
    often = [shape for shape, times in Counter(shapes).items() if times > 1]
    often += filter(_is_time, shapes) if "-->" in text else ()
    apart = {shape for shape in often if shape and _is_apart(shape, page_words)}
    found = set[Span]()
    if apart:
        spans = map(re.Match.span, _FILLED.finditer(alike))
        those = compress(spans, map(apart.__contains__, shapes))
        found = {(_line_end(text, start), end) for start, end in those}
    for rows in _IN_A_ROW.finditer("\n" + alike) if "0" in alike else ():
        some = _LINE.finditer(text, max(0, rows.start() - 1), rows.end() - 1)
        found.update(_line_numbers(text, map(re.Match.span, some)))
    return sorted(found)


def _alike(text: str) -> str:
    """The text with its digits, and the ends of its lines, made alike: as long as it was."""
    for digit in filter(str.isdecimal, outside_ascii(text)):
        text = text.replace(digit, "0")
    return text.encode("utf-8", "surrogatepass").translate(_ALIKE).decode("utf-8", "surrogatepass")


def _shapes(lines: Sequence[str], text: str) -> list[str]:
    """Short lines of those given of the text with their digits made one; nothing for long ones."""
    short = [line if len(line) <= _LONGEST else "" for line in map(str.strip, lines)]
    return _ZEROS.sub("0", "\n".join(short)).split("\n") if "00" in text else short


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


def _line_numbers(text: str, lines: Iterable[Span]) -> Iterator[Span]:
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

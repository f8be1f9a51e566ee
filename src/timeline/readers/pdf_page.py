"""A page of a PDF as it is printed: its picture, and where on it each character of its text stands. By PDFium.

Cost: one rendering of the page, and one look at each of its characters.
"""

from __future__ import annotations

import struct
import zlib
from array import array
from collections.abc import Iterator
from typing import Any

from timeline.frozen import frozen
from timeline.readers.errors import BrokenError
from timeline.readers.pdf import DIVIDED, opened

WIDE = 1000
"""Pixels of a picture's width."""
MOST_PIXELS = 4_000_000
"""A page that is very long or wide is drawn smaller."""

Box = tuple[float, float, float, float]


@frozen
class Picture:
    """A page as PNG, and four numbers for each character of the page's text: left, top, right, bottom, as parts of 1.

    There are no `boxes` where the characters on the page are not those of the text.
    """

    png: bytes
    width: int
    height: int
    boxes: array[float]


def picture_of(data: bytes, number: int) -> Picture:
    """The picture of a page, the first being 1. Raises BrokenError; ImportError where pypdfium2 is not installed."""
    from pypdfium2 import PdfiumError

    document = opened(data)
    if not 1 <= number <= len(document):
        raise BrokenError(f"has no page {number}", "Look at another.")
    try:
        page: Any = document[number - 1]
    except PdfiumError as error:
        raise BrokenError(f"page {number} cannot be loaded", "Look at the file itself.") from error
    width, height = page.get_size()
    scale = min(WIDE / max(width, 1), (MOST_PIXELS / max(width * height, 1)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True, prefer_bgrx=False)
    png = png_of(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels)
    return Picture(png, bitmap.width, bitmap.height, boxes_of(page, width, height))


def boxes_of(page: Any, width: float, height: float) -> array[float]:
    """The boxes of the characters, in the order of the page's text as it is read."""
    from pypdfium2 import raw

    text = page.get_textpage()
    expected = text.get_text_range(errors="replace").translate(DIVIDED)
    found, boxes = list[str](), list[Box]()
    for at in range(text.count_chars()):
        for letter in chr(raw.FPDFText_GetUnicode(text, at)).translate(DIVIDED):
            left, bottom, right, top = text.get_charbox(at)
            found.append(letter)
            boxes.append((left / width, 1 - top / height, right / width, 1 - bottom / height))
    if "".join(found) != expected:
        return array("f")
    start = len(expected) - len(expected.lstrip())
    return array("f", (number for box in boxes[start : start + len(expected.strip())] for number in box))


def lines_of(boxes: array[float], start: int, end: int) -> Iterator[Box]:
    """The boxes around the characters [start, end), one for each line.

    >>> letters = [0.1, 0.2, 0.2, 0.3, 0.2, 0.2, 0.3, 0.3, 0.1, 0.4, 0.2, 0.5]
    >>> [[round(each, 1) for each in line] for line in lines_of(array("d", letters), 0, 3)]
    [[0.1, 0.2, 0.3, 0.3], [0.1, 0.4, 0.2, 0.5]]
    """
    line: Box | None = None
    for at in range(start * 4, min(end * 4, len(boxes)), 4):
        left, top, right, bottom = boxes[at : at + 4]
        if right <= left or bottom <= top:  # a space, or a line's end
            continue
        if line and top < line[3] and bottom > line[1]:
            line = (min(line[0], left), min(line[1], top), max(line[2], right), max(line[3], bottom))
            continue
        if line:
            yield line
        line = (left, top, right, bottom)
    if line:
        yield line


def png_of(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """Pixels as PNG (ISO/IEC 15948): grey, RGB or RGBA by the number of channels, eight bits each."""
    kind = {1: 0, 3: 2, 4: 6}[channels]
    rows = b"".join(b"\0" + pixels[at : at + width * channels] for at in range(0, height * stride, stride))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 6)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)

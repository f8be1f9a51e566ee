"""PDF pages to text, by PDFium: what is told of a place is the page. Read in a process of its own.

PDFium writes U+FFFE where a line's end divides a word and drops the break.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from timeline.model.view import Kind, View
from timeline.readers.errors import BrokenError
from timeline.readers.installed import version_of

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

EXTRACTOR = "pypdfium2"
MOST = 64 << 20
"""Characters of one file."""

DIVIDED = str.maketrans({"\ufffe": "-\n", "\r": None, "\x02": "-\n", "\x00": None})


def read_pdf(data: bytes) -> View:
    """The view of a PDF. Raises BrokenError for what holds no text; ImportError where pypdfium2 is not installed."""
    pieces, places, at = list[str](), list[str](), 0
    starts, ends = array("I"), array("I")
    document = opened(data)
    for number, text in enumerate(page_texts(document), 1):
        if not text:
            continue
        if pieces:
            pieces.append("\n")
            at += 1
        pieces.append(text)
        starts.append(at)
        at += len(text)
        ends.append(at)
        places.append(f"page {number}")
        if at > MOST:
            raise BrokenError(f"holds more than {MOST >> 20} million characters", "Split it.")
    if not pieces:
        raise BrokenError("holds no text: its pages are images", "Name a transcript of it in sources.csv.")
    text = "".join(pieces)
    return View(text, Kind.PDF, EXTRACTOR, version_of(EXTRACTOR), starts=starts, ends=ends, places=tuple(places))


def opened(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
        if len(document) == 0:
            raise BrokenError("has no pages", "Obtain the file again.")
    except PdfiumError as error:
        if "assword" in str(error):
            raise BrokenError("is locked by a password", "Save it without one.") from error
        raise BrokenError("is a damaged PDF", "Obtain the file again.") from error
    return document


def page_texts(document: PdfDocument) -> Iterator[str]:
    """The text of each page; of one that cannot be loaded, nothing."""
    from pypdfium2 import PdfiumError

    for number in range(len(document)):
        try:
            page: Any = document[number]
        except PdfiumError:
            yield ""
            continue
        text = page.get_textpage()
        yield text.get_text_range(errors="replace").translate(DIVIDED).strip()
        text.close()
        page.close()

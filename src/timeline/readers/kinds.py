"""Which reader reads which kind of file."""

from __future__ import annotations

from array import array

from timeline.model.view import Kind, View
from timeline.patterns import late
from timeline.readers.errors import ExtractorMissingError

_LINE = late(r"[^\r\n]*\S[^\r\n]*")

TRANSCRIPT = "transcript"
"""The extractor of a text that stands for a scan or a recording."""

NEEDED = {Kind.PDF: "pypdfium2", Kind.WARC: "warcio"}
"""The kinds that are read by what is installed on demand; the extras `pdf` and `warc` bring it too."""


def is_installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


def require_extra(kind: Kind) -> None:
    """Raise ExtractorMissingError where what reads the kind is not installed."""
    module = NEEDED.get(kind, "")
    if module and not is_installed(module):
        what = f"is a {kind.value.upper()} file, and {module}, which reads it, is not installed"
        raise ExtractorMissingError(what, f"Install it: python -m pip install {module}")


def read_kind(kind: Kind, data: bytes) -> View:
    """The view of a file of a kind; what is text comes as UTF-8. Raises UnreadableError."""
    if kind is Kind.PDF:
        from timeline.readers.pdf import read_pdf as read
    elif kind is Kind.DOCX:
        from timeline.readers.docx import read_docx as read
    elif kind is Kind.ODT:
        from timeline.readers.odt import read_odt as read
    elif kind is Kind.EPUB:
        from timeline.readers.epub import read_epub as read
    elif kind is Kind.WARC:
        from timeline.readers.warc import read_warc as read
    else:
        return read_text(kind, data.decode("utf-8", "surrogatepass"))
    return read(data)


def read_text(kind: Kind, text: str) -> View:
    """The view of a file that is text, given as decoded."""
    if kind is Kind.HTML:
        from timeline.readers.html import read_html

        return read_html(text)
    if kind is Kind.MARKDOWN:
        from timeline.readers.markdown import read_markdown

        return read_markdown(text)
    if kind in (Kind.VTT, Kind.SRT):
        from timeline.readers.captions import read_captions

        return read_captions(text, kind)
    return plain_view(text)


def plain_view(text: str) -> View:
    """A text as it is: its view is itself, a stretch for each line."""
    spans = [match.span() for match in _LINE.finditer(text)]
    return View(text, original=text, starts=array("I", (a for a, _ in spans)), ends=array("I", (b for _, b in spans)))

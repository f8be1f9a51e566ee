"""Web archives (WARC): the pages and texts of their records, each with the number of its record."""

from __future__ import annotations

import io
from collections.abc import Iterator

from timeline.model.view import Kind, View
from timeline.readers.charset import page_encoding
from timeline.readers.epub import joined
from timeline.readers.errors import BrokenError
from timeline.readers.html import EXTRACTOR, read_html
from timeline.readers.installed import version_of

_READ = ("response", "resource", "conversion")
MOST = 128 << 20


def read_warc(data: bytes) -> View:
    """The view of a web archive. Raises BrokenError; ImportError where warcio is not installed."""
    return joined(pages(data), "record", Kind.WARC, f"{version_of('warcio')}+{EXTRACTOR} {version_of(EXTRACTOR)}")


def pages(data: bytes) -> Iterator[View]:
    """What is to be read in each record; of those that hold no text, nothing."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    left = MOST
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            headers = record.http_headers or record.rec_headers
            kind = (headers.get_header("Content-Type") or "").lower() if headers else ""
            body = (
                record.content_stream().read(left + 1)
                if (record.rec_type in _READ and "text/" in kind) or "xhtml" in kind
                else b""
            )
            left -= len(body)
            if left < 0:
                raise BrokenError(f"unpacks to more than {MOST >> 20} MB", "Split it.")
            yield page_of(body, kind)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, RecursionError) as error:
        raise BrokenError("is a damaged web archive", "Obtain it again.") from error


def page_of(body: bytes, kind: str) -> View:
    encoding, _ = page_encoding(body, "", kind)
    text = body.decode(encoding, "replace")
    if "html" in kind:
        return read_html(text)
    return View(text, starts=(0,), ends=(len(text),), places=("",)) if text.strip() else View("")

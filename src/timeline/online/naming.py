"""What a page from the web is called below the folder of sources: its name from the URL, its ending from its bytes."""

from __future__ import annotations

import mimetypes
import re
import unicodedata
from urllib.parse import unquote, urlsplit

from timeline.model import Kind
from timeline.project.sources import DEVICES
from timeline.readers.errors import UnreadableError
from timeline.readers.kind import MARKDOWN, PAGES, kind_of

LONGEST = 80
ENDINGS = {
    Kind.HTML: ".html", Kind.PDF: ".pdf", Kind.DOCX: ".docx", Kind.ODT: ".odt", Kind.EPUB: ".epub", Kind.VTT: ".vtt",
    Kind.SRT: ".srt", Kind.MARKDOWN: ".md", Kind.WARC: ".warc",
}  # fmt: skip
_TAKEN = {*ENDINGS.values(), *PAGES, *MARKDOWN}
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}\Z")
_TYPES = mimetypes.MimeTypes(filenames=())  # the library's own list: that of the system differs from one to the next
_OF_PAGES = ("text/html", "application/xhtml+xml")


def name_for(url: str, content_type: str, data: bytes) -> str:
    r"""The name of what was obtained from a URL.

    >>> name_for("https://www.example.org/news/Opening%20of%20the%20quay.php?id=7", "text/html", b"<!DOCTYPE html>")
    'opening-of-the-quay.html'
    >>> name_for("https://www.example.org/news/2024/", "application/pdf", b"%PDF-1.7\n")
    'news-2024.pdf'
    """
    last = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    ending = _ENDING.search(last)
    return stem_for(url) + ending_for(content_type, data, ending[0].lower() if ending else "")


def stem_for(url: str) -> str:
    """A name without its ending: the last part of the path that holds a letter, with what is behind it, or the host."""
    parts = urlsplit(url)
    host = slug_of((parts.hostname or "").removeprefix("www."))
    path = [slug_of(_ENDING.sub("", part)) for part in unquote(parts.path).split("/")]
    path = [part for part in path if part and part != "index"]
    worded = next((n for n in range(len(path) - 1, -1, -1) if re.search("[a-z]{2}", path[n])), None)
    named = path[worded:] if worded is not None else [host, *path]
    if not path and parts.query:
        named = [host, slug_of(parts.query)]
    stem = "-".join(named)[:LONGEST].strip("-.")
    return f"{stem}-" if stem.split(".")[0] in DEVICES else stem or "page"


def slug_of(text: str) -> str:
    """A text as a part of a name: letters without their marks, digits, and hyphens for all else."""
    plain = unicodedata.normalize("NFKD", text[: 4 * LONGEST]).encode("ascii", "ignore").decode().lower()
    return re.sub(r"-*\.+-*|\.{2,}", ".", re.sub("[^a-z0-9.]+", "-", plain)).strip("-.")


def ending_for(content_type: str, data: bytes, ending: str) -> str:
    """The ending of a name by what the bytes are; where they are no more than text, that of the URL."""
    declared = content_type.partition(";")[0].strip().lower()
    looked_at = "page.html" if declared in _OF_PAGES else f"page{ending}"
    try:
        kind = kind_of(data, looked_at)
    except UnreadableError:  # an image, a recording, a table: a transcript can stand for it
        return ending if ending and ending not in _TAKEN else _TYPES.guess_extension(declared) or ".bin"
    if kind is Kind.TEXT:
        return ending if ending and ending not in _TAKEN else ".txt"
    return ".markdown" if kind is Kind.MARKDOWN and ending == ".markdown" else ENDINGS[kind]

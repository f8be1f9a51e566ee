"""What a source is, by its bytes: the name counts only where they leave it open (Markdown)."""

from __future__ import annotations

import io
import re
from pathlib import PurePosixPath

from timeline.model.view import Kind
from timeline.patterns import late
from timeline.readers.errors import UnreadableError

_LOOK = 2048
_PAGE = late(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,1500}?-->\s*){0,8}<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_TAG = late(r"<(?:!--|[a-z][a-z0-9]{0,20}[\s/>])", re.IGNORECASE)
_SRT = late(r"\s*\d{1,6}[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]*-->[ \t]*\d{1,3}:\d\d")
_VTT = re.compile(r"WEBVTT(?:[ \t\r\n]|\Z)")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
PAGES = (".html", ".htm", ".xhtml", ".xht")
MARKDOWN = (".md", ".markdown", ".mdown")

_OTHER: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "an RTF file", "Save it as DOCX."),
    (b"\xd0\xcf\x11\xe0", "a file of an old Office program", "Save it as DOCX, or name a transcript in sources.csv."),
    (b"\x89PNG", "an image", "Name a transcript of it in sources.csv."),
    (b"\xff\xd8\xff", "an image", "Name a transcript of it in sources.csv."),
    (b"GIF8", "an image", "Name a transcript of it in sources.csv."),
    (b"II*\x00", "an image", "Name a transcript of it in sources.csv."),
    (b"MM\x00*", "an image", "Name a transcript of it in sources.csv."),
    (b"ID3", "a recording", "Name a transcript of it in sources.csv."),
    (b"OggS", "a recording", "Name a transcript of it in sources.csv."),
    (b"fLaC", "a recording", "Name a transcript of it in sources.csv."),
    (b"\x1aE\xdf\xa3", "a recording", "Name a transcript of it in sources.csv."),
    (b"\x1f\x8b", "a gzip file", "Unpack it."),
    (b"7z\xbc\xaf", "an archive", "Unpack it."),
    (b"Rar!", "an archive", "Unpack it."),
)
_KINDS = frozenset(kind.value for kind in Kind)
BINARY = (Kind.PDF, Kind.DOCX, Kind.ODT, Kind.EPUB, Kind.WARC)


def kind_of(data: bytes, name: str, wanted: str = "", encoding: str = "") -> Kind:
    """What a file is; `wanted` is the kind that sources.csv names. Raises UnreadableError for what none reads.

    >>> str(kind_of(b"<!DOCTYPE html><p>One.", "note.txt")), str(kind_of(b"One.", "page.html"))
    ('html', 'text')
    """
    if wanted in _KINDS:
        return Kind(wanted)
    found = _binary(data)
    return found if found is not None else _of_text(_beginning(data, encoding), PurePosixPath(name).suffix.lower())


def _binary(data: bytes) -> Kind | None:
    """The kind of a file that is no text; None for one that may be."""
    head = data[:_LOOK]
    if b"%PDF-" in head[:1024] and (head.startswith(b"%PDF-") or b"\x00" in data[:_LOOK] or _is_pdf(head)):
        return Kind.PDF
    if head.startswith(b"PK\x03\x04"):
        return _of_archive(data)
    if re.match(rb"WARC/\d\.\d\r?\n", head):
        return Kind.WARC
    if head[4:8] == b"ftyp" or (head.startswith(b"RIFF") and head[8:12] in (b"WAVE", b"AVI ", b"WEBP")):
        raise UnreadableError("is a recording or an image", "Name a transcript of it in sources.csv.")
    for mark, what, hint in _OTHER:
        if head.startswith(mark):
            raise UnreadableError(f"is {what}", hint)
    return None


def _is_pdf(head: bytes) -> bool:
    """Does a PDF begin behind some bytes that do not belong to it? Its header has a line of its own."""
    return re.search(rb"(?:\A|[\r\n\x00])%PDF-\d\.\d[\r\n ]", head[:1024]) is not None


def _of_archive(data: bytes) -> Kind:
    import zipfile  # hardly any source is one

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = {info.filename for info in archive.infolist()[:100_000]}
            mimetype = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError, EOFError, KeyError) as error:
        raise UnreadableError("is a damaged ZIP file", "Obtain it again.") from error
    if b"application/epub+zip" in mimetype:
        return Kind.EPUB
    if b"opendocument.text" in mimetype:
        return Kind.ODT
    if "word/document.xml" in names or ("[Content_Types].xml" in names and any(n.startswith("word/") for n in names)):
        return Kind.DOCX
    if "META-INF/container.xml" in names:
        return Kind.EPUB
    if any(name.startswith(("xl/", "ppt/")) for name in names) or b"opendocument" in mimetype:
        raise UnreadableError("is a spreadsheet or slides", "Save it as PDF.")
    raise UnreadableError("is a ZIP file", "Unpack it.")


def _beginning(data: bytes, encoding: str) -> str:
    """The first characters, as far as they can be told."""
    codec = next((codec for mark, codec in _MARKS if data.startswith(mark)), "") or encoding or "utf-8"
    try:
        return data[:_LOOK].decode(codec, "replace").removeprefix("\ufeff")
    except (LookupError, UnicodeError, ValueError):  # what is no encoding of texts is refused where it is read
        return data[:_LOOK].decode("latin-1")


def _of_text(head: str, suffix: str) -> Kind:
    if _VTT.match(head):
        return Kind.VTT
    first = head.lstrip()[:1]
    if first.isdecimal() and _SRT.match(head):
        return Kind.SRT
    if (first == "<" and _PAGE.match(head)) or (suffix in PAGES and _TAG.search(head)):
        return Kind.HTML
    return Kind.MARKDOWN if suffix in MARKDOWN else Kind.TEXT

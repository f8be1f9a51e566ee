"""The bytes of a source to its text: plain text as it is, pages and documents as their readers see them.

A plain text is strict UTF-8 or carries a BOM, or sources.csv declares its encoding; a guesser would read the pound sign
as another letter. What cannot be read has a Problem instead of a text, so that nobody takes it for an empty one.
"""

from __future__ import annotations

import codecs
import hashlib
import re
from dataclasses import replace
from functools import lru_cache, partial

from timeline.model import Flaw, Kind, Problem, Region, Source, SourceInfo, View
from timeline.model.packed import PackedText
from timeline.project.views import Views
from timeline.readers.charset import page_encoding
from timeline.readers.errors import ExtractorMissingError, UnreadableError
from timeline.readers.kind import BINARY, kind_of
from timeline.readers.kinds import TRANSCRIPT
from timeline.readers.read import read_binary, read_decoded
from timeline.text.lines import Lines

NO_TEXT = {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7", "mbcs", "oem"}
SECONDS = 8.0
_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def decoded(
    name: str,
    path: str,
    data: bytes,
    info: SourceInfo | None,
    *,
    seconds: float = SECONDS,
    content_type: str = "",
    views: Views | None = None,
) -> Source:
    """The source with its text, or with the problem that keeps it from being one.

    `seconds` bounds what reading a document may take; `content_type` is what a server said of it. `views` are those
    that were made before.
    """
    views = views or Views()
    sha256 = hashlib.sha256(data).hexdigest()
    source = partial(Source, name, path, sha256=sha256, size=len(data), info=info)
    wanted, encoding = (info.kind, info.encoding) if info else ("", "")
    try:
        kind = kind_of(data, name, wanted, encoding)
        if kind in BINARY:
            view = views.of((kind.value, sha256, seconds), lambda: read_binary(kind, data, seconds))
            return source(text=view.text, view=view)
        encoding, dispute = declared(kind, data, encoding, content_type)
        text, encoding, fault = text_of(data, encoding)
        if fault or kind is Kind.TEXT:
            found = problem(Flaw.SOURCE_UNREADABLE, path, f"{path} {fault[0]}", fault[1]) if fault else None
            return source(text=text, encoding=encoding, problem=found)
        made_of = (kind.value, sha256, encoding, seconds)
        view = replace(views.of(made_of, lambda: read_decoded(kind, text, seconds)), dispute=dispute)
    except UnreadableError as error:
        flaw = Flaw.EXTRACTOR_MISSING if isinstance(error, ExtractorMissingError) else Flaw.SOURCE_UNREADABLE
        return source(problem=problem(flaw, path, f"{path} {error}", error.hint))
    return source(text=view.text, encoding=encoding, view=view)


def declared(kind: Kind, data: bytes, encoding: str, content_type: str) -> tuple[str, str]:
    """What a file is decoded by, empty for UTF-8, and, of a page, how what declares that differs."""
    if kind is not Kind.HTML or any(data.startswith(mark) for mark, _ in _MARKS):
        return encoding, ""
    return page_encoding(data, encoding, content_type)


def text_of(data: bytes, wanted: str) -> tuple[str, str, tuple[str, str] | None]:
    """A text, what it was decoded by, and why it is none, with the next step."""
    encoding = next((codec for mark, codec in _MARKS if data.startswith(mark)), "") or wanted or "utf-8"
    try:
        codec = known_encoding(encoding)
        text = data.decode(codec)
    except LookupError:
        fault = f"is declared as {encoding[:40]!r}, which is no known text encoding"
        return "", encoding, (fault, "Name it as Python does: cp1252, latin-1.")
    except UnicodeError as error:
        fault = f"is not {encoding.upper().removesuffix('-SIG')}: {place_of(error, data)}"
        return "", encoding, (fault, "Declare its encoding in sources.csv, or save it as UTF-8.")
    if b"\x00" not in data or "\x00" not in text:  # bytes are searched faster, and no other one becomes a NUL
        if codec == "utf-8":
            PackedText.know(text, data)
        return text, encoding, None
    line, column = Lines(text).position(text.index("\x00"))
    fault = f"holds a NUL character at line {line}, column {column}: it is no text, or UTF-16 without a BOM"
    return "", encoding, (fault, "Save it as UTF-8.")


def transcribed(name: str, path: str, data: bytes, info: SourceInfo, transcript: Source) -> Source:
    """A scan or a recording with the text that stands for it, whose places are those of that text."""
    source = Source(name, path, sha256=hashlib.sha256(data).hexdigest(), size=len(data), info=info)
    if transcript.problem is not None:
        return replace(source, problem=transcript.problem)
    view = transcript.view or View(transcript.text, original=transcript.text)
    places = replace(view, extractor=TRANSCRIPT, version=f"{view.extractor} {view.version}")
    return replace(source, text=transcript.text, encoding=transcript.encoding, problem=None, view=places)


def problem(kind: Flaw, path: str, message: str, hint: str) -> Problem:
    return Problem(kind, message, Region(path), help=hint)


@lru_cache(1 << 6)
def known_encoding(name: str) -> str:
    """The codec's name. Raises LookupError for what is no text encoding or could run past a text's own characters."""
    info = codecs.lookup(name) if re.fullmatch(r"[A-Za-z0-9._-]{1,40}", name) else None
    if info is None or info.name in NO_TEXT or not getattr(info, "_is_text_encoding", True):
        raise LookupError(name)
    return info.name


def place_of(error: UnicodeError, data: bytes) -> str:
    """Which byte does not decode, and on which line."""
    if not isinstance(error, UnicodeDecodeError):
        return str(error)
    at = error.start + len(data) - len(error.object)  # a decoder may have been given what follows the BOM
    return f"byte 0x{data[at]:02X} at offset {at} (line {data.count(bytes([10]), 0, at) + 1})"

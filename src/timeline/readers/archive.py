"""ZIP archives and the XML in them, read within bounds: sizes, members, entities."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

from timeline.readers.errors import BrokenError

if TYPE_CHECKING:
    from pyexpat import XMLParserType

MOST = 128 << 20
"""Bytes that all members together may unpack to."""

_CHUNK = 1 << 16
_RATIO = 500  # a member that unpacks to so many times its size is made to fill a machine
_SMALL = 16 << 20  # bytes; below that it does no harm
_DECLARED = re.compile(rb"xmlns(?::([\w.-]{1,40}))?\s{0,9}=\s{0,9}[\"']([^\"'<>]{1,200})[\"']")
_OOXML = b"http://schemas.openxmlformats.org/"
_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = {
    _OOXML + b"wordprocessingml/2006/main": "w",
    _STRICT + b"wordprocessingml/main": "w",
    _OOXML + b"drawingml/2006/wordprocessingDrawing": "wp",
    _STRICT + b"drawingml/wordprocessingDrawing": "wp",
    _OOXML + b"officeDocument/2006/math": "m",
    _STRICT + b"officeDocument/math": "m",
    _OOXML + b"markup-compatibility/2006": "mc",
}
"""How the names of Word's XML are written by all who write it by hand; a library may write others for the same."""

HINT = "Obtain the file again."


class Archive:
    """A ZIP archive in memory; what is read of it is counted. Raises BrokenError."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise BrokenError("is a damaged ZIP file", HINT) from error
        self._left = MOST
        self.names = tuple(dict.fromkeys(info.filename for info in self._zip.infolist()))

    def chunks(self, name: str) -> Iterator[bytes]:
        """What a member unpacks to, piece by piece."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise BrokenError("is locked by a password", "Save it without one.")
            if info.file_size > max(_SMALL, _RATIO * info.compress_size):
                raise BrokenError(f"has a part {name[:60]!r} that unpacks to {info.file_size >> 20} MB", HINT)
            with self._zip.open(info) as member:
                while piece := member.read(_CHUNK):
                    self._left -= len(piece)
                    if self._left < 0:
                        raise BrokenError(f"unpacks to more than {MOST >> 20} MB", "Split it.")
                    yield piece
        except KeyError as error:
            raise BrokenError(f"lacks its part {name[:60]!r}", HINT) from error
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError) as error:
            raise BrokenError(f"has a damaged part {name[:60]!r}", HINT) from error

    def read(self, name: str) -> bytes:
        return b"".join(self.chunks(name))


class Handler(Protocol):
    """What takes the events of an XML document."""

    def start(self, name: str, attributes: dict[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, data: str) -> None: ...


def parse_xml(archive: Archive, name: str, handler: Handler) -> None:
    """Give the events of an XML member to a handler. Entities that it declares are refused, never expanded."""
    from xml.parsers import expat

    parser = expat.ParserCreate(namespace_separator=None)
    parser.buffer_text = True
    _refuse_entities(parser, name)
    try:
        for piece in archive.chunks(name):
            if parser.StartElementHandler is None:
                taking = usual(handler, piece)
                parser.StartElementHandler = taking.start
                parser.EndElementHandler = taking.end
                parser.CharacterDataHandler = taking.text
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise BrokenError(f"has a part {name[:60]!r} that is no XML: {str(error)[:60]}", HINT) from error


def usual(handler: Handler, head: bytes) -> Handler:
    """A handler that gets the names as they are usually written, where the head of the document declares others."""
    declared = ((one.decode("ascii", "replace"), uri) for one, uri in _DECLARED.findall(head))
    renamed = {prefix: _USUAL[uri] for prefix, uri in declared if _USUAL.get(uri, prefix) != prefix}
    return Renaming(handler, renamed) if renamed else handler


class Renaming:
    """Gives names with other prefixes to a handler: an element of the default namespace has none."""

    def __init__(self, handler: Handler, renamed: Mapping[str, str]) -> None:
        self._handler = handler
        self._renamed = renamed
        self.text = handler.text

    def _name(self, name: str) -> str:
        prefix, _, local = name.rpartition(":")
        return f"{self._renamed[prefix]}:{local}" if prefix in self._renamed else name

    def start(self, name: str, attributes: dict[str, str]) -> None:
        own = {self._name(key) if ":" in key else key: value for key, value in attributes.items()}
        self._handler.start(self._name(name), own)

    def end(self, name: str) -> None:
        self._handler.end(self._name(name))


def _refuse_entities(parser: XMLParserType, name: str) -> None:
    def declared(*_: object) -> None:
        raise BrokenError(f"has a part {name[:60]!r} that declares entities of its own", HINT)

    parser.EntityDeclHandler = declared

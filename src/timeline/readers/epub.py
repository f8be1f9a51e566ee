"""E-books: the documents of the spine in their order, each read as a page."""

from __future__ import annotations

import posixpath
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from timeline.model.view import Hidden, Kind, Raised, View
from timeline.readers.archive import HINT, Archive, parse_xml
from timeline.readers.charset import declared_in
from timeline.readers.errors import BrokenError
from timeline.readers.html import EXTRACTOR, read_html
from timeline.readers.installed import version_of

_EMPTY = re.compile(
    r"<((?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)[A-Za-z][\w:-]{0,40})(\s[^<>]{0,2000}?)?/>"
)
_CONTAINER = "META-INF/container.xml"


@dataclass
class Package:
    """What the package document says: its parts by id, and which are read in what order."""

    root: str = ""
    parts: dict[str, str] = field(default_factory=dict)
    spine: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local == "rootfile" and not self.root:
            self.root = attributes.get("full-path", "")
        elif local == "item":
            self.parts[attributes.get("id", "")] = attributes.get("href", "")
        elif local == "itemref":
            self.spine.append(attributes.get("idref", ""))

    def end(self, name: str) -> None: ...

    def text(self, data: str) -> None: ...


def read_epub(data: bytes) -> View:
    """The view of an e-book. Raises BrokenError."""
    archive, package = Archive(data), Package()
    parse_xml(archive, _CONTAINER, package)
    parse_xml(archive, package.root, package)
    folder = posixpath.dirname(package.root)
    parts = (package.parts[one] for one in package.spine if one in package.parts)
    names = dict.fromkeys(posixpath.normpath(posixpath.join(folder, unquote(part))) for part in parts)
    texts = (text_of(archive.read(name), name) for name in names if name in archive.names)
    pages = (read_html(with_ends(text)) for text in texts)
    return joined(pages, "section", Kind.EPUB, f"1+{EXTRACTOR} {version_of(EXTRACTOR)}")


def text_of(data: bytes, name: str) -> str:
    """A part as text: it declares its encoding, or is UTF-8."""
    codec = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else declared_in(data) or "utf-8"
    try:
        return data.decode(codec).removeprefix("\ufeff")
    except (UnicodeError, LookupError) as error:
        raise BrokenError(f"has a part {name[:60]!r} that is not {codec.upper()}", HINT) from error


def with_ends(text: str) -> str:
    """XHTML as HTML is read: an empty element has an end of its own there."""
    return _EMPTY.sub(r"<\1\2></\1>", text)


def joined(pages: Iterator[View], what: str, kind: Kind, version: str) -> View:
    """One view of several: what is seen of each in order, then what is hidden, places by number and paragraph."""
    pieces, later = list[str](), list[tuple[str, str, str]]()
    starts, ends, places, at = array("I"), array("I"), list[str](), 0
    raised, hidden = list[Raised](), list[Hidden]()
    for number, view in enumerate(pages, 1):
        seen = view.text[: view.seen_end]
        if pieces and seen:
            pieces.append("\n\n")
            at += 2
        for start, end, place in numbered(view, f"{what} {number}"):
            if start < len(seen):
                starts.append(at + start)
                ends.append(at + end)
                places.append(place)
            else:
                later.append((view.text[start:end], place, view.hidden_why(start)))
        raised += (Raised(at + one.start, at + one.end, one.shown, one.is_note) for one in view.raised)
        hidden += (Hidden(at + one.start, at + one.end, one.why) for one in view.hidden if one.end <= len(seen))
        pieces.append(seen)
        at += len(seen)
    tail = 0
    for text, place, why in later:
        pieces += ("\n\n", text)
        starts.append(at + tail + 2)
        tail += 2 + len(text)
        ends.append(at + tail)
        places.append(place)
        hidden.append(Hidden(ends[-1] - len(text), ends[-1], why))
    return View(
        "".join(pieces), kind, kind.value, version, starts=starts, ends=ends, places=tuple(places),
        hidden=tuple(hidden), raised=tuple(raised), tail=tail,
    )  # fmt: skip


def numbered(view: View, part: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of a page with the number of the paragraph that each is in."""
    paragraph, done = 1, 0
    for start, end in zip(view.starts, view.ends, strict=True):
        paragraph += view.text.count("\n\n", done, start)
        done = start
        yield start, end, f"{part}, paragraph {paragraph}"

"""OpenDocument texts: paragraphs, cells, text boxes, notes, comments; tracked deletions apart."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from timeline.model.view import Kind, View
from timeline.readers.archive import Archive, parse_xml
from timeline.readers.blocks import view_of_blocks
from timeline.readers.walk import Walk

VERSION = "1"
_APART = "text:sequence-decls office:forms text:ruby-text dc:creator dc:date text:note-citation meta:creator-initials"
_PASSED = frozenset(_APART.split())
_MOST_SPACES = 1000
_SIGNS = {"text:tab": "\t", "text:line-break": "\n"}
_BREAKING = ("text:p", "text:h")

_Enter = Callable[["Reader", dict[str, str]], None]


@dataclass
class Styles:
    """The names of the styles whose text is struck, hidden or raised."""

    struck: set[str] = field(default_factory=set)
    hidden: set[str] = field(default_factory=set)
    raised: set[str] = field(default_factory=set)
    name: str = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "style:style":
            self.name = attributes.get("style:name", "")
        elif name == "style:text-properties" and self.name:
            if attributes.get("style:text-line-through-style", "none") != "none":
                self.struck.add(self.name)
            if attributes.get("text:display") == "none":
                self.hidden.add(self.name)
            if attributes.get("style:text-position", "").startswith(("super", "33%")):
                self.raised.add(self.name)

    def end(self, name: str) -> None:
        if name == "style:style":
            self.name = ""

    def text(self, data: str) -> None: ...

    def why(self, style: str) -> str:
        """How text of a style is to be taken."""
        if style in self.hidden:
            return "hidden"
        return "struck" if style in self.struck else "raised" if style in self.raised else ""


@dataclass
class Reader(Walk):
    """What is known while the XML goes by."""

    styles: Styles = field(default_factory=Styles)
    root: str = "office:text"
    notes: dict[str, int] = field(default_factory=dict)
    takes: list[str] = field(default_factory=list)  # how the text of the spans around is to be taken
    depth: int = 0  # below the root
    deleted: int = 0
    passed: int = 0  # how deep in what is passed over

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.passed or name in _PASSED:
            self.passed += 1
        elif self.depth or name == self.root:
            self.depth += 1
            enter = _ENTER.get(name)
            if enter:
                enter(self, attributes)
            elif name in _SIGNS and self.open:
                self.put(_SIGNS[name])

    def end(self, name: str) -> None:
        if self.passed:
            self.passed -= 1
        elif self.depth:
            self.depth -= 1
            leave = _LEAVE.get(name)
            if leave:
                leave(self)

    def text(self, data: str) -> None:
        if self.open and not self.passed and self.depth:
            self.put(" ".join(data.split(" ")) if "\n" not in data else " ".join(data.split()))

    def put(self, text: str) -> None:
        why = "deleted" if self.deleted else next((take for take in reversed(self.takes) if take), "")
        self.put_as(text, why)


def _paragraph(reader: Reader, attributes: dict[str, str]) -> None:
    reader.begin_block()
    _span(reader, attributes)


def _paragraph_end(reader: Reader) -> None:
    _span_end(reader)
    reader.end_block()


def _span(reader: Reader, attributes: dict[str, str]) -> None:
    reader.takes.append(reader.styles.why(attributes.get("text:style-name", "")))


def _span_end(reader: Reader) -> None:
    if reader.takes:
        reader.takes.pop()


def _spaces(reader: Reader, attributes: dict[str, str]) -> None:
    count = attributes.get("text:c", "1")
    if reader.open:
        reader.put(
            " " * (min(int(count), _MOST_SPACES) if count.isascii() and count.isdigit() and len(count) < 9 else 1)
        )


def _note(reader: Reader, attributes: dict[str, str]) -> None:
    kind = "endnote" if attributes.get("text:note-class") == "endnote" else "footnote"
    reader.notes[kind] = reader.notes.get(kind, 0) + 1
    if reader.open and not reader.deleted:
        reader.open[-1].mark(str(reader.notes[kind]))
    reader.within.append(f"{kind} {reader.notes[kind]}")
    reader.takes.append("")


def _comment(reader: Reader, _: dict[str, str]) -> None:
    reader.notes["comment"] = reader.notes.get("comment", 0) + 1
    reader.within.append(f"comment {reader.notes['comment']}")


def _note_end(reader: Reader) -> None:
    reader.end_within()
    _span_end(reader)


def _deletion(reader: Reader, _: dict[str, str]) -> None:
    reader.deleted += 1
    reader.within.append("a tracked change")


def _deletion_end(reader: Reader) -> None:
    reader.deleted -= 1
    reader.end_within()


def _described(reader: Reader, _: dict[str, str]) -> None:
    reader.begin_block()
    reader.takes.append("alt text")


def _described_end(reader: Reader) -> None:
    _span_end(reader)
    if reader.open:
        reader.open.pop()


_ENTER: dict[str, _Enter] = {
    "text:p": _paragraph, "text:h": _paragraph, "text:span": _span, "text:s": _spaces, "text:note": _note,
    "office:annotation": _comment, "draw:text-box": lambda reader, _: reader.begin_box(),
    "table:table": lambda reader, _: reader.begin_table(), "table:table-row": lambda reader, _: reader.begin_row(),
    "table:table-cell": lambda reader, _: reader.begin_cell(), "text:deletion": _deletion,
    "svg:title": _described, "svg:desc": _described,
}  # fmt: skip
_LEAVE: dict[str, Callable[[Reader], None]] = {
    "text:p": _paragraph_end, "text:h": _paragraph_end, "text:span": _span_end, "text:note": _note_end,
    "office:annotation": Walk.end_within, "draw:text-box": Walk.end_within, "table:table": Walk.end_table,
    "text:deletion": _deletion_end, "svg:title": _described_end, "svg:desc": _described_end,
}  # fmt: skip


def read_odt(data: bytes) -> View:
    """The view of an OpenDocument text. Raises BrokenError."""
    archive, styles = Archive(data), Styles()
    parse_xml(archive, "content.xml", styles)
    reader = Reader(styles=styles)
    parse_xml(archive, "content.xml", reader)
    if "styles.xml" in archive.names:
        reader.root, reader.part = "office:master-styles", "header or footer"
        parse_xml(archive, "styles.xml", reader)
    return view_of_blocks(reader.blocks, Kind.ODT, "odt", VERSION)

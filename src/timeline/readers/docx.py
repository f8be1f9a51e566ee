"""Word documents (Office Open XML): paragraphs, cells, text boxes, notes, comments; insertions kept, deletions apart.

Read straight from the XML, since libraries pass over notes, boxes or inserted words.
"""

from __future__ import annotations

from collections.abc import Callable

from timeline.model.view import Kind, View
from timeline.readers.archive import Archive, parse_xml
from timeline.readers.blocks import view_of_blocks
from timeline.readers.walk import Walk
from timeline.readers.wordml import WordEvents

VERSION = "1"
_SIGNS = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad",
}  # fmt: skip
_NOTES = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")

_Enter = Callable[["Reader", dict[str, str]], None]


class Reader(WordEvents):
    """What is known while the XML goes by. `notes` are the numbers of notes by kind and id, in order of their marks."""

    def __init__(self) -> None:
        super().__init__()
        self.walk = Walk()
        self.notes: dict[str, dict[str, int]] = {}
        self.raised = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name in _ENTER:
            _ENTER[name](self, attributes)
        elif name in _SIGNS:
            self.put(_SIGNS[name])

    def finish(self, name: str) -> None:
        if name in _LEAVE:
            _LEAVE[name](self)

    def put(self, text: str) -> None:
        if self.walk.open:
            self.walk.put_as(text, self.why or ("raised" if self.raised else ""))

    def number_of(self, kind: str, attributes: dict[str, str]) -> int:
        """The number of a note, in the order of their marks."""
        numbers = self.notes.setdefault(kind, {})
        return numbers.setdefault(attributes.get("w:id", ""), len(numbers) + 1)


def _run(reader: Reader, _: dict[str, str]) -> None:
    reader.raised = False


def _aligned(reader: Reader, attributes: dict[str, str]) -> None:
    reader.raised = attributes.get("w:val") == "superscript"


def _reference(kind: str) -> _Enter:
    def mark(reader: Reader, attributes: dict[str, str]) -> None:
        number = reader.number_of(kind, attributes)
        if reader.walk.open and not reader.deleted:
            reader.walk.open[-1].mark(str(number))

    return mark


def _note(kind: str) -> _Enter:
    def begin(reader: Reader, attributes: dict[str, str]) -> None:
        if attributes.get("w:type", "normal") in ("separator", "continuationSeparator", "continuationNotice"):
            reader.walk.part = ""
        else:
            reader.walk.part = f"{kind} {reader.number_of(kind, attributes)}"

    return begin


def _described(reader: Reader, attributes: dict[str, str]) -> None:
    """The words that stand for a drawing."""
    words = attributes.get("descr", "")
    if words.strip() and reader.walk.open:
        reader.walk.open[-1].hide(words + "\n", "alt text")


def _symbol(reader: Reader, _: dict[str, str]) -> None:
    reader.put("\ufffd")  # a sign of a font that is not Unicode's


_ENTER: dict[str, _Enter] = {
    "w:p": lambda reader, _: reader.walk.begin_block(), "w:tbl": lambda reader, _: reader.walk.begin_table(),
    "w:tr": lambda reader, _: reader.walk.begin_row(), "w:tc": lambda reader, _: reader.walk.begin_cell(),
    "w:txbxContent": lambda reader, _: reader.walk.begin_box(), "w:r": _run, "w:vertAlign": _aligned,
    "w:footnoteReference": _reference("footnote"), "w:endnoteReference": _reference("endnote"),
    "w:footnote": _note("footnote"), "w:endnote": _note("endnote"), "w:comment": _note("comment"),
    "wp:docPr": _described, "w:sym": _symbol,
}  # fmt: skip
_LEAVE: dict[str, Callable[[Reader], None]] = {
    "w:p": lambda reader: reader.walk.end_block(), "w:tbl": lambda reader: reader.walk.end_table(),
    "w:txbxContent": lambda reader: reader.walk.end_within(),
}  # fmt: skip


def read_docx(data: bytes) -> View:
    """The view of a Word document. Raises BrokenError."""
    archive, reader = Archive(data), Reader()
    parse_xml(archive, "word/document.xml", reader)
    for name in _NOTES:
        if name in archive.names:
            reader.walk.part = ""
            parse_xml(archive, name, reader)
    for kind in ("header", "footer"):
        parts = sorted(name for name in archive.names if name.startswith(f"word/{kind}") and name.endswith(".xml"))
        for number, name in enumerate(parts, 1):
            reader.walk.part = f"{kind} {number}"
            parse_xml(archive, name, reader)
    return view_of_blocks(reader.walk.blocks, Kind.DOCX, "docx", VERSION)

"""Word documents (Office Open XML): paragraphs, cells, text boxes, notes, comments; insertions kept, deletions apart.

Read straight from the XML, since libraries pass over notes, boxes or inserted words. Of a drawing that is there twice
(mc:AlternateContent) the first is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from timeline.model.view import Kind, View
from timeline.readers.archive import Archive, parse_xml
from timeline.readers.blocks import Block, view_of_blocks

VERSION = "1"
_APART = "mc:Fallback w:instrText w:delInstrText w:pPr w:sectPr w:tblPr w:tcPr w:rt w:fldData"
_PASSED = frozenset(_APART.split())
_SIGNS = {
    "w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "\u2011", "w:softHyphen": "\u00ad",
}  # fmt: skip
_DELETED = frozenset(("w:del", "w:moveFrom"))
_NOTES = ("word/footnotes.xml", "word/endnotes.xml", "word/comments.xml")
_OFF = ("0", "false", "none", "off")

_Enter = Callable[["Reader", dict[str, str]], None]


@dataclass
class Reader:
    """What is known while the XML goes by. `notes` are the numbers of notes by kind and id, in order of their marks."""

    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, dict[str, int]] = field(default_factory=dict)
    part: str = ""  # how a place begins in notes, comments, headers
    paragraphs: int = 0
    tables: int = 0
    boxes: int = 0
    cells: list[list[int]] = field(default_factory=list)  # of the tables around: number, row, cell
    open: list[Block] = field(default_factory=list)
    deleted: int = 0
    passed: int = 0  # how deep in what is passed over
    in_text: bool = False
    in_box: list[str] = field(default_factory=list)
    hidden: str = ""
    raised: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self.passed or name in _PASSED:
            self.passed += 1
        elif name in _ENTER:
            _ENTER[name](self, attributes)
        elif self.open and name in _SIGNS:
            self.put(_SIGNS[name])
        elif name.startswith("w:"):
            self.other(name, attributes)

    def other(self, name: str, attributes: dict[str, str]) -> None:
        """Elements that say how the text of a run is to be taken."""
        if name in _DELETED:
            self.deleted += 1
        elif name in ("w:vanish", "w:webHidden") and is_on(attributes):
            self.hidden = "hidden"
        elif name in ("w:strike", "w:dstrike") and is_on(attributes):
            self.hidden = "struck"
        elif name == "w:vertAlign":
            self.raised = attributes.get("w:val") == "superscript"

    def end(self, name: str) -> None:
        if self.passed:
            self.passed -= 1
        elif name in _LEAVE:
            _LEAVE[name](self)
        elif name in _DELETED:
            self.deleted -= 1

    def text(self, data: str) -> None:
        if self.in_text and self.open and not self.passed:
            self.put(data)

    def put(self, text: str) -> None:
        block, why = self.open[-1], "deleted" if self.deleted else self.hidden
        if why == "struck":
            block.strike(text)
        elif why:
            block.hide(text, why)
        elif self.raised:
            block.raise_digits(text)
        else:
            block.add(text)

    def place(self) -> str:
        if self.in_box:
            return self.in_box[-1]
        if self.part:
            return self.part
        if self.cells:
            table, row, cell = self.cells[-1]
            return f"table {table}, row {row}, cell {cell}"
        return f"paragraph {self.paragraphs + 1}"


def is_on(attributes: dict[str, str]) -> bool:
    return attributes.get("w:val", "1") not in _OFF


def _paragraph(reader: Reader, _: dict[str, str]) -> None:
    block = Block(reader.place())
    reader.open.append(block)
    reader.blocks.append(block)


def _paragraph_end(reader: Reader) -> None:
    block = reader.open.pop() if reader.open else None
    if block and block.place.startswith("paragraph ") and "".join(block.pieces).strip():
        reader.paragraphs += 1


def _run(reader: Reader, _: dict[str, str]) -> None:
    reader.hidden, reader.raised = "", False


def _text(reader: Reader, _: dict[str, str]) -> None:
    reader.in_text = True


def _text_end(reader: Reader) -> None:
    reader.in_text = False


def _table(reader: Reader, _: dict[str, str]) -> None:
    reader.tables += 1
    reader.cells.append([reader.tables, 0, 0])


def _row(reader: Reader, _: dict[str, str]) -> None:
    if reader.cells:
        reader.cells[-1][1:] = [reader.cells[-1][1] + 1, 0]


def _cell(reader: Reader, _: dict[str, str]) -> None:
    if reader.cells:
        reader.cells[-1][2] += 1


def _table_end(reader: Reader) -> None:
    if reader.cells:
        reader.cells.pop()


def _box(reader: Reader, _: dict[str, str]) -> None:
    reader.boxes += 1
    reader.in_box.append(f"text box {reader.boxes}")


def _box_end(reader: Reader) -> None:
    if reader.in_box:
        reader.in_box.pop()


def _reference(kind: str) -> _Enter:
    def mark(reader: Reader, attributes: dict[str, str]) -> None:
        numbers = reader.notes.setdefault(kind, {})
        number = numbers.setdefault(attributes.get("w:id", ""), len(numbers) + 1)
        if reader.open and not reader.deleted:
            reader.open[-1].mark(str(number))

    return mark


def _note(kind: str) -> _Enter:
    def begin(reader: Reader, attributes: dict[str, str]) -> None:
        if attributes.get("w:type", "normal") in ("separator", "continuationSeparator", "continuationNotice"):
            reader.part = ""
            return
        numbers = reader.notes.setdefault(kind, {})
        number = numbers.setdefault(attributes.get("w:id", ""), len(numbers) + 1)
        reader.part = f"{kind} {number}"

    return begin


def _described(reader: Reader, attributes: dict[str, str]) -> None:
    """The words that stand for a drawing."""
    words = attributes.get("descr", "")
    if words.strip() and reader.open:
        reader.open[-1].hide(words + "\n", "alt text")


def _symbol(reader: Reader, _: dict[str, str]) -> None:
    if reader.open:
        reader.put("\ufffd")  # a sign of a font that is not Unicode's


_ENTER: dict[str, _Enter] = {
    "w:p": _paragraph, "w:r": _run, "w:t": _text, "m:t": _text, "w:delText": _text, "w:tbl": _table, "w:tr": _row,
    "w:tc": _cell, "w:txbxContent": _box, "w:footnoteReference": _reference("footnote"),
    "w:endnoteReference": _reference("endnote"), "w:footnote": _note("footnote"), "w:endnote": _note("endnote"),
    "w:comment": _note("comment"), "wp:docPr": _described, "w:sym": _symbol,
}  # fmt: skip
_LEAVE: dict[str, Callable[[Reader], None]] = {
    "w:p": _paragraph_end, "w:t": _text_end, "m:t": _text_end, "w:delText": _text_end, "w:tbl": _table_end,
    "w:txbxContent": _box_end,
}  # fmt: skip


def read_docx(data: bytes) -> View:
    """The view of a Word document. Raises BrokenError."""
    archive, reader = Archive(data), Reader()
    parse_xml(archive, "word/document.xml", reader)
    for name in _NOTES:
        if name in archive.names:
            reader.part = ""
            parse_xml(archive, name, reader)
    for kind in ("header", "footer"):
        parts = sorted(name for name in archive.names if name.startswith(f"word/{kind}") and name.endswith(".xml"))
        for number, name in enumerate(parts, 1):
            reader.part = f"{kind} {number}"
            parse_xml(archive, name, reader)
    return view_of_blocks(reader.blocks, Kind.DOCX, "docx", VERSION)

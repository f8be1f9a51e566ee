"""Word documents (ECMA-376): a line for each paragraph, its place the paragraph's number.

Paragraphs and tables of the body, foot- and endnotes; insertions are kept, deletions, hidden and struck words are out.
A comment `@id` links the place that it stands at to a claim, and `timeline: rule: reason` accepts a finding there.
Nothing is unpacked that is larger than a limit, and no document with a DTD is parsed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from timeline.draft.article import Comment, LinkKind, Parts
from timeline.draft.markdown import ADDRESS, keys_in
from timeline.draft.masking import BREAK, Masking
from timeline.model.errors import TimelineError

MAX_PART = 64 << 20
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OUT = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "delText", "pPr", "rPr"))
_OUT |= {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}  # a box that is there twice
_UNSEEN = [f"{_W}rPr/{_W}{name}" for name in ("vanish", "webHidden", "strike", "dstrike")]
_KEPT = (f"{_W}commentReference",)  # of a run that is not seen
_OFF = ("0", "false", "none", "off")
_CITED = re.compile(r"\[(?=[^\[\]\n]{0,400}@)[^\[\]\n]{1,500}\]")
_LINE = re.compile(r"\n")
_QUOTE_STYLE = re.compile(r"quote|zitat|citation|cita", re.IGNORECASE)


@dataclass
class _Read:
    """What was read so far: lines, the spans of those in a style for quotations, and comments with their places."""

    lines: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[tuple[int, int]] = field(default_factory=list)
    placed: list[tuple[str, int]] = field(default_factory=list)


def parse_docx(data: bytes) -> tuple[str, Parts]:
    """The text of a Word document and its parts. Raises TimelineError for what is none."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml")
            notes = [_part(archive, f"word/{name}.xml") for name in ("footnotes", "endnotes")]
            comments = _part(archive, "word/comments.xml")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise TimelineError("is no Word document: it is no archive", "Save it as .docx.") from error
    if body is None:
        raise TimelineError("is no Word document: it holds no text", "Save it as .docx.")
    found = _Read()
    for part in (body, *notes):
        for paragraph in _paragraphs(part) if part is not None else ():
            _read_paragraph(paragraph, found)
    text = "".join(f"{line}\n" for line in found.lines)
    return text, _parts(text, found, _comments(comments))


def _part(archive: zipfile.ZipFile, name: str) -> ET.Element | None:
    """A part of the document as XML; None where there is none. Raises TimelineError."""
    if name not in archive.namelist():
        return None
    with archive.open(name) as file:
        data = file.read(MAX_PART + 1)
    if len(data) > MAX_PART:
        raise TimelineError(f"holds a part larger than {MAX_PART >> 20} MB", "Split it.")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise TimelineError("holds a document type, which no Word document has", "Save it anew.")
    try:
        return ET.fromstring(data)  # noqa: S314 - bounded, and refused above where it declares entities
    except ET.ParseError as error:
        raise TimelineError(f"is damaged: {name} is no XML", "Save it anew.") from error


def _paragraphs(part: ET.Element) -> Iterator[ET.Element]:
    """The paragraphs in order, those of tables and boxes too; none that is deleted."""
    pending = [part]
    while pending:
        element = pending.pop()
        if element.tag == f"{_W}p":
            yield element
        elif element.tag not in _OUT:
            pending += reversed(element)


def _read_paragraph(paragraph: ET.Element, found: _Read) -> None:
    pieces: list[str] = []
    length = 0
    pending = list(reversed(paragraph))
    while pending:
        element = pending.pop()
        if element.tag in _OUT:
            continue
        if element.tag == f"{_W}commentReference":
            found.placed.append((element.get(f"{_W}id", ""), found.length + length))
        piece = _piece(element)
        pieces.append(piece)
        length += len(piece)
        pending += [one for one in reversed(element) if one.tag in _KEPT or not _is_unseen(element)]
    line = "".join(pieces)
    if _QUOTE_STYLE.search(_style(paragraph)):
        found.blocks.append((found.length, found.length + len(line)))
    found.lines.append(line)
    found.length += len(line) + 1


def _is_unseen(run: ET.Element) -> bool:
    """Is it a run that is hidden or struck through?"""
    marks = [run.find(path) for path in _UNSEEN] if run.tag == f"{_W}r" else []
    return any(mark is not None and mark.get(f"{_W}val", "1") not in _OFF for mark in marks)


def _piece(element: ET.Element) -> str:
    """The characters of one element of a run."""
    if element.tag == f"{_W}t":
        return (element.text or "").replace("\n", " ")
    if element.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
        return " "
    return {f"{_W}noBreakHyphen": "\u2011"}.get(element.tag, "")


def _style(paragraph: ET.Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return style.get(f"{_W}val", "") if style is not None else ""


def _comments(part: ET.Element | None) -> dict[str, str]:
    """The words of the comments by id."""
    if part is None:
        return {}
    return {
        one.get(f"{_W}id", ""): " ".join(element.text or "" for element in one.iter(f"{_W}t"))
        for one in part.iter(f"{_W}comment")
    }


def _parts(text: str, found: _Read, comments: dict[str, str]) -> Parts:
    parts = Parts(Masking(text), blocks=found.blocks)
    for number, place in found.placed:
        words, end = comments.get(number, "").strip(), min(place, len(text))
        start = max(0, text.rfind(" ", 0, max(0, end - 1)) + 1, text.rfind("\n", 0, end) + 1)
        parts.comments.append(Comment(words, min(start, end), end))
        for link in keys_in(words, 0, len(words), LinkKind.CLAIM):
            parts.links.append(type(link)(link.key, min(start, end), end, LinkKind.CLAIM))
    for match in _CITED.finditer(text):
        parts.links += keys_in(text, *match.span(), LinkKind.CLAIM)
    parts.masking.blank(_CITED)
    parts.masking.blank(ADDRESS)
    parts.masking.unsee(_LINE, BREAK)
    return parts

"""Word documents (ECMA-376): a line for each paragraph, its place the paragraph's number.

Paragraphs and tables of the body, foot- and endnotes; insertions are kept, deletions, hidden and struck words are out.
A comment `@id` links the place that it stands at to a claim, and `timeline: rule: reason` accepts a finding there.
The archive and what of its text is not seen are read as those of a source are: the same limits, the same words.
"""

from __future__ import annotations

import re

from timeline.draft.article import Comment, LinkKind, Parts
from timeline.draft.markdown import ADDRESS, keys_in
from timeline.draft.masking import BREAK, Masking
from timeline.model.errors import TimelineError
from timeline.readers.archive import Archive, Handler, parse_xml
from timeline.readers.errors import BrokenError
from timeline.readers.wordml import WordEvents

_BODY, _COMMENTS = "word/document.xml", "word/comments.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_SIGNS = {"w:tab": " ", "w:br": " ", "w:cr": " ", "w:noBreakHyphen": "\u2011"}
_CITED = re.compile(r"\[(?=[^\[\]\n]{0,400}@)[^\[\]\n]{1,500}\]")
_LINE = re.compile(r"\n")
_QUOTE_STYLE = re.compile(r"quote|zitat|citation|cita", re.IGNORECASE)


class _Lines(WordEvents):
    """What was read so far: lines, the spans of those in a style for quotations, and comments with their places.

    A paragraph of a box within another is a piece of its line.
    """

    texts = frozenset(("w:t",))

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.blocks: list[tuple[int, int]] = []
        self.placed: list[tuple[str, int]] = []
        self._pieces: list[str] = []
        self._begun = self._length = 0  # offsets: of the line, and behind what was read of it
        self._depth = 0  # of the paragraph
        self._style = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "w:pStyle" and self.passed == 1 and self._depth == 1:
            self._style = attributes.get("w:val", "")
        super().start(name, attributes)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if self.deleted:
            return
        if name == "w:p":
            self._depth += 1
        elif name == "w:commentReference" and self._depth:
            self.placed.append((attributes.get("w:id", ""), self._length))
        elif name in _SIGNS:
            self.put(_SIGNS[name])

    def finish(self, name: str) -> None:
        if name == "w:p" and not self.deleted:
            self._depth -= 1
            if not self._depth:
                self._end_line()

    def _end_line(self) -> None:
        if _QUOTE_STYLE.search(self._style):
            self.blocks.append((self._begun, self._length))
        self.lines.append("".join(self._pieces))
        self._begun = self._length = self._length + 1
        self._pieces, self._style = [], ""

    def put(self, text: str) -> None:
        if self._depth and not self.why:
            self._pieces.append(text.replace("\n", " "))
            self._length += len(text)


class _Comments(WordEvents):
    """The words of the comments by id."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, list[str]] = {}
        self._id = ""

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "w:comment":
            self._id = attributes.get("w:id", "")

    def put(self, text: str) -> None:
        self.words.setdefault(self._id, []).append(text)


def parse_docx(data: bytes) -> tuple[str, Parts]:
    """The text of a Word document and its parts. Raises TimelineError for what is none."""
    found, comments = _Lines(), _Comments()
    try:
        archive = _archive(data)
        for name, handler in ((_BODY, found), *((note, found) for note in _NOTES), (_COMMENTS, comments)):
            _take(archive, name, handler)
    except BrokenError as error:
        raise TimelineError(str(error), error.hint) from error
    text = "".join(f"{line}\n" for line in found.lines)
    return text, _parts(text, found, {number: " ".join(words) for number, words in comments.words.items()})


def _archive(data: bytes) -> Archive:
    """The archive that a Word document is. Raises TimelineError for what is none."""
    try:
        archive = Archive(data)
    except BrokenError as error:
        raise TimelineError("is no Word document: it is no archive", "Save it as .docx.") from error
    if _BODY not in archive.names:
        raise TimelineError("is no Word document: it holds no text", "Save it as .docx.")
    return archive


def _take(archive: Archive, name: str, handler: Handler) -> None:
    if name in archive.names:
        parse_xml(archive, name, handler)


def _parts(text: str, found: _Lines, comments: dict[str, str]) -> Parts:
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

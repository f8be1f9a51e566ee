"""A document's blocks on their way to a view: paragraphs, cells, notes, each with its place in words."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field

from timeline.model.view import Hidden, Kind, Raised, View
from timeline.readers.build import RAISED


@dataclass
class Block:
    """One paragraph: its place, the pieces of its text, and what is raised, struck and hidden in it."""

    place: str
    pieces: list[str] = field(default_factory=list)
    size: int = 0
    raised: list[Raised] = field(default_factory=list)
    struck: list[Hidden] = field(default_factory=list)
    unseen: dict[str, list[str]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        self.pieces.append(text)
        self.size += len(text)

    def mark(self, shown: str) -> None:
        """The mark of a note."""
        self.raised.append(Raised(self.size, self.size + len(shown) + 2, shown))
        self.add(f"[{shown}]")

    def strike(self, text: str) -> None:
        """Text with a line through it."""
        self.struck.append(Hidden(self.size, self.size + len(text), "struck"))
        self.add(text)

    def hide(self, text: str, why: str) -> None:
        """Text that a reader does not see."""
        self.unseen.setdefault(why, []).append(text)

    def raise_digits(self, text: str) -> None:
        """Raised text: a number behind a letter or a number is its power."""
        bare = text.strip()
        before = self.pieces[-1][-1:] if self.pieces else ""
        if not bare.lstrip("+-−").isdecimal() or not (before.isalnum() or before in (")", "]")):
            self.add(text)
            return
        if before.isalpha():
            self.raised.append(Raised(self.size, self.size + len(bare), bare, is_note=False))
        self.add(bare.translate(RAISED))


def view_of_blocks(blocks: list[Block], kind: Kind, extractor: str, version: str) -> View:
    """The view of a document: its blocks, empty lines between them, tabs between cells; then what is hidden."""
    pieces: list[str] = []
    starts, ends, places = array("I"), array("I"), list[str]()
    raised, hidden = list[Raised](), list[Hidden]()
    at = 0

    def put(text: str, place: str, between: str) -> int:
        nonlocal at
        if pieces:
            pieces.append(between)
            at += len(between)
        begin = at
        pieces.append(text)
        at += len(text)
        starts.append(begin)
        ends.append(at)
        places.append(place)
        return begin

    for block in blocks:
        text = "".join(block.pieces)
        if text.strip():
            between = "\t" if _same_row(places[-1] if places else "", block.place) else "\n\n"
            begin = put(text, block.place, between)
            raised += (Raised(begin + one.start, begin + one.end, one.shown, one.is_note) for one in block.raised)
            hidden += (Hidden(begin + one.start, begin + one.end, one.why) for one in block.struck)
    seen = at
    for block in blocks:
        for text, why in _unseen(block):
            begin = put(text, block.place, "\n\n")
            hidden.append(Hidden(begin, at, why))
    return View(
        "".join(pieces), kind, extractor, version, starts=starts, ends=ends, places=tuple(places),
        hidden=tuple(hidden), raised=tuple(raised), tail=at - seen,
    )  # fmt: skip


def _unseen(block: Block) -> list[tuple[str, str]]:
    joined = [("".join(pieces), why) for why, pieces in block.unseen.items()]
    return [(text, why) for text, why in joined if text.strip()]


def _same_row(before: str, place: str) -> bool:
    """Are two places cells of one row?"""
    row, _, cell = place.rpartition(", cell ")
    return bool(row) and cell.isdigit() and before.startswith(f"{row}, cell ") and before != place

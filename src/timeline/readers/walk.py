"""What all walks through the XML of a document know: blocks that are open, tables around, and the place in words."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.readers.blocks import Block


@dataclass
class Walk:
    """What is known while the XML of a document goes by."""

    blocks: list[Block] = field(default_factory=list)
    open: list[Block] = field(default_factory=list)
    part: str = ""  # how a place begins in notes, comments, headers
    paragraphs: int = 0
    tables: int = 0
    boxes: int = 0
    cells: list[list[int]] = field(default_factory=list)  # of the tables around: number, row, cell
    within: list[str] = field(default_factory=list)  # boxes and notes around

    def place(self) -> str:
        """Where the text that goes by stands."""
        if self.within:
            return self.within[-1]
        if self.part:
            return self.part
        if self.cells:
            table, row, cell = self.cells[-1]
            return f"table {table}, row {row}, cell {cell}"
        return f"paragraph {self.paragraphs + 1}"

    def put_as(self, text: str, why: str) -> None:
        """Text of the block that is open: seen, raised, struck, or why it is not seen."""
        block = self.open[-1]
        if why == "struck":
            block.strike(text)
        elif why == "raised":
            block.raise_digits(text)
        elif why:
            block.hide(text, why)
        else:
            block.add(text)

    def begin_block(self) -> None:
        self.open.append(Block(self.place()))
        self.blocks.append(self.open[-1])

    def end_block(self) -> None:
        """The end of a paragraph; one with nothing in it has no number."""
        block = self.open.pop() if self.open else None
        if block and block.place.startswith("paragraph ") and "".join(block.pieces).strip():
            self.paragraphs += 1

    def begin_table(self) -> None:
        self.tables += 1
        self.cells.append([self.tables, 0, 0])

    def begin_row(self) -> None:
        if self.cells:
            self.cells[-1][1:] = [self.cells[-1][1] + 1, 0]

    def begin_cell(self) -> None:
        if self.cells:
            self.cells[-1][2] += 1

    def end_table(self) -> None:
        if self.cells:
            self.cells.pop()

    def begin_box(self) -> None:
        self.boxes += 1
        self.within.append(f"text box {self.boxes}")

    def end_within(self) -> None:
        if self.within:
            self.within.pop()

"""The pages of a PDF as they are printed, with boxes around what is quoted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.desk.asked import PNG, Answer, Asked, Refused, json_answer
from timeline.desk.pages import Desk
from timeline.desk.views.route import Route
from timeline.readers.errors import UnreadableError
from timeline.readers.pdf_page import lines_of

if TYPE_CHECKING:
    from timeline.readers.pdf_page import Picture
    from timeline.review.workspace import SourceText

MOST_KEPT = 4
"""Pictures that are kept: a page is asked for its boxes, then for its picture."""


def show_picture(desk: Desk, asked: Asked) -> Answer:
    return Answer(picture(desk, *page_of(desk, asked)).png, PNG)


def show_boxes(desk: Desk, asked: Asked) -> Answer:
    """The size of a page, and for each row that quotes it the boxes of its words as parts of that size."""
    source, number = page_of(desk, asked)
    made = picture(desk, source, number)
    blocks = [block for block in source.blocks if block.place == f"page {number}"]
    start, end = (blocks[0].start, blocks[-1].end) if blocks else (0, 0)
    rows = [
        {
            "id": span.id,
            "status": span.status,
            "boxes": list(lines_of(made.boxes, max(0, span.start - start), min(end, span.end) - start)),
        }
        for span in source.spans
        if span.start < end and span.end > start
    ]
    return json_answer({"width": made.width, "height": made.height, "rows": rows})


def page_of(desk: Desk, asked: Asked) -> tuple[SourceText, int]:
    """The PDF and the page that are asked for. Raises Refused for anything else."""
    index, number = asked.numbers["index"], asked.numbers["page"]
    if not any(each.index == index and each.kind == "pdf" for each in desk.workspace.sources()):
        raise Refused(404, "there is no such PDF")
    if number > 100_000:
        raise Refused(404, "there is no such page")
    return desk.source(index), number


def picture(desk: Desk, source: SourceText, number: int) -> Picture:
    """The picture of a page, made in a process of its own. Raises Refused where there is none."""
    from timeline.readers.child import picture_apart

    key = (source.sha256, number)
    made = desk.pictures.pop(key, None)
    if made is None:
        try:
            made = picture_apart(desk.workspace.source_bytes(source.index, source.sha256), number)
        except UnreadableError as error:
            raise Refused(404, f"{source.name}: {error}", error.hint) from error
    desk.pictures[key] = made
    while len(desk.pictures) > MOST_KEPT:
        desk.pictures.pop(next(iter(desk.pictures)), None)
    return made


ROUTES = (
    Route("GET", "/sources/{index:int}/pages/{page:int}", show_picture),
    Route("GET", "/sources/{index:int}/pages/{page:int}/boxes", show_boxes),
)

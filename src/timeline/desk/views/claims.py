"""The table of claims: sorted and filtered by the server, a page at a time, each cell changed where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from timeline.desk.asked import Answer, Asked, Refused, json_answer
from timeline.desk.pages import Desk, fragment, render_pieces
from timeline.desk.views.plain import look_data, saved_data
from timeline.desk.views.route import Route
from timeline.model import Column, Level, Status
from timeline.review.workspace import Page, ShownRow

ROWS = 200
"""How many rows a page of the table has."""

PIECE = 50
"""How many of them are sent at once."""

LONG = frozenset({Column.CLAIM, Column.QUOTE, Column.PREFIX, Column.SUFFIX, Column.NOTE, Column.IGNORE})
"""Columns whose cells hold sentences."""


def show(desk: Desk, asked: Asked) -> Answer:
    """The table with its controls, as the address says: `filter`, `status`, `source`, `sort`, `down`, `offset`."""
    page = page_of(desk, asked)
    sources = [(source.index, source.title or source.name) for source in desk.workspace.sources()]
    return render_pieces(
        desk, "claims.html", pieces_of(desk, page), page=page, query=asked.query,
        statuses=[one.value for kind in (Status, Level) for one in kind], sources=sources, shown=range_of(page),
        long=LONG, pager=pager(page),
    )  # fmt: skip


def pieces_of(desk: Desk, page: Page) -> Iterator[str]:
    """The rows as HTML, some at a time, so that a page begins to show before all of them are laid out."""
    for at in range(0, len(page.rows), PIECE):
        yield fragment(desk, "claims_rows.html", page=replace(page, rows=page.rows[at : at + PIECE]), long=LONG)


def rows(desk: Desk, asked: Asked) -> Answer:
    """The rows alone, for a filter that is being typed."""
    page = page_of(desk, asked)
    html = fragment(desk, "claims_rows.html", page=page, long=LONG)
    return json_answer({"html": html, "shown": range_of(page), "total": page.total, **pager(page)})


def page_of(desk: Desk, asked: Asked) -> Page:
    source = asked.query.get("source", "")
    return desk.workspace.rows(
        filter=asked.query.get("filter", "")[:1000],
        status=asked.query.get("status", ""),
        source=asked.asked_number("source") if source else None,
        sort=asked.query.get("sort", "line"),
        descending=asked.query.get("down") == "1",
        offset=asked.asked_number("offset"),
        limit=ROWS,
    )


def range_of(page: Page) -> str:
    """Which rows are shown, in words."""
    if not page.rows:
        return "no row" if not page.total else f"none of {page.total:,} rows here"
    if len(page.rows) == page.total:
        return f"{page.total:,} row{'s' * (page.total != 1)}"
    return f"{page.offset + 1:,} to {page.offset + len(page.rows):,} of {page.total:,} rows"


def pager(page: Page) -> dict[str, int | None]:
    """Where the page before and the page behind begin."""
    behind = page.offset + len(page.rows)
    return {
        "before": max(page.offset - ROWS, 0) if page.offset else None,
        "behind": behind if page.rows and behind < page.total else None,
    }


def cell(desk: Desk, asked: Asked) -> Answer:
    """The text of one cell, as it stands in the table."""
    row = desk.workspace.row(asked.query.get("id", ""))
    column = asked.query.get("column", "")
    if column not in row.cells:
        raise Refused(404, "the table has no such column")
    return json_answer({"text": row.cells[column]})


def look(desk: Desk, asked: Asked) -> Answer:
    """What a check would find in a row if one of its cells were another."""
    row = desk.workspace.row(asked.text("id"))
    cells = {**row.cells, asked.text("column"): asked.text("new")}
    return json_answer(look_data(desk.workspace.look(cells, row.id)))


def edit(desk: Desk, asked: Asked) -> Answer:
    """Write one cell, if it still holds what was shown."""
    saved = desk.workspace.edit(
        asked.text("id"), asked.text("column"), asked.text("old"), asked.text("new"), add_columns=True
    )
    return json_answer({**saved_data(saved), "row": row_html(desk, saved.look.id)})


def undo(desk: Desk, _: Asked) -> Answer:
    saved = desk.workspace.undo()
    return json_answer({"nothing": "there is nothing to undo"} if saved is None else saved_data(saved))


def redo(desk: Desk, _: Asked) -> Answer:
    saved = desk.workspace.redo()
    return json_answer({"nothing": "there is nothing to do again"} if saved is None else saved_data(saved))


def row_html(desk: Desk, name: str) -> str:
    row: ShownRow = desk.workspace.row(name)
    columns = desk.workspace.rows(limit=1).columns
    return fragment(desk, "claims_rows.html", page=Page(1, 0, columns, (row,)), long=LONG)


ROUTES = (
    Route("GET", "/claims", show),
    Route("GET", "/claims/rows", rows),
    Route("GET", "/claims/cell", cell),
    Route("POST", "/claims/look", look),
    Route("POST", "/claims/edit", edit),
    Route("POST", "/claims/undo", undo),
    Route("POST", "/claims/redo", redo),
)

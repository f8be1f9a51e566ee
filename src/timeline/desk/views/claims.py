"""The table of claims: sorted and filtered by the server, a page at a time, each cell changed where it stands.

What is seen first does not wait for what is not: the rows below the first screen and the sources to choose from are
asked for when the page has been painted.
"""

from __future__ import annotations

from dataclasses import replace

from timeline.desk.asked import Answer, Asked, Refused, json_answer
from timeline.desk.pages import Desk, fragment, render
from timeline.desk.views.plain import look_data, saved_data
from timeline.desk.views.route import Route
from timeline.model import Column, Level, Status
from timeline.review.workspace import Page, ShownRow

ROWS = 200
"""How many rows a page of the table has."""

FIRST = 40
"""How many of them come with the page itself: more than a screen shows."""

LONG = frozenset({Column.CLAIM, Column.QUOTE, Column.PREFIX, Column.SUFFIX, Column.NOTE, Column.IGNORE})
"""Columns whose cells hold sentences."""


def show(desk: Desk, asked: Asked) -> Answer:
    """The table with its controls, as the address says: `filter`, `status`, `source`, `sort`, `down`, `offset`."""
    revision, page = desk.workspace.revision, page_of(desk, asked)
    return render(
        desk, "claims.html", page=replace(page, rows=page.rows[:FIRST]), query=asked.query, revision=revision,
        statuses=[one.value for kind in (Status, Level) for one in kind], chosen=chosen_source(desk, asked),
        shown=range_of(page), long=LONG, pager=pager(page), more=len(page.rows) > FIRST,
    )  # fmt: skip


def chosen_source(desk: Desk, asked: Asked) -> tuple[int, str] | None:
    """The source whose rows are asked for; the others are named when the page is there."""
    if not asked.query.get("source", ""):
        return None
    index = asked.asked_number("source")
    return index, desk.workspace.titles().get(index, "")


def rows(desk: Desk, asked: Asked) -> Answer:
    """The rows alone, for a filter that is being typed; without the first ones, so many as are `there` already."""
    revision, page = desk.workspace.revision, page_of(desk, asked)
    there = asked.asked_number("there")
    html = fragment(desk, "claims_rows.html", page=replace(page, rows=page.rows[there:]), long=LONG)
    return json_answer(
        {"html": html, "shown": range_of(page), "total": page.total, "revision": revision, **pager(page)}
    )


def sources(desk: Desk, _: Asked) -> Answer:
    """The sources to choose from, by number and name."""
    return json_answer({"sources": list(desk.workspace.titles().items())})


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
    Route("GET", "/claims/sources", sources),
    Route("GET", "/claims/cell", cell),
    Route("POST", "/claims/look", look),
    Route("POST", "/claims/edit", edit),
    Route("POST", "/claims/undo", undo),
    Route("POST", "/claims/redo", redo),
)

"""A claim in the making: of words that are selected, checked while it is typed, kept half-typed, appended to the table.

The browser sends the version of the source that it shows and two offsets, never words: what is quoted is the source's.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from timeline.desk.asked import Answer, Asked, Refused, json_answer
from timeline.desk.pages import Desk
from timeline.desk.views.route import Route
from timeline.rules import BY_NAME

if TYPE_CHECKING:
    from timeline.review.workspace import ShownLook

FIELDS = ("claim", "date", "id", "subject", "measure", "prefix", "suffix")
"""The columns that the panel asks for, beside source and quote, which are the selection's."""

LONGEST = 100_000
"""Characters of a cell that is typed."""


def select(desk: Desk, asked: Asked) -> Answer:
    """The words between two offsets, what is proposed for the other cells, and how the row stands as it is."""
    selection = desk.workspace.select(
        asked.number("index"), asked.text("sha256"), asked.number("start"), asked.number("end")
    )
    return json_answer({**asdict(selection), "look": of_new_row(desk.workspace.look(selection.cells))})


def look(desk: Desk, asked: Asked) -> Answer:
    """How a row stands as it is typed: a new one, or with `id` one of the table."""
    name = asked.text("id") or None
    found = desk.workspace.look(cells_of(asked), name)
    return json_answer(asdict(found) if name else of_new_row(found))


def of_new_row(look: ShownLook) -> Mapping[str, object]:
    """How a row stands that is yet to be written: without what writing it settles."""
    kept = tuple(one for one in look.findings if not BY_NAME[one.rule].settled_by_lock)
    return asdict(replace(look, findings=kept))


def show_row(desk: Desk, asked: Asked) -> Answer:
    """A row of the table, and how it stands."""
    name = asked.text("id")
    return json_answer({"row": asdict(desk.workspace.row(name)), "look": asdict(desk.workspace.look({}, name))})


def remember(desk: Desk, asked: Asked) -> Answer:
    """Keep what is half-typed: it survives reload, crash and Ctrl-C."""
    place = (asked.number("index"), asked.number("start"), asked.number("end")) if "index" in asked.body else None
    desk.workspace.remember(asked.text("key"), cells_of(asked), place)
    return json_answer({})


def forget(desk: Desk, asked: Asked) -> Answer:
    desk.workspace.forget(asked.text("key"))
    return json_answer({})


def remembered(desk: Desk, _: Asked) -> Answer:
    """What is half-typed of any source."""
    return json_answer({"rows": [asdict(each) for each in desk.workspace.remembered()]})


def append(desk: Desk, asked: Asked) -> Answer:
    """Append one row. A refusal changes nothing, and says what stands there now."""
    add_columns = asked.body.get("add_columns") is True
    saved = desk.workspace.append(cells_of(asked), asked.text("key") or None, add_columns=add_columns)
    return json_answer(asdict(saved))


def undo(desk: Desk, _: Asked) -> Answer:
    saved = desk.workspace.undo()
    return json_answer({"undone": asdict(saved) if saved else None})


def suggest(desk: Desk, asked: Asked) -> Answer:
    """Texts that the column has already."""
    found = desk.workspace.suggest(asked.query.get("column", ""), asked.query.get("typed", ""))
    return json_answer({"texts": found})


def cells_of(asked: Asked) -> Mapping[str, str]:
    """The cells that a body brings, texts all. Raises Refused for anything else."""
    cells = asked.body.get("cells")
    if not isinstance(cells, dict) or len(cells) > 100:
        raise Refused(400, "cells is no object of texts")
    for name, text in cells.items():
        if not isinstance(text, str) or len(text) > LONGEST or len(name) > 200:
            raise Refused(400, "a cell is no text, or a very long one")
    return cells


ROUTES = (
    Route("POST", "/claim/select", select),
    Route("POST", "/claim/look", look),
    Route("POST", "/claim/row", show_row),
    Route("POST", "/claim/remember", remember),
    Route("POST", "/claim/forget", forget),
    Route("GET", "/claim/remembered", remembered),
    Route("POST", "/claim/append", append),
    Route("POST", "/claim/undo", undo),
    Route("GET", "/claim/suggest", suggest),
)

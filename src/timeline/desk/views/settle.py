"""What asks for a decision, one after the other: both texts, what hangs on it, and what is done about it.

Decisions are collected; nothing is written before somebody says so, and then table and lock together.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.desk.asked import Answer, Asked, Refused, json_answer
from timeline.desk.pages import Desk, fragment, render
from timeline.desk.views.hanging import Hanging, hanging_on
from timeline.desk.views.plain import look_data
from timeline.desk.views.route import Route
from timeline.frozen import frozen
from timeline.model import Column
from timeline.review.workspace import SettleItem

ANSWERS = frozenset({"accept", "edit", "keep", "drop", "later", "place", "date"})
TYPED = frozenset({"edit", "keep", "date"})
AT_ONCE = 250
"""How many of a kind are accepted in one request: so that it is seen how far it is."""
SHOWN = 500
"""How many rows the list beside the item has; the others follow when these are settled."""


@frozen
class Shown:
    """One item as the page lays it out."""

    item: SettleItem
    hanging: Hanging
    source: str
    alike: int
    """How many of its kind can be accepted with it, itself among them; 0 where it is looked at by itself."""
    lacks: bool
    """Has the table no column for a reason?"""


def show(desk: Desk, asked: Asked) -> Answer:
    """The list of what asks, and the first that is not decided on; or the one that the address names."""
    items = desk.workspace.items()
    named = next((item for item in items if item.id == asked.query.get("row")), None)
    first = named or next((item for item in items if not item.decided), None)
    first = first or (items[0] if items else None)
    alone = desk.workspace.item(first.id) if first else None
    return render(
        desk, "settle.html", items=items[:SHOWN], more=max(len(items) - SHOWN, 0), decided=decided_on(items),
        shown=shown_of(desk, alone) if alone else None,
    )  # fmt: skip


def item(desk: Desk, asked: Asked) -> Answer:
    """One item, to be put into the page, with what is half typed for it."""
    found = require_item(desk, asked.query.get("row", ""))
    return json_answer({"html": fragment(desk, "settle_item.html", shown=shown_of(desk, found)), "begun": found.begun})


def drafts(desk: Desk, asked: Asked) -> Answer:
    """The articles that hang on a row: asked for by itself, as they are read for it."""
    return json_answer({"drafts": list(desk.articles.naming(asked.query.get("row", ""), desk.workspace.revision))})


def decide(desk: Desk, asked: Asked) -> Answer:
    """Take a decision. What the next check would say of the row is answered, with the item as it is now."""
    answer = asked.text("answer")
    if answer not in ANSWERS:
        raise Refused(400, "there is no such answer")
    name = asked.text("id")
    look = desk.workspace.decide(name, answer, asked.text("typed"), shown=asked.text("shown"), add_columns=True)
    return json_answer({"look": look_data(look), **state_of(desk)})


def decide_kind(desk: Desk, asked: Asked) -> Answer:
    """Accept those that are of the kind of one, where a review allows it: so many from the first asked for on."""
    name, shown = asked.text("id"), asked.text("shown")
    now = desk.workspace.accept_kind(name, shown=shown, first=asked.number("from"), most=AT_ONCE)
    return json_answer({"made": list(now.made), "done": now.done, "of": now.of, **state_of(desk)})


def half_typed(desk: Desk, asked: Asked) -> Answer:
    """Keep what is being typed for an answer, as half-typed rows are kept."""
    answer = asked.text("answer")
    if answer not in TYPED:
        raise Refused(400, "there is no such answer")
    desk.workspace.type_answer(asked.text("id"), answer, asked.text("typed"))
    return json_answer({})


def undecide(desk: Desk, asked: Asked) -> Answer:
    desk.workspace.undecide(asked.text("id"))
    return json_answer(state_of(desk))


def settle(desk: Desk, _: Asked) -> Answer:
    """Write all that was decided, table and lock together."""
    settled = desk.workspace.settle(add_columns=True)
    return json_answer(
        {
            "made": list(settled.made),
            "outdated": list(settled.outdated),
            "left": settled.left,
            "lines": list(settled.lines),
        }
    )


def state_of(desk: Desk) -> dict[str, object]:
    """What was decided so far, by row."""
    return {"decided": desk.workspace.decided()}


def decided_on(items: Sequence[SettleItem]) -> int:
    return sum(item.decided not in ("", "later") for item in items)


def require_item(desk: Desk, name: str) -> SettleItem:
    """The item of a row. Raises Refused where it asks for nothing."""
    found = desk.workspace.item(name)
    if found is None:
        raise Refused(404, f"{name[:80]} asks for nothing any more", "Load the page anew.")
    return found


def shown_of(desk: Desk, found: SettleItem) -> Shown:
    alike = 0 if found.grave or found.accepting is None else found.alike
    lacks = Column.IGNORE not in desk.workspace.rows(limit=1).columns
    return Shown(found, hanging_on(desk, found), desk.workspace.titles().get(found.source_index, ""), alike, lacks)


ROUTES = (
    Route("GET", "/settle", show),
    Route("GET", "/settle/item", item),
    Route("GET", "/settle/drafts", drafts),
    Route("POST", "/settle/decide", decide),
    Route("POST", "/settle/kind", decide_kind),
    Route("POST", "/settle/typed", half_typed),
    Route("POST", "/settle/undecide", undecide),
    Route("POST", "/settle/write", settle),
)

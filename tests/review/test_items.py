"""What asks for a decision where many rows conflict or overlap: every side of it, and no square of their number."""

from __future__ import annotations

import datetime
import tracemalloc
from contextlib import closing
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from timeline.project.settings import find_project
from timeline.review.items import Decidable, Item, other_of
from timeline.review.workspace import RowSpan, Segment, open_workspace
from timeline.review.workspace.blocks import segments_of

if TYPE_CHECKING:
    from helpers.desk import Desk

DAY = datetime.date(2026, 11, 22)


NAMES = ("The Echo", "The Herald", "The Post", "The Sun")


def in_conflict(desk: Desk, *figures: int) -> None:
    """Rows of one hall, each with another sum that it cost."""
    quotes = [
        f"{name} writes that the hall cost €{figure} million" for name, figure in zip(NAMES, figures, strict=False)
    ]
    desk.write("seeds/hall.txt", ".\n\n".join(quotes) + ".\n")
    rows = (
        {"id": f"p{n}", "date": "2024", "claim": f"It cost €{figure} million.", "source": "hall.txt",
         "quote": quotes[n], "subject": "Hall", "measure": "cost", "ignore": ""}
        for n, figure in enumerate(figures)
    )  # fmt: skip
    desk.table(*rows)
    desk.lock()


def test_keeping_a_conflict_holds_only_while_its_other_side_is_as_it_was_shown(desk: Desk) -> None:
    in_conflict(desk, 120, 300, 700)
    with closing(open_workspace(find_project(desk.root), DAY)) as workspace:
        (item,) = [item for item in workspace.items() if item.asks == "conflict"]
        assert len(item.others) == 2
        workspace.decide(item.id, "keep", "counted otherwise")
        path = desk.root / "claims/claims.csv"
        path.write_bytes(
            path.read_bytes().replace("It cost €700 million.,".encode(), "The hall cost €700 million.,".encode())
        )
        settled = workspace.settle()
        assert (settled.made, settled.outdated) == ((), (item.id,))
        assert b"counted otherwise" not in path.read_bytes()
    with closing(open_workspace(find_project(desk.root), DAY)) as workspace:
        (item,) = [item for item in workspace.items() if item.asks == "conflict"]
        workspace.decide(item.id, "keep", "counted otherwise")
        assert workspace.settle().made == (item.id,)


def test_every_side_of_a_conflict_can_be_decided_on(desk: Desk) -> None:
    in_conflict(desk, 120, 300, 700, 1500)
    with closing(open_workspace(find_project(desk.root), DAY)) as workspace:
        (item,) = workspace._items()
        names = [item.id, *(row.id for row, _ in item.others)]
        assert sorted(names) == ["p0", "p1", "p2", "p3"]
        turned = item
        for name in names[1:]:  # one after the other, as the terminal turns through them
            turned = other_of(turned)
            assert turned.id == name
            assert Decidable([item]).get(name) == turned
        assert Decidable([item]).get("nobody") is None
        workspace.decide(names[2], "keep", "counted otherwise")
        assert workspace.decided() == {names[2]: "keep"}


def test_thousands_of_rows_in_one_conflict_are_no_square_of_them() -> None:
    class Row:
        def __init__(self, number: int) -> None:
            self.id = f"r{number}"

    row, *others = [Row(number) for number in range(4000)]
    item = Item(row, "source", (), others=tuple((other, "source") for other in others))  # type: ignore[arg-type]
    tracemalloc.start()
    decidable = Decidable([item])
    made = decidable.get("r3999")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert made is not None
    assert (made.id, len(made.others)) == ("r3999", 3999)
    assert peak < 4 << 20, "an item for each of them takes 128 MB"


# ---- quotes that overlap ---------------------------------------------------------------------------------------------


def test_of_quotes_that_overlap_so_many_are_named_and_all_are_counted() -> None:
    statuses = ("exact", "moved", "altered")
    spans = [RowSpan(f"r{n}", n, 6000 - n, statuses[n % 3] if n > 2 else "exact", "") for n in range(2000)]
    segments = list(segments_of(spans))
    assert len(segments) == 3999
    assert sum(len(one.ids) for one in segments) <= 12 * len(segments)
    assert [one.rows for one in segments] == [*range(1, 2001), *range(1999, 0, -1)]
    assert [one.status for one in segments[:7]] == ["exact", "exact", "exact", "exact", "moved", "altered", "altered"]
    assert segments[-1] == Segment(5999, 6000, ("r0",), 1, "exact")


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 8), st.integers(0, 5)), max_size=20))
def test_stretches_are_those_over_which_the_same_rows_stand(drawn: list[tuple[int, int, int]]) -> None:
    spans = [RowSpan(f"r{row}", start, start + size, "exact", "") for start, size, row in drawn]
    over = {at: {one.id for one in spans if one.start <= at < one.end} for at in range(40)}
    found = {at: one for one in segments_of(spans) for at in range(one.start, one.end)}
    assert {at: set(one.ids) for at, one in found.items()} == {at: ids for at, ids in over.items() if ids}
    assert all(one.rows == len(one.ids) for one in found.values())

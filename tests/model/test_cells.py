"""The cells of a row: the same as made one by one, whatever is asked of them, and small."""

from __future__ import annotations

import pickle
import tracemalloc
from collections.abc import Sequence

import pytest

from timeline.model import Cell, Cells, Region
from timeline.project.claims import parse_claims

PLACES = {"id": 0, "quote": 2}
GIVEN = [Cell(text, Region("t.csv", 3, n, 4, n + 1)) for n, text in enumerate(("a", "unnamed", "words " * 20), start=1)]


def cells_of(given: Sequence[Cell], known: dict[str, str] | None = None) -> Cells:
    regions = [cell.region for cell in given]
    places = [number for r in regions for number in (r.line, r.column, r.end_line, r.end_column)]
    return Cells(PLACES, "t.csv", [cell.text for cell in given], places, {} if known is None else known)


def test_a_cell_is_what_it_was() -> None:
    cells = cells_of(GIVEN)
    assert dict(cells) == {"id": GIVEN[0], "quote": GIVEN[2]}
    assert cells == {"id": GIVEN[0], "quote": GIVEN[2]}
    assert (cells.text("quote"), cells.text("note"), cells.get("note"), len(cells)) == (GIVEN[2].text, "", None, 2)
    assert "id" in cells
    assert "unnamed" not in cells


# A row of one line takes little, unless something in it is far to the right; the others are kept as they are.
@pytest.mark.parametrize("first", [1, 7, 0xFFFF - 12, 0xFFFF - 11, 0xFFFF, 1 << 20])
@pytest.mark.parametrize("apart", [1, 2])
@pytest.mark.parametrize("lines", [(1, 1), (5, 5), (5, 6), (1 << 20, 1 << 20)])
def test_cells_are_where_they_stand(first: int, apart: int, lines: tuple[int, int]) -> None:
    begins = [first, first + 4 + apart, first + 8 + 2 * apart]
    given = [Cell(f"t{n}", Region("t.csv", lines[0], at, lines[1], at + 4 - n)) for n, at in enumerate(begins)]
    cells = cells_of(given)
    assert [cells["id"], cells["quote"], cells.region("quote")] == [given[0], given[2], given[2].region]


def test_places_of_rows_of_one_line_are_small() -> None:
    """Bytes are counted: two for each cell, and what any row takes."""
    given = [[Cell("", Region("t.csv", 9, at, 9, at + 4 + far)) for at in range(1, 500, 5)] for far in (0, 1)]
    near, apart = (len(pickle.dumps(cells_of(cells))) for cells in given)
    assert near < apart - 13 * 100


def test_cells_can_be_sent_to_another_process() -> None:
    assert pickle.loads(pickle.dumps(cells_of(GIVEN))) == cells_of(GIVEN)  # noqa: S301 - our own


def test_a_text_that_stands_in_many_rows_is_kept_once() -> None:
    known: dict[str, str] = {}
    first, second = (cells_of([Cell("".join(["s", "1"]), Region("t.csv")), *GIVEN[1:]], known) for _ in range(2))
    assert first.text("id") is second.text("id")


def test_rows_of_many_empty_columns_cost_little_beyond_their_bytes() -> None:
    """Bytes are counted and not seconds: a table of 20 columns, hardly one of which is filled."""
    more = [f"c{n}" for n in range(15)]
    rows = [f"r{n},2024,It sails.,s{n % 9}.txt,it sails{',' * len(more)}" for n in range(2000)]
    data = "\n".join([f"id,date,claim,source,quote,{','.join(more)}", *rows]).encode()
    parse_claims(data[:500], "claims.csv")
    tracemalloc.start()
    table = parse_claims(data, "claims.csv")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(table.claims) == 2000
    assert peak < 40 * len(data)

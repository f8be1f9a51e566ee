"""The cells of a row: the same as made one by one, whatever is asked of them, and small."""

from __future__ import annotations

import pickle
import tracemalloc

import pytest

from timeline.model import Cell, Cells, Region, Row
from timeline.project.claims import parse_claims

PLACES = {"id": 0, "quote": 2}
ROW = Row(("a", "unnamed", "words " * 20), 0b100, Region("t.csv", 3, 1, 3, 133))
GIVEN = [Cell("a", Region("t.csv", 3, 1, 3, 2)), Cell("words " * 20, Region("t.csv", 3, 11, 3, 133))]


def test_a_cell_is_what_it_was() -> None:
    cells = Cells(PLACES, ROW)
    assert dict(cells) == {"id": GIVEN[0], "quote": GIVEN[1]}
    assert cells == {"id": GIVEN[0], "quote": GIVEN[1]}
    assert [*cells.values()] == GIVEN
    assert (cells.text("quote"), cells.text("note"), cells.get("note"), len(cells)) == (GIVEN[1].text, "", None, 2)
    assert (cells.texts(), cells.row(["quote", "note"])) == ({"id": "a", "quote": GIVEN[1].text}, (GIVEN[1].text, ""))
    assert (cells.region("quote"), cells.region("note")) == (GIVEN[1].region, None)
    assert "id" in cells
    assert "unnamed" not in cells


@pytest.mark.parametrize(
    ("texts", "quoted", "line_end", "places"),
    [
        (("a", "", "b"), 0, "\n", [(5, 1, 5, 2), (5, 3, 5, 3), (5, 4, 5, 5)]),
        (("a", "", "b"), 0b011, "\n", [(5, 1, 5, 4), (5, 5, 5, 7), (5, 8, 5, 9)]),
        (('"a"', '"'), 0b10, "\n", [(5, 1, 5, 4), (5, 5, 5, 9)]),
        (("a\nb", "c"), 0b01, "\n", [(5, 1, 6, 3), (6, 4, 6, 5)]),
        (("c", 'a\r\n"\n', "c"), 0b010, "\n", [(5, 1, 5, 2), (5, 3, 7, 2), (7, 3, 7, 4)]),
        (("a\rb", "c"), 0b01, "\n", [(5, 1, 5, 6), (5, 7, 5, 8)]),
        (("a\rb", "c"), 0b01, "\r", [(5, 1, 6, 3), (6, 4, 6, 5)]),
    ],
)
def test_cells_are_where_they_stand(
    texts: tuple[str, ...], quoted: int, line_end: str, places: list[tuple[int, int, int, int]]
) -> None:
    row = Row(texts, quoted, Region("t.csv", 5, 1, *places[-1][2:]), line_end)
    regions = [Region("t.csv", *place) for place in places]
    assert [*map(row.place, range(len(texts)))] == regions
    assert row.cells == tuple(map(Cell, texts, regions))


def test_cells_can_be_sent_to_another_process() -> None:
    cells = Cells(PLACES, ROW)
    assert pickle.loads(pickle.dumps(cells)) == cells  # noqa: S301 - our own


def test_a_text_that_stands_in_many_rows_is_kept_once() -> None:
    table = parse_claims(b"id,date,claim,source,quote\na,2024,It sails.,s1,it\nb,2024,It is.,s1,is\n", "claims.csv")
    first, second = table.claims
    assert first.source is second.source


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

"""No command writes what only a page did into a cell: line breaks, hyphens of broken words, ligatures, page headers."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from timeline.anchoring import find_quote
from timeline.cli import run
from timeline.project.claims import read_claims

if TYPE_CHECKING:
    from helpers.desk import Desk
    from timeline.model import Claim

QUOTING = "r1,,It is so.,page.txt,"
HEADER = "id,date,claim,source,quote,prefix,suffix\n"
LAYOUT = set("\n\r\t\f\u00ad\u200bﬁﬂﬃ")
# A source, words in it as somebody types them, and the cell.
PAGES = [
    ("The ferry cost nine mil-\nlion euros.", "cost nine million euros", "cost nine million euros"),
    ("The oﬃce has\n  a ﬁrst   ﬂoor.", "office has a first floor", "office has a first floor"),
    ("Das neue Gemeinde-\r\nhaus steht am Markt.", "neue Gemeindehaus steht", "neue Gemeindehaus steht"),
    ("L’hôtel de\u00ad\nville a été\nvendu.", "a été vendu", "a été vendu"),
    ("La esta-\nción tiene\tdos vías.", "La estación tiene dos vías", "La estación tiene dos vías"),
    ("Een well-\nknown brug.", "well-known brug", "well-known brug"),
    ("“It’s paid”,\nhe said.", '"It\'s paid", he said', "“It’s paid”, he said"),
    ("東京の新し\nい橋は長い。", "新しい橋は長い", "新しい橋は長い"),
]


def lay(desk: Desk, text: str, rows: str = "") -> None:
    desk.write("timeline.toml", "")
    desk.write("seeds/page.txt", f"Notes.\n\n{text}\n")
    desk.write("claims/claims.csv", HEADER + rows)


def do(desk: Desk, *arguments: str) -> int:
    return run([*arguments, "-C", str(desk.root), "--as-of", "2026-11-22"])


def last(desk: Desk) -> Claim:
    return read_claims(desk.root, "claims/claims.csv").claims[-1]


def is_clean(desk: Desk) -> bool:
    """Has no cell of the last row any layout, and does its quote stand?"""
    row, text = last(desk), (desk.root / "seeds/page.txt").read_bytes().decode()
    assert not LAYOUT & set("".join(cell.text for cell in row.cells.values()))
    assert find_quote(row.quote, text, prefix=row.prefix, suffix=row.suffix).status.stands
    return True


@pytest.mark.parametrize(("text", "typed", "cell"), PAGES)
def test_add_writes_words_and_no_layout(desk: Desk, text: str, typed: str, cell: str) -> None:
    lay(desk, text)
    assert do(desk, "add", "page.txt", "--quote", typed, "--claim", "It is so.") == 0
    assert is_clean(desk)
    assert last(desk).quote == cell


@pytest.mark.parametrize(("text", "typed", "cell"), PAGES)
def test_an_edited_quote_has_words_and_no_layout(desk: Desk, text: str, typed: str, cell: str) -> None:
    lay(desk, text, QUOTING + "Nothing of the kind was ever there,,\n")
    do(desk, "review", "--edit", "r1", "--quote", typed)
    assert is_clean(desk)
    assert last(desk).quote == cell


@pytest.mark.parametrize(
    ("text", "quote", "cell"),
    [
        (
            "The ferry cost the town nine mil-\nlion euros in May.",
            "The ferry cost the town eight million euros in May",
            "The ferry cost the town nine million euros in May",
        ),
        (
            "The oﬃce on the hill has\na ﬁrst ﬂoor and a cellar.",
            "The office on the hill has a second floor and a cellar",
            "The office on the hill has a first floor and a cellar",
        ),
        (
            "Das neue Gemeinde-\nhaus am Markt hat 40 Plätze.",
            "Das neue Gemeindehaus am Markt hat 50 Plätze",
            "Das neue Gemeindehaus am Markt hat 40 Plätze",
        ),
        (
            "The ferry cost […] the town\nnine million euros in May.",
            "The ferry […] the town eight million euros in May",
            "The ferry […] the town nine million euros in May",
        ),
        (
            "An international ferry cost the inter-\nnational town nine euros.",
            "ferry cost the other town nine euros",
            "ferry cost the international town nine euros",
        ),
    ],
)
def test_an_accepted_change_has_words_and_no_layout(desk: Desk, text: str, quote: str, cell: str) -> None:
    lay(desk, text, f"{QUOTING}{quote},,\n")
    do(desk, "review", "--accept", "r1")
    assert last(desk).quote == cell
    assert is_clean(desk)


def test_a_page_header_between_words_that_changed_is_left_out_by_a_mark(desk: Desk) -> None:
    pages = "".join(
        f"The ferry ran in year {n} as it had,\n\nHarbour report    {n}\n\nand nobody asked.\n" for n in range(5)
    )
    lay(desk, pages, QUOTING + "The ferry ran in year 2 as it should and nobody asked,,\n")
    do(desk, "review", "--accept", "r1")
    assert last(desk).quote == "The ferry ran in year 2 as it had, […] and nobody asked"
    assert is_clean(desk)


def test_surroundings_have_no_layout_either(desk: Desk) -> None:
    lay(desk, "The northern oﬃce has\ntwo doors.\nThe south-\nern oﬃce has\ntwo doors.")
    assert do(desk, "add", "page.txt", "--find", "has two doors", "--place", "2", "--claim", "Two.") == 0
    assert is_clean(desk)
    assert last(desk).prefix or last(desk).suffix


def test_words_that_stand_as_they_are_written_elsewhere_are_found_where_they_were_meant(desk: Desk) -> None:
    lay(desk, "He says it has two\ndoors here.\n\nShe says it has two doors there.", QUOTING + "None,,\n")
    do(desk, "review", "--edit", "r1", "--quote", "it has two\ndoors")
    row = last(desk)
    text = (desk.root / "seeds/page.txt").read_text()
    assert find_quote(row.quote, text, prefix=row.prefix, suffix=row.suffix).start == text.index("it has")
    assert is_clean(desk)


@pytest.mark.parametrize(
    "command",
    [
        ("add", "page.txt", "--find", "nine", "--sentence", "--claim", "c"),
        ("add", "page.txt", "--quote", "a well-\nknown ferry", "--claim", "c"),
        ("review", "--edit", "r1", "--quote", "a well-\nknown ferry"),
    ],
)
def test_a_hyphen_that_nobody_knows_is_asked_for_and_not_guessed(
    desk: Desk, command: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    lay(desk, "It is a well-\nknown ferry of nine cars.", QUOTING + "None,,\n")
    before = (desk.root / "claims/claims.csv").read_bytes()
    assert do(desk, *command) == 2
    assert "whether a hyphen at the end of a line belongs to its word, nobody can tell" in capfd.readouterr().err
    assert (desk.root / "claims/claims.csv").read_bytes() == before


def test_a_change_with_such_a_hyphen_is_not_offered_to_be_accepted(
    desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    lay(
        desk,
        "The ferry of a well-\nknown make holds nine cars.",
        QUOTING + "The ferry of an unheard make holds nine cars,,\n",
    )
    before = (desk.root / "claims/claims.csv").read_bytes()
    assert do(desk, "review", "--accept", "r1") == 2
    assert "there is nothing to accept" in capfd.readouterr().err
    do(desk, "review", "--output-format", "json")
    assert json.loads(capfd.readouterr().out)
    assert (desk.root / "claims/claims.csv").read_bytes() == before

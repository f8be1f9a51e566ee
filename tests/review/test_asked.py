"""What review asks besides quotes: which figure is meant, dates, conflicts, rows to drop; and what it leaves."""

from __future__ import annotations

import datetime
import json
from typing import TYPE_CHECKING

import pytest

from timeline.cli import run
from timeline.project.lock import read_lock
from timeline.review.items import items

if TYPE_CHECKING:
    from helpers.desk import Desk

DAY = datetime.date(2026, 11, 22)
TEXT = """The ferry carries 240 passengers and 32 cars. It cost 18.5 million euros. It first sailed in May 2025.
The pier is 90 metres long.
"""
OTHER = "The ferry carries 260 passengers, the captain said. It first sailed in July 2025.\n"


def row(name: str, quote: str, **more: str) -> dict[str, str]:
    columns = {"date": "2025", "claim": quote, "source": "port.txt", "subject": "", "measure": "", "value": ""}
    return {"id": name, "quote": quote, **columns, "ignore": "", **more}


TWO_FIGURES = row("size", "carries 240 passengers and 32 cars", subject="ferry", measure="size")
CONFLICT = (
    row("many", "The ferry carries 240 passengers", subject="ferry", measure="passengers"),
    row("more", "The ferry carries 260 passengers", subject="ferry", measure="passengers", source="post.txt"),
)
DATES = (
    row("may", "It first sailed in May 2025", subject="sailing", measure="date", date="May 2025"),
    row("july", "It first sailed in July 2025", subject="sailing", measure="date", date="July 2025", source="post.txt"),
)


@pytest.fixture
def port(desk: Desk) -> Desk:
    desk.write("seeds/port.txt", TEXT)
    desk.write("seeds/post.txt", OTHER)
    return desk


def review(desk: Desk, *arguments: str) -> int:
    return run(["review", "-C", str(desk.root), "--as-of", DAY.isoformat(), *arguments])


def cells(desk: Desk, column: str) -> dict[str, str]:
    return {claim.id: claim.text(column) for claim in desk.check(DAY).evidence.table.claims}


def asked(desk: Desk) -> dict[str, str]:
    return {item.id: item.kind for item in items(desk.check(DAY))}


def test_a_figure_of_the_quote_is_chosen(port: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    port.table(TWO_FIGURES)
    assert asked(port) == {"size": "value"}
    assert review(port) == 1
    assert "--accept size --place 1  # 1: 240 passengers; 2: 32 cars" in capfd.readouterr().out
    assert review(port, "--accept", "size") == 2
    assert "which figure is meant: 1 “240 passengers”, 2 “32 cars”?" in capfd.readouterr().err
    assert review(port, "--accept", "size", "--place", "3") == 2
    assert review(port, "--accept", "size", "--place", "2") == 0
    assert cells(port, "value") == {"size": "32 cars"}
    assert asked(port) == {}


@pytest.mark.parametrize("pair", [CONFLICT, DATES])
def test_a_conflict_is_kept_with_a_reason(port: Desk, pair: tuple[dict[str, str], ...]) -> None:
    port.table(*pair)
    ((name, kind),) = asked(port).items()
    assert kind == "conflict"
    assert review(port, "--reject", name, "--reason", "both stay until the owner answers") == 0
    assert cells(port, "ignore")[name].endswith("-conflict: both stay until the owner answers")
    assert asked(port) == {}


def test_a_row_is_dropped_with_its_record_and_every_other_byte_stays(port: Desk) -> None:
    port.table(*CONFLICT, row("pier", "The pier is 90 metres long"))
    port.lock()
    header, many, more, pier = (port.root / "claims/claims.csv").read_text().splitlines()
    (name,) = asked(port)
    assert review(port, "--drop", name) == 0
    kept = [line for line in (header, many, more, pier) if not line.startswith(f"{name},")]
    assert (port.root / "claims/claims.csv").read_text().splitlines() == kept
    assert set(read_lock(port.root, "claims/claims.lock").entries) == {"many", "more", "pier"} - {name}
    assert port.check(DAY).findings == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
@pytest.mark.parametrize("place", [0, 1, 2])
def test_rows_are_dropped_wherever_they_stand(port: Desk, end: str, place: int) -> None:
    bad = row("bad", "The pier is\nshort", date="")
    rows = [row("pier", "The pier is 90 metres long"), row("cost", "It cost 18.5 million euros")]
    port.table(*rows[:place], bad, *rows[place:])
    text = (port.root / "claims/claims.csv").read_text()
    port.write("claims/claims.csv", text.replace("\n", "\r\n") if end == "\r\n" else text.rstrip("\n") + end)
    assert review(port, "--drop", "bad") == 0
    assert list(cells(port, "quote")) == ["pier", "cost"]


def test_a_date_is_written_anew(port: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    port.table(row("cost", "It cost 18.5 million euros", date="03/04/2025"))
    assert asked(port) == {"cost": "date"}
    assert review(port, "--edit", "cost", "--date", "some day") == 2
    assert "cannot be read as a date" in capfd.readouterr().err
    assert review(port, "--edit", "cost", "--date", "3 April 2025", "--quote", "x") == 2
    assert review(port, "--edit", "cost", "--date", "3 April 2025") == 0
    assert cells(port, "date") == {"cost": "3 April 2025"}


def test_a_source_that_is_missing_is_kept_with_a_reason(port: Desk) -> None:
    port.table(row("cost", "It cost 18.5 million euros"))
    port.lock()
    (port.root / "seeds/port.txt").unlink()
    assert review(port, "--reject", "cost", "--reason", "asked for again on 3 May") == 0
    assert cells(port, "ignore") == {"cost": "source-missing: asked for again on 3 May"}
    assert asked(port) == {}


def test_a_page_header_is_left_out_by_an_editors_mark(port: Desk) -> None:
    port.write(
        "seeds/port.txt",
        "It held that\nHarbour News\n12\nthe loan was paid\nHarbour News\n13\nin full.\n",
    )
    port.table(row("loan", "It held that the loan was paid", claim="The loan was paid."))
    assert asked(port) == {"loan": "altered"}
    assert review(port, "--accept", "loan") == 0
    assert cells(port, "quote") == {"loan": "It held that […] the loan was paid"}
    assert "quote-altered" not in port.rules(DAY)


def test_what_is_left_is_listed(port: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    port.table(TWO_FIGURES, row("cost", "It cost 18.5 million euros", claim="It cost €19.5 million."))
    review(port, "--accept", "size", "--place", "1")
    out = capfd.readouterr().out
    assert "1 settled, 0 left, 1 error needs an edit of the row\n" in out
    assert "claims/claims.csv:3: cost: figure-unsupported: the quote does not bear “€19.5 million”" in out
    assert review(port) == 0
    assert "nothing to decide\nclaims/claims.csv:3: cost: figure-unsupported" in capfd.readouterr().out
    review(port, "--output-format", "json")
    assert [one["rule"] for one in json.loads(capfd.readouterr().out)["standing"]] == ["figure-unsupported"]


def test_what_the_baseline_knows_is_not_asked(port: Desk) -> None:
    port.table(*CONFLICT)
    assert run(["check", "-C", str(port.root), "--as-of", DAY.isoformat(), "--write-baseline"]) == 0
    assert review(port) == 0


def test_a_date_that_nothing_bears_is_asked_about(port: Desk) -> None:
    """Both ways: the row's date, and one after the day of publication."""
    port.write("claims/sources.csv", "source,published\nport.txt,2025-06-01\n")
    port.table(
        row("sailed", "It first sailed in May 2025", date="2024-03"),
        row("pier", "The pier is 90 metres long", date="2025-09"),
    )
    assert asked(port) == {"sailed": "date", "pier": "date"}
    assert review(port, "--edit", "sailed", "--date", "2025-05") == 1
    assert review(port, "--reject", "pier", "--reason", "the day of the survey") == 0
    assert cells(port, "date") == {"sailed": "2025-05", "pier": "2025-09"}


@pytest.mark.parametrize(
    ("claim", "turns"),
    [("The fare fell by 5 euros.", True), ("The fare rose by 4 euros.", False), ("The fare rose by 5 euros.", False)],
)
def test_words_that_turn_the_sense_of_the_claim_are_told_so(
    port: Desk, claim: str, turns: bool, capfd: pytest.CaptureFixture[str]
) -> None:
    port.write("seeds/port.txt", "The fare rose by 5 euros in spring.\n")
    port.table(row("fare", "The fare fell by 5 euros in spring", claim=claim))
    review(port, "--accept", "fare")
    assert ("turn the sense of the claim" in capfd.readouterr().err) == turns


# ---- at a terminal -------------------------------------------------------------------------------------------------


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Keys and lines that somebody types."""
    typed: list[str] = []
    monkeypatch.setattr("timeline.cli.review.on_terminal", lambda: True)
    monkeypatch.setattr("typer.getchar", lambda: typed.pop(0))
    monkeypatch.setattr("typer.prompt", lambda *_, **__: typed.pop(0))
    return typed


def test_a_figure_is_chosen_by_its_number(port: Desk, keys: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    port.table(TWO_FIGURES)
    keys += ["2", "y"]
    assert review(port) == 0
    assert "  2  32 cars" in capfd.readouterr().out
    assert cells(port, "value") == {"size": "32 cars"}


def test_no_line_of_a_row_is_wider_than_the_terminal(
    port: Desk, keys: list[str], monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("timeline.cli.reviewing.showing.columns_of_stdout", lambda: 80)
    long = "The ferry, which the town has waited for since the old one was sold, takes people and cars to the island."
    port.table({**TWO_FIGURES, "claim": long * 2})
    keys += ["q"]
    review(port)
    shown = capfd.readouterr().out
    assert "  claim: The ferry" in shown
    assert max(map(len, shown.split("\n"))) <= 80


def test_the_other_row_of_a_conflict_is_opened_and_dropped(port: Desk, keys: list[str]) -> None:
    port.table(*CONFLICT)
    (name,) = asked(port)
    keys += ["x", "k", "d", "y", "y"]
    assert review(port) == 0
    assert list(cells(port, "quote")) == [name]


def test_the_date_of_a_row_in_conflict_is_changed(port: Desk, keys: list[str]) -> None:
    port.table(*DATES)
    keys += ["e", "May or July 2025", "e", "2025", "y"]
    review(port)
    assert "2025" in cells(port, "date").values()
    assert asked(port) == {}

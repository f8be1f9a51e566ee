"""Changes that no word was meant by are warnings: not locked, not fixed, stale only where the source changed."""

from __future__ import annotations

import pytest

from conftest import Desk
from timeline.model import Level

TEXT = "The council said that the loan was paid back in full last year, and that nobody had asked.\n"


def levels(desk: Desk) -> dict[str, Level]:
    return {found.rule: found.level for found in desk.check().findings}


def row(quote: str) -> dict[str, str]:
    return {"id": "a", "date": "2024", "claim": "x", "source": "a.txt", "quote": quote}


@pytest.mark.parametrize(
    ("quote", "level"),
    [
        ("theloan was paid back in full", Level.WARNING),
        ("the loan was paid back in fuII", Level.WARNING),
        ("the loan wás paid back in full", Level.WARNING),
        ("the loan was never paid back in full", Level.ERROR),
        ("theloan was never paid back in full", Level.ERROR),
    ],
)
def test_what_is_slight_is_a_warning_and_nothing_else_is(desk: Desk, quote: str, level: Level) -> None:
    desk.write("seeds/a.txt", TEXT)
    desk.table(row(quote))
    assert levels(desk)["quote-altered"] is level
    desk.lock()
    assert desk.check().evidence.lock.entries == {}


def test_a_citation_is_stale_by_a_slight_change_of_its_source(desk: Desk) -> None:
    desk.write("seeds/a.txt", TEXT)
    desk.table(row("the loan was paid back in full"))
    desk.lock()
    desk.write("seeds/a.txt", TEXT.replace("the loan", "theloan"))
    assert levels(desk) == {"quote-altered": Level.WARNING}
    assert desk.check().findings[0].stale
    assert desk.check().evidence.citations[0].stale


def test_furniture_offers_an_editors_mark(desk: Desk) -> None:
    desk.write("seeds/a.txt", "It held that\nHarbour News\n12\nthe loan was paid\nHarbour News\n13\nin full.\n")
    desk.table(row("It held that the loan was paid"))
    found = next(found for found in desk.check().findings if found.rule == "quote-altered")
    assert (found.level, "[…]" in found.help) == (Level.WARNING, True)
    desk.table(row("It held that […] the loan was paid"))
    assert "quote-altered" not in levels(desk)

"""What is read of a row: its date or why not, the figure that is meant, whether it looks ahead, whether it is stale."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from timeline.evidence.model import Citation

if TYPE_CHECKING:
    from helpers.desk import Desk

PUBLISHED = "source,published\nnote.txt,2024-06-11\n"


def cited(desk: Desk, about: str = PUBLISHED, **cells: str) -> Citation:
    """The one row of a table whose source says just its quote."""
    row = {"id": "b1", "claim": "It is so", "source": "note.txt", "quote": "the words of it"} | cells
    desk.write("seeds/note.txt", row["quote"].replace("[", "").replace("]", "") + "\n")
    desk.write("claims/sources.csv", about)
    desk.table(row)
    [citation] = desk.check().evidence.citations
    return citation


def test_figures_and_dates_are_read_in_quote_and_claim(desk: Desk) -> None:
    citation = cited(desk, claim="In June 2024 it raised $5m", quote="€4 million were raised on 11 June 2024")
    assert [figure.text for figure in citation.claim_figures] == ["$5m"]
    assert [date.edtf for date in citation.claim_dates] == ["2024-06"]
    assert [citation.claim.quote[figure.start : figure.end] for figure in citation.figures] == ["€4 million"]
    assert [citation.claim.quote[date.start : date.end] for date in citation.dates] == ["11 June 2024"]


def test_the_language_of_a_source_may_have_a_region_and_reads_it_and_its_pairs(desk: Desk) -> None:
    about = "source,published,language\nnote.txt,2024-06-11,es-MX\n"
    citation = cited(
        desk, about, claim="It raised MXN 12,500 in May", quote="pagó $12,500, es decir, 600 euros el 9 de mayo"
    )
    assert [(figure.unit, figure.value) for figure in citation.figures] == [("MXN", 12_500), ("EUR", 600)]
    assert len(citation.pairs) == 1
    assert [date.text for date in citation.dates] == ["9 de mayo"]
    plain = cited(desk, "source,language\nnote.txt,es\n", quote="pagó $12,500, es decir, 600 euros el 9 de mayo")
    assert [(figure.unit, figure.value) for figure in plain.figures] == [("USD", 12.5), ("EUR", 600)]


@pytest.mark.parametrize("about", ["source\n", "source,language\nother.txt,en\n", "source,title\nnote.txt,A note\n"])
def test_a_source_that_names_no_language_is_read_in_that_of_the_project(desk: Desk, about: str) -> None:
    desk.write("timeline.toml", 'language = "de"\n')
    citation = cited(desk, about, claim="Im Jahr 2022 waren es 4.700.", quote="im Jahr 2022 waren es 4.700")
    assert [figure.value for figure in citation.figures] == [4700]
    assert [date.text for date in citation.dates] == ["2022"]


def test_the_editors_own_words_in_brackets_are_not_the_sources(desk: Desk) -> None:
    citation = cited(desk, quote="it [the firm of 350 people] raised €4 million")
    assert [figure.text for figure in citation.figures] == ["€4 million"]


def test_a_row_has_a_date_or_a_reason_or_neither(desk: Desk) -> None:
    assert cited(desk, date="").date_refusal == ""
    citation = cited(desk, date="2024-13-01")
    assert citation.date is None
    assert citation.date_refusal
    read = cited(desk, date=" June 2024 ").date
    assert read is not None
    assert read.edtf == "2024-06"


def test_a_date_without_a_year_is_read_against_publication(desk: Desk) -> None:
    read = cited(desk, date="19 February").date
    assert read is not None
    assert (read.edtf, read.implied) == ("2024-02-19", ("year",))


COMPARED = {"subject": "Series A", "measure": "amount"}
TWICE = "€385 million (approximately $415 million)"


@pytest.mark.parametrize(
    ("quote", "value", "meant"),
    [
        ("raised €385 million", "", ["€385 million"]),
        ("raised money", "", []),
        (TWICE, "", ["€385 million", "approximately $415 million"]),
        (TWICE, "€385 million", ["€385 million", "approximately $415 million"]),
        (TWICE, "approximately $415 million", ["€385 million", "approximately $415 million"]),
        (TWICE, "$415 million", ["€385 million", "approximately $415 million"]),
        ("from €4 million to €10 million now, and 350 people", "350 people", ["350 people"]),
        ("€4 million in May, then €10 million in June", "€10 million", ["€10 million"]),
    ],
)
def test_the_figure_that_is_compared(desk: Desk, quote: str, value: str, meant: list[str]) -> None:
    citation = cited(desk, quote=quote, value=value, **COMPARED)
    assert [figure.text for figure in citation.meant] == meant
    assert citation.unclear == ""


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("raised €385 million", "€385 billion"),
        ("raised €385 million", "85 million"),
        ("raised €385 million", "$385 million"),
        ("raised €385 million", "385"),
        ("raised money", "€385 million"),
        ("€4 million in May, then €10 million in June", ""),
    ],
)
def test_an_unclear_figure_is_compared_with_nothing_and_the_reason_is_told(desk: Desk, quote: str, value: str) -> None:
    citation = cited(desk, quote=quote, value=value, **COMPARED)
    assert citation.meant == ()
    assert citation.unclear


def test_several_figures_matter_only_where_rows_are_compared(desk: Desk) -> None:
    quote = "€4 million in May, then €10 million in June"
    assert cited(desk, quote=quote).unclear == ""
    assert cited(desk, quote=quote, subject="founding", measure="date").unclear == ""


@pytest.mark.parametrize(
    ("date", "quote", "ahead"),
    [
        ("2027", "the plant is to open in 2027", True),
        ("by end of 2025", "it expects to reach break-even", True),
        ("2024-05", "it said that it would open", False),
        ("2027", "the plant opened", False),
        ("2027", "Beta reaches 100 shops in 2027", True),
        ("2027", "the plant opened in 2027", False),
        ("2027", "wird ein Werk in Ulm eröffnen", True),
        ("2027", "devrait ouvrir une usine", True),
        ("June 2024", "Acme said it would build a plant in Kent", False),
        ("", "the plant will open", False),
    ],
)
def test_a_row_looks_ahead_where_its_words_do_and_its_date_is_after_publication(
    desk: Desk, date: str, quote: str, ahead: bool
) -> None:
    assert cited(desk, date=date, quote=quote).forecast is ahead


def test_a_verification_is_stale_when_it_is_older_than_the_project_allows(desk: Desk) -> None:
    cited(desk)
    desk.lock(datetime.date(2026, 1, 1))
    desk.write("timeline.toml", "max_age = 30\n")
    ages = {day: desk.check(datetime.date(2026, 1, day)).evidence.citations[0].stale for day in (1, 31)}
    ages[32] = desk.check(datetime.date(2026, 2, 1)).evidence.citations[0].stale
    assert ages == {1: False, 31: False, 32: True}

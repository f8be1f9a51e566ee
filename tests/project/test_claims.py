"""The claims table and the table of sources: rows, their places, and what of them makes no sense."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Cell, Ignore, Problem, Region, Table
from timeline.project.claims import MAX_IGNORES, parse_claims, read_day, read_ignores, read_source_table

HEAD = "id,date,claim,source,quote\n"
DIGEST = "0" * 63 + "a"


def parse(rows: str, head: str = HEAD) -> Table:
    return parse_claims((head + rows).encode(), "claims.csv")


def described(problems: tuple[Problem, ...]) -> list[tuple[str, int, int, str]]:
    return [(each.kind, each.region.line, each.region.column, each.message) for each in problems]


def test_a_claim_has_its_cells_as_written_and_their_places() -> None:
    table = parse('b1,"June\n2024",NA,note.txt, two words \n')
    [claim] = table.claims
    assert (claim.id, claim.text("date"), claim.statement, claim.quote) == ("b1", "June\n2024", "NA", " two words ")
    assert claim.region == Region("claims.csv", 2, 1, 3, 30)
    assert claim.place("source") == Region("claims.csv", 3, 10, 3, 18)
    assert claim.text("subject") == ""
    assert claim.place("subject") == claim.region


def test_the_order_of_the_columns_is_free() -> None:
    [claim] = parse("q,note.txt,c,,b1,kept\n", "quote,source,claim,date,id,note\n").claims
    assert (claim.id, claim.quote, claim.text("note")) == ("b1", "q", "kept")


@pytest.mark.parametrize("written", ["", "series b", " b1", "b1 ", "b\u00a01", "Ｂ1", "b/1", "é", "b\u200b1", "a\nb"])
def test_an_id_of_other_characters_is_refused(written: str) -> None:
    table = parse(f'"{written}",,c,s.txt,q\n')
    assert [problem.kind for problem in table.problems] == ["id-invalid"]
    assert table.claims == ()


def test_a_doubled_id_names_both_lines_and_the_first_row_stays() -> None:
    table = parse("b1,,one,s.txt,q\n\nb1,,two,s.txt,q\n")
    assert described(table.problems) == [("id-duplicate", 4, 1, "the id 'b1' stands on lines 2 and 4")]
    assert [place.region.line for place in table.problems[0].related] == [2]
    assert [claim.statement for claim in table.claims] == ["one"]


def test_a_doubled_id_of_other_characters_is_told_by_these() -> None:
    table = parse("b 1,,one,s.txt,q\nb 1,,two,s.txt,q\n")
    assert [(problem.kind, problem.region.line) for problem in table.problems] == [("id-invalid", 2), ("id-invalid", 3)]


def test_ids_are_told_apart_by_case_and_zeros() -> None:
    assert [claim.id for claim in parse("1,,c,s,q\n01,,c,s,q\n1e5,,c,s,q\nNA,,c,s,q\nna,,c,s,q\n").claims] == [
        "1", "01", "1e5", "NA", "na",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "message"),
    [
        ("b1,,,s.txt,q", 5, "the claim is empty"),
        ("b1,,c, \t,q", 7, "the source is empty"),
        ("b1,,c,s.txt,", 13, "the quote is empty"),
        ("b1,,c,s.txt,\u200b\u00a0", 13, "the quote is empty"),
        ("b1,,c,s.txt,[…] ... …", 13, "the quote has no word of the source"),
        ("b1,,c,s.txt,—!", 13, "the quote has no word of the source"),
    ],
)
def test_a_required_cell_that_says_nothing(row: str, column: int, message: str) -> None:
    assert described(parse(row + "\n").problems) == [("field-empty", 2, column, message)]


def test_a_row_that_a_stray_quote_swallowed_is_not_lost_without_a_word() -> None:
    """An inch mark closes the quote two rows on: valid CSV, and b2 would be gone."""
    rows = 'b1,,"A 15 inch screen,note.txt,q\nb2,,A 15"" screen",note.txt,q\n'
    table = parse(rows)
    assert described(table.problems) == [
        ("csv-malformed", 2, 5, "the cell holds line breaks and what looks like another row")
    ]
    assert parse('b1,,"First, of note.txt,\nsecond, and third, of all",note.txt,q\n').problems == ()


def ignores(text: str) -> tuple[tuple[Ignore, ...], list[str]]:
    found, problems = read_ignores(Cell(text, Region("claims.csv")))
    return found, [problem.message for problem in problems]


def test_accepted_findings_have_a_rule_a_reason_and_perhaps_a_day() -> None:
    assert ignores(" quote-altered : corrected: see note;\nquote-short: until=2027-01-01 known\nwords ;") == (
        (
            Ignore("quote-altered", "corrected: see note"),
            Ignore("quote-short", "known\nwords", datetime.date(2027, 1, 1)),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("quote-altered", "'quote-altered' is no `rule: reason`"),
        ("quote-altered:", "quote-altered is accepted without a reason"),
        ("quote-altered: until=2027-01-01", "quote-altered is accepted without a reason"),
        ("quote-altered: until=soon why", "quote-altered is accepted until 'soon', which is no day"),
        ("Quote altered: why", "'Quote altered: why' is no `rule: reason`"),
    ],
)
def test_an_acceptance_that_makes_no_sense(text: str, message: str) -> None:
    assert ignores(text) == ((), [message])


def test_acceptances_without_end_are_told_once() -> None:
    found, problems = ignores("quote-short: x;" * (MAX_IGNORES + 50))
    assert len(found) == MAX_IGNORES
    assert problems == [f"more than {MAX_IGNORES} findings are accepted in one cell"]


@pytest.mark.parametrize("text", ["a:" + " " * 300_000 + "\ny", "a" * 300_000, "a-" * 150_000, "a:" + " x" * 150_000])
def test_a_long_cell_that_accepts_nothing_is_told(text: str) -> None:
    found, problems = ignores(text)
    assert len(found) + len(problems) == 1


@given(st.text(max_size=80))
def test_reading_acceptances_never_raises(text: str) -> None:
    assert isinstance(ignores(text), tuple)


@pytest.mark.parametrize(
    ("text", "day"),
    [("2026-11-22", datetime.date(2026, 11, 22)), ("2026-02-30", None), ("20261122", None), ("٢٠٢٦-11-22", None)],
)
def test_a_day_is_written_in_one_way(text: str, day: datetime.date | None) -> None:
    assert read_day(text) == day


def sources(tmp_path: Path, text: str) -> tuple[dict[str, object], list[tuple[str, int, int, str]]]:
    (tmp_path / "sources.csv").write_text(text, encoding="utf-8")
    infos, problems = read_source_table(tmp_path, "sources.csv", "fr")
    return dict(infos), described(problems)


def test_what_is_known_of_a_source(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    path.write_text(f"source,published,SHA256,extra\nnote.txt, 2024-06-11 ,{DIGEST.upper()},x\n", encoding="utf-8")
    infos, problems = read_source_table(tmp_path, "sources.csv", "fr")
    info = infos["note.txt"]
    assert (info.published, info.sha256, info.language) == (datetime.date(2024, 6, 11), DIGEST, "fr")
    assert info.region_of("sha256") == Region("sources.csv", 2, 23, 2, 87)
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("source,published\na.txt,11 June\n", ("date-unreadable", 2, 7, "published is '11 June'")),
        ("source,sha256\na.txt,abc\n", ("csv-malformed", 2, 7, "sha256 is not 64 hexadecimal digits")),
        ("source,title\n,A\n", ("field-empty", 2, 1, "the source is empty")),
        ("source,title\na,A\na,B\n", ("id-duplicate", 3, 1, "the source 'a' stands on lines 2 and 3")),
        ("title\nA\n", ("column-missing", 1, 1, "the header lacks source; it has title")),
    ],
)
def test_what_is_wrong_with_the_table_of_sources(tmp_path: Path, text: str, problem: tuple[str, int, int, str]) -> None:
    assert sources(tmp_path, text)[1] == [problem]


def test_an_absent_table_of_sources_says_nothing(tmp_path: Path) -> None:
    assert read_source_table(tmp_path, "sources.csv", "en") == ({}, ())

"""Adopting a table as it is: known findings are accepted, new ones are not, and the file that says so is checked."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from timeline.checking.baseline import against, default_path, key_of, read_baseline, write_baseline
from timeline.cli import run
from timeline.evidence.model import Evidence, Report
from timeline.model import Finding, Level, Lock, Region, Table
from timeline.model.errors import TimelineError
from timeline.project.settings import Settings

if TYPE_CHECKING:
    from helpers.desk import Desk

ROW = {"id": "a", "claim": "It has 120 seats.", "source": "room.txt", "quote": "It has 120 seats"}
DAY = ["--as-of", "2026-11-22"]


@pytest.fixture
def faulty(desk: Desk) -> Desk:
    """A table in use for long: two of its rows have faults, the third has none."""
    desk.write("seeds/room.txt", "It has 130 seats, the paper says. There are two doors.\n")
    bad = {**ROW, "id": "b", "quote": "There are no doors"}
    desk.table(ROW, bad, {**ROW, "id": "c", "claim": "Two doors.", "quote": "There are two doors"})
    return desk


def report_of(*findings: Finding) -> Report:
    table, lock = Table("claims/claims.csv"), Lock("claims/claims.lock")
    return Report(Evidence(datetime.date(2026, 11, 22), Settings(), table, {}, {}, lock), findings)


def check(desk: Desk, *arguments: str) -> int:
    return run(["check", "-C", str(desk.root), *DAY, *arguments])


def test_a_table_is_adopted_in_one_command(faulty: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert check(faulty) == 1
    assert check(faulty, "--write-baseline") == 0
    assert (faulty.root / "claims" / "claims.baseline").exists()
    assert "claims/claims.baseline written" in capfd.readouterr().err
    assert check(faulty) == 0
    assert "accepted" in capfd.readouterr().out


def test_a_new_fault_of_the_same_row_is_not_accepted(faulty: Desk) -> None:
    check(faulty, "--write-baseline")
    faulty.write("seeds/room.txt", "It has 140 seats, the paper says. There are two doors.\n")
    assert check(faulty) == 1


def test_rows_may_be_sorted(faulty: Desk) -> None:
    check(faulty, "--write-baseline")
    header, *rows = (faulty.root / "claims/claims.csv").read_text().splitlines()
    faulty.write("claims/claims.csv", "\n".join([header, *reversed(rows)]) + "\n")
    assert check(faulty, "--fail-on", "note") == 0


def test_places_in_messages_do_not_make_a_finding_new() -> None:
    def found(rule: str, message: str) -> Finding:
        return Finding(rule, Level.ERROR, message, Region("claims/claims.csv", 3), "a")

    twice = [found("id-duplicate", f"the id 'a' stands on lines {n} and {n + 9}") for n in (3, 40)]
    places = [
        found("quote-ambiguous", f"the quote stands in several places of s.txt: lines {n}") for n in ("1, 2", "7")
    ]
    words = [found("quote-altered", f"the quote has “line {n}”, the source “line 9”") for n in (5, 6)]
    assert [len({key_of(one) for one in pair}) for pair in (twice, places, words)] == [1, 1, 2]


def test_what_no_longer_occurs_is_reported_and_then_left_out(faulty: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    check(faulty, "--write-baseline")
    faulty.write("seeds/room.txt", "It has 120 seats, the paper says. There are two doors.\n")
    assert check(faulty) == 0
    assert "baseline-unused" in capfd.readouterr().out
    assert check(faulty, "--fail-on", "warning") == 1
    check(faulty, "--write-baseline")
    assert check(faulty, "--fail-on", "warning") == 0


def test_an_entry_of_a_rule_that_is_not_run_is_no_fault(faulty: Desk) -> None:
    check(faulty, "--write-baseline")
    assert check(faulty, "--fail-on", "note", "--ignore", "quote-altered") == 0
    assert check(faulty, "--fail-on", "note", "--select", "quote-cut") == 0
    assert check(faulty, "--fail-on", "note", "--config", "levels.baseline-unused=off") == 0


def test_the_file_named_is_written_and_must_be_there(faulty: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert check(faulty, "--baseline", "known.jsonl") == 2
    assert "known.jsonl: there is no such file" in capfd.readouterr().err
    assert check(faulty, "--baseline", "known.jsonl", "--write-baseline") == 0
    assert not (faulty.root / "claims" / "claims.baseline").exists()
    assert check(faulty, "--baseline", "known.jsonl") == 0


def test_each_occurrence_is_counted() -> None:
    one = Finding("csv-malformed", Level.ERROR, "the row has 4 cells, the header 5", Region("claims/claims.csv", 3))
    two = replace(one, region=Region("claims/claims.csv", 9))
    findings = against(report_of(one, two), Counter([key_of(one)]), "b")
    assert [found.ignored is None for found in findings] == [False, True]


def test_an_accepted_finding_is_not_written() -> None:
    one = Finding("quote-short", Level.WARNING, "short", Region("c.csv", 3), "a", ignored="known")
    assert write_baseline([one]) == b""


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("no json\n", "known.jsonl:1: is not a JSON object"),
        ("[" * 100_000, "known.jsonl:1: is not a JSON object"),
        ("{}\n", "does not have the keys"),
        ('\n{"rule": "r", "claim": "c", "path": "p", "message": "m", "count": 0}\n', "known.jsonl:2: count"),
        ('{"rule": "r", "claim": "c", "path": "p", "message": "m", "count": true}\n', "count"),
        ('{"rule": 1, "claim": "c", "path": "p", "message": "m", "count": 1}\n', "no text"),
        (b"\xff", "is not UTF-8"),
    ],
)
def test_a_damaged_file_is_an_error_that_names_its_line(desk: Desk, text: str | bytes, message: str) -> None:
    path = desk.write("known.jsonl", text)
    with pytest.raises(TimelineError) as error:
        read_baseline(path, "known.jsonl")
    assert message in error.value.message
    assert "--write-baseline" in error.value.hint


def test_the_file_lies_beside_the_lock() -> None:
    assert default_path(Settings()) == "claims/claims.baseline"
    assert default_path(Settings(lock="claims.lock")) == "claims.baseline"


def test_nothing_to_check_writes_nothing(desk: Desk) -> None:
    desk.table()
    assert check(desk, "--write-baseline") == 2
    assert not (desk.root / "claims" / "claims.baseline").exists()


def test_a_baseline_that_would_not_be_read_again_is_refused_when_it_would_be_written(
    faulty: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("timeline.checking.baseline.MAX_BYTES", 40)
    assert run(["check", "-C", str(faulty.root), *DAY, "--write-baseline"]) == 2
    assert "the baseline would be larger than" in capfd.readouterr().err
    assert not (faulty.root / "claims/claims.baseline").exists()

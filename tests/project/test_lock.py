"""The lock: written the same every time, read back whole, and never believed where it is damaged."""

from __future__ import annotations

import dataclasses
import datetime
import json
import os
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Cell, Claim, Lock, LockEntry, Region
from timeline.project.lock import lock_of, parse_lock, quote_digest, read_lock, write_lock

if TYPE_CHECKING:
    from helpers.desk import Desk

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
DIGESTS = st.integers(0, 16**64 - 1).map("{:064x}".format)
DAY = datetime.date(2026, 11, 22)


@st.composite
def entries(draw: st.DrawFn) -> LockEntry:
    start, exact = draw(st.integers(0, 10**9)), draw(WORDS.filter(bool))
    return LockEntry(
        id=draw(WORDS), source=draw(WORDS), sha256=draw(DIGESTS), start=start, end=start + len(exact),
        before=draw(WORDS), exact=exact, after=draw(WORDS), quote=draw(DIGESTS),
        status=draw(st.sampled_from(["exact", "moved", "reformatted"])), verified=draw(st.dates()),
        version=draw(WORDS), encoding=draw(WORDS), source_line=draw(st.integers(0, 10**6)),
    )  # fmt: skip


ENTRY = LockEntry("b1", "s.txt", "0" * 64, 3, 5, "a", "bc", "d", "1" * 64, "exact", DAY, "0.1.0")


def parse(data: bytes) -> Lock:
    return parse_lock(data, "claims.lock")


def with_values(**values: object) -> bytes:
    return json.dumps({**json.loads(write_lock([ENTRY])), **values}).encode()


@given(st.lists(entries(), max_size=5, unique_by=lambda entry: entry.id))
def test_what_was_written_is_read_back(written: list[LockEntry]) -> None:
    data = write_lock(written)
    lock = parse(data)
    assert lock.problems == ()
    assert {dataclasses.replace(entry, line=0) for entry in lock.entries.values()} == set(written)
    assert write_lock(lock.entries.values()) == data
    assert lock_of(reversed(written), lock.path, lock.sha256) == lock
    assert write_lock(reversed(written)) == data


@given(entries(), st.sampled_from([(",", " ,"), ('": ', '" : '), ("}", " }")]))
def test_a_line_that_is_spaced_otherwise_is_read_alike(entry: LockEntry, change: tuple[str, str]) -> None:
    written = json.dumps(json.loads(write_lock([entry])))
    other = written.replace(*change)
    if json.loads(other) == json.loads(written):
        assert parse(other.encode()).entries == parse(write_lock([entry])).entries


@pytest.mark.parametrize("line", [None, 0, -3, "7", 1.0, True])
def test_what_is_no_line_of_a_source_is_none(line: object) -> None:
    (problem,) = parse(with_values(source_line=line)).problems
    assert "source_line is not the number of a line" in problem.message


@given(st.lists(entries(), max_size=4, unique_by=lambda entry: entry.id))
def test_one_entry_is_one_line_in_the_order_of_ids(written: list[LockEntry]) -> None:
    lines = write_lock(written).decode().splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    assert ids == sorted(entry.id for entry in written)
    assert [entry.line for entry in parse(write_lock(written)).entries.values()] == list(range(1, len(written) + 1))


@given(st.binary(max_size=80) | st.text('{}[]"id:, \n0\\u', max_size=80).map(str.encode))
def test_reading_never_raises(data: bytes) -> None:
    assert isinstance(parse(data), Lock)
    assert isinstance(parse(write_lock([ENTRY]) + data), Lock)


def test_what_many_entries_say_and_what_is_known_is_held_once() -> None:
    others = [dataclasses.replace(ENTRY, id=f"b{n}", exact=f"{n:02d}") for n in range(20)]
    known = {text: text for entry in others for text in (entry.id, entry.exact)}
    read = list(parse_lock(write_lock(others), "claims.lock", known).entries.values())
    for name in ("source", "sha256", "status", "version", "encoding", "verified"):
        assert len({id(getattr(entry, name)) for entry in read}) == 1, name
    assert all(entry.id is known[entry.id] and entry.exact is known[entry.exact] for entry in read)


def test_other_line_ends_and_blank_lines_do_not_matter() -> None:
    data = write_lock([ENTRY])
    assert parse(b"\n" + data.replace(b"\n", b"\r\n") + b"\n").problems == ()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b'{"id": "b1", "source":', "the line is not a JSON object: Expecting value"),
        (b'"b1"', "the line is not a JSON object"),
        (b"[" * 100_000, "the line is not a JSON object"),
        (b'{"id": "b1"}', "the entry lacks after, before"),
        (with_values(more=1), "the entry has an unknown more"),
        (with_values(more=1, version="99.1"), "written by timeline 99.1, and this is"),
        (with_values(source_line=0), "source_line is not the number of a line"),
        (with_values(start="3"), "start and end are not the ends of a span"),
        (with_values(start=True, end=2), "start and end are not the ends of a span"),
        (with_values(start=5, end=3), "start and end are not the ends of a span"),
        (with_values(end=6), "exact is not as long as the span from start to end"),
        (with_values(sha256="0" * 63), "sha256 or quote is not a SHA-256 in hexadecimal"),
        (with_values(status="altered"), "the status 'altered' is none that is locked"),
        (with_values(verified="2026-02-30"), "verified is not a day: '2026-02-30'"),
        (with_values(exact="\ud800x"), "exact is not a text"),
        (with_values(id=None), "id is not a text"),
        (with_values(start=float("inf")), "the line is not a JSON object: Infinity is no JSON"),
        (with_values().replace(b'"start": 3', b'"start": ' + b"9" * 5000), "the line is not a JSON object: a number"),
        (with_values().replace(b"{", b'{"id": "b1",', 1), "the line is not a JSON object: a key stands twice"),
        (b"<<<<<<< ours", "an unresolved merge conflict"),
        (b"=======", "an unresolved merge conflict"),
        (b"caf\xe9", "claims.lock is not UTF-8"),
    ],
)
def test_a_damaged_line_is_named(data: bytes, message: str) -> None:
    [problem] = parse(b"\n" + data).problems
    assert (problem.kind, problem.region.line) == ("lock-invalid", 2)
    assert message in problem.message
    assert problem.help


def test_two_entries_of_one_id_name_both_lines() -> None:
    [problem] = parse(write_lock([ENTRY]) * 2).problems
    assert "1 and 2" in problem.message


def test_damage_does_not_hide_the_other_entries() -> None:
    assert [*parse(b"{\n" + write_lock([ENTRY])).entries] == ["b1"]


def test_reading_takes_little_more_than_the_file() -> None:
    """Bytes are counted and not seconds: of the lines of a long lock one is at hand at a time."""
    words = [f"“{n:04}” {'words ' * 9}" for n in range(2000)]
    rows = [dataclasses.replace(ENTRY, id=f"c{n}", exact=text, end=3 + len(text)) for n, text in enumerate(words)]
    data = write_lock(rows)
    parse(data[: data.index(b"\n") + 1])
    tracemalloc.start()
    try:
        lock = parse(data)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert [entry.exact for entry in lock.entries.values()] == [
        entry.exact for entry in sorted(rows, key=lambda r: r.id)
    ]
    assert peak < 4 * len(data)


def test_an_absent_lock_is_empty_and_no_problem(tmp_path: Path) -> None:
    assert read_lock(tmp_path, "claims.lock") == Lock("claims.lock")


def test_a_lock_that_is_no_plain_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "folder.lock").mkdir()
    (tmp_path / "link.lock").symlink_to("none")
    os.mkfifo(tmp_path / "pipe.lock")
    for name in ("folder.lock", "link.lock", "pipe.lock"):
        lock = read_lock(tmp_path, name)
        assert [problem.kind for problem in lock.problems] == ["lock-invalid"]
        assert lock.exists


def claim(**cells: str) -> Claim:
    place = Region("claims.csv", 2)
    return Claim("b1", place, {name: Cell(text, place) for name, text in cells.items()})


def test_the_digest_of_a_row_changes_with_what_is_asked_of_the_source_alone() -> None:
    asked = {"source": "s", "quote": "q", "prefix": "p", "suffix": "x"}
    digest = quote_digest(claim(**asked))
    assert quote_digest(claim(**asked, claim="other", date="2024")) == digest
    for name in asked:
        assert quote_digest(claim(**{**asked, name: "other"})) != digest
    assert quote_digest(claim(source="s", quote="qp")) != quote_digest(claim(source="s", quote="q", prefix="p"))


def test_locking_keeps_the_record_of_a_row_that_no_longer_stands_or_cannot_be_read(desk: Desk) -> None:
    rows = [
        {"id": name, "claim": "c", "source": "s.txt", "quote": quote}
        for name, quote in [
            ("one", "the first of three"),
            ("two", "the second of them"),
            ("three", "the third and last"),
        ]
    ]
    desk.write("seeds/s.txt", "Here stand the first of three, the second of them, the third and last.\n")
    desk.table(*rows)
    desk.lock()
    before = (desk.root / "claims/claims.lock").read_bytes()
    desk.write("seeds/s.txt", "Here stand the first of four, the second of them, the third and last.\n")
    desk.write("claims/claims.csv", (desk.root / "claims/claims.csv").read_text().replace("three,,", "three,,,"))
    desk.lock()
    after = parse((desk.root / "claims/claims.lock").read_bytes()).entries
    assert set(after) == {"one", "two", "three"}
    assert {after[name] for name in ("one", "three")} <= set(parse(before).entries.values())
    assert after["two"].sha256 != parse(before).entries["two"].sha256


def test_locking_drops_the_record_of_a_row_that_is_gone(desk: Desk) -> None:
    desk.write("seeds/s.txt", "Here stand the first of two and the second of them.\n")
    rows = [
        {"id": name, "claim": "c", "source": "s.txt", "quote": quote}
        for name, quote in [("one", "the first of two"), ("two", "the second of them")]
    ]
    desk.table(*rows)
    desk.lock()
    desk.table(rows[1])
    desk.lock()
    assert [*parse((desk.root / "claims/claims.lock").read_bytes()).entries] == ["two"]


def test_a_record_that_still_holds_keeps_its_day(desk: Desk) -> None:
    desk.write("seeds/s.txt", "Here stands the first of two.\n")
    desk.table({"id": "one", "claim": "c", "source": "s.txt", "quote": "the first of two"})
    desk.lock(datetime.date(2026, 1, 1))
    data = (desk.root / "claims/claims.lock").read_bytes()
    desk.lock(datetime.date(2026, 6, 1))
    assert (desk.root / "claims/claims.lock").read_bytes() == data
    desk.write("timeline.toml", "max_age = 30\n")
    desk.lock(datetime.date(2026, 6, 1))
    assert b"2026-06-01" in (desk.root / "claims/claims.lock").read_bytes()

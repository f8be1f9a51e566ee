"""claims/refreshed.jsonl: what was written is read back; what cannot have been written is an error with its line."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.formats.schemas import read_schema
from timeline.model import Change, ChangeKind, Loss, LostQuote, Passage, Region, Seen, Sighting
from timeline.project.refreshed import parse_refreshed, read_refreshed, write_refreshed

PATH, SEEDS = "claims/refreshed.jsonl", "seeds"
DAY = datetime.date(2026, 11, 20)
SHA = "0" * 64
PLAIN = Sighting("a.html", "https://harbour.example/a", DAY, Seen.INTACT, "", Seen.INTACT, DAY, DAY, SHA, SHA)
FULL = Sighting(
    "b.html", "https://harbour.example/b", DAY, Seen.UNREACHED, "its server fails", Seen.CHANGED, DAY, DAY, SHA,
    "1" * 64,
    "b@2026-11-20.html", "https://harbour.example/b/", '"one"', "Fri, 20 Nov 2026 10:00:00 GMT",
    "https://archive.example/b", 2, {ChangeKind.FIGURE: 1, ChangeKind.WORDING: 3},
    (Passage(ChangeKind.FIGURE, "240", "210", "It has 210 seats.", "line 3"),),
    (
        LostQuote("q1", SHA, Loss.ALTERED, (Change(ChangeKind.FIGURE, "240", "210", 3, 6, 0, 0),), "has 210 seats",
                  Region("seeds/b@2026-11-20.html", 3, 4, 3, 9)),
        LostQuote("q2", SHA, Loss.MISSING),
        LostQuote("q3", SHA, Loss.HIDDEN, (), "struck", Region("seeds/b@2026-11-20.html", place="page 3")),
    ),
)  # fmt: skip


def line_of(**changes: object) -> bytes:
    """A line as the tool writes it, with some of it changed; what is None is left out."""
    record = json.loads(write_refreshed([FULL])) | changes
    return (json.dumps({name: value for name, value in record.items() if value is not None}) + "\n").encode()


def test_what_was_written_is_read_back_sorted_and_keeps_to_its_schema() -> None:
    data = write_refreshed([FULL, PLAIN])
    read = parse_refreshed(data, PATH, SEEDS)
    assert read.problems == ()
    assert list(read.sightings.values()) == [PLAIN, FULL]
    assert [one.line for one in read.sightings.values()] == [1, 2]
    assert write_refreshed(read.sightings.values()) == data
    schema = jsonschema.Draft202012Validator(json.loads(read_schema("refreshed")))
    for line in data.decode().splitlines():
        schema.validate(json.loads(line))


@given(st.text(), st.text(), st.integers(0, 9), st.sampled_from(Seen), st.sampled_from(ChangeKind))
def test_whatever_a_page_says_is_read_back(words: str, url: str, number: int, outcome: Seen, kind: ChangeKind) -> None:
    one = Sighting(
        "a.html", f"https://x/{url}", DAY, outcome, words, trivial=number,
        passages=(Passage(kind, words, words[::-1], words, ""),), quotes=(LostQuote(words, SHA, Loss.MISSING),),
    )  # fmt: skip
    read = parse_refreshed(write_refreshed([one]), PATH, SEEDS)
    assert (read.problems, list(read.sightings.values())) == ((), [one])


@given(st.binary(max_size=200))
def test_reading_never_raises(data: bytes) -> None:
    parse_refreshed(data, PATH, SEEDS)
    parse_refreshed(line_of() + data, PATH, SEEDS)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"source": None}, "lacks its source"), ({"url": ""}, "lacks its source"),
        ({"asked": "soon"}, "asked is not a day"),
        ({"asked": "2026-02-30"}, "asked is not a day"), ({"outcome": "fine"}, "outcome is 'fine', which is none"),
        ({"found": "unreached"}, "of which nothing is known"), ({"seen": None}, "go together"),
        ({"sha256": "0" * 63}, "sha256 is not a SHA-256"), ({"kept": "../x.html"}, "kept names no file below seeds/"),
        ({"kept": "/etc/passwd"}, "kept names no file"), ({"reason": 5}, "reason is not a text"),
        ({"reason": "\ud800"}, "reason is not a text"), ({"trivial": -1}, "trivial is not a whole number"),
        ({"trivial": True}, "trivial is not a whole number"), ({"counts": []}, "counts is not an object"),
        ({"counts": {"colour": 1}}, "which is none"), ({"passages": {}}, "passages is not a list"),
        ({"passages": [5]}, "passages is not a list"),
        ({"passages": [{}]}, "kind is empty"),
        ({"passages": [{"kind": "figure", "size": 1}]}, "unknown size"),
        ({"quotes": [{"claim": "a"}]}, "loss is empty"),
        ({"colour": "red"}, "unknown colour"),
    ],
)  # fmt: skip
def test_what_the_tool_cannot_have_written_is_an_error_with_its_line(changes: dict[str, object], message: str) -> None:
    read = parse_refreshed(b"\n" + line_of(**changes), PATH, SEEDS)
    assert read.sightings == {}
    (problem,) = read.problems
    assert message in problem.message
    assert (problem.kind, problem.region.path, problem.region.line) == ("refreshed-invalid", PATH, 2)
    assert problem.help


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"{", 1), (b"[]", 1), (b"\n\n5", 3), (b"<<<<<<< ours\n", 1), (b'{"source": "a", "source": "a"}', 1),
        (b"[" * 100_000, 1), (b'{"trivial": NaN}', 1), (b'{"trivial": ' + b"9" * 10_000 + b"}", 1), (b"\n\xff", 2),
    ],
)  # fmt: skip
def test_a_damaged_line_is_an_error_with_its_line(data: bytes, line: int) -> None:
    read = parse_refreshed(data, PATH, SEEDS)
    assert [(problem.kind, problem.region.line) for problem in read.problems] == [("refreshed-invalid", line)]


def test_a_source_stands_once_and_a_damaged_line_takes_no_other_with_it() -> None:
    data = write_refreshed([PLAIN, FULL])
    read = parse_refreshed(data + b"{\n" + data.splitlines(keepends=True)[0], PATH, SEEDS)
    assert list(read.sightings) == ["a.html", "b.html"]
    assert [problem.region.line for problem in read.problems] == [3, 4]
    assert "a.html stands on lines 1 and 4" in read.problems[1].message


def test_of_very_many_damaged_lines_the_first_are_listed() -> None:
    assert len(parse_refreshed(b"{\n" * 1000, PATH, SEEDS).problems) == 50


def test_a_file_that_is_none_is_an_error_and_an_absent_one_is_empty(tmp_path: Path) -> None:
    assert read_refreshed(tmp_path, PATH, SEEDS).problems == ()
    (tmp_path / PATH).mkdir(parents=True)
    assert [one.kind for one in read_refreshed(tmp_path, PATH, SEEDS).problems] == ["refreshed-invalid"]
    other = tmp_path / "claims/link.jsonl"
    other.symlink_to("/etc/passwd")
    assert [one.kind for one in read_refreshed(tmp_path, "claims/link.jsonl", SEEDS).problems] == ["refreshed-invalid"]

"""A row made from words that stand: what is refused, what is filled in, and that every other byte stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.anchoring import find_quote
from timeline.cli import run
from timeline.model import Source
from timeline.model.errors import TimelineError
from timeline.review.places import context_for, contexts_of, free_id, place_at, places_of, sentence_at
from timeline.text.lines import Lines

if TYPE_CHECKING:
    from helpers.desk import Desk

TEXT = """Notes on the room.

It has 120 seats, J. Smith says. It cost the city
2.4 million euros. The roof is green. The roof is new.
“It’s bright”, he said: the caf\u00e9 opened on 4 March 2024.
"""
HEADER = "id,date,claim,source,quote,prefix,suffix,subject,measure,value,ignore\n"


@pytest.fixture
def room(desk: Desk) -> Desk:
    desk.write("seeds/room.txt", TEXT)
    desk.write("claims/claims.csv", f"\ufeff{HEADER}".replace("\n", "\r\n"))
    return desk


def add(desk: Desk, *arguments: str) -> int:
    return run(["add", "room.txt", "-C", str(desk.root), "--as-of", "2026-11-22", *arguments])


def rows(desk: Desk) -> list[dict[str, str]]:
    claims = desk.check().evidence.table.claims
    return [{name: cell.text for name, cell in claim.cells.items() if cell.text} for claim in claims]


def test_a_row_is_appended_with_an_id_and_shown(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    before = (room.root / "claims/claims.csv").read_bytes()
    assert add(room, "--quote", "It has 120 seats", "--claim", "It has 120 seats.", "--date", "2024") == 0
    after = (room.root / "claims/claims.csv").read_bytes()
    assert after == before + b"room-1,2024,It has 120 seats.,room.txt,It has 120 seats,,,,,,\r\n"
    out = capfd.readouterr().out.splitlines()
    assert out == [
        "seeds/room.txt:3:1  …[It has 120 seats], J. Smith says. It cost the city…",
        "1:8  number  120 seats  120 seats",
        "room-1 added to claims/claims.csv. Record it: timeline lock",
    ]
    assert room.rules() == []


def test_nothing_is_asked_for_a_row_that_the_table_has_no_columns_for(
    room: Desk, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    room.write("claims/claims.csv", "id,date,claim,source,quote\n")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("typer.prompt", lambda *_, **__: pytest.fail("asked"))
    assert add(room, "--quote", "The roof is", "--place", "2") == 2
    assert "has no column prefix. Give --add-columns" in capfd.readouterr().err


def test_the_quote_is_written_as_the_source_has_it(room: Desk) -> None:
    add(room, "--quote", "It cost the city 2.4 million euros", "--claim", "It cost €2.4 million.")
    add(room, "--quote", '"It\'s bright", he said', "--claim", "It is bright.")
    assert [row["quote"] for row in rows(room)] == ["It cost the city 2.4 million euros", "“It’s bright”, he said"]
    assert room.rules() == ["quote-reformatted"]  # the line break of the source, which is nothing to mend


def test_an_editors_marks_are_kept(room: Desk) -> None:
    assert add(room, "--quote", "It has 120 seats … The roof is green", "--claim", "It has 120 seats.") == 0
    assert rows(room)[0]["quote"] == "It has 120 seats … The roof is green"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--quote", "It has no windows at all"], "does not stand in seeds/room.txt"),
        (["--quote", "It has 130 seats, J. Smith says"], "seeds/room.txt:3: not these words: figure"),
        (["--quote", "The roof is"], "the words stand in 2 places"),
        (["--quote", "The roof is", "--place", "3"], "there are 2 places"),
        (["--quote", "has 12"], "inside a word or a number"),
        (["--quote", ""], "does not stand"),
        ([], "Give --quote WORDS or --find WORDS"),
        (["--quote", "a", "--find", "b"], "Give --quote WORDS or --find WORDS"),
        (["--quote", "It has 120 seats", "--id", "a b"], "the row would not be right"),
        (["--quote", "It has 120 seats", "--note", "n"], "the table has no column note"),
    ],
)
def test_what_is_not_right_is_refused_and_nothing_written(
    room: Desk, capfd: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    before = (room.root / "claims/claims.csv").read_bytes()
    assert add(room, *arguments, "--claim", "c") == 2
    assert message in capfd.readouterr().err
    assert (room.root / "claims/claims.csv").read_bytes() == before


def test_what_stands_instead_is_said(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    add(room, "--quote", "It has 130 seats, J. Smith says", "--claim", "c")
    assert "There stands “It has 120 seats, J. Smith says”" in capfd.readouterr().err


def test_a_row_needs_a_claim(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert add(room, "--quote", "It has 120 seats") == 2
    assert "Give --claim TEXT" in capfd.readouterr().err


def test_an_id_that_is_taken_is_refused(room: Desk) -> None:
    assert add(room, "--quote", "It has 120 seats", "--claim", "c", "--id", "a") == 0
    assert add(room, "--quote", "It has 120 seats", "--claim", "c", "--id", "a") == 2
    assert add(room, "--quote", "It has 120 seats", "--claim", "c") == 0
    assert [row["id"] for row in rows(room)] == ["a", "room-1"]


def test_the_places_of_words_are_shown_and_one_is_picked(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert add(room, "--find", "The roof is") == 0
    out = capfd.readouterr().out.splitlines()
    assert out[0].startswith("  1  4:20  …")
    assert out[1].startswith("  2  4:39  …")
    assert out[2] == "Say which is meant: --place N"
    assert rows(room) == []
    assert add(room, "--find", "The roof is", "--place", "2", "--claim", "The roof is new.") == 0
    (row,) = rows(room)
    assert row["quote"] == "The roof is"
    assert row.get("prefix", "") + row.get("suffix", "")
    (citation,) = room.check().evidence.citations
    assert (citation.status, citation.anchor.start) == ("exact", TEXT.rindex("The roof is"))


def test_the_whole_sentence_may_be_quoted(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert add(room, "--find", "2.4", "--sentence", "--claim", "It cost €2.4 million.") == 0
    assert rows(room)[0]["quote"] == "It cost the city 2.4 million euros."
    assert "2.4 million euros" in capfd.readouterr().out.splitlines()[1]


def test_a_dry_run_shows_the_row_and_writes_nothing(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert add(room, "--quote", "It has 120 seats", "--dry-run") == 0
    assert "room-1 would be added" in capfd.readouterr().out
    assert rows(room) == []


def test_what_the_next_check_will_say_is_told(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert add(room, "--quote", "It has 120 seats", "--claim", "It has 130 seats.") == 0
    assert "error[figure-unsupported] room-1" in capfd.readouterr().err


def test_columns_are_added_where_asked(room: Desk) -> None:
    room.write("claims/claims.csv", "id,date,claim,source,quote\nold,,c,room.txt,It has 120 seats\n")
    picked = ["--find", "The roof is", "--place", "1", "--claim", "The roof is green."]
    assert add(room, *picked) == 2
    assert add(room, *picked, "--add-columns") == 0
    text = (room.root / "claims/claims.csv").read_text()
    assert text.splitlines()[1].startswith("old,,c,room.txt,It has 120 seats,")
    assert [row["id"] for row in rows(room)] == ["old", "room-1"]


def test_a_source_that_cannot_be_read_says_why(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("gone.txt", "../secret.txt", "/etc/hostname"):
        assert run(["add", name, "-C", str(room.root), "--quote", "q", "--claim", "c"]) == 2
    assert "seeds/gone.txt" in capfd.readouterr().err


def test_a_folder_before_the_sources_name_is_understood(room: Desk) -> None:
    assert run(["add", "seeds/room.txt", "-C", str(room.root), "--quote", "It has 120 seats", "--claim", "c"]) == 0
    assert rows(room)[0]["source"] == "room.txt"


def test_no_table_is_no_place_to_add_to(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    (room.root / "claims/claims.csv").unlink()
    assert add(room, "--quote", "It has 120 seats", "--claim", "c") == 2
    assert "timeline init" in capfd.readouterr().err


def test_control_characters_of_a_source_do_not_reach_the_terminal(
    room: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    room.write("seeds/room.txt", "It has \x1b[31m120 seats\x1b[0m.\n::error::x ##[group] It has 120 seats\n")
    add(room, "--find", "120 seats")
    out = capfd.readouterr().out
    assert "\x1b" not in out
    assert "##[" not in out


@pytest.mark.parametrize(
    ("text", "words", "sentence"),
    [
        ("One is here. Two is there. Three.", "is there", "Two is there."),
        ("One.\n\nTwo\nis there\n\nThree.", "is there", "Two\nis there"),
        ("It grew by 2.4 percent. Then it fell.", "2.4", "It grew by 2.4 percent."),
        ("Mr. A. Smith said “No.” Then he left.", "Smith", "A. Smith said “No.”"),
        ("no end at all", "end", "no end at all"),
        ("x " * 3000, "x", "x"),
    ],
)
def test_the_sentence_around_words(text: str, words: str, sentence: str) -> None:
    at = text.index(words) if len(text) < 100 else 3000
    start, end = sentence_at(text, at, at + len(words))
    assert text[start:end] == sentence


@given(st.text(st.sampled_from("ab .\n!”J"), max_size=80), st.integers(0, 80), st.integers(1, 9))
def test_a_sentence_holds_the_words_it_is_asked_for(text: str, start: int, size: int) -> None:
    words = text[start : start + size]
    if words.strip():
        low, high = sentence_at(text, start, start + len(words))
        assert words.strip() in text[low:high]


@given(st.text(st.sampled_from("ab \n"), min_size=1, max_size=60), st.data())
def test_the_context_tells_the_place_or_says_that_it_cannot(text: str, draw: st.DataObject) -> None:
    words = draw.draw(st.sampled_from(["a", "ab", "b a"]))
    source = Source("s.txt", "seeds/s.txt", text)
    for place in places_of(source, find_quote(words, text)):
        try:
            prefix, suffix = context_for(source, words, place)
        except TimelineError:
            continue
        assert find_quote(words, text, prefix=prefix, suffix=suffix).start == place.start


def test_prefix_and_suffix_stand_beside_the_place() -> None:
    source = Source("s.txt", "seeds/s.txt", "a b c X d e f X g")
    place = place_at(source, Lines(source.text), 14, 15)
    for prefix, suffix in contexts_of(source, place):
        assert source.text[:14].endswith(prefix)
        assert source.text[15:].startswith(suffix)


def test_a_large_source_full_of_the_words_is_searched_to_an_end() -> None:
    source = Source("s.txt", "seeds/s.txt", "the room has a green roof and a red door. " * 8_000)
    places = places_of(source, find_quote("green roof", source.text))
    with pytest.raises(TimelineError, match="the same surroundings"):
        context_for(source, "green roof", places[1])


def test_ids_are_free_and_valid() -> None:
    assert free_id("a b/c d.txt", []) == "c-d-1"
    assert free_id("…", ["claim-1"]) == "claim-2"

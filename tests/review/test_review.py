"""Settling stale rows: what each answer writes, what it leaves, and that nothing is lost or written unseen."""

from __future__ import annotations

import datetime
import os
import pty
import select
import shlex
import subprocess
import termios
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
import typer

from helpers.program import Run
from timeline.cli import run
from timeline.cli.reviewing.showing import key_line
from timeline.model import Status
from timeline.model.errors import TimelineError
from timeline.project.lock import read_lock
from timeline.project.settings import find_project
from timeline.review.apply import settle
from timeline.review.decisions import accept, edit, keep
from timeline.review.guards import look
from timeline.review.items import items, pick

if TYPE_CHECKING:
    from helpers.desk import Desk
    from timeline.evidence.model import Report

LOCKED = datetime.date(2026, 3, 1)
DAY = datetime.date(2026, 11, 22)
ROOM = """Notes on the room.
It has 120 seats, the paper says. There are two doors, and the city paid 2.4 million euros for it.
The roof is green. It opened on 4 March 2024.
"""
DOOR = "The door is red. The door costs 300 euros. It opens at night.\n"
ROWS = (
    {"id": "seats", "claim": "It has 120 seats.", "source": "room.txt", "quote": "It has 120 seats, the paper says"},
    {"id": "doors", "claim": "It has doors.", "source": "room.txt", "quote": "There are two doors"},
    {"id": "roof", "claim": "The roof is green.", "source": "room.txt", "quote": "The roof is green"},
    {"id": "open", "claim": "It opened.", "source": "room.txt", "quote": "It opened on 4 March 2024", "ignore": ""},
    {"id": "price", "claim": "A door costs 300 euros.", "source": "door.txt", "quote": "The door costs 300 euros"},
)


@pytest.fixture
def stale(desk: Desk) -> Desk:
    """Locked, then edited: `seats` has another figure, `price` stands twice, `roof` and `open` moved."""
    desk.write("seeds/room.txt", ROOM)
    desk.write("seeds/door.txt", DOOR)
    desk.table(*ROWS)
    desk.lock(LOCKED)
    desk.write("seeds/room.txt", ROOM.replace("120", "130,000"))
    desk.write("seeds/door.txt", DOOR.replace("It opens", "The door costs 300 euros"))
    return desk


def review(desk: Desk, *arguments: str) -> int:
    return run(["review", "-C", str(desk.root), "--as-of", DAY.isoformat(), *arguments])


def quotes(desk: Desk) -> dict[str, str]:
    return {claim.id: claim.quote for claim in desk.check(DAY).evidence.table.claims}


def files(desk: Desk) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in desk.root.rglob("*") if path.is_file()}


def left(desk: Desk) -> dict[str, str]:
    return {item.id: item.kind for item in items(desk.check(DAY))}


# ---- by command ------------------------------------------------------------------------------------------------------


def test_rows_that_ask_come_by_source_and_then_in_order(stale: Desk) -> None:
    assert left(stale) == {"price": "ambiguous", "seats": "altered", "doors": "moved", "roof": "moved", "open": "moved"}


def test_without_a_terminal_it_prints_commands_that_work(stale: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    before = files(stale)
    assert review(stale) == 1
    lines = capfd.readouterr().out.splitlines()
    assert files(stale) == before
    chosen = [line for line in lines if "--accept-moved" in line or "--accept seats" in line or "--place 1" in line]
    assert len(chosen) == 3
    for line in chosen:
        arguments = shlex.split(line, comments=True)
        assert arguments[:2] == ["timeline", "review"]
        assert run(arguments[1:]) in (0, 1)
    assert left(stale) == {}


def test_accepting_takes_the_sources_words_and_leaves_every_other_row(stale: Desk) -> None:
    old = (stale.root / "claims/claims.csv").read_text().splitlines()
    assert review(stale, "--accept", "seats") == 1
    new = (stale.root / "claims/claims.csv").read_text().splitlines()
    assert quotes(stale)["seats"] == "It has 130,000 seats, the paper says"
    assert [line for line in old if line not in new] == [old[1]]


def test_a_row_that_nobody_decided_on_keeps_its_record(stale: Desk) -> None:
    before = read_lock(stale.root, "claims/claims.lock").entries
    review(stale, "--accept", "seats")
    after = read_lock(stale.root, "claims/claims.lock").entries
    assert {name for name in before if before[name] != after[name]} == {"seats"}
    assert (after["seats"].verified, after["roof"].verified) == (DAY, LOCKED)


def test_what_accepting_breaks_is_told_at_once(stale: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    review(stale, "--accept", "seats")
    assert "error[figure-unsupported] seats" in capfd.readouterr().err


def test_accepted_words_that_the_claim_denies_are_said_at_once(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    row = {
        "id": "door",
        "claim": "The door is open.",
        "source": "door.txt",
        "quote": "The door is open, the paper says",
    }
    desk.write("seeds/door.txt", "The door is open, the paper says.\n")
    desk.table(row)
    desk.lock(LOCKED)
    desk.write("seeds/door.txt", "The door is not open, the paper says.\n")
    review(desk, "--accept", "door")
    assert "error[claim-denies-quote] door" in capfd.readouterr().err


def test_all_that_moved_is_accepted_at_once(stale: Desk) -> None:
    assert review(stale, "--accept-moved") == 1
    assert left(stale) == {"price": "ambiguous", "seats": "altered"}


def test_several_ids_with_commas_or_repeated(stale: Desk) -> None:
    review(stale, "--accept", "seats,roof", "--accept", "open")
    assert left(stale) == {"price": "ambiguous", "doors": "moved"}


def test_a_place_of_an_ambiguous_quote_is_set_apart(stale: Desk) -> None:
    assert review(stale, "--accept", "price", "--place", "2") == 2  # the table has no column prefix
    assert review(stale, "--accept", "price", "--place", "2", "--add-columns") == 1
    row = {one.id: one for one in stale.check(DAY).evidence.citations}["price"]
    assert (row.status, row.anchor.start) == ("exact", 43)
    assert review(stale, "--accept", "price", "--place", "2") == 2


def test_other_words_can_be_quoted(stale: Desk) -> None:
    assert review(stale, "--edit", "seats", "--quote", "There  are two doors") == 1
    assert quotes(stale)["seats"] == "There are two doors"


def test_a_row_is_kept_for_a_reason(stale: Desk) -> None:
    assert review(stale, "--reject", "seats", "--reason", "the printed edition; p. 3") == 1
    row = next(claim for claim in stale.check(DAY).evidence.table.claims if claim.id == "seats")
    assert row.text("ignore") == "quote-altered: the printed edition, p. 3"
    assert row.quote == ROWS[0]["quote"]
    assert "seats" not in left(stale)
    assert "ignore-invalid" not in stale.rules(DAY)


def test_a_reason_joins_those_that_are_there(stale: Desk) -> None:
    stale.table({**ROWS[0], "ignore": "figure-unsupported: by hand;"})
    review(stale, "--reject", "seats", "--reason", "until=2027-01-01 the printed edition")
    (claim,) = stale.check(DAY).evidence.table.claims
    assert [(one.rule, str(one.until)) for one in claim.ignores] == [
        ("figure-unsupported", "None"), ("quote-altered", "2027-01-01"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--accept", "nosuch"], "'nosuch' asks for no decision"),
        (["--accept", "price"], "Say which is meant: --accept price --place N"),
        (["--accept", "price", "--place", "3"], "there is no place 3"),
        (["--accept", "seats", "--place", "1"], "there is no place 1"),
        (["--place", "1"], "Give --accept ID with it"),
        (["--reject", "seats"], "needs a reason"),
        (["--reject", "seats", "--reason", " "], "needs a reason"),
        (["--reason", "so"], "Give --reject ID with it"),
        (["--edit", "seats"], "Give --edit ID --quote WORDS"),
        (["--edit", "seats", "--quote", "It has 120 seats"], "do not stand in seeds/room.txt"),
        (["--accept", "seats", "--reject", "seats", "--reason", "x"], "two decisions for one row"),
        (
            ["--reject", "seats", "--reason", "until=soon x"],
            "is accepted until 'soon', which is no day. Write it as until=2027-01-31.",
        ),
        (["--accept", "roof,nosuch"], "'nosuch' asks for no decision"),
    ],
)
def test_what_cannot_be_decided_writes_nothing(
    stale: Desk, capfd: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    before = files(stale)
    assert review(stale, *arguments) == 2
    assert message in capfd.readouterr().err
    assert files(stale) == before


def test_one_that_cannot_be_made_stops_all(stale: Desk) -> None:
    before = files(stale)
    assert review(stale, "--accept", "seats", "--accept", "price") == 2
    assert files(stale) == before


def test_nothing_to_decide(stale: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    stale.write("seeds/room.txt", ROOM)
    stale.write("seeds/door.txt", DOOR)
    assert review(stale) == 0
    assert capfd.readouterr().out == "nothing to decide\n"


def test_a_source_that_is_gone_can_only_be_kept(stale: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    (stale.root / "seeds/door.txt").unlink()
    review(stale)
    out = capfd.readouterr().out
    assert "--reject price" in out
    assert "--accept price" not in out
    assert "--edit price" not in out


def test_words_found_in_another_source_name_it(stale: Desk) -> None:
    stale.write("seeds/door.txt", "Nothing here.\n")
    stale.write("seeds/shop.txt", DOOR)
    review(stale, "--accept", "price")
    assert next(one.source for one in stale.check(DAY).evidence.table.claims if one.id == "price") == "shop.txt"


def test_an_editors_marks_stay(stale: Desk) -> None:
    words = "It has 120 seats, the paper says. […] and the city paid 2.4 million euros for it"
    stale.table({**ROWS[0], "quote": words})
    assert left(stale) == {"seats": "altered"}
    review(stale, "--accept", "seats")
    assert quotes(stale)["seats"].endswith(
        "130,000 seats, the paper says. […] and the city paid 2.4 million euros for it"
    )
    assert left(stale) == {}


def test_marks_of_the_source_are_no_editors_and_words_around_them_are_taken(stale: Desk) -> None:
    stale.write("seeds/room.txt", "It has [about 130] seats … they say, and “two” [2] doors.\n")
    stale.table({**ROWS[0], "quote": "It has [about 120] seats … they say, and “two” [2] doors"})
    assert left(stale) == {"seats": "altered"}
    review(stale, "--accept", "seats")
    assert quotes(stale)["seats"] == "It has [about 130] seats … they say, and “two” [2] doors"
    stale.table({**ROWS[0], "quote": 'It has [about 130] seats … they say, and "two" [2] doors'})
    assert left(stale) == {"seats": "reformatted"}
    review(stale, "--accept", "seats")
    assert quotes(stale)["seats"] == "It has [about 130] seats … they say, and “two” [2] doors"


def test_the_editors_marks_stay_beside_those_of_the_source(stale: Desk) -> None:
    stale.write("seeds/room.txt", "It has [about 130] seats, and two red doors.\n")
    stale.table({**ROWS[0], "quote": "It has [about 120] seats, and two […] doors [in all]"})
    review(stale, "--accept", "seats")
    assert quotes(stale)["seats"] == "It has [about 130] seats, and two […] doors [in all]"
    assert left(stale) == {}


def test_a_quote_that_is_to_stay_reformatted_asks_once(stale: Desk) -> None:
    stale.write("seeds/room.txt", "It has\n120 seats. It is big. The roof is\ngreen.\n")
    stale.table({**ROWS[0], "quote": "It has 120 seats … The roof is green"})
    assert left(stale) == {"seats": "reformatted"}
    before = (stale.root / "claims/claims.csv").read_bytes()
    assert review(stale, "--accept-moved") == 0
    assert (stale.root / "claims/claims.csv").read_bytes() == before
    stale.write("seeds/room.txt", "A line.\nIt has\n120 seats. It is big. The roof is\ngreen.\n")
    assert left(stale) == {"seats": "reformatted"}


def test_words_that_would_stand_twice_are_refused(stale: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert review(stale, "--edit", "seats", "--quote", "door") == 2
    stale.write("seeds/room.txt", ROOM.replace("120", "130") + ROOM.replace("120", "130"))
    before = files(stale)
    assert review(stale, "--edit", "seats", "--quote", "There are two doors") == 2
    assert "the quote would be ambiguous" in capfd.readouterr().err
    assert files(stale) == before


def test_without_a_lock_none_is_made(stale: Desk) -> None:
    (stale.root / "claims/claims.lock").unlink()
    review(stale, "--accept", "seats")
    assert not (stale.root / "claims/claims.lock").exists()


def test_a_damaged_lock_is_told_before_anything_is_asked(stale: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    stale.write("claims/claims.lock", "{}\n")
    before = files(stale)
    assert review(stale, "--accept", "seats") == 2
    assert "claims/claims.lock:1" in capfd.readouterr().err
    assert files(stale) == before


def test_a_verification_too_old_is_renewed_by_accepting(stale: Desk) -> None:
    stale.write("timeline.toml", "max_age = 30\n")
    stale.write("seeds/room.txt", ROOM)
    assert left(stale)["roof"] == "old"
    review(stale, "--accept", "roof")
    assert "roof" not in left(stale)
    assert left(stale)["open"] == "old"


# ---- what changes while somebody thinks ------------------------------------------------------------------------------


def test_rows_that_changed_meanwhile_are_left_alone(stale: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    project = find_project(stale.root)
    report = look(project, DAY)
    seats, roof = pick(items(report), ["seats", "roof"])
    rows = [{**row, "claim": "The roof is very green."} if row["id"] == "roof" else row for row in ROWS]
    stale.table({**ROWS[4], "id": "first", "quote": "The door is red"}, *rows)
    settled = settle(project, DAY, report, [accept(seats), accept(roof)], add_columns=False)
    assert settled.warnings == ["roof: row or source changed meanwhile, nothing was written for it"]
    assert [one.item.id for one in settled.made] == ["seats"]
    assert [one.item.id for one in settled.outdated] == ["roof"]
    assert quotes(stale)["seats"] == "It has 130,000 seats, the paper says"
    assert len(quotes(stale)) == 6


def test_a_source_that_changed_meanwhile_is_looked_at_again(stale: Desk) -> None:
    project = find_project(stale.root)
    report = look(project, DAY)
    (seats,) = pick(items(report), ["seats"])
    stale.write("seeds/room.txt", ROOM.replace("120", "140"))
    before = files(stale)
    settle(project, DAY, report, [accept(seats)], add_columns=False)
    assert files(stale) == before


@pytest.mark.parametrize(
    ("path", "changed", "looks"),
    [
        ("", "", 1),
        ("seeds/room.txt", "Nothing else.\n", 2),
        ("claims/sources.csv", "source,publisher\nroom.txt,The Room\n", 2),
        ("seeds/uncited.txt", "What no row cites.\n", 2),
    ],
)
def test_what_has_not_changed_meanwhile_is_not_looked_at_again(
    stale: Desk, monkeypatch: pytest.MonkeyPatch, path: str, changed: str, looks: int
) -> None:
    from timeline.review import apply

    project = find_project(stale.root)
    looked: list[Report] = []

    def counted(*given: Any) -> Report:
        looked.append(look(*given))
        return looked[-1]

    report = look(project, DAY)
    if path:
        stale.write(path, changed)
    monkeypatch.setattr(apply, "look", counted)
    settle(project, DAY, report, [accept(one) for one in pick(items(report), ["seats"])])
    assert len(looked) == looks


def test_another_run_that_writes_is_waited_for(stale: Desk) -> None:
    from timeline.project.files import only_writer

    before = files(stale)
    with only_writer(stale.root, stale.root / "claims"):
        assert review(stale) == 1  # looking needs nobody's leave
        assert review(stale, "--accept", "seats") == 2
    assert files(stale) == before


def test_a_lock_that_cannot_be_written_puts_the_table_back(stale: Desk, full_disk: Callable[[str], None]) -> None:
    before = files(stale)
    full_disk("claims.lock")
    assert review(stale, "--accept", "seats") == 2
    assert files(stale) == before


# ---- what git tells --------------------------------------------------------------------------------------------------


@pytest.fixture
def ported(stale: Desk) -> Desk:
    """The stale project in git, its sources committed as they were locked; `roof` is told in other words since."""
    now = {name: (stale.root / "seeds" / name).read_bytes() for name in ("room.txt", "door.txt")}
    stale.write("seeds/room.txt", ROOM)
    stale.write("seeds/door.txt", DOOR)
    who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
    for arguments in (["init", "-q"], ["add", "-A"], [*who, "commit", "-q", "-m", "state"]):
        subprocess.run(["git", *arguments], cwd=stale.root, check=True)
    stale.write("seeds/room.txt", now["room.txt"].replace(b"The roof is green", b"Its top is now quite green"))
    stale.write("seeds/door.txt", now["door.txt"])
    return stale


def test_git_tells_which_of_several_places_was_meant(ported: Desk) -> None:
    assert review(ported, "--accept", "price") == 2
    assert review(ported, "--accept", "price", "--port", "--add-columns") == 1
    row = {one.id: one for one in ported.check(DAY).evidence.citations}["price"]
    assert (row.status, row.anchor.start) == ("exact", 17)


def test_git_tells_what_became_of_words(ported: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    review(ported, "--port")
    assert "--port --accept roof" in capfd.readouterr().out
    review(ported, "--port", "--accept", "roof,seats")
    assert "green" in quotes(ported)["roof"]
    assert quotes(ported)["roof"] in (ported.root / "seeds/room.txt").read_text()
    assert quotes(ported)["seats"] == "It has 130,000 seats, the paper says"


def test_git_is_asked_only_where_that_is_wanted(ported: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("git was run")

    monkeypatch.setattr(subprocess, "run", refuse)
    assert review(ported) == 1
    assert run(["report", "-C", str(ported.root)]) == 0
    assert run(["lock", "-C", str(ported.root)]) == 1


def test_text_that_was_never_committed_tells_nothing(ported: Desk) -> None:
    ported.write("seeds/door.txt", "The door costs 300 euros, says A. The door is red.\n")
    ported.lock(LOCKED)
    ported.write("seeds/door.txt", "The door costs 300 euros. The door costs 300 euros!\n")
    assert review(ported, "--port", "--accept", "price") == 2


def test_port_without_git_says_so(
    stale: Desk, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(stale.root.parent))
    assert review(stale, "--port") == 2
    assert "git: not a git repository" in capfd.readouterr().err


def test_decisions_need_something_to_decide(stale: Desk) -> None:
    found = {item.id: item for item in items(stale.check(DAY))}
    for make in (
        lambda: accept(found["price"]),
        lambda: keep(found["price"], " \n"),
        lambda: edit(found["price"], "other words"),
    ):
        with pytest.raises(TimelineError):
            make()


# ---- on a terminal ---------------------------------------------------------------------------------------------------


@pytest.fixture
def keys(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What somebody types: single keys, lines where a line is asked for, Ctrl-C and Ctrl-D as the terminal has them."""
    typed: list[str] = []

    def getchar() -> str:
        key = typed.pop(0)
        if key in ("\x03", "\x04"):
            raise KeyboardInterrupt if key == "\x03" else EOFError
        return key

    def prompt(*_: object, **__: object) -> str:
        line = typed.pop(0)
        if line == "\x03":
            raise typer.Abort
        return line

    monkeypatch.setattr("timeline.cli.review.on_terminal", lambda: True)
    monkeypatch.setattr(typer, "getchar", getchar)
    monkeypatch.setattr(typer, "prompt", prompt)
    return typed


def test_one_row_at_a_time_with_progress_and_both_contexts(
    stale: Desk, keys: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    keys += ["s", "s", "s", "s", "s"]
    assert review(stale) == 1
    out = capfd.readouterr().out
    for words in (
        "1 of 5 · door.txt · ambiguous",
        "2 of 5 · room.txt · altered",
        "[-120-]{+130,000+}",
        "then (2026-03-01): …Notes on the room. [It has 120 seats, the paper says]. There",
        "[It has 130,000 seats, the paper says]. There are two doors",
        "accept writes the quote: It has 130,000 seats, the paper says",
        "nothing decided, nothing written",
    ):
        assert words in out


def test_the_keys_fit_on_a_line_of_80_columns(stale: Desk) -> None:
    item = items(stale.check(DAY))[0]
    for status in Status:
        citation = replace(item.citation, anchor=replace(item.citation.anchor, status=status))
        line = key_line(replace(item, citation=citation, stands=True), 999, True)
        assert line.endswith("[q]uit ? ")
        assert len(line + "a") <= 80


def test_answers_are_written_once_at_the_end(stale: Desk, keys: list[str]) -> None:
    keys += ["1", "y", "a", "a", "k", "the roof is painted", "e", "There are two doors", "y"]
    assert review(stale) == 0
    row = {claim.id: claim for claim in stale.check(DAY).evidence.table.claims}
    assert row["seats"].quote == "It has 130,000 seats, the paper says"
    assert row["roof"].text("ignore") == "quote-moved: the roof is painted"
    assert row["open"].quote == "There are two doors"
    assert row["price"].text("suffix") or row["price"].text("prefix")
    assert keys == []


def test_an_answer_is_taken_back(stale: Desk, keys: list[str]) -> None:
    before = files(stale)
    keys += ["s", "a", "A", "b", "u", "s", "s", "s", "s"]
    assert review(stale) == 1
    assert files(stale) == before


def test_the_same_for_all_of_a_kind(stale: Desk, keys: list[str]) -> None:
    keys += ["s", "s", "A", "y"]
    assert review(stale) == 1
    assert left(stale) == {"price": "ambiguous", "seats": "altered"}


def test_changed_words_are_not_taken_unseen_without_a_question(stale: Desk, keys: list[str]) -> None:
    stale.write("seeds/room.txt", ROOM.replace("the paper says", "the paper writes"))
    before = files(stale)
    keys += ["s", "A", "n", "S", "K", "", "S"]
    assert review(stale) == 1
    assert files(stale) == before
    keys += ["s", "A", "y", "q", "y"]
    review(stale)
    assert quotes(stale)["seats"] == "It has 120 seats, the paper writes"


@pytest.mark.parametrize(
    ("old", "new"),
    [("120 seats", "130 seats"), ("There are two doors", "There are not two doors"), ("4 March", "5 March")],
)
def test_what_changes_a_figure_a_negation_or_a_date_is_looked_at_by_itself(
    stale: Desk, keys: list[str], capfd: pytest.CaptureFixture[str], old: str, new: str
) -> None:
    changed = [("the paper says", "the paper writes"), (old, new), ("The roof is green", "The roof is quite green")]
    text = ROOM
    for one in changed:
        text = text.replace(*one)
    stale.write("seeds/room.txt", text)
    rows = [row for row in ROWS if row["id"] != "price"]
    stale.table(*rows)
    before = quotes(stale)
    keys += ["A", "y", "q", "y"]
    review(stale)
    assert "1 row changes a figure, a date, a negation, a name or a unit" in capfd.readouterr().err
    now = quotes(stale)
    assert {name for name, quote in now.items() if quote != before[name]} <= {"seats", "roof"}
    assert now["roof"] == "The roof is quite green"
    assert {name: quote for name, quote in now.items() if old in before[name]} == {
        name: quote for name, quote in before.items() if old in quote
    }


def test_of_all_of_a_kind_those_that_cannot_be_are_left(
    stale: Desk, keys: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    stale.write("seeds/room.txt", ROOM.replace("the paper says", "the paper writes"))
    twice = {"id": "twice", "claim": "c", "source": "more.txt", "quote": "It has 130 seats. Then it had closed"}
    stale.write("seeds/more.txt", f"{twice['quote'].replace('had', 'has')}. " * 2)
    stale.table(ROWS[0], twice)
    keys += ["A", "y", "q", "y"]
    assert review(stale) == 1
    assert "twice: the quote would be ambiguous" in capfd.readouterr().err
    assert quotes(stale)["seats"] == "It has 120 seats, the paper writes"
    assert quotes(stale)["twice"] == twice["quote"]


def test_all_of_a_kind_are_kept_for_one_reason(stale: Desk, keys: list[str]) -> None:
    keys += ["s", "s", "K", "nothing has changed", "y"]
    review(stale)
    assert left(stale) == {"price": "ambiguous", "seats": "altered"}


def test_the_next_source(stale: Desk, keys: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    keys += ["o", "o"]
    review(stale)
    shown = [line for line in capfd.readouterr().out.splitlines() if " of 5 · " in line]
    assert shown == ["1 of 5 · door.txt · ambiguous", "2 of 5 · room.txt · altered"]


@pytest.mark.parametrize("end", [["q"], ["\x03"]])
def test_quitting_asks_whether_to_write(stale: Desk, keys: list[str], end: list[str]) -> None:
    keys += ["s", "a", *end, "y"]
    assert review(stale) == 1
    assert quotes(stale)["seats"] == "It has 130,000 seats, the paper says"


@pytest.mark.parametrize("end", [["q", "n"], ["\x03", "\x03"], ["\x04"], ["q", "x", "\x04"]])
def test_what_is_not_written_is_given_as_commands(
    stale: Desk, keys: list[str], end: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    before = files(stale)
    keys += ["s", "a", "k", "it's right; \x1b[31mreally", *end]
    assert review(stale) == 1
    assert files(stale) == before
    out = capfd.readouterr().out
    assert "\x1b" not in out
    lines = out[out.index("these commands decide the same:") :].splitlines()[1:]
    assert len(lines) == 2
    for line in lines:
        assert run(shlex.split(line)[1:]) == 1
    assert set(left(stale)) == {"price", "roof", "open"}


def test_going_back_from_the_last_question(stale: Desk, keys: list[str]) -> None:
    keys += ["s", "a", "S", "b", "u", "s", "S"]
    before = files(stale)
    assert review(stale) == 1
    assert files(stale) == before


def test_decisions_that_cannot_be_written_are_given_as_commands(
    stale: Desk, keys: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> Iterator[None]:
        raise TimelineError("claims: another run of timeline is writing here")

    monkeypatch.setattr("timeline.review.apply.writing", refuse)
    keys += ["s", "a", "q", "y"]
    assert review(stale) == 2
    assert "review -C" in capfd.readouterr().out.split("decide the same:")[1]


def test_what_cannot_be_done_is_said_and_asked_again(
    stale: Desk, keys: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    keys += ["7", "a", "3", "a", "", "A", "e", "no such words", "e", "\x03", "x", "?", "s", "q"]
    assert review(stale) == 1
    out, err = capfd.readouterr()
    assert "there is no place 7" in err
    assert "there is no place 3" in err
    assert "do not stand in seeds/door.txt" in err
    assert "take the last answer back" in out
    assert keys == []


def test_what_an_answer_breaks_is_told_with_it(stale: Desk, keys: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    keys += ["s", "a", "q", "n"]
    review(stale)
    assert "but then error[figure-unsupported] seats" in capfd.readouterr().out


def test_a_column_is_added_only_after_a_question(stale: Desk, keys: list[str]) -> None:
    stale.table(*({name: text for name, text in row.items() if name != "ignore"} for row in ROWS))
    before = files(stale)
    keys += ["k", "so it is", "n", "q"]
    assert review(stale) == 1
    assert files(stale) == before
    keys += ["k", "so it is", "y", "q", "y"]
    review(stale)
    assert set(left(stale)) == {"seats", "doors", "roof", "open"}


def test_a_source_that_is_gone_has_no_words_to_edit(
    stale: Desk, keys: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    (stale.root / "seeds/door.txt").unlink()
    keys += ["e", "a", "q"]
    assert review(stale) == 1
    assert "there is no text to quote from" in capfd.readouterr().err


class Terminal:
    """A program at a pseudo-terminal: what it shows, and keys that are typed when it reads them."""

    def __init__(self, *arguments: str) -> None:
        self.side, other = pty.openpty()
        self.program = Run(
            *arguments, streams=(other, other, other), env={**os.environ, "TERM": "xterm"}, terminal=True
        )
        os.close(other)
        self.shown = ""

    def until(self, words: str, seconds: float = 60) -> None:
        """Read until words are shown; or to the end."""
        stop = time.monotonic() + seconds
        while words not in self.shown and time.monotonic() < stop:
            if select.select([self.side], [], [], 0.2)[0]:
                try:
                    self.shown += os.read(self.side, 1 << 16).decode("utf-8", "replace").replace("\r\n", "\n")
                except OSError:  # the other side is closed
                    return

    def expect(self, words: str) -> None:
        """Read until words are shown; fails where they are not."""
        self.until(words)
        assert words in self.shown, f"{words!r} was not shown, but {self.shown!r}"

    def type(self, text: str, then: str) -> None:
        """Type when the program reads single keys, and wait for what it shows then. Fails where it has ended."""
        self.wait_for_reading()
        self.shown = ""
        os.write(self.side, text.encode())
        self.expect(then)

    def wait_for_reading(self) -> None:
        """Until the program reads single keys: a choice, or a line that is edited."""
        while termios.tcgetattr(self.side)[3] & termios.ICANON:
            assert self.program.poll() is None, f"it ended before it read a key, having shown {self.shown!r}"
            time.sleep(0.01)

    def interrupt_line(self, then: str) -> None:
        """Ctrl-C while a line is edited, again where nothing comes of it.

        Python looks at a signal that comes after the line is shown and before it waits for a key only at the next key.
        """
        self.wait_for_reading()
        self.shown = ""
        for _ in range(20):
            os.write(self.side, b"\x03")
            self.until(then, 3)
            if then in self.shown:
                return
        pytest.fail(f"{then!r} was not shown, but {self.shown!r}")

    def end(self) -> int:
        self.until("\0")
        os.close(self.side)
        return self.program.wait(30)


def test_at_a_real_terminal(stale: Desk) -> None:
    terminal = Terminal("review", "-C", str(stale.root), "--as-of", DAY.isoformat())
    terminal.expect("[q]uit ? ")
    assert "\x1b[" in terminal.shown
    terminal.type("s", "[q]uit ? ")
    terminal.type("e", "Quote:\n")
    terminal.interrupt_line("[q]uit ? ")  # Ctrl-C leaves the line, not the program
    terminal.type("e", "Quote:\n")
    terminal.type("\x01\x0bThere are two doors\r", "3 of 5")
    terminal.expect("[q]uit ? ")
    terminal.type("\x03", "[b]ack ")
    terminal.type("y", "settled")
    assert terminal.end() == 1
    assert quotes(stale)["seats"] == "There are two doors"
    assert read_lock(stale.root, "claims/claims.lock").entries["seats"].verified == DAY

"""What commands say that is no report of findings: text and JSON, to files and to standard output, in one run."""

from __future__ import annotations

import io
import json
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from timeline.cli import run
from timeline.cli.app import app

if TYPE_CHECKING:
    from helpers.desk import Desk

TEXT = "It has 120 seats, the paper says. There are two doors. The roof is green. The roof is new.\n"
ROWS = (
    {"id": "seats", "claim": "It has 120 seats.", "source": "room.txt", "quote": "It has 120 seats", "ignore": ""},
    {"id": "doors", "claim": "It has two doors.", "source": "room.txt", "quote": "There are two doors"},
    {"id": "gone", "claim": "It is old.", "source": "gone.txt", "quote": "It is a very old room"},
)
SHARED = ("-C", "--claims", "--seeds", "--as-of", "--output-format", "--output-file")
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]
RESULTS = (
    ["lock"], ["review"], ["review", "--reject", "gone", "--reason", "it is asked for"],
    ["add", "room.txt", "--quote", "The roof is new", "--claim", "It is new."],
    ["add", "room.txt", "--find", "The roof is"],
    ["read", "It has 120 seats."], ["coverage"], ["affected", "HEAD"], ["rule"], ["rule", "quote-cut"], ["settings"],
    ["init"],
)  # fmt: skip


@pytest.fixture
def room(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A committed and locked project with one row whose source is gone since, and one whose words have changed."""
    desk.write("seeds/room.txt", TEXT)
    desk.write("seeds/gone.txt", "It is a very old room, a neighbour says.\n")
    desk.table(*ROWS)
    desk.lock()
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "state"]):
        who = ["-c", "user.name=n", "-c", "user.email=n@example.org", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=desk.root, check=True)
    (desk.root / "seeds/gone.txt").unlink()
    desk.write("seeds/room.txt", TEXT.replace("two doors", "three doors"))
    monkeypatch.chdir(desk.root)
    return desk


def files(desk: Desk) -> dict[str, bytes]:
    found = (path for path in desk.root.rglob("*") if path.is_file() and ".git" not in path.parts)
    return {path.relative_to(desk.root).as_posix(): path.read_bytes() for path in found}


def document_of(capfd: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> Any:
    """What a command says as JSON."""
    assert run([*arguments, "--output-format", "json"]) == code
    return json.loads(capfd.readouterr().out)


# ---- what holds of all -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(COMMANDS.keys() - {"desk"}))  # which has no result: it serves
def test_every_command_takes_the_shared_options(name: str) -> None:
    known = {option for each in COMMANDS[name].params for option in each.opts}
    assert [option for option in SHARED if option not in known] == []


@pytest.mark.parametrize("arguments", RESULTS, ids=" ".join)
def test_one_run_gives_a_person_text_and_a_program_json(
    room: Desk, tmp_path_factory: pytest.TempPathFactory, arguments: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    file, before = tmp_path_factory.mktemp("out") / "said.json", files(room)
    code = run([*arguments, "--as-of", "2026-11-22"])
    shown = capfd.readouterr().out
    for path, data in before.items():
        room.write(path, data)
    for path in files(room).keys() - before.keys():
        (room.root / path).unlink()
    formats = ["--output-format", "json", "--output-file", str(file), "--output-format", "text"]
    assert run([*arguments, "--as-of", "2026-11-22", *formats]) == code
    assert capfd.readouterr().out == shown != ""
    data = file.read_text(encoding="ascii")
    assert json.loads(data)
    assert not isinstance(json.loads(data), dict) or arguments[0] in ("rule", "settings") or '"version": 1' in data


@pytest.mark.parametrize("file", ["claims/claims.csv", "claims/claims.baseline", "seeds/room.txt"])
@pytest.mark.parametrize("arguments", RESULTS, ids=" ".join)
def test_no_result_replaces_a_file_of_the_project(
    room: Desk, arguments: list[str], file: str, capfd: pytest.CaptureFixture[str]
) -> None:
    before = files(room)
    assert run([*arguments, "--output-file", file]) == 2
    assert "is a file of the project itself" in capfd.readouterr().err
    assert files(room) == before


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--output-format", "sarif"], "there is no format 'sarif' here. Known are: text, json."),
        (["--output-format", "json", "--output-format", "text"], "two formats go to standard output"),
        (["--as-of", "yesterday"], "'yesterday' is no day"),
    ],
)
@pytest.mark.parametrize("arguments", RESULTS, ids=" ".join)
def test_what_cannot_be_meant_is_refused_before_anything_is_written(
    room: Desk, arguments: list[str], options: list[str], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    before = files(room)
    assert run([*arguments, *options]) == 2
    shown = capfd.readouterr()
    assert message in shown.err or "as_of is 'yesterday', which is no day" in shown.err
    assert (shown.out, files(room)) == ("", before)


def keys_of(data: Any) -> set[str]:
    """The keys of objects and of the objects in their lists; what stands under `cells` and `accepting` are columns."""
    if isinstance(data, list):
        return set().union(*map(keys_of, data))
    if not isinstance(data, dict):
        return set()
    return set(data).union(
        *(keys_of(each) for key, each in data.items() if key not in ("cells", "accepting", "readings"))
    )


@pytest.mark.parametrize(
    "arguments", [one for one in RESULTS if one[0] not in ("read", "rule", "settings")], ids=" ".join
)
def test_every_key_is_explained(room: Desk, arguments: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    page = Path(__file__).resolve().parents[2] / "docs/formats.md"
    section = page.read_text(encoding="utf-8").split("\n## other commands\n")[1]
    run([*arguments, "--output-format", "json"])
    keys = keys_of(json.loads(capfd.readouterr().out))
    assert keys
    assert [key for key in sorted(keys) if f"`{key}`" not in section and key != "words"] == []


# ---- each ------------------------------------------------------------------------------------------------------------


def test_lock_says_what_is_recorded_kept_dropped_and_refused(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    room.table(*ROWS[1:], {**ROWS[0], "id": "new", "quote": "There are three doors"})
    would = document_of(capfd, "lock", "--check", code=1)
    assert would == document_of(capfd, "lock", code=1) == {
        "version": 1,
        "path": "claims/claims.lock",
        "changed": True,
        "recorded": ["new"],
        "kept": 2,
        "dropped": ["seats"],
        "refused": [
            {"claim": "doors", "reason": "altered", "path": "claims/claims.csv", "line": 2},
            {"claim": "gone", "reason": would["refused"][1]["reason"], "path": "claims/claims.csv", "line": 3},
        ],
    }  # fmt: skip
    assert would["refused"][1]["reason"].startswith("unreadable (")
    again = document_of(capfd, "lock", code=1)
    assert (again["changed"], again["recorded"], again["kept"], again["dropped"]) == (False, [], 3, [])


def test_review_lists_the_commands_and_then_what_they_did(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    listed = document_of(capfd, "review", code=1)
    assert (listed["version"], listed["settled"], listed["outdated"]) == (1, [], [])
    assert [(item["claim"], item["kind"], item["line"]) for item in listed["left"]] == [
        ("gone", "unreadable", 4),
        ("doors", "altered", 3),
    ]
    doors = listed["left"][1]
    assert doors["accepting"] == {"quote": "There are three doors"}
    assert listed["left"][0]["accepting"] is None
    assert {found["rule"] for found in doors["findings"]} == {"quote-altered"}
    command = shlex.split(doors["commands"][0])
    assert command == ["timeline", "review", "--accept", "doors"]
    done = document_of(capfd, *command[1:], code=1)
    assert done["settled"] == [{"claim": "doors", "answer": "accept", "cells": {"quote": "There are three doors"}}]
    assert [item["claim"] for item in done["left"]] == ["gone"]


def test_a_program_at_a_terminal_is_asked_nothing(
    room: Desk, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.cli.review.on_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    assert len(document_of(capfd, "review", code=1)["left"]) == 2
    assert len(document_of(capfd, "add", "room.txt", "--find", "The roof is")["places"]) == 2
    assert run(["add", "room.txt", "--quote", "The roof is new", "--output-format", "json"]) == 2
    assert "the row has no claim yet. Give --claim TEXT" in capfd.readouterr().err


def test_add_says_the_row_its_place_and_what_is_read_there(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    arguments = ["add", "room.txt", "--quote", "There are three doors", "--claim", "It has three doors."]
    tried = document_of(capfd, *arguments, "--dry-run")
    assert len((room.root / "claims/claims.csv").read_text().splitlines()) == 4
    row = document_of(capfd, *arguments)
    assert tried == {**row, "added": False}
    assert (row["id"], row["path"], row["line"]) == ("room-1", "claims/claims.csv", 5)
    assert row["cells"]["quote"] == "There are three doors"
    place = row["place"]
    assert (place["path"], place["line"], place["column"]) == ("seeds/room.txt", 1, 35)
    text = (room.root / "seeds/room.txt").read_text()
    assert text[place["start"] : place["end"]] == place["words"] == "There are three doors"
    assert [(reading["kind"], reading["value"]) for reading in row["readings"]] == [("number", "3")]
    assert room.check().evidence.table.claims[-1].line == row["line"]


def test_add_says_the_places_although_it_refuses_to_choose(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    ambiguous = document_of(capfd, "add", "room.txt", "--quote", "The roof is", "--claim", "c", code=2)
    assert ambiguous["added"] is False
    assert [place["column"] for place in ambiguous["places"]] == [58, 77]


def test_init_says_what_it_wrote_and_kept(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / ".git").mkdir()
    first = document_of(capfd, "init", "-C", str(tmp_path))
    assert first["kept"] == []
    assert {"claims/claims.csv", "timeline.toml"} <= set(first["written"])
    assert all((tmp_path / name).is_file() for name in first["written"])
    again = document_of(capfd, "init", "-C", str(tmp_path))
    assert again["written"] == []
    assert set(again["kept"]) == {
        ".gitattributes", ".github/workflows/claims.yml", ".pre-commit-config.yaml", "timeline.toml",
    }  # fmt: skip
    assert again["next"] == ["timeline check", "timeline check --write-baseline"]


@pytest.mark.parametrize("file", [".gitattributes", "seeds/reading-room.txt", "claims/claims.csv"])
def test_init_says_nothing_into_a_file_that_it_makes(tmp_path: Path, file: str) -> None:
    (tmp_path / ".git").mkdir()
    assert run(["init", "-C", str(tmp_path), "--output-file", str(tmp_path / file)]) == 2
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_settings_say_what_an_option_set(room: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    settings = document_of(capfd, "settings", "--claims", "other.csv", "--as-of", "2026-11-22")
    assert settings["claims"] == {"value": "other.csv", "from": "--claims"}
    assert settings["as_of"] == {"value": "2026-11-22", "from": "--as-of"}
    assert settings["seeds"] == {"value": "seeds", "from": "default"}


def test_a_rule_is_explained_where_there_is_no_project(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["rule", "quote-cut", "-C", str(tmp_path / "none")]) == 0
    (tmp_path / "timeline.toml").write_text("nonsense")
    assert run(["rule", "quote-cut", "-C", str(tmp_path)]) == 0
    capfd.readouterr()
    assert run(["rule", "quote-cut", "--all"]) == 2
    assert "'quote-cut' and --all: one rule or all of them" in capfd.readouterr().err


# ---- a text or a file ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("what", ["rom.txt", "seeds/rom.txt", "seeds/room", "./room.txt", "/desk/room.txt", "room.TXT"])
def test_a_mistyped_name_is_not_read_as_a_text(room: Desk, what: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["read", what]) == 2
    error = capfd.readouterr().err
    assert f"there is no source '{what}' below seeds/. Did you mean 'room.txt'? " in error
    assert error.endswith("Any other text is read from standard input: -\n")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("03/2024", "2024-03"), ("€11.7bn", "€11.7"), ("$1.5m/year", "1.5"), ("2024-06-11", "2024-06-11"),
        ("12%", "12"), ("4.Mai", ""), ("U.S.", ""), ("GPT-3.5", ""), ("a name such as rom.txt", ""),
    ],
)  # fmt: skip
def test_one_word_may_be_a_text(room: Desk, text: str, meaning: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["read", text]) == 0
    assert meaning in capfd.readouterr().out


def test_progress_is_shown_on_a_terminal_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is being done, how far, how fast; where standard error is piped, nothing at all."""
    from timeline.cli.options import progress_shown

    class Screen(io.StringIO):
        is_terminal = True

        def isatty(self) -> bool:
            return self.is_terminal

    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "160")
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    with progress_shown() as progress:
        for done in range(0, 2000, 100):
            progress("checking quotes", done, 2000)
        progress("writing", 0, 1)
    assert "writing" in screen.getvalue()
    silent = Screen()
    silent.is_terminal = False
    monkeypatch.setattr("sys.stderr", silent)
    with progress_shown() as progress:
        progress("checking quotes", 0, 1)
    assert silent.getvalue() == ""

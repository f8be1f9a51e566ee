"""The command line as scripts and CI rely on it: exit codes, where output goes, and never a traceback."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.program import start, timeline
from timeline.cli import run
from timeline.cli.app import SUMMARIES
from timeline.cli.output import wants_colour

if TYPE_CHECKING:
    from helpers.desk import Desk

TIMELINE = [sys.executable, "-m", "timeline"]
NOTE = "The company raised 600 million euros in June 2024, two people said.\n"
ROW = {
    "id": "b1",
    "date": "2024-06",
    "claim": "Raised €600 million",
    "source": "note.txt",
    "quote": "raised 600 million euros in June",
}


@pytest.fixture
def sound(desk: Desk) -> Desk:
    """A project without a finding."""
    desk.write("seeds/note.txt", NOTE)
    desk.table(ROW)
    return desk


@pytest.fixture
def faulty(sound: Desk) -> Desk:
    """A project with one error."""
    sound.write("seeds/note.txt", NOTE.replace("600", "660"))
    return sound


# ---- exit codes ------------------------------------------------------------------------------------------------------


def test_clean_is_0_a_finding_is_1(sound: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-C", str(sound.root)]) == 0
    sound.write("seeds/note.txt", NOTE.replace("600", "660"))
    assert run(["check", "-C", str(sound.root)]) == 1
    assert "quote-altered" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], 0),
        (["--fail-on", "error"], 0),
        (["--fail-on", "warning"], 1),
        (["--fail-on", "note"], 1),
        (["--fail-on", "never"], 0),
        (["--fail-on", "note", "--ignore", "quote-short"], 0),
        (["--config", "levels.quote-short=error"], 1),
        (["--config", "levels.quote-short=error", "--exit-zero"], 0),
    ],
)
def test_the_level_that_fails_is_chosen(sound: Desk, arguments: list[str], code: int) -> None:
    sound.table({**ROW, "date": "", "claim": "It raised money", "quote": "raised"})
    assert run(["check", "-C", str(sound.root), *arguments]) == code


@pytest.mark.parametrize(
    "table",
    [
        "",
        "id,date,claim,source,quote\n",
        "id,date,claim,source,qoute\nb1,,c,s,q\n",
        "id,date,claim,source,quote\n,,,,\n",
    ],
    ids=["empty", "header", "column", "blank"],
)
@pytest.mark.parametrize("command", ["check", "report", "lock"])
def test_nothing_to_check_is_2_and_never_green(
    desk: Desk, capsys: pytest.CaptureFixture[str], command: str, table: str
) -> None:
    desk.write("claims/claims.csv", table)
    assert run([command, "-C", str(desk.root)]) == 2
    assert "claims/claims.csv" in capsys.readouterr().err
    assert not (desk.root / "claims/claims.lock").exists()
    assert not (desk.root / "reports").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "-C", "none"], "none: there is no such folder"),
        (["check", "--output-format", "xml"], "there is no format 'xml'"),
        (["check", "--output-format", "full", "--output-format", "json"], "two formats go to standard output"),
        (["check", "--as-of", "yesterday"], "'yesterday' is no day. Write it as 2026-11-22."),
        (["check", "--config", "clams=x"], "there is no setting 'clams'. Did you mean 'claims'?"),
        (["check", "--config", "clams"], "'clams' is not KEY=VALUE"),
        (["check", "--config", 'levels={quote-short="error"}'], "--config levels.RULE=warning"),
        (["check", "--config", 'columns={quote="Text"}'], "the file of the settings"),
        (["check", "--fail-on", "fatal"], "fail_on is one of error, warning, note, never"),
        (["check", "--select", "quote-alterd"], "names no rule 'quote-alterd'. Did you mean 'quote-altered'?"),
        (["check", "--claims", "../x.csv"], "claims leads out of the project"),
        (["lock", "--claims", "-"], "--claims -: this command reads no table from standard input. Give --claims PATH."),
        (["report", "--claims", "-"], "--claims -: this command reads no table from standard input"),
        (["check", "--seeds", "/etc"], "seeds leads out of the project"),
        (["check", "--output-file", "none/x.txt"], "none/x.txt: cannot be written"),
        (["check", "--output-file", "."], ".: cannot be written"),
        (["check", "--nonsense"], "No such option"),
        (["chekc"], "No such command"),
        (["rule", "quote-alterd"], "there is no rule 'quote-alterd'. Did you mean 'quote-altered'?"),
        (["read", "x", "--published", "June"], "--published 'June' is no day"),
    ],
)
def test_what_cannot_be_meant_is_2_with_the_next_step(
    sound: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(sound.root)
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert message in " ".join(shown.err.split())
    assert "Traceback" not in shown.err


def test_no_command_shows_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "check" in "".join(capsys.readouterr())


def test_an_internal_error_is_one_line_and_debug_shows_its_trace(
    sound: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("of the test")

    monkeypatch.setattr("timeline.checking.run.collect", fail)
    assert run(["check", "-C", str(sound.root)]) == 2
    assert capsys.readouterr().err.startswith("timeline: internal error: ZeroDivisionError: of the test. ")
    with pytest.raises(ZeroDivisionError):
        run(["--debug", "check", "-C", str(sound.root)])


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            ["check", "lock", "rule", "read", "--check", "--output-format", "json", "--config", "-", "--", "x"]
        )
        | st.text(max_size=5),
        max_size=5,
    )
)
def test_no_arguments_make_it_fail_otherwise(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    (tmp_path / "timeline.toml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    assert run(words) in (0, 1, 2)


# ---- where output goes -----------------------------------------------------------------------------------------------


def test_several_formats_in_one_run(faulty: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "found.json"
    formats = ["--output-format", "json", "--output-file", str(file), "--output-format", "concise"]
    code = run(["check", "-C", str(faulty.root), *formats])
    shown = capsys.readouterr().out
    assert code == 1
    assert json.loads(file.read_text())["summary"]["claims"] == 1
    assert "quote-altered" in shown
    assert not shown.startswith("{")


def test_two_formats_do_not_go_to_one_file(
    faulty: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    formats = ["--output-format", "json", "--output-file", "x", "--output-format", "sarif", "--output-file", "./x"]
    assert run(["check", "-C", str(faulty.root), *formats]) == 2
    assert "two formats go to the file x. Give each an --output-file of its own." in capsys.readouterr().err
    assert not (tmp_path / "x").exists()


def test_a_difference_of_nothing_is_no_success(sound: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-C", str(sound.root), "--claims", "none.csv", "--diff"]) == 2
    assert "none.csv: there is nothing to check" in capsys.readouterr().err


def test_read_knows_what_the_projects_own_table_of_sources_says(
    sound: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    (sound.root / "timeline.toml").write_text('sources = "desk/known.csv"\n', encoding="utf-8")
    (sound.root / "desk").mkdir()
    (sound.root / "desk/known.csv").write_text("source,published\nnews.txt,2024-05-01\n", encoding="utf-8")
    (sound.root / "seeds/news.txt").write_text("It closed yesterday.\n", encoding="utf-8")
    assert run(["read", "-C", str(sound.root), "news.txt"]) == 0
    assert "2024-04-30" in capsys.readouterr().out


def test_an_output_file_that_cannot_be_written_is_told_before_anything_is_printed(
    faulty: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    formats = ["--output-format", "full", "--output-format", "json", "--output-file", "/nonexistent/x"]
    assert run(["check", "-C", str(faulty.root), *formats]) == 2
    assert capsys.readouterr().out == ""


def test_the_table_may_come_from_standard_input(sound: Desk) -> None:
    table = (sound.root / "claims/claims.csv").read_text().replace("600 million euros", "900 million euros")
    done = timeline("check", "-C", sound.root, "--claims", "-", "--output-format", "json", given=table.encode())
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert {finding["rule"] for finding in found["findings"]} >= {"quote-altered"}
    assert found["findings"][0]["path"] == "claims/claims.csv"


def test_output_is_utf8_whatever_the_locale(faulty: Desk) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    assert "the quote has “600”" in start("check", "-C", faulty.root, env=environment).stdout


def test_a_terminal_gets_colour_and_a_pipe_does_not(faulty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b" not in timeline("check", "-C", faulty.root).stdout
    assert "\x1b[" in timeline("check", "-C", faulty.root, env={**os.environ, "FORCE_COLOR": "1"}).stdout
    assert wants_colour({"NO_COLOR": "1", "FORCE_COLOR": "1"}, None) is False


def test_the_same_bytes_on_every_run(faulty: Desk) -> None:
    runs = [
        start("check", "-C", faulty.root, "--as-of", "2026-11-22", "--output-format", "json", env=environment).stdout
        for environment in (
            {**os.environ, "PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
            {**os.environ, "PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C"},
        )
    ]
    assert runs[0] == runs[1] != ""


# ---- streams and signals ---------------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_behind_standard_output_is_2(faulty: Desk) -> None:
    with Path("/dev/full").open("wb") as full:
        done = timeline("check", "-C", faulty.root, stdout=full)
    assert done.returncode == 2
    assert done.stderr.startswith("timeline: output: ")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_make_no_traceback(faulty: Desk, closed: str) -> None:
    command = f'"{sys.executable}" -m timeline check -C "{faulty.root}" {closed}'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr


def test_a_reader_that_has_gone_ends_it_quietly(faulty: Desk) -> None:
    faulty.table(*({**ROW, "id": f"b{n}"} for n in range(300)))
    done = subprocess.run(
        ["sh", "-c", f'"{sys.executable}" -m timeline check -C "{faulty.root}" | head -c 10; true'],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.stderr == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_as_shells_report(sound: Desk, number: signal.Signals) -> None:
    """Standard input is a pipe that nobody closes: the command waits for its table until the signal."""
    process = subprocess.Popen(
        [*TIMELINE, "check", "-C", sound.root, "--claims", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(
        "id,date,claim,source,quote\n" * 50_000
    )  # more than a pipe holds: what is written is being read
    process.stdin.flush()
    process.send_signal(number)
    _, complaint = process.communicate(timeout=20)
    assert process.returncode == 128 + number
    assert "Traceback" not in complaint


# ---- the other commands ----------------------------------------------------------------------------------------------


def test_lock_records_what_stands_refuses_the_rest_and_checks(sound: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    root, file = str(sound.root), sound.root / "claims/claims.lock"
    sound.table(ROW, {**ROW, "id": "b2", "quote": "words that stand nowhere in it", "claim": "c", "date": ""})
    assert run(["lock", "-C", root, "--check"]) == 1
    assert not file.exists()
    assert run(["lock", "-C", root]) == 1
    assert "b2 is refused: missing" in capsys.readouterr().out
    assert [json.loads(line)["id"] for line in file.read_text().splitlines()] == ["b1"]
    sound.table(ROW)
    assert run(["lock", "-C", root, "--check"]) == 0
    assert run(["lock", "-C", root]) == 0
    assert capsys.readouterr().out.endswith("claims/claims.lock is up to date: 1 of 1 quotes recorded\n")


def test_lock_refuses_to_write_over_a_damaged_lock(sound: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    file = sound.write("claims/claims.lock", "{\n")
    assert run(["lock", "-C", str(sound.root)]) == 2
    assert "claims/claims.lock:1: the line is not a JSON object" in capsys.readouterr().err
    assert file.read_text() == "{\n"


def test_report_writes_both_pages_and_check_tells_when_they_are_outdated(
    faulty: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    root = str(faulty.root)
    assert run(["report", "-C", root, "--check"]) == 1
    assert "report-outdated" in capsys.readouterr().out
    assert not (faulty.root / "reports").exists()
    assert run(["report", "-C", root, "--as-of", "2026-11-22"]) == 0
    pages = {path.name: path.read_bytes() for path in (faulty.root / "reports").iterdir()}
    assert set(pages) == {"timeline.md", "timeline.html"}
    assert run(["report", "-C", root, "--check"]) == 0
    faulty.table({**ROW, "claim": "Raised €660 million"})
    assert run(["report", "-C", root, "--check"]) == 1
    assert {path.name: path.read_bytes() for path in (faulty.root / "reports").iterdir()} == pages


def test_rule_explains_one_lists_all_and_speaks_json(capsys: pytest.CaptureFixture[str]) -> None:
    from timeline.rules import RULES

    assert run(["rule"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [each.name for each in RULES]
    assert run(["rule", "quote-cut"]) == 0
    assert capsys.readouterr().out.startswith(
        "quote-cut (error)\n\nThe quote begins or ends inside a word or a number."
    )
    assert run(["rule", "--all", "--output-format", "json"]) == 0
    assert [row["name"] for row in json.loads(capsys.readouterr().out)] == [each.name for each in RULES]


def test_read_shows_figures_and_dates_with_their_places(sound: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "It raised €600 million\nin June 2024.", "-C", str(sound.root), "--output-format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(row["kind"], row["text"], row["line"], row["column"]) for row in found] == [
        ("money", "€600 million", 1, 11),
        ("date", "June 2024", 2, 4),
    ]
    assert run(["read", "seeds/note.txt", "-C", str(sound.root)]) == 0
    assert "600 million euros" in capsys.readouterr().out


def test_commands_that_only_look_write_nothing(faulty: Desk) -> None:
    def state() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in faulty.root.rglob("*") if path.is_file()}

    before = state()
    for arguments in (["check"], ["lock", "--check"], ["report", "--check"], ["check", "--diff"]):
        run([*arguments, "-C", str(faulty.root)])
    assert state() == before


def test_the_list_of_commands_is_whole_in_a_narrow_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    listed = capsys.readouterr().out.split("Commands:\n")[1].splitlines()
    assert [line.split()[0] for line in listed] == list(SUMMARIES)
    assert all(line.endswith(".") and not line.endswith("...") and len(line) <= 80 for line in listed)


def test_help_makes_no_command() -> None:
    code = "from timeline.cli import run; import sys; run(['--help']); print('timeline.cli.check' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"

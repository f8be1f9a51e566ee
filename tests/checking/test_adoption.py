"""The program as somebody meets it: from an empty folder to a red and a green check, and a table in use for years."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import typer

from helpers import program
from timeline.cli import run
from timeline.cli.options import settings_given
from timeline.cli.watch import settings_state, watch_files
from timeline.model.errors import TimelineError
from timeline.project.settings import Project, find_project

if TYPE_CHECKING:
    from helpers.desk import Desk

ROW = {"id": "a", "date": "", "claim": "It has 120 seats.", "source": "room.txt", "quote": "It has 120 seats"}
DAY = ["--as-of", "2026-11-22"]


@pytest.fixture
def faulty(desk: Desk) -> Desk:
    """A table with an error, a warning and a note."""
    desk.write("seeds/room.txt", "It has 130 seats, the paper says. It is big.\n")
    desk.write("seeds/more.txt", "Nobody cites this.\n")
    desk.table(ROW, {**ROW, "id": "b", "claim": "It is big.", "quote": "It is big"})
    return desk


def check(desk: Desk, *arguments: str) -> int:
    return run(["check", "-C", str(desk.root), *DAY, *arguments])


def test_from_an_empty_folder_to_red_and_green_in_under_ten_commands(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    codes = []

    def timeline(*arguments: str) -> str:
        done = program.timeline(*arguments, cwd=tmp_path)
        codes.append(done.returncode)
        return done.stdout

    timeline("init")
    timeline("check")
    timeline("lock")
    source = tmp_path / "seeds/reading-room.txt"
    source.write_text(source.read_text().replace("2.4 million euros", "2.4 million pounds"))
    assert "unit: the quote has “euros”, the source “pounds”" in timeline("check")
    shown = timeline("review")
    assert "timeline review --accept reading-room-cost\n" in shown
    timeline("review", "--accept", "reading-room-cost")
    table = tmp_path / "claims/claims.csv"
    table.write_text(table.read_text().replace("€2.4 million", "£2.4 million"))
    timeline("lock")
    assert timeline("check", "--fail-on", "note").endswith("2 exact · no findings\n")
    assert codes == [0, 0, 0, 1, 1, 0, 0, 0]


# ---- what is shown and what fails ------------------------------------------------------------------------------------


def test_statistics_count_the_findings_of_each_rule(faulty: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    assert check(faulty, "--statistics", "--exit-zero") == 0
    assert capfd.readouterr().out.splitlines() == [
        "     1  error    quote-altered",
        "     1  warning  quote-short",
        "     1  note     source-unused",
    ]


def test_statistics_go_with_formats_that_are_written_to_files(faulty: Desk, tmp_path: Path) -> None:
    file = tmp_path / "found.json"
    check(faulty, "--statistics", "--output-format", "json", "--output-file", str(file))
    assert len(json.loads(file.read_text())["findings"]) == 3


def test_statistics_leave_standard_output_to_a_format_that_is_asked_for(
    faulty: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    assert check(faulty, "--statistics", "--output-format", "json") == 1
    shown = capfd.readouterr()
    assert len(json.loads(shown.out)["findings"]) == 3
    assert shown.err.splitlines()[0] == "     1  error    quote-altered"


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        (["--select", "quote-altered,quote-short"], {"quote-altered", "quote-short"}),
        (["--select", "quote-altered", "--config", "levels.quote-altered=note"], {"quote-altered"}),
        (["--ignore", "quote-altered"], {"quote-short", "source-unused"}),
        (["--config", "levels.quote-short=off"], {"quote-altered", "source-unused"}),
        (["--config", "select=quote-short"], {"quote-short"}),
    ],
)
def test_rules_are_chosen(faulty: Desk, arguments: list[str], rules: set[str], tmp_path: Path) -> None:
    file = tmp_path / "found.json"
    check(faulty, *arguments, "--output-format", "json", "--output-file", str(file))
    assert {found["rule"] for found in json.loads(file.read_text())["findings"]} == rules


def test_a_rule_that_does_not_exist_is_refused_with_the_nearest(
    faulty: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    for arguments in (
        ["--select", "quote-alterd"],
        ["--ignore", "quote-alterd"],
        ["--config", "levels.quote-alterd=off"],
    ):
        assert check(faulty, *arguments) == 2
        shown = capfd.readouterr().err
        assert "Did you mean 'quote-altered'?" in shown
        assert shown.startswith(f"timeline: {arguments[0]}: ")


def test_a_level_on_the_command_line_leaves_those_of_the_file(faulty: Desk) -> None:
    faulty.write("timeline.toml", '[levels]\nquote-altered = "note"\n')
    assert check(faulty, "--config", "levels.quote-short=note", "--fail-on", "warning") == 0
    assert check(faulty, "--config", "levels.quote-short=note", "--fail-on", "warning", "--isolated") == 1


def test_what_is_no_setting_is_refused() -> None:
    assert settings_given(["a = b=c", "levels.x=off"]) == ({"a": "b=c"}, {"x": "off"})
    with pytest.raises(TimelineError, match="is not KEY=VALUE"):
        settings_given(["language"])


def test_settings_say_where_each_value_comes_from(faulty: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    faulty.write("timeline.toml", "max_age = 30\n")
    arguments = ["settings", "-C", str(faulty.root), "--config", "language=de"]
    assert run(arguments) == 0
    out = capfd.readouterr().out
    assert "max_age         30  (timeline.toml)\n" in out
    assert 'language        "de"  (--config)\n' in out
    assert 'seeds           "seeds"  (default)\n' in out
    run([*arguments, "--output-format", "json", "--isolated"])
    settings = json.loads(capfd.readouterr().out)
    assert settings["max_age"] == {"value": 0, "from": "default"}


@pytest.mark.parametrize(("name", "painted"), [("NO_COLOR", False), ("FORCE_COLOR", True)])
def test_colour_is_asked_for_and_forbidden(faulty: Desk, name: str, painted: bool) -> None:
    environment = {
        **{key: text for key, text in os.environ.items() if key not in ("NO_COLOR", "FORCE_COLOR")},
        name: "1",
    }
    for command in (["check"], ["review"], ["coverage"]):
        done = program.timeline(*command, "-C", faulty.root, env=environment)
        assert ("\x1b[" in done.stdout) == (painted and command == ["check"])


# ---- a table that comes from elsewhere -------------------------------------------------------------------------------


def test_a_table_on_standard_input_stands_in_for_the_file(faulty: Desk) -> None:
    table = (faulty.root / "claims/claims.csv").read_bytes().replace(b"120", b"130")
    done = program.timeline("check", "-C", faulty.root, "--claims", "-", given=table)
    assert done.returncode == 0
    assert "2 exact" in done.stdout


@pytest.mark.parametrize("option", ["--fix", "--watch"])
def test_standard_input_is_read_once_and_never_written(faulty: Desk, option: str) -> None:
    assert check(faulty, "--claims", "-", option) == 2


def watched(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, rounds: list[Callable[[], None]], fails_at: int = 0
) -> list[str]:
    """The setting `language` at each check, with something done before each time that the watch wakes."""
    watchfiles = pytest.importorskip("watchfiles")
    runs: list[str] = []

    def once(project: Project) -> int:
        runs.append(project.settings.language)
        if len(runs) == fails_at:
            raise TimelineError("claims/claims.csv: there is nothing to check")
        return 0

    def changes(*folders: Path, **_: object) -> Iterator[set[str]]:
        assert sorted(folder.name for folder in folders) == ["claims", "seeds"]
        while rounds:
            rounds.pop(0)()
            yield {"a change"} if "table" in (desk.root / "claims/claims.csv").read_text() else set()

    monkeypatch.setattr(watchfiles, "watch", changes)
    with pytest.raises(typer.Exit):
        watch_files(desk.root, lambda: find_project(desk.root), once)
    return runs


def test_watching_checks_again_and_outlives_a_fault(faulty: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def save() -> None:
        faulty.write("claims/claims.csv", "a table\n")

    assert watched(faulty, monkeypatch, [save, save], fails_at=2) == ["en", "en", "en"]


def test_watching_sees_settings_that_are_saved(
    faulty: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def save(text: str) -> Callable[[], None]:
        return lambda: faulty.write("timeline.toml", text) and None

    steps = [save(text) for text in ('language = "de"\n', 'language = "de\n', 'language = "fr" # again\n')]
    steps.insert(1, lambda: None)
    assert watched(faulty, monkeypatch, steps) == ["en", "de", "fr"]
    shown = capfd.readouterr()
    assert shown.err.count("the settings changed") == 3
    assert "timeline.toml: is not valid TOML" in shown.err
    assert shown.out == ""


def test_settings_that_come_to_lie_further_up_are_seen(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    below = tmp_path / "desk"
    below.mkdir()
    before = settings_state(below)
    (tmp_path / "pyproject.toml").write_text("[tool.timeline]\n")
    assert before == []
    assert [path.name for path, *_ in settings_state(below)] == ["pyproject.toml"]


# ---- nothing but the commands that say so writes ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"], ["check", "--diff"], ["check", "--statistics"], ["check", "--watch", "--claims", "-"],
        ["lock", "--check"], ["report", "--check"], ["review"], ["coverage"], ["read", "room.txt"], ["settings"],
        ["rule", "--all"],
        ["add", "room.txt", "--find", "seats"],
        ["add", "room.txt", "--quote", "130 seats", "--claim", "c", "--dry-run"],
        ["affected", "HEAD"],
    ],
)  # fmt: skip
def test_looking_writes_nothing(faulty: Desk, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    faulty.lock()
    monkeypatch.chdir(faulty.root)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in faulty.root.rglob("*") if path.is_file()}
    assert run(arguments) in (0, 1, 2)
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in faulty.root.rglob("*") if path.is_file()}
    assert after == before

"""What the arguments mean is what the parser says they mean: formats and their files, values that look like options."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import typer

from timeline.cli import run
from timeline.cli.app import app
from timeline.cli.output import Output
from timeline.cli.parsing import Asked, Command, asked_of

if TYPE_CHECKING:
    from helpers.desk import Desk

EVIL = "--output-file=evil.txt"
PROGRAM: Any = typer.main.get_command(app)
COMMANDS: dict[str, Command] = PROGRAM.commands


def asked(name: str, arguments: list[str]) -> Asked:
    """What a command understands of its arguments, without being run, and be they refused in the end."""
    parent = PROGRAM.context_class(PROGRAM, info_name="timeline", obj=Asked())
    context = COMMANDS[name].context_class(COMMANDS[name], info_name=name, parent=parent)
    with suppress(Exception):  # a value that is no number, or no day
        COMMANDS[name].parse_args(context, list(arguments))
    return asked_of(context)


def taking_text() -> Iterator[tuple[str, str]]:
    """Every option and argument of every command that takes a value, which is text or a path for most; by command."""
    for name, command in COMMANDS.items():
        for each in command.params:
            if not getattr(each, "is_flag", False) and each.name not in ("output_format", "output_file"):
                yield name, each.opts[0] if each.param_type_name == "option" else ""


TAKING_TEXT = sorted(taking_text())


def test_all_commands_record_their_outputs() -> None:
    assert {type(command) for command in COMMANDS.values()} == {Command}
    assert len({name for name, _ in TAKING_TEXT}) == len(COMMANDS) > 8
    assert ("add", "--claim") in TAKING_TEXT
    assert ("read", "") in TAKING_TEXT


@pytest.mark.parametrize(
    ("arguments", "pairs"),
    [
        ([], ()),
        (["--output-format", "json"], (Output("json"),)),
        (["--output-format=json", "--output-file=a"], (Output("json", "a"),)),
        (["--output-format", "json", "--output-file=a"], (Output("json", "a"),)),
        (["--output-format=json", "--config", "a=b", "--output-file", "a"], (Output("json", "a"),)),
        (
            ["--output-format", "sarif", "--output-file", "a", "--output-format", "full"],
            (Output("sarif", "a"), Output("full")),
        ),
        (["--output-file", "a", "--output-format", "json"], (Output("", "a"), Output("json"))),
        (["--output-format", "--output-file"], (Output("--output-file"),)),
        (["--output-format", "x", "--output-file", "a", "--output-file", "b"], (Output("x", "a"), Output("", "b"))),
        (["--output-format=", "--output-file="], (Output("", ""),)),
        (["--output-format=a=b", "--output-file=c=d"], (Output("a=b", "c=d"),)),
        (["--fail-on", "--output-format", "--output-format=json"], (Output("json"),)),
        (["-C--output-format=json", "--output-file", "a"], (Output("", "a"),)),
    ],
)  # fmt: skip
def test_a_format_goes_to_the_file_named_after_it(arguments: list[str], pairs: tuple[Output, ...]) -> None:
    assert asked("check", arguments).outputs == pairs


@pytest.mark.parametrize(("name", "option"), TAKING_TEXT, ids="-".join)
def test_what_is_the_value_of_something_else_is_no_output(
    name: str, option: str, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("timeline.desk.server.serve", lambda _, ours, *__: ours.close())  # it would wait for a browser
    desk.table({"id": "a", "claim": "It opened.", "source": "a.txt", "quote": "It opened in June 2024"})
    desk.write("seeds/a.txt", "It opened in June 2024, the notice says.\n")
    here = [] if option in ("-C", "--directory") else ["-C", str(desk.root)]
    value = [option, EVIL] if option else ["--", EVIL]
    needed = [] if not option else {"add": ["a.txt"], "read": ["It opened."], "affected": ["HEAD"]}.get(name, [])
    assert asked(name, [*needed, *here, *value]).outputs == ()
    assert run([name, *needed, *here, *value]) in (0, 1, 2)
    assert [*tmp_path.rglob("evil.txt"), *desk.root.rglob("evil.txt")] == []


@pytest.mark.parametrize("words", [["--claim", EVIL], ["--claim=" + EVIL], ["--note", "--output-file", "--claim", "x"]])
def test_a_cell_may_hold_what_looks_like_an_option(
    desk: Desk, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    desk.write("seeds/a.txt", "It opened in June 2024, the notice says.\n")
    desk.write("claims/claims.csv", "id,date,claim,source,quote,note\n")
    assert run(["add", "a.txt", "-C", str(desk.root), "--quote", "It opened in June 2024", *words]) == 0
    assert (EVIL if EVIL in "".join(words) else "--output-file") in desk.root.joinpath("claims/claims.csv").read_text()
    assert not (tmp_path / "evil.txt").exists()


def test_an_output_is_none_behind_two_dashes(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--", "--output-format=json"]) == 0
    assert run(["read", "--output-format", "json", "--", "--output-format=text"]) == 0
    assert capsys.readouterr().out.endswith("[]\n")


# ---- --debug ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "debug"),
    [([], False), (["--debug"], True), (["--fail-on", "--debug"], False), (["--select=--debug"], False)],
)
def test_debug_may_stand_behind_a_command(arguments: list[str], debug: bool) -> None:
    assert asked("check", arguments).debug is debug


def test_debug_is_a_word_like_others_where_it_is_no_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", "--", "--debug"]) == 0
    assert run(["read", "--language", "--debug", "It has 120 seats."]) == 0
    assert run(["read", "--debg", "It has 120 seats."]) == 2
    assert "No such option: --debg" in capsys.readouterr().err

"""Words and paths are taken as they are given; what is neither goes the parser's own way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Annotated, Any

import pytest
import typer
from typer.testing import CliRunner

from timeline.cli.parsing import Command


@pytest.fixture
def taken() -> tuple[typer.Typer, dict[str, Any]]:
    """A command with a parameter of each kind, and what it was given."""
    app, values = typer.Typer(add_completion=False), dict[str, Any]()

    @app.command(cls=Command)
    def command(
        word: Annotated[str | None, typer.Argument()] = None,
        several: Annotated[list[str] | None, typer.Option("--several")] = None,
        folder: Annotated[Path, typer.Option("--folder")] = Path(),
        folders: Annotated[list[Path] | None, typer.Option("--folders")] = None,
        number: Annotated[int | None, typer.Option("--number")] = None,
        few: Annotated[int, typer.Option("--few", min=0, max=9)] = 0,
        asked: Annotated[bool | None, typer.Option("--asked/--not-asked")] = None,
    ) -> None:
        values.update(locals())

    return app, values


def given(taken: tuple[typer.Typer, dict[str, Any]], *arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(taken[0], arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return {name: value for name, value in taken[1].items() if name != "values"}


def test_nothing_is_given(taken: tuple[typer.Typer, dict[str, Any]]) -> None:
    found = given(taken)
    assert not found.pop("several")
    assert not found.pop("folders")
    assert found == {"word": None, "folder": Path(), "number": None, "few": 0, "asked": None}


def test_each_kind_is_given(taken: tuple[typer.Typer, dict[str, Any]], tmp_path: Path) -> None:
    found = given(
        taken, "007", "--several", "a", "--several", " b", "--folder", str(tmp_path), "--folders", "no such folder",
        "--number", "07", "--few", "9", "--not-asked",
    )  # fmt: skip
    assert found == {
        "word": "007",
        "several": ["a", " b"],
        "folder": tmp_path,
        "folders": [Path("no such folder")],
        "number": 7,
        "few": 9,
        "asked": False,
    }


@pytest.mark.parametrize(
    ("option", "value"),
    [("--number", "many"), ("--number", "7.5"), ("--number", "٧x"), ("--few", "10"), ("--few", "-1")],
)
def test_what_is_no_number_or_out_of_bounds_is_refused(
    taken: tuple[typer.Typer, dict[str, Any]], option: str, value: str
) -> None:
    result = CliRunner().invoke(taken[0], [option, value])
    assert result.exit_code == 2
    assert option in result.output


@pytest.mark.parametrize(("value", "meant"), [("-7", -7), ("12345678901234567890", 12345678901234567890)])
def test_other_numbers_go_the_parsers_own_way(
    taken: tuple[typer.Typer, dict[str, Any]], value: str, meant: int
) -> None:
    assert given(taken, "--number", value)["number"] == meant


@pytest.mark.parametrize(
    "arguments", [["rule"], ["check", "-C", ".", "--jobs", "1"], ["rule", "quote-missing", "-C", "."]]
)
def test_a_command_of_words_paths_and_numbers_starts_without_pydantic(arguments: list[str], tmp_path: Path) -> None:
    code = "import sys; from timeline.cli import run; run(sys.argv[1:]); sys.exit('pydantic' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code, *arguments], cwd=tmp_path, capture_output=True, check=False)
    assert ended.returncode == 0, ended.stderr

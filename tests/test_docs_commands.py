"""The documentation does what it says: its commands are run, and what it shows is what they print.

In a page, a block ```` ```LANGUAGE file=PATH ```` is a file that is written when it is reached, and a block
```` ```console ```` holds commands after `$` with what they print; all of one page are run in one folder, in order.
UPDATE_DOCS=1 writes into the pages what is printed now.
"""

from __future__ import annotations

import datetime
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from timeline.cli.app import app

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
TOLD = ("guide.md", "files.md")
DAY = "2026-11-22"
BLOCK = re.compile(r"^```(\S*)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
AT_START = re.compile(r"(?:\$ |\s*- run: |\s*)(?:\.venv/bin/)?(timeline [a-z-].*)")
INLINE = re.compile(r"`(timeline [^`\n]+)`")


def printed(folder: Path, command: str) -> str:
    """What a command prints on both streams, today's day written as DAY."""
    words = shlex.split(command)
    assert words[0] == "timeline", f"not run: {command}"
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("GITHUB_", "CI"))}
    done = subprocess.run(
        [sys.executable, "-m", "timeline", *words[1:]],
        cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
    )  # fmt: skip
    assert b"internal error" not in done.stdout
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return done.stdout.decode().replace(today, DAY)


def played(page: str, folder: Path) -> str:
    """The page with its files written and its commands run, each followed by what it prints."""

    def play(block: re.Match[str]) -> str:
        language, options, body = block.groups()
        name = options.strip().removeprefix("file=")
        if options.strip().startswith("file="):
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        if language != "console":
            return block.group()
        commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
        assert commands
        shown = "".join(f"$ {command}\n{printed(folder, command)}" for command in commands)
        return f"```console{options}\n{shown}```"

    return BLOCK.sub(play, page)


@pytest.mark.parametrize("name", TOLD)
def test_a_page_shows_what_its_commands_print(name: str, tmp_path: Path) -> None:
    path = ROOT / "docs" / name
    (tmp_path / ".git").mkdir()
    page = path.read_text(encoding="utf-8")
    told = played(page, tmp_path)
    if os.environ.get("UPDATE_DOCS"):
        path.write_text(told, encoding="utf-8")
    assert page == told, "outdated: UPDATE_DOCS=1 pytest tests/test_docs_commands.py"


def commands() -> Iterator[tuple[str, str]]:
    """Every command of the program that a page names, in a block or in a sentence."""
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        lines = [line for match in BLOCK.finditer(text) for line in match[3].splitlines()]
        found = [match[1] for line in lines if (match := AT_START.match(line.split("  #")[0]))]
        for command in dict.fromkeys([*found, *INLINE.findall(BLOCK.sub("", text))]):
            yield path.name, command


ALL = sorted(set(commands()))


def test_pages_name_commands() -> None:
    assert {name for name, _ in ALL} >= {"README.md", "guide.md", "ci.md"}


@pytest.mark.parametrize(("page", "command"), ALL)
def test_a_command_that_a_page_names_exists(page: str, command: str) -> None:
    group = typer.main.get_command(app)
    words = shlex.split(command.replace("'", "’").replace('"', "”"))[1:]
    if words[0].startswith("-"):
        assert words[0] in ("--help", "--version", "-h", "--debug")
        return
    named = group.commands  # type: ignore[attr-defined]
    name = words[0].rstrip(".,:;)")
    assert name in named, f"{page}: {command}"
    known = {option for each in named[name].params for option in (*each.opts, *each.secondary_opts)} | {"--help", "-h"}
    options = {word.split("=")[0].rstrip(".,:;)") for word in words[1:] if re.match(r"--?[a-zA-Z]", word)}
    assert options <= known, f"{page}: {command}"

"""The documentation does what it says: its commands are run, and what it shows is what they print.

In a page, a block ```` ```LANGUAGE file=PATH ```` is a file that is written when it is reached, and a block
```` ```console ```` holds commands after `$` with what they print; all of one page are run in one folder, in order.
UPDATE_DOCS=1 writes into the pages what is printed now.

Every other command of the program, in a block or in a sentence, is run once in a small project of its own. What stands
for something in it is listed in STANDING_FOR; a command that is named without what it needs, in COMPLETED.
"""

from __future__ import annotations

import datetime
import os
import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

import pytest
import typer

from helpers.installing import installed, is_pinned
from helpers.program import timeline
from timeline.cli import run
from timeline.cli.app import app

ROOT = Path(__file__).resolve().parents[2]
AT_TOP = ("README.md", "CONTRIBUTING.md", "SECURITY.md")
PAGES = sorted([*(ROOT / name for name in AT_TOP), *(ROOT / "docs").glob("*.md")])
NOT_PLAYED = ("drafts.md", "guide.md", "files.md")
DAY = "2026-11-22"
BLOCK = re.compile(r"^```(\S*)([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
AT_START = re.compile(r"(?:\$ |\s*- run: |\s*)(?:\.venv/bin/)?(timeline [a-z-].*)")
INLINE = re.compile(r"`(timeline\s[^`]+)`")
FOLDED = re.compile(r"^( *)- >\n((?:\1  .*\n)+)", re.MULTILINE)  # a command on several lines of YAML
PROGRAMS = re.compile(
    r"(?:^|`|\$ |- run: |    - )((?:make|git|pre-commit|(?:\.venv/bin/)?python3?) [^`\n]+)", re.MULTILINE
)
STANDING_FOR = {"HEAD": "HEAD", "NAME": "quote-altered", "SOURCE": "reading-room.txt", "WORDS": "It has 120 seats"}
ALSO_INSTALLED = {
    ".",
    ".[desk]",
    ".[fetch,desk]",
    "distributed",
    "pypdfium2",
    "./timeline_check-0.1.0-py3-none-any.whl",
}
OF_THE_WEB = ("fetch", "refresh")
"""Commands that ask the web: tests/online runs them on loopback."""

SERVING = ("desk",)
"""Commands that go on until they are ended: tests/cli/test_desk.py runs it."""

ELSEWHERE = {*OF_THE_WEB, *SERVING, "--dask"}
"""What is tried elsewhere: a cluster in tests/evidence/test_remote.py."""

COMPLETED = {
    "timeline add": 'timeline add reading-room.txt --quote "It has 120 seats" --claim "It seats 120."',
    "timeline read": 'timeline read "It has 120 seats"',
}


def printed(folder: Path, command: str) -> str:
    """What a command prints on both streams, today's day written as DAY."""
    words = shlex.split(command)
    assert words[0] == "timeline", f"not run: {command}"
    environment = {name: text for name, text in os.environ.items() if not name.startswith(("GITHUB_", "CI"))}
    done = timeline(*words[1:], cwd=folder, stderr=subprocess.STDOUT, env=environment)
    assert "internal error" not in done.stdout
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    return done.stdout.replace(today, DAY)


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


@pytest.mark.parametrize("name", NOT_PLAYED)
def test_a_page_shows_what_its_commands_print(name: str, tmp_path: Path) -> None:
    path = ROOT / "docs" / name
    (tmp_path / ".git").mkdir()
    page = path.read_text(encoding="utf-8")
    expected = played(page, tmp_path)
    if os.environ.get("UPDATE_DOCS"):
        path.write_text(expected, encoding="utf-8")
    assert page == expected, "outdated: UPDATE_DOCS=1 pytest tests/cli/test_docs_commands.py"


def commands() -> Iterator[tuple[str, str]]:
    """Every command of the program that a page names, in a block or in a sentence."""
    for path in PAGES:
        text = path.read_text(encoding="utf-8")
        blocks = [match[3] for match in BLOCK.finditer(text) if not (path.name in NOT_PLAYED and match[1] == "console")]
        folded = [" ".join(match[2].split()) for block in blocks for match in FOLDED.finditer(block)]
        lines = [line for block in blocks for line in FOLDED.sub("", block).splitlines()] + folded
        found = [match[1] for line in lines if (match := AT_START.match(line.split("  #")[0]))]
        inline = [" ".join(command.split()) for command in INLINE.findall(BLOCK.sub("", text))]
        for command in dict.fromkeys([*found, *inline]):
            yield path.name, command.strip()


ALL = sorted(set(commands()))


def test_pages_name_commands() -> None:
    assert {name for name, _ in ALL} >= {"README.md", "guide.md", "ci.md"}
    assert any("--output-format gitlab" in command for name, command in ALL if name == "ci.md")


def runnable(command: str) -> list[str]:
    """The arguments with something real for what stands for it. Fails where that is not known."""
    words = shlex.split(COMPLETED.get(command, command))
    unknown = [word for word in words if re.fullmatch(r"[$A-Z_]{2,}|.*[<>…].*", word) and word not in STANDING_FOR]
    assert not unknown, f"`{command}`: name in STANDING_FOR what to put for {unknown}"
    return [STANDING_FOR.get(word, word) for word in words[1:]]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project as `timeline init` makes it, locked and committed, then with a word changed in its source."""
    root = tmp_path_factory.mktemp("begun")
    git = ["git", "-C", str(root), "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "--quiet"], check=True)
    assert [run([name, "-C", str(root)]) for name in ("init", "lock")] == [0, 0]
    assert run(["check", "-C", str(root), "--output-format", "json", "--output-file", str(root / "old.json")]) == 0
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "--message", "The claims"], check=True)
    source = root / "seeds/reading-room.txt"
    source.write_text(source.read_text(encoding="utf-8").replace("4 March", "5 March"), encoding="utf-8")
    return root


@pytest.mark.parametrize("command", sorted({command for _, command in ALL if not set(command.split()) & ELSEWHERE}))
def test_a_command_that_a_page_names_runs(
    command: str, begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(begun, tmp_path / "project")
    monkeypatch.chdir(tmp_path / "project")
    for name in [name for name in os.environ if name.startswith(("GITHUB_", "CI", "TIMELINE_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", "summary.md")
    words = runnable(command)
    assert run(words) in (0, 1), capfd.readouterr().err
    assert all(Path(file).exists() for option, file in pairwise(words) if option == "--output-file")


def test_the_project_that_commands_run_in_has_something_to_settle(begun: Path) -> None:
    assert run(["check", "-C", str(begun)]) == 1


def test_a_command_with_an_unknown_word_is_not_passed_over() -> None:
    with pytest.raises(AssertionError, match="REVISION"):
        runnable("timeline affected REVISION")


def others() -> set[str]:
    """The commands of other programs that the pages name."""
    found = (command for path in PAGES for command in PROGRAMS.findall(path.read_text(encoding="utf-8")))
    return {command.split("  ")[0].removeprefix(".venv/bin/") for command in found}


@pytest.mark.parametrize("command", sorted(others()))
def test_a_command_of_another_program_names_what_is_there(command: str) -> None:
    program, *words = shlex.split(command)
    if program == "make":
        if shutil.which("make") is None:
            pytest.skip("make is not installed")
        done = subprocess.run(["make", "--dry-run", *words], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
    elif program == "git":
        assert words[0] in ("diff", "log"), f"not known how to try: {command}"
        assert all((ROOT / name).exists() for name in words[1:])
    elif words[1].startswith("benchmarks"):
        assert (ROOT / "benchmarks" / f"{(words[1].split('.') + words[2:])[1]}.py").exists()
    elif words[:3] == ["-m", "pip", "install"]:
        files = [word for option, word in pairwise(words) if option in ("-c", "-r", "-e")]
        assert all((ROOT / name.partition("[")[0]).exists() for name in files), "what stands in brackets are extras"
        assert all(word in ALSO_INSTALLED or is_pinned(word) for word in installed(command))  # test_installing.py
    else:
        assert words[0] == "-m", f"not known how to try: {command}"
        assert find_spec(words[1]) is not None


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

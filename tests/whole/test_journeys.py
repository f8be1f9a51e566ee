"""The journeys of somebody who has to settle it, by the real commands: sheet, green, sources change, settled.

The project is a sheet of 25 claims and six sources, of which twelve quotes are changed when the sources are fetched
anew. Commands that look at a terminal run at a pseudo-terminal of 80 columns.
"""

from __future__ import annotations

import datetime
import fcntl
import json
import os
import pty
import re
import select
import shutil
import struct
import termios
import time
from pathlib import Path

import pytest

from helpers import program
from timeline.checking.gate import gated
from timeline.checking.run import examine
from timeline.formats import FORMATS
from timeline.formats.layout import cells
from timeline.model import Level
from timeline.model.errors import TimelineError
from timeline.project.settings import find_project
from timeline.report.files import HTML, MARKDOWN, make_pages

CASES = Path(__file__).parents[1] / "cases" / "journey"
RULES = Path(__file__).parents[1] / "rules" / "cases"
DAY = "2026-03-12"
LIMIT = 120.0


def at_terminal(root: Path, *arguments: str, keys: str = "", columns: int = 80) -> tuple[int, str]:
    """The exit code and what a terminal shows; each key is typed when the program waits for one."""
    side, other = pty.openpty()
    fcntl.ioctl(other, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    environment = {name: text for name, text in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "CI")}
    with Path(os.devnull).open("wb") as null:
        run = program.Run(
            *arguments, "--as-of", DAY, streams=(other, other, null.fileno()), cwd=root,
            env=environment | {"TERM": "xterm-256color"},
        )  # fmt: skip
    os.close(other)
    shown, waiting, end = b"", list(keys), time.monotonic() + LIMIT
    while time.monotonic() < end:
        ready, _, _ = select.select([side], [], [], 0.2)
        try:
            data = os.read(side, 1 << 16) if ready else b""
        except OSError:  # the program has closed its side
            break
        if ready and not data:
            break
        shown += data
        if waiting and not termios.tcgetattr(side)[3] & termios.ICANON and not ready:  # it reads a single key
            os.write(side, waiting.pop(0).encode())
    run.wait(LIMIT)
    os.close(side)
    return run.wait(), shown.decode("utf-8").replace("\r\n", "\n")


def plain(shown: str) -> str:
    """What is shown without its colours."""
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown)


@pytest.fixture
def tram(tmp_path: Path) -> Path:
    root = tmp_path / "tram"
    shutil.copytree(CASES / "tram", root, ignore=shutil.ignore_patterns("edited"))
    return root


def timeline(root: Path, *arguments: str) -> tuple[int, str]:
    done = program.timeline(*arguments, cwd=root)
    assert "internal error" not in done.stderr
    return done.returncode, done.stdout


def fetch_anew(root: Path) -> None:
    for path in (CASES / "tram" / "edited").iterdir():
        shutil.copy(path, root / "seeds" / path.name)


def test_from_a_sheet_over_changed_sources_to_settled(tram: Path) -> None:
    """At most twelve commands; what is left by hand is left because a claim has to be said otherwise."""
    day, commands = ("--as-of", DAY), []

    def run(*arguments: str) -> tuple[int, str]:
        commands.append(arguments)
        return timeline(tram, *arguments, *day)

    run("init", "--no-ci", "--no-hook")
    assert run("check")[0] == 0
    assert run("lock")[0] == 0
    fetch_anew(tram)
    assert run("check")[0] == 1
    run("review", "--accept-moved")
    listed = json.loads(run("review", "--output-format", "json")[1])
    assert len(listed["left"]) == 12
    altered = [item["claim"] for item in listed["left"] if item["accepting"]]
    code, output = run("review", "--accept", ",".join(altered))
    assert (code, output[:20]) == (1, "12 settled, 2 left, "), output  # which figure is meant; a date
    code, output = run("review", "--accept", "length", "--place", "1")
    match = re.search(r"1 settled, 1 left(?:, (\d+) errors? needs? an edit of the row)?\n", output)
    assert match, output
    assert code == 1
    standing = json.loads(run("review", "--output-format", "json")[1])["standing"]
    assert len(standing) == int(match[1] or 0) > 0
    assert {found["rule"] for found in standing} <= {
        "figure-unsupported", "claim-denies-quote", "figure-misassigned", "figures-conflict", "date-unsupported",
    }  # fmt: skip
    table = tram / "claims/claims.csv"
    text = table.read_text(encoding="utf-8")
    for old, new in NEW_WORDS:
        assert old in text, old
        text = text.replace(old, new)
    table.write_text(text, encoding="utf-8")
    assert run("lock")[0] == 0
    code, output = run("check")
    assert code == 0, output
    assert len(commands) <= 12


NEW_WORDS = (
    ("by 31 votes to 14.", "by 30 votes to 15."),
    ("The line will be 8.4 kilometres long.", "The line will be 8.9 kilometres long."),
    ("A second line was not approved.", "A second line was approved."),
    ("The line costs €340 million.", "The line costs €355 million."),
    ("Opponents collected 5,200 signatures.", "Opponents collected 2,500 signatures."),
    ("The state grants €128 million.", "The state grants €118 million."),
    ("autumn of 2028,The line", "spring of 2029,The line"),
    ("is to open in the autumn of 2028.", "is to open in the spring of 2029."),
    ("order is worth €291 million.", "order is worth €219 million."),
    ("No accident was reported.", "One accident was reported."),
    ("The work is four months behind.", "The work is six months behind."),
    ("The line will cost €362 million.", "The line will cost €326 million."),
    ('"71 % of 1,204 students', '"17 % of 1,204 students'),
)


def test_twelve_changed_quotes_are_90_lines_of_80_columns(tram: Path) -> None:
    timeline(tram, "init", "--no-ci", "--no-hook")
    timeline(tram, "lock", "--as-of", DAY)
    fetch_anew(tram)
    code, shown = at_terminal(tram, "check")
    lines = plain(shown).rstrip("\n").split("\n")
    assert code == 1
    assert "\x1b[" in shown
    assert plain(shown).count("error[quote-altered]") == 12
    assert len(lines) <= 90
    assert max(map(cells, lines)) <= 80


def test_a_review_at_a_terminal_says_what_it_leaves(tram: Path) -> None:
    timeline(tram, "init", "--no-ci", "--no-hook")
    timeline(tram, "lock", "--as-of", DAY)
    fetch_anew(tram)
    timeline(tram, "review", "--accept-moved", "--as-of", DAY)
    code, shown = at_terminal(tram, "review", keys="aaqy")
    assert code == 1
    assert re.search(r"2 settled, 10 left, 2 errors need an edit of the row\n", plain(shown)), plain(shown)[-2000:]


def projects() -> list[Path]:
    """Every project of the test corpus: of the rules, of the journeys, and the casebook."""
    found = [folder / kind for folder in sorted(RULES.iterdir()) for kind in ("fires", "passes")]
    return [*found, *sorted(path for path in CASES.iterdir() if path.is_dir()), Path(__file__).parents[2]]


@pytest.mark.parametrize("root", projects(), ids=lambda path: "/".join(path.parts[-2:]))
def test_check_and_report_agree_on_every_count(root: Path) -> None:
    project, day = find_project(root), datetime.date(2026, 11, 22)
    report = gated(project, examine(project, day))
    try:
        pages = make_pages(project, day)
    except TimelineError:
        assert not report.evidence.citations
        return
    summary = json.loads(FORMATS["json"](report))["summary"]
    assert json.loads(FORMATS["json"](pages.report))["summary"] == summary
    counts = {level: summary["level"][level] for level in (Level.ERROR, Level.WARNING)}
    words = [f"{number} {level}{'' if number == 1 else 's'}" for level, number in counts.items() if number]
    verdict = f"{' and '.join(words)} to settle." if words else "Nothing to settle"
    assert f"**{verdict}" in pages.files[MARKDOWN].decode()
    assert f'<p class="verdict">{verdict}' in pages.files[HTML].decode()
    accepted = sum(found.ignored is not None for found in report.findings)
    output = re.findall(r"^- (\d+) findings? (?:accepted|known)", pages.files[MARKDOWN].decode(), re.MULTILINE)
    assert sum(map(int, output)) == accepted

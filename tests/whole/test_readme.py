"""What the README shows is what the program prints."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path

import pytest

from timeline.cli import run
from timeline.readers.kinds import is_installed

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"


def test_the_python_example_holds() -> None:
    results = doctest.testfile(str(README), module_relative=False)
    assert (results.attempted, results.failed) == (3, 0)


def test_the_finding_at_first_sight_is_one_of_the_casebook(capfd: pytest.CaptureFixture[str]) -> None:
    [block] = re.findall(r"```\n(error\[.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert run(["check", "-C", str(ROOT)]) == 1
    printed = " ".join(capfd.readouterr().out.split())
    pieces = [" ".join(piece.split()) for piece in re.split(r"\n(?=  -->|   =)", block)]
    assert len(pieces) >= 4
    assert [piece for piece in pieces if piece not in printed] == []


def test_the_piece_of_the_report_is_of_the_report() -> None:
    quoted = re.findall(r"^> (.*)$", README.read_text(encoding="utf-8"), re.MULTILINE)
    report = re.sub(r"\[\^[^\]]+\]", "", (ROOT / "reports/timeline.md").read_text(encoding="utf-8"))
    assert quoted
    assert [line for line in quoted if line not in report] == []


def test_links_lead_to_files() -> None:
    links = re.findall(r"\]\(([^)#]+)\)", README.read_text(encoding="utf-8"))
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_commands_for_your_own_claims_work_in_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = README.read_text(encoding="utf-8").split("## Your own claims")[1]
    lines = [line for line in text.split("```")[1].split("\n") if line.startswith("timeline ")]
    (tmp_path / ".git").mkdir()  # settings further up are not this project's
    monkeypatch.chdir(tmp_path)
    assert [run(shlex.split(line, comments=True)[1:]) for line in lines] == [0] * 7
    assert (tmp_path / "reports/timeline.html").exists()


@pytest.mark.skipif(not is_installed("pypdfium2"), reason="the extra pdf is not installed")
def test_lock_and_reports_of_the_casebook_are_up_to_date(capfd: pytest.CaptureFixture[str]) -> None:
    run(["lock", "-C", str(ROOT), "--check"])
    refused, counted = (text.splitlines() for text in reversed(capfd.readouterr()))
    assert [line.split(" is ")[1] for line in counted if "claims.lock" in line] == [
        "up to date: 103 of 104 quotes recorded"
    ]
    assert [line for line in counted + refused if "refused" in line] == [
        "2026-03-04-desk-page.html: page-series-b is refused: altered"
    ]
    assert run(["report", "-C", str(ROOT), "--check"]) == 0, "outdated: run `make report`"
    assert run(["draft", "-C", str(ROOT), "--check", "--fail-on", "never"]) == 0, "outdated: run `make report`"

"""`timeline report --since`: what changed since a JSON report or a git revision stands at the top of the report."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from timeline.cli import run

DAY = ["--as-of", "2026-11-22"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in git whose source has changed since."""
    run(["init", "-C", str(tmp_path), "--no-ci", "--no-hook"])
    names = ["-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "-A"], [*names, "commit", "-qm", "start"]):
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True, capture_output=True)
    run(["check", "-C", str(tmp_path), *DAY, "--output-format", "json", "--output-file", str(tmp_path / "old.json")])
    source = tmp_path / "seeds/reading-room.txt"
    source.write_text(source.read_text().replace("2.4 million", "2.5 million"))
    return tmp_path


@pytest.mark.parametrize("since", ["old.json", "HEAD"])
def test_the_report_tells_what_changed(project: Path, since: str) -> None:
    earlier = str(project / since) if since.endswith(".json") else since
    assert run(["report", "-C", str(project), *DAY, "--since", earlier]) == 0
    page = (project / "reports/timeline.md").read_text()
    assert (
        "| quote | `reading-room-cost` | was exact, is altered: figure: the quote has “2.4”, the source “2.5” |" in page
    )
    html = (project / "reports/timeline.html").read_text()
    assert "was exact, is altered: figure: the quote has “2.4”, the source “2.5”" in html
    assert run(["report", "-C", str(project), *DAY, "--since", earlier, "--check"]) == 0
    assert run(["report", "-C", str(project), *DAY, "--check"]) == 1


@pytest.mark.parametrize(
    ("name", "text"), [("gone.json", None), ("odd.json", "[1]"), ("odd.json", "{"), ("v.json", "{}")]
)
def test_what_is_no_report_is_refused(
    project: Path, capfd: pytest.CaptureFixture[str], name: str, text: str | None
) -> None:
    if text is not None:
        (project / name).write_text(text)
    assert run(["report", "-C", str(project), *DAY, "--since", str(project / name)]) == 2
    assert f"--since {name}" in capfd.readouterr().err
    assert not (project / "reports").exists()

"""A project from Python is what the command sees: the same findings, the same bytes, the same exit code."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import timeline
from timeline.cli import run
from timeline.formats import FORMATS

if TYPE_CHECKING:
    from conftest import Desk

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "rules" / "cases"
PROJECTS = [ROOT, *sorted(path.parent for path in CASES.glob("*/*/expected.txt"))]
ROW = {"id": "b1", "date": "2024-06", "claim": "It raised €600m", "source": "note.txt", "quote": "600 million euros"}


def commanded(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    capfd.readouterr()
    code = run(list(arguments))
    return code, capfd.readouterr().out


@pytest.mark.parametrize("root", PROJECTS, ids=lambda root: "/".join(root.parts[-2:]))
def test_a_check_is_what_the_command_prints(root: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, printed = commanded(capfd, "check", "-C", str(root), "--as-of", "2026-11-22", "--output-format", "json")
    report = timeline.open(root, as_of="2026-11-22").check()
    assert (report.exit_code, report.render("json")) == (code, printed)
    assert report.ok == (code == 0)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_is_what_the_command_writes(form: str, tmp_path: Path) -> None:
    run(["check", "-C", str(ROOT), "--output-format", form, "--output-file", str(tmp_path / "out")])
    assert timeline.open(ROOT).check().render(form) == (tmp_path / "out").read_bytes().decode()


def settled(desk: Desk) -> None:
    """A project with an error that its baseline knows, and a day of its own."""
    desk.write("timeline.toml", 'as_of = "2025-05-05"\nfail_on = "warning"\n')
    desk.write("seeds/note.txt", "It raised 660 million euros in June.\n")
    desk.table(ROW)
    run(["check", "-C", str(desk.root), "--write-baseline"])


def test_settings_day_and_baseline_are_the_projects(desk: Desk) -> None:
    settled(desk)
    project = timeline.open(desk.root)
    assert project.root == desk.root
    assert project.settings.fail_on == "warning"
    assert project.as_of == datetime.date(2025, 5, 5)
    assert project.baseline == desk.root / "claims/claims.baseline"
    report = project.check()
    assert report.as_of == datetime.date(2025, 5, 5)
    assert [(row["rule"], row["ignored"] is None) for row in report.records("findings")] == [("quote-altered", False)]
    assert (report.ok, report.exit_code) == (True, 0)
    (desk.root / "claims/claims.baseline").unlink()
    assert project.baseline is None
    assert (project.check().ok, project.check().exit_code) == (False, 1)


def test_settings_may_be_given_by_name(desk: Desk) -> None:
    settled(desk)
    (desk.root / "claims/claims.baseline").unlink()
    desk.write("timeline.toml", '[levels]\nquote-short = "off"\n')
    project = timeline.open(str(desk.root), as_of=datetime.date(2024, 1, 2), levels={"quote-altered": "note"})
    assert project.as_of == datetime.date(2024, 1, 2)
    assert project.settings.levels == {"quote-short": "off", "quote-altered": "note"}
    assert project.check().ok
    assert not timeline.open(desk.root, fail_on="note", levels={"quote-altered": "note"}).check().ok
    assert timeline.open(desk.root, ignore=("quote-altered",)).check().records("findings") == []
    assert timeline.open(desk.root, isolated=True).settings.levels == {}


def test_a_table_without_claims_is_not_ok(desk: Desk) -> None:
    desk.table()
    report = timeline.open(desk.root).check()
    assert (report.ok, report.exit_code) == (False, 2)


@pytest.mark.parametrize(
    ("given", "message", "next_step"),
    [
        ({"fail_onn": "error"}, "timeline.open: there is no setting 'fail_onn'", "Did you mean 'fail_on'?"),
        ({"fail_on": "eror"}, "timeline.open: fail_on is one of error, warning, note, never", None),
        ({"as_of": "yesterday"}, "timeline.open: as_of is 'yesterday', which is no day", "Write it as 2026-11-22."),
        ({"select": ["quote-altred"]}, "timeline.open: select names no rule 'quote-altred'", "Did you mean 'quote-al"),
    ],
)
def test_settings_that_cannot_be_used_are_an_error_with_its_next_step(
    desk: Desk, given: dict[str, Any], message: str, next_step: str | None
) -> None:
    with pytest.raises(timeline.TimelineError) as raised:
        timeline.open(desk.root, **given)
    assert str(raised.value) == message
    assert "".join(getattr(raised.value, "__notes__", [])).startswith(next_step or "")


def test_a_folder_that_is_not_there_and_what_is_no_path_are_told_apart(desk: Desk) -> None:
    with pytest.raises(timeline.TimelineError, match="there is no such folder"):
        timeline.open(desk.root / "none")
    with pytest.raises(TypeError, match="path is a folder's path"):
        timeline.open(5)
    with pytest.raises(TypeError, match="as_of is a day"):
        timeline.open(desk.root, as_of=2024)
    with pytest.raises(TypeError, match="levels is a mapping"):
        timeline.open(desk.root, levels=["quote-altered"])


def test_locking_is_what_the_command_does(desk: Desk, tmp_path: Path) -> None:
    desk.write("seeds/note.txt", "It raised 600 million euros in June.\n")
    desk.table(ROW)
    project = timeline.open(desk.root, as_of="2026-11-22")
    seen = project.lock(write=False)
    assert (seen["recorded"], seen["changed"]) == (["b1"], True)
    assert not (desk.root / "claims/claims.lock").exists()
    other = shutil.copytree(desk.root, tmp_path / "other")
    assert project.lock() == seen
    assert run(["lock", "-C", str(other), "--as-of", "2026-11-22"]) == 0
    assert (desk.root / "claims/claims.lock").read_bytes() == (other / "claims/claims.lock").read_bytes()
    assert project.lock()["changed"] is False


def test_writing_reports_is_what_the_command_does(desk: Desk, tmp_path: Path) -> None:
    desk.write("seeds/note.txt", "It raised 600 million euros in June.\n")
    desk.table(ROW)
    other = shutil.copytree(desk.root, tmp_path / "other")
    project = timeline.open(desk.root, as_of="2026-11-22")
    assert project.write_reports() == ["reports/timeline.md written", "reports/timeline.html written"]
    assert project.write_reports() == ["reports/timeline.md is up to date", "reports/timeline.html is up to date"]
    assert run(["report", "-C", str(other), "--as-of", "2026-11-22"]) == 0
    for name in ("timeline.md", "timeline.html"):
        assert (desk.root / "reports" / name).read_bytes() == (other / "reports" / name).read_bytes()
    with pytest.raises(TypeError, match="since is a JSON report's path"):
        project.write_reports(since=5)


def test_a_review_lists_decides_and_settles(desk: Desk) -> None:
    desk.write("seeds/note.txt", "It raised 600 million euros in June. It has 350 people in Paris.\n")
    quotes = {"b1": "600 million euros", "b2": "350 people in Paris", "b3": "It has 350 people"}
    desk.table(*(ROW | {"id": name, "quote": quote} for name, quote in quotes.items()))
    project = timeline.open(desk.root, as_of="2026-11-22")
    project.lock()
    desk.write("seeds/note.txt", "It raised 660 million euros in June. It has 530 people in Paris.\n")
    review = project.review(add_columns=True)
    asked = review.records()
    found = review.look("b1", quote="660 million euros", claim="It raised 600 million euros.")
    assert (found["status"], [one["rule"] for one in found["findings"]]) == (
        "exact",
        ["citation-unlocked", "figure-unsupported"],
    )
    assert review.look(source="note.txt", quote="350 people")["problems"] == ["the id is empty", "the claim is empty"]
    with pytest.raises(timeline.TimelineError, match="there is no row"):
        review.look("b9")
    assert [row["claim"] for row in asked] == ["b1", "b2", "b3"]
    assert asked[0]["accepting"] == {"quote": "660 million euros"}
    review.accept("b1")
    review.keep("b2", reason="as it was printed")
    assert [row["decided"] for row in review.records()] == ["accept", "keep", None]
    assert "3 to decide, 2 decided" in repr(review)
    assert review.settle() == {"settled": ["b1", "b2"], "outdated": [], "left": ["b3"]}
    table = (desk.root / "claims/claims.csv").read_text()
    assert "660 million euros" in table
    assert "quote-altered: as it was printed" in table
    with pytest.raises(timeline.TimelineError, match="asks for no decision"):
        review.accept("b9")
    with pytest.raises(timeline.TimelineError, match="do not stand"):
        project.review().edit("b3", "It has 350 people")


def test_what_a_project_and_a_report_are_called(desk: Desk) -> None:
    settled(desk)
    project = timeline.open(desk.root)
    assert repr(project) == f"<Project {str(desk.root)!r} as of 2025-05-05>"
    assert repr(project.check()).startswith("<Report: Nothing to settle")

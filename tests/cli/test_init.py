"""A new project works as it is, and a table that is there is never touched."""

from __future__ import annotations

import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from timeline.cli import run
from timeline.cli.completing import claim_ids, rule_names, source_names

DAY = ["--as-of", "2026-11-22"]
TABLE = "id,date,claim,source,quote\na,,It is red.,a.txt,The door is red\n"


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()  # settings further up are not this project's
    return tmp_path


def files(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def init(root: Path, *arguments: str) -> int:
    return run(["init", "-C", str(root), *arguments])


def test_a_new_project_checks_green_without_a_note(empty: Path) -> None:
    assert init(empty) == 0
    assert run(["check", "-C", str(empty), *DAY, "--fail-on", "note"]) == 0
    assert run(["lock", "-C", str(empty), *DAY]) == 0
    assert run(["check", "-C", str(empty), *DAY, "--fail-on", "note"]) == 0
    assert run(["draft", "-C", str(empty), *DAY, "--fail-on", "note"]) == 0
    assert run(["report", "-C", str(empty), *DAY]) == 0


def test_it_is_told_what_was_made(empty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    init(empty)
    out = capfd.readouterr().out
    assert sorted(files(empty)) == [
        ".gitattributes", ".github/workflows/claims.yml", ".pre-commit-config.yaml", "articles/reading-room.md",
        "claims/claims.csv", "claims/sources.csv",
        "seeds/reading-room.txt", "timeline.toml",
    ]  # fmt: skip
    assert all(f"{name} written\n" in out for name in files(empty))
    assert "Next: timeline check" in out
    assert out.endswith("write into .github/workflows/claims.yml where timeline is installed from\n")


def test_the_workflow_checks_articles_where_the_setting_names_some(empty: Path) -> None:
    workflow = empty / ".github/workflows/claims.yml"
    init(empty)
    assert "timeline draft" in workflow.read_text()
    workflow.unlink()
    (empty / "timeline.toml").write_text("")
    init(empty)
    assert "timeline draft" not in workflow.read_text()
    workflow.unlink()
    (empty / "timeline.toml").write_text('drafts = ["text/*.md"]\n')
    init(empty)
    assert "timeline draft" in workflow.read_text()


def test_the_folder_is_made(empty: Path) -> None:
    assert init(empty / "new" / "desk") == 0
    assert run(["check", "-C", str(empty / "new" / "desk"), *DAY]) == 0


def test_doing_it_twice_changes_nothing(empty: Path, capfd: pytest.CaptureFixture[str]) -> None:
    init(empty)
    before = files(empty)
    assert init(empty) == 0
    assert files(empty) == before
    assert "is there already, and is kept" in capfd.readouterr().out


def test_a_table_gets_no_example(empty: Path) -> None:
    (empty / "claims").mkdir()
    (empty / "claims" / "claims.csv").write_text(TABLE)
    assert init(empty, "--no-ci", "--no-hook") == 0
    assert sorted(files(empty)) == [".gitattributes", "claims/claims.csv", "timeline.toml"]
    assert files(empty)["claims/claims.csv"] == TABLE.encode()


@pytest.mark.parametrize("claims", ["claims/claims.csv", "a b/t.csv", "table.csv"])
def test_git_converts_no_line_end_of_the_evidence(empty: Path, claims: str) -> None:
    init(empty, "--claims", claims)
    (empty / ".git").rmdir()
    subprocess.run(["git", "init", "-q"], cwd=empty, check=True)
    asked = [claims, "seeds/2024/note.txt"]
    output = subprocess.run(
        ["git", "check-attr", "text", "--", *asked], cwd=empty, capture_output=True, text=True, check=True
    ).stdout
    assert output.count(": text: unset\n") == 2


def test_settings_that_are_there_are_kept(empty: Path) -> None:
    (empty / "pyproject.toml").write_text('[tool.timeline]\nclaims = "table.csv"\nlock = "table.lock"\n')
    assert init(empty) == 0
    assert "timeline.toml" not in files(empty)
    assert (empty / "table.csv").exists()
    assert run(["check", "-C", str(empty), *DAY]) == 0
    assert init(empty, "--claims", "other.csv") == 2


def test_a_table_elsewhere_is_taken_in(empty: Path) -> None:
    (empty / "data").mkdir()
    (empty / "texts").mkdir()
    (empty / "data/table.csv").write_text(TABLE)
    (empty / "texts/a.txt").write_text("The door is red.\n")
    assert init(empty, "--claims", "data/table.csv", "--seeds", "texts") == 0
    written = tomllib.loads((empty / "timeline.toml").read_text())
    assert written == {
        "claims": "data/table.csv", "sources": "data/sources.csv", "lock": "data/table.lock", "seeds": "texts",
    }  # fmt: skip
    assert run(["check", "-C", str(empty), *DAY]) == 0
    assert run(["lock", "-C", str(empty), *DAY]) == 0
    assert (empty / "data/table.lock").exists()


@pytest.mark.parametrize(
    ("claims", "changed"),
    [("data/table.csv", "data/table.csv"), ("table.csv", "table.csv"), ("a b/t.csv", "a b/t.csv")],
)
def test_the_hook_runs_where_a_file_changed_that_counts(empty: Path, claims: str, changed: str) -> None:
    init(empty, "--claims", claims)
    (pattern,) = re.findall(r"^        files: (.*)$", (empty / ".pre-commit-config.yaml").read_text(), re.MULTILINE)
    assert re.search(pattern, changed)
    assert re.search(pattern, "seeds/2024/note.txt")
    assert not re.search(pattern, "docs/readme.md")


@pytest.mark.parametrize("path", ["../table.csv", "/etc/table.csv", "~/table.csv"])
def test_a_path_that_leads_out_is_refused(empty: Path, path: str) -> None:
    assert init(empty, "--claims", path) == 2
    assert files(empty) == {}


def test_a_link_is_not_written_through(empty: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "target"
    (empty / "timeline.toml").symlink_to(elsewhere)
    assert init(empty) == 0
    assert not elsewhere.exists()


# ---- what a shell completes ------------------------------------------------------------------------------------------


class Line:
    """What completion is given of a command line."""

    def __init__(self, root: Path) -> None:
        self.params = {"directory": root, "claims": None, "seeds": None}


def test_rules_claims_and_sources_are_completed(empty: Path) -> None:
    init(empty)
    assert rule_names("quote-mi") == ["quote-missing", "quote-misattributed"]
    assert rule_names("quote-cut,quote-sh") == ["quote-cut,quote-short"]
    assert claim_ids(Line(empty), "reading-room-c") == ["reading-room-cost"]  # type: ignore[arg-type]
    assert claim_ids(Line(empty), "a,reading-room-o") == ["a,reading-room-opened"]  # type: ignore[arg-type]
    assert source_names(Line(empty), "") == ["reading-room.txt"]  # type: ignore[arg-type]


def test_where_there_is_no_project_nothing_is_completed(empty: Path) -> None:
    (empty / "timeline.toml").write_text("nonsense")
    for complete in (claim_ids, source_names):
        assert complete(Line(empty), "") == []  # type: ignore[arg-type]
        assert complete(Line(empty / "gone"), "") == []  # type: ignore[arg-type]

"""A table whose columns have other names: told by a setting, seen by `init`, and written as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpers.program import timeline
from timeline.cli import run
from timeline.project.columns import mapping_of

HEADER = "No.;When;Statement;Source text;Source file;Own\n"
TABLE = f'{HEADER}k1;2025;It costs 3 million euros.;costs 3 million euros;a.txt;"x"\n'
DAY = ["--as-of", "2026-11-22"]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "seeds").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "claims/claims.csv").write_text(TABLE)
    (tmp_path / "seeds/a.txt").write_text("The roof costs 3 million euros.\n")
    return tmp_path


def test_init_proposes_what_the_header_seems_to_mean(sheet: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "-C", str(sheet), *DAY]) == 2
    assert run(["init", "-C", str(sheet)]) == 0
    assert "timeline.toml takes the column 'Source text' for quote" in capfd.readouterr().out
    assert run(["check", "-C", str(sheet), *DAY, "--fail-on", "note"]) == 0


def test_where_there_are_settings_they_are_proposed_and_not_written(
    sheet: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (sheet / "timeline.toml").write_text("")
    assert run(["init", "-C", str(sheet)]) == 0
    assert "In the settings: columns: id = 'No.', date = 'When', claim = 'Statement'" in capfd.readouterr().out
    assert (sheet / "timeline.toml").read_text() == ""


def test_what_is_written_goes_into_the_tables_own_columns(sheet: Path) -> None:
    run(["init", "-C", str(sheet)])
    run(["lock", "-C", str(sheet), *DAY])
    (sheet / "seeds/a.txt").write_text("The roof costs 4 million euros.\n")
    assert run(["review", "-C", str(sheet), *DAY, "--accept", "k1"]) == 0
    assert (sheet / "claims/claims.csv").read_text() == TABLE.replace(
        "costs 3 million euros;", "costs 4 million euros;"
    )
    quote = ["--quote", "The roof", "--claim", "A roof", "--id", "k2"]
    assert run(["add", "-C", str(sheet), *DAY, "a.txt", *quote]) == 0
    assert (sheet / "claims/claims.csv").read_text().endswith('"x"\nk2;;A roof;The roof;a.txt;\n')


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ('quoted = "x"', "columns names no column 'quoted'"),
        ('quote = ""', "columns gives each column its name"),
        ('quote = "x"\nclaim = "x"', "columns gives two columns the name 'x'"),
        ("quote = 3", "columns gives each column its name"),
    ],
)
def test_what_names_nothing_is_refused(
    sheet: Path, capfd: pytest.CaptureFixture[str], columns: str, message: str
) -> None:
    (sheet / "timeline.toml").write_text(f"[columns]\n{columns}\n")
    assert run(["check", "-C", str(sheet), *DAY]) == 2
    assert message in capfd.readouterr().err


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["ID", "Date", "Claim", "Source", "Quotation"], {"quote": "Quotation"}),
        (["id", "date", "claim", "source", "evidence (verbatim)"], {"quote": "evidence (verbatim)"}),
        (["id", "date", "Fact", "Document", "Excerpt"], {"claim": "Fact", "source": "Document", "quote": "Excerpt"}),
        (
            ["id", "date", "claim", "source", "Quotation", "Topic", "Metric"],
            {"quote": "Quotation", "subject": "Topic", "measure": "Metric"},
        ),
        (["id", "date", "claim", "source", "Quotation", "subject", "Topic"], {"quote": "Quotation"}),
        (["id", "date", "claim", "source", "quote", "Topic"], {}),
        (["id", "date", "Topic", "source", "Quotation"], {}),
        (["id", "date", "claim", "words"], {}),
        (["id", "updated", "claim", "source", "quote"], {}),
    ],
)
def test_a_header_is_seen_for_all_that_it_lacks_or_not_at_all(header: list[str], expected: dict[str, str]) -> None:
    assert mapping_of(header) == expected


@pytest.mark.parametrize("more", [",", ",,,", ', ," "'])
def test_empty_cells_beyond_the_header_are_a_note(tmp_path: Path, more: str, capfd: pytest.CaptureFixture[str]) -> None:
    for name in ("claims", "seeds"):
        (tmp_path / name).mkdir()
    (tmp_path / "seeds/a.txt").write_text("The roof costs 3 million euros.\n")
    rows = f"a,2025,It costs,a.txt,costs 3 million euros{more}\nb,2025,A roof,a.txt,The roof costs{more}\n"
    (tmp_path / "claims/claims.csv").write_text(f"id,date,claim,source,quote\n{rows}")
    assert run(["check", "-C", str(tmp_path), *DAY, "--notes"]) == 0
    assert "note[cells-beyond]: 2 rows have empty cells beyond the header, here first" in capfd.readouterr().out
    (tmp_path / "claims/claims.csv").write_text(f"id,date,claim,source,quote\n{rows}c,2025,x,a.txt,The roof,,y\n")
    assert run(["check", "-C", str(tmp_path), *DAY]) == 1
    assert "the row has 7 cells, the header 5" in capfd.readouterr().out


# ---- several projects, and one below the top of a repository --------------------------------------------------------


def test_several_projects_are_checked_with_the_gravest_exit_code(sheet: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    run(["init", "-C", str(sheet)])
    run(["init", "-C", str(other), "--no-ci", "--no-hook"])
    (sheet / "seeds/a.txt").write_text("The roof costs 4 million euros.\n")
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    command = ["check", *DAY, "-C", "other", "-C", "."]
    done = timeline(*command, cwd=sheet)
    assert done.returncode == 1
    assert done.stdout.index("== other ==") < done.stdout.index("== . ==") < done.stdout.index("error[quote-altered]")
    files = [part for name in (one, two) for part in ("--output-format", "json", "--output-file", str(name))]
    assert timeline(*command, *files, cwd=sheet).returncode == 1
    assert one.read_text() != two.read_text()
    for wrong in (files[:4], ["--output-format", "json"]):
        done = timeline(*command, *wrong, cwd=sheet)
        assert done.returncode == 2
        assert "json needs a file for each" in done.stderr


def test_no_other_command_takes_the_last_of_two_folders(sheet: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for command in ("report", "lock", "review", "init"):
        assert run([command, "-C", str(sheet), "-C", str(sheet)]) == 2
        assert "-C is given twice" in capfd.readouterr().err


def test_below_the_top_of_a_repository_no_workflow_is_written(sheet: Path, capfd: pytest.CaptureFixture[str]) -> None:
    below = sheet / "desk" / "ferry"
    assert run(["init", "-C", str(below)]) == 0
    out = capfd.readouterr().out
    assert "they are read at the top of the repository only, ../..\nThere: timeline check -C desk/ferry\n" in out
    assert not (below / ".github").exists()
    assert not (below / ".pre-commit-config.yaml").exists()

"""What a check comes to: what is known is accepted, and the exit code says whether the rest passes."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest

from helpers.desk import AS_OF
from timeline.checking.gate import baseline_path, check, exit_code, gated, save_baseline
from timeline.checking.opening import day_of, open_project
from timeline.model.errors import TimelineError
from timeline.project.settings import find_project

if TYPE_CHECKING:
    from helpers.desk import Desk

ROW = {"id": "b1", "claim": "c", "source": "note.txt", "quote": "It raised 600 million euros"}


def altered(desk: Desk, **more: str) -> None:
    """A project with one error, quote-altered."""
    desk.write("seeds/note.txt", "It raised 660 million euros, people said.\n")
    desk.table(ROW | more)


def test_what_the_baseline_lists_is_accepted_and_what_it_lists_in_vain_is_told(desk: Desk) -> None:
    altered(desk)
    project = find_project(desk.root)
    first = check(project, AS_OF)
    assert [(found.rule, found.ignored) for found in first.findings] == [("quote-altered", None)]
    assert save_baseline(project, first)
    assert not save_baseline(project, first)
    assert baseline_path(project) == "claims/claims.baseline"
    known = check(project, AS_OF)
    assert [(found.rule, found.ignored is None) for found in known.findings] == [("quote-altered", False)]
    assert known.findings == gated(project, first).findings
    desk.write("seeds/note.txt", "It raised 600 million euros, people said.\n")
    assert [found.rule for found in check(project, AS_OF).findings] == ["baseline-unused"]


def test_an_error_fails_at_every_level_but_never(desk: Desk) -> None:
    altered(desk)
    report = check(find_project(desk.root), AS_OF)
    assert [exit_code(report, level) for level in ("error", "warning", "note", "never")] == [1, 1, 1, 0]


def test_a_warning_fails_where_warnings_do(desk: Desk) -> None:
    desk.write("seeds/note.txt", "It is so.\n")
    desk.table(ROW | {"quote": "It is so"})
    report = check(find_project(desk.root), AS_OF)
    assert {found.level for found in report.findings} == {"warning"}
    assert [exit_code(report, level) for level in ("error", "warning", "note", "never")] == [0, 1, 1, 0]


def test_an_accepted_error_fails_nothing(desk: Desk) -> None:
    altered(desk, ignore="quote-altered: they corrected it")
    assert exit_code(check(find_project(desk.root), AS_OF), "note") == 0


def test_a_table_without_claims_is_2_whatever_fails(desk: Desk) -> None:
    desk.table()
    report = check(find_project(desk.root), AS_OF)
    assert [exit_code(report, level) for level in ("error", "never")] == [2, 2]
    with pytest.raises(TimelineError, match="there is nothing to check"):
        save_baseline(find_project(desk.root), report)


def test_a_baseline_that_leads_out_of_the_project_is_refused(desk: Desk) -> None:
    altered(desk)
    other = desk.root.parent / "other.baseline"
    other.write_text("")
    (desk.root / "claims/claims.baseline").symlink_to(other)
    with pytest.raises(TimelineError, match="leads out of the project"):
        check(find_project(desk.root), AS_OF)


def test_the_day_is_the_one_given_or_the_projects_or_today(desk: Desk) -> None:
    assert day_of(None) == datetime.datetime.now(datetime.UTC).date()
    assert day_of("2026-01-02") == datetime.date(2026, 1, 2)
    desk.write("timeline.toml", 'as_of = "2025-05-05"\n')
    project = find_project(desk.root)
    assert day_of(None, project) == datetime.date(2025, 5, 5)
    assert day_of("2026-01-02", project) == datetime.date(2026, 1, 2)
    with pytest.raises(TimelineError, match="is no day"):
        day_of("2026-13-01")


def test_levels_given_stand_beside_those_of_the_file(desk: Desk) -> None:
    desk.write("timeline.toml", '[levels]\nquote-short = "error"\n')
    project = open_project(desk.root, levels={"quote-moved": "off"})
    assert project.settings.levels == {"quote-short": "error", "quote-moved": "off"}
    with pytest.raises(TimelineError, match="names no rule 'quote-shart'"):
        open_project(desk.root, levels={"quote-shart": "off"})

"""How grave a finding is: the rule's level, less where the finding says so, and never more than a project admits."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import timeline.rules
from timeline.cli import run
from timeline.evidence.model import Evidence
from timeline.model import Finding, Level, Region
from timeline.rules import BY_NAME, RULES
from timeline.rules.rule import Rule, finding, graded, named

if TYPE_CHECKING:
    from conftest import Desk

OWN = (Level.ERROR, Level.WARNING, Level.NOTE)


def one_of_each_level(evidence: Evidence) -> Iterator[Finding]:
    """What a rule finds whose findings are of every level."""
    for citation in evidence.citations:
        for level in OWN:
            yield finding(f"by itself {level}", citation.claim.place("quote"), claim=citation.id, level=level)


@pytest.fixture
def project(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A project in which `quote-altered` finds one of each level."""
    altered = replace(BY_NAME["quote-altered"], check=one_of_each_level)
    rules = tuple(altered if each.name == altered.name else each for each in RULES)
    monkeypatch.setattr(timeline.rules, "RULES", rules)
    desk.write("seeds/note.txt", "The company raised 600 million euros.\n")
    desk.table({"id": "b1", "claim": "It raised money", "source": "note.txt", "quote": "raised 600 million"})
    return desk


@pytest.mark.parametrize(
    ("settings", "levels"),
    [
        ("", ["error", "warning", "note"]),
        ('levels = {quote-altered = "error"}', ["error", "warning", "note"]),
        ('levels = {quote-altered = "warning"}', ["warning", "warning", "note"]),
        ('levels = {quote-altered = "note"}', ["note", "note", "note"]),
        ('levels = {quote-altered = "off"}', []),
        ('levels = {quote-cut = "off"}', ["error", "warning", "note"]),
    ],
)
def test_what_a_project_sets_is_the_ceiling(project: Desk, settings: str, levels: list[str]) -> None:
    project.write("timeline.toml", settings)
    found = {one.message: one.level.value for one in project.check().findings}
    assert [found[f"by itself {own}"] for own in OWN if found] == levels


@pytest.mark.parametrize(
    ("usual", "ceiling", "levels"),
    [
        (Level.NOTE, Level.ERROR, ["error", "error", "error"]),  # a rule's finding is never graver than the rule
        (Level.NOTE, Level.WARNING, ["warning", "warning", "warning"]),
        (Level.WARNING, Level.ERROR, ["error", "error", "note"]),
        (Level.WARNING, Level.WARNING, ["warning", "warning", "note"]),
        (Level.WARNING, Level.NOTE, ["note", "note", "note"]),
    ],
)
def test_a_level_above_the_rules_own_raises_what_is_as_grave_as_the_rule(
    usual: Level, ceiling: Level, levels: list[str]
) -> None:
    assert [graded(own, usual, ceiling).value for own in OWN] == levels


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.name)
@pytest.mark.parametrize("level", Level)
def test_a_finding_that_says_nothing_of_its_level_has_the_one_that_is_set(each: Rule, level: Level) -> None:
    found = finding("it", Region("claims/claims.csv"))
    assert named(each, found, level).level is level
    assert named(each, found, each.level).level is each.level


@pytest.mark.parametrize(("fail_on", "ceiling", "code"), [
    ("error", "error", 1), ("error", "warning", 0), ("warning", "warning", 1), ("warning", "note", 0),
    ("note", "note", 1), ("note", "off", 0), ("never", "error", 0),
])  # fmt: skip
def test_fail_on_goes_by_the_level_of_the_finding(project: Desk, fail_on: str, ceiling: str, code: int) -> None:
    project.write("timeline.toml", f'ignore = ["source-unused"]\nlevels = {{quote-altered = "{ceiling}"}}\n')
    arguments = ["check", "-C", str(project.root), "--as-of", "2026-11-22", "--fail-on", fail_on]
    assert run([*arguments, "--output-format", "concise"]) == code


def test_formats_tell_the_level_of_the_finding_and_sarif_that_of_the_rule_beside_it(
    project: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write("timeline.toml", 'levels = {quote-altered = "warning"}\n')
    arguments = ["check", "-C", str(project.root), "--as-of", "2026-11-22", "--output-format"]
    assert run([*arguments, "json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert sorted(one["level"] for one in document["findings"]) == ["note", "warning", "warning"]
    assert document["summary"]["level"] == {"error": 0, "warning": 2, "note": 1}
    assert run([*arguments, "sarif"]) == 0
    (log,) = json.loads(capsys.readouterr().out)["runs"]
    (index,) = {result["ruleIndex"] for result in log["results"]}
    assert log["tool"]["driver"]["rules"][index]["defaultConfiguration"] == {"level": "error"}
    assert sorted(result["level"] for result in log["results"]) == ["note", "warning", "warning"]

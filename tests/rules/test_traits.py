"""The traits of the rules are what their findings show in the projects of the tests."""

from __future__ import annotations

import datetime
import shutil
from functools import cache
from pathlib import Path

import pytest

from helpers.examining import examine_case
from timeline.checking.run import examine
from timeline.evidence.model import Report
from timeline.model import Finding, Flaw
from timeline.project.files import write_bytes
from timeline.project.lock import write_lock
from timeline.project.settings import find_project
from timeline.review.fixes import fixed_table
from timeline.review.items import items
from timeline.review.relock import new_entries
from timeline.rules import BY_NAME, RULES
from timeline.rules.rule import Rule

CASES = Path(__file__).parents[1] / "rules" / "cases"
AS_OF = datetime.date(2026, 11, 22)
OTHERWISE = {"report-outdated", "baseline-unused"}
"""Rules whose findings are not made by a check alone."""


@cache
def fired(name: str) -> Report:
    """The check of the project on which a rule fires."""
    return examine_case(CASES / name / "fires", name, AS_OF)


def reports() -> dict[str, Report]:
    """Those of all rules, made when they are first asked for."""
    return {each.name: fired(each.name) for each in RULES if each.name not in OTHERWISE}


def of_rule(report: Report, each: Rule) -> list[Finding]:
    return [found for found in report.findings if found.rule == each.name]


def having(trait: str) -> list[Rule]:
    """The rules with a trait; a test of none would say nothing."""
    rules = [each for each in RULES if getattr(each, trait)]
    assert rules
    return rules


def copy_of(name: str, folder: Path) -> Path:
    return Path(shutil.copytree(CASES / name / "fires", folder / "project"))


def test_what_readers_meet_has_a_rule() -> None:
    assert {flaw.value for flaw in Flaw} <= BY_NAME.keys()


def test_review_asks_about_the_rules_that_say_so_and_no_others() -> None:
    asked = {found.rule for report in reports().values() for item in items(report) for found in item.findings}
    assert asked == {each.name for each in having("asked")}


def test_fixes_are_proposed_by_the_rules_that_say_so_and_no_others() -> None:
    fixing = {found.rule for report in reports().values() for found in report.findings if found.fix}
    assert fixing == {each.name for each in having("fixable")}


@pytest.mark.parametrize("each", having("fixable"), ids=lambda each: each.name)
def test_what_is_fixable_is_gone_after_the_fix(each: Rule, tmp_path: Path) -> None:
    root = copy_of(each.name, tmp_path)
    write_bytes(root / "claims/claims.csv", fixed_table(examine(find_project(root), AS_OF)), root)
    assert [found for found in of_rule(examine_case(root, each.name, AS_OF), each) if found.fix] == []


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.name)
def test_a_lock_settles_the_rules_that_say_so_and_no_others(each: Rule, tmp_path: Path) -> None:
    root = copy_of(each.name, tmp_path)
    before = examine_case(root, each.name, AS_OF)
    entries, _ = new_entries(before.evidence)
    # What is too old `lock` renews, and `--fix` does not: that trait is of rules that both settle.
    if (
        not entries or each.name in OTHERWISE or each.derived or before.evidence.lock.problems
    ):  # `lock` writes nothing then
        return
    write_bytes(find_project(root).path("lock"), write_lock(entries), root)
    left = of_rule(examine_case(root, each.name, AS_OF), each)
    assert of_rule(before, each)
    assert (left == []) == each.settled_by_lock


def test_a_citation_is_stale_by_a_rule_that_says_so_or_by_its_age() -> None:
    seen = 0
    for report in reports().values():
        stale = [found for found in report.findings if BY_NAME[found.rule].stale]
        marked = {found.claim for found in report.findings if found.stale}
        reasons = {found.claim for found in stale if not BY_NAME[found.rule].derived}
        assert marked == {found.claim for found in report.folded} <= reasons
        for one in report.evidence.citations:
            if one.entry is not None:
                seen += one.stale
                assert one.stale == (one.id in {found.claim for found in stale})
                assert one.status.stands or one.id in reasons
    assert seen


def test_messages_that_change_when_lines_are_added_are_of_rules_that_name_places(tmp_path: Path) -> None:
    changed = set()
    for name, report in reports().items():
        root = copy_of(name, tmp_path / name)
        for path in (*root.glob("claims/claims.csv"), *root.glob("seeds/*.txt")):
            first, end, rest = path.read_bytes().partition(b"\n")
            path.write_bytes(end + first + end + rest if path.parent.name == "seeds" else first + end + end + rest)
        after = examine(find_project(root), AS_OF).findings
        kept, messages = {(found.rule, found.claim) for found in after}, {found.message for found in after}
        for found in report.findings:
            if (found.rule, found.claim) in kept and found.message not in messages:
                changed.add(found.rule)
    bytes_are_the_fault = {"source-unreadable", "source-hash-mismatch"}
    assert changed - bytes_are_the_fault == {each.name for each in having("names_place")}


def test_a_rule_says_what_the_commands_make_of_it() -> None:
    assert BY_NAME["quote-moved"].notes == (
        "`timeline review` asks about it.",
        "`timeline lock` settles it, and `timeline check --fix` where a lock is kept.",
    )
    assert BY_NAME["ignore-invalid"].notes == ("A row cannot accept it.",)
    assert BY_NAME["quote-cut"].notes == ()

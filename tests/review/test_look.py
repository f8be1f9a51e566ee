"""A row as it is typed: what is found in it is what a full check finds."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from random import Random

import pytest
from benchmarks.drawn import Compared, draw_change, draw_project, edit_sources
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.model import Finding
from timeline.project.settings import find_project
from timeline.review.guards import look
from timeline.review.look import look_at
from timeline.review.relock import relock
from timeline.review.rows import Rows
from timeline.review.texts import Texts

ROOT = Path(__file__).resolve().parents[2]
AS_OF = datetime.date(2026, 11, 22)


def by_claim(findings: tuple[Finding, ...]) -> dict[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(one.claim or "", []).append(one)
    return {name: tuple(those) for name, those in found.items()}


@pytest.mark.parametrize("root", [ROOT], ids=["casebook"])
def test_a_row_of_the_casebook_has_the_findings_of_a_full_check(root: Path) -> None:
    project = find_project(root)
    report = look(project, AS_OF)
    rows, texts = Rows.from_evidence(report.evidence, Counter()), Texts(project, report.evidence)
    wanted = by_claim(report.findings)
    names = [row.id for row in report.evidence.citations]
    found = {name: look_at(rows, texts, {}, name).findings for name in names}
    assert len(names) >= 90
    assert {name: those for name, those in found.items() if those != wanted.get(name, ())} == {}


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Compared:
    """A drawn project, locked and then edited."""
    folder = draw_project(tmp_path_factory.mktemp("drawn"), 48)
    relock(find_project(folder), AS_OF)
    edit_sources(folder)
    return Compared(folder)


@given(st.integers(0, 2**32))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_a_changed_row_has_the_findings_of_a_full_check_of_the_table_with_it(drawn: Compared, seed: int) -> None:
    assert drawn.differing(*draw_change(Random(seed), drawn.table)) is None  # noqa: S311 - the same on every run


@given(st.integers(0, 2**32))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
def test_what_is_known_after_some_changes_is_what_a_full_check_finds(drawn: Compared, seed: int) -> None:
    assert drawn.carried(Random(seed), 4) == []  # noqa: S311 - the same on every run

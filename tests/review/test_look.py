"""A row as it is typed: what is found in it is what a full check finds."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import pytest

from timeline.model import Finding
from timeline.project.settings import find_project
from timeline.review.guards import look
from timeline.review.look import look_at
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

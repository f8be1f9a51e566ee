"""All that a rule tells: message, region from beginning to end, next step, fix, changes and related places.

Asked for is a folder below rules/cases, or one of the projects of helpers/rules_projects.py.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from helpers.cases import answered_cases, update
from helpers.desk import AS_OF, Desk
from helpers.examining import examine_case
from helpers.rules_projects import PROJECTS
from timeline.evidence.model import Report
from timeline.model import Finding, Region

FILES = "rules/*/*.txt"
FOLDERS = Path(__file__).parents[1] / "rules" / "cases"


def report(asked: str, folder: Path) -> Report:
    """The report on a folder below rules/, or on one of PROJECTS made in an empty folder."""
    if asked.startswith("rules/"):
        folder = asked.removeprefix("rules/")
        return examine_case(FOLDERS / folder, folder.split("/")[0], AS_OF)
    desk = Desk(folder)
    desk.write("timeline.toml", "")
    (folder / "seeds").mkdir()
    PROJECTS[asked](desk)
    return desk.check()


def answers(asked: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        findings = report(asked, Path(folder)).findings
        for found in findings:
            yield from lines(found)
        if not findings:
            yield "no findings"


def lines(found: Finding) -> Iterator[str]:
    """A finding whole: rule and place, then all it says, a line each."""
    yield f"{found.level} {found.rule} {found.claim or '-'} {place(found.region)}"
    yield f"    {found.message}"
    if found.ignored is not None:
        yield f"    accepted: {found.ignored}"
    if found.stale:
        yield f"    stale: {found.stale}"
    yield from (f"    {each.kind}: {each.quoted!r} became {each.found!r}" for each in found.changes)
    yield from (f"    {place(each.region)} {each.message}" for each in found.related)
    if found.fix:
        yield f"    fix {found.fix.column}: {found.fix.text!r} ({found.fix.description})"
    yield f"    → {found.help}"


def place(region: Region) -> str:
    return f"{region.path}:{region.line}:{region.column}-{region.end_line}:{region.end_column}"


update(FILES, answers)
CASES = answered_cases(FILES)


def test_every_project_and_folder_is_asked_for() -> None:
    by_commands = ("report-outdated", "baseline-unused")
    names = [path.name for path in FOLDERS.iterdir() if path.name not in by_commands]
    assert {asked for asked, _ in CASES} == {*PROJECTS, *(f"rules/{name}/fires" for name in names)}


@pytest.mark.parametrize(
    ("asked", "expected"), answered_cases(FILES), ids=[asked for asked, _ in answered_cases(FILES)]
)
def test_all_that_is_told(asked: str, expected: tuple[str, ...]) -> None:
    assert expected
    assert tuple(answers(asked)) == expected

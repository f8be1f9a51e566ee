"""Every rule: its text has the form that its readers rely on, it fires where it says and is silent where it says.

A folder `rules/<rule>/fires` or `rules/<rule>/passes` is a small project. Its `expected.txt` holds all findings:

    level rule claim path:line:column message
        path:line:column why this place is shown
"""

from __future__ import annotations

import datetime
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from helpers.examining import examine_case
from timeline.checking.gate import gated
from timeline.checking.run import examine
from timeline.evidence.model import Report
from timeline.model import Finding, Status
from timeline.project.settings import find_project
from timeline.report.files import make_pages
from timeline.rules import RULES
from timeline.rules.rule import SECTIONS, Group, Rule

if TYPE_CHECKING:
    from helpers.desk import Desk

CASES = Path(__file__).parents[1] / "rules" / "cases"
AS_OF = datetime.date(2026, 11, 22)
NAMES = [each.name for each in RULES]


def described(finding: Finding) -> Iterator[str]:
    """A finding as expected.txt writes it."""
    place = finding.region
    accepted = f" (accepted: {finding.ignored})" if finding.ignored else ""
    yield (
        f"{finding.level} {finding.rule} {finding.claim or '-'} {place.path}:{place.line}:{place.column}"
        f" {finding.message}{accepted}"
    )
    for related in finding.related:
        yield f"    {related.region.path}:{related.region.line}:{related.region.column} {related.message}"


def checked(root: Path, rule: str) -> Report:
    """The report on a case's project. What is kept in reports/ is looked at by `timeline report --check` alone."""
    project = find_project(root)
    if rule == "report-outdated":
        return make_pages(project, AS_OF).check()
    return gated(project, examine_case(root, rule, AS_OF))


@pytest.mark.parametrize("kind", ["fires", "passes"])
@pytest.mark.parametrize("name", NAMES)
def test_the_rule_does_what_its_cases_say(name: str, kind: str, tmp_path: Path) -> None:
    root = CASES / name / kind
    if (name, kind) == ("report-outdated", "passes"):
        root = with_reports(root, tmp_path / "project")
    findings = checked(root, name).findings
    expected = (CASES / name / kind / "expected.txt").read_text(encoding="utf-8")
    assert "".join(f"{line}\n" for finding in findings for line in described(finding)) == expected
    fired = name in [finding.rule for finding in findings if finding.ignored is None]
    assert fired == (kind == "fires")


def with_reports(root: Path, copy: Path) -> Path:
    """A copy of a project with its reports written."""
    shutil.copytree(root, copy)
    make_pages(find_project(copy), AS_OF).write()
    return copy


def test_every_case_belongs_to_a_rule() -> None:
    assert sorted(path.name for path in CASES.iterdir()) == sorted(NAMES)


def test_names_are_unique_and_say_themselves() -> None:
    assert len(set(NAMES)) == len(NAMES)
    assert [name for name in NAMES if not re.fullmatch(r"[a-z]+(-[a-z]+)+", name)] == []


def test_rules_stand_together_by_group() -> None:
    groups = [each.group for each in RULES]
    assert list(dict.fromkeys(groups)) == list(Group)
    assert groups == sorted(groups, key=list(Group).index)


@pytest.mark.parametrize("each", RULES, ids=NAMES)
def test_the_text_of_a_rule_has_its_form(each: Rule) -> None:
    """A summary that is a sentence, then why, an example of each kind and the next step, in this order."""
    summary, blank, *_ = each.text.split("\n")
    assert summary == each.summary
    assert summary[0].isupper()
    assert summary.endswith(".")
    assert blank == ""
    assert re.findall(r"^([A-Z][a-z]+):$", each.text, re.MULTILINE) == list(SECTIONS)
    for title in SECTIONS:
        assert each.section(title).strip()
        assert not each.section(title).startswith(" ")
    assert max(map(len, each.text.splitlines())) <= 120


@pytest.mark.parametrize("each", RULES, ids=NAMES)
def test_every_finding_has_a_next_step_and_one_line(each: Rule) -> None:
    findings = checked(CASES / each.name / "fires", each.name).findings
    assert all(finding.help and "\n" not in finding.message and len(finding.message) < 1000 for finding in findings)


# ---- what a project may change ---------------------------------------------------------------------------------------


def open_rules(root: Path, settings: str) -> dict[str, str]:
    """The rules that fire in a folder's project under other settings, with their levels."""
    (root / "timeline.toml").write_text(settings, encoding="utf-8")
    findings = examine(find_project(root), AS_OF).findings
    return {finding.rule: finding.level.value for finding in findings if finding.ignored is None}


def test_settings_choose_rules_and_levels(desk: Desk) -> None:
    desk.write("seeds/note.txt", "The head of the firm.\n")
    desk.write("seeds/draft.txt", "A draft.\n")
    desk.table({"id": "b1", "claim": "The head", "source": "note.txt", "quote": "of the"})
    assert open_rules(desk.root, "") == {"quote-short": "warning", "source-unused": "note"}
    assert open_rules(desk.root, 'ignore = ["quote-short"]') == {"source-unused": "note"}
    assert open_rules(desk.root, 'select = ["quote-short"]') == {"quote-short": "warning"}
    assert open_rules(desk.root, 'levels = {quote-short = "error", source-unused = "off"}') == {"quote-short": "error"}


def test_an_accepted_finding_is_told_with_its_reason_and_no_broken_one_accepts_itself(desk: Desk) -> None:
    desk.write("seeds/note.txt", "The head of the firm.\n")
    row = {"id": "b1", "claim": "The head", "source": "note.txt", "quote": "of the"}
    desk.table({**row, "ignore": "quote-short: a set phrase; ignore-invalid: please; nonsense"})
    accepted = [(finding.rule, finding.ignored) for finding in desk.check().findings]
    assert accepted == [
        ("quote-short", "a set phrase"),
        ("ignore-invalid", None),
        ("ignore-unused", None),
    ]


# ---- a locked project whose sources are edited -----------------------------------------------------------------------

TEXT = (
    "The company raised 600 million euros in June 2024, two people said.\n"
    "It will not open the plant before 2027, the minister told parliament on Friday.\n"
    "Nobody else spoke about it in public.\n"
)
LOCKED = (
    {"id": "money", "date": "2024-06", "claim": "It raised €600 million", "quote": "raised 600 million euros in June"},
    {
        "id": "plant",
        "claim": "No plant",
        "quote": "It will not open the plant before 2027, the minister told parliament",
    },
    {"id": "quiet", "claim": "Nobody spoke", "quote": "Nobody else spoke about it in public"},
)


@pytest.fixture
def locked(desk: Desk) -> Desk:
    desk.write("seeds/note.txt", TEXT)
    desk.table(*({**row, "source": "note.txt"} for row in LOCKED))
    desk.lock()
    assert desk.rules() == []
    return desk


@pytest.mark.parametrize(
    ("old", "new", "claim", "rule", "status", "kind"),
    [
        ("600 million", "660 million", "money", "quote-altered", Status.ALTERED, "figure"),
        ("600 million", "600 billion", "money", "quote-altered", Status.ALTERED, "unit"),
        ("in June", "in July", "money", "quote-altered", Status.ALTERED, "date"),
        ("will not open", "will open", "plant", "quote-altered", Status.ALTERED, "negation"),
        ("before 2027", "before 2028", "plant", "quote-altered", Status.ALTERED, "date"),
        ("Nobody else", "Somebody else", "quiet", "quote-altered", Status.ALTERED, ""),
        ("Nobody else spoke about it in public.\n", "", "quiet", "quote-missing", Status.MISSING, ""),
        (
            "Nobody else spoke about it in public.",
            "Nobody else spoke about it in public. Nobody else spoke about it in public.",
            "quiet",
            "quote-ambiguous",
            Status.AMBIGUOUS,
            "",
        ),
    ],
)
def test_an_edited_source_gives_what_its_rule_names(
    locked: Desk, old: str, new: str, claim: str, rule: str, status: Status, kind: str
) -> None:
    locked.write("seeds/note.txt", TEXT.replace(old, new))
    report = locked.check()
    errors = [finding for finding in report.findings if finding.level == "error"]
    assert [(finding.rule, finding.claim) for finding in errors] == [(rule, claim)]
    assert errors[0].stale.startswith("verified on ")
    assert {one.id: one.status for one in report.evidence.citations}[claim] is status
    assert not kind or kind in [change.kind for change in errors[0].changes]
    others = [one for one in report.evidence.citations if one.id != claim]
    assert all(one.status in (Status.EXACT, Status.MOVED) for one in others)


def test_a_deleted_source_is_missing_and_its_quotes_unreadable(locked: Desk) -> None:
    (locked.root / "seeds/note.txt").unlink()
    report = locked.check()
    assert {finding.rule for finding in report.findings} == {"source-missing"}
    assert {one.status for one in report.evidence.citations} == {Status.UNREADABLE}


def test_a_moved_text_is_a_note_and_locking_settles_it(locked: Desk) -> None:
    locked.write("seeds/note.txt", "A line above.\n" + TEXT)
    assert {finding.level.value for finding in locked.check().findings} == {"note"}
    locked.lock()
    assert locked.rules() == []


def test_a_lock_made_for_other_words_vouches_for_nothing(locked: Desk) -> None:
    """The row is changed to words that the source does not have: the old record must not make it stand."""
    (locked.root / "claims/claims.csv").write_text(
        (locked.root / "claims/claims.csv").read_text().replace("raised 600 million euros", "raised 900 million euros")
    )
    assert "quote-altered" in locked.rules()
    assert "citation-stale" not in locked.rules()


# ---- whatever the files hold -----------------------------------------------------------------------------------------

CELLS = st.text("ab €$19.,-–:;()[]…\"'“”\n\r\t\u200b\u0301mnbillionsperct%/", max_size=24) | st.sampled_from(
    ["note.txt", "2024-06", "June 2024", "€5 million", "not", "date", "quote-short: x", "the words", "…", "[sic]"]
)  # fmt: skip


@hypothesis_settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(*[CELLS] * 9), max_size=4), CELLS, st.binary(max_size=30), st.booleans())
def test_whatever_the_files_hold_a_report_comes(
    desk: Desk, rows: list[tuple[str, ...]], text: str, junk: bytes, damaged: bool
) -> None:
    columns = ("id", "date", "claim", "source", "quote", "prefix", "subject", "measure", "ignore")
    table = [dict(zip(columns, row, strict=True)) | {"source": "note.txt"} for row in rows]
    table = [row | {"id": f"b{number}"} for number, row in enumerate(table)]
    desk.write("seeds/note.txt", "\n".join([text, *(row["quote"] for row in table), text]))
    desk.table(*table)
    desk.write("claims/claims.lock", junk if damaged else b"")
    desk.write("claims/sources.csv", junk if damaged else b"source,published\nnote.txt,2024-06-11\n")
    report = desk.check()
    read = len(report.evidence.citations)
    assert read == len(report.evidence.table.claims)
    assert [finding.region for finding in report.findings] == sorted(finding.region for finding in report.findings)
    if read and not damaged:  # where no claim is read, none is locked
        desk.lock()
        locked_again = {one.id: one.status for one in desk.check().evidence.citations}
        assert locked_again == {one.id: one.status for one in report.evidence.citations}
